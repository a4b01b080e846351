"""What people do in a review: decide, ask, withdraw, publish in an emergency, stand in."""

from cchc_wagtail.review.actions.claims import claim, give_back
from cchc_wagtail.review.actions.decide import Outcome, decide, try_again
from cchc_wagtail.review.actions.emergency import EMERGENCY_REASON, act_in_emergency
from cchc_wagtail.review.actions.requests import (
    CHANGE_REQUEST_REASON,
    ask_for_change,
    withdraw_round,
)
from cchc_wagtail.review.actions.substitutions import cancel_substitution, hand_over

__all__ = [
    "EMERGENCY_REASON",
    "CHANGE_REQUEST_REASON",
    "Outcome",
    "act_in_emergency",
    "ask_for_change",
    "cancel_substitution",
    "claim",
    "decide",
    "give_back",
    "hand_over",
    "try_again",
    "withdraw_round",
]
