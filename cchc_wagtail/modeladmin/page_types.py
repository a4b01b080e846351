"""A register of pages of every type built from one mixin, a host's own types included.

The rows are plain pages with what the register asks of them (``told``), so that one query filters,
searches and sorts pages of all types; what is shown is fetched type by type.
"""

import copy
from collections.abc import Iterable
from typing import Any

from django.contrib.admin import ChoicesFieldListFilter
from django.core.paginator import Page as PartOfList
from django.db.models import F, QuerySet
from django.db.models.functions import Coalesce
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from wagtail.admin.paginator import WagtailPaginator
from wagtail.models import Page

from cchc_wagtail.lists.listing import page_link, page_types
from cchc_wagtail.modeladmin.base import RegisterAdmin, RegisterIndexView, RegisterInspectView


def told(lookup: str) -> str:
    """The name under which a row has what ``lookup`` finds on the page's own type."""
    return f"cchc_told_{lookup.replace('__', '_')}"


class PagesIndexView(RegisterIndexView):
    """The list: the pages of one part of it are fetched with the fields of their types."""

    def paginator_class(self, rows: QuerySet, per_page: int) -> WagtailPaginator:
        return PagesPaginator(self.model_admin, rows, per_page)

    def as_spreadsheet(self, queryset: QuerySet, spreadsheet_format: str) -> HttpResponse:
        return super().as_spreadsheet(self.model_admin.specific(queryset), spreadsheet_format)

    def get_ordering(self, request: HttpRequest, queryset: QuerySet) -> list[str]:
        ordering = []
        for name in super().get_ordering(request, queryset.order_by()):
            sign, field = ("-", name[1:]) if name.startswith("-") else ("", name)
            ordering += [f"{sign}{one}" for one in self.model_admin.order_names(field)]
        return ordering


class PagesPaginator(WagtailPaginator):
    """Parts of the list as pages of their own types.

    Args:
        model_admin: the register.
        rows: all rows, plain pages.
        per_page: how many one part has.
    """

    def __init__(self, model_admin: "PagesAdmin", rows: QuerySet, per_page: int) -> None:
        super().__init__(rows, per_page)
        self.model_admin = model_admin
        self.model = model_admin.model

    def page(self, number: Any) -> PartOfList:
        part = super().page(number)
        part.object_list = self.model_admin.specific(part.object_list)
        return part


class PagesInspectView(RegisterInspectView):
    """One page, with the fields and labels of its own type."""

    def __init__(self, model_admin: "PagesAdmin", instance_pk: str) -> None:
        super().__init__(model_admin.of_type_of(instance_pk), instance_pk)


class PagesAdmin(RegisterAdmin):
    """A register of the pages of every type built from ``mixin``.

    ``model``, a type of ours, gives the labels, the addresses and the type of new pages.
    """

    #: What the page types have in common.
    mixin: type
    #: Lookups on the page types that the register filters, searches or sorts by, through ``told``.
    told_lookups: tuple[str, ...] = ()
    #: Fields of the page types whose objects the list shows: foreign keys, many-to-many fields.
    shown_keys: tuple[str, ...] = ()
    shown_sets: tuple[str, ...] = ()
    #: For columns sorted by another order than their own: the lookups.
    sorted_by: dict[str, tuple[str, ...]] = {}

    index_view_class = PagesIndexView
    inspect_view_class = PagesInspectView

    def types(self) -> list[type[Page]]:
        return page_types(self.mixin)

    def rows(self) -> QuerySet:
        """All pages of the register as rows, in no order."""
        links = [page_link(model) for model in self.types()]
        names = {}
        for lookup in self.told_lookups:
            found = [F(f"{link}__{lookup}") for link in links]
            names[told(lookup)] = Coalesce(*found) if len(found) > 1 else found[0]
        return Page.objects.type(*self.types()).order_by().annotate(**names)

    def specific(self, rows: Iterable[Page]) -> list[Page]:
        """The pages of ``rows`` in the same order, with what the list shows of them."""
        rows = list(rows)
        by_type: dict[type[Page], list[int]] = {}
        for row in rows:
            by_type.setdefault(row.specific_class or Page, []).append(row.pk)
        found: dict[int, Page] = {}
        for model, keys in by_type.items():
            pages = model._default_manager.order_by().select_related(*self.shown_keys)
            found.update(pages.prefetch_related(*self.shown_sets).in_bulk(keys))
        return [found[row.pk] for row in rows if row.pk in found]

    def order_names(self, field: str) -> list[str]:
        """The names by which rows are sorted for the column ``field``."""
        if field == self.opts.pk.name:
            return ["pk"]
        lookups = self.sorted_by.get(field, (field,))
        return [told(one) if one in self.told_lookups else one for one in lookups]

    def of_type_of(self, pk: str) -> "PagesAdmin":
        """The same register for the type of the page with the key ``pk``."""
        page = get_object_or_404(self.rows(), pk=pk)
        admin = copy.copy(self)
        admin.model = page.specific_class or self.model
        admin.opts = admin.model._meta
        return admin


class ToldChoicesFilter(ChoicesFieldListFilter):
    """A field with choices that every page type of the register has."""

    def queryset(self, request: HttpRequest, queryset: QuerySet) -> QuerySet:
        # ``kind__exact`` is a lookup of the type, ``cchc_told_kind__exact`` one of the row.
        self.used_parameters = {
            f"{told(self.field_path)}{name.removeprefix(self.field_path)}": value
            for name, value in self.used_parameters.items()
        }
        return super().queryset(request, queryset)


__all__ = ["PagesAdmin", "ToldChoicesFilter", "told"]
