"""Working days of a Vietnamese school.

Saturdays and Sundays are off, and the public holidays with Tết and the days given in exchange
(Labour Code 45/2019/QH14, Article 112), which the library ``holidays`` knows year by year. A
school adds its own days off.
"""

import datetime
from collections.abc import Container, Iterable
from functools import lru_cache

import holidays

SATURDAY = 5


@lru_cache(maxsize=16)
def _public_holidays(year: int) -> frozenset[datetime.date]:
    return frozenset(holidays.country_holidays("VN", years=year))


def days_off(entries: Iterable) -> frozenset[datetime.date]:
    """Days from the settings: dates or ISO texts, or pairs of the first and the last day.

    Raises:
        ValueError: an entry is no date, or a pair ends before it begins.
    """
    days: set[datetime.date] = set()
    for entry in entries:
        first, last = entry if isinstance(entry, list | tuple) else (entry, entry)
        first, last = _date(first), _date(last)
        if last < first or (last - first).days > 366:
            raise ValueError(f"{first} – {last}")
        days.update(first + datetime.timedelta(days=n) for n in range((last - first).days + 1))
    return frozenset(days)


def _date(value: object) -> datetime.date:
    if isinstance(value, datetime.datetime):
        return value.date()
    return value if isinstance(value, datetime.date) else datetime.date.fromisoformat(str(value))


def is_working_day(day: datetime.date, off: Container[datetime.date] = frozenset()) -> bool:
    """Whether a school works on ``day``.

    Args:
        day: the day.
        off: the school's own days off.
    """
    return day.weekday() < SATURDAY and day not in off and day not in _public_holidays(day.year)


def add_working_days(
    day: datetime.date, count: int, off: Container[datetime.date] = frozenset()
) -> datetime.date:
    """The working day that is ``count`` working days after ``day``, or before it when negative.

    Raises:
        ValueError: the school's days off leave no working day within two years.
    """
    step = datetime.timedelta(days=1 if count > 0 else -1)
    left, limit = abs(count), 800
    while left:
        day += step
        limit -= 1
        if limit < 0:
            raise ValueError("No working day within two years; check the days off.")
        if is_working_day(day, off):
            left -= 1
    return day


__all__ = ["add_working_days", "days_off", "is_working_day"]
