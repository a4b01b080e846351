"""What the parties decided: rows that are only ever added."""

from collections.abc import Iterable
from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.models import Revision

from cchc_wagtail.review.enums import Verdict
from cchc_wagtail.review.parties import ReviewParty
from cchc_wagtail.review.rounds import ReviewRound


class DecisionChangedError(TypeError):
    """Code tried to change or delete a decision; decisions are only ever added."""


class ReviewDecisionQuerySet(models.QuerySet):
    def in_submissions_of(self, rounds: Iterable[ReviewRound]) -> "ReviewDecisionQuerySet":
        """The decisions in ``rounds``, and in the other steps and rounds of their submissions."""
        rounds = list(rounds)
        states = {round_.workflow_state_id for round_ in rounds} - {None}
        return self.filter(
            Q(round__in=[round_.pk for round_ in rounds]) | Q(round__workflow_state__in=states)
        )


class ReviewDecision(models.Model):
    """One decision of one person for one party. Never changed and never deleted.

    ``standing`` alone goes from true to false, when the same party decides anew in the round.
    Names are kept beside the accounts, so that the record can be read when an account is gone.
    """

    round = models.ForeignKey(ReviewRound, on_delete=models.PROTECT, related_name="decisions")
    party = models.ForeignKey(
        ReviewParty, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    party_name = models.CharField(max_length=120)
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    user_name = models.CharField(max_length=255)
    on_behalf_of = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    on_behalf_of_name = models.CharField(max_length=255, blank=True)
    verdict = models.CharField(max_length=10, choices=Verdict.choices)
    reason = models.TextField(blank=True)
    answers = models.JSONField(default=list, blank=True)
    fingerprint = models.CharField(max_length=64)
    revision = models.ForeignKey(
        Revision, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    decided_at = models.DateTimeField(default=timezone.now)
    standing = models.BooleanField(default=True)
    carried_from = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )

    objects: Any = ReviewDecisionQuerySet.as_manager()
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
    def person(self) -> str:
        """“Lan”, or “Lan thay cho Hoa”."""
        if not self.on_behalf_of_name:
            return self.user_name
        return _("%(person)s standing in for %(other)s") % {
            "person": self.user_name,
            "other": self.on_behalf_of_name,
        }

    @property
    def asks_for_changes(self) -> bool:
        return self.verdict == Verdict.CHANGES

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


__all__ = ["DecisionChangedError", "ReviewDecision", "ReviewDecisionQuerySet"]
