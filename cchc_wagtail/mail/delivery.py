"""Sending mails, and noting which went out. A mail that fails never stops what it tells of."""

import datetime
import logging
from collections.abc import Iterable
from typing import Any

from django.conf import settings
from django.core.mail import EmailMessage
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from cchc_wagtail.enums import MailKind
from cchc_wagtail.mail.log import MailLogEntry
from cchc_wagtail.school_calendar import today as school_day

logger = logging.getLogger(__name__)


def address_of(name: str, *args: Any) -> str:
    """The whole address of a page of the admin, as a mail needs it."""
    return f"{getattr(settings, 'WAGTAILADMIN_BASE_URL', None) or ''}{reverse(name, args=args)}"


def deliver(
    person: Any,
    subject: str,
    body: str,
    about: Iterable[tuple[Any, MailKind]],
    day: datetime.date | None = None,
) -> bool:
    """Send one mail and note it, or note why it could not be sent.

    Args:
        person: the account; without an address nothing is sent and that is noted.
        subject: one line.
        body: plain text.
        about: the review rounds that the mail tells of, None for other things, and what of
            them; one note each.
        day: the day the mail is for; today when left out.

    Returns:
        Whether it was sent.
    """
    error = _failure(person.email or "", subject, body)
    MailLogEntry.objects.bulk_create(
        MailLogEntry(
            kind=kind,
            round=round_,
            user=person,
            address=person.email or "",
            day=day or school_day(),
            sent_at=None if error else timezone.now(),
            error=error,
        )
        for round_, kind in about
    )
    return not error


def _failure(address: str, subject: str, body: str) -> str:
    """Send one mail; why it could not be sent, an empty text when it was."""
    if not address:
        return _("The account has no e-mail address.")
    try:
        EmailMessage(subject=" ".join(subject.split()), body=body, to=[address]).send()
    except Exception as failure:
        # Whatever the mail server answers, what the mail tells of goes on.
        logger.exception("A mail to %s failed", address)
        return f"{type(failure).__name__}: {failure}"[:500]
    return ""


__all__ = ["address_of", "deliver"]
