"""Guides to administrative procedures (thủ tục hành chính)."""

from typing import Any

from django.core.exceptions import ValidationError
from django.core.validators import RegexValidator
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel
from wagtail.fields import RichTextField, StreamField
from wagtail.models import Page
from wagtail.search import index

from cchc_wagtail.blocks import (
    TEXT_FEATURES,
    ChannelsBlock,
    DossierBlock,
    FilesBlock,
    LegalBasesBlock,
    StepsBlock,
)
from cchc_wagtail.enums import OnlineLevel, ProcedureState, ProcedureType
from cchc_wagtail.lists.filters import AreaFilter, ChoiceFilter, TextFilter
from cchc_wagtail.metadata.structured_data.services import how_to, service
from cchc_wagtail.metadata.structured_data.values import Node, PageFacts
from cchc_wagtail.pages.base import ContentPageMixin, api_fields_of, editing_tabs
from cchc_wagtail.pages.indexes import ReformIndexPageMixin
from cchc_wagtail.pages.notice_sheets import NoticeSheetMixin
from cchc_wagtail.pages.recheck import RECHECK_RULE
from cchc_wagtail.pages.validation import check_date_order
from cchc_wagtail.search.facts import SearchFacts

code_validator = RegexValidator(
    r"^\d\.\d{6}(\.\d{3}\.\d{2}\.\d{2}\.H\d{2})?$",
    _(
        "Type the national code as in 1.005099, or the provincial one as in "
        "1.005099.000.00.00.H38; leave it empty for the school's own procedure."
    ),
)


class ProcedurePageMixin(NoticeSheetMixin, ContentPageMixin):
    """A procedure with every field of the national record.

    Source: Decree 63/2010/NĐ-CP, Article 8(2), as amended by Decree 92/2017/NĐ-CP, and the record
    of the national public service portal. The code is optional: enrolment and other procedures of
    the school itself have none.
    """

    full_name = models.TextField(
        _("Full name"),
        blank=True,
        max_length=1200,
        help_text=_("Only when the official name is longer than the title."),
    )
    code = models.CharField(
        _("Procedure code"),
        max_length=30,
        blank=True,
        validators=[code_validator],
        help_text=_("For example 1.005099. Leave empty for the school's own procedure."),
    )
    decision_number = models.CharField(
        _("Publication decision"),
        max_length=100,
        blank=True,
        help_text=_("The decision that published the procedure, for example 858/QĐ-BTP."),
    )
    procedure_type = models.CharField(
        _("Type of procedure"), max_length=20, blank=True, choices=ProcedureType.choices
    )
    field = models.CharField(
        _("Field of work"),
        max_length=200,
        blank=True,
        db_index=True,
        help_text=_("For example preschool education."),
    )
    levels = models.TextField(
        _("Levels"), blank=True, help_text=_("One per line, for example commune level.")
    )
    state = models.CharField(
        _("State"),
        max_length=20,
        db_index=True,
        choices=ProcedureState.choices,
        default=ProcedureState.IN_FORCE,
    )
    effective_on = models.DateField(_("In force from"), null=True, blank=True)
    ended_on = models.DateField(_("Suspended or abolished from"), null=True, blank=True)
    audiences = models.TextField(_("Who it is for"), blank=True, help_text=_("One per line."))
    steps = StreamField(StepsBlock(), blank=True, verbose_name=_("Steps"))
    channels = StreamField(ChannelsBlock(), blank=True, verbose_name=_("Channels"))
    dossier = StreamField(DossierBlock(), blank=True, verbose_name=_("Dossier"))
    no_dossier = models.BooleanField(_("No papers are needed"), default=False)
    dossier_sets = models.PositiveSmallIntegerField(
        _("Number of sets"), null=True, blank=True, default=1
    )
    results = models.TextField(_("Result"), blank=True, help_text=_("One result per line."))
    conditions = RichTextField(_("Conditions"), blank=True, features=TEXT_FEATURES)
    benefit = models.TextField(
        _("What the family receives"), blank=True, help_text=_("For support and allowances.")
    )
    carried_out_by = models.CharField(_("Carried out by"), max_length=300, blank=True)
    decided_by = models.CharField(_("Decided by"), max_length=300, blank=True)
    received_by = models.CharField(_("Received by"), max_length=300, blank=True)
    cooperating = models.CharField(_("Cooperating bodies"), max_length=300, blank=True)
    delegated_to = models.CharField(_("Delegated to"), max_length=300, blank=True)
    reception_address = models.TextField(
        _("Where dossiers are received"), blank=True, help_text=_("One place per line.")
    )
    legal_bases = StreamField(LegalBasesBlock(), blank=True, verbose_name=_("Legal bases"))
    online_level = models.CharField(
        _("Level of online service"), max_length=20, blank=True, choices=OnlineLevel.choices
    )
    portal_url = models.URLField(
        _("Page on the national portal"), blank=True, help_text=_("Parents apply there.")
    )
    source_url = models.URLField(_("Source of the text"), blank=True)
    last_checked_on = models.DateField(
        _("Last checked"),
        null=True,
        blank=True,
        help_text=_("The day on which somebody compared this page with the rules in force."),
    )
    tips = RichTextField(
        _("Tips of the school"),
        blank=True,
        features=TEXT_FEATURES,
        help_text=_("What the office tells parents again and again. Ask for no extra papers."),
    )
    contact_name = models.CharField(_("Contact person"), max_length=150, blank=True)
    contact_phone = models.CharField(_("Contact phone"), max_length=50, blank=True)
    contact_email = models.EmailField(_("Contact e-mail"), blank=True)
    files = StreamField(FilesBlock(), blank=True, verbose_name=_("Files"))
    keywords = models.CharField(
        _("Keywords"), max_length=300, blank=True, help_text=_("Words parents use for it.")
    )

    api_fields = [
        *ContentPageMixin.api_fields,
        *api_fields_of(
            "full_name",
            "code",
            "decision_number",
            "procedure_type",
            "field",
            "levels",
            "state",
            "effective_on",
            "ended_on",
            "audiences",
            "steps",
            "channels",
            "dossier",
            "no_dossier",
            "dossier_sets",
            "results",
            "conditions",
            "benefit",
            "carried_out_by",
            "decided_by",
            "received_by",
            "cooperating",
            "delegated_to",
            "reception_address",
            "legal_bases",
            "online_level",
            "portal_url",
            "source_url",
            "last_checked_on",
            "tips",
            "contact_name",
            "contact_phone",
            "contact_email",
            "files",
        ),
    ]
    search_fields = ContentPageMixin.search_fields + [
        index.SearchField("full_name", boost=2),
        index.SearchField("code"),
        index.SearchField("keywords"),
        index.SearchField("steps"),
        index.SearchField("dossier"),
        index.SearchField("channels"),
        index.SearchField("audiences"),
        index.SearchField("benefit"),
        index.SearchField("results"),
        index.SearchField("conditions"),
        index.SearchField("tips"),
        index.SearchField("decision_number"),
        index.SearchField("carried_out_by"),
        index.SearchField("reception_address"),
        index.SearchField("legal_bases"),
        index.FilterField("state"),
        index.FilterField("field"),
        index.FilterField("code"),
    ]
    can_be_featured = True
    entry_template = "cchc_wagtail/partials/entry_procedure.html"
    home_place = 10
    search_kind = "procedure"
    kind_label = pgettext_lazy("kind of page", "Procedures")
    search_states = ProcedureState
    dated_in_results = False
    lead_fields = (*ContentPageMixin.lead_fields, "full_name", "keywords", "code")
    describing_fields = (*ContentPageMixin.describing_fields, "full_name")
    file_fields = ("files", "dossier")
    unlisted_fields = (
        *ContentPageMixin.unlisted_fields,
        "steps",
        "channels",
        "dossier",
        "legal_bases",
    )
    index_filters = (
        TextFilter("linh-vuc", _("Field of work"), "field"),
        ChoiceFilter("trang-thai", _("State"), "state", ProcedureState),
        AreaFilter(),
    )

    edit_handler = editing_tabs(
        (
            [
                *Page.content_panels,
                FieldPanel("full_name"),
                *ContentPageMixin.summary_panels,
                FieldPanel("audiences"),
                FieldPanel("dossier"),
                FieldRowPanel([FieldPanel("no_dossier"), FieldPanel("dossier_sets")]),
                FieldPanel("steps"),
                FieldPanel("channels"),
                FieldPanel("results"),
                FieldPanel("benefit"),
                FieldPanel("conditions"),
                FieldPanel("files"),
            ],
            _("What parents need"),
        ),
        (
            [
                FieldRowPanel([FieldPanel("code"), FieldPanel("decision_number")]),
                FieldRowPanel([FieldPanel("procedure_type"), FieldPanel("field")]),
                FieldPanel("levels"),
                MultiFieldPanel(
                    [
                        FieldPanel("carried_out_by"),
                        FieldPanel("decided_by"),
                        FieldPanel("received_by"),
                        FieldPanel("cooperating"),
                        FieldPanel("delegated_to"),
                        FieldPanel("reception_address"),
                    ],
                    heading=_("Bodies"),
                ),
                FieldPanel("legal_bases"),
            ],
            _("National record"),
        ),
        (
            [
                FieldPanel("tips"),
                MultiFieldPanel(
                    [
                        FieldPanel("contact_name"),
                        FieldPanel("contact_phone"),
                        FieldPanel("contact_email"),
                    ],
                    heading=_("Contact"),
                ),
                FieldPanel("keywords"),
            ],
            _("Tips and contact"),
        ),
        (
            [
                FieldPanel("state"),
                FieldRowPanel([FieldPanel("effective_on"), FieldPanel("ended_on")]),
                FieldPanel("last_checked_on"),
                FieldPanel("online_level"),
                FieldPanel("portal_url"),
                FieldPanel("source_url"),
            ],
            _("State and source"),
        ),
    )

    class Meta:
        abstract = True

    def clean(self) -> None:
        super().clean()
        errors: dict = {}
        check_date_order(errors, self.effective_on, self.ended_on, "ended_on")
        if self.no_dossier and self.dossier:
            errors["no_dossier"] = ValidationError(
                _("Papers are listed below. Untick this box or delete the papers.")
            )
        if errors:
            raise ValidationError(errors)

    def search_facts(self) -> SearchFacts:
        return SearchFacts(kind=self.search_kind, field=self.field, state=self.state)

    def structured_data(self, facts: PageFacts, school: Node, request: Any) -> list[Node]:
        return [service(self, facts, school), how_to(self, facts)]

    @property
    def official_name(self) -> str:
        return self.full_name or self.title

    @property
    def is_in_force(self) -> bool:
        return self.state == ProcedureState.IN_FORCE

    @property
    def is_not_yet_in_force(self) -> bool:
        return self.state == ProcedureState.NOT_YET

    @property
    def needs_recheck(self) -> bool:
        """Whether nobody has compared the page with the rules in force for too long."""
        return RECHECK_RULE.is_stale(self.last_checked_on, timezone.localdate())

    def lines(self, field: str) -> list[str]:
        """The non-empty lines of a text field that holds one entry per line."""
        return [line.strip() for line in getattr(self, field).splitlines() if line.strip()]

    @property
    def audience_lines(self) -> list[str]:
        return self.lines("audiences")

    @property
    def level_lines(self) -> list[str]:
        return self.lines("levels")

    @property
    def result_lines(self) -> list[str]:
        return self.lines("results")

    @property
    def reception_lines(self) -> list[str]:
        return self.lines("reception_address")


class ProcedurePage(ProcedurePageMixin, Page):
    """A guide to one procedure."""

    parent_page_types = ["cchc_wagtail.ProcedureIndexPage"]
    subpage_types: list[str] = []
    page_description = _("A guide to a procedure: papers, steps, time limit, fee.")

    class Meta:
        verbose_name = _("procedure")
        verbose_name_plural = _("procedures")


class ProcedureIndexPage(ReformIndexPageMixin, Page):
    """The list of procedures."""

    listed_mixin = ProcedurePageMixin
    template = "cchc_wagtail/index_page.html"
    parent_page_types = ["cchc_wagtail.ReformHomePage"]
    page_description = _("The list of procedure guides.")

    class Meta:
        verbose_name = _("procedure index")


__all__ = ["ProcedureIndexPage", "ProcedurePage", "ProcedurePageMixin"]
