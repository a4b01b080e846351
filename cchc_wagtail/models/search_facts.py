"""What a search knows of a page: its texts and the facts by which results are narrowed."""

import datetime
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.utils import timezone
from wagtail.documents.models import AbstractDocument
from wagtail.models import Page
from wagtail.search import index

from cchc_wagtail.enums import EffectState, ProcedureState
from cchc_wagtail.vietnamese import nfc

#: The search field of ours that holds the others folded; it is no text of its own.
FOLDED_FIELD = "folded_text"


@dataclass(frozen=True)
class SearchFacts:
    """Facts of a page by which search results are narrowed.

    Attributes:
        kind: "plan", "procedure", "story", "document" or "activity".
        field: field of work as the editor wrote it.
        year: calendar year; of a school year the first.
        unit_id: key of the unit in charge.
        state: value of ``ProcedureState`` or ``EffectState`` today.
        state_until: the day on which the state changes by itself, None when none is known.
        staff_only: whether only staff may read it.
    """

    kind: str = ""
    field: str = ""
    year: int | None = None
    unit_id: int | None = None
    state: str = ""
    state_until: datetime.date | None = None
    staff_only: bool = False


def search_facts(page: Page) -> SearchFacts:
    """The facts of ``page``, a specific page of the section."""
    from cchc_wagtail.models.activities import ActivityPageMixin
    from cchc_wagtail.models.documents import DocumentPageMixin
    from cchc_wagtail.models.plans import PlanPageMixin
    from cchc_wagtail.models.procedures import ProcedurePageMixin
    from cchc_wagtail.models.stories import StoryPageMixin

    if isinstance(page, ProcedurePageMixin):
        return SearchFacts(kind="procedure", field=page.field, state=page.state)
    if isinstance(page, DocumentPageMixin):
        today = timezone.localdate()
        return SearchFacts(
            kind="document",
            field=page.field,
            year=page.issued_on.year if page.issued_on else None,
            state=page.effect_on(today).value,
            state_until=_next_change(page, today),
        )
    if isinstance(page, PlanPageMixin):
        issued = page.issued_on.year if page.issued_on else None
        return SearchFacts(kind="plan", year=page.year or _first_year(page.school_year) or issued)
    if isinstance(page, StoryPageMixin):
        happened = page.happened_on.year if page.happened_on else None
        return SearchFacts(
            kind="story",
            year=happened or _first_year(page.school_year),
            unit_id=page.unit_id,
            staff_only=page.is_lesson,
        )
    if isinstance(page, ActivityPageMixin):
        starts = timezone.localtime(page.starts_at).year if page.starts_at else None
        return SearchFacts(kind="activity", year=starts, unit_id=page.lead_unit_id)
    return SearchFacts()


def _first_year(school_year: str) -> int | None:
    return int(school_year[:4]) if school_year[:4].isdigit() else None


def _next_change(page: Any, today: datetime.date) -> datetime.date | None:
    dates = [page.effective_on or page.issued_on, page.expires_on]
    return min((day for day in dates if day and day > today), default=None)


def state_label(value: str) -> Any:
    """The words of a state; ``value`` itself when it is none."""
    for states in (ProcedureState, EffectState):
        if value in states.values:
            return states(value).label
    return value


def search_texts(page: Page) -> Iterator[str]:
    """Every text of ``page`` that visitors may read and a search looks at, the title left out.

    The search fields of the page type, then the names of its files.
    """
    for field in type(page).get_searchable_search_fields():
        if field.field_name not in ("title", FOLDED_FIELD):
            yield from _texts(field.get_value(page))
    for stream in ("files", "dossier"):
        for block in getattr(page, stream, None) or ():
            yield from _file_names(block.value)
    number = getattr(page, "number_and_symbol", "")
    if getattr(page, "number", "") and number:
        yield number


def _texts(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        text = " ".join(nfc(value).split())
        # What Wagtail makes of a block that was left empty.
        if text and text != "None":
            yield text
    elif isinstance(value, list | tuple):
        for part in value:
            yield from _texts(part)


def _file_names(value: Any) -> Iterator[str]:
    if isinstance(value, AbstractDocument):
        yield nfc(value.title)
        yield nfc(value.filename)
    elif isinstance(value, dict):
        for key, part in value.items():
            if key in ("label", "form_name") and part:
                yield nfc(part)
            else:
                yield from _file_names(part)
    elif not isinstance(value, str) and hasattr(value, "__iter__"):
        for part in value:
            yield from _file_names(part)


def lead_text(page: Page) -> str:
    """What tells of the whole page: summary, full name, keywords, number, code."""
    names = ("summary", "full_name", "subject", "keywords", "code", "person_name")
    texts = [getattr(page, name, "") for name in names]
    if getattr(page, "number", ""):
        texts.append(page.number_and_symbol)
    return nfc(" ".join(text for text in texts if text))


def folded_text(page: Page) -> str:
    """Title and texts of ``page`` folded, for searches of the host that know no folding."""
    from cchc_wagtail.vietnamese.search_words import folded_words, further_words

    text = "\n".join([page.title, *search_texts(page)])
    return f"{folded_words(text)} {further_words(text)}"


#: Added to the search fields of every page type of the section.
FOLDED_SEARCH_FIELD = index.SearchField(FOLDED_FIELD)

__all__ = [
    "FOLDED_SEARCH_FIELD",
    "SearchFacts",
    "folded_text",
    "lead_text",
    "search_facts",
    "search_texts",
    "state_label",
]
