"""On whose authority code may put pages before the public, or take them away, at this moment."""

from collections.abc import Generator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import PermissionDenied

LOG_PUBLISHED = "cchc_wagtail.review.publish"
LOG_REFUSED = "cchc_wagtail.review.refuse"
LOG_AGREED = "cchc_wagtail.review.agree"
LOG_CHANGES = "cchc_wagtail.review.request_changes"
LOG_WITHDRAWN = "cchc_wagtail.review.withdraw"
LOG_CHANGE_REQUESTED = "cchc_wagtail.review.change_request"
LOG_CARRIED_OUT = "cchc_wagtail.review.carry_out"
LOG_EMERGENCY = "cchc_wagtail.review.emergency"
LOG_WITHOUT_REVIEW = "cchc_wagtail.review.without_review"
LOG_SUBSTITUTION = "cchc_wagtail.review.substitution"
LOG_CLAIM = "cchc_wagtail.review.claim"


class ReviewRefused(PermissionDenied):
    """The review does not allow this; the message says what is missing and what to do."""


@dataclass(frozen=True)
class Authority:
    """Why the gate stands open, and for which page.

    Args:
        reason: for the log; empty when whoever opened the gate writes the log.
        key: the page it stands open for; None for all. A host's own code that runs when a page is
            published must not take others along.
        branch: tree path of a branch that goes as a whole, when a page is deleted or moved.
    """

    reason: str = ""
    key: int | None = None
    branch: str = ""

    def covers(self, page: Any) -> bool:
        """Whether ``page``, or a page that it is an alias of, is the one agreed on."""
        if self.key is None or (self.branch and page.path.startswith(self.branch)):
            return True
        while page is not None:
            if page.pk == self.key:
                return True
            page = page.alias_of if page.alias_of_id else None
        return False


_authority: ContextVar[Authority | None] = ContextVar("cchc_wagtail_authority", default=None)


def authority_over(page: Any) -> Authority | None:
    """Why code may at this moment do with ``page`` what it likes; None when it may not."""
    authority = _authority.get()
    return authority if authority is not None and authority.covers(page) else None


@contextmanager
def acting_on(authority: Authority) -> Generator[None, None, None]:
    """Open the gate for the pages that code in this block publishes, unpublishes, moves, deletes.

    Only for what the review has decided, or an emergency; everybody else uses
    ``without_review``.
    """
    token = _authority.set(authority)
    try:
        yield
    finally:
        _authority.reset(token)


@contextmanager
def without_review(reason: str) -> Generator[None, None, None]:
    """Let a program publish pages that no person needs to agree to; every use is logged.

    ``cchc_setup`` publishes the empty section so. A host may use it in a migration or a fixture,
    never in a view.

    Args:
        reason: written into the site history beside every page that is published.

    Raises:
        ValueError: no reason was given.
    """
    if not reason.strip():
        raise ValueError("without_review() needs a reason for the site history.")
    with acting_on(Authority(reason=reason)):
        yield


__all__ = [
    "LOG_AGREED",
    "LOG_CARRIED_OUT",
    "LOG_CHANGES",
    "LOG_CHANGE_REQUESTED",
    "LOG_CLAIM",
    "LOG_EMERGENCY",
    "LOG_PUBLISHED",
    "LOG_REFUSED",
    "LOG_SUBSTITUTION",
    "LOG_WITHDRAWN",
    "LOG_WITHOUT_REVIEW",
    "Authority",
    "ReviewRefused",
    "acting_on",
    "authority_over",
    "without_review",
]
