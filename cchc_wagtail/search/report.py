"""What visitors searched in the section, and what they did not find."""

from typing import Any

import django_filters
from django.core.exceptions import PermissionDenied
from django.db.models import Case, IntegerField, QuerySet, When
from django.forms import RadioSelect
from django.http import HttpRequest, HttpResponse
from django.urls import path, reverse_lazy
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.menu import MenuItem
from wagtail.admin.ui.tables import Column, NumberColumn
from wagtail.admin.views.reports import ReportView

from cchc_wagtail.registers.cells import PlainCellsMixin
from cchc_wagtail.search.terms import SearchTerm

PERMISSION = "cchc_wagtail.view_searchterm"


class SearchTermFilters(WagtailFilterSet):
    found = django_filters.ChoiceFilter(
        label=_("Pages found"),
        method="filter_found",
        choices=(("none", _("Nothing found")), ("some", _("Something found"))),
        empty_label=_("All"),
        widget=RadioSelect,
    )

    class Meta:
        model = SearchTerm
        fields = ["found"]

    def filter_found(self, queryset: QuerySet, name: str, value: str) -> QuerySet:
        if value == "none":
            return queryset.filter(found=0)
        return queryset.filter(found__gt=0)


class SearchTermReportView(PlainCellsMixin, ReportView):
    """Words without a result first: they name the guides that the school still owes parents."""

    model = SearchTerm
    page_title = _("Searches of visitors")
    header_icon = "search"
    is_searchable = True
    search_fields = ["words"]
    filterset_class = SearchTermFilters
    index_url_name = "cchc_search_terms"
    index_results_url_name = "cchc_search_terms_results"
    columns = [
        Column("words", label=_("Words searched"), sort_key="words"),
        NumberColumn("asked", label=_("Times searched"), sort_key="asked"),
        NumberColumn("found", label=_("Pages found"), sort_key="found"),
        # A day, not a moment: Wagtail's own column would say how many hours ago it began.
        Column(
            "last_asked_on",
            label=_("Last searched on"),
            accessor=lambda term: f"{term.last_asked_on:%d/%m/%Y}",
            sort_key="last_asked_on",
        ),
    ]
    export_headings = {
        "words": _("Words searched"),
        "asked": _("Times searched"),
        "found": _("Pages found"),
        "last_asked_on": _("Last searched on"),
    }
    list_export = list(export_headings)

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not request.user.has_perm(PERMISSION):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def get_filename(self) -> str:
        return f"tu-khoa-tim-kiem-{timezone.localdate():%Y-%m-%d}"

    def get_base_queryset(self) -> QuerySet:
        return SearchTerm.objects.annotate(
            nothing=Case(When(found=0, then=0), default=1, output_field=IntegerField())
        ).order_by("nothing", "-asked", "words")


class SearchTermMenuItem(MenuItem):
    def __init__(self) -> None:
        super().__init__(
            _("Searches of visitors"),
            reverse_lazy("cchc_search_terms"),
            name="cchc-search-terms",
            icon_name="search",
            order=9100,
        )

    def is_shown(self, request: HttpRequest) -> bool:
        return request.user.has_perm(PERMISSION)


urlpatterns = [
    path("cchc/tim-kiem/", SearchTermReportView.as_view(), name="cchc_search_terms"),
    path(
        "cchc/tim-kiem/results/",
        SearchTermReportView.as_view(results_only=True),
        name="cchc_search_terms_results",
    ),
]

__all__ = ["PERMISSION", "SearchTermMenuItem", "SearchTermReportView", "urlpatterns"]
