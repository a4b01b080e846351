"""Plans (kế hoạch) in the layout of an official document."""

from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.http import HttpRequest
from django.utils.functional import SimpleLazyObject
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel
from wagtail.models import Page
from wagtail.search import index

from cchc_wagtail.enums import DocumentKind
from cchc_wagtail.lists.filters import AreaFilter, ChoiceFilter, NumberFilter, SchoolYearFilter
from cchc_wagtail.lists.listing import page_types
from cchc_wagtail.pages.base import ContentPageMixin, api_fields_of, editing_tabs
from cchc_wagtail.pages.indexes import ReformIndexPageMixin
from cchc_wagtail.pages.panels import ImportReportPanel, PlanTasksPanel
from cchc_wagtail.pages.papers import OfficialPaperMixin
from cchc_wagtail.pages.plan_results import keys_serving, results_of
from cchc_wagtail.pages.validation import normalise_school_year
from cchc_wagtail.search.facts import SearchFacts, first_year


class PlanPageMixin(OfficialPaperMixin):
    """A plan: an official document whose tasks live beside it (see ``PlanTask``)."""

    kind = models.CharField(
        _("Kind of document"),
        max_length=10,
        db_index=True,
        choices=DocumentKind.choices,
        default=DocumentKind.PLAN,
    )
    year = models.PositiveSmallIntegerField(
        _("Year"),
        null=True,
        blank=True,
        db_index=True,
        help_text=_("For a plan by calendar year."),
    )
    school_year = models.CharField(
        _("School year"),
        max_length=20,
        blank=True,
        db_index=True,
        help_text=_("For a plan by school year, for example 2025-2026."),
    )

    api_fields = [*OfficialPaperMixin.api_fields, *api_fields_of("kind", "year", "school_year")]
    search_fields = OfficialPaperMixin.search_fields + [
        index.FilterField("kind"),
        index.FilterField("year"),
        index.FilterField("school_year"),
    ]
    is_plan = True
    entry_template = "cchc_wagtail/partials/entry_plan.html"
    home_place = 30
    search_kind = "plan"
    kind_label = pgettext_lazy("kind of page", "Plans")
    index_filters = (
        ChoiceFilter("loai", _("Kind"), "kind", DocumentKind),
        NumberFilter("nam", _("Year"), "year"),
        SchoolYearFilter("nam-hoc", _("School year"), "school_year"),
        AreaFilter(),
    )

    edit_handler = editing_tabs(
        (
            [
                *Page.content_panels,
                FieldPanel("subject"),
                *ContentPageMixin.summary_panels,
                FieldRowPanel([FieldPanel("kind"), FieldPanel("year"), FieldPanel("school_year")]),
                FieldPanel("body"),
                ImportReportPanel(heading=_("Import report")),
            ],
            _("Content"),
        ),
        (
            [
                MultiFieldPanel(OfficialPaperMixin.header_panels, heading=_("Letterhead")),
                FieldPanel("legal_bases"),
            ],
            _("Letterhead and bases"),
        ),
        (OfficialPaperMixin.closing_panels, _("Recipients, signature, files")),
        ([PlanTasksPanel(heading=_("Tasks of this plan"))], _("Assigned tasks")),
    )

    class Meta:
        abstract = True

    def clean(self) -> None:
        super().clean()
        errors: dict = {}
        self.school_year = normalise_school_year(self.school_year, errors)
        if self.year is not None and not 1990 <= self.year <= 2100:
            errors["year"] = ValidationError(_("Type a year with four digits, for example 2026."))
        if errors:
            raise ValidationError(errors)

    def search_facts(self) -> SearchFacts:
        issued = self.issued_on.year if self.issued_on else None
        year = self.year or first_year(self.school_year) or issued
        return SearchFacts(kind=self.search_kind, year=year)

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context(request, *args, **kwargs)
        # Read only when the page is rendered and its parts are not remembered.
        context["tasks"] = SimpleLazyObject(self.get_tasks)
        context["results"] = SimpleLazyObject(lambda: results_of(self))
        return context

    @property
    def has_kind_line(self) -> bool:
        """Whether the kind stands above the title; "other kind" tells a reader nothing."""
        return self.kind != DocumentKind.OTHER

    def get_tasks(self) -> list:
        """The tasks of this plan in order, with their units fetched."""
        if not self.pk:
            return []
        tasks = self.cchc_plan_tasks.select_related("lead_unit")
        return list(tasks.prefetch_related("supporting_units"))

    def related_keys(self) -> list[int]:
        return [*super().related_keys(), *keys_serving(self)]


def plan_types() -> list[type[Page]]:
    """Every page type built from ``PlanPageMixin``, a host's own types included."""
    return page_types(PlanPageMixin)


class PlanPage(PlanPageMixin, Page):
    """A plan of the school."""

    parent_page_types = ["cchc_wagtail.PlanIndexPage"]
    subpage_types: list[str] = []
    page_description = _("A plan with numbered sections and tasks for the units.")

    class Meta:
        verbose_name = _("plan")
        verbose_name_plural = _("plans")


class PlanIndexPage(ReformIndexPageMixin, Page):
    """The list of plans."""

    listed_mixin = PlanPageMixin
    template = "cchc_wagtail/index_page.html"
    parent_page_types = ["cchc_wagtail.ReformHomePage"]
    page_description = _("The list of plans.")

    class Meta:
        verbose_name = _("plan index")


__all__ = ["PlanIndexPage", "PlanPage", "PlanPageMixin", "plan_types"]
