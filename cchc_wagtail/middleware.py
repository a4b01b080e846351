"""Whole public pages from a cache, for sites without a CDN in front.

Not Django's own cache middleware: that one keeps every page that does not forbid it, tells browsers
to keep it as long, and serves it until its time is over, whatever was unpublished meanwhile.
"""

import hashlib
from collections.abc import Callable

from django.conf import settings
from django.core.cache.backends.locmem import LocMemCache
from django.core.exceptions import ImproperlyConfigured
from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from cchc_wagtail.caching.changes import KEPT, current_stamp, page_cache
from cchc_wagtail.caching.conditional import not_modified

#: What a page may vary by and still be the same for everybody without a cookie.
VARIES = frozenset({"cookie", "accept-encoding"})
HEADER = "X-Page-Cache"


def listed(header: str) -> set[str]:
    """The parts of a header that is a list with commas, in lower case (RFC 9110, section 5.6.1)."""
    return {part for part in (name.strip().lower() for name in header.split(",")) if part}


class PageCacheMiddleware:
    """Keeps answers that call themselves public, and serves them to visitors without a session.

    Stands behind what every answer needs (security, static files) and before the session
    middleware. An answer is kept only if it was made for a visitor without any cookie.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response
        if isinstance(page_cache(), LocMemCache):
            # Each process would keep pages of its own, and go on showing what another took down.
            raise ImproperlyConfigured(
                "PageCacheMiddleware needs a cache that all processes share: set "
                'CCHC_WAGTAIL["PAGE_CACHE"] to one in files, in the database or in Redis.'
            )

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if not self.is_for_everybody(request):
            return self.get_response(request)
        # Before anything is read: what changes while the page is made must not be missed.
        key = self.key(request)
        cached = page_cache().get(key)
        if cached is not None:
            headers, content = cached
            response = HttpResponse(content, headers=headers)
            response.headers[HEADER] = "hit"
            return not_modified(request, response) or response
        response = self.get_response(request)
        if self.may_be_kept(request, response):
            page_cache().set(key, (dict(response.items()), response.content), KEPT)
        return response

    def is_for_everybody(self, request: HttpRequest) -> bool:
        personal = {settings.SESSION_COOKIE_NAME, settings.CSRF_COOKIE_NAME, "messages"}
        return (
            request.method in ("GET", "HEAD")
            and personal.isdisjoint(request.COOKIES)
            and "Authorization" not in request.headers
        )

    def key(self, request: HttpRequest) -> str:
        """Of the address, the day (a document ends with one) and all that could be seen."""
        parts = (
            current_stamp(),
            timezone.localdate().isoformat(),
            request.scheme,
            request.get_host(),
            request.get_full_path(),
        )
        digest = hashlib.blake2b("\n".join(parts).encode(), digest_size=20).hexdigest()
        return f"cchc-page-{digest}"

    def may_be_kept(self, request: HttpRequest, response: HttpResponse) -> bool:
        control = listed(response.get("Cache-Control", ""))
        varies = listed(response.get("Vary", ""))
        return (
            request.method == "GET"
            and response.status_code == 200
            and not response.streaming
            and not request.COOKIES
            and not response.cookies
            and "public" in control
            and control.isdisjoint({"private", "no-store"})
            and varies <= VARIES
        )


__all__ = ["PageCacheMiddleware"]
