"""What a reader has already is not sent again, and what has changed always is."""

import datetime
from contextlib import contextmanager

import pytest
from django.utils import timezone
from wagtail.models import PageViewRestriction

from tests.public.factories import DocumentFactory, LessonFactory, ProcedureFactory
from tests.school import make_public, sign_in, take_down

pytestmark = pytest.mark.django_db


def again(client, url: str, first, **headers):
    return client.get(url, headers={"if-none-match": first.headers["ETag"], **headers})


@pytest.fixture
def page(section):
    return ProcedureFactory(parent=section.procedures)


@pytest.mark.parametrize("path", ["", "atom/"])
def test_unchanged_list_and_feed_are_not_sent_again(client, section, page, path):
    url = f"{section.procedures.url}{path}"
    first = client.get(url)
    second = again(client, url, first)
    assert (first.status_code, second.status_code) == (200, 304)
    assert second.content == b""
    for name in ("ETag", "Cache-Control", "Vary"):
        assert second.headers[name] == first.headers[name]


def test_unchanged_page_is_not_sent_again_and_an_edited_one_is(client, page):
    first = client.get(page.url)
    assert again(client, page.url, first).status_code == 304
    page.summary = "Nộp đơn tại văn phòng."
    page.save_revision()
    assert again(client, page.url, first).status_code == 304
    make_public(page)
    assert again(client, page.url, first).status_code == 200


def test_public_page_may_be_kept_but_must_be_asked_for_each_time(client, page):
    answer = client.get(page.url)
    assert answer.headers["Cache-Control"] == "public, max-age=0, must-revalidate"
    assert "Cookie" in answer.headers["Vary"]


def test_lists_are_sent_again_when_a_page_of_them_is_taken_down(client, section, page):
    page.save_revision()
    make_public(page)  # a feed names only what has a date of publication
    urls = [section.home.url, section.procedures.url, f"{section.procedures.url}atom/"]
    before = {url: client.get(url) for url in urls}
    take_down(page)
    assert [again(client, url, before[url]).status_code for url in urls] == [200, 200, 200]


def test_page_is_sent_again_when_a_date_has_passed_that_changes_its_state(client, section):
    ends = datetime.date(2026, 6, 1)
    page = DocumentFactory(parent=section.documents, expired_on=ends)
    with on_day(ends - datetime.timedelta(days=1)):
        first = client.get(page.url)
        assert again(client, page.url, first).status_code == 304
    with on_day(ends):
        assert again(client, page.url, first).status_code == 200


@contextmanager
def on_day(day: datetime.date):
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(timezone, "localdate", lambda *args, **kwargs: day)
        yield


def test_head_tells_what_get_would(client, page):
    full, head = client.get(page.url), client.head(page.url)
    assert head.headers["ETag"] == full.headers["ETag"]
    assert client.head(page.url, headers={"if-none-match": full.headers["ETag"]}).status_code == 304


def test_nobody_keeps_what_somebody_who_is_logged_in_sees(page, staff_user, parent_user):
    for user in (staff_user, parent_user):
        for url in (page.url, f"{page.get_parent().url}atom/"):
            answer = sign_in(user).get(url)
            assert answer.headers["Cache-Control"] == "private, no-store"
            assert "ETag" not in answer.headers


def test_nobody_keeps_a_lesson_or_a_page_behind_a_password(client, section, page, staff_user):
    lesson = LessonFactory(parent=section.stories)
    assert sign_in(staff_user).get(lesson.url).headers["Cache-Control"] == "private, no-store"
    restriction = PageViewRestriction.objects.create(
        page=page, restriction_type=PageViewRestriction.PASSWORD, password="mo-cua"
    )
    session = client.session
    session["passed_page_view_restrictions"] = [restriction.pk]
    session.save()
    answer = client.get(page.url)
    assert page.title in answer.content.decode()
    assert answer.headers["Cache-Control"] == "private, no-store"
