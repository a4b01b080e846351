import datetime

import pytest

from cchc_wagtail.vietnamese import (
    find_dates,
    format_date,
    format_school_year,
    parse_date,
    parse_school_year,
)

pytestmark = pytest.mark.any_version("pure Python")

D = datetime.date


@pytest.mark.parametrize(
    "text, date",
    [
        ("ngày 26 tháng 3 năm 2018", D(2018, 3, 26)),
        ("ngày 26 tháng 03 năm 2018", D(2018, 3, 26)),
        ("ngày  22  tháng 11 năm 2002", D(2002, 11, 22)),
        ("ngày 14 tháng5 năm 2008", D(2008, 5, 14)),
        ("Phan Rang ngày 12 tháng 11 năm 2003", D(2003, 11, 12)),
        ("ngày O5 tháng 02 năm 2020", D(2020, 2, 5)),
        ("26/3/2018", D(2018, 3, 26)),
        ("19/03/2020", D(2020, 3, 19)),
        ("13-08-2020", D(2020, 8, 13)),
        ("26.3.2018", D(2018, 3, 26)),
    ],
)
def test_every_form_of_a_date_is_read(text, date):
    assert parse_date(text) == date


@pytest.mark.parametrize(
    "text, year", [("ngày      tháng      năm 2026", 2026), ("ngày ... tháng 8 năm 2026", 2026)]
)
def test_a_blank_date_keeps_its_year(text, year):
    (found,) = find_dates(text)
    assert found.date is None and found.year == year and not found.is_impossible


def test_an_impossible_day_is_no_date():
    (found,) = find_dates("ngày 31 tháng 2 năm 2026")
    assert found.date is None and found.is_impossible
    assert parse_date("ngày 31 tháng 2 năm 2026") is None


@pytest.mark.parametrize("text", ["1.005099.000.00.00.H38", "15/KH-UBND", "30/2020/NĐ-CP", "7,5"])
def test_codes_and_numbers_are_no_dates(text):
    assert find_dates(text) == []


def test_dates_come_in_reading_order():
    text = "Số 15 ngày 01/2/2020 và ngày 3 tháng 4 năm 2020"
    assert [found.date for found in find_dates(text)] == [D(2020, 2, 1), D(2020, 4, 3)]


@pytest.mark.parametrize(
    "date, text",
    [
        (D(2020, 1, 5), "ngày 05 tháng 01 năm 2020"),
        (D(2019, 6, 29), "ngày 29 tháng 6 năm 2019"),
        (D(2018, 3, 26), "ngày 26 tháng 3 năm 2018"),
        (D(2026, 12, 1), "ngày 01 tháng 12 năm 2026"),
    ],
)
def test_only_small_days_and_the_first_two_months_carry_a_zero(date, text):
    assert format_date(date) == text


@pytest.mark.parametrize("text", ["2025-2026", "2025 – 2026", "năm học 2025/2026", "2025—2026"])
def test_school_years_are_read_with_any_dash(text):
    assert parse_school_year(text) == "2025-2026"


@pytest.mark.parametrize("text", ["2025", "2025-2027", "2026-2025", ""])
def test_what_is_no_school_year_is_refused(text):
    with pytest.raises(ValueError):
        parse_school_year(text)


def test_a_school_year_is_shown_with_a_dash():
    assert format_school_year("2025-2026") == "2025 – 2026"
