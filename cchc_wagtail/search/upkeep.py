"""Keep the search's list of pages as the public pages are."""

from collections.abc import Iterable

from django.utils import timezone
from wagtail.models import Page

from cchc_wagtail.lists.listing import fetch_specific
from cchc_wagtail.search.entries import SearchEntry
from cchc_wagtail.search.facts import SearchableMixin

#: Pages read and written at a time.
CHUNK = 200


def index_pages(page_ids: Iterable[int]) -> int:
    """Bring the entries of the pages with these keys up to date; returns how many are public.

    The pages are read from the database: an editor's draft may be in an object at hand.
    """
    wanted = list(dict.fromkeys(page_ids))
    if not wanted:
        return 0
    pages = fetch_specific(Page.objects.type(SearchableMixin).filter(pk__in=wanted, live=True))
    entries = [SearchEntry.of(page) for page in pages]
    SearchEntry.store(entries)
    found = {entry.page_id for entry in entries}
    gone = [key for key in wanted if key not in found]
    if gone:
        SearchEntry.objects.filter(page__in=gone).delete()
    return len(found)


def index_section() -> int:
    """Make every entry anew; returns how many pages can be found."""
    public = Page.objects.live().type(SearchableMixin)
    SearchEntry.objects.exclude(page__in=public.values("pk")).delete()
    ids = list(public.order_by("pk").values_list("pk", flat=True))
    return sum(index_pages(ids[start : start + CHUNK]) for start in range(0, len(ids), CHUNK))


def count_missing() -> int:
    """How many public pages have no entry, as after a bulk load or an update of the package."""
    return Page.objects.live().type(SearchableMixin).filter(cchc_search_entry=None).count()


def refresh_states() -> None:
    """Work out anew the entries whose state has changed because a day has come."""
    due = SearchEntry.objects.filter(state_until__lte=timezone.localdate())
    index_pages(due.values_list("page_id", flat=True))


__all__ = ["count_missing", "index_pages", "index_section", "refresh_states"]
