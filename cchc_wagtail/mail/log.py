"""Which mails went out, and why some could not be sent."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy

from cchc_wagtail.enums import MailKind
from cchc_wagtail.school_calendar import today


class MailLogEntry(models.Model):
    """A mail of the review: what was sent to whom, or why it could not be sent."""

    kind = models.CharField(max_length=12, choices=MailKind.choices)
    round = models.ForeignKey(
        "cchc_wagtail.ReviewRound", null=True, on_delete=models.CASCADE, related_name="notices"
    )
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    address = models.CharField(max_length=254, blank=True)
    day = models.DateField(default=today)
    sent_at = models.DateTimeField(null=True, blank=True)
    error = models.TextField(blank=True)

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = gettext_lazy("Notice of a review")
        verbose_name_plural = gettext_lazy("Notices of reviews")
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["round", "user", "kind"],
                condition=Q(
                    kind__in=["before", "due", "late1", "late2", "late3", "board"],
                    sent_at__isnull=False,
                ),
                name="cchc_reminded_once",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()}: {self.address}"


__all__ = ["MailLogEntry"]
