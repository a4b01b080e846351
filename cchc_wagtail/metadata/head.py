"""What stands in the head of a page for machines: address, description, picture, robots."""

from collections.abc import Iterable
from typing import Any
from urllib.parse import urlencode

from django.db import models
from django.http import HttpRequest
from django.utils.text import Truncator
from wagtail.models import Page, Site

from cchc_wagtail.metadata.structured_data import graph_of
from cchc_wagtail.metadata.structured_data.organisation import name_of_site
from cchc_wagtail.metadata.structured_data.values import Node, PageFacts, moment, plain_text
from cchc_wagtail.undocumented import SourceImageIOError

#: Longest description that a page gets from its own text; result lists of searches cut there.
DESCRIPTION_LENGTH = 160
#: Picture of a page on other sites: 1.91 to 1, as Open Graph asks.
SHARE_FILTER = "fill-1200x630|format-jpeg"


class DescribedMixin(models.Model):
    """A page that tells machines in its head what it is about.

    Every attribute and method here may be set anew by a page type, ours or a host's.
    """

    #: Whether the page is a dated report, which other sites show with its day, or something that
    #: stays, such as a guide or a list.
    is_article: bool = False
    #: Fields whose text describes the page where the editor wrote no description, the first that
    #: is filled.
    describing_fields: tuple[str, ...] = ()
    #: The stream field with the photos of the page, of which the first is its picture on other
    #: sites; empty for a type without photos.
    photo_field: str = ""

    class Meta:
        abstract = True

    @property
    def is_staff_only(self) -> bool:
        """Whether only staff may read the page: no machine is told anything of it."""
        return False

    def feed_url(self, request: HttpRequest) -> str:
        """The whole address of the feed of this page, empty where it has none."""
        return ""

    def structured_data(self, facts: PageFacts, school: Node, request: Any) -> Iterable[Node]:
        """What the page is about, as parts of the JSON-LD graph; empty values are left out.

        Args:
            facts: the address, description, picture and entries of the page.
            school: the school as the publisher; empty when the request belongs to no site. Other
                parts refer to it by ``reference_to(school)``.
            request: for whole addresses.
        """
        return ()


def page_head(
    page: Any, request: HttpRequest, ancestors: list[Page], context: Any
) -> dict[str, Any]:
    """What the head of ``page`` tells machines; empty for a page without an address.

    Args:
        page: the page that is shown, of a type built from ``DescribedMixin``.
        request: for whole addresses and the site.
        ancestors: the pages above it that the breadcrumbs name, from the home page down.
        context: the context of the template. ``entries`` and ``active_filters`` are those of a
            list; ``sections`` those of the section's home page. A true ``cchc_noindex`` keeps
            the page out of search engines, for example a page of search results.
    """
    address = page.get_full_url(request)
    if not address:
        return {}
    site = Site.find_for_request(request)
    closed = page.is_staff_only
    filters = context.get("active_filters") or {}
    image = None if closed else _share_image(page, request)
    hidden = closed or bool(filters) or bool(context.get("cchc_noindex"))
    description = _description(page, name_of_site(site))
    feed = page.feed_url(request)
    facts = PageFacts(
        url=address,
        description=description,
        image=_image_node(image),
        entries=_shown_to_all(context),
    )
    return {
        "address": address + _query_of_list(context.get("entries"), filters),
        "title": page.seo_title or page.title,
        "description": description,
        "image": image,
        **_kind_and_days(page),
        "site_name": name_of_site(site),
        "robots": _robots(closed, hidden),
        "feeds": [{"title": page.title, "address": feed}] if feed else [],
        "data": {} if hidden else graph_of(page, ancestors, facts, request),
    }


def _kind_and_days(page: Any) -> dict[str, Any]:
    """What other sites call the page, and the days that they show with a dated report."""
    if not page.is_article:
        return {"kind": "website", "published": None, "modified": None}
    return {
        "kind": "article",
        "published": moment(page.first_published_at),
        "modified": moment(page.last_published_at),
    }


def _robots(closed: bool, hidden: bool) -> str:
    """What search engines may do with the page; empty when they may keep it.

    A list narrowed by a filter has the same entries as the whole list, so that robots follow its
    links and keep the whole list. Of a page for the staff they follow nothing.

    Args:
        closed: only staff may read the page.
        hidden: search engines must not keep the page.
    """
    if not hidden:
        return ""
    return "noindex" if closed else "noindex, follow"


def _query_of_list(entries: Any, filters: dict[str, str]) -> str:
    """What tells a page of a list apart: the filters in use and its number from the second on."""
    number = getattr(entries, "number", 1)
    parts = {**filters, **({"trang": number} if number > 1 else {})}
    return f"?{urlencode(parts)}" if parts else ""


def _description(page: Any, site_name: str) -> str:
    """The description an editor wrote, else the beginning of the page's own text."""
    if page.search_description:
        return page.search_description
    for field in page.describing_fields:
        text = plain_text(getattr(page, field))
        if text and text != page.title:
            return Truncator(text).chars(DESCRIPTION_LENGTH)
    return f"{page.title} – {site_name}" if site_name else page.title


def _shown_to_all(context: Any) -> list[Page]:
    """The entries of a list, or of all lists of the section's home page, that anybody may read."""
    shown = list(context.get("entries") or ())
    for section in context.get("sections") or ():
        shown += section.get("entries") or ()
    # The staff see lessons in the lists as well.
    return [entry for entry in shown if not entry.is_staff_only]


def _share_image(page: Any, request: Any) -> dict[str, Any] | None:
    """The first photo of the page in the size that other sites show, None without one."""
    if not page.photo_field:
        return None
    for block in getattr(page, page.photo_field):
        image = block.value.get("image")
        if image is None:
            continue
        try:
            rendition = image.get_rendition(SHARE_FILTER)
        except (OSError, SourceImageIOError):
            # The file is gone; the page is worth more than its picture elsewhere.
            return None
        address = request.build_absolute_uri(rendition.url)
        return {"address": address, "alt": block.value.get("alt") or "", "rendition": rendition}
    return None


def _image_node(image: dict[str, Any] | None) -> dict[str, Any] | None:
    if image is None:
        return None
    return {"@type": "ImageObject", "url": image["address"], "caption": image["alt"]}


__all__ = ["DescribedMixin", "page_head"]
