"""Ways into the import wizard: an entry of the menu, a button above a list of pages."""

from collections.abc import Iterator
from typing import Any

from django.http import HttpRequest
from django.urls import reverse, reverse_lazy
from django.utils.http import urlencode
from django.utils.translation import gettext_lazy as _
from wagtail.admin.menu import MenuItem
from wagtail.admin.widgets import Button
from wagtail.models import Page

from cchc_wagtail.importing.admin.wizard import may_import
from cchc_wagtail.importing.parents import page_type_for
from cchc_wagtail.pages.documents import DocumentPageMixin
from cchc_wagtail.pages.indexes import ReformIndexPageMixin
from cchc_wagtail.pages.plans import PlanPageMixin


class ImportMenuItem(MenuItem):
    """Shown to those who may import."""

    def __init__(self, order: int = 0) -> None:
        super().__init__(
            _("Import from a file"),
            reverse_lazy("cchc_import_file"),
            name="cchc-import",
            icon_name="upload",
            order=order,
        )

    def is_shown(self, request: HttpRequest) -> bool:
        return may_import(request.user)


def import_buttons(page: Page, user: Any) -> Iterator[Button]:
    """The button above an index of plans or documents, for those who may add to it."""
    model = page.specific_class
    if model is None or not issubclass(model, ReformIndexPageMixin):
        return
    if not any(
        issubclass(mixin, model.listed_mixin) and page_type_for(page, mixin)
        for mixin in (PlanPageMixin, DocumentPageMixin)
    ):
        return
    if page.permissions_for_user(user).can_add_subpage():
        query = urlencode({"parent": page.pk})
        yield Button(
            _("Import from a file"),
            f"{reverse('cchc_import_file')}?{query}",
            icon_name="upload",
            priority=18,
        )


__all__ = ["ImportMenuItem", "import_buttons"]
