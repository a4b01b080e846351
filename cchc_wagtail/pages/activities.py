"""Activities (hoạt động): meetings, contests, training, inspections, campaigns."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import prefetch_related_objects
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from modelcluster.fields import ParentalManyToManyField
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel
from wagtail.fields import RichTextField, StreamField
from wagtail.models import Page
from wagtail.search import index

from cchc_wagtail.blocks import TEXT_FEATURES, FilesBlock, PhotosBlock
from cchc_wagtail.enums import ActivityKind
from cchc_wagtail.lists.filters import AreaFilter, ChoiceFilter, YearFilter
from cchc_wagtail.metadata.structured_data.organisation import reference_to
from cchc_wagtail.metadata.structured_data.values import Node, PageFacts
from cchc_wagtail.metadata.structured_data.works import article, event
from cchc_wagtail.pages.base import ContentPageMixin, api_fields_of, editing_tabs
from cchc_wagtail.pages.indexes import ReformIndexPageMixin
from cchc_wagtail.pages.plan_results import PlanListFilter, ServesPlanMixin
from cchc_wagtail.search.facts import SearchFacts
from cchc_wagtail.units.filters import UnitListFilter
from cchc_wagtail.units.org_units import OrgUnit, UnitLinksMixin


class ActivityPageMixin(ServesPlanMixin, UnitLinksMixin, ContentPageMixin):
    """Something that happened, or will, to carry out a plan."""

    kind = models.CharField(
        _("Kind"),
        max_length=20,
        db_index=True,
        choices=ActivityKind.choices,
        default=ActivityKind.MEETING,
    )
    starts_at = models.DateTimeField(_("Starts"), null=True, blank=True)
    ends_at = models.DateTimeField(_("Ends"), null=True, blank=True)
    location = models.CharField(_("Place"), max_length=250, blank=True)
    lead_unit = models.ForeignKey(
        OrgUnit,
        verbose_name=_("Lead unit"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
    )
    units = ParentalManyToManyField(
        OrgUnit, verbose_name=_("Units taking part"), blank=True, related_name="+"
    )
    plan_task = models.ForeignKey(
        "cchc_wagtail.PlanTask",
        verbose_name=_("Plan task it serves"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    participants = models.PositiveIntegerField(_("Number of participants"), null=True, blank=True)
    body = RichTextField(_("What happened"), blank=True, features=TEXT_FEATURES)
    photos = StreamField(
        PhotosBlock(),
        blank=True,
        verbose_name=_("Photos"),
        help_text=_("A child's face needs the consent of the parents and, from 7, of the child."),
    )
    files = StreamField(FilesBlock(), blank=True, verbose_name=_("Files"))

    api_fields = [
        *ContentPageMixin.api_fields,
        *api_fields_of(
            "kind", "starts_at", "ends_at", "location", "participants", "body", "photos", "files"
        ),
    ]
    search_fields = ContentPageMixin.search_fields + [
        index.SearchField("body"),
        index.SearchField("location"),
        index.FilterField("kind"),
        index.FilterField("starts_at"),
    ]
    index_filters = (
        ChoiceFilter("loai", _("Kind"), "kind", ActivityKind),
        YearFilter("nam", _("Year"), "starts_at"),
        UnitListFilter("don-vi", _("Unit"), "lead_unit", "units"),
        AreaFilter(),
        PlanListFilter(field="plan_task__plan"),
    )
    index_date_field = "starts_at"
    plan_lookup = "plan_task__plan"
    plan_date = "starts_at__date"
    plan_group = "activities"
    entry_template = "cchc_wagtail/partials/entry_activity.html"
    home_place = 50
    search_kind = "activity"
    kind_label = pgettext_lazy("kind of page", "Activities")
    describing_fields = (*ContentPageMixin.describing_fields, "body")
    is_article = True
    photo_field = "photos"
    file_fields = ("files",)

    edit_handler = editing_tabs(
        (
            [
                *Page.content_panels,
                FieldPanel("kind"),
                *ContentPageMixin.summary_panels,
                FieldRowPanel([FieldPanel("starts_at"), FieldPanel("ends_at")]),
                FieldPanel("location"),
                FieldPanel("body"),
            ],
            _("Activity"),
        ),
        (
            [
                MultiFieldPanel(
                    [
                        FieldPanel("lead_unit"),
                        FieldPanel("units", widget=forms.CheckboxSelectMultiple),
                        FieldPanel("participants"),
                    ],
                    heading=_("Units"),
                ),
                FieldPanel("plan_task"),
            ],
            _("Units and plan"),
        ),
        ([FieldPanel("photos"), FieldPanel("files")], _("Photos and files")),
    )

    class Meta:
        abstract = True

    def structured_data(self, facts: PageFacts, school: Node, request: Any) -> list[Node]:
        # Search engines refuse an event that has no day or no place; what happened stays a report.
        if self.starts_at and self.location:
            return [event(self, facts, reference_to(school))]
        return [article(self, facts, school)]

    def search_facts(self) -> SearchFacts:
        starts = timezone.localtime(self.starts_at).year if self.starts_at else None
        return SearchFacts(kind=self.search_kind, year=starts, unit_id=self.lead_unit_id)

    @classmethod
    def prepare_for_listing(cls, pages: list) -> None:
        prefetch_related_objects(pages, "lead_unit")

    def served_plans(self) -> Iterable[Page]:
        if self.plan_task_id is None:
            return ()
        return Page.objects.filter(cchc_plan_tasks=self.plan_task_id)

    def clean(self) -> None:
        super().clean()
        if self.starts_at and self.ends_at and self.ends_at < self.starts_at:
            raise ValidationError(
                {"ends_at": _("The end is before the start. Correct one of the two times.")}
            )


class ActivityPage(ActivityPageMixin, Page):
    """An activity of the school."""

    parent_page_types = ["cchc_wagtail.ActivityIndexPage"]
    subpage_types: list[str] = []
    page_description = _("A meeting, contest, training, inspection or campaign.")

    class Meta:
        verbose_name = _("activity")
        verbose_name_plural = _("activities")


class ActivityIndexPage(ReformIndexPageMixin, Page):
    """The list of activities."""

    listed_mixin = ActivityPageMixin
    template = "cchc_wagtail/index_page.html"
    parent_page_types = ["cchc_wagtail.ReformHomePage"]
    page_description = _("The list of activities.")

    class Meta:
        verbose_name = _("activity index")


__all__ = ["ActivityIndexPage", "ActivityPage", "ActivityPageMixin"]
