"""The search's text index: ranks, entries left behind, upkeep, and what is remembered."""

import datetime

import pytest
from django.core.management import call_command
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from wagtail.models import Page

from cchc_wagtail.models import SearchEntry
from cchc_wagtail.search import ranking as searching
from cchc_wagtail.search import readers as search_readers
from cchc_wagtail.search import text_index as search_index
from tests.public.factories import (
    DocumentFactory,
    LessonFactory,
    PlanFactory,
    ProcedureFactory,
    blocks,
)
from tests.school import make_person, remove, sign_in

pytestmark = pytest.mark.django_db


@pytest.fixture(params=["as found", "from the newest", "without a text index"])
def way(request, monkeypatch) -> str:
    """Each of the ways in which the database is asked."""
    if request.param == "from the newest":
        monkeypatch.setattr(searching, "MANY", 1)
    if request.param == "without a text index":
        monkeypatch.setattr(search_index, "_indexed", lambda using, wanted: None)
    return request.param


@pytest.fixture
def shared_cache(settings, tmp_path):
    backend = "django.core.cache.backends.filebased.FileBasedCache"
    settings.CACHES = {**settings.CACHES, "pages": {"BACKEND": backend, "LOCATION": tmp_path}}
    settings.CCHC_WAGTAIL = {"PAGE_CACHE": "pages"}


def search(client, section, q: str, **parameters):
    return client.get(f"{section.home.url}tim-kiem/", {"q": q, **parameters})


def titles(response) -> list[str]:
    return [hit.page.title for hit in response.context.get("entries") or ()]


def make_document(section, title: str, year: int, summary: str = "", text: str = "") -> Page:
    return DocumentFactory(
        parent=section.documents,
        title=title,
        summary=summary,
        issued_on=datetime.date(year, 1, 1),
        body=blocks(("text", f"<p>{text}</p>")) if text else [],
    )


#: Best first, and each newer than the one before, so that no date can have made the order.
RANKED = [
    ("Lịch đăng ký thi", "", ""),
    ("Ký rồi mới đăng bài", "", ""),
    ("Sổ A", "Nơi đăng tin và nơi ký tên.", ""),
    ("Đăng tin", "Nơi ký tên.", ""),
    ("Dạng ky thi", "", ""),
    ("Ky roi moi dang bai", "", ""),
    ("Sổ B", "Noi dang tin va noi ky ten.", ""),
    ("Dang tin", "Noi ky ten.", ""),
]


@pytest.mark.parametrize("size", [12, 3, 1])
def test_ranks_come_before_dates_and_marks_before_ranks(client, section, settings, way, size):
    for number, (title, summary, text) in enumerate(RANKED):
        make_document(section, title, 2001 + number, summary, text)
    make_document(section, "Khác", 2025, "Không có gì.")
    settings.CCHC_WAGTAIL = {"PAGE_SIZE": size}
    pages = [search(client, section, "đăng ký", trang=n + 1) for n in range(-(-8 // size))]
    assert [title for page in pages for title in titles(page)] == [title for title, *_ in RANKED]
    assert {page.context["total"] for page in pages} == {8}


def test_among_equals_the_newest_comes_first(client, section, way):
    for year in (2019, 2024, 2021):
        make_document(section, f"Đơn {year}", year)
        make_document(section, f"Sổ {year}", year, "Có đơn.")
    years = (2024, 2021, 2019)
    expected = [f"Đơn {year}" for year in years] + [f"Sổ {year}" for year in years]
    assert titles(search(client, section, "đơn")) == expected


def test_words_of_title_and_summary_do_not_make_a_row(client, section, way):
    make_document(section, "Nộp đơn", 2020, "Xin phép.")
    make_document(section, "Đơn xin phép", 2010)
    assert titles(search(client, section, "đơn xin")) == ["Đơn xin phép", "Nộp đơn"]


@pytest.mark.parametrize("most", [500, 0])
@pytest.mark.parametrize("reader", ["visitor", "staff"])
def test_an_entry_left_behind_is_not_found_counted_or_guessed(
    client, section, monkeypatch, way, most, reader
):
    monkeypatch.setattr(search_readers, "MOST_HIDDEN", most)
    if reader == "staff":
        client = sign_in(make_person("giao-vien"))
    shown = ProcedureFactory(parent=section.procedures, title="Zebra A", field="Y tế")
    taken = PlanFactory(parent=section.plans, title="Zebra B", year=2024)
    elsewhere = DocumentFactory(parent=section.documents, title="Zebra C giraffe")
    before = search(client, section, "zebra")
    assert before.context["total"] == 3
    # Past the signals, as in SQL: the entries stay as they were.
    Page.objects.filter(pk=taken.pk).update(live=False)
    Page.objects.filter(pk=elsewhere.pk).update(path="0001ZZZZ", depth=2)
    assert SearchEntry.objects.count() == 3
    after = search(client, section, "zebra")
    assert titles(after) == [shown.title]
    assert after.context["total"] == 1
    assert after.context["facets"] == []
    assert search(client, section, "girafe").context["guess"] is None


def test_words_of_a_page_that_changed_or_went_are_not_found(client, section, way):
    page = ProcedureFactory(parent=section.procedures, title="Zebra")
    SearchEntry.objects.filter(pk=page.pk).update(words=" f0giraffe ")
    assert titles(search(client, section, "zebra")) == []
    assert titles(search(client, section, "giraffe")) == ["Zebra"]
    SearchEntry.objects.filter(pk=page.pk).delete()
    assert titles(search(client, section, "giraffe")) == []


@pytest.mark.skipif(
    connection.vendor not in ("sqlite", "postgresql"), reason="no text index is made there"
)
def test_a_text_index_that_was_lost_is_made_again_by_migrate(client, section):
    table = SearchEntry._meta.db_table
    ProcedureFactory(parent=section.procedures, title="Zebra")
    connection.check_constraints()
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            # What a migration does that builds the table anew.
            for name in ("insert", "update", "delete"):
                cursor.execute(f"DROP TRIGGER {table}_fts_{name}")
        else:
            cursor.execute(f"ALTER TABLE {table} DROP COLUMN words_vector")
    SearchEntry.objects.update(words=" f0giraffe ")
    # PostgreSQL alters no table with checks outstanding; a real ``migrate`` begins with none.
    connection.check_constraints()
    call_command("migrate", verbosity=0)
    assert titles(search(client, section, "giraffe")) == ["Zebra"]
    assert titles(search(client, section, "zebra")) == []
    ProcedureFactory(parent=section.procedures, title="Voi")
    assert titles(search(client, section, "voi")) == ["Voi"]


def worked_out(client, address: str, q: str) -> set[str]:
    """What the answer was worked out from anew: "counts", "vocabulary"."""
    with CaptureQueriesContext(connection) as queries:
        assert client.get(address, {"q": q}).status_code == 200
    made = set()
    for query in queries:
        if "COUNT(" in query["sql"] and "facets" in query["sql"]:
            made.add("counts")
        if "LEFT(" in query["sql"] or "SUBSTR(" in query["sql"]:
            made.add("vocabulary")
    return made


@pytest.mark.parametrize(
    "place, q, made",
    [
        ("section", "zebra", {"counts"}),
        ("section", "zebar", {"counts", "vocabulary"}),
        ("list", "zebra", {"counts"}),
        ("list", "zebar", {"counts"}),
    ],
)
def test_what_an_anonymous_visitor_searched_is_remembered_and_not_for_staff(
    section, shared_cache, place, q, made
):
    ProcedureFactory(parent=section.procedures, title="Zebra")
    address = f"{section.home.url}tim-kiem/" if place == "section" else section.procedures.url
    assert worked_out(Client(), address, q) == made
    assert worked_out(Client(), address, q) == set()
    staff = sign_in(make_person("giao-vien"))
    assert worked_out(staff, address, q) == made
    assert worked_out(staff, address, q) == made


def test_what_staff_find_and_are_offered_is_not_remembered_for_visitors(
    client, section, shared_cache
):
    LessonFactory(parent=section.stories, title="Bài học Zebra")
    staff = sign_in(make_person("giao-vien"))
    for _ in range(2):
        assert titles(search(staff, section, "zebra")) == ["Bài học Zebra"]
        assert search(staff, section, "zebar").context["guess"].text == "zebra"
        found = staff.get(section.stories.url, {"q": "zebra"}).context["entries"]
        assert [page.title for page in found] == ["Bài học Zebra"]
        assert titles(search(client, section, "zebra")) == []
        assert search(client, section, "zebar").context["guess"] is None
        assert not client.get(section.stories.url, {"q": "zebra"}).context["entries"]


def test_a_guess_is_made_anew_after_a_change(
    client, section, shared_cache, django_capture_on_commit_callbacks
):
    assert search(client, section, "zebar").context["guess"] is None
    with django_capture_on_commit_callbacks(execute=True):
        page = ProcedureFactory(parent=section.procedures, title="Zebra")
    assert search(client, section, "zebar").context["guess"].text == "zebra"
    with django_capture_on_commit_callbacks(execute=True):
        remove(page)
    assert search(client, section, "zebar").context["guess"] is None


def test_the_lists_of_two_searches_are_remembered_apart(client, section, shared_cache):
    ProcedureFactory(parent=section.procedures, title="Vẹt A", field="Mầm non")
    ProcedureFactory(parent=section.procedures, title="Vẹt B", field="Y tế")
    url = section.procedures.url
    for _ in range(2):
        for field, expected in (("Y tế", ["Vẹt B"]), ("Mầm non", ["Vẹt A"])):
            found = client.get(url, {"q": "vet", "linh-vuc": field}).context["entries"]
            assert [page.title for page in found] == expected
        assert len(client.get(url, {"q": "vet"}).context["entries"]) == 2
