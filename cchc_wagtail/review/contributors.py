"""Who wrote the candidate."""

from typing import Any

from django.db.models import Q

from cchc_wagtail.review.enums import ReviewKind
from cchc_wagtail.review.fingerprint import content_fingerprint, revision_fingerprint


def contributors(page: Any) -> set[int]:
    """Keys of the people who made or changed the candidate since the last published version.

    Whoever saves without changing the content is none of them.

    Args:
        page: a page of the section, saved.
    """
    revisions = page.revisions.order_by("created_at", "id")
    base = page.live_revision or _last_published(page)
    if base is not None:
        revisions = revisions.filter(
            Q(created_at__gt=base.created_at) | Q(created_at=base.created_at, pk__gt=base.pk)
        )
        last, people = revision_fingerprint(base), set()
    elif page.live:
        # Made public by a program that keeps no revisions: what is public is the row itself.
        last, people = content_fingerprint(type(page)._base_manager.get(pk=page.pk)), set()
    else:
        last, people = "", {page.owner_id}
    # Revisions can be purged, so what earlier rounds knew is kept.
    unpublished = Q(released_at=None) | Q(go_live_pending=True)
    for round_ in page.review_rounds.filter(unpublished, kind=ReviewKind.PUBLISH):
        if base is None or round_.opened_at > base.created_at:
            people.update(round_.contributors)
    for revision in revisions.iterator():
        present = revision_fingerprint(revision)
        if present != last:
            people.add(revision.user_id)
        last = present
    people.discard(None)
    return people


def _last_published(page: Any) -> Any:
    """The revision that was public last, for a page that was taken down."""
    round_ = (
        page.review_rounds.filter(
            released_at__isnull=False, go_live_pending=False, revision__isnull=False
        )
        .select_related("revision")
        .order_by("-released_at")
        .first()
    )
    return round_.revision if round_ else None


__all__ = ["contributors"]
