"""What visitors searched for, counted without knowing who they are."""

import datetime
import re

from django.db import DatabaseError, models, transaction
from django.db.models import F
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from cchc_wagtail.conf import cchc_settings
from cchc_wagtail.vietnamese import nfc

MAX_LENGTH = 100
#: Numbers of identity cards (9 or 12 digits), phones and accounts, and e-mail addresses are
#: personal data (Law 91/2025/QH15): words that hold one are not kept.
_PERSONAL = re.compile(r"@|\d(?:[ .-]?\d){7,}")


class SearchTerm(models.Model):
    """Words searched, how often, and how many pages they found the last time.

    No time of day, no address, no account: only the day on which the words were last used.
    """

    words = models.CharField(_("Words searched"), max_length=MAX_LENGTH, unique=True)
    asked = models.PositiveIntegerField(_("Times searched"), default=1)
    found = models.PositiveIntegerField(_("Pages found"), default=0)
    last_asked_on = models.DateField(_("Last searched on"), default=timezone.localdate)

    class Meta:
        verbose_name = _("search words")
        verbose_name_plural = _("search words")
        default_permissions = ("view",)
        ordering = ["-asked", "words"]

    def __str__(self) -> str:
        return self.words

    @classmethod
    def count(cls, words: str, found: int) -> None:
        """Count one search; a log that cannot be written never stops a search.

        Args:
            words: as typed.
            found: number of pages found.
        """
        words = " ".join(nfc(words).lower().split())[:MAX_LENGTH]
        if not words or not cchc_settings.SEARCH_LOG_DAYS or _PERSONAL.search(words):
            return
        today = timezone.localdate()
        try:
            with transaction.atomic():
                rows = cls.objects.filter(words=words)
                if not rows.update(asked=F("asked") + 1, found=found, last_asked_on=today):
                    cls.objects.create(words=words, found=found, last_asked_on=today)
        except DatabaseError:
            # Two visitors with the same new words at once, or a database that only reads.
            return

    @classmethod
    def forget_old(cls, today: datetime.date) -> int:
        """Delete words not searched for ``SEARCH_LOG_DAYS`` days; returns how many."""
        day = today - datetime.timedelta(days=cchc_settings.SEARCH_LOG_DAYS)
        return cls.objects.filter(last_asked_on__lt=day).delete()[0]


__all__ = ["SearchTerm"]
