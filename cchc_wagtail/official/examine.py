"""Checks a document that was read, and asks what a careful clerk would ask."""

import datetime
import re
import unicodedata
from collections.abc import Iterator
from difflib import SequenceMatcher

from cchc_wagtail.official.findings import Finding
from cchc_wagtail.official.letterhead import national_name_is_whole
from cchc_wagtail.official.numbering import Rank, read_label
from cchc_wagtail.official.outline import Item, OfficialDocument, Section
from cchc_wagtail.vietnamese import fold, format_date

#: Share of words in common above which two items count as nearly the same.
NEARLY_SAME = 0.78
#: A shorter item says too little for a comparison.
MIN_WORDS = 6
#: Items compared at most, so that a long list does not take for ever.
MAX_COMPARED = 1500


def examine(document: OfficialDocument) -> Iterator[Finding]:
    """Everything to check in ``document``, in reading order of the checks."""
    yield from _letterhead_findings(document)
    yield from _date_findings(document)
    yield from _kind_findings(document)
    for section in document.walk():
        if section.broken_at:
            yield Finding("heading_broken", section.broken_at, {"heading": section.heading})
    yield from _numbering_findings(document.sections)
    yield from _repeated_items(document)
    if document.unread:
        yield Finding("unread_text", 0, {"count": len(document.unread)})


def _letterhead_findings(document: OfficialDocument) -> Iterator[Finding]:
    head = document.letterhead
    if document.is_form:
        return
    if not head.number and not document.attached_to:
        yield Finding("number_missing", head.number_line)
    if not head.issuer and not document.attached_to:
        yield Finding("issuer_missing")
    if not national_name_is_whole(head):
        text = f"{head.national_name} / {head.motto}".strip(" /")
        yield Finding("motto_cut", head.motto_line, {"text": text})
    if not document.title:
        yield Finding("title_missing", document.title_line)


def _date_findings(document: OfficialDocument) -> Iterator[Finding]:
    head = document.letterhead
    if head.impossible_date:
        yield Finding("date_impossible", head.date_line, {"text": head.impossible_date})
    elif head.issued_on is None and head.has_date_line:
        text = next((line for line in head.lines if "tháng" in line), "")
        yield Finding("date_incomplete", head.date_line, {"text": text})
    elif head.issued_on is None and not document.attached_to and not document.is_form:
        yield Finding("date_missing")
    if head.issued_on is None:
        return
    for basis in document.bases:
        for citation in basis.citations:
            if citation.issued_on and citation.issued_on > head.issued_on:
                params = {
                    "date": format_date(head.issued_on),
                    "number": citation.number,
                    "cited": format_date(citation.issued_on),
                }
                yield Finding("date_before_cited", basis.line or head.date_line, params)
    year = document.year or int(document.school_year[:4] or 0)
    # A plan for a year is issued from the autumn before it.
    if year and head.issued_on < datetime.date(year - 1, 7, 1):
        params = {
            "date": format_date(head.issued_on),
            "year": document.year or document.school_year,
        }
        yield Finding("date_before_year", head.date_line, params)


def _kind_findings(document: OfficialDocument) -> Iterator[Finding]:
    if document.is_form:
        yield Finding("form", document.title_line)
    elif not document.kind:
        yield Finding("kind_unknown", document.title_line)
    elif not document.is_plan:
        yield Finding("kind_not_plan", document.title_line, {"kind": document.kind_name})
    if not document.sections:
        yield Finding("sections_missing")


def _numbering_findings(sections: tuple[Section, ...]) -> Iterator[Finding]:
    before = None
    for section in sections:
        label = read_label(f"{section.label} {section.heading or 'x'}") if section.label else None
        if label and label.value:
            same = before and before.rank == label.rank
            if (
                same
                and label.value > before.value + 1
                or same
                and label.value <= before.value
                and label.rank <= Rank.DECIMAL
            ):
                params = {"before": before.number, "after": label.number}
                yield Finding("numbering_jump", section.line, params)
            before = label
        yield from _numbering_findings(section.sections)


def _all_items(document: OfficialDocument) -> list[Item]:
    found = [item for part in document.preamble if isinstance(part, Item) for item in part.walk()]
    for section in document.walk():
        for top in section.items:
            found.extend(top.walk())
    return found


def _repeated_items(document: OfficialDocument) -> Iterator[Finding]:
    """Items that say the same as an earlier one, or nearly."""
    seen: list[tuple[Item, list[str], set[str]]] = []
    for item in _all_items(document)[:MAX_COMPARED]:
        words = re.findall(r"\w+", fold(item.text))
        if len(words) < MIN_WORDS:
            continue
        bag = set(words)
        for earlier, earlier_words, earlier_bag in seen:
            params = {"first": earlier.line, "text": shorten(item.text)}
            if words == earlier_words:
                yield Finding("item_repeated", item.line, params)
                break
            shared = len(bag & earlier_bag)
            if shared < NEARLY_SAME * min(len(bag), len(earlier_bag)):
                continue
            matcher = SequenceMatcher(None, earlier_words, words, autojunk=False)
            if matcher.ratio() >= NEARLY_SAME:
                yield Finding("item_nearly_repeated", item.line, params)
                break
        seen.append((item, words, bag))


def shorten(text: str, length: int = 80) -> str:
    """``text`` cut after a word, for a sentence that quotes it."""
    text = " ".join(text.split())
    if len(text) <= length:
        return text
    return text[:length].rsplit(" ", 1)[0] + " …"


def broken_marks(text: str) -> Iterator[Finding]:
    """Lines on which marks are separated from their letters (a damaged PDF copy)."""
    for number, line in enumerate(text.splitlines(), start=1):
        first = line.strip()[:1]
        if first and unicodedata.category(first) == "Mn":
            yield Finding("broken_marks", number)


__all__ = ["broken_marks", "examine", "shorten"]
