"""Working days with the school's own days off, from the settings."""

import datetime

from django.utils import timezone

from cchc_wagtail.conf import cchc_settings
from cchc_wagtail.vietnamese.working_days import add_working_days, days_off, is_working_day


def today() -> datetime.date:
    """The day it is at the school; also where ``USE_TZ`` is off."""
    now = timezone.now()
    return timezone.localdate(now) if timezone.is_aware(now) else now.date()


def working_days_after(day: datetime.date, count: int) -> datetime.date:
    """The day ``count`` working days of this school after ``day``; before it when negative."""
    return add_working_days(day, count, days_off(cchc_settings.DAYS_OFF))


def works_on(day: datetime.date) -> bool:
    """Whether this school works on ``day``."""
    return is_working_day(day, days_off(cchc_settings.DAYS_OFF))


__all__ = ["today", "working_days_after", "works_on"]
