"""A member of a party hands over to another member for some days."""

import datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.log_actions import log

from cchc_wagtail.review.authority import LOG_SUBSTITUTION, ReviewRefused
from cchc_wagtail.review.names import name_of
from cchc_wagtail.review.parties import ReviewParty
from cchc_wagtail.review.substitutions import ReviewSubstitution
from cchc_wagtail.school_calendar import today


@transaction.atomic
def hand_over(
    party: ReviewParty,
    absent: Any,
    substitute: Any,
    first_day: datetime.date,
    last_day: datetime.date,
) -> ReviewSubstitution:
    """Let ``substitute`` stand in for ``absent``.

    Args:
        party: the party both are members of.
        absent: who hands over; also the one who asks.
        substitute: who stands in.
        first_day: from this day,
        last_day: to this day, both counted in.

    Raises:
        ValidationError: with a sentence under the name of the field.
    """
    _check_people(party, absent, substitute)
    if last_day < today():
        raise ValidationError({"last_day": _("These days are over.")})
    substitution = ReviewSubstitution(
        party=party,
        absent=absent,
        substitute=substitute,
        first_day=first_day,
        last_day=last_day,
    )
    substitution.full_clean()
    substitution.save()
    _log(substitution, absent, cancelled=False)
    return substitution


def _check_people(party: ReviewParty, absent: Any, substitute: Any) -> None:
    for field, person in (("party", absent), ("substitute", substitute)):
        if not party.group_id or not person.groups.filter(pk=party.group_id).exists():
            raise ValidationError(
                {
                    field: _("%(person)s is no member of %(party)s.")
                    % {"person": name_of(person), "party": party.name}
                }
            )
    if not substitute.is_active:
        raise ValidationError({"substitute": _("This account has been closed.")})


@transaction.atomic
def cancel_substitution(substitution: ReviewSubstitution, user: Any) -> None:
    """End a substitution; what was decided under it stays.

    Raises:
        ReviewRefused: ``user`` is neither the absent person nor the substitute.
    """
    if user.pk not in (substitution.absent_id, substitution.substitute_id):
        raise ReviewRefused(_("Only the two people concerned can cancel a substitution."))
    substitution.cancelled_at = timezone.now()
    substitution.save(update_fields=["cancelled_at"])
    _log(substitution, user, cancelled=True)


def _log(substitution: ReviewSubstitution, user: Any, *, cancelled: bool) -> None:
    log(
        instance=substitution,
        action=LOG_SUBSTITUTION,
        user=user,
        data={
            "person": name_of(substitution.substitute),
            "other": name_of(substitution.absent),
            "party": substitution.party.name,
            "first_day": substitution.first_day.isoformat(),
            "last_day": substitution.last_day.isoformat(),
            "cancelled": cancelled,
        },
    )


__all__ = ["cancel_substitution", "hand_over"]
