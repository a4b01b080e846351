"""Drafts, private pages and lessons reach nobody who may not read them."""

import pytest
from wagtail.models import Page, PageViewRestriction

from cchc_wagtail.models import ReformHomePage
from tests.public.factories import DocumentFactory, LessonFactory, PlanFactory, StoryFactory

pytestmark = pytest.mark.django_db

SECRET = "KHÔNG ĐƯỢC LỘ"


@pytest.fixture
def hidden(section):
    """A draft, a page behind a password, and a lesson, all with the same telling title."""
    draft = PlanFactory(parent=section.plans, title=f"{SECRET} nháp", live=False, year=2031)
    private = DocumentFactory(parent=section.documents, title=f"{SECRET} riêng")
    PageViewRestriction.objects.create(
        page=private, restriction_type=PageViewRestriction.PASSWORD, password="x"
    )
    lesson = LessonFactory(parent=section.stories, title=f"{SECRET} bài học")
    return draft, private, lesson


PLACES = ["home", "plans", "stories", "documents"]


@pytest.mark.parametrize("who", ["visitor", "parent"])
def test_no_list_or_count_shows_hidden_pages(client, section, hidden, parent_user, who):
    if who == "parent":
        client.force_login(parent_user)
    for place in PLACES:
        response = client.get(getattr(section, place).url)
        html = response.content.decode()
        assert SECRET not in html
        assert "2031" not in html
        if place != "home":
            assert response.context["entries"].paginator.count == 0


def test_sitemap_api_and_host_search_leave_hidden_pages_out(client, section, hidden):
    StoryFactory(parent=section.stories, title="Gương công khai")
    sitemap = client.get("/sitemap.xml").content.decode()
    api = client.get("/api/pages/?limit=20").content.decode()
    assert "guong-cong-khai" in sitemap and "Gương công khai" in api
    for page in hidden:
        assert page.slug not in sitemap
    assert SECRET not in api
    assert not Page.objects.live().public().filter(title__contains=SECRET).exists()


def test_a_lesson_is_read_by_staff_and_refused_to_parents(
    client, section, hidden, parent_user, staff_user
):
    lesson = hidden[2]
    assert client.get(lesson.url).status_code == 302
    client.force_login(parent_user)
    assert client.get(lesson.url).status_code == 403
    client.force_login(staff_user)
    assert client.get(lesson.url).status_code == 200
    assert SECRET in client.get(section.stories.url).content.decode()


def test_a_restricted_section_shows_nothing_on_a_page_outside(client, section):
    PlanFactory(parent=section.plans, title=SECRET)
    PageViewRestriction.objects.create(
        page=section.plans, restriction_type=PageViewRestriction.LOGIN
    )
    assert SECRET not in client.get(section.home.url).content.decode()


def test_the_document_page_of_a_section_home_that_is_a_draft_is_not_found(client, section):
    ReformHomePage.objects.get(pk=section.home.pk).unpublish()
    assert client.get(section.home.url).status_code == 404


def test_empty_fields_of_the_section_do_not_break_a_visitor_without_session(client, section):
    PlanFactory(parent=section.plans)
    response = client.get(section.plans.url)
    assert "sessionid" not in response.cookies
