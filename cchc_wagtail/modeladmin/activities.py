"""The list of activities wherever they are in the page tree."""

from collections.abc import Iterable
from typing import Any

from django.contrib.admin import display
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.models import Page
from wagtail_modeladmin.helpers import PageButtonHelper, PagePermissionHelper

from cchc_wagtail.modeladmin.filters import StatusFilter, UnitFilter
from cchc_wagtail.modeladmin.page_types import PagesAdmin, ToldChoicesFilter, told
from cchc_wagtail.pages.activities import ActivityPage, ActivityPageMixin
from cchc_wagtail.undocumented import editable_pages, explorable_pages, explorable_root, quote


class VisiblePagesHelper(PagePermissionHelper):
    """Whoever may see some page in the explorer may see the same pages in the list."""

    def user_can_list(self, user: Any) -> bool:
        return explorable_root(user) is not None

    def user_can_inspect_obj(self, user: Any, obj: Page) -> bool:
        return explorable_pages(user).filter(pk=obj.pk).exists()


class ActivityButtonHelper(PageButtonHelper):
    """Inspect and edit; the rest is on Wagtail's own screens of the page."""

    def __init__(self, view: Any, request: HttpRequest) -> None:
        super().__init__(view, request)
        editable = editable_pages(request.user).type(ActivityPageMixin)
        self.editable = set(editable.values_list("pk", flat=True))

    def get_buttons_for_obj(
        self,
        obj: Page,
        exclude: Iterable[str] | None = None,
        classnames_add: list[str] | None = None,
        classnames_exclude: list[str] | None = None,
    ) -> list[dict[str, Any]]:
        names = [name for name in ("inspect", "edit") if name not in (exclude or ())]
        make = {"inspect": self.inspect_button, "edit": self.edit_button}
        return [
            make[name](quote(obj.pk), classnames_add, classnames_exclude)
            for name in names
            if name != "edit" or obj.pk in self.editable
        ]

    def get_primary_button(self, obj: Page) -> dict[str, Any]:
        button = self.edit_button if obj.pk in self.editable else self.inspect_button
        return button(quote(obj.pk))


class LeadUnitFilter(UnitFilter):
    field = told("lead_unit")


class ActivityAdmin(PagesAdmin):
    """Activities across the site, limited to the pages that the person sees in the explorer."""

    model = ActivityPage
    mixin = ActivityPageMixin
    told_lookups = (
        "kind",
        "starts_at",
        "summary",
        "location",
        "lead_unit",
        "lead_unit__name",
        "plan_task",
        "plan_task__plan",
        "plan_task__sort_order",
    )
    shown_keys = ("lead_unit", "plan_task")
    shown_sets = ("units",)
    sorted_by = {"plan_task": ("plan_task__plan", "plan_task__sort_order", "plan_task")}
    menu_label = gettext_lazy("Activities")
    menu_icon = "calendar-alt"
    list_display = ("shown_title", "kind", "starts", "unit_names", "plan_task", "status")
    list_filter = (("kind", ToldChoicesFilter), StatusFilter, LeadUnitFilter)
    list_export = (
        "shown_title",
        "kind_label",
        "starts_at",
        "ends_at",
        "location",
        "unit_names",
        "plan_task",
        "participants",
        "status",
    )
    export_filename = "hoat-dong"
    search_fields = (
        "title",
        "draft_title",
        told("summary"),
        told("location"),
        told("lead_unit__name"),
    )
    ordering = ("-starts_at",)
    inspect_view_fields = [
        "title",
        "kind",
        "summary",
        "starts_at",
        "ends_at",
        "location",
        "lead_unit",
        "units",
        "plan_task",
        "participants",
        "body",
    ]
    permission_helper_class = VisiblePagesHelper
    button_helper_class = ActivityButtonHelper
    history_view_enabled = False
    short_columns = ("kind",)

    def get_queryset(self, request: HttpRequest) -> QuerySet:
        visible = explorable_pages(request.user)
        return self.rows().filter(pk__in=visible.order_by().values("pk"))

    @display(description=gettext_lazy("Title"), ordering="title")
    def shown_title(self, page: ActivityPageMixin) -> str:
        return page.get_admin_display_title()

    @display(description=gettext_lazy("Starts"), ordering="starts_at")
    def starts(self, page: ActivityPageMixin) -> str:
        if not page.starts_at:
            return ""
        return date_format(timezone.localtime(page.starts_at), "SHORT_DATETIME_FORMAT")

    @display(description=gettext_lazy("Kind"))
    def kind_label(self, page: ActivityPageMixin) -> str:
        return page.get_kind_display()

    @display(description=gettext_lazy("Units"))
    def unit_names(self, page: ActivityPageMixin) -> str:
        units = [page.lead_unit] if page.lead_unit else []
        units += [unit for unit in page.units.all() if unit not in units]
        return "; ".join(unit.name for unit in units)

    @display(description=gettext_lazy("Status"), ordering="live")
    def status(self, page: ActivityPageMixin) -> str:
        if not page.live:
            return _("Draft")
        return _("Published, draft newer") if page.has_unpublished_changes else _("Published")


__all__ = ["ActivityAdmin"]
