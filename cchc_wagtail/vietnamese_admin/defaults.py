"""What the site's settings leave open, filled in for a Vietnamese admin.

A setting that the site has made itself always stands. Wagtail has no other place for these values:
``WAGTAIL_DATE_FORMAT`` and ``WAGTAILADMIN_PERMITTED_LANGUAGES`` are read from the settings only
(https://docs.wagtail.org/en/stable/reference/settings.html), and formats of a language come from
``FORMAT_MODULE_PATH`` (https://docs.djangoproject.com/en/stable/topics/i18n/formatting/).
"""

from django.conf import settings
from wagtail.admin.localization import WAGTAILADMIN_PROVIDED_LANGUAGES

LANGUAGE = "vi"
NAME = "Tiếng Việt"
FORMATS = "cchc_wagtail.vietnamese_admin.formats"
#: On a site whose own language is Vietnamese: other languages read dates as its picker writes them.
SITE_FORMATS = "cchc_wagtail.vietnamese_admin.site_formats"
#: The languages that ``FORMATS`` and ``SITE_FORMATS`` know, with their names.
KNOWN = ((LANGUAGE, NAME), ("en", "English"))
#: The same as the first formats of ``formats/vi/formats.py``, so that what is shown can be typed.
DATE_FORMATS = {
    "WAGTAIL_DATE_FORMAT": "%d/%m/%Y",
    "WAGTAIL_DATETIME_FORMAT": "%d/%m/%Y %H:%M",
    "WAGTAIL_TIME_FORMAT": "%H:%M",
}


def language_of(code: str) -> str:
    """The language of a code with or without a region: "vi" for "vi-vn"."""
    return code.lower().replace("_", "-").split("-")[0]


def is_vietnamese(code: str) -> bool:
    """Whether ``code``, "vi" or "vi-vn", names Vietnamese."""
    return language_of(code) == LANGUAGE


def picker_may_be_vietnamese() -> bool:
    """Whether all who can use the admin read dates with the day before the month.

    Not where the site offers a language that reads them otherwise: 03/04/2026 would silently become
    another day for whoever saves a page in Japanese, and be refused in German.
    """
    known = {code for code, _name in KNOWN}
    permitted = getattr(settings, "WAGTAILADMIN_PERMITTED_LANGUAGES", KNOWN)
    codes = {language_of(code) for code, _name in permitted}
    return is_vietnamese(settings.LANGUAGE_CODE) and codes <= known


def use_vietnamese_formats() -> None:
    """Give ``vi`` its dates, times and numbers, and the date picker where that is safe.

    The picker has one format for all languages. On a site whose own language is another, a change
    of it would change the dates of people who read that one.
    """
    paths = settings.FORMAT_MODULE_PATH or []
    paths = [paths] if isinstance(paths, str) else list(paths)
    ours = [FORMATS]
    if picker_may_be_vietnamese():
        ours.append(SITE_FORMATS)
        for name, value in DATE_FORMATS.items():
            if not hasattr(settings, name):
                setattr(settings, name, value)
    # Behind the site's own paths, since Django takes the first that has a format.
    settings.FORMAT_MODULE_PATH = paths + [path for path in ours if path not in paths]


def name_content_language() -> None:
    """Call the language of the pages "Tiếng Việt" on a site whose pages are all Vietnamese."""
    listed = hasattr(settings, "WAGTAIL_CONTENT_LANGUAGES")
    multilingual = getattr(settings, "WAGTAIL_I18N_ENABLED", False)
    known = dict(settings.LANGUAGES)
    if settings.LANGUAGE_CODE == LANGUAGE in known and not listed and not multilingual:
        settings.WAGTAIL_CONTENT_LANGUAGES = [(LANGUAGE, NAME)]


def offer_vietnamese() -> None:
    """Let people choose Vietnamese in their account, unless the site lists its languages itself.

    On a Vietnamese site they choose between the languages that read the dates of its picker.
    """
    if hasattr(settings, "WAGTAILADMIN_PERMITTED_LANGUAGES"):
        return
    if is_vietnamese(settings.LANGUAGE_CODE):
        settings.WAGTAILADMIN_PERMITTED_LANGUAGES = list(KNOWN)
        return
    provided = list(WAGTAILADMIN_PROVIDED_LANGUAGES)
    if LANGUAGE not in dict(provided):
        settings.WAGTAILADMIN_PERMITTED_LANGUAGES = [*provided, (LANGUAGE, NAME)]
