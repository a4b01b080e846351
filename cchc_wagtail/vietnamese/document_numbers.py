"""Numbers and symbols of official documents: 15/KH-PGDĐT, 30/2020/NĐ-CP, 71-NQ/TW.

Layout: Decree 30/2020/NĐ-CP, Appendix I (number, "/", symbol of kind and body) and Appendix III
(abbreviations); normative documents carry the year between number and symbol; party documents use
"-" after the number. Small letters count: CTr, TTr, QyĐ and TTg are written so.
"""

import re
from dataclasses import dataclass

from cchc_wagtail.vietnamese.folding import nfc

_LETTER = "A-ZÀ-ÝĂĐĨŨƠƯẠ-Ỹ"
_WORD = rf"[{_LETTER}][{_LETTER}a-zà-ỹđ0-9]*"
#: Groups of capitals joined by - & _ . /; one space around a hyphen is a common slip.
_SYMBOL = rf"{_WORD}(?:\s?[-&_./]\s?{_WORD})*"
_FIND = re.compile(
    rf"(?<![\w/.-])(?P<number>\d{{1,5}}[a-zđ]?(?:\.\d{{1,2}})?)\s?"
    rf"(?:/\s?(?P<year>\d{{4}})\s?)?(?P<sep>[/-])\s?(?P<symbol>{_SYMBOL})"
)
_DATE_TAIL = re.compile(r"\s?[-/.]\s?$")
#: First groups that are no document kind although they follow a number.
_NOT_SYMBOLS = {"HK", "VNĐ", "VND"}


@dataclass(frozen=True)
class DocumentNumber:
    """A document number found in text.

    Attributes:
        number: "15", "30c", "66.7"; empty while the office has not assigned it.
        year: four digits written inside the number, else empty.
        symbol: "KH-PGDĐT", spaces removed.
        text: number, year and symbol as one normalised string, "30/2020/NĐ-CP".
        start, end: position in the text searched.
    """

    number: str
    year: str
    symbol: str
    text: str
    start: int = 0
    end: int = 0

    @property
    def kind(self) -> str:
        """First group of the symbol, the abbreviation of the kind if it is one."""
        return re.split(r"[-/&_.]", self.symbol)[0]


def parse_symbol(text: str) -> str:
    """The symbol in ``text`` without spaces, or an empty string when it is none."""
    text = re.sub(r"\s+", "", nfc(text)).strip("/-")
    return text if re.fullmatch(_SYMBOL, text) else ""


def find_document_numbers(text: str) -> list[DocumentNumber]:
    """Every document number in ``text``; "7/2021" in a date is none."""
    found = []
    text = nfc(text)
    for match in _FIND.finditer(text):
        symbol = re.sub(r"\s+", "", match["symbol"]).rstrip(".-/&_")
        if symbol in _NOT_SYMBOLS or symbol.isdigit():
            continue
        parts = [match["number"], match["year"]] if match["year"] else [match["number"]]
        head = "/".join(parts)
        found.append(
            DocumentNumber(
                match["number"],
                match["year"] or "",
                symbol,
                f"{head}{match['sep']}{symbol}",
                match.start(),
                match.end(),
            )
        )
    return found
