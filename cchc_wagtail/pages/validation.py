"""Rules that fields of several page types share."""

import datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from cchc_wagtail.vietnamese import parse_school_year


def check_date_order(
    errors: dict[str, Any], first: datetime.date | None, last: datetime.date | None, field: str
) -> None:
    """Add an error under ``field`` when ``last`` lies before ``first``."""
    if first and last and last < first:
        errors[field] = ValidationError(
            _("This date is before the one it should follow. Correct one of the two dates.")
        )


def normalise_school_year(value: str, errors: dict, field: str = "school_year") -> str:
    """``value`` as ``2025-2026``; adds an error under ``field`` when it is no school year."""
    if not value:
        return ""
    try:
        return parse_school_year(value)
    except ValueError:
        errors[field] = ValidationError(
            _("Type a school year as two consecutive years, for example 2025-2026.")
        )
        return value


__all__ = ["check_date_order", "normalise_school_year"]
