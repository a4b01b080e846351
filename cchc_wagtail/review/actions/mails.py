"""Mails of the review. A mail that fails is noted and never stops a decision."""

from collections.abc import Iterable
from typing import Any

from django.contrib.auth import get_user_model
from django.template.loader import render_to_string
from django.utils import translation
from django.utils.translation import gettext as _

from cchc_wagtail.conf import cchc_settings
from cchc_wagtail.enums import MailKind
from cchc_wagtail.mail.delivery import address_of, deliver
from cchc_wagtail.review.deciders import read_deciders, refusal_to_decide
from cchc_wagtail.review.enums import ReviewOrder, ReviewStatus
from cchc_wagtail.review.people import members_of
from cchc_wagtail.review.rounds import PartyStanding, ReviewRound
from cchc_wagtail.review.substitutions import ReviewSubstitution
from cchc_wagtail.school_calendar import today as school_day


def submitted(round_id: int) -> None:
    """Tell those who can decide now; nobody else."""
    round_ = _read(round_id)
    if round_ is None:
        return
    people = {
        person.pk: person for standing in waiting(round_) for person in able(round_, standing)
    }
    _send(MailKind.SUBMITTED, round_, people.values())


def next_parties(round_id: int, after: int) -> None:
    """With parties in order, tell the party whose turn has come."""
    round_ = _read(round_id)
    if round_ is None or not round_.task_id or round_.task.order != ReviewOrder.IN_ORDER:
        return
    if not round_.is_open:
        return
    for standing in waiting(round_):
        people = able(round_, standing)
        if people and standing.party.pk != after:
            _send(MailKind.SUBMITTED, round_, people)
            return


def changes_requested(round_id: int) -> None:
    """Tell the author and every party."""
    round_ = _read(round_id)
    if round_ is None:
        return
    kind = MailKind.CHANGES if round_.status == ReviewStatus.CHANGES else MailKind.REFUSED
    _send(kind, round_, _everybody(round_))


def carried_out(round_id: int) -> None:
    """Tell the author and every party that the page is public, or the request was met."""
    round_ = _read(round_id)
    if round_ is not None:
        _send(MailKind.PUBLISHED, round_, _everybody(round_))


def waiting(round_: ReviewRound) -> list[PartyStanding]:
    """The parties whose decision the round still lacks."""
    return [standing for standing in round_.standings if standing.is_waiting]


def able(round_: ReviewRound, standing: PartyStanding) -> list[Any]:
    """The people who may decide for a party now; a substitute in the place of who is absent."""
    members = list(members_of(standing.party))
    deciders = read_deciders(members, [round_])
    people = {
        person.pk: person
        for person in members
        if not refusal_to_decide(round_, standing, deciders[person.pk])
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


def _send(kind: MailKind, round_: ReviewRound, people: Iterable[Any]) -> None:
    with translation.override(cchc_settings.LANGUAGE or translation.get_language()):
        subject = {
            MailKind.SUBMITTED: _("To review: %(title)s"),
            MailKind.CHANGES: _("Changes requested: %(title)s"),
            MailKind.REFUSED: _("Not agreed: %(title)s"),
            MailKind.PUBLISHED: _("Agreed by all: %(title)s"),
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


__all__ = [
    "able",
    "carried_out",
    "changes_requested",
    "next_parties",
    "submitted",
    "waiting",
]
