"""System checks: what only the site's own settings can do, with the line to add."""

from typing import Any

from django.conf import settings
from django.core.checks import CheckMessage, Warning, register
from django.utils.translation import gettext as _

from cchc_wagtail.vietnamese_admin.defaults import KNOWN, LANGUAGE, NAME, is_vietnamese


def check_vietnamese_admin(app_configs: Any = None, **kwargs: Any) -> list[CheckMessage]:
    """What keeps the admin from being Vietnamese; the hint is the line to write."""
    return [*_languages(), *_date_formats(), *_order_of_apps(), *_translation()]


def _languages() -> list[CheckMessage]:
    permitted = getattr(settings, "WAGTAILADMIN_PERMITTED_LANGUAGES", [(LANGUAGE, NAME)])
    if any(is_vietnamese(code) for code, _name in permitted):
        return []
    lines = ", ".join(f'("{code}", "{name}")' for code, name in [(LANGUAGE, NAME), *permitted])
    return [
        Warning(
            _("Nobody can choose Vietnamese for the admin."),
            hint=f"WAGTAILADMIN_PERMITTED_LANGUAGES = [{lines}]",
            id="cchc_vietnamese_admin.W001",
        )
    ]


def _date_formats() -> list[CheckMessage]:
    if hasattr(settings, "WAGTAIL_DATE_FORMAT"):
        return []
    if not is_vietnamese(settings.LANGUAGE_CODE):
        message = _("Dates are typed year first in the admin: LANGUAGE_CODE is not Vietnamese.")
        hint = f'LANGUAGE_CODE = "{LANGUAGE}"'
    else:
        # Setting the format alone would let the others read it as month first.
        message = _("Dates are typed year first in the admin: some of its languages need that.")
        hint = f"WAGTAILADMIN_PERMITTED_LANGUAGES = {list(KNOWN)}"
    return [Warning(message, hint=hint, id="cchc_vietnamese_admin.W002")]


def _order_of_apps() -> list[CheckMessage]:
    apps = [entry.split(".apps.")[0] for entry in settings.INSTALLED_APPS]
    ours = "cchc_wagtail.vietnamese_admin"
    wagtails = [n for n, app in enumerate(apps) if app == "wagtail" or app.startswith("wagtail.")]
    if ours not in apps or not wagtails or apps.index(ours) < wagtails[0]:
        return []
    return [
        Warning(
            _("Wagtail's own, incomplete Vietnamese comes before the complete one."),
            hint=_('Move "%(app)s" above "%(other)s" in INSTALLED_APPS.')
            % {"app": ours, "other": apps[wagtails[0]]},
            id="cchc_vietnamese_admin.W003",
        )
    ]


def _translation() -> list[CheckMessage]:
    if settings.USE_I18N:
        return []
    return [
        Warning(
            _("Nothing is translated: USE_I18N is off."),
            hint="USE_I18N = True",
            id="cchc_vietnamese_admin.W004",
        )
    ]


def register_checks() -> None:
    # The tag lets ``cchc_doctor``, and ``manage.py check --tag``, run this check alone.
    register(check_vietnamese_admin, "cchc_vietnamese_admin")


__all__ = ["check_vietnamese_admin", "register_checks"]
