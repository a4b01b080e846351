"""The registers of the back office: units, plan tasks, activities, review parties.

The only package that imports ``wagtail_modeladmin``.
"""

from django.utils.translation import pgettext_lazy
from wagtail.admin.menu import MenuItem
from wagtail_modeladmin.options import ModelAdminGroup, modeladmin_register

from cchc_wagtail.modeladmin.activities import ActivityAdmin
from cchc_wagtail.modeladmin.parties import ReviewPartyAdmin
from cchc_wagtail.modeladmin.tasks import PlanTaskAdmin
from cchc_wagtail.modeladmin.units import OrgUnitAdmin


class ReformGroup(ModelAdminGroup):
    """The menu of the section in the admin."""

    # The menu cuts off what is longer than some 15 letters.
    menu_label = pgettext_lazy("menu", "Administrative reform")
    menu_item_name = "administrative-reform"
    menu_icon = "clipboard-list"
    menu_order = 150
    items = (OrgUnitAdmin, PlanTaskAdmin, ActivityAdmin, ReviewPartyAdmin)

    #: Entries above the registers, set by ``register_registers``.
    first_menu_items: tuple[MenuItem, ...] = ()

    def get_submenu_items(self) -> list[MenuItem]:
        return [*self.first_menu_items, *super().get_submenu_items()]


def register_registers(*first_menu_items: MenuItem) -> None:
    """Register the registers and their menu with Wagtail; called once, from ``wagtail_hooks``.

    Args:
        first_menu_items: entries above the registers, with ``order`` below 1.
    """
    ReformGroup.first_menu_items = first_menu_items
    modeladmin_register(ReformGroup)


__all__ = ["ReformGroup", "register_registers"]
