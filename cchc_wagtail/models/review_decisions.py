"""What the parties decided, who looks at what, who stands in for whom, which mails went out."""

import datetime
from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.models import Revision

from cchc_wagtail.enums import NoticeKind, Verdict
from cchc_wagtail.models.review_rounds import SET_NULL, ReviewRound
from cchc_wagtail.models.review_tasks import ReviewParty
from cchc_wagtail.review.calendar import today


class DecisionChangedError(TypeError):
    """Code tried to change or delete a decision; decisions are only ever added."""


class ReviewDecision(models.Model):
    """One decision of one person for one party. Never changed and never deleted.

    ``standing`` alone goes from true to false, when the same party decides anew in the round.
    Names are kept beside the accounts, so that the record can be read when an account is gone.
    """

    round = models.ForeignKey(ReviewRound, on_delete=models.PROTECT, related_name="decisions")
    party = models.ForeignKey(ReviewParty, **SET_NULL)
    party_name = models.CharField(max_length=120)
    user = models.ForeignKey(settings.AUTH_USER_MODEL, **SET_NULL)
    user_name = models.CharField(max_length=255)
    on_behalf_of = models.ForeignKey(settings.AUTH_USER_MODEL, **SET_NULL)
    on_behalf_of_name = models.CharField(max_length=255, blank=True)
    verdict = models.CharField(max_length=10, choices=Verdict.choices)
    reason = models.TextField(blank=True)
    answers = models.JSONField(default=list, blank=True)
    fingerprint = models.CharField(max_length=64)
    revision = models.ForeignKey(Revision, **SET_NULL)
    decided_at = models.DateTimeField(default=timezone.now)
    standing = models.BooleanField(default=True)
    carried_from = models.ForeignKey("self", **SET_NULL)

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = gettext_lazy("Decision of a review")
        verbose_name_plural = gettext_lazy("Decisions of reviews")
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["round", "party"],
                condition=Q(standing=True),
                name="cchc_one_standing_per_party",
            ),
            models.UniqueConstraint(
                fields=["round", "user"],
                condition=Q(standing=True),
                name="cchc_one_standing_per_person",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.party_name}: {self.get_verdict_display()} ({self.person})"

    def save(self, *args: Any, **kwargs: Any) -> None:
        if not self._state.adding:
            raise DecisionChangedError("A decision of a review is never changed.")
        super().save(*args, **kwargs)

    @property
    def asks_for_changes(self) -> bool:
        return self.verdict == Verdict.CHANGES

    @property
    def person(self) -> str:
        """“Lan”, or “Lan thay cho Hoa”."""
        if not self.on_behalf_of_name:
            return self.user_name
        return _("%(person)s standing in for %(other)s") % {
            "person": self.user_name,
            "other": self.on_behalf_of_name,
        }

    def delete(self, *args: Any, **kwargs: Any) -> Any:
        raise DecisionChangedError("A decision of a review is never deleted.")

    def carry_to(self, round_: ReviewRound) -> "ReviewDecision":
        """Let the decision count in ``round_`` too, whose content it still fits."""
        copied = (
            "party_id",
            "party_name",
            "user_id",
            "user_name",
            "on_behalf_of_id",
            "on_behalf_of_name",
            "verdict",
            "reason",
            "answers",
            "fingerprint",
            "revision_id",
            "decided_at",
        )
        return ReviewDecision.objects.create(
            round=round_,
            carried_from=self,
            **{name: getattr(self, name) for name in copied},
        )


class ReviewClaim(models.Model):
    """“I am looking at this one”, so that two people of a party do not read the same page."""

    round = models.ForeignKey(ReviewRound, on_delete=models.CASCADE, related_name="claims")
    party = models.ForeignKey(ReviewParty, on_delete=models.CASCADE, related_name="+")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    claimed_at = models.DateTimeField(default=timezone.now)

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = gettext_lazy("Claim of a review")
        verbose_name_plural = gettext_lazy("Claims of reviews")
        constraints = [
            models.UniqueConstraint(fields=["round", "party"], name="cchc_one_claim_per_party"),
        ]

    def __str__(self) -> str:
        return f"{self.round} – {self.party}"


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

    objects = SubstitutionQuerySet.as_manager()
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


class ReviewNotice(models.Model):
    """A mail of the review: what was sent to whom, or why it could not be sent."""

    kind = models.CharField(max_length=12, choices=NoticeKind.choices)
    round = models.ForeignKey(
        ReviewRound, null=True, on_delete=models.CASCADE, related_name="notices"
    )
    user = models.ForeignKey(settings.AUTH_USER_MODEL, **SET_NULL)
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


__all__ = [
    "DecisionChangedError",
    "ReviewClaim",
    "ReviewDecision",
    "ReviewNotice",
    "ReviewSubstitution",
]
