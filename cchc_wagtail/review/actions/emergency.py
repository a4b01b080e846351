"""The emergency door: first the deed, with a written reason, then the parties."""

from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.models import Page, Workflow

from cchc_wagtail.review.actions import mails as notices
from cchc_wagtail.review.actions.carry_out import carry_out_change
from cchc_wagtail.review.actions.decide import locked
from cchc_wagtail.review.actions.records import log_review
from cchc_wagtail.review.actions.requests import check_change_request
from cchc_wagtail.review.authority import LOG_EMERGENCY, Authority, ReviewRefused, acting_on
from cchc_wagtail.review.contributors import contributors
from cchc_wagtail.review.enums import PartyState, ReviewKind
from cchc_wagtail.review.fingerprint import revision_fingerprint
from cchc_wagtail.review.names import join_names
from cchc_wagtail.review.parties import ReviewParty
from cchc_wagtail.review.rounds import ReviewRound
from cchc_wagtail.school_calendar import today, working_days_after

#: Characters that the reason of an emergency needs.
EMERGENCY_REASON = 20
PERMISSION = "cchc_wagtail.publish_in_emergency"


@transaction.atomic
def act_in_emergency(
    page: Page, kind: str, user: Any, reason: str, parameters: dict | None = None
) -> ReviewRound:
    """Publish, take down, delete or move ``page`` at once, and ask the missing parties after it.

    Args:
        page: the specific page.
        kind: a value of ``ReviewKind``.
        user: holds the permission ``publish_in_emergency`` and may edit the page.
        reason: at least ``EMERGENCY_REASON`` characters.
        parameters: see ``carry_out_change``.

    Returns:
        The round in which a member of each missing party, not ``user``, agrees afterwards.

    Raises:
        ReviewRefused: with what is wrong; nothing was done.
    """
    reason = reason.strip()
    _check_permission(user)
    # Read anew: in the moment before somebody may have published or changed it.
    page = Page.objects.select_for_update(of=("self",)).get(pk=page.pk).specific
    if kind == ReviewKind.PUBLISH:
        _check_publication(page, user, reason)
    else:
        check_change_request(page, kind, user, reason, EMERGENCY_REASON)
    round_, missing = _open_round(page, kind, user, reason, parameters or {})
    names = join_names(party.name for party in missing)
    log_review(round_, LOG_EMERGENCY, user, reason=reason, missing=names)
    if kind == ReviewKind.PUBLISH:
        _publish(page, round_.revision, round_, user)
    else:
        carry_out_change(kind, page, parameters or {}, user)
    transaction.on_commit(lambda: notices.submitted(round_.pk), robust=True)
    return round_


def _check_permission(user: Any) -> None:
    if not user.has_perm(PERMISSION):
        raise ReviewRefused(
            _(
                "Only those with the right “publish in an emergency” may do this; the school "
                "board has it."
            )
        )


def _missing_parties(page: Page, kind: str) -> tuple[Workflow, list[ReviewParty]]:
    """The workflow of the page, and its parties that have not agreed to what shall be done.

    Raises:
        ReviewRefused: no review is set up, or every party has agreed.
    """
    workflow = page.get_workflow()
    if workflow is None or not ReviewParty.objects.required_in(workflow).exists():
        raise ReviewRefused(ReviewRound.objects.missing_sentence(page))
    open_round = ReviewRound.objects.open_about(page) if kind == ReviewKind.PUBLISH else None
    if open_round is not None:
        open_round = locked(open_round.pk)
        workflow = open_round.workflow
    agreed = _agreed(open_round)
    required = ReviewParty.objects.required_in(workflow).distinct()
    missing = [party for party in required if party.pk not in agreed]
    if not missing:
        raise ReviewRefused(_("Every party has agreed; this is no emergency."))
    return workflow, missing


def _open_round(
    page: Page, kind: str, user: Any, reason: str, parameters: dict
) -> tuple[ReviewRound, list[ReviewParty]]:
    """The round in which the parties agree afterwards, and those that are asked."""
    workflow, missing = _missing_parties(page, kind)
    publishes = kind == ReviewKind.PUBLISH
    round_ = ReviewRound(
        **ReviewRound.objects.about(page, user),
        kind=kind,
        emergency=True,
        workflow=workflow,
        revision=page.get_latest_revision() if publishes else page.live_revision,
        contributors=sorted({user.pk, *contributors(page)}),
        note=reason,
        parameters={**parameters, "parties": [party.pk for party in missing]},
        due_on=working_days_after(today(), 1),
        released_at=timezone.now(),
    )
    if publishes:
        round_.fingerprint = revision_fingerprint(round_.revision)
    else:
        round_.fingerprint = round_.change_request_fingerprint()
    round_.save()
    return round_, missing


def _check_publication(page: Page, user: Any, reason: str) -> None:
    if not page.permissions_for_user(user).can_edit():
        raise ReviewRefused(_("You may not edit this page."))
    if len(reason) < EMERGENCY_REASON:
        raise ReviewRefused(
            _("Write the reason in at least %(count)d characters.") % {"count": EMERGENCY_REASON}
        )
    if page.live and not page.has_unpublished_changes:
        raise ReviewRefused(
            _("“%(title)s” is public and has no unpublished changes.") % {"title": page.title}
        )


def _agreed(open_round: ReviewRound | None) -> set[int]:
    """Keys of the parties that have agreed to this very content."""
    if open_round is None:
        return set()
    if open_round.current_fingerprint() != open_round.fingerprint:
        return set()
    earlier = ReviewRound.objects.with_standings().filter(
        workflow_state=open_round.workflow_state_id, fingerprint=open_round.fingerprint
    )
    return {
        standing.party.pk
        for round_ in earlier
        for standing in round_.standings
        if standing.state == PartyState.AGREED
    }


def _publish(page: Page, revision: Any, round_: ReviewRound, user: Any) -> None:
    with acting_on(Authority(key=page.pk)):
        revision.publish(user=user)
    state = page.current_workflow_state
    if state is not None:
        # WAGTAIL_WORKFLOW_CANCEL_ON_PUBLISH can leave it open, and it would publish once more.
        state.cancel(user=user)
    live = Page.objects.filter(pk=page.pk, live_revision=revision.pk).exists()
    round_.mark_released(revision, live=live)


__all__ = ["EMERGENCY_REASON", "PERMISSION", "act_in_emergency"]
