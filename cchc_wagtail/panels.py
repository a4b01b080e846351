"""Panels of the edit forms: what is shown there and cannot be edited, and a chooser of pages."""

import datetime
from collections.abc import Callable
from typing import Any

from django.apps import apps
from django.urls import reverse
from django.utils.dateparse import parse_datetime
from wagtail.admin.admin_url_finder import AdminURLFinder
from wagtail.admin.panels import FieldPanel, Panel
from wagtail.admin.widgets import AdminPageChooser

from cchc_wagtail.enums import ReviewStatus
from cchc_wagtail.review.chips import chips_for
from cchc_wagtail.review.comparison import comparisons_for


class PageOfTypesPanel(FieldPanel):
    """A page chooser limited to page types that are known only when every app is loaded.

    Wagtail's ``PageChooserPanel`` takes a list of types, but which types a host builds from a
    mixin of ours is unknown when our models are defined.

    Args:
        types: called with nothing when the form is made; gives the page types.
    """

    def __init__(self, field_name: str, types: Callable[[], list[type]], **kwargs: Any) -> None:
        super().__init__(field_name, **kwargs)
        self.types = types

    def clone_kwargs(self) -> dict[str, Any]:
        return {**super().clone_kwargs(), "types": self.types}

    def get_form_options(self) -> dict[str, Any]:
        options = super().get_form_options()
        widgets = options.setdefault("widgets", {})
        widgets[self.field_name] = AdminPageChooser(target_models=self.types())
        return options


class ReadOnlyPanel(Panel):
    """A panel that only shows something of a saved page; nothing is shown before that."""

    class BoundPanel(Panel.BoundPanel):
        def is_shown(self) -> bool:
            return bool(self.instance.pk)


class PlanTasksPanel(ReadOnlyPanel):
    """The tasks of a plan, with links to the register where they are edited."""

    class BoundPanel(ReadOnlyPanel.BoundPanel):
        template_name = "cchc_wagtail/panels/plan_tasks.html"

        def get_context_data(self, parent_context=None) -> dict[str, Any]:
            context = super().get_context_data(parent_context)
            user = self.request.user
            finder = AdminURLFinder(user)
            context["plan"] = self.instance
            context["rows"] = [
                {"task": task, "edit_url": finder.get_edit_url(task)}
                for task in self.instance.get_tasks()
            ]
            if user.has_perm("cchc_wagtail.add_plantask"):
                create = reverse("cchc_wagtail_plantask_modeladmin_create")
                context["add_url"] = f"{create}?plan={self.instance.pk}"
            return context


class ImportReportPanel(ReadOnlyPanel):
    """What the importer found and what it could not read, kept with the page."""

    class BoundPanel(ReadOnlyPanel.BoundPanel):
        template_name = "cchc_wagtail/panels/import_report.html"

        def is_shown(self) -> bool:
            return super().is_shown() and bool(self.instance.import_report)

        def get_context_data(self, parent_context=None) -> dict[str, Any]:
            context = super().get_context_data(parent_context)
            report = self.instance.import_report
            context["report"] = report
            context["read_at"] = _moment(report.get("read_at"))
            return context


class ReviewPanel(ReadOnlyPanel):
    """The review of the page: parties, checklist, differences, decisions, in the edit form.

    Its buttons lead the whole form to another address, which reads only the fields of the panel:
    a decision is about the saved version, not about what stands unsaved on the screen.
    """

    class BoundPanel(ReadOnlyPanel.BoundPanel):
        template_name = "cchc_wagtail/panels/review.html"

        def get_context_data(self, parent_context=None) -> dict[str, Any]:
            context = super().get_context_data(parent_context)
            rounds = apps.get_model("cchc_wagtail", "ReviewRound").objects
            page = self.instance
            round_ = rounds.open_about(page)
            chips = chips_for(round_, self.request.user) if round_ else []
            context.update(
                page=page,
                round=round_,
                chips=chips,
                offered=[chip for chip in chips if not chip.refusal],
                refusals=[chip for chip in chips if chip.refusal and chip.own],
                seen=round_.fingerprint if round_ else "",
                comparisons=comparisons_for(round_, self.request) if round_ else [],
                sentence=rounds.missing_sentence(page),
                resubmitting=bool(page.current_workflow_state and not page.workflow_in_progress),
                emergencies=[
                    emergency
                    for emergency in rounds.with_standings().filter(
                        page=page.pk, emergency=True, status=ReviewStatus.OPEN
                    )
                ],
            )
            return context


def _moment(text: Any) -> datetime.datetime | None:
    """The time written in a report, None when it cannot be read."""
    try:
        return parse_datetime(str(text))
    except ValueError:
        return None


__all__ = [
    "ImportReportPanel",
    "PageOfTypesPanel",
    "PlanTasksPanel",
    "ReadOnlyPanel",
    "ReviewPanel",
]
