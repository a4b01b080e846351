"""Tasks of a plan (nhiệm vụ): register rows beside the page."""

from django import forms
from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.models import ClusterableModel
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel
from wagtail.search import index

from cchc_wagtail.enums import Frequency
from cchc_wagtail.pages.plans import plan_types
from cchc_wagtail.pages.validation import check_date_order
from cchc_wagtail.panels import PageOfTypesPanel
from cchc_wagtail.units.org_units import OrgUnit


class PlanTask(index.Indexed, ClusterableModel):
    """One task of a plan.

    It is no part of the plan's revision: progress changes often and must not touch the text that
    the union and the office have reviewed. ``plan`` points at any page type built from
    ``PlanPageMixin``.
    """

    plan = models.ForeignKey(
        "wagtailcore.Page",
        verbose_name=_("Plan"),
        on_delete=models.CASCADE,
        related_name="cchc_plan_tasks",
    )
    description = models.TextField(_("What to do"), max_length=4000)
    lead_unit = models.ForeignKey(
        OrgUnit,
        verbose_name=_("Lead unit"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="led_tasks",
    )
    lead_unit_text = models.CharField(
        _("Unit as written in the plan"),
        max_length=250,
        blank=True,
        help_text=_("Kept when the unit of the plan is not in the register yet."),
    )
    supporting_units = models.ManyToManyField(
        OrgUnit, verbose_name=_("Supporting units"), blank=True, related_name="supported_tasks"
    )
    product = models.CharField(
        _("Product"),
        max_length=500,
        blank=True,
        help_text=_("What is there when the task is done, for example a report."),
    )
    starts_on = models.DateField(_("Start"), null=True, blank=True)
    due_on = models.DateField(_("Due"), null=True, blank=True)
    due_text = models.CharField(
        _("Time in words"),
        max_length=250,
        blank=True,
        help_text=_("When the plan gives no date, for example during the school year."),
    )
    frequency = models.CharField(
        _("Frequency"), max_length=20, choices=Frequency.choices, default=Frequency.ONCE
    )
    sort_order = models.PositiveIntegerField(_("Order"), default=0)

    #: Plans show their tasks.
    seen_by_visitors = True

    panels = [
        PageOfTypesPanel("plan", types=plan_types),
        FieldPanel("description"),
        MultiFieldPanel(
            [
                FieldPanel("lead_unit"),
                FieldPanel("lead_unit_text"),
                FieldPanel("supporting_units", widget=forms.CheckboxSelectMultiple),
            ],
            heading=_("Units"),
        ),
        FieldPanel("product"),
        MultiFieldPanel(
            [
                FieldRowPanel([FieldPanel("starts_on"), FieldPanel("due_on")]),
                FieldRowPanel([FieldPanel("frequency"), FieldPanel("due_text")]),
            ],
            heading=_("Time and frequency"),
        ),
        FieldPanel("sort_order"),
    ]
    search_fields = [
        index.SearchField("description"),
        index.AutocompleteField("description"),
        index.FilterField("plan_id"),
    ]

    class Meta:
        verbose_name = _("plan task")
        verbose_name_plural = _("plan tasks")
        ordering = ["plan", "sort_order", "pk"]

    def __str__(self) -> str:
        text = " ".join(self.description.split())
        return text if len(text) <= 100 else text[:99].rstrip() + "…"

    @property
    def unit_name(self) -> str:
        """The lead unit, or its name as written when the register has none."""
        return self.lead_unit.name if self.lead_unit else self.lead_unit_text

    @property
    def is_repeated(self) -> bool:
        return self.frequency != Frequency.ONCE

    def clean(self) -> None:
        super().clean()
        errors: dict = {}
        if self.plan_id and not getattr(self.plan.specific_class, "is_plan", False):
            errors["plan"] = ValidationError(_("Choose a plan; this page is of another kind."))
        check_date_order(errors, self.starts_on, self.due_on, "due_on")
        if errors:
            raise ValidationError(errors)


__all__ = ["PlanTask"]
