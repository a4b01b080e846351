"""Whether teachers find the admin in Vietnamese, down to Wagtail's own screens."""

from collections.abc import Iterator

from django.apps import apps
from django.core.checks import run_checks
from django.utils.translation import gettext as _

from cchc_wagtail.doctor.problems import Problem, Severity

APP = "cchc_wagtail.vietnamese_admin"
#: Label of that app, and the tag of its system check.
LABEL = "cchc_vietnamese_admin"


def examine_admin_language() -> Iterator[Problem]:
    """What the system check of the Vietnamese admin says, or that the app is not installed."""
    if not apps.is_installed(APP):
        yield Problem(
            "admin_language",
            Severity.SHOULD,
            _("Most of Wagtail's own screens are in English."),
            f'INSTALLED_APPS = ["{APP}", …]',
        )
        return
    # The checks of all other apps cost more than the rest of the examination together.
    for message in run_checks(tags=[LABEL]):
        yield Problem("admin_language", Severity.SHOULD, message.msg, message.hint or "")
