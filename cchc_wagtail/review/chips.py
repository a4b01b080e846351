"""The parties of a round as one person sees them."""

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from cchc_wagtail.enums import PartyState
from cchc_wagtail.review.people import is_privileged, refusal_to_decide


@dataclass(frozen=True)
class Chip:
    """One party as a person sees it.

    Args:
        standing: where the party stands.
        refusal: why the person may not decide for it; empty when they may.
        own: whether the person belongs to the party.
        claimed_by_me: whether the person has taken the page for it.
    """

    standing: Any
    refusal: str
    own: bool
    claimed_by_me: bool


def chips_for(round_: Any, user: Any) -> list[Chip]:
    """The parties of ``round_`` with what ``user`` may do for each."""
    groups = set(user.groups.values_list("pk", flat=True))
    chips = []
    for standing in round_.standings:
        own = standing.party.group_id in groups or is_privileged(user)
        if not round_.accepts_decisions:
            refusal = _("This review is closed: %(state)s.") % {
                "state": round_.get_status_display().lower()
            }
        else:
            refusal = refusal_to_decide(round_, standing.party, user)
        decision = standing.decision
        if (
            not refusal
            and decision is not None
            and standing.state in (PartyState.AGREED, PartyState.CHANGES)
            and decision.user_id != user.pk
        ):
            refusal = _("%(person)s has already decided for %(party)s.") % {
                "person": decision.person,
                "party": standing.party.name,
            }
        chips.append(
            Chip(
                standing,
                refusal,
                own,
                bool(standing.claim and standing.claim.user_id == user.pk),
            )
        )
    return chips


__all__ = ["Chip", "chips_for"]
