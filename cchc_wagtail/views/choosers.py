"""Choosers of units and plan tasks for the edit forms."""

from django import forms
from django.db.models import Model, QuerySet
from django.http import Http404
from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.tables import Column
from wagtail.admin.viewsets.chooser import ChooserViewSet

from cchc_wagtail.keys import read_key
from cchc_wagtail.models import OrgUnit, PlanTask
from cchc_wagtail.undocumented import (
    BaseFilterForm,
    ChooseResultsView,
    ChooseView,
    ChosenMultipleView,
    ChosenView,
)
from cchc_wagtail.views.register_search import matching


class RegisterFilterForm(BaseFilterForm):
    """The search field above a chooser's list."""

    #: Text fields searched; set by subclasses.
    searched: tuple[str, ...] = ()

    q = forms.CharField(
        label=_("Search"),
        required=False,
        widget=forms.TextInput(attrs={"placeholder": _("With or without accents")}),
    )

    def filter(self, objects: QuerySet) -> QuerySet:
        objects = super().filter(objects)
        term = self.cleaned_data.get("q")
        if term:
            self.is_searching = True
            self.search_query = term
            objects = matching(objects, term, self.searched)
        return objects


class RegisterChosenView(ChosenView):
    """The row that was chosen; what is no key names none."""

    def get_object(self, pk: str) -> Model:
        key = read_key(self.model_class, pk)
        if key is None:
            raise Http404
        return super().get_object(key)


class RegisterChosenMultipleView(ChosenMultipleView):
    """The rows that were chosen; what is no key is left out."""

    def get_objects(self, pks: list[str]) -> QuerySet:
        keys = {read_key(self.model_class, pk) for pk in pks}
        return super().get_objects(keys - {None})


class UnitFilterForm(RegisterFilterForm):
    searched = ("name", "aliases", "head")


class TaskFilterForm(RegisterFilterForm):
    searched = ("description", "plan__title", "lead_unit__name", "lead_unit_text")


class UnitListMixin:
    filter_form_class = UnitFilterForm

    @property
    def columns(self) -> list[Column]:
        return [
            *super().columns,
            Column("kind", label=_("Kind"), accessor="get_kind_display"),
            Column("head", label=_("Head")),
        ]


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


class UnitChooseView(UnitListMixin, ChooseView):
    pass


class UnitChooseResultsView(UnitListMixin, ChooseResultsView):
    pass


class TaskChooseView(TaskListMixin, ChooseView):
    pass


class TaskChooseResultsView(TaskListMixin, ChooseResultsView):
    pass


class OrgUnitChooserViewSet(ChooserViewSet):
    """Choose a unit; who may add units can do so on the spot."""

    model = OrgUnit
    icon = "group"
    choose_one_text = _("Choose a unit")
    choose_another_text = _("Choose another unit")
    edit_item_text = _("Edit this unit")
    search_tab_label = _("Choose")
    create_action_label = _("Add a unit")
    form_fields = ["name", "kind", "head"]
    choose_view_class = UnitChooseView
    choose_results_view_class = UnitChooseResultsView
    chosen_view_class = RegisterChosenView
    chosen_multiple_view_class = RegisterChosenMultipleView


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


org_unit_chooser_viewset = OrgUnitChooserViewSet("cchc_org_unit_chooser")
plan_task_chooser_viewset = PlanTaskChooserViewSet("cchc_plan_task_chooser")
