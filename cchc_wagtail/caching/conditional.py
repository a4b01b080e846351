"""Validators and ``Cache-Control`` of public pages and feeds.

A page shows what other pages, the menu and the calendar say, so no date of its own tells whether
it has changed. Only its bytes do: the ETag is a digest of them, and there is no Last-Modified.
"""

import hashlib

from django.http import HttpRequest, HttpResponse
from django.utils.cache import get_conditional_response, patch_vary_headers

PUBLIC = "public, max-age=0, must-revalidate"
PRIVATE = "private, no-store"


def is_anonymous(request: HttpRequest) -> bool:
    """Whether the answer to ``request`` may be the same for everybody.

    Nobody who carries a session counts: a password or a login may have opened a closed page for
    them. Without a session no restriction of Wagtail can have been passed, so this needs no query.
    """
    if getattr(request, "is_preview", False) or request.headers.get("Authorization"):
        return False
    user = getattr(request, "user", None)
    if user is not None and user.is_authenticated:
        return False
    session = getattr(request, "session", None)
    return session is None or session.is_empty()


def with_validators(
    request: HttpRequest, response: HttpResponse, closed: bool = False
) -> HttpResponse:
    """``response`` as caches and browsers may keep it, or 304 when the reader has these bytes.

    Args:
        request: what the answer is to.
        response: complete, not streamed.
        closed: whether only some people may read it.

    Returns:
        The same response with its headers, or another one without a body.
    """
    patch_vary_headers(response, ["Cookie"])
    personal = closed or not is_anonymous(request) or bool(response.cookies)
    # A token of the host's own form is in the page: it belongs to one browser.
    if personal or "CSRF_COOKIE" in request.META:
        response.headers["Cache-Control"] = PRIVATE
        return response
    if not response.has_header("Cache-Control"):
        response.headers["Cache-Control"] = PUBLIC
    if response.status_code != 200 or request.method not in ("GET", "HEAD"):
        return response
    digest = hashlib.blake2b(response.content, digest_size=16).hexdigest()
    etag = f'"{digest}"'
    response.headers["ETag"] = etag
    return not_modified(request, response) or response


def not_modified(request: HttpRequest, response: HttpResponse) -> HttpResponse | None:
    """The 304 for a reader who has ``response`` already, else None."""
    answer = get_conditional_response(request, etag=response.headers.get("ETag"), response=response)
    return answer if answer is not None and answer is not response else None


__all__ = ["PRIVATE", "PUBLIC", "is_anonymous", "not_modified", "with_validators"]
