"""Plans (kế hoạch) in the layout of an official document."""

from collections.abc import Iterable
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.http import HttpRequest
from django.utils.functional import SimpleLazyObject
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel
from wagtail.fields import StreamField
from wagtail.models import Page
from wagtail.search import index

from cchc_wagtail.blocks import DocumentBodyBlock, FilesBlock, LegalBasesBlock, SignersBlock
from cchc_wagtail.enums import DocumentKind
from cchc_wagtail.models.base import ContentPageMixin, api_fields_of, editing_tabs
from cchc_wagtail.models.list_filters import (
    AreaFilter,
    ChoiceFilter,
    NumberFilter,
    SchoolYearFilter,
)
from cchc_wagtail.models.listing import page_types
from cchc_wagtail.models.plan_relations import keys_serving, results_of
from cchc_wagtail.models.search_facts import SearchFacts, first_year
from cchc_wagtail.models.structured_data.organisation import reference_to
from cchc_wagtail.models.structured_data.values import Node, PageFacts
from cchc_wagtail.models.structured_data.works import paper
from cchc_wagtail.panels import ImportReportPanel, PlanTasksPanel
from cchc_wagtail.vietnamese import parse_school_year


def normalise_school_year(value: str, errors: dict, field: str = "school_year") -> str:
    """``value`` as ``2025-2026``; adds an error under ``field`` when it is no school year."""
    if not value:
        return ""
    try:
        return parse_school_year(value)
    except ValueError:
        errors[field] = ValidationError(
            _("Type a school year as two consecutive years, for example 2025-2026.")
        )
        return value


class OfficialPaperMixin(ContentPageMixin):
    """Fields of the letterhead and the end of an official document.

    Source of the components: Decree 30/2020/NĐ-CP, Appendix I.
    """

    superior = models.CharField(
        _("Superior body"),
        max_length=250,
        blank=True,
        help_text=_("As on the letterhead at the date of issue; old papers keep their old one."),
    )
    issuer = models.CharField(_("Issuing body"), max_length=250, blank=True)
    number = models.CharField(
        _("Number"),
        max_length=20,
        blank=True,
        help_text=_("Only the number, for example 05. Leave empty until the office assigns it."),
    )
    symbol = models.CharField(
        _("Symbol"), max_length=60, blank=True, help_text=_("For example KH-MNHS.")
    )
    place = models.CharField(_("Place"), max_length=120, blank=True)
    issued_on = models.DateField(_("Date issued"), null=True, blank=True)
    subject = models.TextField(
        _("Summary of content"),
        blank=True,
        max_length=1500,
        help_text=_("The full trích yếu as on the paper; left empty, the title is shown."),
    )
    legal_bases = StreamField(
        LegalBasesBlock(), blank=True, verbose_name=_("Legal bases"), use_json_field=True
    )
    body = StreamField(DocumentBodyBlock(), blank=True, verbose_name=_("Body"))
    recipients = models.TextField(
        _("Recipients"), blank=True, help_text=_("One recipient per line, without a dash.")
    )
    signers = StreamField(SignersBlock(), blank=True, verbose_name=_("Signers"))
    files = StreamField(
        FilesBlock(),
        blank=True,
        verbose_name=_("Files"),
        help_text=_("The signed copy first, then forms and annexes."),
    )

    header_panels = [
        FieldRowPanel([FieldPanel("superior"), FieldPanel("issuer")]),
        FieldRowPanel([FieldPanel("number"), FieldPanel("symbol")]),
        FieldRowPanel([FieldPanel("place"), FieldPanel("issued_on")]),
    ]
    closing_panels = [FieldPanel("recipients"), FieldPanel("signers"), FieldPanel("files")]
    api_fields = [
        *ContentPageMixin.api_fields,
        *api_fields_of(
            "superior",
            "issuer",
            "number",
            "symbol",
            "place",
            "issued_on",
            "subject",
            "legal_bases",
            "body",
            "recipients",
            "signers",
            "files",
        ),
    ]
    search_fields = ContentPageMixin.search_fields + [
        index.SearchField("subject", boost=2),
        index.SearchField("number"),
        index.SearchField("symbol"),
        index.SearchField("issuer"),
        index.SearchField("body"),
        index.SearchField("legal_bases"),
        index.FilterField("issued_on"),
    ]
    index_date_field = "issued_on"
    lead_fields = (*ContentPageMixin.lead_fields, "subject", "full_number")
    describing_fields = (*ContentPageMixin.describing_fields, "subject")
    file_fields = ("files",)
    unlisted_fields = (*ContentPageMixin.unlisted_fields, "legal_bases", "body", "signers")

    class Meta:
        abstract = True

    @property
    def number_and_symbol(self) -> str:
        """``05/KH-MNHS``; numbers below ten carry a zero (Decree 30/2020/NĐ-CP, Appendix I).

        An empty number leaves the space that the clerk fills in by hand.
        """
        number = self.number.zfill(2) if self.number.isdigit() else self.number
        if self.symbol:
            return f"{number or '     '}/{self.symbol}"
        return number

    @property
    def full_number(self) -> str:
        """Number and symbol; empty while the office has not assigned the number."""
        return self.number_and_symbol if self.number else ""

    def further_search_texts(self) -> Iterable[str]:
        return (self.full_number,) if self.full_number else ()

    def structured_data(self, facts: PageFacts, school: Node, request: Any) -> list[Node]:
        return [paper(self, facts, reference_to(school), request)]

    @property
    def recipient_lines(self) -> list[str]:
        return [line.strip() for line in self.recipients.splitlines() if line.strip()]


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


__all__ = ["OfficialPaperMixin", "PlanPage", "PlanPageMixin", "normalise_school_year", "plan_types"]
