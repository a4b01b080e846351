"""Dates and school years as offices write and read them."""

import datetime
import re
from dataclasses import dataclass

from cchc_wagtail.vietnamese.folding import nfc

#: A blank that the clerk fills in by hand: spaces, dots, an ellipsis, underscores.
_BLANK = r"[\s.…_]*"
# OCR reads the zero as a capital O.
_DAY_MONTH = r"[0-9Oo]{1,2}"
_LONG = re.compile(
    rf"ng[àa]y{_BLANK}(?P<day>{_DAY_MONTH})?{_BLANK}th[áa]ng{_BLANK}(?P<month>{_DAY_MONTH})?{_BLANK}"
    rf"n[ăa]m{_BLANK}(?P<year>\d{{4}}(?!\d))?",
    re.IGNORECASE,
)
_SHORT = re.compile(
    r"(?<![\d/.-])(?P<day>\d{1,2})\s?(?P<sep>[/.-])\s?(?P<month>\d{1,2})\s?(?P=sep)\s?"
    r"(?P<year>\d{4})(?![\d]|[/.-]\d)"
)
_SCHOOL_YEAR = re.compile(r"(?<!\d)(\d{4})\s*[-–—/]\s*(\d{4})(?!\d)")


@dataclass(frozen=True)
class FoundDate:
    """A date in running text.

    Attributes:
        date: the date, None when a part is blank or the day does not exist.
        day, month, year: the parts as numbers, None where blank.
        start, end: position in the text searched.
        text: the words found.
    """

    date: datetime.date | None
    day: int | None
    month: int | None
    year: int | None
    start: int
    end: int
    text: str

    @property
    def is_impossible(self) -> bool:
        """All parts are written, but there is no such day (31 tháng 2)."""
        return self.date is None and None not in (self.day, self.month, self.year)


def _number(text: str | None) -> int | None:
    return int(text.replace("O", "0").replace("o", "0")) if text else None


def _found(match: re.Match[str]) -> FoundDate:
    day, month, year = (_number(match.group(part)) for part in ("day", "month", "year"))
    date = None
    if day is not None and month is not None and year is not None:
        try:
            date = datetime.date(year, month, day)
        except ValueError:
            date = None
    return FoundDate(date, day, month, year, match.start(), match.end(), match.group())


def find_dates(text: str) -> list[FoundDate]:
    """Every date in ``text`` in reading order, blank and impossible ones included.

    Reads "ngày 26 tháng 3 năm 2018", also typed without marks, 26/3/2018, 26-03-2018 and
    26.3.2018; the day always comes first.
    """
    text = nfc(text)
    found = [_found(match) for match in _LONG.finditer(text)]
    taken = [(date.start, date.end) for date in found]
    for match in _SHORT.finditer(text):
        if not any(start < match.end() and match.start() < end for start, end in taken):
            found.append(_found(match))
    return sorted(found, key=lambda date: date.start)


def parse_date(text: str) -> datetime.date | None:
    """The first complete, possible date in ``text``, or None."""
    return next((found.date for found in find_dates(text) if found.date), None)


def format_date(date: datetime.date) -> str:
    """``date`` in words: "ngày 05 tháng 01 năm 2020", "ngày 29 tháng 6 năm 2019".

    Only days below 10 and the months 1 and 2 carry a zero (Decree 30/2020/NĐ-CP, Appendix I).
    """
    month = f"{date.month:02d}" if date.month < 3 else str(date.month)
    return f"ngày {date.day:02d} tháng {month} năm {date.year:04d}"


def parse_school_year(text: str) -> str:
    """``text`` as ``2025-2026``.

    Raises:
        ValueError: no two consecutive years are written in it.
    """
    match = _SCHOOL_YEAR.search(text)
    if not match or int(match[2]) != int(match[1]) + 1:
        raise ValueError(f"no school year in {text!r}")
    return f"{match[1]}-{match[2]}"


def format_school_year(value: str) -> str:
    """``2025-2026`` as people read it: "2025 – 2026"."""
    return value.replace("-", " – ")
