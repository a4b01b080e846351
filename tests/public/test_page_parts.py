"""Parts of pages are made once for anonymous visitors, never shown stale or to the wrong reader."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from cchc_wagtail.models import OrgUnit, PlanTask
from tests.public.factories import DocumentFactory, LessonFactory, PlanFactory
from tests.school import make_public, sign_in, take_down

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def shared_cache(settings, tmp_path):
    settings.CACHES = {
        **settings.CACHES,
        "pages": {
            "BACKEND": "django.core.cache.backends.filebased.FileBasedCache",
            "LOCATION": tmp_path,
        },
    }
    settings.CCHC_WAGTAIL = {"PAGE_CACHE": "pages"}


@pytest.fixture
def page(section):
    page = DocumentFactory(parent=section.documents, title="Quyết định cũ")
    page.save_revision()
    make_public(page)
    return page


@pytest.fixture
def change(django_capture_on_commit_callbacks):
    return lambda: django_capture_on_commit_callbacks(execute=True)


def queries(client: Client, url: str) -> int:
    with CaptureQueriesContext(connection) as asked:
        assert client.get(url).status_code == 200
    return len(asked)


def text(url: str, client: Client | None = None) -> str:
    return (client or Client()).get(url).content.decode()


def test_second_anonymous_visitor_gets_the_same_page_for_fewer_queries(section, page):
    Client().get(section.documents.url)
    url = section.home.url
    first, second = text(url), text(url)
    assert first == second
    assert page.title in second
    visitor = Client()
    visitor.cookies["theme"] = "dark"
    # Who carries any cookie is shown nothing that was kept, and the same words.
    assert queries(Client(), url) < queries(visitor, url)
    assert text(url, visitor) == second


def test_a_new_title_shows_at_once_on_the_page_and_the_home_page(section, page, change):
    urls = [page.url, section.home.url]
    for url in urls:
        text(url)
    with change():
        page.title = "Quyết định mới"
        page.save_revision()
        make_public(page)
    for url in urls:
        assert "Quyết định mới" in text(url)


def test_a_page_taken_down_leaves_the_home_page_at_once(section, page, change):
    assert page.title in text(section.home.url)
    with change():
        take_down(page)
    assert page.title not in text(section.home.url)


def test_a_new_task_shows_at_once_on_its_plan(section, change):
    plan = PlanFactory(parent=section.plans)
    text(plan.url)
    unit = OrgUnit.objects.create(name="Tổ Mẫu giáo")
    with change():
        PlanTask.objects.create(plan=plan, description="Rà soát thủ tục", lead_unit=unit)
    assert "Rà soát thủ tục" in text(plan.url)


def test_what_staff_see_reaches_no_anonymous_visitor(section, page, admin_user):
    lesson = LessonFactory(parent=section.stories, title="Bài học nội bộ")
    staff = sign_in(admin_user)
    assert lesson.title in text(section.home.url, staff)
    assert lesson.title not in text(section.home.url)
    assert lesson.title in text(section.home.url, staff)


def test_each_address_of_a_page_keeps_its_own_words(section, page):
    url = section.documents.url
    assert text(url) != text(f"{url}?nam=1999")
    assert page.title in text(url)


def test_a_search_forgets_a_page_taken_down(section, page, change):
    url = f"{section.home.url}tim-kiem/?q=quyết định cũ"
    with change():
        make_public(page)
    assert page.url in text(url)
    with change():
        take_down(page)
    assert page.url not in text(url)


def test_a_search_finds_a_page_published_after_the_same_words_found_nothing(section, change):
    url = f"{section.home.url}tim-kiem/?q=tuyển sinh bổ sung"
    text(url)
    with change():
        page = DocumentFactory(parent=section.documents, title="Tuyển sinh bổ sung")
        page.save_revision()
        make_public(page)
    assert page.url in text(url)
