"""“I am looking at this one.”"""

from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from cchc_wagtail.actions.review.decide import closed_sentence, locked
from cchc_wagtail.actions.review.records import record
from cchc_wagtail.models import ReviewClaim, ReviewRound
from cchc_wagtail.review.authority import LOG_CLAIM, ReviewRefused
from cchc_wagtail.review.names import name_of
from cchc_wagtail.review.people import refusal_to_decide


@transaction.atomic
def claim(round_id: int, user: Any, party_id: int) -> ReviewRound:
    """Take a page to look at, for a party; others still may decide.

    Raises:
        ReviewRefused: ``user`` could not decide, or somebody else has taken it.
    """
    round_ = locked(round_id)
    if not round_.accepts_decisions:
        raise ReviewRefused(closed_sentence(round_))
    party = next((party for party in round_.parties if party.pk == party_id), None)
    if party is None:
        raise ReviewRefused(_("This party no longer takes part in the review."))
    sentence = refusal_to_decide(round_, party, user)
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
        record(round_, LOG_CLAIM, user, party=party.name, taken=True)
    return round_


@transaction.atomic
def release(round_id: int, user: Any, party_id: int) -> ReviewRound:
    """Give back what ``user`` took; nothing happens when they hold nothing."""
    round_ = locked(round_id)
    held = ReviewClaim.objects.filter(round=round_, party=party_id, user=user).first()
    if held is not None:
        name = held.party.name
        held.delete()
        record(round_, LOG_CLAIM, user, party=name, taken=False)
    return round_


__all__ = ["claim", "release"]
