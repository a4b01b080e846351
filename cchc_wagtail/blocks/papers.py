"""Parts of an official document around its body: bases, signers, files, replaced documents."""

from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.documents.blocks import DocumentChooserBlock

from cchc_wagtail.blocks.choosers import ChosenPageBlock
from cchc_wagtail.enums import BasisState


class LegalBasisValue(blocks.StructValue):
    """A legal basis as a template reads it."""

    @property
    def is_in_force(self) -> bool:
        return self["state"] == BasisState.IN_FORCE

    @property
    def state_label(self) -> str:
        return str(dict(BasisState.choices).get(self["state"], ""))


class LegalBasisBlock(blocks.StructBlock):
    """One legal basis, with its present state, since rules quoted on school pages go stale."""

    text = blocks.TextBlock(
        rows=2,
        label=_("Basis as written"),
        help_text=_("The whole sentence as it stands in the document."),
    )
    number = blocks.CharBlock(
        required=False,
        max_length=100,
        label=_("Number and symbol"),
        help_text=_("For example 30/2020/NĐ-CP."),
    )
    issued_on = blocks.DateBlock(required=False, label=_("Date issued"))
    issuer = blocks.CharBlock(required=False, max_length=250, label=_("Issuing body"))
    state = blocks.ChoiceBlock(
        choices=BasisState.choices, default=BasisState.IN_FORCE, label=_("State")
    )
    ended_on = blocks.DateBlock(required=False, label=_("Expired or replaced from"))
    replaced_by = blocks.CharBlock(
        required=False, max_length=250, label=_("Replaced or amended by")
    )
    url = blocks.URLBlock(required=False, label=_("Link to the text"))

    def clean(self, value: Any) -> Any:
        value = super().clean(value)
        if value["state"] in (BasisState.REPLACED, BasisState.AMENDED) and not value["replaced_by"]:
            raise blocks.StructBlockValidationError(
                {
                    "replaced_by": ValidationError(
                        _("Type the number of the document that replaces or amends this basis.")
                    )
                }
            )
        return value

    class Meta:
        icon = "doc-full"
        label = _("Legal basis")
        label_format = "{number} {text}"
        description = _("A document this one rests on, with its state.")
        value_class = LegalBasisValue
        template = "cchc_wagtail/blocks/legal_basis.html"
        preview_template = "cchc_wagtail/blocks/preview.html"
        preview_value = {
            "text": "Căn cứ Nghị định số 30/2020/NĐ-CP ngày 05 tháng 3 năm 2020 của Chính phủ;",
            "number": "30/2020/NĐ-CP",
            "state": BasisState.IN_FORCE,
        }


class LegalBasesBlock(blocks.StreamBlock):
    basis = LegalBasisBlock()

    class Meta:
        required = False


class SignerBlock(blocks.StructBlock):
    """One signature (Decree 30/2020/NĐ-CP, Appendix I, component 7)."""

    capacity = blocks.CharBlock(
        required=False,
        max_length=150,
        label=_("Signing capacity"),
        help_text=_("TM., KT., TL. or TUQ. with the body or office, as on the paper."),
    )
    position = blocks.CharBlock(
        required=False, max_length=150, label=_("Position"), help_text=_("For example Principal.")
    )
    name = blocks.CharBlock(required=False, max_length=150, label=_("Full name"))

    def clean(self, value: Any) -> Any:
        value = super().clean(value)
        if not (value["capacity"] or value["position"] or value["name"]):
            raise blocks.StructBlockValidationError(
                {"name": ValidationError(_("Type the signer's position or name."))}
            )
        return value

    class Meta:
        icon = "user"
        label = _("Signer")
        label_format = "{position} {name}"
        description = _("Who signed, in what capacity.")
        template = "cchc_wagtail/blocks/signer.html"
        preview_template = "cchc_wagtail/blocks/preview.html"
        preview_value = {"capacity": "", "position": "HIỆU TRƯỞNG", "name": "Nguyễn Thị Sen"}


class SignersBlock(blocks.StreamBlock):
    signer = SignerBlock()

    class Meta:
        required = False
        max_num = 6


class FileBlock(blocks.StructBlock):
    """A file for download."""

    document = DocumentChooserBlock(label=_("File"))
    label = blocks.CharBlock(
        required=False,
        max_length=250,
        label=_("Name shown"),
        help_text=_("Left empty, the file's own title is shown."),
    )
    is_signed = blocks.BooleanBlock(
        required=False, label=_("This is the signed copy with the seal or digital signature")
    )

    class Meta:
        icon = "download"
        label = _("File")
        label_format = "{label} {document}"
        description = _("A file that visitors can open, shown with its kind and size.")
        template = "cchc_wagtail/blocks/file.html"
        preview_template = "cchc_wagtail/blocks/file_preview.html"


class FilesBlock(blocks.StreamBlock):
    file = FileBlock()

    class Meta:
        required = False


class ReplacedPageBlock(ChosenPageBlock):
    """A page that a document replaces."""

    chosen_by = "can_be_replaced"


class ReplacedDocumentBlock(blocks.StructBlock):
    """A document that the present one replaces: a page of this site, or only its number."""

    page = ReplacedPageBlock(required=False, label=_("Document on this site"))
    text = blocks.CharBlock(
        required=False,
        max_length=250,
        label=_("Number and title"),
        help_text=_("Only for a document that is not on this site."),
    )

    def clean(self, value: Any) -> Any:
        value = super().clean(value)
        if not (value["page"] or value["text"]):
            raise blocks.StructBlockValidationError(
                {"page": ValidationError(_("Choose the replaced document or type its number."))}
            )
        return value

    class Meta:
        icon = "history"
        label = _("Replaced document")
        label_format = "{page} {text}"
        description = _("A document that is no longer in force because of this one.")
        template = "cchc_wagtail/blocks/replaced_document.html"
        preview_template = "cchc_wagtail/blocks/preview.html"
        preview_value = {"text": "Quyết định số 12/QĐ-MNHS ngày 05 tháng 9 năm 2024"}


class ReplacedDocumentsBlock(blocks.StreamBlock):
    replaced = ReplacedDocumentBlock()

    class Meta:
        required = False


__all__ = [
    "FileBlock",
    "FilesBlock",
    "LegalBasesBlock",
    "LegalBasisBlock",
    "LegalBasisValue",
    "ReplacedDocumentBlock",
    "ReplacedDocumentsBlock",
    "ReplacedPageBlock",
    "SignerBlock",
    "SignersBlock",
]
