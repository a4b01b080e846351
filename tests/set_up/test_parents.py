"""Where ``manage.py cchc_setup`` puts the section."""

import pytest
from django.contrib.auth.models import Group
from django.core.management import CommandError
from wagtail.models import Page, Site

from cchc_wagtail.enums import RoleGroup
from cchc_wagtail.models import ReformHomePage
from tests.set_up.running_setup import count_rows, run_setup, site_root
from tests.testapp.models import HomePage

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _forget_sites():
    """Wagtail caches the addresses of sites; those of one test are wrong in the next."""
    yield
    Site.clear_site_root_paths_cache()


@pytest.fixture
def about(db) -> Page:
    return site_root().add_child(instance=HomePage(title="Giới thiệu", slug="gioi-thieu"))


@pytest.mark.parametrize("wanted", ["/gioi-thieu/", "gioi-thieu", "http://localhost/gioi-thieu/"])
def test_parent_is_found_by_its_address(about, wanted):
    run_setup("--parent", wanted)

    assert ReformHomePage.objects.get().url == "/gioi-thieu/cai-cach-hanh-chinh/"


def test_parent_is_found_by_its_id(about):
    run_setup("--parent", str(about.pk))

    assert ReformHomePage.objects.get().get_parent().pk == about.pk


def test_slash_is_the_root_page_of_the_site():
    run_setup("--parent", "/")

    assert ReformHomePage.objects.get().get_parent().pk == site_root().pk


@pytest.mark.parametrize(
    "wanted", ["/khong-co/", "999999", "99999999999999999999", "1", "http://khac.vn/gioi-thieu/"]
)
def test_wrong_parent_is_refused_and_nothing_is_made(about, wanted):
    before = count_rows()

    with pytest.raises(CommandError) as refused:
        run_setup("--parent", wanted)

    assert wanted in str(refused.value)
    assert count_rows() == before


def test_second_site_is_reached_by_its_address(about):
    other_root = Page.get_first_root_node().add_child(
        instance=HomePage(title="Điểm trường 2", slug="diem-truong-2")
    )
    other_about = other_root.add_child(instance=HomePage(title="Giới thiệu", slug="gioi-thieu"))
    Site.objects.create(hostname="diem2.test", root_page=other_root)

    run_setup("--parent", "http://diem2.test/gioi-thieu/")
    run_setup("--parent", "/gioi-thieu/")

    parents = {home.get_parent().pk for home in ReformHomePage.objects.all()}
    assert parents == {other_about.pk, about.pk}


def test_address_that_several_other_sites_share_needs_an_id():
    for number in (1, 2):
        root = Page.get_first_root_node().add_child(
            instance=HomePage(title=f"Điểm {number}", slug=f"diem-{number}")
        )
        root.add_child(instance=HomePage(title="Tin tức", slug="tin-tuc"))
        Site.objects.create(hostname=f"diem{number}.test", root_page=root)
    ids = [str(pk) for pk in Page.objects.filter(slug="tin-tuc").values_list("pk", flat=True)]

    with pytest.raises(CommandError) as refused:
        run_setup("--parent", "/tin-tuc/")

    assert all(pk in str(refused.value) for pk in ids)


def test_site_without_default_is_refused():
    Site.objects.update(is_default_site=False)

    with pytest.raises(CommandError, match="--parent"):
        run_setup()

    assert not Group.objects.filter(name__in=list(RoleGroup)).exists()


def test_page_that_allows_no_section_is_refused_with_pages_that_do():
    run_setup()
    home = ReformHomePage.objects.get()

    with pytest.raises(CommandError) as refused:
        run_setup("--parent", str(home.pk))

    assert home.title in str(refused.value)
    assert f"--parent {site_root().pk})" in str(refused.value)
    assert ReformHomePage.objects.count() == 1


def test_site_whose_page_types_allow_no_section_is_told_what_to_add(about, monkeypatch):
    monkeypatch.setattr(HomePage, "subpage_types", [], raising=False)
    monkeypatch.setattr(HomePage, "_clean_subpage_models", None)
    about.move(Page.get_first_root_node(), pos="last-child")
    old_root = site_root()
    Site.objects.update(root_page=about.pk)
    old_root.delete()

    with pytest.raises(CommandError, match="subpage_types") as refused:
        run_setup()

    assert '"cchc_wagtail.ReformHomePage"' in str(refused.value)
