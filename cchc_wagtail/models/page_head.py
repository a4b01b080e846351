"""What stands in the head of a page for machines: address, description, picture, robots."""

from collections.abc import Iterable
from typing import Any
from urllib.parse import urlencode

from django.utils.text import Truncator
from wagtail.models import Page, Site

from cchc_wagtail.models.activities import ActivityPageMixin
from cchc_wagtail.models.stories import StoryPageMixin
from cchc_wagtail.models.structured_data import structured_data
from cchc_wagtail.models.structured_data.organisation import name_of_site
from cchc_wagtail.models.structured_data.values import moment, plain_text
from cchc_wagtail.models.syndication import FeedMixin
from cchc_wagtail.undocumented import SourceImageIOError

#: Longest description that a page gets from its own text; result lists of searches cut there.
DESCRIPTION_LENGTH = 160
#: Fields whose text describes a page that has no summary, the first that is filled.
DESCRIBING_FIELDS = ("summary", "subject", "introduction", "full_name", "deed", "body")
#: Picture of a page on other sites: 1.91 to 1, as Open Graph asks.
SHARE_FILTER = "fill-1200x630|format-jpeg"


def page_head(page: Page, request: Any, ancestors: list[Page], context: Any) -> dict[str, Any]:
    """What the head of ``page`` tells machines; empty for a page without an address.

    Args:
        page: the page that is shown.
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
    closed = bool(getattr(page, "is_lesson", False))
    filters = context.get("active_filters") or {}
    image = None if closed else _share_image(page, request)
    hidden = closed or bool(filters) or bool(context.get("cchc_noindex"))
    description = _description(page, name_of_site(site))
    dated = isinstance(page, StoryPageMixin | ActivityPageMixin)
    return {
        "address": address + _query_of_list(context.get("entries"), filters),
        "title": page.seo_title or page.title,
        "description": description,
        "image": image,
        "kind": "article" if dated else "website",
        "published": moment(page.first_published_at) if dated else None,
        "modified": moment(page.last_published_at) if dated else None,
        "site_name": name_of_site(site),
        # A list narrowed by a filter has the same entries as the whole one: robots follow its
        # links and keep the whole one. Of a page for the staff they shall follow nothing.
        "robots": ("noindex" if closed else "noindex, follow") if hidden else "",
        "feeds": [{"title": page.title, "address": page.feed_url(request)}]
        if isinstance(page, FeedMixin)
        else [],
        "data": {}
        if hidden
        else structured_data(
            page,
            ancestors,
            request,
            description=description,
            image=_image_node(image),
            entries=_shown_to_all(context),
        ),
    }


def _query_of_list(entries: Any, filters: dict[str, str]) -> str:
    """What tells a page of a list apart: the filters in use and its number from the second on."""
    number = getattr(entries, "number", 1)
    parts = {**filters, **({"trang": number} if number > 1 else {})}
    return f"?{urlencode(parts)}" if parts else ""


def _description(page: Page, site_name: str) -> str:
    """The description an editor wrote, else the beginning of the page's own text."""
    if page.search_description:
        return page.search_description
    for field in DESCRIBING_FIELDS:
        value = getattr(page, field, None)
        # The body of a paper is a stream of sections, which is no sentence.
        text = plain_text(value) if isinstance(value, str) else ""
        if text and text != page.title:
            return Truncator(text).chars(DESCRIPTION_LENGTH)
    return f"{page.title} – {site_name}" if site_name else page.title


def _shown_to_all(context: Any) -> Iterable[Page]:
    """The entries of a list, or of all lists of the section's home page, that anybody may read."""
    shown = list(context.get("entries") or ())
    for section in context.get("sections") or ():
        shown += section.get("entries") or ()
    # The staff see lessons in the lists as well.
    return [entry for entry in shown if not getattr(entry, "is_lesson", False)]


def _share_image(page: Any, request: Any) -> dict[str, Any] | None:
    """The first photo of the page in the size that other sites show, None without one."""
    for block in getattr(page, "photos", None) or ():
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


__all__ = ["page_head"]
