"""The register of plan tasks."""

from django.contrib.admin import display
from django.db.models import Max, QuerySet
from django.http import HttpRequest
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from wagtail.admin import messages
from wagtail.admin.admin_url_finder import AdminURLFinder
from wagtail.models import Page
from wagtail_modeladmin.views import CreateView, DeleteView, EditView

from cchc_wagtail.keys import read_key
from cchc_wagtail.modeladmin.base import RegisterAdmin
from cchc_wagtail.modeladmin.filters import PlanFilter, UnitFilter
from cchc_wagtail.pages.plans import plan_types
from cchc_wagtail.tasks.plan_tasks import PlanTask
from cchc_wagtail.units.uses import linking_fields


class TaskFormMixin:
    def get_success_message_buttons(self, instance: PlanTask) -> list:
        buttons = super().get_success_message_buttons(instance)
        if self.permission_helper.user_can_create(self.request.user):
            url = f"{self.create_url}?plan={instance.plan_id}"
            buttons.append(messages.button(url, _("Add another task to this plan")))
        plan_url = AdminURLFinder(self.request.user).get_edit_url(instance.plan)
        if plan_url:
            buttons.append(messages.button(plan_url, _("Open the plan")))
        return buttons


class TaskCreateView(TaskFormMixin, CreateView):
    """A new task; ``?plan=ID`` chooses the plan and puts the task last."""

    def get_instance(self) -> PlanTask:
        task = super().get_instance()
        key = read_key(Page, self.request.GET.get("plan", ""))
        if task.pk is None and key is not None:
            plan = Page.objects.type(*plan_types()).filter(pk=key).first()
            if plan is not None:
                last = PlanTask.objects.filter(plan=plan).aggregate(last=Max("sort_order"))["last"]
                task.plan, task.sort_order = plan, (last or 0) + 1
        return task


class TaskEditView(TaskFormMixin, EditView):
    pass


class TaskDeleteView(DeleteView):
    def confirmation_message(self) -> str:
        count = sum(
            model._default_manager.filter(**{field.name: self.instance}).count()
            for model, fields in linking_fields(PlanTask).items()
            for field in fields
        )
        question = _("Delete this task of the plan “%(plan)s”?") % {
            "plan": self.instance.plan.get_admin_display_title()
        }
        if not count:
            return question
        loss = ngettext(
            "%(count)d activity serves this task: it stays, without the link to the task.",
            "%(count)d activities serve this task: they stay, without the link to the task.",
            count,
        ) % {"count": count}
        return f"{question} {loss}"


class PlanTaskAdmin(RegisterAdmin):
    model = PlanTask
    menu_label = gettext_lazy("Plan tasks")
    menu_icon = "tasks"
    list_display = ("__str__", "plan_title", "unit", "due")
    list_filter = (PlanFilter, UnitFilter, "frequency")
    list_export = (
        "plan_title",
        "description",
        "unit",
        "supporting",
        "product",
        "starts_on",
        "due_on",
        "due_text",
        "frequency_label",
    )
    export_filename = "nhiem-vu"
    list_select_related = ("plan", "lead_unit")
    search_fields = ("description", "plan__title", "lead_unit__name", "lead_unit_text", "product")
    inspect_view_fields_exclude = ["id", "sort_order"]
    create_view_class = TaskCreateView
    edit_view_class = TaskEditView
    delete_view_class = TaskDeleteView

    def get_queryset(self, request: HttpRequest) -> QuerySet:
        return super().get_queryset(request).prefetch_related("supporting_units")

    @display(description=gettext_lazy("Plan"), ordering="plan__title")
    def plan_title(self, task: PlanTask) -> str:
        return task.plan.get_admin_display_title()

    @display(description=gettext_lazy("Unit"), ordering="lead_unit__name")
    def unit(self, task: PlanTask) -> str:
        return task.unit_name

    @display(description=gettext_lazy("Due"), ordering="due_on")
    def due(self, task: PlanTask) -> str:
        return date_format(task.due_on, "SHORT_DATE_FORMAT") if task.due_on else task.due_text

    @display(description=gettext_lazy("Supporting units"))
    def supporting(self, task: PlanTask) -> str:
        return "; ".join(unit.name for unit in task.supporting_units.all())

    @display(description=gettext_lazy("Frequency"))
    def frequency_label(self, task: PlanTask) -> str:
        return task.get_frequency_display()


__all__ = ["PlanTaskAdmin"]
