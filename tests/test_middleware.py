"""The page cache: what it keeps, for whom, and what empties it."""

import pytest
from django.core.exceptions import ImproperlyConfigured
from django.test import Client
from django.utils import timezone
from wagtail.models import Page, PageViewRestriction, Site

from cchc_wagtail.middleware import PageCacheMiddleware
from cchc_wagtail.models import OrgUnit
from cchc_wagtail.review.authority import without_review
from tests.public.factories import ActivityFactory, DocumentFactory, LessonFactory, StoryFactory
from tests.school import make_public, remove, sign_in, take_down

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def cached(settings, tmp_path):
    settings.CACHES = {
        **settings.CACHES,
        "pages": {
            "BACKEND": "django.core.cache.backends.filebased.FileBasedCache",
            "LOCATION": tmp_path,
        },
    }
    settings.CCHC_WAGTAIL = {"PAGE_CACHE": "pages"}
    settings.MIDDLEWARE = ["cchc_wagtail.middleware.PageCacheMiddleware", *settings.MIDDLEWARE]


@pytest.fixture
def page(section):
    page = DocumentFactory(parent=section.documents, title="Quyết định cũ")
    page.save_revision()
    make_public(page)
    return page


def is_hit(url: str, client: Client | None = None, **headers) -> bool:
    answer = (client or Client()).get(url, headers=headers)
    return answer.headers.get("X-Page-Cache") == "hit"


@pytest.fixture
def change(django_capture_on_commit_callbacks):
    """What is done in this block is stored, as a request does it."""
    return lambda: django_capture_on_commit_callbacks(execute=True)


def test_second_visitor_gets_the_page_from_the_cache_with_the_same_bytes(page):
    first, second = Client().get(page.url), Client().get(page.url)
    assert "X-Page-Cache" not in first.headers
    assert second.headers["X-Page-Cache"] == "hit"
    assert second.content == first.content
    for name in ("ETag", "Cache-Control", "Vary", "X-Frame-Options", "Content-Type"):
        assert second.headers[name] == first.headers[name]


def test_a_kept_page_costs_no_query(page, django_assert_num_queries):
    Client().get(page.url)
    with django_assert_num_queries(0):
        assert is_hit(page.url)


def test_reader_who_has_the_kept_page_gets_304(page):
    etag = Client().get(page.url).headers["ETag"]
    assert Client().get(page.url, headers={"if-none-match": etag}).status_code == 304


def test_who_is_logged_in_is_never_served_from_the_cache_and_fills_it_with_nothing(
    page, django_user_model
):
    staff = django_user_model.objects.create_superuser("quantri", "q@example.com", "x")
    assert not is_hit(page.url, sign_in(staff))
    assert not is_hit(page.url)
    assert is_hit(page.url)
    assert not is_hit(page.url, sign_in(staff))


def test_a_lesson_and_a_list_with_lessons_are_never_kept(section, django_user_model):
    lesson = LessonFactory(parent=section.stories, title="Bài học nội bộ")
    staff = sign_in(django_user_model.objects.create_superuser("quantri", "q@example.com", "x"))
    for url in (lesson.url, section.stories.url):
        assert "Bài học nội bộ" in staff.get(url).content.decode()
        answer = Client().get(url)
        assert "X-Page-Cache" not in answer.headers
        assert "Bài học nội bộ" not in answer.content.decode()


def test_a_visitor_with_any_cookie_fills_the_cache_with_nothing(page):
    client = Client()
    client.cookies["giao-dien"] = "toi"
    client.get(page.url)
    assert not is_hit(page.url)


def test_two_addresses_and_two_hosts_are_kept_apart(page, section):
    index = section.documents.url
    Client().get(index)
    assert not is_hit(f"{index}?loai=KH")
    assert not is_hit(index, host="khac.example")


def test_a_closed_page_is_not_served_any_more(page, change):
    Client().get(page.url)
    with change():
        PageViewRestriction.objects.create(page=page, restriction_type=PageViewRestriction.LOGIN)
    assert Client().get(page.url).status_code == 302


@pytest.mark.parametrize("act", [take_down, remove])
def test_what_is_taken_down_leaves_page_lists_and_feeds(section, page, change, act):
    urls = [section.home.url, section.documents.url, f"{section.documents.url}atom/"]
    for url in [*urls, page.url]:
        assert Client().get(url).status_code == 200
    with change():
        act(page)
    assert Client().get(page.url).status_code == 404
    for url in urls:
        answer = Client().get(url)
        assert "X-Page-Cache" not in answer.headers
        assert page.title not in answer.content.decode()


def test_what_is_published_stands_in_the_lists_at_once(section, page, change):
    Client().get(section.documents.url)
    page.title = "Quyết định mới"
    page.save_revision()
    with change():
        make_public(page)
    assert "Quyết định mới" in Client().get(section.documents.url).content.decode()


def test_a_replaced_document_says_so_at_once(section, page, change):
    Client().get(page.url)
    with change():
        DocumentFactory(
            parent=section.documents,
            title="Thay thế",
            replaces=[("replaced", {"page": page, "text": ""})],
        )
    assert "Thay thế" in Client().get(page.url).content.decode()


def test_a_moved_page_is_found_only_at_its_new_address(section, change):
    story = StoryFactory(parent=section.stories)
    old = story.url
    Client().get(old)
    with change(), without_review("Kiểm thử"):
        story.move(section.home, pos="last-child")
    assert Client().get(old).status_code == 404


def test_renamed_unit_and_renamed_site_are_seen_at_once(section, change):
    unit = OrgUnit.objects.create(name="Tổ Lá")
    page = ActivityFactory(parent=section.activities, lead_unit=unit)
    Client().get(page.url)
    with change():
        unit.name = "Tổ Chồi"
        unit.save()
    assert "Tổ Chồi" in Client().get(page.url).content.decode()
    with change():
        site = Site.objects.get()
        site.site_name = "Trường mới"
        site.save()
    assert not is_hit(page.url)


def test_a_draft_changes_nothing_for_visitors(page, change):
    Client().get(page.url)
    with change():
        page.title = "Bản nháp"
        page.save_revision()
    assert is_hit(page.url)


def test_a_new_day_brings_a_new_page(page, monkeypatch):
    Client().get(page.url)
    assert is_hit(page.url)
    tomorrow = timezone.localdate() + timezone.timedelta(days=1)
    monkeypatch.setattr(timezone, "localdate", lambda *args, **kwargs: tomorrow)
    assert not is_hit(page.url)


def test_pages_of_the_host_that_say_nothing_are_not_kept(section):
    Client().get(section.site_home.url)
    assert not is_hit(section.site_home.url)


def test_a_cache_in_the_memory_of_one_process_is_refused(settings):
    settings.CCHC_WAGTAIL = {"PAGE_CACHE": "default"}
    settings.CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}
    with pytest.raises(ImproperlyConfigured):
        PageCacheMiddleware(lambda request: None)


def test_a_page_of_a_draft_is_a_404_that_is_not_kept(section, page, change):
    with change():
        take_down(page)
    assert Client().get(page.url).status_code == 404
    page = Page.objects.get(pk=page.pk).specific
    page.save_revision()
    with change():
        make_public(page)
    assert Client().get(page.url).status_code == 200
