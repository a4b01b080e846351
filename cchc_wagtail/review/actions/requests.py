"""Asking the parties to take down, delete or move a public page, or to change who may read it."""

from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _
from wagtail.models import Page, Workflow

from cchc_wagtail.review.actions import mails as notices
from cchc_wagtail.review.actions.decide import closed_sentence, locked
from cchc_wagtail.review.actions.records import log_review
from cchc_wagtail.review.authority import LOG_CHANGE_REQUESTED, ReviewRefused
from cchc_wagtail.review.enums import ReviewKind, ReviewStatus
from cchc_wagtail.review.gate import has_been_public
from cchc_wagtail.review.people import refusal_to_submit
from cchc_wagtail.review.rounds import ReviewRound
from cchc_wagtail.review.steps import JointReviewTask
from cchc_wagtail.school_calendar import today, working_days_after

#: Characters that the reason of a change request needs.
CHANGE_REQUEST_REASON = 10


@transaction.atomic
def ask_for_change(
    page: Page, kind: str, user: Any, reason: str, parameters: dict | None = None
) -> ReviewRound:
    """Open a round about a public page; nothing happens to the page before all have agreed.

    Args:
        page: the specific page.
        kind: a value of ``ReviewKind`` other than "publish".
        user: who asks; they cannot decide.
        reason: at least ``CHANGE_REQUEST_REASON`` characters.
        parameters: see ``carry_out_change``.

    Raises:
        ReviewRefused: with what is wrong.
    """
    reason = reason.strip()
    # Two change requests in the same moment: the second waits here and finds the first.
    # Read anew: in the moment before somebody may have published or changed it.
    page = Page.objects.select_for_update(of=("self",)).get(pk=page.pk).specific
    check_change_request(page, kind, user, reason, CHANGE_REQUEST_REASON)
    workflow = page.get_workflow()
    _refuse_if_impossible(page, kind, workflow, user)
    steps = JointReviewTask.objects.filter(active=True, workflow_tasks__workflow=workflow)
    days = max((step.due_days for step in steps), default=1)
    round_ = ReviewRound(
        **ReviewRound.objects.about(page, user),
        kind=kind,
        workflow=workflow,
        revision=page.live_revision,
        contributors=[user.pk],
        note=reason,
        parameters=parameters or {},
        due_on=working_days_after(today(), days),
    )
    round_.fingerprint = round_.change_request_fingerprint()
    round_.save()
    log_review(round_, LOG_CHANGE_REQUESTED, user, reason=reason)
    transaction.on_commit(lambda: notices.submitted(round_.pk), robust=True)
    return round_


def _refuse_if_impossible(page: Page, kind: str, workflow: Workflow | None, user: Any) -> None:
    """Raise ``ReviewRefused`` when nobody could decide, or the same is being reviewed already."""
    sentence = refusal_to_submit(page, workflow, user)
    if sentence:
        raise ReviewRefused(sentence)
    if ReviewRound.objects.filter(
        page=page.pk, kind=kind, status=ReviewStatus.OPEN, emergency=False
    ).exists():
        raise ReviewRefused(_("The same request about this page is being reviewed already."))


def check_change_request(page: Page, kind: str, user: Any, reason: str, least: int) -> None:
    """Raise ``ReviewRefused`` when the change request makes no sense or the reason is too short."""
    if kind not in ReviewKind.values or kind == ReviewKind.PUBLISH:
        raise ReviewRefused(_("Choose what should happen to the page."))
    if not page.permissions_for_user(user).can_edit():
        raise ReviewRefused(_("You may not edit this page."))
    if len(reason) < least:
        raise ReviewRefused(
            _("Write the reason in at least %(count)d characters.") % {"count": least}
        )
    if not has_been_public(page):
        raise ReviewRefused(
            _("“%(title)s” has never been public, so nobody needs to agree.")
            % {"title": page.title}
        )
    if kind == ReviewKind.UNPUBLISH and not page.live:
        raise ReviewRefused(_("“%(title)s” is not public.") % {"title": page.title})


@transaction.atomic
def withdraw_round(round_id: int, user: Any) -> ReviewRound:
    """Take back a submission or a change request, by whoever made it, before the last decision.

    Raises:
        ReviewRefused: it is closed, or somebody else made it.
    """
    round_ = locked(round_id)
    if round_.submitted_by_id != user.pk:
        raise ReviewRefused(
            _("Only %(person)s can withdraw this.") % {"person": round_.submitted_by_name or "?"}
        )
    if round_.emergency or not round_.is_open:
        raise ReviewRefused(closed_sentence(round_))
    if round_.kind == ReviewKind.PUBLISH:
        round_.workflow_state.cancel(user=user)
        round_.refresh_from_db()
    else:
        round_.withdraw(user)
    return round_


__all__ = ["CHANGE_REQUEST_REASON", "ask_for_change", "check_change_request", "withdraw_round"]
