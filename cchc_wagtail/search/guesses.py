"""What may have been meant by words that no page has."""

import difflib
from collections import Counter
from dataclasses import dataclass

from django.db.models.functions import Left

from cchc_wagtail.search.ranking import Search
from cchc_wagtail.search.readers import Readable
from cchc_wagtail.vietnamese.search_words import fold_word as folded
from cchc_wagtail.vietnamese.search_words import parse_query, split_words, without_fillers

#: Entries whose titles and first words are read to guess what was meant.
GUESS_FROM = 1000
#: Letters of each text that are read for this, about a sentence of the summary.
GUESS_LENGTH = 150
#: How alike a word must be to be offered instead, from 0 to 1.
ALIKE = 0.72


@dataclass(frozen=True)
class Guess:
    """Other words, offered when nothing was found: ``text`` finds ``found`` pages."""

    text: str
    found: int


def guess(readable: Readable, text: str) -> Guess | None:
    """What may have been meant by ``text``, which found nothing; None when that is unknown.

    First without the words that parents type around what they look for, then with the most alike
    words of titles and summaries in place of unknown ones. Words that find nothing are not offered.
    """
    words = " ".join(split_words(text))
    # In a list, for None cannot be remembered.
    return readable.recall(f"guess {words}", lambda: [_guess(readable, text)])[0]


def _guess(readable: Readable, text: str) -> Guess | None:
    typed = split_words(text)
    fewer = {word.folded for word in without_fillers(parse_query(text))}
    shorter = [word for word in typed if folded(word) in fewer]
    candidates = [" ".join(shorter)] if 0 < len(shorter) < len(typed) else []
    known = readable.recall("vocabulary", lambda: _vocabulary(readable))
    for words in (typed, shorter):
        corrected = [_alike(word, known) for word in words]
        if corrected != words:
            candidates.append(" ".join(word for word in corrected if word))
    for candidate in dict.fromkeys(filter(None, candidates)):
        found = Search(readable, parse_query(candidate)).total
        if found:
            return Guess(candidate, found)
    return None


def _vocabulary(readable: Readable) -> dict[str, str]:
    """The words of the newest pages: each folded word with the spelling used most."""
    newest = readable.quick.order_by("-listed_on", "-page")
    rows = newest.values_list("title", Left("text", GUESS_LENGTH))[:GUESS_FROM]
    spellings: Counter[str] = Counter()
    for title, start in rows:
        spellings.update(split_words(f"{title}\n{start}"))
    known: dict[str, str] = {}
    for word, _count in spellings.most_common():
        known.setdefault(folded(word), word)
    return known


def _alike(word: str, known: dict[str, str]) -> str:
    key = folded(word)
    if key in known:
        return word
    near = difflib.get_close_matches(key, known, n=8, cutoff=ALIKE)
    # A slip of the finger seldom hits the first letter.
    near.sort(key=lambda other: other[0] != key[0])
    return known[near[0]] if near else word


__all__ = ["Guess", "guess"]
