"""Which pages the reader of one page may see beside it.

Wagtail's ``public()`` leaves out everything below any restriction, so that a section wholly behind
a login would look empty to those who are logged in. Here only restrictions count that the reader
of the present page has not passed already. One query, whatever the number of restrictions.
"""

from collections.abc import Iterable
from typing import Any

from django.db.models import Exists, OuterRef, Q
from wagtail.models import Page, PageViewRestriction


def is_staff_reader(user: Any) -> bool:
    """Whether ``user`` may read staff-only pages: anyone who may enter the admin."""
    return user.is_active and user.has_perm("wagtailadmin.access_admin")


def unrestricted() -> Q:
    """Condition on children of a page being read: they carry no restriction of their own."""
    return Q(~Exists(PageViewRestriction.objects.filter(page=OuterRef("pk"))))


def readable_beside(page: Page, others: Iterable[Page]) -> list[Page]:
    """Those of ``others`` that are live and that every reader of ``page`` may read.

    Args:
        page: the page being shown; it may be unsaved, as in a preview.
        others: pages related to it, in the order wanted.
    """
    live = [other for other in others if other.live]
    if not live:
        return []
    passed = set(_paths_down_to(page))
    wanted = {path for other in live for path in _paths_down_to(other)} - passed
    closed = set(
        PageViewRestriction.objects.filter(page__path__in=wanted).values_list(
            "page__path", flat=True
        )
    )
    return [other for other in live if closed.isdisjoint(_paths_down_to(other))]


def _paths_down_to(page: Page) -> list[str]:
    """The tree paths of the page and of every page above it."""
    length = len(page.path)
    return [page.path[:end] for end in range(page.steplen, length + 1, page.steplen)]


__all__ = ["is_staff_reader", "readable_beside", "unrestricted"]
