"""Reads the number or the bullet at the start of a line.

Source of the schemes: Decree 30/2020/NĐ-CP, Appendix I (Phần, Chương, Mục, Điều, khoản, điểm; or
I., 1., a) in plans and reports; points follow the Vietnamese alphabet a, b, c, d, đ, e, g...).
The decree has no bullets; schools use them by custom.
"""

import re
import unicodedata
from dataclasses import dataclass, replace
from enum import IntEnum

from cchc_wagtail.official.unmarked import Unmarked
from cchc_wagtail.vietnamese import strip_marks


class Rank(IntEnum):
    """Usual depth of a scheme of numbers; smaller stands higher."""

    ANNEX = 1
    PART = 5
    CHAPTER = 10
    DIVISION = 15
    UPPER = 20
    ROMAN = 30
    ARTICLE = 35
    DECIMAL = 40
    DECIMAL_2 = 42
    DECIMAL_3 = 44
    DECIMAL_4 = 46
    STEP = 47
    BARE = 48
    POINT = 50
    BULLET = 90


@dataclass(frozen=True)
class Label:
    """The number or bullet of a line.

    Attributes:
        rank: its scheme.
        number: without punctuation, "I", "1.1", "a", "Điều 1"; the character of a bullet.
        label: as written.
        value: position in its scheme, 0 when unknown.
        rest: the line after it.
    """

    rank: Rank
    number: str
    label: str
    value: int
    rest: str

    @property
    def is_bullet(self) -> bool:
        return self.rank is Rank.BULLET


POINTS = "abcdđeghiklmnopqrstuvxy"
_ORDINALS = "nhất|một|hai|ba|tư|bốn|năm|sáu|bảy|tám|chín|mười"
_NAMED = Unmarked(
    r"^(?P<label>(?P<word>Phụ lục|PHỤ LỤC|Phần|PHẦN|Chương|CHƯƠNG|Mục|MỤC|Tiểu mục|TIỂU MỤC|Điều|"
    rf"ĐIỀU|Bước|BƯỚC)\s+(?P<num>[IVXLC]+|\d{{1,3}}|[A-EĐ]|(?:thứ\s+|THỨ\s+)?(?:{_ORDINALS}|"
    rf"{_ORDINALS.upper()}))(?P<punct>\s*[.:)\-–]|(?=\s|$)))\s*(?P<rest>.*)$",
    re.DOTALL,
)
_BARE_ANNEX = Unmarked(r"^(?P<label>PHỤ LỤC|Phụ lục)(?=\s*[:.]?\s*$)(?P<rest>.*)$")
_ROMAN = re.compile(
    r"^(?P<label>(?P<num>[IVXLC](?: ?[IVXLC]){0,6})(?:\s?[./)\-–:]+|(?=\s+[A-ZÀ-ỸĐ][A-ZÀ-ỸĐ]+)))"
    r"\s*(?P<rest>\S.*)$",
    re.DOTALL,
)
_UPPER = re.compile(
    r"^(?P<label>(?P<num>[A-EGHĐ])\s?[./)]+[-–]?)\s*(?P<rest>[^\W\d].*)$", re.DOTALL
)
_DECIMALS = re.compile(
    r"^(?P<label>\(?(?P<num>\d{1,2}(?:\.\d{1,2}){1,3})(?:\s?[./):]+[-–]?|(?=\s)))\s*(?P<rest>\D.*)$",
    re.DOTALL,
)
_DECIMAL = re.compile(
    # Without punctuation only before two words in capitals: "1 MỤC ĐÍCH".
    r"^(?P<label>\(?(?P<num>\d{1,2})(?:\s?[.)/]+[-–]?|\s?[-–](?=\s)|:|"
    r"(?=\s+[A-ZĐÀ-Ỹ]{2,}\s+[A-ZĐÀ-Ỹ]{2,})))\s*(?P<rest>[^\d\s].*)$",
    re.DOTALL,
)
_POINT = re.compile(
    rf"^(?P<label>\(?(?P<num>[{POINTS}]|i{{1,3}}|iv|vi{{0,3}})(?:\s?\)|[./]?[-–](?=\s)|[./](?=\s)|"
    r"\.(?=[A-ZÀ-ỸĐ])))"
    r"\s*(?P<rest>\S.*)$",
    re.DOTALL,
)
_BULLET = re.compile(
    # The letter o is how a Word bullet arrives; arrows, dingbats, emoji and the private letters of
    # the Symbol and Wingdings fonts stand before points as often as a dash does.
    r"^(?P<label>[-–—−‑+*•·√]|o(?=\s+[A-ZĐÀ-Ỹ])|[\u2190-\u21ff\u2300-\u23ff\u25a0-\u27bf"
    r"\u2900-\u297f\u2b00-\u2bff\uf000-\uf0ff\U0001f000-\U0001faff]{1,4})\s*(?P<rest>\S.*)$",
    re.DOTALL,
)
#: Numbers drawn as one character: Ⅱ, ②, and the keycaps of phones.
_DRAWN = re.compile(r"^(?:[\u2160-\u217f]+|[\u2460-\u249b\u2776-\u2793]|\d\u20e3|\U0001f51f)")
#: "V/v ..." is the subject of a letter, "- 2026" the rest of a school year broken by a wrap.
_NO_LABEL = re.compile(r"^(?:V/[vV]\b|[-–—]\s?(?:19|20)\d\d\b)")
_SYMBOL_AHEAD = re.compile(r"^\d{1,4}[a-z]?\s?/\s?[A-ZĐ][\wĐ&]*[-/]")
_UNIT_AHEAD = re.compile(r"^\d{1,2}\s?/\s?\d")
_ROMAN_VALUES = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100}
_SAME_BULLET = {"–": "-", "—": "-", "−": "-", "‑": "-", "\uf02d": "-", "●": "•", "\uf0b7": "•"}


def roman_value(text: str) -> int:
    """The value of a Roman number, 0 when it is none ("IIX")."""
    text = text.replace(" ", "")
    total = 0
    for char, after in zip(text, [*text[1:], ""], strict=True):
        value = _ROMAN_VALUES.get(char, 0)
        total += -value if _ROMAN_VALUES.get(after, 0) > value else value
    return total if to_roman(total) == text else 0


def to_roman(value: int) -> str:
    """``value`` from 1 to 99 as a Roman number, else an empty string."""
    if not 0 < value < 100:
        return ""
    tens = ["", "X", "XX", "XXX", "XL", "L", "LX", "LXX", "LXXX", "XC"]
    ones = ["", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX"]
    return tens[value // 10] + ones[value % 10]


def _ordinal(text: str) -> int:
    if text.isdigit():
        return int(text)
    if roman_value(text):
        return roman_value(text)
    words = strip_marks(_ORDINALS).split("|")
    word = strip_marks(text.lower()).removeprefix("thu").strip()
    values = [1, 1, 2, 3, 4, 4, 5, 6, 7, 8, 9, 10]
    if word in words:
        return values[words.index(word)]
    return ord(text) - ord("A") + 1 if len(text) == 1 and text.isascii() else 0


def _written_out(drawn: str) -> str:
    """Write a number drawn as one character in ordinary ones: "Ⅱ" is "II", "②" is "2."."""
    if "\u2160" <= drawn[0] <= "\u217f":
        return unicodedata.normalize("NFKC", drawn).upper()
    if drawn[0].isdecimal():
        return f"{drawn[0]}."
    return "10." if drawn == "\U0001f51f" else f"{int(unicodedata.numeric(drawn))}."


_NAMED_RANKS = {
    "phu luc": Rank.ANNEX,
    "phan": Rank.PART,
    "chuong": Rank.CHAPTER,
    "muc": Rank.DIVISION,
    "tieu muc": Rank.UPPER,
    "dieu": Rank.ARTICLE,
    "buoc": Rank.STEP,
}


def read_label(text: str) -> Label | None:
    """The number or bullet that ``text`` begins with, or None.

    Amounts, dates and document numbers at the start of a line ("1.000 đồng", "20/11",
    "15/KH-UBND") are no numbers of a part.
    """
    if _NO_LABEL.match(text):
        return None
    drawn = _DRAWN.match(text)
    if drawn:
        plain = _written_out(drawn.group())
        read = read_label(plain + text[drawn.end() :])
        if read is None or not read.label.startswith(plain):
            return None
        return replace(read, label=drawn.group() + read.label[len(plain) :])
    match = _NAMED.match(text)
    if match:
        # "Điều 5 của Luật này quy định" and "Phần lớn" are sentences, not headings.
        rest = match["rest"]
        if not match["punct"] and rest and rest[0].islower():
            return None
        rank = _NAMED_RANKS[strip_marks(match["word"]).lower()]
        number = f"{match['word']} {match['num']}"
        return Label(rank, number, match["label"], _ordinal(match["num"]), rest)
    match = _BARE_ANNEX.match(text)
    if match:
        return Label(Rank.ANNEX, match["label"], match["label"], 0, match["rest"].strip(" :."))
    match = _ROMAN.match(text)
    if match and roman_value(match["num"]) and not re.match(r"[IVXLC]\s?[-–]\s?\d", text):
        number = match["num"].replace(" ", "")
        return Label(Rank.ROMAN, number, match["label"], roman_value(number), match["rest"])
    match = _UPPER.match(text)
    if match:
        value = ord(match["num"]) - 64 if match["num"] != "Đ" else 5
        return Label(Rank.UPPER, match["num"], match["label"], value, match["rest"])
    if not _SYMBOL_AHEAD.match(text) and not _UNIT_AHEAD.match(text):
        match = _DECIMALS.match(text)
        if match:
            depth = match["num"].count(".")
            rank = (Rank.DECIMAL_2, Rank.DECIMAL_3, Rank.DECIMAL_4)[depth - 1]
            value = int(match["num"].rpartition(".")[2])
            return Label(rank, match["num"], match["label"], value, match["rest"])
        match = _DECIMAL.match(text)
        if match:
            return Label(
                Rank.DECIMAL, match["num"], match["label"], int(match["num"]), match["rest"]
            )
    match = _POINT.match(text)
    if match:
        number = match["num"]
        value = POINTS.index(number) + 1 if number in POINTS else 0
        return Label(Rank.POINT, number, match["label"], value, match["rest"])
    match = _BULLET.match(text)
    if match and not re.match(r"^[-–—+]\d+([.,]\d+)?\s*(%|độ|$)", text):
        bullet = _SAME_BULLET.get(match["label"], match["label"])
        return Label(Rank.BULLET, bullet, match["label"], 0, match["rest"])
    return None
