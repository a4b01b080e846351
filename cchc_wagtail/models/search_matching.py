"""Which entries of the search have certain words, asked of the database's own text index."""

from collections.abc import Sequence

from django.contrib.contenttypes.models import ContentType
from django.db.models import Count, QuerySet
from django.db.models.expressions import RawSQL
from wagtail.search.backends import get_search_backend
from wagtail.search.models import IndexEntry
from wagtail.search.query import PlainText

from cchc_wagtail.models.search_entries import BACKEND, SearchEntry

#: The columns of Wagtail's index in which the words of an entry stand.
_COLUMNS = "{title body}"
_TABLE = f"{IndexEntry._meta.db_table}_fts"


def facet_counts(entries: QuerySet[SearchEntry], words: Sequence[str]) -> dict[str, int]:
    """How many of ``entries`` with all ``words`` have each key of facets."""
    if _in_sqlite():
        counted = _matching(entries, words, ()).order_by().values_list("facets")
        return dict(counted.annotate(count=Count("pk")))
    return dict(_search(entries, _all_of(words)).facet("facets"))


def matching_keys(
    entries: QuerySet[SearchEntry],
    words: Sequence[str],
    without: Sequence[str],
    start: int,
    stop: int,
) -> list[int]:
    """The keys of those of ``entries`` that have all ``words``, from ``start`` to before ``stop``.

    Args:
        entries: in the order wanted.
        words: as they stand in the index, "f0ke".
        without: entries that have all of these are left out; empty leaves out none.
    """
    if _in_sqlite():
        found = _matching(entries, words, without)
        return list(found.values_list("pk", flat=True)[start:stop])
    query = _all_of(words)
    if without:
        query &= ~_all_of(without)
    # The texts of entries that are not shown need not be sorted along.
    results = _search(entries.only("pk"), query)
    return [entry.pk for entry in results[start:stop]]


def count_matching(entries: QuerySet[SearchEntry], words: Sequence[str]) -> int:
    """How many of ``entries`` have all ``words``."""
    if _in_sqlite():
        return _matching(entries.order_by(), words, ()).count()
    return _search(entries, _all_of(words)).count()


def _in_sqlite() -> bool:
    # Where SQLite lacks FTS5, Wagtail's backend is another, which looks with LIKE.
    return "sqlite" in type(get_search_backend(BACKEND)).__module__


def _matching(
    entries: QuerySet[SearchEntry], words: Sequence[str], without: Sequence[str]
) -> QuerySet[SearchEntry]:
    """SQLite reads Wagtail's own query from the wrong end: it takes each entry of the index and
    looks whether its words match, two seconds for 35,000. As a subquery the words come first.
    """
    match = f"({_COLUMNS} : ({_quoted(words)}))"
    if without:
        match += f" NOT ({_COLUMNS} : ({_quoted(without)}))"
    rows = RawSQL(f"SELECT rowid FROM {_TABLE} WHERE {_TABLE} MATCH %s", [match])
    kind = ContentType.objects.get_for_model(SearchEntry)
    indexed = IndexEntry.objects.filter(pk__in=rows, content_type=kind)
    return entries.filter(pk__in=indexed.values("object_id"))


def _quoted(words: Sequence[str]) -> str:
    # Words hold letters and digits only; a quotation mark would have parted them.
    return " AND ".join(f'"{word}"' for word in words)


def _all_of(words: Sequence[str]) -> PlainText:
    return PlainText(" ".join(words), operator="and")


def _search(entries: QuerySet[SearchEntry], query: PlainText):
    return get_search_backend(BACKEND).search(query, entries, order_by_relevance=False)


__all__ = ["count_matching", "facet_counts", "matching_keys"]
