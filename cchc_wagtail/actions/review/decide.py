"""A person of a party decides."""

import logging
from collections.abc import Iterable
from enum import StrEnum
from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _
from wagtail.models import Page

from cchc_wagtail.actions.review import notices
from cchc_wagtail.actions.review.carry_out import carry_out
from cchc_wagtail.actions.review.records import record
from cchc_wagtail.enums import ReviewKind, ReviewStatus, Verdict
from cchc_wagtail.models import (
    JointReviewTaskState,
    ReviewDecision,
    ReviewParty,
    ReviewRound,
    ReviewSubstitution,
)
from cchc_wagtail.review.authority import LOG_AGREED, LOG_CHANGES, ReviewRefused
from cchc_wagtail.review.calendar import today as school_day
from cchc_wagtail.review.names import name_of
from cchc_wagtail.review.people import refusal_to_decide

logger = logging.getLogger(__name__)

#: Characters that a request for changes needs, blanks at the ends not counted.
CHANGES_REASON = 10


class Outcome(StrEnum):
    """What a decision led to."""

    RECORDED = "recorded"
    ALREADY = "already"
    RETURNED = "returned"
    CARRIED_OUT = "carried_out"
    FAILED = "failed"


def decide(
    round_id: int,
    user: Any,
    party_id: int,
    verdict: str,
    *,
    seen: str,
    reason: str = "",
    ticked: Iterable[str] = (),
) -> tuple[Outcome, ReviewRound]:
    """Record the decision of ``user`` for a party; the last agreement carries the round out.

    The decision is kept even when carrying out fails.

    Args:
        round_id: the review round.
        user: who decides.
        party_id: the party they speak for.
        verdict: a value of ``Verdict``.
        seen: the fingerprint of the content that was on the screen.
        reason: needed to request changes, at least ``CHANGES_REASON`` characters.
        ticked: the sentences of the checklist that were ticked; agreeing needs all of them.

    Raises:
        ReviewRefused: this person may not decide this now; the message says why.
    """
    try:
        with transaction.atomic():
            return _decide(round_id, user, party_id, verdict, seen, reason.strip(), set(ticked))
    except IntegrityError as error:
        raise ReviewRefused(
            _("Somebody decided in the same moment. Look at the page again.")
        ) from error


def _decide(
    round_id: int,
    user: Any,
    party_id: int,
    verdict: str,
    seen: str,
    reason: str,
    ticked: set[str],
) -> tuple[Outcome, ReviewRound]:
    round_ = locked(round_id)
    party = next((party for party in round_.parties if party.pk == party_id), None)
    if party is None:
        raise ReviewRefused(_("This party no longer takes part in the review."))
    earlier = round_.decisions.filter(party=party, standing=True).first()
    if (
        earlier is not None
        and earlier.user_id == user.pk
        and earlier.verdict == verdict
        and earlier.fingerprint == seen
    ):
        return Outcome.ALREADY, round_
    if not round_.accepts_decisions:
        raise ReviewRefused(closed_sentence(round_))
    current = round_.current_fingerprint()
    if current != seen:
        raise ReviewRefused(
            _("The content has changed since you opened it. Look at it again, then decide.")
        )
    if current != round_.fingerprint:
        round_.fingerprint = current
        round_.save(update_fields=["fingerprint"])
    sentence = refusal_to_decide(round_, party, user)
    if sentence:
        raise ReviewRefused(sentence)
    if earlier is not None and earlier.user_id != user.pk and earlier.fingerprint == current:
        raise ReviewRefused(
            _("%(person)s has already decided for %(party)s.")
            % {"person": earlier.person, "party": party.name}
        )
    answers = _answers(party, verdict, reason, ticked)

    round_.decisions.filter(party=party, standing=True).update(standing=False)
    absent = _absent(party, user, round_)
    decision = ReviewDecision.objects.create(
        round=round_,
        party=party,
        party_name=party.name,
        user=user,
        user_name=name_of(user),
        on_behalf_of=absent,
        on_behalf_of_name=name_of(absent),
        verdict=verdict,
        reason=reason,
        answers=answers,
        fingerprint=current,
        revision=_revision(round_),
    )
    action = LOG_AGREED if verdict == Verdict.AGREE else LOG_CHANGES
    record(round_, action, user, party=party.name, person=decision.person, reason=reason)
    round_ = locked(round_id)
    if verdict == Verdict.CHANGES:
        _return(round_, user, decision)
        return Outcome.RETURNED, round_
    if not round_.is_agreed or not round_.is_open:
        transaction.on_commit(lambda: notices.next_parties(round_id, after=party_id), robust=True)
        return Outcome.RECORDED, round_
    return _settle(round_, user)


def locked(round_id: int) -> ReviewRound:
    """The round and its page, held against others until the transaction ends.

    The page comes first, as where a page is saved or published in an emergency: whoever locks in
    another order waits for ever.

    Raises:
        ReviewRefused: there is no such round.
    """
    page_id = ReviewRound.objects.filter(pk=round_id).values_list("page", flat=True).first()
    if page_id is not None:
        Page.objects.select_for_update(of=("self",)).filter(pk=page_id).first()
    round_ = ReviewRound.objects.select_for_update(of=("self",)).filter(pk=round_id).first()
    if round_ is None:
        raise ReviewRefused(_("This review no longer exists."))
    return round_


def closed_sentence(round_: ReviewRound) -> str:
    return _("This review is closed: %(state)s. Your decision was not recorded.") % {
        "state": round_.get_status_display().lower()
    }


def _answers(party: ReviewParty, verdict: str, reason: str, ticked: set[str]) -> list[dict]:
    if verdict == Verdict.AGREE:
        left = [sentence for sentence in party.sentences if sentence not in ticked]
        if left:
            raise ReviewRefused(
                _("Tick each sentence of the checklist before you agree. Not ticked: “%(first)s”.")
                % {"first": left[0]}
            )
    elif verdict == Verdict.CHANGES:
        if len(reason) < CHANGES_REASON:
            raise ReviewRefused(
                _("Write what must be changed, in at least %(count)d characters.")
                % {"count": CHANGES_REASON}
            )
    else:
        raise ReviewRefused(_("Choose whether you agree or request changes."))
    return [{"sentence": text, "ticked": text in ticked} for text in party.sentences]


def _absent(party: ReviewParty, user: Any, round_: ReviewRound) -> Any:
    """The person that ``user`` stands in for today; not one who could not decide either."""
    substitutions = ReviewSubstitution.objects.on(school_day()).filter(party=party, substitute=user)
    for substitution in substitutions.select_related("absent"):
        if not refusal_to_decide(round_, party, substitution.absent):
            return substitution.absent
    return None


def _revision(round_: ReviewRound) -> Any:
    if round_.kind != ReviewKind.PUBLISH or round_.emergency or round_.page_id is None:
        return round_.revision
    return round_.page.specific.get_latest_revision()


def _return(round_: ReviewRound, user: Any, decision: ReviewDecision) -> None:
    """Send the page back to its author, or close a request as not agreed."""
    round_id = round_.pk
    if round_.emergency:
        round_.close(ReviewStatus.DISPUTED)
    elif round_.kind != ReviewKind.PUBLISH:
        round_.close(ReviewStatus.REFUSED)
    elif round_.is_open:
        round_.close(ReviewStatus.CHANGES)
        state = JointReviewTaskState.objects.get(pk=round_.task_state_id)
        state.reject(user=user, comment=decision.reason)
    transaction.on_commit(lambda: notices.changes_requested(round_id), robust=True)


def _settle(round_: ReviewRound, user: Any) -> tuple[Outcome, ReviewRound]:
    """Do what was agreed. A failure leaves the decisions and a sentence on the round."""
    round_id = round_.pk
    try:
        with transaction.atomic():
            finished = carry_out(round_, user)
    except (PermissionDenied, ValidationError) as error:
        failure = _readable(error)
    except Exception:
        # Whatever a host's own code does on publication, the decision must not be lost.
        logger.exception("Review round %s was agreed but could not be carried out", round_id)
        failure = _("The site reported an error. Ask your administrator to look at the log.")
    else:
        if finished:
            transaction.on_commit(lambda: notices.carried_out(round_id), robust=True)
        return Outcome.CARRIED_OUT if finished else Outcome.RECORDED, locked(round_id)
    ReviewRound.objects.filter(pk=round_id).update(failure=failure)
    return Outcome.FAILED, locked(round_id)


def _readable(error: PermissionDenied | ValidationError) -> str:
    if not isinstance(error, ValidationError):
        return str(error)
    if hasattr(error, "message_dict"):
        return " ".join(
            f"{name}: {' '.join(messages)}" for name, messages in error.message_dict.items()
        )
    return " ".join(error.messages)


def try_again(round_id: int, user: Any) -> tuple[Outcome, ReviewRound]:
    """Carry out a round that all have agreed to and that failed before.

    Raises:
        ReviewRefused: nothing waits to be carried out, or ``user`` takes no part in the review.
    """
    with transaction.atomic():
        round_ = locked(round_id)
        if not round_.is_open or round_.emergency or not round_.is_agreed:
            raise ReviewRefused(round_.missing_sentence() or closed_sentence(round_))
        groups = [party.group_id for party in round_.parties]
        if not (user.is_superuser or user.groups.filter(pk__in=groups).exists()):
            raise ReviewRefused(_("Only members of the review parties may do this."))
        return _settle(round_, user)


__all__ = [
    "CHANGES_REASON",
    "Outcome",
    "closed_sentence",
    "decide",
    "locked",
    "try_again",
]
