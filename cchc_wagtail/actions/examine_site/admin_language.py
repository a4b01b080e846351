"""Whether teachers find the admin in Vietnamese, down to Wagtail's own screens."""

from collections.abc import Iterator

from django.apps import apps
from django.core.checks import run_checks
from django.utils.translation import gettext as _

from cchc_wagtail.actions.examine_site.findings import Finding, Severity

APP = "cchc_wagtail.vietnamese_admin"
#: Label of that app, with which the names of its checks begin.
LABEL = "cchc_vietnamese_admin"


def examine_admin_language() -> Iterator[Finding]:
    """What the system checks of the Vietnamese admin say, or that it is not installed."""
    if not apps.is_installed(APP):
        yield Finding(
            "admin_language",
            Severity.SHOULD,
            _("Most of Wagtail's own screens are in English."),
            f'INSTALLED_APPS = ["{APP}", …]',
        )
        return
    for message in run_checks():
        if (message.id or "").startswith(f"{LABEL}."):
            yield Finding("admin_language", Severity.SHOULD, message.msg, message.hint or "")
