"""What the registers have in common: list, search, export, inspection, log."""

from typing import Any

from django.contrib.admin.utils import unquote
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from wagtail_modeladmin.helpers.search import BaseSearchHandler
from wagtail_modeladmin.options import ModelAdmin
from wagtail_modeladmin.views import HistoryView, IndexView, InspectView

from cchc_wagtail.keys import read_key
from cchc_wagtail.registers.cells import RegisterExportMixin
from cchc_wagtail.registers.search import matching
from cchc_wagtail.registers.values import readable_value


class FoldedSearchHandler(BaseSearchHandler):
    """Search that finds "to la" in "Tổ Lá"."""

    def search_queryset(self, queryset: QuerySet, search_term: str, **kwargs: Any) -> QuerySet:
        return matching(queryset, search_term, tuple(self.search_fields))

    @property
    def show_search_form(self) -> bool:
        return bool(self.search_fields)


class RegisterIndexView(RegisterExportMixin, IndexView):
    """The list of a register. Only its own filters narrow it.

    The base class would filter by any lookup that stands in the address, over relations too, so
    that whoever may open the list could guess at passwords of accounts.
    """

    def get_filters_params(self, params: Any = None) -> dict[str, list[str]]:
        found = super().get_filters_params(params)
        return {
            name: values
            for name, values in found.items()
            if not any("\x00" in value for value in values)
        }

    def get_filters(self, request: HttpRequest) -> tuple:
        filters, has_filters, _others, distinct = super().get_filters(request)
        return filters, has_filters, {}, distinct


class RegisterInspectView(InspectView):
    """One row with every value as a person reads it."""

    def get_field_display_value(self, field_name: str, field: Any = None) -> Any:
        value = readable_value(self.instance, field, self.request.user)
        return super().get_field_display_value(field_name, field) if value is None else value


class RegisterHistoryView(HistoryView):
    """The log of one row, for those who may see the row; the base class shows it to everybody."""

    def check_action_permitted(self, user: Any) -> bool:
        return self.permission_helper.user_can_list(user)


class RegisterAdmin(ModelAdmin):
    """What the registers have in common."""

    index_view_class = RegisterIndexView
    inspect_view_class = RegisterInspectView
    history_view_class = RegisterHistoryView
    search_handler_class = FoldedSearchHandler
    inspect_view_enabled = True
    index_view_extra_css = ["cchc_wagtail/css/registers.css"]
    list_per_page = 50
    #: Columns whose text stays on one line.
    short_columns: tuple[str, ...] = ()

    def rows(self) -> QuerySet:
        """All rows of the register, whoever may see them."""
        return self.model._default_manager.all()

    def inspect_view(self, request: HttpRequest, instance_pk: str) -> HttpResponse:
        return super().inspect_view(request, self._possible(instance_pk))

    def edit_view(self, request: HttpRequest, instance_pk: str) -> HttpResponse:
        return super().edit_view(request, self._possible(instance_pk))

    def delete_view(self, request: HttpRequest, instance_pk: str) -> HttpResponse:
        return super().delete_view(request, self._possible(instance_pk))

    def history_view(self, request: HttpRequest, instance_pk: str) -> HttpResponse:
        return super().history_view(request, self._possible(instance_pk))

    def _possible(self, instance_pk: str) -> str:
        """``instance_pk`` as it came; the base class would break down on what is no key."""
        if read_key(self.model, unquote(instance_pk)) is None:
            raise Http404
        return instance_pk

    def get_extra_class_names_for_field_col(self, obj: Any, field_name: str) -> list[str]:
        return ["cchc-short"] if field_name in self.short_columns else []


__all__ = ["RegisterAdmin", "RegisterInspectView"]
