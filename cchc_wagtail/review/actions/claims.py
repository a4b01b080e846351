"""“I am looking at this one.”"""

from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from cchc_wagtail.review.actions.decide import closed_sentence, locked, party_in
from cchc_wagtail.review.actions.records import log_review
from cchc_wagtail.review.authority import LOG_CLAIM, ReviewRefused
from cchc_wagtail.review.claims import ReviewClaim
from cchc_wagtail.review.deciders import read_decider, refusal_to_decide
from cchc_wagtail.review.names import name_of
from cchc_wagtail.review.rounds import ReviewRound


@transaction.atomic
def claim(round_id: int, user: Any, party_id: Any) -> ReviewRound:
    """Take a page to look at, for a party; others still may decide.

    Raises:
        ReviewRefused: ``user`` could not decide, or somebody else has taken it.
    """
    round_ = locked(round_id)
    if not round_.accepts_decisions:
        raise ReviewRefused(closed_sentence(round_))
    party = party_in(round_, party_id)
    decider = read_decider(user, round_)
    sentence = refusal_to_decide(round_, round_.standing_of(party), decider)
    if sentence:
        raise ReviewRefused(sentence)
    held = ReviewClaim.objects.filter(round=round_, party=party).select_related("user").first()
    if held is not None and held.user_id != user.pk:
        raise ReviewRefused(
            _("%(person)s has taken this for %(party)s.")
            % {"person": name_of(held.user), "party": party.name}
        )
    if held is None:
        ReviewClaim.objects.create(round=round_, party=party, user=user)
        log_review(round_, LOG_CLAIM, user, party=party.name, taken=True)
    return round_


@transaction.atomic
def give_back(round_id: int, user: Any, party_id: Any) -> ReviewRound:
    """Give back what ``user`` took; nothing happens when they hold nothing."""
    round_ = locked(round_id)
    held = ReviewClaim.objects.filter(round=round_, party=party_id, user=user).first()
    if held is not None:
        name = held.party.name
        held.delete()
        log_review(round_, LOG_CLAIM, user, party=name, taken=False)
    return round_


__all__ = ["claim", "give_back"]
