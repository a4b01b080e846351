"""The official document as data: frozen dataclasses and their JSON form.

Every visible character of a file that was read stands in one of these fields or in ``unread``.
The words of the author are kept; only Unicode form (NFC) and white space are normalised.
"""

import datetime
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import Any

from cchc_wagtail.official.findings import Finding


@dataclass(frozen=True)
class Citation:
    """A document that a legal basis names."""

    number: str
    issued_on: datetime.date | None = None


@dataclass(frozen=True)
class LegalBasis:
    """One basis (căn cứ) as written, with the documents it names."""

    text: str
    citations: tuple[Citation, ...] = ()
    line: int = 0

    def to_dict(self) -> dict[str, Any]:
        return {
            "text": self.text,
            "cites": [citation.number for citation in self.citations if citation.number],
            "citations": [
                {"number": citation.number, "issued_on": _iso(citation.issued_on)}
                for citation in self.citations
            ],
            "line": self.line,
        }


@dataclass(frozen=True)
class Paragraph:
    text: str
    line: int = 0

    def to_dict(self) -> dict[str, Any]:
        return {"type": "paragraph", "text": self.text, "line": self.line}


@dataclass(frozen=True)
class Item:
    """One entry of a list: its marker as written, its text, and the entries below it."""

    marker: str
    text: str
    items: tuple["Item", ...] = ()
    line: int = 0

    def to_dict(self) -> dict[str, Any]:
        return {
            "type": "item",
            "marker": self.marker,
            "text": self.text,
            "items": [item.to_dict() for item in self.items],
            "line": self.line,
        }

    def walk(self) -> Iterator["Item"]:
        yield self
        for item in self.items:
            yield from item.walk()


@dataclass(frozen=True)
class Table:
    """A table: rows of cells; merged cells are filled with empty strings."""

    rows: tuple[tuple[str, ...], ...]
    line: int = 0

    def to_dict(self) -> dict[str, Any]:
        return {"type": "table", "rows": [list(row) for row in self.rows], "line": self.line}


Content = Paragraph | Item | Table


@dataclass(frozen=True)
class Section:
    """A numbered or headed part.

    Attributes:
        number: the number without its punctuation: "I", "1.1", "a", "Điều 1"; may be empty.
        label: the number as written, "I/" or "1.".
        heading: the heading without the number; empty for a numbered paragraph.
        content: paragraphs, items and tables in order.
        sections: the parts below, after ``content``.
        broken_at: line on which a heading broken over two lines goes on, else 0.
    """

    number: str
    heading: str
    label: str = ""
    content: tuple[Content, ...] = ()
    sections: tuple["Section", ...] = ()
    line: int = 0
    broken_at: int = 0

    @property
    def paragraphs(self) -> tuple[Paragraph, ...]:
        return tuple(part for part in self.content if isinstance(part, Paragraph))

    @property
    def items(self) -> tuple[Item, ...]:
        return tuple(part for part in self.content if isinstance(part, Item))

    @property
    def tables(self) -> tuple[Table, ...]:
        return tuple(part for part in self.content if isinstance(part, Table))

    def walk(self) -> Iterator["Section"]:
        """This section and every one below it."""
        yield self
        for section in self.sections:
            yield from section.walk()

    def to_dict(self) -> dict[str, Any]:
        return {
            "number": self.number,
            "label": self.label,
            "heading": self.heading,
            "line": self.line,
            "paragraphs": [paragraph.text for paragraph in self.paragraphs],
            "items": [item.text for top in self.items for item in top.walk()],
            "tables": [[list(row) for row in table.rows] for table in self.tables],
            "content": [part.to_dict() for part in self.content],
            "sections": [section.to_dict() for section in self.sections],
        }


@dataclass(frozen=True)
class Signer:
    """One signature: capacity (TM., KT., ...), position and name as written."""

    capacity: str = ""
    position: str = ""
    name: str = ""

    def to_dict(self) -> dict[str, Any]:
        return {"capacity": self.capacity, "position": self.position, "name": self.name}


@dataclass(frozen=True)
class TaskLine:
    """A task of a unit, from "Tổ chức thực hiện" or from a table of tasks."""

    unit: str
    text: str
    supporting: str = ""
    product: str = ""
    due_text: str = ""
    line: int = 0

    def to_dict(self) -> dict[str, Any]:
        return {
            "unit": self.unit,
            "text": self.text,
            "supporting": self.supporting,
            "product": self.product,
            "due_text": self.due_text,
            "line": self.line,
        }


@dataclass(frozen=True)
class Letterhead:
    """What stands above the title, and the same facts when they stand elsewhere."""

    superior: str = ""
    issuer: str = ""
    national_name: str = ""
    motto: str = ""
    number: str = ""
    symbol: str = ""
    has_number_line: bool = False
    place: str = ""
    issued_on: datetime.date | None = None
    issued_year: int | None = None
    has_date_line: bool = False
    impossible_date: str = ""
    subject: str = ""
    number_line: int = 0
    date_line: int = 0
    motto_line: int = 0
    lines: tuple[str, ...] = ()

    def filled_from(self, other: "Letterhead") -> "Letterhead":
        """This letterhead with the facts it lacks taken from ``other``."""
        changes = {
            name: getattr(other, name)
            for name in self.__dataclass_fields__
            if name != "lines" and not getattr(self, name) and getattr(other, name)
        }
        return replace(self, **changes)


@dataclass(frozen=True)
class OfficialDocument:
    """One official document; see ``to_dict`` for the stable names."""

    kind: str = ""
    kind_name: str = ""
    title: str = ""
    title_lines: tuple[str, ...] = ()
    letterhead: Letterhead = field(default_factory=Letterhead)
    attached_to: str = ""
    addressees: tuple[str, ...] = ()
    bases: tuple[LegalBasis, ...] = ()
    preamble: tuple[Content, ...] = ()
    sections: tuple[Section, ...] = ()
    closing: tuple[Paragraph, ...] = ()
    closing_lines: tuple[str, ...] = ()
    recipients: tuple[str, ...] = ()
    signers: tuple[Signer, ...] = ()
    tasks: tuple[TaskLine, ...] = ()
    year: int | None = None
    school_year: str = ""
    is_form: bool = False
    title_line: int = 0
    findings: tuple[Finding, ...] = ()
    unread: tuple[str, ...] = ()

    @property
    def is_plan(self) -> bool:
        return self.kind == "KH"

    def walk(self) -> Iterator[Section]:
        for section in self.sections:
            yield from section.walk()

    def to_dict(self) -> dict[str, Any]:
        """The outline with stable keys, ready for JSON."""
        head = self.letterhead
        return {
            "kind": self.kind,
            "kind_name": self.kind_name,
            "number": head.number,
            "symbol": head.symbol,
            "place": head.place,
            "issued_on": _iso(head.issued_on),
            "issued_year": head.issued_year,
            "superior": head.superior,
            "issuer": head.issuer,
            "national_name": head.national_name,
            "motto": head.motto,
            "title": self.title,
            "title_lines": list(self.title_lines),
            "attached_to": self.attached_to,
            "addressees": list(self.addressees),
            "year": self.year,
            "school_year": self.school_year,
            "is_form": self.is_form,
            "bases": [basis.to_dict() for basis in self.bases],
            "preamble": [part.to_dict() for part in self.preamble],
            "sections": [section.to_dict() for section in self.sections],
            "closing": [paragraph.text for paragraph in self.closing],
            "recipients": list(self.recipients),
            "signers": [signer.to_dict() for signer in self.signers],
            "tasks": [task.to_dict() for task in self.tasks],
            "findings": [finding.to_dict() for finding in self.findings],
            "unread": list(self.unread),
            "letterhead_lines": list(head.lines),
            "closing_lines": list(self.closing_lines),
        }


def _iso(date: datetime.date | None) -> str | None:
    return date.isoformat() if date else None
