"""The register of units."""

from typing import Any

from django.contrib.admin import display
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin.admin_url_finder import AdminURLFinder
from wagtail_modeladmin.views import DeleteView

from cchc_wagtail.modeladmin.base import RegisterAdmin, RegisterInspectView
from cchc_wagtail.units.org_units import OrgUnit

#: Uses of a unit shown on one page; more come up when these are dealt with.
USES_SHOWN = 100


class UnitInspectView(RegisterInspectView):
    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(**unit_uses(self), **kwargs)


class UnitDeleteView(DeleteView):
    """Deletes a unit that nothing names; otherwise shows what names it and what to do."""

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(**unit_uses(self), **kwargs)

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if self.instance.uses():
            return self.render_to_response(self.get_context_data(), status=409)
        return super().post(request, *args, **kwargs)

    def confirmation_message(self) -> str:
        return _("No page, task or draft names this unit. Delete it?")


def unit_uses(view: Any) -> dict[str, Any]:
    """For templates: the uses of the view's unit, each with a link for who may edit it."""
    uses = view.instance.uses()
    finder = AdminURLFinder(view.request.user)
    shown = [{"use": use, "url": finder.get_edit_url(use.target)} for use in uses[:USES_SHOWN]]
    return {"uses": shown, "uses_count": len(uses), "uses_hidden": len(uses) - len(shown)}


class OrgUnitAdmin(RegisterAdmin):
    model = OrgUnit
    menu_label = gettext_lazy("Units")
    menu_icon = "group"
    list_display = ("name", "kind", "head", "phone")
    list_filter = ("kind",)
    list_export = ("name", "aliases", "kind_label", "head", "phone", "email", "group_name")
    export_filename = "don-vi"
    search_fields = ("name", "aliases", "head", "phone", "email")
    inspect_view_fields = ["name", "aliases", "kind", "head", "phone", "email", "group"]
    inspect_view_class = UnitInspectView
    inspect_template_name = "cchc_wagtail/modeladmin/inspect_unit.html"
    delete_view_class = UnitDeleteView
    delete_template_name = "cchc_wagtail/modeladmin/delete_unit.html"
    list_select_related = ("group",)

    @display(description=gettext_lazy("Kind"))
    def kind_label(self, unit: OrgUnit) -> str:
        return unit.get_kind_display()

    @display(description=gettext_lazy("Group of accounts"))
    def group_name(self, unit: OrgUnit) -> str:
        return unit.group.name if unit.group else ""


__all__ = ["OrgUnitAdmin"]
