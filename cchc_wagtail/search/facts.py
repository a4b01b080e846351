"""What a search knows of a page: its texts and the facts by which results are narrowed."""

import datetime
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.documents.models import AbstractDocument
from wagtail.models import Page
from wagtail.search import index

from cchc_wagtail.undocumented import get_page_models
from cchc_wagtail.vietnamese import nfc
from cchc_wagtail.vietnamese.search_words import folded_words, further_words

#: The search field of ours that holds the others folded; it is no text of its own.
FOLDED_FIELD = "folded_text"


@dataclass(frozen=True)
class SearchFacts:
    """Facts of a page by which search results are narrowed.

    Attributes:
        kind: ``search_kind`` of the page type, for example "plan".
        field: field of work as the editor wrote it.
        year: calendar year; of a school year the first.
        unit_id: key of the unit in charge.
        state: value of ``search_states`` of the page type today.
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


if TYPE_CHECKING:
    # The mixins come before Page among the bases of every page type.
    PageBase = Page
else:
    PageBase = models.Model


class SearchTextMixin(PageBase):
    """A page whose texts a search may look at: the section's own search or the host's."""

    #: Stream fields in which files stand; the names of the files are searched.
    file_fields: tuple[str, ...] = ()

    class Meta:
        abstract = True

    def further_search_texts(self) -> Iterable[str]:
        """Texts that are searched beside the search fields and the names of files."""
        return ()

    def folded_text(self) -> str:
        """All that a search looks at, folded: the host's own search finds "ke hoach" by it."""
        return folded_text(self)


class SearchableMixin(SearchTextMixin):
    """A page that the search of the section finds, and what the search needs to know of it.

    Every attribute and method here may be set anew by a page type, ours or a host's.
    """

    #: The kind of page as the addresses of searches say it. Pages of several types may be of one
    #: kind; a type that says a kind of its own gets a choice of its own above the results.
    search_kind: str = ""
    #: What visitors read as the kind: beside each hit of this type and, from the type that says
    #: ``search_kind``, in the choices above the results.
    kind_label: Any = _("Page")
    #: The list that holds the words of ``SearchFacts.state``; None for pages without a state.
    search_states: type[models.TextChoices] | None = None
    #: Whether a hit shows the date of the page; the date of a guide says nothing to a visitor.
    dated_in_results: bool = True
    #: Attributes that tell of the whole page: words in them count more than words in the text.
    lead_fields: tuple[str, ...] = ()

    class Meta:
        abstract = True

    def search_facts(self) -> SearchFacts:
        """The facts by which results are narrowed, as they are today."""
        return SearchFacts(kind=self.search_kind)

    def found_otherwise(self) -> Iterable[int]:
        """Keys of other pages whose facts change when this page is published or taken down."""
        return ()


def kinds() -> dict[str, Any]:
    """The words of every kind of page, from the page types that say ``search_kind``."""
    labels: dict[str, Any] = {}
    for model in searchable_types():
        owner: Any = next((base for base in model.__mro__ if "search_kind" in vars(base)), model)
        labels.setdefault(model.search_kind, owner.kind_label)
    return labels


def searchable_types() -> list[type[SearchableMixin]]:
    """Every page type that can be found, a host's own types included."""
    return [model for model in get_page_models() if issubclass(model, SearchableMixin)]


def state_label(value: str, types: Iterable[type[SearchableMixin]] | None = None) -> Any:
    """The words of a state; ``value`` itself when it is none.

    Args:
        value: as ``SearchFacts.state`` has it.
        types: the page types whose states are meant; None for all.
    """
    for model in searchable_types() if types is None else types:
        if model.search_states is not None and value in model.search_states.values:
            return model.search_states(value).label
    return value


def first_year(school_year: str) -> int | None:
    """The calendar year in which ``school_year`` begins; None where it does not say one."""
    return int(school_year[:4]) if school_year[:4].isdigit() else None


def search_texts(page: SearchTextMixin) -> Iterator[str]:
    """Every text of ``page`` that visitors may read and a search looks at, the title left out.

    The search fields of the page type, then the names of its files.
    """
    for field in type(page).get_searchable_search_fields():
        if field.field_name not in ("title", FOLDED_FIELD):
            yield from _texts(field.get_value(page))
    for stream in page.file_fields:
        for block in getattr(page, stream) or ():
            yield from _file_names(block.value)
    yield from page.further_search_texts()


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


def lead_text(page: SearchableMixin) -> str:
    """What tells of the whole page, for example summary, keywords and number."""
    texts = [getattr(page, name) for name in page.lead_fields]
    return nfc(" ".join(text for text in texts if text))


def folded_text(page: SearchTextMixin) -> str:
    """Title and texts of ``page`` folded, for searches of the host that know no folding."""
    text = "\n".join([page.title, *search_texts(page)])
    return f"{folded_words(text)} {further_words(text)}"


#: Added to the search fields of every page type of the section.
FOLDED_SEARCH_FIELD = index.SearchField(FOLDED_FIELD)

__all__ = [
    "FOLDED_SEARCH_FIELD",
    "SearchFacts",
    "SearchTextMixin",
    "SearchableMixin",
    "first_year",
    "folded_text",
    "kinds",
    "lead_text",
    "search_texts",
    "searchable_types",
    "state_label",
]
