"""The lists of one kind of page, and what every page with an introduction has."""

import datetime
from collections.abc import Callable
from typing import Any

from django.core.paginator import Paginator
from django.db.models import Max, QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.fields import RichTextField
from wagtail.models import Page

from cchc_wagtail.blocks import TEXT_FEATURES
from cchc_wagtail.caching.changes import remembered
from cchc_wagtail.conf import cchc_settings
from cchc_wagtail.lists.listing import (
    Listing,
    fetch_entries,
    fetch_specific,
    filters_of,
    page_types,
)
from cchc_wagtail.lists.visibility import is_staff_reader, unrestricted
from cchc_wagtail.pages.base import ContentPageMixin, ReformPageMixin, api_fields_of, editing_tabs
from cchc_wagtail.pages.feeds import FEED_ENTRIES, FeedMixin, newest_of
from cchc_wagtail.pages.search_page import typed_query
from cchc_wagtail.search.entries import SearchEntry
from cchc_wagtail.search.ranking import Search
from cchc_wagtail.search.readers import Readable
from cchc_wagtail.undocumented import get_page_models
from cchc_wagtail.vietnamese.search_words import parse_query
from cchc_wagtail.vietnamese.snippets import snippet

#: Entries of each kind on the section's home page.
HOME_ENTRIES = 4


def may_add_below(page: Page, user: Any) -> bool:
    """Whether ``user`` may write a page below ``page``; no query for visitors.

    Nobody may before ``page`` is saved: a preview shows it without an address in the admin.
    """
    if not page.pk or not user or not is_staff_reader(user):
        return False
    return page.permissions_for_user(user).can_add_subpage()


def kept_name(page: Page, name: str, user: Any) -> str:
    """The name under which ``name`` below ``page`` is remembered; empty where it is not.

    It is for all who are not staff: they all see the same below a page that they may read; staff
    see lessons as well.
    """
    return "" if not page.pk or (user and is_staff_reader(user)) else f"{page.pk} {name}"


def recall(name: str, make: Callable[[], Any]) -> Any:
    """What ``make`` finds out, remembered under ``name`` unless that is empty."""
    return remembered(name, make) if name else make()


def children_of(page: Page) -> QuerySet:
    """The pages below ``page``, as ``child_of`` finds them.

    By a range of paths: SQLite looks through all pages for those that begin with a path.
    """
    first, last = (end * page.steplen for end in (page.alphabet[0], page.alphabet[-1]))
    between = (page.path + first, page.path + last)
    return Page.objects.filter(depth=page.depth + 1, path__range=between)


class IntroductionMixin(ReformPageMixin):
    """A page with an introduction above a list."""

    introduction = RichTextField(_("Introduction"), blank=True, features=TEXT_FEATURES)

    describing_fields = ("introduction",)
    api_fields = api_fields_of("introduction")

    edit_handler = editing_tabs(([*Page.content_panels, FieldPanel("introduction")], _("Content")))

    class Meta:
        abstract = True


class ReformIndexPageMixin(FeedMixin, IntroductionMixin):
    """A list of pages of one kind: filters, newest first, pages of a fixed size."""

    #: Mixin of the page types listed.
    listed_mixin: type[ContentPageMixin]

    class Meta:
        abstract = True

    @classmethod
    def clean_subpage_models(cls) -> list[type[Page]]:
        """Only what this index lists goes below it; a host's own types built from the mixin too."""
        return [model for model in get_page_models() if issubclass(model, cls.listed_mixin)]

    def listing_for(self, user: Any) -> Listing:
        """What ``user``, who may read this page, may see below it; staff see more."""
        types = page_types(self.listed_mixin)
        visible = unrestricted()
        if user and is_staff_reader(user):
            for model in types:
                visible |= model.staff_only()
        return Listing(children_of(self).live().filter(visible), types)

    def newest_for(self, user: Any, count: int = HOME_ENTRIES) -> list:
        """The newest ``count`` entries that ``user`` may see."""
        wanted = [(self.listing_for(user), 0, count)]
        return fetch_entries(kept_name(self, f"newest {count}", user), wanted)[0]

    def feed_entries(self) -> list[Page]:
        return newest_of(self.newest_for(None, FEED_ENTRIES))

    def last_change_below(self) -> datetime.datetime | None:
        return self.listing_for(None).pages().aggregate(last=Max("last_published_at"))["last"]

    def get_cached_paths(self) -> list[str]:
        # Filters make too many addresses to name; the pages of the whole list are named.
        last = -(-self.get_children().live().count() // cchc_settings.PAGE_SIZE)
        return [*super().get_cached_paths(), *(f"/?trang={page}" for page in range(1, last + 2))]

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context(request, *args, **kwargs)
        user = getattr(request, "user", None)
        listing = self.listing_for(user)
        filters = filters_of(self.listed_mixin, listing.types)
        narrowed, active = listing.narrowed(filters, request.GET)
        text = typed_query(request)
        words = parse_query(text)
        if words:
            page = self.search_entries(request, narrowed, words, active, user)
            active = {"q": text, **active}
        else:
            page = self.listed_entries(request, narrowed, active, user)
        shown = []
        found = recall(kept_name(self, "values", user), lambda: listing.values_in(filters))
        for index_filter in filters:
            value = active.get(index_filter.name, "")
            options = index_filter.options_with(value, index_filter.options(found))
            if len(options) > 1 or value:
                shown.append({"filter": index_filter, "options": options, "value": value})
        context.update(
            entries=page,
            query=text,
            filters=shown,
            active_filters=active,
            can_edit=may_add_below(self, user),
        )
        return context

    def listed_entries(
        self, request: Any, listing: Listing, active: dict[str, str], user: Any
    ) -> Any:
        """The part of ``listing`` that the address asks for, newest first, as a page of a list."""
        name = f"{cchc_settings.PAGE_SIZE} {sorted(active.items())}"
        count = recall(kept_name(self, f"count {name}", user), listing.count)
        page = Paginator(range(count), cchc_settings.PAGE_SIZE).get_page(request.GET.get("trang"))
        wanted = [(listing, page.object_list.start, page.object_list.stop)]
        kept = kept_name(self, f"page {page.number} {name}", user)
        page.object_list = fetch_entries(kept, wanted)[0]
        return page

    def search_entries(
        self, request: Any, listing: Listing, words: list, active: dict[str, str], user: Any
    ) -> Any:
        """The part of ``listing`` that has all ``words``, best first, as a page of a list."""
        entries = SearchEntry.objects.filter(page__in=listing.pages().values("pk"))
        readers = kept_name(self, f"list {sorted(active.items())}", user)
        search = Search(Readable(entries, readers), words)
        page = Paginator(range(search.total), cchc_settings.PAGE_SIZE).get_page(
            request.GET.get("trang")
        )
        found = (
            search.found_entries(page.start_index() - 1, page.end_index()) if search.total else []
        )
        specific = {
            entry.pk: entry
            for entry in fetch_specific(Page.objects.filter(pk__in=[entry.pk for entry in found]))
        }
        page.object_list = [specific[entry.pk] for entry in found if entry.pk in specific]
        for entry in found:
            if entry.pk in specific:
                specific[entry.pk].snippet = snippet(entry.text, words)
        return page


__all__ = [
    "ReformIndexPageMixin",
]
