"""Everything that the Vietnamese admin changes in Django, Wagtail and the site's accounts.

Each change names what it sets, why, and what the other package would need so that the change can
go. A value that the site or a later version of the other package sets itself always stands.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial

from django.apps import apps
from django.conf import settings
from django.contrib.auth import get_user_model
from django.utils.functional import Promise
from django.utils.module_loading import import_string
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from django.views.i18n import JavaScriptCatalog
from wagtail.admin.views import i18n

from cchc_wagtail.vietnamese.names import full_name
from cchc_wagtail.vietnamese_admin.defaults import (
    DATE_FORMATS,
    is_vietnamese,
    name_content_language,
    offer_vietnamese,
    use_vietnamese_formats,
)

#: What people read for a field or a column, by its name in the code.
Labels = Mapping[str, Promise]


@dataclass(frozen=True)
class Patch:
    """A change to something that belongs to another package.

    Attributes:
        targets: dotted names of what is set; names of fields and columns stand in the path.
        reason: why the admin needs the change.
        upstream: what the other package would need so that the change can go.
        apply: makes the change; called once, when the site starts.
        early: before the models are imported instead of after all apps are ready.
    """

    targets: tuple[str, ...]
    reason: str
    upstream: str
    apply: Callable[[], None]
    early: bool = False


LINK_TEXT = _("Link text")
#: Forms with fields for which Wagtail would show the English name of the variable.
UNNAMED_FIELDS: dict[str, Labels] = {
    "wagtail.admin.forms.auth.LoginForm": {"password": _("Password")},
    "wagtail.admin.forms.choosers.ExternalLinkChooserForm": {"link_text": LINK_TEXT},
    "wagtail.admin.forms.choosers.AnchorLinkChooserForm": {"link_text": LINK_TEXT},
    "wagtail.admin.forms.choosers.PhoneLinkChooserForm": {
        "link_text": LINK_TEXT,
        "phone_number": _("Phone number"),
    },
    "wagtail.admin.forms.choosers.EmailLinkChooserForm": {
        "link_text": LINK_TEXT,
        "email_address": _("Email address"),
        "subject": pgettext_lazy("email", "Subject"),
        "body": pgettext_lazy("email", "Body"),
    },
    "wagtail.admin.forms.workflows.WorkflowPageForm": {"page": _("Page")},
    "wagtail.users.forms.PagePermissionsForm": {"page": _("Page")},
}
#: Lists with columns for which Wagtail would show the English name of the variable.
UNNAMED_COLUMNS: dict[str, Labels] = {
    "wagtail.sites.views.IndexView": {
        "port": _("Port"),
        "site_name": _("Site name"),
        "root_page": _("Root page"),
    },
}


def is_there(path: str) -> bool:
    """Whether the app of Wagtail that ``path`` leads to is installed."""
    return apps.is_installed(".".join(path.split(".")[:2]))


def label_fields(form: str, labels: Labels) -> None:
    """Label the fields of a form that have no label.

    Args:
        form: dotted name of the class of the form.
        labels: the words by the name of the field.
    """
    if not is_there(form):
        return
    fields = import_string(form).base_fields
    for name, text in labels.items():
        field = fields.get(name)
        if field is not None and field.label is None:
            field.label = text


def head_columns(view: str, headings: Labels) -> None:
    """Give the columns of a list a heading where theirs is the name of the variable.

    Args:
        view: dotted name of the class of the list.
        headings: the words by the name of the column.
    """
    if not is_there(view):
        return
    columns = {column.name: column for column in import_string(view).columns}
    for name, text in headings.items():
        column = columns.get(name)
        if column is not None and column.label == name.replace("_", " ").capitalize():
            column.label = text


def translate_scripts() -> None:
    """Tell Wagtail's view of the strings for scripts to read this app's strings last."""
    i18n.js_catalog = JavaScriptCatalog.as_view(
        packages=["wagtail.admin", "cchc_wagtail.vietnamese_admin"]
    )


def put_family_name_first() -> None:
    """Let the names of accounts begin with the family on a Vietnamese site.

    A site whose accounts say themselves what their full name is keeps that.
    """
    # Models are not there yet when this module is imported.
    from django.contrib.auth.models import AbstractUser

    accounts = get_user_model()
    theirs = getattr(accounts, "get_full_name", None)
    if is_vietnamese(settings.LANGUAGE_CODE) and theirs is AbstractUser.get_full_name:
        accounts.get_full_name = full_name


PATCHES = (
    Patch(
        targets=(
            "django.conf.settings.FORMAT_MODULE_PATH",
            *(f"django.conf.settings.{name}" for name in DATE_FORMATS),
        ),
        reason="Django's Vietnamese formats lack the first day of the week, most formats to type "
        "and the size of number groups; Wagtail's date picker has one format for all languages, "
        "the year first.",
        upstream="Django: complete formats of vi. Wagtail: a date picker that writes the first of "
        "DATE_INPUT_FORMATS of the reader's language.",
        apply=use_vietnamese_formats,
        early=True,
    ),
    Patch(
        targets=("django.conf.settings.WAGTAIL_CONTENT_LANGUAGES",),
        reason="Wagtail calls the language of the pages “Vietnamese” on a Vietnamese site.",
        upstream="Wagtail: the language of the pages in its own words.",
        apply=name_content_language,
        early=True,
    ),
    Patch(
        targets=("django.conf.settings.WAGTAILADMIN_PERMITTED_LANGUAGES",),
        reason="Wagtail offers only languages of which its own catalogues translate nearly all.",
        upstream="Wagtail: Vietnamese in WAGTAILADMIN_PROVIDED_LANGUAGES.",
        apply=offer_vietnamese,
    ),
    Patch(
        targets=("wagtail.admin.views.i18n.js_catalog",),
        reason="The view reads only Wagtail's own catalogue. An address of the same name that an "
        "app registers would come after it, and the hook for scripts runs when those of Wagtail "
        "have read their strings.",
        upstream="Wagtail: a setting or a hook that names further packages for the view.",
        apply=translate_scripts,
    ),
    Patch(
        targets=("django.contrib.auth.get_user_model().get_full_name",),
        reason="Wagtail shows everywhere what the account's get_full_name says, and Django's puts "
        "the given name first. Neither has a setting for the order.",
        upstream="Wagtail: a setting or a hook that says how people are named.",
        apply=put_family_name_first,
    ),
    *(
        Patch(
            targets=tuple(f"{form}.base_fields.{name}.label" for name in labels),
            reason="Wagtail gives the field no label, so that the English name of the variable is "
            "shown.",
            upstream="Wagtail: translated labels of the fields of this form.",
            apply=partial(label_fields, form, labels),
        )
        for form, labels in UNNAMED_FIELDS.items()
    ),
    *(
        Patch(
            targets=tuple(f"{view}.columns.{name}.label" for name in headings),
            reason="Wagtail gives the column no heading, so that the English name of the variable "
            "is shown.",
            upstream="Wagtail: translated headings of the columns of this list.",
            apply=partial(head_columns, view, headings),
        )
        for view, headings in UNNAMED_COLUMNS.items()
    ),
)


def apply_patches(early: bool) -> None:
    """Make the changes of one of the two moments; called by the app configuration.

    Args:
        early: those before the models are imported, or those after.
    """
    for patch in PATCHES:
        if patch.early == early:
            patch.apply()


__all__ = ["PATCHES", "Patch", "apply_patches"]
