"""Drafts, private pages and lessons reach nobody who may not read them."""

from io import StringIO

import pytest
from django.core.management import call_command
from wagtail.models import Page, PageViewRestriction

from cchc_wagtail.models import OrgUnit
from tests.public import hiding
from tests.public.factories import DocumentFactory, LessonFactory, PlanFactory, StoryFactory
from tests.school import take_down

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


@pytest.mark.parametrize("who", ["visitor", "parent"])
def test_no_filter_offers_a_value_that_only_hidden_pages_have(client, section, parent_user, who):
    unit = OrgUnit.objects.create(name=SECRET)
    PlanFactory(parent=section.plans, year=2025)
    PlanFactory(parent=section.plans, title="Nháp", year=2031, live=False)
    StoryFactory(parent=section.stories, unit=OrgUnit.objects.create(name="Văn phòng"))
    LessonFactory(parent=section.stories, unit=unit, school_year="2040-2041")
    DocumentFactory(parent=section.documents, field="Tuyển sinh")
    private = DocumentFactory(parent=section.documents, title="Riêng", field=SECRET)
    PageViewRestriction.objects.create(page=private, restriction_type=PageViewRestriction.LOGIN)
    if who == "parent":
        client.force_login(parent_user)
    for place in ("plans", "stories", "documents"):
        response = client.get(getattr(section, place).url)
        offered = [
            str(option) for entry in response.context["filters"] for option in entry["options"]
        ]
        for hidden_value in ("2031", "2040", SECRET):
            assert not [option for option in offered if hidden_value in option]
            assert hidden_value not in response.content.decode()


def test_staff_see_lessons_and_their_filter_values_and_still_no_draft(
    client, section, hidden, staff_user
):
    LessonFactory(parent=section.stories, title="Bài học khác", school_year="2040-2041")
    client.force_login(staff_user)
    html = client.get(section.stories.url).content.decode()
    assert f"{SECRET} bài học" in html and "2040" in html
    for place in ("plans", "documents", "home"):
        html = client.get(getattr(section, place).url).content.decode()
        assert f"{SECRET} nháp" not in html and f"{SECRET} riêng" not in html


def test_search_over_public_pages_finds_no_hidden_page(section, hidden):
    PlanFactory(parent=section.plans, title="Kế hoạch công khai")
    call_command("update_index", stdout=StringIO())
    public = Page.objects.live().public()
    assert [page.title for page in public.search("khai")] == ["Kế hoạch công khai"]
    assert not public.search("LỘ").results()


def test_sitemap_and_api_leave_hidden_pages_out(client, section, hidden):
    StoryFactory(parent=section.stories, title="Gương công khai")
    sitemap = client.get("/sitemap.xml").content.decode()
    api = client.get("/api/pages/?limit=20").content.decode()
    assert "guong-cong-khai" in sitemap and "Gương công khai" in api
    for page in hidden:
        assert page.slug not in sitemap
    assert SECRET not in api


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


def test_a_section_home_that_is_a_draft_is_not_found(client, section):
    take_down(section.home)
    assert client.get(section.home.url).status_code == 404


def test_a_visitor_gets_no_session_cookie(client, section):
    PlanFactory(parent=section.plans)
    response = client.get(section.plans.url)
    assert "sessionid" not in response.cookies


def told_of(text: str, address: str) -> list[str]:
    """Which of the hidden words ``text`` tells that the visitor has not typed in ``address``."""
    words = (hiding.SECRET, hiding.SECRET_SLUG, hiding.SECRET_YEAR, hiding.INTERNAL)
    text, address = text.lower(), address.lower()
    return [word for word in words if word.lower() in text and word.lower() not in address]


@pytest.mark.parametrize("state", hiding.STATES)
def test_what_is_hidden_shows_nowhere(client, section, state, record_property):
    pages = hiding.make_pages(section)
    hiding.STATES[state](section, pages)
    leaks = []
    for surface, asked in hiding.addresses(section, pages).items():
        assert asked, surface
        record_property("addresses", len(asked))
        for address in asked:
            status, text = hiding.answer_to(client, address)
            assert status < 500, (address, status)
            leaks += [(surface, address, word) for word in told_of(text, address)]
    assert leaks == []
    if " " not in state:
        # The lists are public and only the pages are hidden: the numbers are those of the public.
        listed = client.get(section.documents.url).context["entries"].paginator.count
        answer = client.get("/api/pages/", {"type": "cchc_wagtail.DocumentPage"}).json()
        # Of the documents only the old one, which the hidden one replaces, is public.
        assert (listed, answer["meta"]["total_count"]) == (1, 1)


def test_the_same_pages_show_everywhere_while_they_are_public(client, section):
    """The walk above would pass on surfaces that show nothing at all."""
    pages = hiding.make_pages(section)
    Page.objects.filter(depth__gt=3).update(first_published_at="2026-02-01T00:00:00Z")
    shown = set()
    for surface, asked in hiding.addresses(section, pages).items():
        for address in asked:
            _status, text = hiding.answer_to(client, address)
            assert hiding.INTERNAL not in text, address
            if hiding.SECRET in text or hiding.SECRET_SLUG in text:
                shown.add(surface)
    # The host's home page lists no pages of the section.
    silent = {"home page of the site"}
    assert shown == set(hiding.addresses(section, pages)) - silent


def test_the_sitemap_says_when_a_list_changed(client, section):
    plan = PlanFactory(parent=section.plans)
    draft = PlanFactory(parent=section.plans, slug="nhap", live=False)
    for page, day in ((plan, "2026-03-04"), (draft, "2026-05-06")):
        Page.objects.filter(pk=page.pk).update(last_published_at=f"{day}T00:00:00Z")
    sitemap = client.get("/sitemap.xml").content.decode()
    for page in (section.home, section.plans, plan):
        entry = f"<loc>{page.full_url}</loc><lastmod>2026-03-04</lastmod>"
        assert entry in "".join(line.strip() for line in sitemap.splitlines())
    assert "2026-05-06" not in sitemap and "/atom/" not in sitemap
