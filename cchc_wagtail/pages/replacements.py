"""Which document replaces which, and the effect that follows from it."""

import datetime
from dataclasses import dataclass

from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.utils import timezone
from wagtail.models import Page

from cchc_wagtail.enums import EffectState
from cchc_wagtail.lists.filters import IndexFilter, Option


@dataclass(frozen=True)
class EffectFilter(IndexFilter):
    """Effect of official documents today, computed by the same rule as ``effect_on``."""

    field: str = ""

    @property
    def lookups(self) -> tuple[str, ...]:
        return ()

    def options(self, found: dict[str, set]) -> list[Option]:
        return [(str(state.value), state.label) for state in EffectState]

    def condition(self, model: type[Page], value: str) -> Q | None:
        if value not in EffectState.values:
            return None
        today = timezone.localdate()
        replaced = Exists(DocumentReplacement.standing(today).filter(replaced=OuterRef("pk")))
        expired = (
            Q(expired_on__lte=today) | (Q(expired_on=None) & ~Q(replaced_by_text="")) | replaced
        )
        not_yet = Q(effective_on__gt=today) | (Q(effective_on=None) & Q(issued_on__gt=today))
        return {
            EffectState.EXPIRED: Q(expired),
            EffectState.NOT_YET: ~expired & not_yet,
            EffectState.IN_FORCE: ~expired & ~not_yet,
        }[EffectState(value)]


class DocumentReplacement(models.Model):
    """Index table of "replaces": one row per replaced page, written when a document is saved.

    The editor's choice lives in the revision (``DocumentPageMixin.replaces``); this table makes
    the other direction and the effect state a query.
    """

    replacing = models.ForeignKey(
        "wagtailcore.Page", on_delete=models.CASCADE, related_name="cchc_replaces"
    )
    replaced = models.ForeignKey(
        "wagtailcore.Page", on_delete=models.CASCADE, related_name="cchc_replaced_by"
    )
    from_date = models.DateField(null=True, blank=True)

    #: Documents show what they replace and by what they are replaced.
    seen_by_visitors = True

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["replacing", "replaced"], name="cchc_one_replacement_per_pair"
            )
        ]

    def __str__(self) -> str:
        return f"{self.replacing_id} > {self.replaced_id}"

    @classmethod
    def standing(cls, today: datetime.date) -> "models.QuerySet[DocumentReplacement]":
        """Replacements by live pages that have come into force by ``today``.

        Pages behind a login count: the replaced document is out of force for everybody, whoever
        may read the new one. What a visitor may see of it is decided where it is shown.
        """
        return cls.objects.filter(replacing__live=True).filter(
            models.Q(from_date__lte=today) | models.Q(from_date=None)
        )


__all__ = ["DocumentReplacement", "EffectFilter"]
