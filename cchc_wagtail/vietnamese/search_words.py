"""Words of a text as a search compares them: folded, and exact in their marks.

Two forms of each word. The folded one lets "ke hoach" find "kế hoạch". The exact one, in ASCII so
that every database keeps it apart (SQLite drops marks of its own accord), lets "số" find "số"
before "sổ", whichever way the tone mark is placed ("hoà", "hòa").
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from cchc_wagtail.vietnamese.document_numbers import find_document_numbers
from cchc_wagtail.vietnamese.folding import fold, nfc, tone_free_key

#: Words of a query that are looked at; the rest of a longer one is left out.
MAX_WORDS = 12

#: Letters and digits part, so that "15KH" and "15/KH" have the same words.
_WORD = re.compile(r"\d+|[^\W\d_]+")
#: "PGD&ĐT" and "PGDĐT" are the same abbreviation.
_AMPERSAND = re.compile(r"(?<=\w)\s?&\s?(?=\w)")
_PLAIN = {"ă": "a8", "â": "a6", "đ": "d9", "ê": "e6", "ô": "o6", "ơ": "o7", "ư": "u7"}
_ASCII = str.maketrans(_PLAIN)

#: Abbreviations of school offices and what they stand for (usage in plans and on the national
#: portal): either finds the other.
SYNONYMS: dict[str, str] = {
    "cchc": "cải cách hành chính",
    "tthc": "thủ tục hành chính",
    "ubnd": "ủy ban nhân dân",
    "hdnd": "hội đồng nhân dân",
    "gddt": "giáo dục và đào tạo",
    "gdmn": "giáo dục mầm non",
    "mn": "mầm non",
    "bgh": "ban giám hiệu",
    "cntt": "công nghệ thông tin",
    "ttdt": "trang thông tin điện tử",
    "dvc": "dịch vụ công",
    "cbqlgvnv": "cán bộ quản lý giáo viên nhân viên",
    "cbgvnv": "cán bộ giáo viên nhân viên",
    "phhs": "phụ huynh học sinh",
    "bhyt": "bảo hiểm y tế",
    "bhxh": "bảo hiểm xã hội",
}

#: Words that parents type around what they look for; left out when nothing has all their words.
FILLERS = frozenset(
    """
    ai anh ba bac be bi cach can cho chi chung co con cua cung duoc em gi giup hay hoi hoac khi la
    lam ma minh mot muon nao nay neu nhu nhung o phai ra rang sao the thi ti toi tra trong tu va van
    ve vi voi xem xin
    """.split()  # noqa: SIM905 - sixty short words read better as a text
)


@dataclass(frozen=True)
class QueryWord:
    """One word of a query.

    Attributes:
        folded: its folded form.
        exact: its exact form, empty when it was typed without any mark.
    """

    folded: str
    exact: str


def split_words(text: str) -> list[str]:
    """The words of ``text`` in lower case, "&" inside an abbreviation left out."""
    text = nfc(text)
    # Few texts have one, and looking for it takes as long as all the rest.
    if "&" in text:
        text = _AMPERSAND.sub("", text)
    return _WORD.findall(text.lower())


def fold_word(word: str) -> str:
    """The folded form of a word; a number loses its leading zeros: "05" and "5" are the same."""
    folded = fold(word)
    return folded.lstrip("0") or "0" if folded.isdigit() else folded


@lru_cache(maxsize=4096)
def exact_word(word: str) -> str:
    """The exact form of a word in ASCII: "hoạch" gives ``hoach5``, "đơn" ``d9o7n``."""
    return fold(tone_free_key(word).translate(_ASCII))


def parse_query(text: str) -> list[QueryWord]:
    """The words of what somebody typed, each once, at most ``MAX_WORDS``."""
    words: dict[str, QueryWord] = {}
    for word in split_words(text):
        folded = fold_word(word)
        marked = folded != word and not word.isdigit()
        words.setdefault(word, QueryWord(folded, exact_word(word) if marked else ""))
    return list(words.values())[:MAX_WORDS]


def without_fillers(words: Iterable[QueryWord]) -> list[QueryWord]:
    """``words`` without those that parents type around what they look for."""
    return [word for word in words if word.folded not in FILLERS]


def folded_words(text: str) -> str:
    """The folded words of ``text`` with one space between."""
    return " ".join(fold_word(word) for word in split_words(text))


def exact_words(text: str) -> str:
    """The exact words of ``text`` with one space between."""
    return " ".join(exact_word(word) for word in split_words(text))


def further_words(text: str) -> str:
    """Folded words by which ``text`` is found besides its own.

    Document numbers in one piece ("15khpgddt"), what abbreviations stand for, and abbreviations of
    what is written out.
    """
    folded = f" {folded_words(text)} "
    return " ".join([*_numbers(text), *_synonyms(folded)])


def _numbers(text: str) -> Iterator[str]:
    for number in find_document_numbers(text):
        parts = [fold_word(word) for word in split_words(number.text)]
        yield "".join(parts)
        yield "".join(word for word in parts if not word.isdigit())


@lru_cache(maxsize=1)
def _folded_synonyms() -> list[tuple[str, str]]:
    return [(short, folded_words(long)) for short, long in SYNONYMS.items()]


def _synonyms(folded: str) -> Iterator[str]:
    for short, long in _folded_synonyms():
        # "pgddt" is the office of "gddt".
        has_short = re.search(rf" p?{short} ", folded) is not None
        has_long = f" {long} " in folded
        if has_short and not has_long:
            yield long
        elif has_long and not has_short:
            yield short


__all__ = [
    "FILLERS",
    "MAX_WORDS",
    "SYNONYMS",
    "QueryWord",
    "exact_word",
    "exact_words",
    "fold_word",
    "folded_words",
    "further_words",
    "parse_query",
    "split_words",
    "without_fillers",
]
