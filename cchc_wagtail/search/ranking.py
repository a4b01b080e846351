"""Search in Vietnamese: which pages, in which order, narrowed by facets.

Order: pages with the words exactly as typed before those that only match without marks; among
these the title before the summary before the rest; then the newest. A fixed number of queries,
whatever the number of pages.
"""

import datetime
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from django.db.models import Count
from wagtail.models import Page

from cchc_wagtail.search.entries import (
    ANYWHERE,
    FACETS,
    IN_LEAD,
    IN_TITLE,
    SEPARATOR,
    SearchEntry,
    marked,
)
from cchc_wagtail.search.facts import SearchableMixin, state_label
from cchc_wagtail.search.readers import Readable
from cchc_wagtail.search.text_index import Clause, Wanted, entries_matching, sizes
from cchc_wagtail.vietnamese.search_words import QueryWord
from cchc_wagtail.vietnamese.snippets import Piece, mark, snippet

#: Pages with the words from which on the newest of all pages are looked at first, whether they
#: have the words; fewer are sorted.
MANY = 1000


@dataclass(frozen=True)
class Hit:
    """One page found, with what its entry in the list shows."""

    entry: SearchEntry
    title: list[Piece]
    snippet: list[Piece]

    @property
    def page(self) -> Page:
        return self.entry.page

    @property
    def kind_label(self) -> Any:
        """The kind of the page, in the words of its type."""
        return self._type.kind_label

    @property
    def state_label(self) -> Any:
        """The state of the page in words, empty for a page without one."""
        return state_label(self.entry.state, [self._type])

    @property
    def date(self) -> datetime.date | None:
        """The date to show, None where it says nothing about the page."""
        return self.entry.listed_on if self._type.dated_in_results else None

    @property
    def _type(self) -> type[SearchableMixin]:
        # A page whose type has gone with its app is shown as any page.
        model = self.page.specific_class
        return model if model and issubclass(model, SearchableMixin) else SearchableMixin


@dataclass
class Search:
    """A search among what ``readable`` says.

    Args:
        readable: what the reader may see, narrowed by nothing else.
        words: words that a page must all have.
        chosen: facets in use, by their name in ``FACETS``.
    """

    readable: Readable
    words: Sequence[QueryWord]
    chosen: dict[str, str] = field(default_factory=dict)

    @cached_property
    def combinations(self) -> dict[tuple[str, ...], int]:
        """How many pages with the words have each combination of facets; one query."""
        found = self.readable.recall(f"facets {self._name}", self._count_facets)
        return {tuple(key.split(SEPARATOR)): count for key, count in found.items()}

    def _count_facets(self) -> dict[str, int]:
        # How many match is not known yet.
        found = entries_matching(self.readable.quick, Wanted(self._clause(ANYWHERE)), many=True)
        return dict(found.order_by().values_list("facets").annotate(count=Count("pk")))

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
        name = f"{start} {stop} {sorted(self.chosen.items())} {self._name}"
        keys = self.readable.recall(name, lambda: self._found_keys(start, stop))
        # Asked again of what the reader may see, even where the keys are remembered.
        shown = self.readable.entries.filter(pk__in=keys).select_related("page")
        found = {entry.pk: entry for entry in shown.defer("words", "facets")}
        return [found[key] for key in keys if key in found]

    def _found_keys(self, start: int, stop: int) -> list[int]:
        """The better ones are asked for first, and the others only until there are enough."""
        entries = self.readable.quick.order_by("-listed_on", "-page")
        if self.chosen:
            # By their key: the indexes have it, and the single facets stand in the table only.
            fitting = [key for key in self.combinations if _fits(key, self.chosen, leave="")]
            entries = entries.filter(facets__in=[SEPARATOR.join(key) for key in fitting])
        wanted = min(stop, self.total) - start
        ranks = list(self._ranks())
        keys: list[int] = []
        for rank, size in zip(ranks, sizes(entries.db, ranks, MANY), strict=True):
            if len(keys) >= wanted:
                break
            if not size:
                continue
            found = entries_matching(entries, rank, many=size == MANY)
            missing = wanted - len(keys)
            part = list(found.values_list("pk", flat=True)[start : start + missing])
            keys += part
            if part:
                start = 0
            elif start:
                start -= found.order_by().count()
        return keys

    @property
    def _name(self) -> str:
        return " ".join(f"{word.folded}/{word.exact}" for word in self.words)

    def _ranks(self) -> Iterator[Wanted]:
        """What pages must have and not have to be found, best first; each page has one rank.

        The words in a row in the title, all in the title, all in the summary, all anywhere.
        """
        passed: list[Clause] = []
        # What was typed without marks is looked for without.
        for exact in (True, False) if any(word.exact for word in self.words) else (False,):
            clauses = [self._clause(place, exact) for place in (IN_TITLE, IN_LEAD, ANYWHERE)]
            if len(self.words) > 1 and (not exact or all(word.exact for word in self.words)):
                clauses.insert(0, Clause(clauses[0].words, in_a_row=True))
            for number, clause in enumerate(clauses):
                yield Wanted(clause, tuple(passed + clauses[:number]))
            passed = clauses[-1:]

    def _clause(self, place: int, exact: bool = False) -> Clause:
        """All words at ``place``; with ``exact`` those with marks as typed."""
        words = []
        for word in self.words:
            form, text = ("x", word.exact) if exact and word.exact else ("f", word.folded)
            words += marked(form, place, text)
        return Clause(tuple(words))


def _fits(key: tuple[str, ...], chosen: dict[str, str], leave: str) -> bool:
    return all(key[FACETS.index(name)] == value for name, value in chosen.items() if name != leave)


__all__ = ["Hit", "Search"]
