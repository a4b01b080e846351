"""Read-only panels of the edit forms."""

from wagtail.admin.panels import Panel


class ReadOnlyPanel(Panel):
    """A panel that only shows something of a saved page; nothing is shown before that."""

    class BoundPanel(Panel.BoundPanel):
        def is_shown(self) -> bool:
            return bool(self.instance.pk)


class PlanTasksPanel(ReadOnlyPanel):
    """The tasks of a plan, with links to the register where they are edited."""

    class BoundPanel(ReadOnlyPanel.BoundPanel):
        template_name = "cchc_wagtail/panels/plan_tasks.html"

        def get_context_data(self, parent_context=None):
            context = super().get_context_data(parent_context)
            context["plan"] = self.instance
            context["tasks"] = self.instance.get_tasks()
            return context


class ImportReportPanel(ReadOnlyPanel):
    """What the importer found and what it could not read, kept with the page."""

    class BoundPanel(ReadOnlyPanel.BoundPanel):
        template_name = "cchc_wagtail/panels/import_report.html"

        def is_shown(self) -> bool:
            return super().is_shown() and bool(self.instance.import_report)

        def get_context_data(self, parent_context=None):
            context = super().get_context_data(parent_context)
            context["report"] = self.instance.import_report
            return context


__all__ = ["ImportReportPanel", "PlanTasksPanel", "ReadOnlyPanel"]
