"""The emergency door: first the deed, with a written reason, then the parties."""

from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.models import Page

from cchc_wagtail.actions.review import notices
from cchc_wagtail.actions.review.carry_out import do
from cchc_wagtail.actions.review.decide import locked
from cchc_wagtail.actions.review.records import record
from cchc_wagtail.actions.review.requests import check_request
from cchc_wagtail.enums import PartyState, ReviewKind
from cchc_wagtail.models import ReviewParty, ReviewRound
from cchc_wagtail.review.authority import LOG_EMERGENCY, Authority, ReviewRefused, acting_on
from cchc_wagtail.review.calendar import today, working_days_after
from cchc_wagtail.review.fingerprint import revision_fingerprint
from cchc_wagtail.review.names import name_of
from cchc_wagtail.review.people import contributors, join_names

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
        parameters: see ``carry_out.do``.

    Returns:
        The round in which a member of each missing party, not ``user``, agrees afterwards.

    Raises:
        ReviewRefused: with what is wrong; nothing was done.
    """
    reason = reason.strip()
    if not user.has_perm(PERMISSION):
        raise ReviewRefused(
            _(
                "Only those with the right “publish in an emergency” may do this; the school "
                "board has it."
            )
        )
    # Read anew: in the moment before somebody may have published or changed it.
    page = Page.objects.select_for_update(of=("self",)).get(pk=page.pk).specific
    if kind == ReviewKind.PUBLISH:
        _check_publication(page, user, reason)
    else:
        check_request(page, kind, user, reason, EMERGENCY_REASON)
    workflow = page.get_workflow()
    if workflow is None or not ReviewParty.objects.required_in(workflow).exists():
        raise ReviewRefused(ReviewRound.objects.missing_sentence(page))
    open_round = ReviewRound.objects.open_about(page) if kind == ReviewKind.PUBLISH else None
    if open_round is not None:
        open_round = locked(open_round.pk)
        workflow = open_round.workflow
    agreed = _agreed(open_round)
    missing = [
        party
        for party in ReviewParty.objects.required_in(workflow).distinct()
        if party.pk not in agreed
    ]
    if not missing:
        raise ReviewRefused(_("Every party has agreed; this is no emergency."))
    revision = page.get_latest_revision() if kind == ReviewKind.PUBLISH else page.live_revision
    round_ = ReviewRound(
        **ReviewRound.objects.about(page),
        kind=kind,
        emergency=True,
        workflow=workflow,
        revision=revision,
        contributors=sorted({user.pk, *contributors(page)}),
        submitted_by=user,
        submitted_by_name=name_of(user),
        note=reason,
        parameters={**(parameters or {}), "parties": [party.pk for party in missing]},
        due_on=working_days_after(today(), 1),
        released_at=timezone.now(),
    )
    if kind == ReviewKind.PUBLISH:
        round_.fingerprint = revision_fingerprint(revision)
    else:
        round_.fingerprint = round_.request_fingerprint()
    round_.save()
    record(
        round_,
        LOG_EMERGENCY,
        user,
        reason=reason,
        missing=join_names(party.name for party in missing),
    )
    if kind == ReviewKind.PUBLISH:
        _publish(page, revision, round_, user)
    else:
        do(kind, page, parameters or {}, user)
    transaction.on_commit(lambda: notices.submitted(round_.pk), robust=True)
    return round_


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
    round_.release(revision, live=live)


__all__ = ["EMERGENCY_REASON", "PERMISSION", "act_in_emergency"]
