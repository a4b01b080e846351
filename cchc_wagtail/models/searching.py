"""Search in Vietnamese: which pages, in which order, narrowed by facets.

Order: pages with the words exactly as typed before those that only match without marks; among
these the title before the summary before the rest; then the newest. A fixed number of queries,
whatever the number of pages.
"""

import difflib
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from django.db.models import Case, F, IntegerField, Q, QuerySet, Value, When
from django.db.models.functions import Left
from wagtail.models import Page, PageViewRestriction

from cchc_wagtail.models.search_entries import FACETS, SEPARATOR, SearchEntry
from cchc_wagtail.models.search_matching import count_matching, facet_counts, matching_keys
from cchc_wagtail.models.visible_changes import remembered
from cchc_wagtail.vietnamese.search_words import (
    QueryWord,
    parse_query,
    split_words,
    without_fillers,
)
from cchc_wagtail.vietnamese.search_words import fold_word as folded
from cchc_wagtail.vietnamese.snippets import Piece, mark, snippet

#: Entries whose titles and first words are read to guess what was meant, when nothing was found.
GUESS_FROM = 5000
#: Letters of each text that are read for this, about the summary.
GUESS_LENGTH = 300
#: How alike a word must be to be offered instead, from 0 to 1.
ALIKE = 0.72


def visible_entries(scope: Page, staff: bool) -> QuerySet[SearchEntry]:
    """The entries below ``scope`` that whoever reads ``scope`` may read.

    Args:
        scope: the page on which the search box stands.
        staff: whether the reader may read what only staff may read.
    """
    entries = SearchEntry.objects.filter(page__live=True, page__path__startswith=scope.path)
    closed = PageViewRestriction.objects.filter(page__path__startswith=scope.path)
    # The login that every lesson asks for closes it to nobody of the staff; a narrower restriction
    # that somebody gave it does.
    closed = closed.exclude(page=scope.pk).exclude(
        restriction_type=PageViewRestriction.LOGIN, page__cchc_search_entry__staff_only=True
    )
    if not staff:
        entries = entries.filter(staff_only=False)
    for path in closed.values_list("page__path", flat=True):
        entries = entries.exclude(page__path__startswith=path)
    return entries


@dataclass(frozen=True)
class Hit:
    """One page found, with what its entry in the list shows."""

    entry: SearchEntry
    title: list[Piece]
    snippet: list[Piece]

    @property
    def page(self) -> Page:
        return self.entry.page


@dataclass
class Search:
    """A search among ``entries``.

    Args:
        entries: what the reader may see, narrowed by nothing else.
        words: words that a page must all have.
        chosen: facets in use, by their name in ``FACETS``.
        readers: names ``entries`` where they are the same for all who are not staff, so that what
            is found may be remembered; empty otherwise.
    """

    entries: QuerySet[SearchEntry]
    words: Sequence[QueryWord]
    chosen: dict[str, str] = field(default_factory=dict)
    readers: str = ""

    @cached_property
    def combinations(self) -> dict[tuple[str, ...], int]:
        """How many pages with the words have each combination of facets; one query."""
        found = self._recall("facets", lambda: facet_counts(self.entries, self._loose()))
        return {tuple((key or "").split(SEPARATOR)): count for key, count in found.items()}

    @property
    def total(self) -> int:
        return sum(
            count for key, count in self.combinations.items() if _fits(key, self.chosen, leave="")
        )

    def facet(self, name: str) -> list[tuple[str, int]]:
        """The values of a facet with the pages each would leave; more pages first."""
        place, counts = FACETS.index(name), Counter()
        for key, count in self.combinations.items():
            if len(key) == len(FACETS) and key[place] and _fits(key, self.chosen, leave=name):
                counts[key[place]] += count
        return sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))

    def hits(self, start: int, stop: int) -> list[Hit]:
        """The hits from ``start`` to before ``stop``, best first."""
        return [
            Hit(entry, mark(entry.title, self.words), snippet(entry.text, self.words))
            for entry in self.found_entries(start, stop)
        ]

    def found_entries(self, start: int, stop: int) -> list[SearchEntry]:
        """The entries of these hits, with their pages."""
        name = f"{start} {stop} {sorted(self.chosen.items())}"
        keys = self._recall(name, lambda: self._found_keys(start, stop))
        # Asked again of what the reader may see, even where the keys are remembered.
        shown = self.entries.filter(pk__in=keys).select_related("page")
        shown = shown.defer("title_folded", "title_exact", "lead_folded", "lead_exact", "facets")
        found = {entry.pk: entry for entry in shown}
        return [found[key] for key in keys if key in found]

    def _found_keys(self, start: int, stop: int) -> list[int]:
        narrowed = self.entries.filter(**self.chosen)
        loose, exact = self._loose(), self._exact()
        if not exact:
            return matching_keys(self._rank(narrowed, exact=False), loose, (), start, stop)
        found = matching_keys(self._rank(narrowed, exact=True), exact, (), start, stop)
        if len(found) == stop - start:
            return found
        before = count_matching(narrowed, exact) if start and not found else start + len(found)
        first = max(0, start - before)
        others = self._rank(narrowed, exact=False)
        last = first + stop - start - len(found)
        return found + matching_keys(others, loose, exact, first, last)

    def _recall(self, name: str, make: Callable[[], Any]) -> Any:
        if not self.readers:
            return make()
        words = " ".join(f"{word.folded}/{word.exact}" for word in self.words)
        return remembered(f"search {self.readers} {name} {words}", make)

    def _loose(self) -> list[str]:
        return [f"f0{word.folded}" for word in self.words]

    def _exact(self) -> list[str]:
        """Empty when nothing was typed with marks."""
        if not any(word.exact for word in self.words):
            return []
        return [f"x0{word.exact}" if word.exact else f"f0{word.folded}" for word in self.words]

    def _rank(self, entries: QuerySet[SearchEntry], exact: bool) -> QuerySet[SearchEntry]:
        """Order: the words in a row in the title, all in the title, all in the summary, newest."""
        phrase = " ".join(word.exact if exact else word.folded for word in self.words)
        whole = exact and all(word.exact for word in self.words)
        in_title = self._has("title", exact)
        in_a_row = in_title
        if whole or not exact:
            column = "title_exact" if exact else "title_folded"
            in_a_row = Q(**{f"{column}__contains": f" {phrase} "})
        lead = self._has("lead", exact)
        rank = Case(
            When(in_a_row, then=Value(3)),
            When(in_title, then=Value(2)),
            When(lead, then=Value(1)),
            default=Value(0),
            output_field=IntegerField(),
        )
        return entries.annotate(rank=rank).order_by(
            F("rank").desc(), F("listed_on").desc(nulls_last=True), F("page").desc()
        )

    def _has(self, place: str, exact: bool) -> Q:
        """All words stand in "title" or "lead"; with ``exact`` those with marks as typed."""
        condition = Q()
        for word in self.words:
            if exact and word.exact:
                condition &= Q(**{f"{place}_exact__contains": f" {word.exact} "})
            else:
                condition &= Q(**{f"{place}_folded__contains": f" {word.folded} "})
        return condition


def _fits(key: tuple[str, ...], chosen: dict[str, str], leave: str) -> bool:
    return all(key[FACETS.index(name)] == value for name, value in chosen.items() if name != leave)


@dataclass(frozen=True)
class Guess:
    """Other words, offered when nothing was found: ``text`` finds ``found`` pages."""

    text: str
    found: int


def guess(entries: QuerySet[SearchEntry], text: str) -> Guess | None:
    """What may have been meant by ``text``, which found nothing; None when that is unknown.

    First without the words that parents type around what they look for, then with the most alike
    words of titles and summaries in place of unknown ones. Words that find nothing are not offered.
    """
    typed = split_words(text)
    fewer = {word.folded for word in without_fillers(parse_query(text))}
    shorter = [word for word in typed if folded(word) in fewer]
    candidates = [" ".join(shorter)] if 0 < len(shorter) < len(typed) else []
    known: dict[str, Counter] = {}
    texts = entries.annotate(start=Left("text", GUESS_LENGTH)).order_by("-listed_on", "page")
    for title, start in texts.values_list("title", "start")[:GUESS_FROM]:
        for word in split_words(f"{title} {start}"):
            known.setdefault(folded(word), Counter())[word] += 1
    for words in (typed, shorter):
        corrected = [_alike(word, known) for word in words]
        if corrected != words:
            candidates.append(" ".join(word for word in corrected if word))
    for candidate in dict.fromkeys(filter(None, candidates)):
        found = Search(entries, parse_query(candidate)).total
        if found:
            return Guess(candidate, found)
    return None


def _alike(word: str, known: dict[str, Counter]) -> str:
    key = folded(word)
    if key in known:
        return word
    near = difflib.get_close_matches(key, known, n=8, cutoff=ALIKE)
    # A slip of the finger seldom hits the first letter.
    near.sort(key=lambda other: other[0] != key[0])
    return known[near[0]].most_common(1)[0][0] if near else word


__all__ = ["Guess", "Hit", "Search", "guess", "visible_entries"]
