"""Vietnamese text compared without its marks.

Sources: Unicode Standard Annex 15 (NFC, NFD); the alphabet of 29 letters and five tone marks as
ordered in Vietnamese dictionaries.
"""

import re
import unicodedata

_STROKED = str.maketrans({"đ": "d", "Đ": "D", "ƣ": "u", "Ƣ": "U"})
_TONES = {"\u0300": "1", "\u0309": "2", "\u0303": "3", "\u0301": "4", "\u0323": "5"}
_ALPHABET = "aăâbcdđeêfghijklmnoôơpqrstuưvwxyz"
_RANK = {letter: rank for rank, letter in enumerate(_ALPHABET, start=10)}
_SYLLABLE = re.compile(r"[^\W\d_]+")


def nfc(text: str) -> str:
    """``text`` with every letter and its marks as one code point where Unicode has one."""
    return unicodedata.normalize("NFC", text)


def strip_marks(text: str) -> str:
    """``text`` without Vietnamese marks, case kept: "Đào tạo" gives "Dao tao"."""
    decomposed = unicodedata.normalize("NFD", text.translate(_STROKED))
    return nfc("".join(char for char in decomposed if unicodedata.category(char) != "Mn"))


def fold(text: str) -> str:
    """The search form of ``text``: lower case, no marks, đ as d.

    The same for NFC and NFD input; idempotent.
    """
    return strip_marks(nfc(text).lower())


def _syllable_key(match: re.Match[str]) -> str:
    letters, tone = [], ""
    for char in unicodedata.normalize("NFD", match.group()):
        if char in _TONES:
            tone = _TONES[char]
        else:
            letters.append(char)
    key = nfc("".join(letters))
    # quản lí / quản lý: i and y are interchangeable at the end after one of these consonants.
    key = re.sub(r"(?<=[hklmstq])y$", "i", key)
    return key + tone


def tone_free_key(text: str) -> str:
    """A key that is equal for old and new tone placement and for i/y spelling.

    "hoà" and "hòa", "kỉ luật" and "kỷ luật" have the same key, "hoá" has another. Only for
    comparing: an author's spelling is never rewritten.
    """
    return _SYLLABLE.sub(_syllable_key, nfc(text).lower())


def sort_key(text: str) -> tuple:
    """A key that sorts by the Vietnamese alphabet, tones ngang, huyền, hỏi, ngã, sắc, nặng.

    Letters decide first over the whole text, then tones, then case, as in dictionaries.
    """
    letters: list[tuple[int, str]] = []
    tones: list[str] = []
    for char in nfc(text).lower():
        decomposed = unicodedata.normalize("NFD", char)
        tone = next((_TONES[mark] for mark in decomposed if mark in _TONES), "0")
        base = nfc("".join(mark for mark in decomposed if mark not in _TONES))
        if base in _RANK:
            letters.append((_RANK[base], ""))
        elif char.isspace():
            letters.append((0, ""))
        else:
            letters.append((1, base))
        tones.append(tone)
    return (letters, tones, text)
