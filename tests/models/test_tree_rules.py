"""What goes below what, and addresses without Vietnamese letters."""

import unicodedata

import pytest
from wagtail.test.utils.form_data import nested_form_data, rich_text

from cchc_wagtail.models import (
    DocumentPage,
    PlanIndexPage,
    PlanPage,
    ReformHomePage,
    StoryIndexPage,
    StoryPage,
)
from tests.testapp.models import DistrictPlanPage, HomePage

pytestmark = pytest.mark.django_db


def test_an_index_takes_only_what_it_lists():
    plans = set(PlanIndexPage.allowed_subpage_models())
    assert plans == {PlanPage, DistrictPlanPage}
    assert StoryIndexPage.allowed_subpage_models() == [StoryPage]
    home = ReformHomePage.allowed_subpage_models()
    assert PlanIndexPage in home and HomePage not in home and ReformHomePage not in home


def test_pages_of_the_host_keep_their_own_rules():
    assert HomePage in HomePage.allowed_subpage_models()
    assert PlanPage not in HomePage.allowed_subpage_models()


def test_a_decomposed_slug_is_folded_too(section):
    slug = unicodedata.normalize("NFD", "tuyển-sinh")
    page = DocumentPage(title="Tuyển sinh", slug=slug)
    section.documents.add_child(instance=page)
    assert page.slug == "tuyen-sinh"


def test_a_draft_saved_in_the_admin_gets_an_ascii_address(section, admin_client):
    data = nested_form_data(
        {
            "title": "Gương người tốt",
            "slug": "kế-hoạch-đào-tạo",
            "kind": "person",
            "subject_kind": "person",
            "person_name": "Cô Lan",
            "deed": rich_text("<p>Việc</p>"),
            "result": rich_text(""),
            "photos": {"count": 0},
        }
    )
    data["photos-count"] = "0"
    response = admin_client.post(
        f"/admin/pages/add/cchc_wagtail/storypage/{section.stories.pk}/", data
    )
    assert response.status_code == 302, response.context["form"].errors
    assert StoryPage.objects.get().slug == "ke-hoach-dao-tao"


def test_two_pages_with_the_same_folded_address_both_fit(section):
    first = DocumentPage(title="Quy chế", slug="")
    section.documents.add_child(instance=first)
    second = DocumentPage(title="Quy chê", slug="quy-chê")
    section.documents.add_child(instance=second)
    assert (first.slug, second.slug) == ("quy-che", "quy-che-2")
