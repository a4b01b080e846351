"""System checks: mistakes in the host's settings, each with a hint.

``cchc_doctor`` looks at the site and its data; these look at settings only and run with every
command.
"""

import difflib
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from django.apps import AppConfig, apps
from django.conf import settings
from django.core import checks
from django.utils.translation import get_language_info
from django.utils.translation import gettext as _

from cchc_wagtail.conf import DEFAULTS, SETTING_NAME
from cchc_wagtail.vietnamese.working_days import days_off

#: Apps that our page types, registers and templates need.
REQUIRED_APPS = (
    "wagtail_modeladmin",
    "wagtail",
    "wagtail.admin",
    "wagtail.documents",
    "wagtail.images",
)

SLUG = re.compile(r"[a-z0-9]+(?:[-_][a-z0-9]+)*", re.ASCII)
MAX_PAGE_SIZE = 100
MAX_LOG_DAYS = 3650
#: A plan is read in memory, several copies at a time; a larger limit invites an outage.
MAX_IMPORT_BYTES = 100 * 1024 * 1024


def _is_whole_number(value: Any, lowest: int, highest: int) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and lowest <= value <= highest


def _are_days_off(value: Any) -> bool:
    if not isinstance(value, list | tuple | set | frozenset):
        return False
    try:
        days_off(value)
    except (TypeError, ValueError):
        return False
    return True


def _is_language(value: Any) -> bool:
    if value is None:
        return True
    try:
        return isinstance(value, str) and bool(get_language_info(value))
    except KeyError:
        return False


@dataclass(frozen=True)
class Rule:
    """What a key of ``CCHC_WAGTAIL`` may hold: a test, and the hint when it fails."""

    accepts: Callable[[Any], bool]
    hint: Callable[[], str]


RULES: dict[str, Rule] = {
    "BASE_TEMPLATE": Rule(
        lambda value: isinstance(value, str) and bool(value.strip()),
        lambda: _('Write the name of a template, for example "base.html".'),
    ),
    "LANGUAGE": Rule(
        _is_language,
        lambda: _('Write the code of a language, for example "vi", or None.'),
    ),
    "PAGE_SIZE": Rule(
        lambda value: _is_whole_number(value, 1, MAX_PAGE_SIZE),
        lambda: _("Write a whole number from 1 to %(highest)d.") % {"highest": MAX_PAGE_SIZE},
    ),
    "SECTION_SLUG": Rule(
        lambda value: isinstance(value, str) and len(value) <= 255 and bool(SLUG.fullmatch(value)),
        lambda: _('Write small letters without marks, digits and hyphens, for example "cai-cach".'),
    ),
    "SEARCH_LOG_DAYS": Rule(
        lambda value: _is_whole_number(value, 0, MAX_LOG_DAYS),
        lambda: _("Write a whole number from 0 to %(highest)d.") % {"highest": MAX_LOG_DAYS},
    ),
    "SUPERUSER_MAY_DECIDE": Rule(
        lambda value: isinstance(value, bool),
        lambda: _("Write True or False."),
    ),
    "DAYS_OFF": Rule(
        _are_days_off,
        lambda: _(
            'Write a list of dates as "2027-01-04", or of pairs of the first and the last day.'
        ),
    ),
    "PAGE_CACHE": Rule(
        lambda value: isinstance(value, str) and value in settings.CACHES,
        lambda: _('Write the name of a cache in CACHES, for example "default".'),
    ),
    "IMPORT_MAX_BYTES": Rule(
        lambda value: _is_whole_number(value, 1, MAX_IMPORT_BYTES),
        lambda: (
            _("Write a whole number of bytes from 1 to %(highest)d.")
            % {"highest": MAX_IMPORT_BYTES}
        ),
    ),
}


def check_settings(
    app_configs: Sequence[AppConfig] | None, **kwargs: Any
) -> list[checks.CheckMessage]:
    """E001 to E003: ``CCHC_WAGTAIL`` is a dict of known keys with fitting values."""
    configured = getattr(settings, SETTING_NAME, None)
    if configured is None:
        return []
    if not isinstance(configured, dict):
        return [
            checks.Error(
                _("%(setting)s must be a dict, but is of type %(type)s.")
                % {"setting": SETTING_NAME, "type": type(configured).__name__},
                hint=f'{SETTING_NAME} = {{"PAGE_SIZE": {DEFAULTS["PAGE_SIZE"]}}}',
                id="cchc_wagtail.E001",
            )
        ]
    return [*_unknown_keys(configured), *_wrong_values(configured)]


def _unknown_keys(configured: dict) -> Iterator[checks.CheckMessage]:
    for key in configured:
        if key in DEFAULTS:
            continue
        near = difflib.get_close_matches(str(key).upper(), DEFAULTS, n=1)
        if near:
            hint = _("Did you mean %(key)s?") % {"key": f'"{near[0]}"'}
        else:
            hint = _("Known keys: %(keys)s.") % {"keys": ", ".join(sorted(DEFAULTS))}
        yield checks.Error(
            _("%(setting)s has the unknown key %(key)r.") % {"setting": SETTING_NAME, "key": key},
            hint=hint,
            id="cchc_wagtail.E002",
        )


def _wrong_values(configured: dict) -> Iterator[checks.CheckMessage]:
    for key, rule in RULES.items():
        if key in configured and not rule.accepts(configured[key]):
            yield checks.Error(
                _("%(setting)s[%(key)r] cannot be %(value)r.")
                % {"setting": SETTING_NAME, "key": key, "value": configured[key]},
                hint=rule.hint(),
                id="cchc_wagtail.E003",
            )


def check_apps(app_configs: Sequence[AppConfig] | None, **kwargs: Any) -> list[checks.CheckMessage]:
    """E004: the apps that we build on are installed."""
    return [
        checks.Error(
            _("%(app)s is not in INSTALLED_APPS; cchc_wagtail needs it.") % {"app": name},
            hint=f'INSTALLED_APPS += ["{name}"]',
            id="cchc_wagtail.E004",
        )
        for name in REQUIRED_APPS
        if not apps.is_installed(name)
    ]


def check_language(
    app_configs: Sequence[AppConfig] | None, **kwargs: Any
) -> list[checks.CheckMessage]:
    """W001: the admin speaks the language of the people who use it."""
    if settings.LANGUAGE_CODE.split("-")[0] == "vi":
        return []
    return [
        checks.Warning(
            _("LANGUAGE_CODE is %(code)r: teachers will meet an admin in another language.")
            % {"code": settings.LANGUAGE_CODE},
            hint='LANGUAGE_CODE = "vi"',
            id="cchc_wagtail.W001",
        )
    ]


def register_checks() -> None:
    """Called once by the app configuration."""
    checks.register(check_settings, "cchc_wagtail")
    checks.register(check_apps, "cchc_wagtail")
    checks.register(check_language, "cchc_wagtail")
