"""Atom feeds of the section and of each kind, for readers and other sites of the school."""

import datetime
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils import translation
from django.utils.feedgenerator import Atom1Feed
from wagtail.contrib.routable_page.models import path
from wagtail.models import Page

from cchc_wagtail.caching.conditional import with_validators
from cchc_wagtail.conf import cchc_settings
from cchc_wagtail.metadata.structured_data.lists import collection
from cchc_wagtail.metadata.structured_data.organisation import reference_to
from cchc_wagtail.metadata.structured_data.values import Node, PageFacts
from cchc_wagtail.pages.base import FurtherAddressesMixin

#: Last part of the address of a feed, below the page it tells of.
FEED_PATH = "atom"
#: Entries of a feed.
FEED_ENTRIES = 20
#: The date of a feed in which nothing was ever published.
NEVER = datetime.datetime(1970, 1, 1, tzinfo=datetime.UTC)


class FeedMixin(FurtherAddressesMixin):
    """A page with a feed of what it lists at ``…/atom/``."""

    class Meta:
        abstract = True

    def feed_entries(self) -> list[Page]:
        """The newest pages that every visitor may read, newest first."""
        raise NotImplementedError

    def feed_url(self, request: HttpRequest) -> str:
        return f"{self.get_full_url(request)}{FEED_PATH}/"

    def structured_data(self, facts: PageFacts, school: Node, request: Any) -> list[Node]:
        return [collection(self, facts, reference_to(school), request)]

    def get_sitemap_urls(self, request: HttpRequest | None = None) -> list[dict[str, Any]]:
        """The list in the sitemap: it changed when the newest change below it was published."""
        days = [self.last_published_at, self.last_change_below()]
        entries = super().get_sitemap_urls(request)
        for entry in entries:
            entry["lastmod"] = max(filter(None, days), default=entry.get("lastmod"))
        return entries

    def last_change_below(self) -> datetime.datetime | None:
        """When a page that every visitor sees in this list was last published; None without one."""
        raise NotImplementedError

    def get_cached_paths(self) -> list[str]:
        """What a CDN keeps below the address of this page."""
        return [*super().get_cached_paths(), f"/{FEED_PATH}/"]

    @path(f"{FEED_PATH}/")
    def feed_route(self, request: HttpRequest) -> HttpResponse:
        entries = self.feed_entries()
        updated = max(
            (entry.last_published_at for entry in entries if entry.last_published_at),
            default=self.last_published_at,
        )
        with translation.override(cchc_settings.LANGUAGE or translation.get_language()):
            feed = _Feed(
                title=self.title,
                link=self.get_full_url(request),
                feed_url=self.feed_url(request),
                description=self.search_description,
                language=cchc_settings.LANGUAGE or translation.get_language(),
                updated=updated,
            )
            for entry in entries:
                address = entry.get_full_url(request)
                feed.add_item(
                    title=entry.title,
                    link=address,
                    description=getattr(entry, "summary", ""),
                    pubdate=entry.first_published_at,
                    updateddate=entry.last_published_at,
                    unique_id=f"{address}#{entry.translation_key}",
                    categories=[str(type(entry).get_verbose_name())],
                )
        response = HttpResponse(
            feed.writeString("utf-8"), content_type="application/atom+xml; charset=utf-8"
        )
        return with_validators(request, response)


class _Feed(Atom1Feed):
    """Atom whose date is that of the newest page; without one Django would write the present,
    and an empty feed would look new to every reader at every request."""

    def latest_post_date(self) -> datetime.datetime:
        return self.feed.get("updated") or NEVER


def newest_of(entries: list[Page]) -> list[Page]:
    """The newest ``FEED_ENTRIES`` of ``entries`` by their day of publication."""
    dated = [entry for entry in entries if entry.first_published_at]
    return sorted(dated, key=lambda entry: entry.first_published_at, reverse=True)[:FEED_ENTRIES]


__all__ = ["FEED_ENTRIES", "FEED_PATH", "FeedMixin", "newest_of"]
