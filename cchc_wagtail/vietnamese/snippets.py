"""The part of a text that shows why a search found it."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from cchc_wagtail.vietnamese.folding import fold, nfc
from cchc_wagtail.vietnamese.search_words import QueryWord, exact_word

#: Letters before and after a hit that a snippet shows, about two lines on a phone.
BEFORE, LENGTH = 60, 190


@dataclass(frozen=True)
class Piece:
    """A piece of a snippet: its text, and whether it is a word that was searched."""

    text: str
    is_hit: bool


@lru_cache(maxsize=1)
def _aligned() -> dict[int, str]:
    # One letter for one letter, so that a place in the folded text is the same in the original.
    table = {}
    for code in (*range(0xC0, 0x250), *range(0x1EA0, 0x1EFA)):
        folded = fold(chr(code))
        if len(folded) == 1:
            table[code] = folded
    return table


def fold_aligned(text: str) -> str:
    """Fold ``text`` (NFC) letter by letter, so that every letter keeps its place."""
    return text.translate(_aligned()).lower() if text.isascii() else _fold_each(text)


def _fold_each(text: str) -> str:
    folded = text.translate(_aligned())
    lowered = folded.lower()
    # Some capitals of other scripts become two letters; then keep the case instead of the places.
    return lowered if len(lowered) == len(text) else folded


def find_hits(text: str, words: Sequence[QueryWord]) -> list[tuple[int, int, bool]]:
    """Where ``words`` stand in ``text``.

    Args:
        text: NFC text.
        words: words of the query.

    Returns:
        first and last place of each, and whether the marks are as typed.
    """
    if not words:
        return []
    exact = {word.folded: word.exact for word in words}
    pattern = "|".join(
        f"0*{re.escape(word)}" if word.isdigit() else re.escape(word)
        for word in sorted(exact, key=len, reverse=True)
    )
    found = re.finditer(rf"(?<![^\W_])(?:{pattern})(?![^\W_])", fold_aligned(text))
    hits = []
    for match in found:
        wanted = exact.get(match.group().lstrip("0") or "0", exact.get(match.group(), ""))
        written = text[match.start() : match.end()].lower()
        hits.append((match.start(), match.end(), not wanted or exact_word(written) == wanted))
    return hits


def snippet(text: str, words: Sequence[QueryWord]) -> list[Piece]:
    """Cut out the part of ``text`` that has the most different words of the query.

    Hits are pieces of their own.

    When some hits have the marks as typed, only those count. Without any hit: the beginning.
    """
    text = nfc(text)
    hits = find_hits(text, words)
    hits = [hit for hit in hits if hit[2]] or hits
    if not hits:
        return _pieces(text, 0, [])
    folded = fold_aligned(text)
    best, most = hits[0][0], 0
    for number, (start, _end, _exact) in enumerate(hits):
        inside = {
            folded[first:last]
            for first, last, _ in hits[number : number + 40]
            if last <= start + LENGTH - BEFORE
        }
        if len(inside) > most:
            best, most = start, len(inside)
    return _pieces(text, best, hits)


def mark(text: str, words: Sequence[QueryWord]) -> list[Piece]:
    """The whole of ``text`` in pieces, in which each hit is a piece of its own."""
    text = nfc(text)
    hits = find_hits(text, words)
    hits = [hit for hit in hits if hit[2]] or hits
    return _cut(text, 0, len(text), hits)


def _pieces(text: str, hit: int, hits: Sequence[tuple[int, int, bool]]) -> list[Piece]:
    start = max(0, hit - BEFORE)
    if start:
        space = text.find(" ", start, hit)
        start = space + 1 if space >= 0 else start
    end = min(len(text), start + LENGTH)
    if end < len(text):
        space = text.rfind(" ", start + 1, end)
        end = space if space > hit else end
    pieces = _cut(text, start, end, hits)
    if start and pieces:
        pieces.insert(0, Piece("… ", False))
    if end < len(text):
        pieces.append(Piece(" …", False))
    return pieces


def _cut(text: str, start: int, end: int, hits: Sequence[tuple[int, int, bool]]) -> list[Piece]:
    pieces, place = [], start
    for first, last, _exact in hits:
        if first < place or last > end:
            continue
        between = text[place:first]
        if pieces and pieces[-1].is_hit and between == " ":
            # Syllables of one word: "kế hoạch" is marked whole.
            pieces[-1] = Piece(pieces[-1].text + between + text[first:last], True)
        else:
            pieces += [Piece(between, False)] if between else []
            pieces.append(Piece(text[first:last], True))
        place = last
    if place < end:
        pieces.append(Piece(text[place:end], False))
    return pieces


__all__ = ["Piece", "find_hits", "fold_aligned", "mark", "snippet"]
