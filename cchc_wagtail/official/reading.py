"""Reads a file, bytes or text, into documents with findings."""

import re
from dataclasses import dataclass, replace
from pathlib import PurePath

from cchc_wagtail.official import bases as basis_reading
from cchc_wagtail.official import closing as closing_reading
from cchc_wagtail.official.arranging import arrange
from cchc_wagtail.official.decoding import (
    MAX_TEXT_BYTES,
    UnreadableFile,
    decode,
    refuse_legacy_fonts,
    refuse_other_formats,
)
from cchc_wagtail.official.examine import broken_marks, examine
from cchc_wagtail.official.findings import Finding
from cchc_wagtail.official.kinds import kind_name, kind_of_symbol
from cchc_wagtail.official.letterhead import (
    find_end,
    is_caps,
    is_number_line,
    is_place_date_line,
    read_letterhead,
)
from cchc_wagtail.official.lines import Line, clean, squeeze, text_lines
from cchc_wagtail.official.numbering import Rank, read_label
from cchc_wagtail.official.outline import (
    Item,
    LegalBasis,
    Letterhead,
    OfficialDocument,
    Paragraph,
    Section,
    Table,
)
from cchc_wagtail.official.package import MAX_PACKAGE_BYTES, WordPackage
from cchc_wagtail.official.sections import MAX_JOINED, TreeBuilder, wrap_width
from cchc_wagtail.official.splitting import split_documents
from cchc_wagtail.official.tasks import find_tasks, table_tasks
from cchc_wagtail.official.titles import Title, read_addressees, read_title
from cchc_wagtail.official.word import WordReader
from cchc_wagtail.vietnamese import fold, parse_school_year

TEXT_SUFFIXES = {".txt", ".md", ".markdown", ".text"}
_YEAR = re.compile(r"\b(?:năm|NĂM|Năm)\s+(20\d\d|19\d\d)\b(?!\s*[-–—/]\s*20)")
_BLANKS = re.compile(r"[.…_]{4,}")
_OPEN = re.compile(r"[.;:!?][\"”')]*$")


@dataclass(frozen=True)
class Reading:
    """What a file holds.

    Attributes:
        documents: in file order.
        name: name of the file.
    """

    documents: tuple[OfficialDocument, ...]
    name: str = ""

    @property
    def main(self) -> OfficialDocument:
        """The plan if there is one, else the first document."""
        return next((doc for doc in self.documents if doc.is_plan), self.documents[0])


def read_file(
    data: bytes,
    name: str,
    *,
    max_bytes: int = MAX_PACKAGE_BYTES,
    max_text_bytes: int = MAX_TEXT_BYTES,
) -> Reading:
    """Read a plan or another official document from the bytes of a file.

    Args:
        data: the whole file.
        name: its name; the suffix says the format, the content is checked against it.
        max_bytes: largest Word file.
        max_text_bytes: largest text file.

    Raises:
        UnreadableFile: with a sentence that says what is wrong and what to do.
    """
    if not data.strip(b"\x00\r\n\t \xef\xbb\xbf\xff\xfe"):
        raise UnreadableFile("empty", name=name)
    refuse_other_formats(data, name)
    suffix = PurePath(name).suffix.lower()
    if data.startswith(b"PK") and suffix != ".docx":
        raise UnreadableFile("other_office", name=name)
    if suffix == ".docx":
        if not data.startswith(b"PK"):
            raise UnreadableFile("broken", name=name)
        lines, extra = WordReader(WordPackage(data, name, max_bytes)).read()
        refuse_legacy_fonts("\n".join(line.text for line in lines), name)
        return _reading(lines, name, extra, ())
    if suffix not in TEXT_SUFFIXES:
        raise UnreadableFile("kind", name=name)
    text = decode(data, name, max_text_bytes)
    return read_text(text, name)


def read_text(text: str, name: str = "") -> Reading:
    """Read a document from text; ``name`` ending in .md, or Markdown headings, mean Markdown."""
    suffix = PurePath(name).suffix.lower()
    markdown = suffix in {".md", ".markdown"} or bool(re.search(r"^#{1,4} \S", text, re.M))
    text = text.encode("utf-8", errors="replace").decode("utf-8")
    lines, running = arrange(text_lines(text, markdown))
    return _reading(lines, name, [], tuple(broken_marks(clean(text))), running)


def _reading(
    lines: list[Line],
    name: str,
    extra: list[str],
    findings: tuple[Finding, ...],
    running: list[str] | None = None,
) -> Reading:
    if not any(line.rows or any(c.isalnum() for c in line.text) for line in lines):
        raise UnreadableFile("no_text", name=name)
    documents = [read_document(part) for part in split_documents(lines)]
    if running:
        # Page headers and footers are layout, kept with the other dropped layout.
        kept = (*documents[0].closing_lines, *running)
        documents[0] = replace(documents[0], closing_lines=kept)
    if extra:
        documents[0] = replace(documents[0], unread=(*documents[0].unread, *extra))
    if len(documents) > 1:
        kinds = ", ".join(document.kind_name or "?" for document in documents)
        params = {"count": len(documents), "kinds": kinds}
        findings = (*findings, Finding("two_documents", 0, params))
    checked = [
        replace(document, findings=(*(findings if not index else ()), *examine(document)))
        for index, document in enumerate(documents)
    ]
    if len(checked) > 1 and not checked[0].is_plan:
        # The page of the plan must show this finding too.
        main = next((i for i, document in enumerate(checked) if document.is_plan), 0)
        if main:
            both = Finding("two_documents", 0, params)
            checked[main] = replace(checked[main], findings=(both, *checked[main].findings))
    return Reading(tuple(checked), name)


def read_document(lines: list[Line]) -> OfficialDocument:
    """One document from its lines, without findings."""
    end = find_end(lines)
    head, unread = read_letterhead(lines[:end])
    body = lines[end:]
    title = read_title(body)
    body = body[title.used :]
    head, body = _number_below_title(head, body)
    addressees, used = read_addressees(body)
    labels = [line.text for line in body[:used]]
    body = body[used:]
    # A short letter has no sections: its sentences must not run into the signature.
    end_of_text = closing_reading.find_start(body)
    bases, preamble_lines, rest, layout = _read_bases(body[:end_of_text])
    body = [*rest, *body[end_of_text:]]
    closing_start = len(rest)
    annex_start = _annex_start(body, closing_start)
    closing = closing_reading.read_closing(body[closing_start:annex_start])
    main = body[:closing_start]
    sentences = closing_reading.split_closing_sentences(main)
    builder = TreeBuilder([*preamble_lines, *main[:sentences], *body[annex_start:]])
    builder.build()
    preamble, sections = builder.result()
    kind, title = _kind_and_title(title, head, addressees)
    head = head.filled_from(closing.letterhead)
    bases = [*bases, *_bases_of_sections(sections)]
    tables = [part for part in preamble if isinstance(part, Table)]
    tasks = find_tasks(sections) + tuple(t for table in tables for t in table_tasks(table))
    return OfficialDocument(
        kind=kind,
        kind_name=kind_name(kind),
        title=title.text,
        title_lines=title.lines,
        title_line=title.line,
        letterhead=head,
        attached_to=title.attached_to,
        addressees=addressees,
        bases=tuple(bases),
        preamble=preamble,
        sections=sections,
        closing=_closing_paragraphs(main[sentences:]),
        closing_lines=(*labels, *closing.raw, *layout, *builder.layout),
        recipients=tuple(closing.recipients),
        signers=tuple(closing.signers),
        tasks=tasks,
        unread=(*unread, *closing.unread),
        is_form=_is_form(title, kind, lines),
        **_years(title, head),
    )


def _number_below_title(head: Letterhead, body: list[Line]) -> tuple[Letterhead, list[Line]]:
    """Read number and date under the title, where some schools write them."""
    below = 0
    while below < min(3, len(body)) and not body[below].rows:
        line = body[below]
        pieces = [piece for piece in line.columns if piece]
        if not all(is_number_line(piece) or is_place_date_line(piece) for piece in pieces):
            break
        below += 1
    if not below or (head.has_number_line and head.has_date_line):
        return head, body
    found, _unread = read_letterhead(body[:below])
    return replace(head.filled_from(found), lines=(*head.lines, *found.lines)), body[below:]


def _kind_and_title(title: Title, head, addressees: tuple[str, ...]) -> tuple[str, Title]:
    """The kind from title, symbol or the marks of a công văn; its subject is its title."""
    kind = title.kind or ("" if title.is_form else kind_of_symbol(head.symbol))
    if not kind and not title.is_form and (head.subject or addressees):
        kind = "CV"
    if not title.text and head.subject:
        title = replace(title, text=squeeze(head.subject), line=head.number_line)
    return kind, title


def _read_bases(
    lines: list[Line],
) -> tuple[list[LegalBasis], list[Line], list[Line], list[str]]:
    """Bases and introduction before the first section.

    Returns:
        the bases, the lines that introduce the body, the rest, and layout that was dropped.
    """
    bases: list[LegalBasis] = []
    introduction: list[Line] = []
    layout: list[str] = []
    in_bases = listed = False
    width = wrap_width(lines)
    index = 0
    while index < len(lines):
        line = lines[index]
        if line.is_decoration:
            layout.append(line.text)
            index += 1
            continue
        label = read_label(line.text) if not line.rows else None
        if listed and label and label.rank >= Rank.DECIMAL and not line.heading:
            # Whatever stands in the list under "Căn cứ:" is a basis.
            layout.append(label.label)
            text, index = _whole_paragraph(lines, index, width, in_bases)
            bases.append(basis_reading.read_basis(text[len(label.label) :].strip(), line.no))
            continue
        listed = False
        if _begins_body(lines, index, in_bases):
            break
        if basis_reading.is_intro(line.text):
            layout.append(line.text)
            in_bases = listed = True
            index += 1
            continue
        text, index = _whole_paragraph(lines, index, width, in_bases)
        if not basis_reading.is_basis(text, in_bases):
            introduction.append(replace(line, text=text, cells=()))
            if len(text) > 60 or text.endswith(":"):
                # Sentences after the introduction are body even if they begin with "Căn cứ".
                in_bases = False
                if bases:
                    break
            continue
        in_bases = True
        parts, rest = basis_reading.split_bases(text)
        for part in parts:
            mark = re.match(r"^[-–—+*•]\s*", part)
            if mark:
                layout.append(mark.group().strip())
            bases.append(basis_reading.read_basis(part[mark.end() :] if mark else part, line.no))
        if rest:
            introduction.append(replace(line, text=rest, cells=()))
            break
    return bases, introduction, lines[index:], layout


def _begins_body(lines: list[Line], index: int, in_bases: bool) -> bool:
    line = lines[index]
    if line.rows or line.heading:
        return not basis_reading.is_intro(line.text) if line.heading else True
    label = read_label(line.text)
    if label is None:
        follower = lines[index + 1] if index + 1 < len(lines) else None
        return bool(
            is_caps(line.text)
            and len(line.text) > 8
            and follower
            and not in_bases
            and not line.text.endswith(":")
            and read_label(follower.text or "-") is not None
        )
    if label.is_bullet:
        return not basis_reading.is_basis(line.text, in_bases)
    # A list "1. Kế hoạch số ...;" below "Căn cứ:".
    listed = in_bases and label.rank >= Rank.DECIMAL and len(label.rest) > 30
    return not (listed and basis_reading.is_basis(label.rest, True))


def _whole_paragraph(lines: list[Line], index: int, width: int, in_bases: bool) -> tuple[str, int]:
    """The paragraph at ``index`` with the lines that a wrap broke off, and the next index."""
    text = lines[index].text
    previous = lines[index]
    index += 1
    while index < len(lines):
        line = lines[index]
        if line.rows or line.is_decoration or _OPEN.search(text[-20:]) or line.heading:
            break
        if len(text) > MAX_JOINED:
            break
        if read_label(line.text) or basis_reading.is_basis(line.text, False):
            break
        first = next((char for char in line.text if char.isalnum()), "")
        long_line = width and len(previous.text) + previous.indent >= 0.75 * width
        if not (first.islower() or first.isdigit() or (long_line and not line.after_blank)):
            break
        text = squeeze(f"{text} {line.text}")
        previous = line
        index += 1
    return text, index


def _annex_start(body: list[Line], closing_start: int) -> int:
    """Where annexes begin after the signature; ``len(body)`` when there are none."""
    for index in range(closing_start + 1, len(body)):
        line = body[index]
        if line.rows:
            return index
        label = read_label(line.text)
        if label and label.rank is Rank.ANNEX:
            return index
    return len(body)


def _bases_of_sections(sections: tuple[Section, ...]) -> list[LegalBasis]:
    """The bases listed in a section of their own ("I. CĂN CỨ"), which also keeps them."""
    found: list[LegalBasis] = []
    for section in sections[:2]:
        for part in section.walk():
            if not fold(part.heading).startswith(("can cu", "cac can cu", "co so phap ly")):
                continue
            for entry in part.content:
                if isinstance(entry, Item | Paragraph) and basis_reading.is_basis(entry.text, True):
                    found.append(basis_reading.read_basis(entry.text, entry.line))
    return found


def _closing_paragraphs(lines: list[Line]) -> tuple[Paragraph, ...]:
    paragraphs: list[Paragraph] = []
    for line in lines:
        first = next((char for char in line.text if char.isalnum()), "")
        if paragraphs and first.islower() and not _OPEN.search(paragraphs[-1].text[-20:]):
            last = paragraphs.pop()
            paragraphs.append(Paragraph(squeeze(f"{last.text} {line.text}"), last.line))
        else:
            paragraphs.append(Paragraph(line.text, line.no))
    return tuple(paragraphs)


def _years(title: Title, head) -> dict:
    """Year or school year from the title."""
    try:
        return {"school_year": parse_school_year(title.text)}
    except ValueError:
        match = _YEAR.search(title.text)
        return {"year": int(match[1]) if match else None}


def _is_form(title: Title, kind: str, lines: list[Line]) -> bool:
    """Whether a paper is a form to fill in: the title says so, or most lines have dotted blanks."""
    texts = [line.text for line in lines if line.text]
    blanks = sum(bool(_BLANKS.search(text)) for text in texts)
    if title.is_form:
        return blanks >= 3 or blanks >= len(texts) / 4
    return not kind and len(texts) >= 5 and blanks >= len(texts) / 2
