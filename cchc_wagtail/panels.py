"""Panels of the edit forms: what is shown there and cannot be edited, and a chooser of pages."""

import datetime
from collections.abc import Callable
from typing import Any

from django.urls import reverse
from django.utils.dateparse import parse_datetime
from wagtail.admin.admin_url_finder import AdminURLFinder
from wagtail.admin.panels import FieldPanel, Panel
from wagtail.admin.widgets import AdminPageChooser


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

        def get_context_data(self, parent_context: Any = None) -> dict[str, Any]:
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

        def get_context_data(self, parent_context: Any = None) -> dict[str, Any]:
            context = super().get_context_data(parent_context)
            report = self.instance.import_report
            context["report"] = report
            context["read_at"] = _moment(report.get("read_at"))
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
]
