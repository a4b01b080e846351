"""The chooser of plan tasks."""

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.tables import Column
from wagtail.admin.viewsets.chooser import ChooserViewSet

from cchc_wagtail.registers.choosers import (
    RegisterChosenMultipleView,
    RegisterChosenView,
    RegisterFilterForm,
)
from cchc_wagtail.tasks.plan_tasks import PlanTask
from cchc_wagtail.undocumented import ChooseResultsView, ChooseView


class TaskFilterForm(RegisterFilterForm):
    searched = ("description", "plan__title", "lead_unit__name", "lead_unit_text")


class TaskListMixin:
    filter_form_class = TaskFilterForm

    def get_object_list(self) -> QuerySet:
        # Newest plans first: an activity nearly always serves a plan of this year.
        return PlanTask.objects.select_related("plan", "lead_unit").order_by(
            "-plan__latest_revision_created_at", "-plan", "sort_order", "pk"
        )

    @property
    def columns(self) -> list[Column]:
        return [
            *super().columns,
            Column("plan", label=_("Plan"), accessor="plan"),
            Column("unit", label=_("Unit"), accessor="unit_name"),
        ]


class TaskChooseView(TaskListMixin, ChooseView):
    pass


class TaskChooseResultsView(TaskListMixin, ChooseResultsView):
    pass


class PlanTaskChooserViewSet(ChooserViewSet):
    """Choose a task of a plan."""

    model = PlanTask
    icon = "tasks"
    choose_one_text = _("Choose a plan task")
    choose_another_text = _("Choose another plan task")
    edit_item_text = _("Edit this plan task")
    choose_view_class = TaskChooseView
    choose_results_view_class = TaskChooseResultsView
    chosen_view_class = RegisterChosenView
    chosen_multiple_view_class = RegisterChosenMultipleView


plan_task_chooser_viewset = PlanTaskChooserViewSet("cchc_plan_task_chooser")


__all__ = [
    "PlanTaskChooserViewSet",
    "TaskChooseResultsView",
    "TaskChooseView",
    "TaskFilterForm",
    "TaskListMixin",
    "plan_task_chooser_viewset",
]
