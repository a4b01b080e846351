"""The chooser of units for the edit forms."""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.tables import Column
from wagtail.admin.viewsets.chooser import ChooserViewSet

from cchc_wagtail.registers.choosers import (
    RegisterChosenMultipleView,
    RegisterChosenView,
    RegisterFilterForm,
)
from cchc_wagtail.undocumented import (
    ChooseResultsView,
    ChooseView,
)
from cchc_wagtail.units.org_units import OrgUnit


class UnitFilterForm(RegisterFilterForm):
    searched = ("name", "aliases", "head")


class UnitListMixin:
    filter_form_class = UnitFilterForm

    @property
    def columns(self) -> list[Column]:
        return [
            *super().columns,
            Column("kind", label=_("Kind"), accessor="get_kind_display"),
            Column("head", label=_("Head")),
        ]


class UnitChooseView(UnitListMixin, ChooseView):
    pass


class UnitChooseResultsView(UnitListMixin, ChooseResultsView):
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


org_unit_chooser_viewset = OrgUnitChooserViewSet("cchc_org_unit_chooser")
