"""Who stands in for whom, from a day to a day."""

import datetime
from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from cchc_wagtail.review.parties import ReviewParty


class SubstitutionQuerySet(models.QuerySet):
    def on(self, day: datetime.date) -> "SubstitutionQuerySet":
        """Those that hold on ``day``."""
        return self.filter(cancelled_at=None, first_day__lte=day, last_day__gte=day)


class ReviewSubstitution(models.Model):
    """A member of a party hands over to another member of it, from a day to a day."""

    party = models.ForeignKey(
        ReviewParty, on_delete=models.CASCADE, related_name="+", verbose_name=gettext_lazy("Party")
    )
    absent = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.CASCADE,
        related_name="+",
        verbose_name=gettext_lazy("Absent"),
    )
    substitute = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.CASCADE,
        related_name="+",
        verbose_name=gettext_lazy("Substitute"),
    )
    first_day = models.DateField(gettext_lazy("From day"))
    last_day = models.DateField(gettext_lazy("To day"))
    created_at = models.DateTimeField(auto_now_add=True)
    cancelled_at = models.DateTimeField(null=True, blank=True)

    objects: Any = SubstitutionQuerySet.as_manager()
    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = gettext_lazy("Substitution")
        verbose_name_plural = gettext_lazy("Substitutions")
        ordering = ["-first_day", "-pk"]

    def __str__(self) -> str:
        return f"{self.party}: {self.absent} → {self.substitute}"

    def clean(self) -> None:
        if self.absent_id and self.absent_id == self.substitute_id:
            raise ValidationError({"substitute": _("Choose another person than the absent one.")})
        if self.first_day and self.last_day and self.last_day < self.first_day:
            raise ValidationError(
                {"last_day": _("The last day is before the first. Correct one of the two.")}
            )
        if self.party_id and self.first_day and self.last_day and self.absent_id:
            overlapping = (
                ReviewSubstitution.objects.filter(
                    party=self.party_id,
                    absent=self.absent_id,
                    cancelled_at=None,
                    first_day__lte=self.last_day,
                    last_day__gte=self.first_day,
                )
                .exclude(pk=self.pk)
                .first()
            )
            if overlapping:
                raise ValidationError(
                    {
                        "first_day": _(
                            "There is a substitution for these days already. Cancel it first."
                        )
                    }
                )


__all__ = ["ReviewSubstitution", "SubstitutionQuerySet"]
