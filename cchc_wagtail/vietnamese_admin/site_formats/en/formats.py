"""How dates are typed in English on a Vietnamese site.

The date picker has one format for all languages, the day before the month there. Django's own
English would read its 03/04/2026 as the 4th of March, and a page saved unchanged would change.
"""

from cchc_wagtail.vietnamese_admin.formats.vi.formats import (
    DATE_INPUT_FORMATS,
    DATETIME_INPUT_FORMATS,
    FIRST_DAY_OF_WEEK,
    TIME_INPUT_FORMATS,
)

__all__ = [
    "DATETIME_INPUT_FORMATS",
    "DATE_INPUT_FORMATS",
    "FIRST_DAY_OF_WEEK",
    "TIME_INPUT_FORMATS",
]
