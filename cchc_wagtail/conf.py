"""Settings of the package: one dict ``CCHC_WAGTAIL`` in the host's settings.

Nothing is read at import time; values follow ``override_settings``.
"""

from typing import Any

from django.conf import settings
from django.core.signals import setting_changed

SETTING_NAME = "CCHC_WAGTAIL"

#: Every key a host may set, with its default. ``checks.py`` refuses unknown keys and wrong
#: types; README.md lists the same table (a test compares the two).
DEFAULTS: dict[str, Any] = {
    # Template of the host that the public pages extend.
    "BASE_TEMPLATE": "base.html",
    # Language of the public pages and of command output; None follows the request.
    "LANGUAGE": "vi",
    # Entries on one page of an index.
    "PAGE_SIZE": 12,
    # Slug of the section's home page.
    "SECTION_SLUG": "cai-cach-hanh-chinh",
    # Largest plan file the importer accepts, in bytes.
    "IMPORT_MAX_BYTES": 20 * 1024 * 1024,
    # Days for which the words that visitors search are kept, without who searched; 0 keeps none.
    "SEARCH_LOG_DAYS": 180,
    # Whether a superuser may decide in a review for any party, even on what they wrote.
    "SUPERUSER_MAY_DECIDE": False,
    # Days on which the school is closed besides weekends and public holidays: "2027-01-04", or
    # a pair of the first and the last day.
    "DAYS_OFF": [],
    # Name in CACHES of the cache that PageCacheMiddleware keeps pages in.
    "PAGE_CACHE": "default",
}


class CchcSettings:
    """Attribute access to ``CCHC_WAGTAIL`` with the defaults filled in.

    Unknown attributes raise ``AttributeError``; the dict is read at first use and again
    after every change of the setting.
    """

    def __init__(self) -> None:
        self._values: dict[str, Any] | None = None

    def __getattr__(self, name: str) -> Any:
        if name not in DEFAULTS:
            raise AttributeError(f"{SETTING_NAME} has no key {name!r}")
        if self._values is None:
            configured = getattr(settings, SETTING_NAME, None)
            self._values = {**DEFAULTS, **(configured if isinstance(configured, dict) else {})}
        return self._values[name]

    def reload(self) -> None:
        """Forget the values read so far."""
        self._values = None


cchc_settings = CchcSettings()


def _reload_settings(*, setting: str, **kwargs: Any) -> None:
    if setting == SETTING_NAME:
        cchc_settings.reload()


setting_changed.connect(_reload_settings, dispatch_uid="cchc_wagtail.conf.reload")
