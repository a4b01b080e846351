"""Official documents (văn bản) and their effect."""

import datetime
from collections.abc import Iterable
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel
from wagtail.fields import StreamField
from wagtail.models import Page
from wagtail.search import index

from cchc_wagtail.blocks import ReplacedDocumentsBlock
from cchc_wagtail.enums import DocumentKind, EffectState
from cchc_wagtail.lists.filters import AreaFilter, ChoiceFilter, TextFilter, YearFilter
from cchc_wagtail.metadata.structured_data.organisation import reference_to
from cchc_wagtail.metadata.structured_data.values import Node, PageFacts
from cchc_wagtail.metadata.structured_data.works import legal_document
from cchc_wagtail.pages.base import ContentPageMixin, api_fields_of, editing_tabs
from cchc_wagtail.pages.indexes import ReformIndexPageMixin
from cchc_wagtail.pages.panels import ImportReportPanel
from cchc_wagtail.pages.papers import OfficialPaperMixin
from cchc_wagtail.pages.plan_results import PlanListFilter, ServesPlanMixin
from cchc_wagtail.pages.plans import plan_types
from cchc_wagtail.pages.replacements import DocumentReplacement, EffectFilter
from cchc_wagtail.pages.validation import check_date_order
from cchc_wagtail.panels import PageOfTypesPanel
from cchc_wagtail.search.facts import SearchFacts


class DocumentPageMixin(ServesPlanMixin, OfficialPaperMixin):
    """An official document with its files and its effect."""

    kind = models.CharField(
        _("Kind of document"),
        max_length=10,
        db_index=True,
        choices=DocumentKind.choices,
        default=DocumentKind.DECISION,
    )
    field = models.CharField(
        _("Field of work"),
        max_length=200,
        blank=True,
        db_index=True,
        help_text=_("For example enrolment."),
    )
    effective_on = models.DateField(
        _("In force from"),
        null=True,
        blank=True,
        help_text=_("Left empty, the document is in force from its date of issue."),
    )
    expired_on = models.DateField(
        _("No longer in force from"),
        null=True,
        blank=True,
        help_text=_("The first day on which it is no longer in force."),
    )
    replaces = StreamField(ReplacedDocumentsBlock(), blank=True, verbose_name=_("Replaces"))
    replaced_by_text = models.CharField(
        _("Replaced by"),
        max_length=250,
        blank=True,
        help_text=_(
            "Only for a new document that is not on this site. When it is here, choose this "
            "document in the new one under “Replaces”."
        ),
    )

    plan = models.ForeignKey(
        "wagtailcore.Page",
        verbose_name=_("Plan it belongs to"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text=_("Choose it when the document was issued to carry out a plan."),
    )

    api_fields = [
        *OfficialPaperMixin.api_fields,
        *api_fields_of(
            "kind", "field", "effective_on", "expired_on", "effect_state", "replaced_by_text"
        ),
    ]
    search_fields = OfficialPaperMixin.search_fields + [
        index.FilterField("kind"),
        index.FilterField("field"),
    ]
    unlisted_fields = (*OfficialPaperMixin.unlisted_fields, "replaces")
    plan_lookup = "plan"
    plan_date = "issued_on"
    plan_group = "documents"
    can_be_replaced = True
    entry_template = "cchc_wagtail/partials/entry_document.html"
    home_place = 20
    search_kind = "document"
    kind_label = pgettext_lazy("kind of page", "Official documents")
    search_states = EffectState
    index_filters = (
        ChoiceFilter("loai", _("Kind"), "kind", DocumentKind),
        TextFilter("linh-vuc", _("Field of work"), "field"),
        YearFilter("nam", _("Year"), "issued_on"),
        EffectFilter("trang-thai", _("State")),
        AreaFilter(),
        PlanListFilter(),
    )

    edit_handler = editing_tabs(
        (
            [
                *Page.content_panels,
                FieldPanel("subject"),
                *ContentPageMixin.summary_panels,
                FieldRowPanel([FieldPanel("kind"), FieldPanel("field")]),
                MultiFieldPanel(OfficialPaperMixin.header_panels, heading=_("Letterhead")),
                FieldPanel("files"),
                ImportReportPanel(heading=_("Import report")),
            ],
            _("Paper and files"),
        ),
        (
            [
                FieldRowPanel([FieldPanel("effective_on"), FieldPanel("expired_on")]),
                FieldPanel("replaces"),
                FieldPanel("replaced_by_text"),
                PageOfTypesPanel("plan", types=plan_types),
            ],
            _("Effect and plan"),
        ),
        (
            [
                FieldPanel("legal_bases"),
                FieldPanel("body"),
                FieldPanel("recipients"),
                FieldPanel("signers"),
            ],
            _("Body and signature"),
        ),
    )

    class Meta:
        abstract = True

    @classmethod
    def prepare_for_listing(cls, pages: list) -> None:
        """One query for the replacements of all ``pages``, so that no state asks again."""
        by_page: dict[int, list[DocumentReplacement]] = {page.pk: [] for page in pages}
        rows = DocumentReplacement.objects.filter(replacing__live=True, replaced__in=list(by_page))
        for row in rows.select_related("replacing"):
            by_page[row.replaced_id].append(row)
        for page in pages:
            page.replacements = by_page[page.pk]

    def clean(self) -> None:
        super().clean()
        errors: dict = {}
        check_date_order(errors, self.issued_on, self.effective_on, "effective_on")
        check_date_order(errors, self.effective_on or self.issued_on, self.expired_on, "expired_on")
        if self.pk and any(
            block.value["page"] and block.value["page"].pk == self.pk for block in self.replaces
        ):
            errors["replaces"] = ValidationError(
                _("A document cannot replace itself. Choose another document.")
            )
        if self.plan_id and not getattr(self.plan.specific_class, "is_plan", False):
            errors["plan"] = ValidationError(_("Choose a plan; this page is of another kind."))
        if errors:
            raise ValidationError(errors)

    def search_facts(self) -> SearchFacts:
        today = timezone.localdate()
        changes = (self.effective_on or self.issued_on, self.expires_on)
        return SearchFacts(
            kind=self.search_kind,
            field=self.field,
            year=self.issued_on.year if self.issued_on else None,
            state=self.effect_on(today).value,
            state_until=min((day for day in changes if day and day > today), default=None),
        )

    def structured_data(self, facts: PageFacts, school: Node, request: Any) -> list[Node]:
        return [legal_document(self, facts, reference_to(school), request)]

    def found_otherwise(self) -> list[int]:
        """The documents that this one replaces are no longer in force."""
        replaced = DocumentReplacement.objects.filter(replacing=self.pk)
        return list(replaced.values_list("replaced_id", flat=True))

    def served_plans(self) -> Iterable[Page]:
        return () if self.plan_id is None else (self.plan,)

    def related_keys(self) -> list[int]:
        """With the documents that this one replaces, and those that replace it."""
        rows = DocumentReplacement.objects.filter(
            models.Q(replacing=self.pk) | models.Q(replaced=self.pk)
        )
        pairs = rows.values_list("replacing_id", "replaced_id")
        return [*super().related_keys(), *(key for pair in pairs for key in pair)]

    def save(self, *args: Any, **kwargs: Any) -> Any:
        result = super().save(*args, **kwargs)
        changed = kwargs.get("update_fields")
        # Saving a draft of a live page writes a few fields of the page only; what the draft
        # replaces must not reach visitors before it is published.
        if changed is None or "replaces" in changed:
            self.index_replacements()
        return result

    def index_replacements(self) -> None:
        """Write the rows of ``DocumentReplacement`` for what this page replaces now."""
        wanted = {block.value["page"].pk for block in self.replaces if block.value.get("page")} - {
            self.pk
        }
        from_date = self.effective_on or self.issued_on
        existing = DocumentReplacement.objects.filter(replacing_id=self.pk)
        existing.exclude(replaced_id__in=wanted).delete()
        for replaced_id in wanted:
            DocumentReplacement.objects.update_or_create(
                replacing_id=self.pk, replaced_id=replaced_id, defaults={"from_date": from_date}
            )

    @cached_property
    def replacements(self) -> list[DocumentReplacement]:
        """Replacements of this document by live pages, those that begin later included."""
        return list(
            DocumentReplacement.objects.filter(replacing__live=True, replaced_id=self.pk)
            .select_related("replacing")
            .order_by("from_date", "pk")
        )

    @property
    def expires_on(self) -> datetime.date | None:
        """First day without effect: the document's own date or the replacing one's, if earlier."""
        dates = [row.from_date for row in self.replacements if row.from_date]
        if self.expired_on:
            dates.append(self.expired_on)
        return min(dates, default=None)

    @property
    def effect_state(self) -> EffectState:
        """Effect today."""
        return self.effect_on(timezone.localdate())

    def effect_on(self, day: datetime.date) -> EffectState:
        """Effect on ``day``, from the dates and the documents that replace this one."""
        start = self.effective_on or self.issued_on
        if self.expires_on and self.expires_on <= day:
            return EffectState.EXPIRED
        if any(row.from_date is None for row in self.replacements):
            return EffectState.EXPIRED
        if self.replaced_by_text and not self.expired_on:
            return EffectState.EXPIRED
        if start and start > day:
            return EffectState.NOT_YET
        return EffectState.IN_FORCE


class DocumentPage(DocumentPageMixin, Page):
    """An official document."""

    parent_page_types = ["cchc_wagtail.DocumentIndexPage"]
    subpage_types: list[str] = []
    page_description = _("An official document with its number, effect and files.")

    class Meta:
        verbose_name = _("official document")
        verbose_name_plural = _("official documents")


class DocumentIndexPage(ReformIndexPageMixin, Page):
    """The list of official documents."""

    listed_mixin = DocumentPageMixin
    template = "cchc_wagtail/index_page.html"
    parent_page_types = ["cchc_wagtail.ReformHomePage"]
    page_description = _("The list of official documents.")

    class Meta:
        verbose_name = _("document index")


__all__ = [
    "DocumentIndexPage",
    "DocumentPage",
    "DocumentPageMixin",
]
