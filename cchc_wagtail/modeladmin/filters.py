"""Filters beside the lists of the registers, in the form that Django's admin gives them."""

from typing import Any

from django.contrib.admin import SimpleListFilter
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page

from cchc_wagtail.tasks.plan_tasks import PlanTask
from cchc_wagtail.units.org_units import OrgUnit


class PlanFilter(SimpleListFilter):
    """The plan of a task: only plans that have tasks, newest first."""

    title = _("plan")
    parameter_name = "plan"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        used = PlanTask.objects.order_by().values("plan")
        plans = Page.objects.filter(pk__in=used).order_by("-latest_revision_created_at", "-pk")
        return [(str(plan.pk), plan.get_admin_display_title()) for plan in plans]

    def queryset(self, request: HttpRequest, queryset: QuerySet) -> QuerySet:
        known = dict(self.lookup_choices)
        return queryset.filter(plan=self.value()) if self.value() in known else queryset


class UnitFilter(SimpleListFilter):
    """The lead unit: only units that lead something here, and rows that have none."""

    title = _("lead unit")
    parameter_name = "unit"
    NONE = "none"
    #: What the rows of the register call it.
    field = "lead_unit"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, Any]]:
        used = model_admin.rows().order_by().values(self.field)
        units = OrgUnit.objects.filter(pk__in=used)
        return [*((str(unit.pk), unit.name) for unit in units), (self.NONE, _("None chosen"))]

    def queryset(self, request: HttpRequest, queryset: QuerySet) -> QuerySet:
        if self.value() == self.NONE:
            return queryset.filter(**{self.field: None})
        known = dict(self.lookup_choices)
        return queryset.filter(**{self.field: self.value()}) if self.value() in known else queryset


class StatusFilter(SimpleListFilter):
    """Whether visitors see a page."""

    title = _("status")
    parameter_name = "status"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        return [("live", _("Published")), ("draft", _("Draft"))]

    def queryset(self, request: HttpRequest, queryset: QuerySet) -> QuerySet:
        if self.value() in ("live", "draft"):
            return queryset.filter(live=self.value() == "live")
        return queryset
