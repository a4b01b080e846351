"""Lists of pages by mixin: filters, order, and a fixed number of queries.

An index lists every page type built from its mixin, a host's own types included. Each type is
asked by itself, since then the newest entries come from walking the index of its ``listing_key``,
whatever the number of pages; a join of ``Page`` with its types would sort them all.
"""

import dataclasses
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db.models import (
    CharField,
    Exists,
    IntegerField,
    Min,
    Model,
    OuterRef,
    Q,
    QuerySet,
    Value,
)
from django.db.models.functions import Cast
from wagtail.models import Page

from cchc_wagtail.caching.changes import remembered
from cchc_wagtail.undocumented import get_page_models


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


#: The keys of a page and of its type: all that must be remembered of it.
Reference = tuple[int, int]


@dataclass(frozen=True)
class Listing:
    """The pages of some types that one kind of reader may see, newest first.

    Args:
        visible: pages of any type that the reader may see where the list stands.
        types: the page types listed, none of which inherits another.
        conditions: what pages of each type must fulfil as well.
    """

    visible: QuerySet
    types: list[type[Page]]
    conditions: dict[type[Page], Q] = dataclasses.field(default_factory=dict)

    def of_type(self, model: type[Page]) -> QuerySet:
        """The pages of ``model`` in the list, in no order.

        Not joined with ``Page``: SQLite would begin with that table and sort what it finds.
        """
        seen = Exists(self.visible.order_by().filter(pk=OuterRef("pk")))
        return model._base_manager.order_by().filter(seen, self.conditions.get(model, Q()))

    def pages(self) -> QuerySet:
        """The pages as plain pages, in no order."""
        pages = self.visible.order_by()
        if not self.conditions:
            return of_types(pages, self.types)
        chosen = Q()
        for model in self.types:
            own = model._base_manager.order_by().filter(self.conditions[model])
            chosen |= Q(pk__in=own.values("pk"))
        return pages.filter(chosen) if self.types else pages.none()

    def count(self) -> int:
        return self.pages().count()

    def entries(self, start: int, stop: int) -> list:
        """The specific pages from ``start`` to before ``stop``; a query per type."""
        # With several types the first of each may all be the newest.
        first = start if len(self.types) == 1 else 0
        found = []
        for model in self.types:
            rows = self.of_type(model).order_by("-listing_key", f"-{model._meta.pk.attname}")
            chosen = rows.values("pk")[first:stop]
            found += _shown(model).filter(pk__in=chosen)
        found.sort(key=lambda page: (page.listing_key, page.pk), reverse=True)
        return _of_own_type(found[start - first : stop - first])

    def narrowed(self, filters: tuple, parameters: Any) -> tuple["Listing", dict[str, str]]:
        """The list narrowed by the request's ``parameters``.

        Returns:
            the narrowed list and the values in use by filter name; values that a filter does not
            know are left out, so that an old or mistyped address still shows the list.
        """
        active: dict[str, str] = {}
        conditions = {model: self.conditions.get(model, Q()) for model in self.types}
        for index_filter in filters:
            value = parameters.get(index_filter.name, "")
            if not value or "\x00" in value:
                continue
            own = {model: _condition(index_filter.name, model, value) for model in self.types}
            if any(condition is not None for condition in own.values()):
                active[index_filter.name] = value
                for model, condition in own.items():
                    # A type that does not know the value has no page with it.
                    conditions[model] &= Q(pk__in=[]) if condition is None else condition
        return (dataclasses.replace(self, conditions=conditions) if active else self), active

    def values_in(self, filters: tuple) -> dict[str, set[Any]]:
        """What the fields of ``filters`` hold in the whole list, in three queries at most.

        Asking each page whether it is seen would take a look at all of them. The index of a field
        gives the first page with each value; where that one is hidden, the others are asked.
        """
        names = {index_filter.name for index_filter in filters}
        found: dict[str, set[Any]] = {
            lookup: set() for index_filter in filters for lookup in index_filter.lookups
        }
        columns = []
        for model in self.types:
            own = [one.lookups for one in model.index_filters if one.name in names]
            for lookup in sorted(found.keys() & set().union(*own)):
                if "__" in lookup and lookup != f"{model.index_date_field}__year":
                    # No index helps here.
                    rows = self.of_type(model).values_list(lookup, flat=True)
                    found[lookup].update(rows.distinct())
                else:
                    columns.append(_Column.of(model, lookup, len(columns)))
        first = _together([column.first_with_each() for column in columns])
        first = [row for row in first if row[1] not in (None, "")]
        pages = self.visible.order_by().filter(pk__in={pk for _place, _text, pk in first})
        seen = set(pages.values_list("pk", flat=True)) if first else set()
        hidden: dict[int, list[str]] = {}
        for place, text, pk in first:
            if pk in seen:
                found[columns[place].lookup].add(columns[place].value(text))
            else:
                hidden.setdefault(place, []).append(text)
        for place, text, _pk in _together(
            [columns[place].seen_with(texts, self.visible) for place, texts in hidden.items()]
        ):
            found[columns[place].lookup].add(columns[place].value(text))
        return found


def filters_of(mixin: Any, types: list[type[Page]]) -> tuple:
    """The filters above a list of pages built from ``mixin``: its own, then those of ``types``.

    Filters of the same name are one; they should ask for the same field.
    """
    found = {one.name: one for one in mixin.index_filters}
    for model in types:
        for one in model.index_filters:
            found.setdefault(one.name, one)
    return tuple(found.values())


def _condition(name: str, model: Any, value: str) -> Q | None:
    own = next((one for one in model.index_filters if one.name == name), None)
    return own.condition(model, value) if own else None


@dataclass(frozen=True)
class _Column:
    """A field of a filter where it is stored.

    Args:
        lookup: what the filter asks for.
        table: a page type, or the rows between it and a many-to-many field.
        key: the column of ``table`` with the page.
        name: the field of ``table``.
        place: tells the columns of a query apart.
    """

    lookup: str
    table: type[Model]
    key: str
    name: str
    place: int

    @classmethod
    def of(cls, model: type[Page], lookup: str, place: int) -> "_Column":
        name = "listing_year" if "__" in lookup else lookup
        field = model._meta.get_field(name)
        if field.many_to_many:
            table = field.remote_field.through
            return cls(lookup, table, field.m2m_field_name(), field.m2m_reverse_field_name(), place)
        return cls(lookup, model, model._meta.pk.name, name, place)

    def value(self, text: str) -> Any:
        return self.table._meta.get_field(self.name).to_python(text)

    def first_with_each(self) -> QuerySet:
        return self._rows(self.table._base_manager.order_by())

    def seen_with(self, texts: list[str], visible: QuerySet) -> QuerySet:
        """The same for some of the values, among the pages that the reader may see."""
        rows = self.table._base_manager.order_by().filter(
            Exists(visible.order_by().filter(pk=OuterRef(self.key))),
            **{f"{self.name}__in": [self.value(text) for text in texts]},
        )
        return self._rows(rows)

    def _rows(self, rows: QuerySet) -> QuerySet:
        """The place, each value as text, since values of all columns stand in one, and a page.

        The value is the least of its group: grouping by its text would leave the index.
        """
        groups = rows.values(self.name).annotate(
            text=Cast(Min(self.name), CharField()), first=Min(self.key)
        )
        place = Value(self.place, output_field=IntegerField())
        return groups.values_list(place, "text", "first")


def _together(queries: list[QuerySet]) -> Iterable[tuple]:
    """The rows of all ``queries`` in one query."""
    return queries[0].union(*queries[1:], all=True) if queries else ()


def fetch_entries(name: str, wanted: list[tuple[Listing, int, int]]) -> list[list]:
    """The entries of some lists, each from a place to before another, with what a list shows.

    Only which pages they are is remembered; the pages are read each time.

    Args:
        name: names the lists, the places and their readers; empty where nothing may be kept.
        wanted: the lists with the places.
    """
    fresh: list[list] = []

    def find() -> list[list[Reference]]:
        fresh.extend(listing.entries(start, stop) for listing, start, stop in wanted)
        return [[(page.pk, page.content_type_id) for page in pages] for pages in fresh]

    kept = remembered(name, find) if name else find()
    return [fetch_specific(pages) for pages in fresh or map(fetch_references, kept)]


def fetch_references(rows: list[Reference]) -> list:
    """The specific live pages of ``rows``, without what no list shows: a query per type."""
    by_type: dict[int, list[int]] = {}
    for pk, content_type in rows:
        by_type.setdefault(content_type, []).append(pk)
    found: dict[int, Any] = {}
    for content_type, keys in by_type.items():
        model = ContentType.objects.get_for_id(content_type).model_class() or Page
        group = _shown(model).filter(pk__in=keys, live=True)
        found.update((page.pk, page) for page in group)
    return [found[pk] for pk, _type in rows if pk in found]


def _shown(model: type[Page]) -> QuerySet:
    """Pages of ``model`` with what entries of a list show of them, in no order."""
    return model._default_manager.order_by().defer(*getattr(model, "unlisted_fields", ()))


def _of_own_type(pages: list) -> list:
    """``pages`` with those of types that inherit the listed one as their own type."""
    others = [page.pk for page in pages if not isinstance(page, page.specific_class or Page)]
    if not others:
        return pages
    own = {page.pk: page for page in Page.objects.filter(pk__in=others).specific()}
    return [own.get(page.pk, page) for page in pages]


def of_types(pages: QuerySet, types: list[type[Page]]) -> QuerySet:
    """``pages`` of the given types and of types that inherit them."""
    return pages.type(*types) if types else pages.none()


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
    "Listing",
    "Reference",
    "fetch_entries",
    "fetch_references",
    "fetch_specific",
    "filters_of",
    "of_types",
    "page_link",
    "page_types",
]
