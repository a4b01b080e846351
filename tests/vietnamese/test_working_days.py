"""Working days of a Vietnamese school."""

import datetime

import pytest

from cchc_wagtail.vietnamese.working_days import add_working_days, days_off, is_working_day

D = datetime.date


@pytest.mark.parametrize(
    "day",
    [
        D(2026, 1, 1),
        D(2026, 2, 17),  # mùng một Tết Bính Ngọ
        D(2027, 2, 8),  # Tết Đinh Mùi falls on Saturday 6 February
        D(2026, 4, 30),
        D(2026, 5, 1),
        D(2026, 9, 2),
        D(2026, 11, 24),  # ngày Văn hóa Việt Nam, a day off since 2026
        D(2026, 11, 28),  # Saturday
        D(2026, 11, 29),  # Sunday
    ],
)
def test_nobody_works_on_holidays_and_weekends(day):
    assert not is_working_day(day)


@pytest.mark.parametrize("day", [D(2026, 11, 25), D(2026, 9, 4), D(2026, 12, 25)])
def test_other_days_are_working_days(day):
    assert is_working_day(day)


@pytest.mark.parametrize(
    ("start", "count", "end"),
    [
        (D(2026, 11, 24), 3, D(2026, 11, 27)),
        (D(2026, 11, 27), 1, D(2026, 11, 30)),
        (D(2026, 11, 30), -1, D(2026, 11, 27)),
        (D(2026, 4, 29), 1, D(2026, 5, 4)),
        (D(2026, 11, 24), 0, D(2026, 11, 24)),
    ],
)
def test_working_days_are_counted_over_days_off(start, count, end):
    assert add_working_days(start, count) == end


def test_the_schools_own_days_off_count():
    off = days_off(["2026-11-25", (D(2026, 11, 26), "2026-11-27")])
    assert add_working_days(D(2026, 11, 24), 1, off) == D(2026, 11, 30)


def test_tet_is_a_long_gap():
    end = add_working_days(D(2026, 2, 13), 1)
    assert end >= D(2026, 2, 20)


@pytest.mark.parametrize("entry", ["24/11/2026", ("2026-11-26", "2026-11-25"), "hôm nay", ("x",)])
def test_wrong_days_off_are_refused(entry):
    with pytest.raises(ValueError):
        days_off([entry])


def test_a_school_that_never_works_is_refused():
    everything = days_off([("2026-01-01", "2026-12-31"), ("2027-01-01", "2027-12-31")])
    everything |= days_off([("2028-01-01", "2028-12-31"), ("2029-01-01", "2029-12-31")])
    with pytest.raises(ValueError):
        add_working_days(D(2026, 2, 1), 1, everything)
