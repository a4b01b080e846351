"""Doing what the parties have agreed to."""

from typing import Any

from django.contrib.auth.models import Group
from django.utils.translation import gettext as _
from wagtail.models import Page, PageViewRestriction

from cchc_wagtail.review.actions.records import log_review
from cchc_wagtail.review.authority import (
    LOG_CARRIED_OUT,
    Authority,
    ReviewRefused,
    acting_on,
)
from cchc_wagtail.review.enums import ReviewKind, ReviewStatus
from cchc_wagtail.review.rounds import ReviewRound
from cchc_wagtail.review.steps import JointReviewTaskState


def carry_out(round_: ReviewRound, user: Any) -> bool:
    """Do what ``round_`` asked for; the caller has checked that it is agreed.

    Args:
        round_: the round, locked.
        user: the person whose decision was the last.

    Returns:
        Whether it is done; False when further steps of the workflow follow.

    Raises:
        ReviewRefused: the page is gone or the change request no longer fits.
    """
    if round_.emergency:
        round_.close(ReviewStatus.DONE)
        return True
    if round_.page_id is None:
        raise ReviewRefused(_("The page has been deleted meanwhile."))
    if round_.kind == ReviewKind.PUBLISH:
        round_.close(ReviewStatus.AGREED)
        JointReviewTaskState.objects.get(pk=round_.task_state_id).approve(user=user)
        round_.refresh_from_db()
        return round_.released_at is not None
    log_review(round_, LOG_CARRIED_OUT, user, decisions=round_.agreed_by())
    round_.close(ReviewStatus.DONE)
    carry_out_change(round_.kind, round_.page.specific, round_.parameters, user)
    ReviewRound.objects.filter(pk=round_.pk).update(released_at=round_.closed_at)
    return True


def carry_out_change(kind: str, page: Page, parameters: dict, user: Any) -> None:
    """Take down, delete, move or change who may read ``page``.

    Args:
        kind: a value of ``ReviewKind`` other than "publish".
        page: the specific page.
        parameters: for a move ``{"destination": key}``; for a change of readers
            ``{"readers": "public" | "login" | "groups", "groups": [keys]}``.
        user: for the site history.

    Raises:
        ReviewRefused: the destination or a group is gone, or the page may not stand there.
    """
    branch = page.path if kind in (ReviewKind.DELETE, ReviewKind.MOVE) else ""
    with acting_on(Authority(key=page.pk, branch=branch)):
        if kind == ReviewKind.UNPUBLISH:
            if not page.live:
                raise ReviewRefused(_("“%(title)s” is not public.") % {"title": page.title})
            page.unpublish(user=user)
        elif kind == ReviewKind.DELETE:
            page.delete(user=user)
        elif kind == ReviewKind.MOVE:
            page.move(_destination(page, parameters), pos="last-child", user=user)
        elif kind == ReviewKind.PRIVACY:
            _set_readers(page, parameters, user)


def _destination(page: Page, parameters: dict) -> Page:
    target = Page.objects.filter(pk=parameters.get("destination")).first()
    if target is None:
        raise ReviewRefused(_("The page to move to has been deleted meanwhile."))
    if target == page or target.is_descendant_of(page) or not page.can_move_to(target):
        raise ReviewRefused(
            _("“%(title)s” cannot stand below “%(target)s”.")
            % {"title": page.title, "target": target.title}
        )
    if target.get_children().filter(slug=page.slug).exclude(pk=page.pk).exists():
        raise ReviewRefused(
            _("Below “%(target)s” another page has the address “%(slug)s”.")
            % {"target": target.title, "slug": page.slug}
        )
    return target


def _set_readers(page: Page, parameters: dict, user: Any) -> None:
    readers = parameters.get("readers")
    existing = PageViewRestriction.objects.filter(page=page.pk).first()
    if readers == "public":
        if existing is not None:
            existing.delete(user=user)
        return
    restriction = existing or PageViewRestriction(page_id=page.pk)
    restriction.restriction_type = (
        PageViewRestriction.GROUPS if readers == "groups" else PageViewRestriction.LOGIN
    )
    groups = list(Group.objects.filter(pk__in=parameters.get("groups", [])))
    if readers == "groups" and not groups:
        raise ReviewRefused(_("The groups that may read the page have been deleted meanwhile."))
    restriction.save(user=user)
    restriction.groups.set(groups if readers == "groups" else [])


__all__ = ["carry_out", "carry_out_change"]
