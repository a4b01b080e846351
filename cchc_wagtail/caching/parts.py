"""Parts of a page that all anonymous visitors see alike, made once until something changes.

The host's own frame (menu, forms, messages) is never kept: only what stands below the section's
own blocks, for visitors without any cookie, at an address without a query.
"""

import hashlib
from collections.abc import Callable
from typing import Any

from django.http import HttpRequest
from django.utils import translation
from wagtail.blocks import StreamValue
from wagtail.models import Page, Site

from cchc_wagtail.caching.changes import current_stamp, is_shared, remembered
from cchc_wagtail.caching.conditional import is_anonymous


def note_stamp(request: HttpRequest) -> None:
    """Remember how things stood before the pages below were read; called while routing."""
    if "cchc_stamp" not in request.__dict__ and is_shared():
        request.__dict__["cchc_stamp"] = current_stamp()


def remembered_part(name: str, page: Any, request: Any, make: Callable[[], str]) -> str:
    """A part of ``page``; ``make`` is called only when nobody has seen it as it stands.

    Args:
        name: which part.
        page: the page that is shown.
        request: what is answered.
        make: renders the part.
    """
    stamp = getattr(request, "__dict__", {}).get("cchc_stamp")
    if stamp is None or not isinstance(page, Page) or not _for_anonymous_visitor(request):
        return make()
    return remembered(
        f"part {name} {_state_of(page, request)}",
        make,
        stamp=stamp,
        # A token of a form that the host has put into the part belongs to one browser.
        may_keep=lambda: _for_anonymous_visitor(request),
    )


def _for_anonymous_visitor(request: Any) -> bool:
    return (
        request.method in ("GET", "HEAD")
        and not request.GET
        and not request.COOKIES
        and "CSRF_COOKIE" not in request.META
        and is_anonymous(request)
    )


def _state_of(page: Page, request: Any) -> str:
    """The address, and what was read before the stamp was noted: this page, those on the way."""
    site = Site.find_for_request(request)
    above = [site.root_page] if site else []
    above += getattr(request, "cchc_route", ())
    row = [_plain(getattr(page, field.attname)) for field in page._meta.concrete_fields]
    parts = (
        request.scheme,
        request.get_host(),
        request.path,
        translation.get_language(),
        site and site.site_name,
        [(other.pk, other.title, other.url_path, other.live) for other in above],
        row,
    )
    return hashlib.blake2b(repr(parts).encode(), digest_size=20).hexdigest()


def _plain(value: Any) -> Any:
    return list(value.raw_data) if isinstance(value, StreamValue) else value


__all__ = ["note_stamp", "remembered_part"]
