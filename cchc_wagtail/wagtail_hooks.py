"""Registration with Wagtail: no queries, no HTML, no rules."""

from collections.abc import Iterator
from typing import Any

from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.widgets import Button
from wagtail.models import Page

from cchc_wagtail.importing.admin.menu import ImportMenuItem, import_buttons
from cchc_wagtail.importing.admin.wizard import urlpatterns as import_urls
from cchc_wagtail.importing.import_plan import LOG_ACTION as IMPORT_LOG_ACTION
from cchc_wagtail.modeladmin import register_registers
from cchc_wagtail.review.admin.editor_guards import (
    before_bulk_action,
    before_copy_page,
    before_create_page,
    before_delete_page,
    before_edit_page,
    before_move_page,
    before_unpublish_page,
)
from cchc_wagtail.review.admin.log import register_review_log_actions
from cchc_wagtail.review.admin.menu import (
    ReviewListMenuItem,
    ReviewRegisterMenuItem,
    SubstitutionMenuItem,
    add_home_panel,
    review_buttons,
)
from cchc_wagtail.review.admin.urls import urlpatterns as review_urls
from cchc_wagtail.search.report import SearchTermMenuItem
from cchc_wagtail.search.report import urlpatterns as search_term_urls
from cchc_wagtail.tasks.choosers import plan_task_chooser_viewset
from cchc_wagtail.units.choosers import org_unit_chooser_viewset

register_registers(
    ReviewListMenuItem(), ReviewRegisterMenuItem(), SubstitutionMenuItem(), ImportMenuItem()
)


@hooks.register("register_admin_viewset")
def register_choosers() -> list:
    return [org_unit_chooser_viewset, plan_task_chooser_viewset]


@hooks.register("register_admin_urls")
def register_import_urls() -> list:
    return import_urls


@hooks.register("register_admin_urls")
def register_review_urls() -> list:
    return review_urls


@hooks.register("register_admin_urls")
def register_search_term_urls() -> list:
    return search_term_urls


@hooks.register("register_reports_menu_item")
def register_search_term_menu_item() -> SearchTermMenuItem:
    return SearchTermMenuItem()


@hooks.register("register_page_header_buttons")
def register_import_button(
    page: Page, user: Any, view_name: str, next_url: str | None = None
) -> Iterator[Button]:
    yield from import_buttons(page, user)


@hooks.register("register_page_header_buttons")
def register_review_buttons(
    page: Page, user: Any, view_name: str, next_url: str | None = None
) -> Iterator[Button]:
    yield from review_buttons(page, user, view_name)


@hooks.register("construct_homepage_panels")
def register_home_panel(request: HttpRequest, panels: list[Any]) -> None:
    add_home_panel(request, panels)


@hooks.register("register_log_actions")
def register_import_log_action(actions: Any) -> None:
    actions.register_action(IMPORT_LOG_ACTION, _("Import from a file"), _("Imported from a file"))


hooks.register("register_log_actions", register_review_log_actions)
hooks.register("before_edit_page", before_edit_page)
hooks.register("before_create_page", before_create_page)
hooks.register("before_copy_page", before_copy_page)
hooks.register("before_unpublish_page", before_unpublish_page)
hooks.register("before_delete_page", before_delete_page)
hooks.register("before_move_page", before_move_page)
hooks.register("before_bulk_action", before_bulk_action)
