"""What somebody who searches may find."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.db.models import Q, QuerySet
from wagtail.models import Page, PageViewRestriction

from cchc_wagtail.caching.changes import remembered
from cchc_wagtail.search.entries import SearchEntry

#: Entries that a query leaves out by their keys; with more it asks the pages themselves.
MOST_HIDDEN = 500


@dataclass
class Readable:
    """The entries that a reader may find.

    Attributes:
        entries: these entries, found out from the pages themselves.
        readers: names the entries where they are the same for all who are not staff, so that what
            is found may be remembered; empty otherwise.
        rows: a few entries more than ``entries``, found without the pages.
        hidden: of ``rows`` those that are not among ``entries``.
    """

    entries: QuerySet[SearchEntry]
    readers: str = ""
    rows: QuerySet[SearchEntry] | None = None
    hidden: QuerySet[SearchEntry] | None = None

    @cached_property
    def quick(self) -> QuerySet[SearchEntry]:
        """The same as ``entries``, for queries over all of them.

        Looking up the page of each of 50,000 entries takes longer than counting them. Those whose
        page is not public any more, is closed or stands elsewhere are few, and asked for once.
        """
        if self.rows is None or self.hidden is None:
            return self.entries
        keys = list(self.hidden.values_list("pk", flat=True)[: MOST_HIDDEN + 1])
        return self.entries if len(keys) > MOST_HIDDEN else self.rows.exclude(pk__in=keys)

    def recall(self, name: str, make: Callable[[], Any]) -> Any:
        """What ``make`` finds among the entries, remembered where all readers find the same."""
        return remembered(f"search {self.readers} {name}", make) if self.readers else make()


def readable_below(scope: Page, staff: bool) -> Readable:
    """The entries below ``scope`` that whoever reads ``scope`` may read.

    Args:
        scope: the page on which the search box stands.
        staff: whether the reader may read what only staff may read.
    """
    rows = SearchEntry.objects.all() if staff else SearchEntry.objects.filter(staff_only=False)
    # With a range SQLite would read every page below; with LIKE it begins at the restrictions.
    closed = PageViewRestriction.objects.filter(page__path__startswith=scope.path)
    # The login that every lesson asks for closes it to nobody of the staff; a narrower restriction
    # that somebody gave it does.
    closed = closed.exclude(page=scope.pk).exclude(
        restriction_type=PageViewRestriction.LOGIN, page__cchc_search_entry__staff_only=True
    )
    paths = list(closed.values_list("page__path", flat=True))
    readers = "" if staff else f"below {scope.pk}"
    # The few keys of a page of results are looked up each with its page. Of all pages those that
    # are not public are found faster from the pages' side.
    entries = rows.filter(_public(scope.path, paths, "page__"))
    others = Page.objects.exclude(_public(scope.path, paths, ""))
    return Readable(entries, readers, rows, rows.filter(page__in=others.values("pk")))


def _public(scope: str, closed: list[str], page: str) -> Q:
    """Live, below the path ``scope`` and below none of ``closed``.

    Args:
        scope: path of a page.
        closed: paths of pages.
        page: how the query comes to the page, "page__" or empty.
    """
    public = Q(**{f"{page}live": True}) & _below(scope, page)
    for path in closed:
        public &= ~_below(path, page)
    return public


def _below(path: str, page: str) -> Q:
    # A range is compared faster than LIKE; no part of a path comes after "ZZZZ".
    return Q(**{f"{page}path__range": (path, path + "Z" * Page.steplen)})


__all__ = ["Readable", "readable_below"]
