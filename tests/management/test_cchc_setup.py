"""``manage.py cchc_setup`` as a person runs it."""

import pytest
from django.contrib.auth.models import Group, Permission
from django.core.management import CommandError
from django.utils import translation
from django.utils.translation import gettext as _
from wagtail.models import (
    Locale,
    Page,
    PageLogEntry,
    Site,
)

from cchc_wagtail.enums import RoleGroup
from cchc_wagtail.models import OrgUnit, PlanIndexPage, ReformHomePage, StoryIndexPage
from cchc_wagtail.review.authority import without_review
from cchc_wagtail.vietnamese import fold
from tests.management.running_setup import count_rows, run_setup, site_root
from tests.school import remove, take_down
from tests.testapp.models import HomePage

pytestmark = pytest.mark.django_db

SLUGS = ["ke-hoach", "thu-tuc", "guong-nguoi-tot", "van-ban", "hoat-dong"]


@pytest.fixture(autouse=True)
def _forget_sites():
    """Wagtail caches the addresses of sites; those of one test are wrong in the next."""
    yield
    Site.clear_site_root_paths_cache()


@pytest.fixture
def about(db) -> Page:
    return site_root().add_child(instance=HomePage(title="Giới thiệu", slug="gioi-thieu"))


def test_section_stands_below_the_default_sites_root_with_ascii_addresses():
    out = run_setup()

    home = ReformHomePage.objects.get()
    assert home.get_parent().pk == site_root().pk
    assert home.title == "Cải cách hành chính"
    assert home.url == "/cai-cach-hanh-chinh/"
    children = home.get_children()
    assert [page.slug for page in children] == SLUGS
    assert [page.title for page in children] == [
        "Kế hoạch",
        "Thủ tục hành chính",
        "Gương người tốt, việc tốt",
        "Văn bản",
        "Hoạt động",
    ]
    for slug in SLUGS:
        assert f"/cai-cach-hanh-chinh/{slug}/" in out


def test_every_page_is_published_with_a_revision_a_log_entry_and_an_introduction():
    run_setup()

    for page in [ReformHomePage.objects.get(), *ReformHomePage.objects.get().get_children()]:
        page = page.specific
        assert page.live and not page.has_unpublished_changes
        assert page.show_in_menus
        assert page.live_revision_id and page.live_revision_id == page.latest_revision_id
        assert page.introduction.startswith("<p>")
        actions = set(PageLogEntry.objects.filter(page=page.pk).values_list("action", flat=True))
        assert {"wagtail.create", "wagtail.publish"} <= actions


def test_second_run_changes_nothing_and_says_so():
    run_setup()
    before = count_rows()

    out = run_setup()

    assert count_rows() == before
    with translation.override("vi"):
        assert _("Everything is there already. Nothing was changed.") in out


def test_dry_run_names_everything_and_changes_nothing():
    before = count_rows()

    out = run_setup("--dry-run")

    assert count_rows() == before
    for text in [*SLUGS, *RoleGroup, "Các tổ chuyên môn", "Cải cách hành chính"]:
        assert text in out


def test_dry_run_names_what_the_real_run_makes():
    planned = [line for line in run_setup("--dry-run").splitlines() if line.startswith("  + ")]

    made = [line for line in run_setup().splitlines() if line.startswith("  + ")]

    assert planned == made


def test_only_what_is_missing_is_made_again():
    run_setup()
    remove(StoryIndexPage.objects.get())
    Group.objects.get(name=RoleGroup.UNION).permissions.clear()
    kept = PlanIndexPage.objects.get().pk

    out = run_setup()

    assert [line for line in out.splitlines() if "http" in line and "+" in line] == [
        line for line in out.splitlines() if "guong-nguoi-tot" in line
    ]
    assert PlanIndexPage.objects.get().pk == kept
    union = Group.objects.get(name=RoleGroup.UNION)
    assert union.permissions.filter(codename="access_admin").exists()


def test_renamed_and_moved_section_is_found_again(about):
    run_setup()
    home = ReformHomePage.objects.get()
    home.slug = "cchc"
    home.save()
    with without_review("Kiểm thử"):
        home.move(about, pos="last-child")
    plans = PlanIndexPage.objects.get()
    plans.slug = "ke-hoach-truong"
    plans.save()
    before = count_rows()

    run_setup()

    assert count_rows() == before


def test_units_are_made_only_in_an_empty_register():
    OrgUnit.objects.create(name="Tổ Lá")

    run_setup()

    assert list(OrgUnit.objects.values_list("name", flat=True)) == ["Tổ Lá"]


def test_units_of_a_new_register_have_their_groups_and_usual_names():
    run_setup()

    names = list(OrgUnit.objects.values_list("name", "group__name"))
    assert names == [
        ("Ban giám hiệu", RoleGroup.BOARD),
        ("Văn phòng", RoleGroup.OFFICE),
        ("Công đoàn", RoleGroup.UNION),
        ("Các tổ chuyên môn", None),
    ]
    known = [
        fold(name)
        for unit in OrgUnit.objects.all()
        for name in [unit.name, *unit.aliases.splitlines()]
    ]
    assert {"bgh", "bo phan van phong", "bch cong doan", "to chuyen mon"} <= set(known)
    assert len(known) == len(set(known))


def test_group_that_exists_keeps_its_members_and_permissions(django_user_model):
    group = Group.objects.create(name=RoleGroup.EDITORS)
    django_user_model.objects.create_user("co-lan").groups.add(group)
    more = Group.permissions.rel.model.objects.get(codename="delete_group")
    group.permissions.add(more)

    out = run_setup()

    assert Group.objects.filter(name=RoleGroup.EDITORS).count() == 1
    assert group.user_set.count() == 1
    assert more in group.permissions.all()
    line = next(line for line in out.splitlines() if line.strip().startswith(f"{group.name}:"))
    assert "1" in line


def test_verbose_run_names_every_permission():
    assert "access_admin" not in run_setup()
    Group.objects.all().delete()
    assert "access_admin" in run_setup(verbosity=2)


def test_other_page_with_the_address_is_named_and_left_alone():
    other = site_root().add_child(
        instance=HomePage(title="Trang cũ", slug="cai-cach-hanh-chinh", live=False)
    )
    before = count_rows()

    with pytest.raises(CommandError) as refused:
        run_setup()

    assert "Trang cũ" in str(refused.value) and str(other.pk) in str(refused.value)
    assert count_rows() == before


def test_failure_on_the_way_leaves_nothing_behind():
    Permission.objects.filter(codename="access_admin").delete()
    before = count_rows()

    with pytest.raises(CommandError, match="access_admin"):
        run_setup()

    assert count_rows() == before


def test_slug_of_the_section_is_a_setting(settings):
    settings.CCHC_WAGTAIL = {"SECTION_SLUG": "cchc"}

    run_setup()

    assert ReformHomePage.objects.get().url == "/cchc/"


def test_unpublished_section_is_reported_and_stays_unpublished():
    run_setup()
    take_down(ReformHomePage.objects.get())

    out = run_setup()

    assert not ReformHomePage.objects.get().live
    with translation.override("vi"):
        assert _("The page “%(title)s” is not published.") % {"title": "Cải cách hành chính"} in out


def test_pages_take_the_locale_of_their_parent(settings):
    settings.WAGTAIL_I18N_ENABLED = True
    settings.LANGUAGES = settings.WAGTAIL_CONTENT_LANGUAGES = [
        ("vi", "Tiếng Việt"),
        ("en", "English"),
    ]
    english = Locale.objects.get_or_create(language_code="en")[0]
    translated = site_root().copy_for_translation(english)

    run_setup("--parent", str(translated.pk))

    home = ReformHomePage.objects.get()
    assert {home.locale, *(page.locale for page in home.get_children())} == {english}


def test_output_has_the_language_of_the_setting(settings):
    settings.LANGUAGE_CODE = "vi"
    settings.CCHC_WAGTAIL = {"LANGUAGE": "en"}

    assert "Left for you to do:" in run_setup()
