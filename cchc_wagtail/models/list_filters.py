"""The drop-down lists above an index: what may be chosen, and what is chosen by it."""

import re
from dataclasses import dataclass
from typing import Any

from django.db.models import Exists, OuterRef, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page

from cchc_wagtail.enums import EffectState, ReformArea
from cchc_wagtail.keys import read_key

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


@dataclass(frozen=True)
class UnitFilter(IndexFilter):
    """A unit of the register, chosen on the page in ``field`` or among ``others``."""

    others: str = ""

    @property
    def lookups(self) -> tuple[str, ...]:
        return tuple(filter(None, (self.field, self.others)))

    def options(self, found: dict[str, set]) -> list[Option]:
        from cchc_wagtail.models.org_units import OrgUnit

        used = set().union(*(found[lookup] for lookup in self.lookups))
        units = OrgUnit.objects.filter(pk__in=used - {None})
        return [(str(unit.pk), unit.name) for unit in units]

    def options_with(self, chosen: str, options: list[Option]) -> list[Option]:
        # The address holds a number; the name of a unit that no visible page has stays unsaid.
        return options

    def condition(self, model: type[Page], value: str) -> Q | None:
        key = read_key(model._meta.get_field(self.field).related_model, value)
        if key is None:
            return None
        condition = Q(**{self.field: key})
        if self.others:
            # A subquery, since a join over the many-to-many field would double the rows.
            taking_part = model._base_manager.filter(**{self.others: key})
            condition |= Q(pk__in=taking_part.values("pk"))
        return condition


@dataclass(frozen=True)
class EffectFilter(IndexFilter):
    """Effect of official documents today, computed by the same rule as ``effect_on``."""

    field: str = ""

    @property
    def lookups(self) -> tuple[str, ...]:
        return ()

    def options(self, found: dict[str, set]) -> list[Option]:
        return [(str(state.value), state.label) for state in EffectState]

    def condition(self, model: type[Page], value: str) -> Q | None:
        if value not in EffectState.values:
            return None
        from cchc_wagtail.models.documents import DocumentReplacement

        today = timezone.localdate()
        replaced = Exists(DocumentReplacement.standing(today).filter(replaced=OuterRef("pk")))
        expired = (
            Q(expired_on__lte=today) | (Q(expired_on=None) & ~Q(replaced_by_text="")) | replaced
        )
        not_yet = Q(effective_on__gt=today) | (Q(effective_on=None) & Q(issued_on__gt=today))
        return {
            EffectState.EXPIRED: Q(expired),
            EffectState.NOT_YET: ~expired & not_yet,
            EffectState.IN_FORCE: ~expired & ~not_yet,
        }[EffectState(value)]


__all__ = [
    "AreaFilter",
    "ChoiceFilter",
    "EffectFilter",
    "IndexFilter",
    "NumberFilter",
    "SchoolYearFilter",
    "TextFilter",
    "UnitFilter",
    "YearFilter",
]
