"""Registration with Wagtail: no queries, no HTML, no rules."""

from django.utils.translation import gettext_lazy as _
from wagtail import hooks

from cchc_wagtail.actions.import_plan import LOG_ACTION as IMPORT_LOG_ACTION
from cchc_wagtail.modeladmin import register_registers
from cchc_wagtail.views.choosers import org_unit_chooser_viewset, plan_task_chooser_viewset
from cchc_wagtail.views.import_menu import ImportMenuItem, import_buttons
from cchc_wagtail.views.import_plan import urlpatterns as import_urls

register_registers(ImportMenuItem())


@hooks.register("register_admin_viewset")
def register_choosers() -> list:
    return [org_unit_chooser_viewset, plan_task_chooser_viewset]


@hooks.register("register_admin_urls")
def register_import_urls() -> list:
    return import_urls


@hooks.register("register_page_header_buttons")
def register_import_button(page, user, view_name, next_url=None):
    yield from import_buttons(page, user)


@hooks.register("register_log_actions")
def register_import_log_action(actions) -> None:
    actions.register_action(IMPORT_LOG_ACTION, _("Import from a file"), _("Imported from a file"))
