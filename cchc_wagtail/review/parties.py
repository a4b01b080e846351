"""The parties of the review: whose agreement counts."""

from typing import Any

from django.contrib.auth.models import Group
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.models import Workflow


class ReviewPartyQuerySet(models.QuerySet):
    def required_in(self, workflow: Workflow) -> "ReviewPartyQuerySet":
        """The parties that must agree in ``workflow``, in the order of its steps."""
        return self.filter(
            required=True, task__active=True, task__workflow_tasks__workflow=workflow
        ).order_by("task__workflow_tasks__sort_order", "sort_order", "pk")


class ReviewParty(models.Model):
    """Somebody whose agreement counts: a name and the group of accounts that speaks for it."""

    task = models.ForeignKey(
        "cchc_wagtail.JointReviewTask",
        on_delete=models.CASCADE,
        related_name="parties",
        verbose_name=_("Step"),
    )
    name = models.CharField(_("Name"), max_length=120, help_text=_("For example Công đoàn."))
    group = models.ForeignKey(
        Group,
        null=True,
        on_delete=models.SET_NULL,
        related_name="+",
        verbose_name=_("Group of accounts"),
        help_text=_("Any member of the group may decide for the party."),
    )
    required = models.BooleanField(
        _("Must agree"),
        default=True,
        help_text=_("Unticked, the party is asked for advice only."),
    )
    checklist = models.TextField(
        _("Checklist"),
        blank=True,
        help_text=_("One sentence per line; whoever agrees ticks each of them."),
    )
    sort_order = models.PositiveSmallIntegerField(_("Position"), default=0)

    objects: Any = ReviewPartyQuerySet.as_manager()
    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("Review party")
        verbose_name_plural = _("Review parties")
        ordering = ["task", "sort_order", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["task", "name"],
                name="cchc_party_name_in_task",
                violation_error_message=_("This step already has a party of that name."),
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def sentences(self) -> list[str]:
        """The checklist, a sentence each."""
        return [line.strip() for line in self.checklist.splitlines() if line.strip()]


__all__ = ["ReviewParty", "ReviewPartyQuerySet"]
