"""Vietnamese text and calendar: pure functions."""

from cchc_wagtail.vietnamese.dates import (
    FoundDate,
    find_dates,
    format_date,
    format_school_year,
    parse_date,
    parse_school_year,
)
from cchc_wagtail.vietnamese.document_numbers import (
    DocumentNumber,
    find_document_numbers,
    parse_symbol,
)
from cchc_wagtail.vietnamese.folding import fold, nfc, sort_key, strip_marks, tone_free_key
from cchc_wagtail.vietnamese.slugs import slugify_vi

__all__ = [
    "DocumentNumber",
    "FoundDate",
    "find_dates",
    "find_document_numbers",
    "fold",
    "format_date",
    "format_school_year",
    "nfc",
    "parse_date",
    "parse_school_year",
    "parse_symbol",
    "slugify_vi",
    "sort_key",
    "strip_marks",
    "tone_free_key",
]
