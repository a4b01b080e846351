"""Panels of the page types: what the edit form shows and nobody edits there."""

import datetime
from typing import Any

from django.urls import reverse
from django.utils.dateparse import parse_datetime
from wagtail.admin.admin_url_finder import AdminURLFinder

from cchc_wagtail.panels import ReadOnlyPanel


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


__all__ = ["ImportReportPanel", "PlanTasksPanel"]
