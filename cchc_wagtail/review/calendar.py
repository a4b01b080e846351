"""Working days with the school's own days off, from the settings."""

import datetime

from cchc_wagtail.conf import cchc_settings
from cchc_wagtail.vietnamese.working_days import add_working_days, days_off, is_working_day


def working_days_after(day: datetime.date, count: int) -> datetime.date:
    """The day ``count`` working days of this school after ``day``; before it when negative."""
    return add_working_days(day, count, days_off(cchc_settings.REVIEW_DAYS_OFF))


def works_on(day: datetime.date) -> bool:
    """Whether this school works on ``day``."""
    return is_working_day(day, days_off(cchc_settings.REVIEW_DAYS_OFF))


__all__ = ["working_days_after", "works_on"]
