"""What the site's settings leave open, filled in for a Vietnamese admin.

A setting that the site has made itself always stands. Wagtail has no other place for these values:
``WAGTAIL_DATE_FORMAT`` and ``WAGTAILADMIN_PERMITTED_LANGUAGES`` are read from the settings only
(https://docs.wagtail.org/en/stable/reference/settings.html), and formats of a language come from
``FORMAT_MODULE_PATH`` (https://docs.djangoproject.com/en/stable/topics/i18n/formatting/).
"""

from django.conf import settings

LANGUAGE = "vi"
NAME = "Tiếng Việt"
FORMATS = "cchc_wagtail.vietnamese_admin.formats"
#: The same as the first formats of ``formats/vi/formats.py``, so that what is shown can be typed.
DATE_FORMATS = {
    "WAGTAIL_DATE_FORMAT": "%d/%m/%Y",
    "WAGTAIL_DATETIME_FORMAT": "%d/%m/%Y %H:%M",
    "WAGTAIL_TIME_FORMAT": "%H:%M",
}


def is_vietnamese(code: str) -> bool:
    """Whether ``code``, "vi" or "vi-vn", names Vietnamese."""
    return code.lower().replace("_", "-").split("-")[0] == LANGUAGE


def use_vietnamese_formats() -> None:
    """Dates, times and numbers of the language ``vi``; on a Vietnamese site of the date picker too.

    The picker has one format for all languages. Where the site's language is another, changing it
    would change the dates of people who read that one; there a system check names the settings.
    """
    paths = settings.FORMAT_MODULE_PATH or []
    paths = [paths] if isinstance(paths, str) else list(paths)
    if FORMATS not in paths:
        # After the site's own, which win.
        settings.FORMAT_MODULE_PATH = [*paths, FORMATS]
    if is_vietnamese(settings.LANGUAGE_CODE):
        for name, value in DATE_FORMATS.items():
            if not hasattr(settings, name):
                setattr(settings, name, value)


def name_content_language() -> None:
    """The language of the pages in its own words, where the site has only Vietnamese ones."""
    listed = hasattr(settings, "WAGTAIL_CONTENT_LANGUAGES")
    multilingual = getattr(settings, "WAGTAIL_I18N_ENABLED", False)
    known = dict(settings.LANGUAGES)
    if settings.LANGUAGE_CODE == LANGUAGE in known and not listed and not multilingual:
        settings.WAGTAIL_CONTENT_LANGUAGES = [(LANGUAGE, NAME)]


def offer_vietnamese() -> None:
    """Let people choose Vietnamese in their account, unless the site lists its languages itself."""
    from wagtail.admin.localization import WAGTAILADMIN_PROVIDED_LANGUAGES

    if hasattr(settings, "WAGTAILADMIN_PERMITTED_LANGUAGES"):
        return
    known = list(WAGTAILADMIN_PROVIDED_LANGUAGES)
    if LANGUAGE not in dict(known):
        settings.WAGTAILADMIN_PERMITTED_LANGUAGES = [*known, (LANGUAGE, NAME)]


def translate_scripts() -> None:
    """Give the admin's scripts the Vietnamese strings too.

    Wagtail's view of them looks only into its own catalogue, and an address of the same name
    registered by an app would come after it. The hook for scripts runs when those of Wagtail have
    read their strings. So the view itself is told of one package more, which comes last and wins.
    """
    from django.views.i18n import JavaScriptCatalog
    from wagtail.admin.views import i18n

    i18n.js_catalog = JavaScriptCatalog.as_view(
        packages=["wagtail.admin", "cchc_wagtail.vietnamese_admin"]
    )
