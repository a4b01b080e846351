"""The translations use the words of docs/glossary-vi.md."""

import re

import pytest

from tests.vietnamese_admin.wording import (
    against_glossary,
    english,
    entries,
    rejected_words,
    rows_of_table,
    terms,
    vietnamese,
)

#: More of them would make the glossary a recommendation.
MOST_EXCEPTIONS = 10


def exceptions() -> set[str]:
    return {row[0] for row in rows_of_table("Câu tiếng Anh")}


def departures() -> dict[str, list[str]]:
    """English texts whose translation lacks a word of the glossary, with the terms."""
    found = {}
    for entry in entries():
        missing = [
            term for text in english(entry) for term in against_glossary(text, vietnamese(entry))
        ]
        if missing:
            found[entry.msgid] = missing
    return found


def test_table_is_read_completely():
    rows = rows_of_table("Tiếng Anh")
    assert len(rows) > 100
    assert [row for row in rows if len(row) != 3 or not row[0] or not row[1]] == []
    assert [pair for pair in terms() if not pair[0] or not all(pair[1])] == []


def test_no_term_stands_twice():
    names = [term for term, _words in terms()]
    assert sorted({name for name in names if names.count(name) > 1}) == []


def test_every_term_is_used():
    """A term that Wagtail does not say any more would only make the table longer."""
    texts = " ".join(text for entry in entries() for text in english(entry)).lower()
    rows = [
        [term.strip().lower() for term in row[0].split(",")] for row in rows_of_table("Tiếng Anh")
    ]
    unused = [row for row in rows if not any(re.search(rf"\b{re.escape(t)}\b", texts) for t in row)]
    assert unused == []


def test_translations_use_the_words_of_the_glossary():
    found = departures()
    assert {original: found[original] for original in found if original not in exceptions()} == {}


def test_exceptions_are_few_needed_and_explained():
    rows = rows_of_table("Câu tiếng Anh")
    assert len(rows) <= MOST_EXCEPTIONS
    assert [row for row in rows if len(row) != 2 or not row[1]] == []
    assert exceptions() - set(departures()) == set()


def test_no_rejected_words():
    found = [
        (text, vietnamese(entry))
        for entry in entries()
        for text in english(entry)
        if rejected_words(text, vietnamese(entry))
    ]
    assert found == []


@pytest.mark.parametrize(
    ("original", "text"),
    [
        ("Delete documents", "Xóa văn bản"),
        ("New workflow task", "Thêm nhiệm vụ"),
        ("Unpublish", "Thu hồi"),
        ("Site settings", "Tuỳ chỉnh trang web"),
        ("Missing field", "Thiếu trường"),
        ("Please try again.", "Vui lòng thử lại."),
    ],
)
def test_rejected_words_are_recognised(original, text):
    assert rejected_words(original, text)


@pytest.mark.parametrize(
    ("original", "text", "missing"),
    [
        ("Root page", "Trang đầu", ["root page"]),
        ("Root page", "Trang gốc", []),
        ("Pages and %(page)s", "Mục và %(page)s", ["pages"]),
        ("Homepage", "Mục", []),
        ("Unlock the page", "Mở khóa trang", []),
        ("Workflow task approved", "Nhiệm vụ đã duyệt", ["workflow task"]),
    ],
)
def test_longer_terms_come_first_and_only_whole_words_count(original, text, missing):
    assert against_glossary(original, text) == missing


def test_words_that_only_look_like_rejected_ones():
    assert rejected_words("Site hostname", "Trong trường hợp này") == []
    assert rejected_words("Alternative text", "Văn bản thay thế") == []
    assert rejected_words("Revoke API token", "Thu hồi mã API") == []
