"""What plans and official documents have in common: an official paper with its letterhead."""

from collections.abc import Iterable
from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel
from wagtail.fields import StreamField
from wagtail.search import index

from cchc_wagtail.blocks import DocumentBodyBlock, FilesBlock, LegalBasesBlock, SignersBlock
from cchc_wagtail.metadata.structured_data.organisation import reference_to
from cchc_wagtail.metadata.structured_data.values import Node, PageFacts
from cchc_wagtail.metadata.structured_data.works import paper
from cchc_wagtail.pages.base import ContentPageMixin, api_fields_of


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

    #: Whether the papers are plans: tasks of the register hang on them, and they are for a year.
    is_plan: bool = False

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


__all__ = ["OfficialPaperMixin"]
