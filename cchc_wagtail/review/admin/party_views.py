"""The parties of a round as one person sees them."""

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from cchc_wagtail.review.deciders import read_decider, refusal_to_decide
from cchc_wagtail.review.rounds import PartyStanding, ReviewRound


@dataclass(frozen=True)
class PartyView:
    """One party as a person sees it.

    Args:
        standing: where the party stands.
        refusal: why the person may not decide for it; empty when they may.
        own: whether the person belongs to the party.
        claimed_by_me: whether the person has taken the page for it.
    """

    standing: PartyStanding
    refusal: str
    own: bool
    claimed_by_me: bool


def party_views_for(round_: ReviewRound, user: Any) -> list[PartyView]:
    """The parties of ``round_`` with what ``user`` may do for each."""
    decider = read_decider(user, round_)
    closed = ""
    if not round_.accepts_decisions:
        closed = _("This review is closed: %(state)s.") % {
            "state": round_.get_status_display().lower()
        }
    return [
        PartyView(
            standing,
            closed or refusal_to_decide(round_, standing, decider),
            decider.belongs_to(standing.party),
            bool(standing.claim and standing.claim.user_id == user.pk),
        )
        for standing in round_.standings
    ]


def decision_context(round_: ReviewRound | None, user: Any) -> dict[str, Any]:
    """What the templates of the parties and of the decision need of ``round_``, if there is one."""
    views = party_views_for(round_, user) if round_ else []
    return {
        "party_views": views,
        "offered": [view for view in views if not view.refusal],
        "refusals": [view for view in views if view.refusal and view.own],
        "seen": round_.fingerprint if round_ else "",
    }


__all__ = ["PartyView", "decision_context", "party_views_for"]
