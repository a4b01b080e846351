"""The drop-down lists above an index: what may be chosen, and what is chosen by it."""

import re
from dataclasses import dataclass
from typing import Any

from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page

from cchc_wagtail.enums import ReformArea

YEAR = re.compile(r"\d{4}", re.ASCII)

#: A choice of a filter: the value in the address and the label shown.
Option = tuple[str, Any]


@dataclass(frozen=True)
class IndexFilter:
    """One drop-down list above an index.

    Args:
        name: parameter in the address, ASCII Vietnamese.
        label: what the visitor reads.
        field: field of the page type.
    """

    name: str
    label: Any
    field: str

    @property
    def lookups(self) -> tuple[str, ...]:
        """What the query for the choices must fetch."""
        return (self.field,)

    def options(self, found: dict[str, set]) -> list[Option]:
        """The choices that some page of the list has, so that no choice leads to nothing.

        Args:
            found: from ``Listing.values_in``.
        """
        return [(str(value), self.label_of(value)) for value in self.values(found)]

    def options_with(self, chosen: str, options: list[Option]) -> list[Option]:
        """``options`` and the chosen value, so that the form says what the list is narrowed by."""
        if not chosen or chosen in [value for value, label in options]:
            return options
        return [*options, (chosen, self.label_of(chosen))]

    def values(self, found: dict[str, set]) -> list[Any]:
        return sorted(found[self.lookups[0]] - {None, ""})

    def label_of(self, value: Any) -> Any:
        return value

    def condition(self, model: type[Page], value: str) -> Q | None:
        """What pages of ``model`` with ``value`` fulfil; None for no value of the filter."""
        return Q(**{self.field: value})


@dataclass(frozen=True)
class TextFilter(IndexFilter):
    """Free text fields: every spelling that occurs is a choice."""


@dataclass(frozen=True)
class ChoiceFilter(IndexFilter):
    """Fields with a closed list; choices keep the order of the list."""

    choices: Any = None

    def values(self, found: dict[str, set]) -> list[Any]:
        return [value for value in self.choices.values if value in found[self.field]]

    def label_of(self, value: Any) -> Any:
        return self.choices(value).label

    def condition(self, model: type[Page], value: str) -> Q | None:
        return super().condition(model, value) if value in self.choices.values else None


@dataclass(frozen=True)
class AreaFilter(ChoiceFilter):
    name: str = "linh-vuc-cchc"
    label: Any = _("Area of the reform")
    field: str = "area"
    choices: Any = ReformArea


@dataclass(frozen=True)
class NumberFilter(IndexFilter):
    """A year stored as a number, newest first."""

    def values(self, found: dict[str, set]) -> list[Any]:
        return super().values(found)[::-1]

    def condition(self, model: type[Page], value: str) -> Q | None:
        return super().condition(model, value) if YEAR.fullmatch(value) else None


@dataclass(frozen=True)
class SchoolYearFilter(IndexFilter):
    """A school year stored as ``2025-2026``, newest first."""

    def values(self, found: dict[str, set]) -> list[Any]:
        return super().values(found)[::-1]

    def label_of(self, value: Any) -> Any:
        return str(value).replace("-", " – ")


@dataclass(frozen=True)
class YearFilter(IndexFilter):
    """The year of a date, newest first."""

    @property
    def lookups(self) -> tuple[str, ...]:
        return (f"{self.field}__year",)

    def values(self, found: dict[str, set]) -> list[Any]:
        return super().values(found)[::-1]

    def condition(self, model: type[Page], value: str) -> Q | None:
        if not YEAR.fullmatch(value) or int(value) < 1:
            return None
        return Q(**{f"{self.field}__year": int(value)})


__all__ = [
    "AreaFilter",
    "ChoiceFilter",
    "IndexFilter",
    "NumberFilter",
    "SchoolYearFilter",
    "TextFilter",
    "YearFilter",
]
