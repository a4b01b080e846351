"""Reads the files of schools: official documents become an outline, with findings."""

from cchc_wagtail.official.decoding import UnreadableFile
from cchc_wagtail.official.findings import MESSAGES, Finding
from cchc_wagtail.official.outline import (
    Citation,
    Item,
    LegalBasis,
    Letterhead,
    OfficialDocument,
    Paragraph,
    Section,
    Signer,
    Table,
    TaskLine,
)
from cchc_wagtail.official.reading import Reading, read_file, read_text

__all__ = [
    "MESSAGES",
    "Citation",
    "Finding",
    "Item",
    "LegalBasis",
    "Letterhead",
    "OfficialDocument",
    "Paragraph",
    "Reading",
    "Section",
    "Signer",
    "Table",
    "TaskLine",
    "UnreadableFile",
    "read_file",
    "read_text",
]
