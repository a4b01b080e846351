"""StreamField blocks, one module per family."""

from cchc_wagtail.blocks.papers import (
    FileBlock,
    FilesBlock,
    LegalBasesBlock,
    LegalBasisBlock,
    ReplacedDocumentBlock,
    ReplacedDocumentsBlock,
    SignerBlock,
    SignersBlock,
)
from cchc_wagtail.blocks.photos import PhotoBlock, PhotosBlock
from cchc_wagtail.blocks.procedures import (
    ChannelBlock,
    ChannelsBlock,
    DossierBlock,
    DossierCaseBlock,
    DossierItemBlock,
    FeeBlock,
    StepBlock,
    StepsBlock,
)
from cchc_wagtail.blocks.text import (
    TEXT_FEATURES,
    DocumentBodyBlock,
    PointBlock,
    SectionBlock,
    SubsectionBlock,
    TableBlock,
    TextBlock,
    format_table,
    parse_table,
)

__all__ = [
    "TEXT_FEATURES",
    "ChannelBlock",
    "ChannelsBlock",
    "DocumentBodyBlock",
    "DossierBlock",
    "DossierCaseBlock",
    "DossierItemBlock",
    "FeeBlock",
    "FileBlock",
    "FilesBlock",
    "LegalBasesBlock",
    "LegalBasisBlock",
    "PhotoBlock",
    "PhotosBlock",
    "PointBlock",
    "ReplacedDocumentBlock",
    "ReplacedDocumentsBlock",
    "SectionBlock",
    "SignerBlock",
    "SignersBlock",
    "StepBlock",
    "StepsBlock",
    "SubsectionBlock",
    "TableBlock",
    "TextBlock",
    "format_table",
    "parse_table",
]
