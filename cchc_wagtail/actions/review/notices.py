"""Mails of the review. A mail that fails is noted and never stops a decision."""

import datetime
import logging
from collections.abc import Iterable
from typing import Any

from django.conf import settings
from django.contrib.auth import get_user_model
from django.core.mail import EmailMessage
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from cchc_wagtail.conf import cchc_settings
from cchc_wagtail.enums import NoticeKind, PartyState, ReviewStatus
from cchc_wagtail.models import PartyStanding, ReviewNotice, ReviewRound, ReviewSubstitution
from cchc_wagtail.review.calendar import today as school_day
from cchc_wagtail.review.people import members_of, refusal_to_decide

logger = logging.getLogger(__name__)


def submitted(round_id: int) -> None:
    """Tell those who can decide now; nobody else."""
    round_ = _read(round_id)
    if round_ is None:
        return
    people = {
        person.pk: person for standing in waiting(round_) for person in able(round_, standing)
    }
    _send(NoticeKind.SUBMITTED, round_, people.values())


def next_parties(round_id: int, after: int) -> None:
    """With parties in order, tell the party whose turn has come."""
    round_ = _read(round_id)
    if round_ is None or not round_.task_id or round_.task.order != "in_order":
        return
    if not round_.is_open:
        return
    for standing in waiting(round_):
        people = able(round_, standing)
        if people and standing.party.pk != after:
            _send(NoticeKind.SUBMITTED, round_, people)
            return


def changes_requested(round_id: int) -> None:
    """Tell the author and every party."""
    round_ = _read(round_id)
    if round_ is None:
        return
    kind = NoticeKind.CHANGES if round_.status == ReviewStatus.CHANGES else NoticeKind.REFUSED
    _send(kind, round_, _everybody(round_))


def carried_out(round_id: int) -> None:
    """Tell the author and every party that the page is public, or the request was met."""
    round_ = _read(round_id)
    if round_ is not None:
        _send(NoticeKind.PUBLISHED, round_, _everybody(round_))


def waiting(round_: ReviewRound) -> list[PartyStanding]:
    """The parties whose decision the round still lacks."""
    return [
        standing
        for standing in round_.standings
        if standing.state in (PartyState.WAITING, PartyState.AGAIN)
    ]


def able(round_: ReviewRound, standing: PartyStanding) -> list[Any]:
    """The people who may decide for a party now; a substitute in the place of who is absent."""
    people = {
        person.pk: person
        for person in members_of(standing.party)
        if not refusal_to_decide(round_, standing.party, person)
    }
    today = school_day()
    for substitution in ReviewSubstitution.objects.on(today).filter(party=standing.party):
        if substitution.substitute_id in people:
            people.pop(substitution.absent_id, None)
    return list(people.values())


def _read(round_id: int) -> ReviewRound | None:
    return ReviewRound.objects.with_standings().filter(pk=round_id).first()


def _everybody(round_: ReviewRound) -> list[Any]:
    accounts = get_user_model()._default_manager
    people = {person.pk: person for party in round_.parties for person in members_of(party)}
    authors = accounts.filter(pk__in=round_.contributors, is_active=True)
    return list({**people, **{person.pk: person for person in authors}}.values())


def address_of(name: str, *args: Any) -> str:
    """The whole address of a page of the admin, as a mail needs it."""
    return f"{getattr(settings, 'WAGTAILADMIN_BASE_URL', None) or ''}{reverse(name, args=args)}"


def _send(kind: NoticeKind, round_: ReviewRound, people: Iterable[Any]) -> None:
    with translation.override(cchc_settings.LANGUAGE or translation.get_language()):
        subject = {
            NoticeKind.SUBMITTED: _("To review: %(title)s"),
            NoticeKind.CHANGES: _("Changes requested: %(title)s"),
            NoticeKind.REFUSED: _("Not agreed: %(title)s"),
            NoticeKind.PUBLISHED: _("Agreed by all: %(title)s"),
        }[kind] % {"title": round_.page_title}
        body = render_to_string(
            "cchc_wagtail/mail/round.txt",
            {
                "round": round_,
                "kind": kind,
                "address": address_of("cchc_review", round_.pk),
            },
        )
    for person in people:
        deliver(person, subject, body, [(round_, kind)])


def deliver(
    person: Any,
    subject: str,
    body: str,
    about: Iterable[tuple[ReviewRound | None, NoticeKind]],
    day: datetime.date | None = None,
) -> bool:
    """Send one mail and note it, or note why it could not be sent.

    Args:
        person: the account; without an address nothing is sent and that is noted.
        subject: one line.
        body: plain text.
        about: what the mail tells of; one note each.
        day: the day the mail is for; today when left out.

    Returns:
        Whether it was sent.
    """
    address, error = person.email or "", ""
    if not address:
        error = _("The account has no e-mail address.")
    else:
        try:
            EmailMessage(subject=" ".join(subject.split()), body=body, to=[address]).send()
        except Exception as failure:
            # Whatever the mail server answers, the review goes on.
            logger.exception("A mail of the review to %s failed", address)
            error = f"{type(failure).__name__}: {failure}"[:500]
    ReviewNotice.objects.bulk_create(
        ReviewNotice(
            kind=kind,
            round=round_,
            user=person,
            address=address,
            day=day or school_day(),
            sent_at=None if error else timezone.now(),
            error=error,
        )
        for round_, kind in about
    )
    return not error


__all__ = [
    "able",
    "address_of",
    "carried_out",
    "changes_requested",
    "deliver",
    "next_parties",
    "submitted",
    "waiting",
]
