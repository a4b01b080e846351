"""The daily digest: what is due, one mail per person and day."""

import datetime
from collections import defaultdict
from dataclasses import dataclass, field
from typing import Any

from django.contrib.auth import get_user_model
from django.db.models import Q
from django.template.loader import render_to_string
from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from cchc_wagtail.conf import cchc_settings
from cchc_wagtail.enums import MailKind
from cchc_wagtail.mail.delivery import address_of, deliver
from cchc_wagtail.mail.log import MailLogEntry
from cchc_wagtail.review.actions.emergency import PERMISSION
from cchc_wagtail.review.actions.mails import able, waiting
from cchc_wagtail.review.enums import ReviewStatus
from cchc_wagtail.review.names import name_of
from cchc_wagtail.review.rounds import ReviewRound
from cchc_wagtail.school_calendar import today as school_day
from cchc_wagtail.school_calendar import working_days_after, works_on

#: Days between two reminders once the day has passed.
DAYS_BETWEEN = 2


@dataclass
class DigestResult:
    """What a run of the daily digest did.

    Args:
        sent: mails that went out.
        failed: mails that could not be sent; they are tried again by the next run.
        resting: whether nothing was done because the school does not work today.
    """

    sent: int = 0
    failed: int = 0
    resting: bool = False


@dataclass
class _Mail:
    person: Any
    items: list[tuple[ReviewRound, MailKind]] = field(default_factory=list)


def remind(today: datetime.date | None = None) -> DigestResult:
    """Send each person at most one mail about the rounds that wait for them.

    It is safe to run often: who has had a kind of reminder does not get that kind again, and
    whoever has had a digest today waits until tomorrow. After days off the reminder that is due
    now is sent, not those that were missed.

    Args:
        today: the day to reckon from; the present day when left out.
    """
    today = today or school_day()
    if not works_on(today):
        return DigestResult(resting=True)
    result = DigestResult()
    for mail in _mails(today):
        if _send(mail, today):
            result.sent += 1
        else:
            result.failed += 1
    return result


def reminder_due(round_: ReviewRound, today: datetime.date) -> MailKind | None:
    """The reminder that holds for ``round_`` on ``today``; None while it is not due."""
    due = round_.due_on
    if today > due:
        passed = (today - due).days
        late = (MailKind.LATE_1, MailKind.LATE_2, MailKind.LATE_3, MailKind.BOARD)
        if passed < DAYS_BETWEEN:
            return MailKind.DUE
        return late[min(passed // DAYS_BETWEEN, len(late)) - 1]
    if today == due:
        return MailKind.DUE
    return MailKind.BEFORE if today >= working_days_after(due, -1) else None


def _mails(today: datetime.date) -> list[_Mail]:
    mails: dict[int, _Mail] = {}
    rounds = list(ReviewRound.objects.with_standings().filter(status=ReviewStatus.OPEN))
    done = defaultdict(set)
    for round_id, user_id, kind in MailLogEntry.objects.filter(
        round__in=rounds, sent_at__isnull=False
    ).values_list("round_id", "user_id", "kind"):
        done[round_id, user_id].add(kind)
    had_today = set(
        MailLogEntry.objects.filter(
            day=today, sent_at__isnull=False, kind__in=_reminder_kinds()
        ).values_list("user_id", flat=True)
    )
    board = list(_board())
    for round_ in rounds:
        kind = reminder_due(round_, today)
        if kind is None:
            continue
        reminders = [
            (person, MailKind.LATE_3 if kind == MailKind.BOARD else kind)
            for person in {
                person.pk: person
                for standing in waiting(round_)
                for person in able(round_, standing)
            }.values()
        ]
        if kind == MailKind.BOARD:
            reminders += [(person, kind) for person in board]
        for person, own_kind in reminders:
            if person.pk in had_today or own_kind in done[round_.pk, person.pk]:
                continue
            mails.setdefault(person.pk, _Mail(person)).items.append((round_, own_kind))
    return list(mails.values())


def _reminder_kinds() -> list[str]:
    return [
        MailKind.BEFORE,
        MailKind.DUE,
        MailKind.LATE_1,
        MailKind.LATE_2,
        MailKind.LATE_3,
        MailKind.BOARD,
    ]


def _board() -> Any:
    """The active accounts that may publish in an emergency, superusers of no group left out."""
    label, codename = PERMISSION.split(".")
    holds = Q(groups__permissions__codename=codename) | Q(user_permissions__codename=codename)
    in_app = Q(groups__permissions__content_type__app_label=label) | Q(
        user_permissions__content_type__app_label=label
    )
    accounts = get_user_model()._default_manager
    return accounts.filter(holds & in_app, is_active=True).distinct()


def _send(mail: _Mail, today: datetime.date) -> bool:
    with translation.override(cchc_settings.LANGUAGE or translation.get_language()):
        subject = ngettext(
            "%(count)d page waits for review", "%(count)d pages wait for review", len(mail.items)
        ) % {"count": len(mail.items)}
        body = render_to_string(
            "cchc_wagtail/mail/digest.txt",
            {
                "items": [
                    {
                        "round": round_,
                        "reminder": kind.label,
                        "missing": round_.missing_sentence(),
                        "address": address_of("cchc_review", round_.pk),
                    }
                    for round_, kind in sorted(mail.items, key=lambda item: item[0].due_on)
                ],
                "list_address": address_of("cchc_review_list"),
                "greeting": _("Hello %(name)s,") % {"name": name_of(mail.person)},
            },
        )
    return deliver(mail.person, subject, body, mail.items, day=today)


__all__ = ["DigestResult", "remind", "reminder_due"]
