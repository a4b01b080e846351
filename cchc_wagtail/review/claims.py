"""Who looks at what."""

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy

from cchc_wagtail.review.parties import ReviewParty
from cchc_wagtail.review.rounds import ReviewRound


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


__all__ = ["ReviewClaim"]
