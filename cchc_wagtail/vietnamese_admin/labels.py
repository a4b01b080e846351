"""Names for the fields and columns that Wagtail gives none.

It would show the English names of the variables there, "Link text" for ``link_text``. A later
version that names them itself keeps its own.
"""

from collections.abc import Iterable, Mapping
from typing import Any

from django.apps import apps
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

LINK_TEXT = _("Link text")


def name_fields() -> None:
    from wagtail.admin.forms import auth, choosers, workflows

    label(auth.LoginForm, password=_("Password"))
    label(choosers.ExternalLinkChooserForm, link_text=LINK_TEXT)
    label(choosers.AnchorLinkChooserForm, link_text=LINK_TEXT)
    label(choosers.PhoneLinkChooserForm, link_text=LINK_TEXT, phone_number=_("Phone number"))
    label(
        choosers.EmailLinkChooserForm,
        link_text=LINK_TEXT,
        email_address=_("Email address"),
        subject=pgettext_lazy("email", "Subject"),
        body=pgettext_lazy("email", "Body"),
    )
    label(workflows.WorkflowPageForm, page=_("Page"))
    if apps.is_installed("wagtail.users"):
        from wagtail.users.forms import PagePermissionsForm

        label(PagePermissionsForm, page=_("Page"))
    if apps.is_installed("wagtail.sites"):
        from wagtail.sites.views import IndexView

        head(IndexView.columns, port=_("Port"), site_name=_("Site name"), root_page=_("Root page"))


def label(form: Any, **labels: Any) -> None:
    """Label the fields of a form that have no label."""
    for name, text in labels.items():
        field = form.base_fields.get(name)
        if field is not None and field.label is None:
            field.label = text


def head(columns: Iterable[Any], **headings: Any) -> None:
    """Give the columns of a list a heading where theirs is the name of the variable."""
    known: Mapping[str, Any] = {column.name: column for column in columns}
    for name, text in headings.items():
        column = known.get(name)
        if column is not None and column.label == name.replace("_", " ").capitalize():
            column.label = text


__all__ = ["name_fields"]
