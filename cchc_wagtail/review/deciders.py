"""Who may decide. The list, the panel, the buttons, the mails and the actions all ask here.

What counts of a person (their groups, and what they have decided already) is read once for any
number of people and rounds; the rules then look at these rows and ask the database nothing.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.contrib.auth import get_user_model
from django.utils.translation import gettext as _

from cchc_wagtail.review.decisions import ReviewDecision
from cchc_wagtail.review.names import join_names
from cchc_wagtail.review.parties import ReviewParty
from cchc_wagtail.review.people import is_privileged
from cchc_wagtail.review.rounds import PartyStanding, ReviewRound

#: A submission through the steps of a workflow; a change request has one round and no workflow.
Submission = tuple[str, Any]


@dataclass(frozen=True)
class Decider:
    """A person with everything of them that counts when they want to decide.

    Args:
        user: the account.
        groups: keys of its groups.
        spoken_for: the parties for which the person has decided in a submission: the key of the
            party, None for one that was deleted, and its name.
    """

    user: Any
    groups: frozenset[Any]
    spoken_for: Mapping[Submission, Mapping[Any, str]]

    def belongs_to(self, party: ReviewParty) -> bool:
        """Whether the person is a member of ``party``, or is freed from having to be one."""
        return party.group_id in self.groups or is_privileged(self.user)

    def other_party(self, round_: ReviewRound, party: ReviewParty) -> str:
        """The name of another party for which the person has decided in this submission."""
        spoken_for = self.spoken_for.get(_submission_of(round_), {})
        return next((name for key, name in spoken_for.items() if key != party.pk), "")


def read_deciders(users: Iterable[Any], rounds: Iterable[ReviewRound]) -> dict[Any, Decider]:
    """What counts of ``users`` in ``rounds``, by the key of the account, in two queries."""
    users, rounds = list(users), list(rounds)
    keys = [user.pk for user in users]
    groups: dict[Any, set] = defaultdict(set)
    memberships = get_user_model()._default_manager.filter(pk__in=keys, groups__isnull=False)
    for user_key, group_key in memberships.order_by().values_list("pk", "groups"):
        groups[user_key].add(group_key)
    spoken: dict[Any, dict[Submission, dict]] = defaultdict(lambda: defaultdict(dict))
    decisions = ReviewDecision.objects.in_submissions_of(rounds).filter(user__in=keys)
    for user_key, state_key, round_key, party_key, party_name in decisions.values_list(
        "user", "round__workflow_state", "round", "party", "party_name"
    ):
        submission = _submission(state_key, round_key)
        spoken[user_key][submission].setdefault(party_key, party_name)
    return {
        user.pk: Decider(user, frozenset(groups[user.pk]), dict(spoken[user.pk])) for user in users
    }


def read_decider(user: Any, round_: ReviewRound) -> Decider:
    """What counts of one person in one round."""
    return read_deciders([user], [round_])[user.pk]


def refusal_to_speak(round_: ReviewRound, party: ReviewParty, decider: Decider) -> str:
    """Why the person may not speak for ``party`` in ``round_``; an empty text when they may."""
    if not decider.user.is_active:
        return _("This account has been closed.")
    if not decider.belongs_to(party):
        return _("Only members of %(party)s decide here.") % {"party": party.name}
    if decider.user.pk in round_.contributors and not is_privileged(decider.user):
        return _(
            "You wrote, edited or submitted this content, so somebody else of %(party)s decides."
        ) % {"party": party.name}
    other = decider.other_party(round_, party)
    if other:
        return _(
            "In this submission you have already decided for %(party)s; a person speaks for one "
            "party only."
        ) % {"party": other}
    waiting = round_.parties_before(party)
    if waiting:
        return _("First %(parties)s must agree.") % {"parties": join_names(waiting)}
    return ""


def refusal_to_decide(round_: ReviewRound, standing: PartyStanding, decider: Decider) -> str:
    """Why the person may not decide for a party now; an empty text when they may.

    Besides the rules of ``refusal_to_speak``: what another member of the party has decided about
    this very content stands. A round that is closed takes no decision from anybody, see
    ``ReviewRound.accepts_decisions``.

    Args:
        round_: the round.
        standing: where the party stands in it.
        decider: the person, read for this round.
    """
    refusal = refusal_to_speak(round_, standing.party, decider)
    decision = standing.decision
    if refusal or decision is None or decision.user_id == decider.user.pk:
        return refusal
    if decision.fingerprint != round_.fingerprint:
        return ""
    return _("%(person)s has already decided for %(party)s.") % {
        "person": decision.person,
        "party": standing.party.name,
    }


def waits_for(round_: ReviewRound, decider: Decider) -> bool:
    """Whether a decision is missing in ``round_`` that the person may give now."""
    return round_.accepts_decisions and any(
        standing.is_waiting and not refusal_to_decide(round_, standing, decider)
        for standing in round_.standings
    )


def _submission_of(round_: ReviewRound) -> Submission:
    return _submission(round_.workflow_state_id, round_.pk)


def _submission(state_key: Any, round_key: Any) -> Submission:
    return ("round", round_key) if state_key is None else ("workflow", state_key)


__all__ = [
    "Decider",
    "read_decider",
    "read_deciders",
    "refusal_to_decide",
    "refusal_to_speak",
    "waits_for",
]
