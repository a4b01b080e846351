"""A person of a party decides."""

import logging
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _
from wagtail.models import Page

from cchc_wagtail.review.actions import mails as notices
from cchc_wagtail.review.actions.carry_out import carry_out
from cchc_wagtail.review.actions.records import log_review
from cchc_wagtail.review.authority import LOG_AGREED, LOG_CHANGES, ReviewRefused
from cchc_wagtail.review.deciders import (
    read_decider,
    read_deciders,
    refusal_to_decide,
    refusal_to_speak,
)
from cchc_wagtail.review.decisions import ReviewDecision
from cchc_wagtail.review.enums import ReviewKind, ReviewStatus, Verdict
from cchc_wagtail.review.names import name_of
from cchc_wagtail.review.parties import ReviewParty
from cchc_wagtail.review.rounds import ReviewRound
from cchc_wagtail.review.steps import JointReviewTaskState
from cchc_wagtail.review.substitutions import ReviewSubstitution
from cchc_wagtail.school_calendar import today as school_day

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
    party_id: Any,
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
        party_id: the key of the party they speak for.
        verdict: a value of ``Verdict``.
        seen: the fingerprint of the content that was on the screen.
        reason: needed to request changes, at least ``CHANGES_REASON`` characters.
        ticked: the sentences of the checklist that were ticked; agreeing needs all of them.

    Raises:
        ReviewRefused: this person may not decide this now; the message says why.
    """
    said = _Said(verdict, seen, reason.strip(), frozenset(ticked))
    try:
        with transaction.atomic():
            return _decide(round_id, user, party_id, said)
    except IntegrityError as error:
        raise ReviewRefused(
            _("Somebody decided in the same moment. Look at the page again.")
        ) from error


@dataclass(frozen=True)
class _Said:
    """What came from the screen, see ``decide``."""

    verdict: str
    seen: str
    reason: str
    ticked: frozenset[str]


def _decide(round_id: int, user: Any, party_id: Any, said: _Said) -> tuple[Outcome, ReviewRound]:
    round_ = locked(round_id)
    party = party_in(round_, party_id)
    if _said_before(round_, party, user, said):
        return Outcome.ALREADY, round_
    _look_at_present_content(round_, said.seen)
    sentence = refusal_to_decide(round_, round_.standing_of(party), read_decider(user, round_))
    if sentence:
        raise ReviewRefused(sentence)
    decision = _store(round_, party, user, said)
    # Read again, with the new decision.
    round_ = locked(round_id)
    if decision.verdict == Verdict.CHANGES:
        _return(round_, user, decision)
        return Outcome.RETURNED, round_
    if not round_.is_agreed or not round_.is_open:
        transaction.on_commit(lambda: notices.next_parties(round_id, after=party.pk), robust=True)
        return Outcome.RECORDED, round_
    return _settle(round_, user)


def party_in(round_: ReviewRound, party_id: Any) -> ReviewParty:
    """The party with the key ``party_id``, which takes part in ``round_``.

    Raises:
        ReviewRefused: none of the parties has the key.
    """
    party = next((party for party in round_.parties if party.pk == party_id), None)
    if party is None:
        raise ReviewRefused(_("This party no longer takes part in the review."))
    return party


def _said_before(round_: ReviewRound, party: ReviewParty, user: Any, said: _Said) -> bool:
    """Whether the same person has decided the same about the same content."""
    return round_.decisions.filter(
        party=party, standing=True, user=user.pk, verdict=said.verdict, fingerprint=said.seen
    ).exists()


def _look_at_present_content(round_: ReviewRound, seen: str) -> None:
    """Bring the round up to its content, which must be what the person has seen.

    Raises:
        ReviewRefused: the round is closed, or the content has changed meanwhile.
    """
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


def _store(round_: ReviewRound, party: ReviewParty, user: Any, said: _Said) -> ReviewDecision:
    """Add the decision to the round and to the site history."""
    answers = _answers(party, said)
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
        verdict=said.verdict,
        reason=said.reason,
        answers=answers,
        fingerprint=round_.fingerprint,
        revision=_revision(round_),
    )
    action = LOG_AGREED if said.verdict == Verdict.AGREE else LOG_CHANGES
    log_review(round_, action, user, party=party.name, person=decision.person, reason=said.reason)
    return decision


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


def _answers(party: ReviewParty, said: _Said) -> list[dict]:
    """What was ticked of the checklist.

    Raises:
        ReviewRefused: something is missing for this verdict.
    """
    if said.verdict == Verdict.AGREE:
        left = [sentence for sentence in party.sentences if sentence not in said.ticked]
        if left:
            raise ReviewRefused(
                _("Tick each sentence of the checklist before you agree. Not ticked: “%(first)s”.")
                % {"first": left[0]}
            )
    elif said.verdict == Verdict.CHANGES:
        if len(said.reason) < CHANGES_REASON:
            raise ReviewRefused(
                _("Write what must be changed, in at least %(count)d characters.")
                % {"count": CHANGES_REASON}
            )
    else:
        raise ReviewRefused(_("Choose whether you agree or request changes."))
    return [{"sentence": text, "ticked": text in said.ticked} for text in party.sentences]


def _absent(party: ReviewParty, user: Any, round_: ReviewRound) -> Any:
    """The person that ``user`` stands in for today; not one who could not decide either."""
    substitutions = ReviewSubstitution.objects.on(school_day()).filter(party=party, substitute=user)
    absent = [substitution.absent for substitution in substitutions.select_related("absent")]
    deciders = read_deciders(absent, [round_])
    return next(
        (person for person in absent if not refusal_to_speak(round_, party, deciders[person.pk])),
        None,
    )


def _revision(round_: ReviewRound) -> Any:
    if round_.kind != ReviewKind.PUBLISH or round_.emergency or round_.page_id is None:
        return round_.revision
    return round_.page.specific.get_latest_revision()


def _return(round_: ReviewRound, user: Any, decision: ReviewDecision) -> None:
    """Send the page back to its author, or close a change request as not agreed."""
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
    "party_in",
    "try_again",
]
