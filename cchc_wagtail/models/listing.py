"""Lists of pages by mixin: filters, order, and a fixed number of queries.

An index lists every page type built from its mixin, a host's own types included. Django cannot
filter on fields of several models at once, so each condition is built once per type over the link
from ``Page`` to it.
"""

import re
from dataclasses import dataclass
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db.models import DateField, Exists, F, OuterRef, Q, QuerySet
from django.db.models.functions import Cast, Coalesce
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page, get_page_models

from cchc_wagtail.enums import EffectState, ReformArea

YEAR = re.compile(r"\d{4}", re.ASCII)

#: A choice of a filter: the value in the address and the label shown.
Option = tuple[str, Any]


def page_types(mixin: type) -> list[type[Page]]:
    """The concrete page types built from ``mixin``, without types that inherit another of them."""
    types = [model for model in get_page_models() if issubclass(model, mixin)]
    return [
        model
        for model in types
        if not any(other is not model and issubclass(model, other) for other in types)
    ]


def page_link(model: type[Page]) -> str:
    """The lookup from ``Page`` to ``model``, for example ``planpage``."""
    return model._meta.get_ancestor_link(Page).remote_field.get_accessor_name()


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
            found: from ``values_in``.
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

    def condition(self, link: str, value: str) -> Q | None:
        """The condition for ``value``, or None when it is no value of this filter."""
        return Q(**{f"{link}__{self.field}": value})


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

    def condition(self, link: str, value: str) -> Q | None:
        return super().condition(link, value) if value in self.choices.values else None


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

    def condition(self, link: str, value: str) -> Q | None:
        return super().condition(link, value) if YEAR.fullmatch(value) else None


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

    def condition(self, link: str, value: str) -> Q | None:
        if not YEAR.fullmatch(value) or int(value) < 1:
            return None
        return Q(**{f"{link}__{self.field}__year": int(value)})


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

    def condition(self, link: str, value: str) -> Q | None:
        if not (value.isascii() and value.isdigit() and len(value) < 10):
            return None
        condition = Q(**{f"{link}__{self.field}": int(value)})
        if self.others:
            # A subquery, since a join over the many-to-many field would double the rows.
            condition |= Q(
                pk__in=Page.objects.filter(**{f"{link}__{self.others}": int(value)}).values("pk")
            )
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

    def condition(self, link: str, value: str) -> Q | None:
        if value not in EffectState.values:
            return None
        from cchc_wagtail.models.documents import DocumentReplacement

        today = timezone.localdate()
        replaced = Exists(DocumentReplacement.standing(today).filter(replaced=OuterRef("pk")))
        expired = (
            Q(**{f"{link}__expired_on__lte": today})
            | (Q(**{f"{link}__expired_on": None}) & ~Q(**{f"{link}__replaced_by_text": ""}))
            | replaced
        )
        not_yet = Q(**{f"{link}__effective_on__gt": today}) | (
            Q(**{f"{link}__effective_on": None}) & Q(**{f"{link}__issued_on__gt": today})
        )
        known = Q(**{f"{link}__isnull": False})
        return {
            EffectState.EXPIRED: known & expired,
            EffectState.NOT_YET: known & ~expired & not_yet,
            EffectState.IN_FORCE: known & ~expired & ~not_yet,
        }[EffectState(value)]


def values_in(children: QuerySet, types: list[type[Page]], filters: tuple) -> dict[str, set[Any]]:
    """What the fields of ``filters`` hold in ``children``: one query per page type.

    Not one per filter: each would look at every page of the list.
    """
    lookups = sorted({lookup for index_filter in filters for lookup in index_filter.lookups})
    found: dict[str, set[Any]] = {lookup: set() for lookup in lookups}
    if not lookups:
        return found
    for model in types:
        rows = model.objects.filter(pk__in=children.order_by().values("pk")).order_by()
        for row in rows.values_list(*lookups).distinct():
            for lookup, value in zip(lookups, row, strict=True):
                found[lookup].add(value)
    return found


def references(pages: QuerySet) -> list[tuple[int, int]]:
    """The keys of ``pages`` and of their types, in order: all that must be remembered of a list."""
    return list(pages.values_list("pk", "content_type_id"))


def fetch_references(rows: list[tuple[int, int]]) -> list:
    """The specific live pages of ``references``, ready for a list: a query or two per type."""
    by_type: dict[int, list[int]] = {}
    for pk, content_type in rows:
        by_type.setdefault(content_type, []).append(pk)
    found: dict[int, Any] = {}
    for content_type, keys in by_type.items():
        model = ContentType.objects.get_for_id(content_type).model_class() or Page
        group = list(model.objects.filter(pk__in=keys, live=True))
        found.update((page.pk, page) for page in group)
    return fetch_specific([found[pk] for pk, _type in rows if pk in found])


def of_types(pages: QuerySet, types: list[type[Page]]) -> QuerySet:
    """``pages`` of the given types and of types that inherit them."""
    return pages.type(*types) if types else pages.none()


def newest_first(pages: QuerySet, types: list[type[Page]], date_field: str) -> QuerySet:
    """Order by the type's own date, else by first publication, newest first."""
    dates: list[Any] = []
    if date_field:
        dates = [Cast(F(f"{page_link(model)}__{date_field}"), DateField()) for model in types]
    published = Cast("first_published_at", DateField())
    order = Coalesce(*dates, published) if dates else published
    return pages.annotate(cchc_date=order).order_by(
        F("cchc_date").desc(nulls_last=True), "-first_published_at", "-pk"
    )


def apply_filters(
    pages: QuerySet, types: list[type[Page]], filters: tuple, parameters: Any
) -> tuple[QuerySet, dict[str, str]]:
    """Narrow ``pages`` by the request's parameters.

    Returns:
        the narrowed query and the values in use by filter name; values that a filter does not
        know are left out, so that an old or mistyped address still shows the list.
    """
    active: dict[str, str] = {}
    for index_filter in filters:
        value = parameters.get(index_filter.name, "")
        if not value or "\x00" in value:
            continue
        conditions = [index_filter.condition(page_link(model), value) for model in types]
        known = [condition for condition in conditions if condition is not None]
        if known:
            active[index_filter.name] = value
            narrowed = Q()
            for condition in known:
                narrowed |= condition
            pages = pages.filter(narrowed)
    return pages, active


def fetch_specific(pages: Any) -> list:
    """The specific pages of ``pages`` with what a list shows, in a fixed number of queries."""
    found = list(pages.specific()) if isinstance(pages, QuerySet) else list(pages)
    by_type: dict[type, list] = {}
    for page in found:
        by_type.setdefault(type(page), []).append(page)
    for model, group in by_type.items():
        model.prepare_for_listing(group)
    return found


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
    "apply_filters",
    "fetch_references",
    "fetch_specific",
    "newest_first",
    "of_types",
    "page_link",
    "page_types",
    "references",
    "values_in",
]
