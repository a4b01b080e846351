"""Turning the outline of an official document into the values of its page's StreamFields.

The outline is the dictionary of ``OfficialDocument.to_dict()``. Whatever the outline holds, each
text of it ends in a block, or in the findings of the ``TextFitter``.
"""

from collections.abc import Iterator
from itertools import groupby
from typing import Any

from django.utils.html import escape
from django.utils.translation import gettext as _

from cchc_wagtail.blocks import (
    LegalBasisBlock,
    PointBlock,
    SectionBlock,
    SignerBlock,
    SignersBlock,
    SubsectionBlock,
    format_table,
)
from cchc_wagtail.blocks.text import CELL_BREAK, MAX_COLUMNS
from cchc_wagtail.importing.fitting import TextFitter, as_date

#: Block name and block of each level of sections.
LEVELS = (("section", SectionBlock), ("subsection", SubsectionBlock), ("point", PointBlock))
#: Markers that a bulleted list draws itself; others, such as ``a)``, stay as text.
BULLETS = frozenset("-–—+*•·●○▪■")
#: Deepest list that the rich text editor keeps.
LIST_DEPTH = 4

Block = tuple[str, Any]
Outline = dict[str, Any]


def body_blocks(document: Outline, fitter: TextFitter) -> list[Block]:
    """The body: what stands before the sections, the sections, what stands after them.

    Args:
        document: outline of the whole document.
        fitter: takes what is too long for its block.
    """
    opening = [_paragraph(text) for text in _opening_lines(document)]
    closing = [_paragraph(text) for text in document.get("closing", ())]
    return [
        *_content_blocks([*opening, *document.get("preamble", ())]),
        *(_section_block(section, 0, fitter) for section in document.get("sections", ())),
        *_content_blocks(closing),
    ]


def _opening_lines(document: Outline) -> Iterator[str]:
    if document.get("attached_to"):
        yield document["attached_to"]
    addressees = list(document.get("addressees", ()))
    # The outline keeps the addressees without this label, which is part of the document's words.
    if len(addressees) == 1:
        yield f"Kính gửi: {addressees[0]}"
    elif addressees:
        yield "Kính gửi:"
        yield from (f"- {name}" for name in addressees)


def _paragraph(text: str) -> Outline:
    return {"type": "paragraph", "text": text}


def _section_block(section: Outline, level: int, fitter: TextFitter) -> Block:
    name, block = LEVELS[level]
    limits = {key: block.base_blocks[key].field.max_length for key in ("number", "heading")}
    number, heading = section.get("label") or section.get("number", ""), section.get("heading", "")
    if len(number) > limits["number"]:
        number, heading = "", f"{number} {heading}".strip()
    content = []
    if len(heading) > limits["heading"]:
        # A "heading" of this length is a numbered paragraph.
        content, heading = _content_blocks([_paragraph(heading)]), ""
    content += _content_blocks(section.get("content", ()))
    for part in section.get("sections", ()):
        if level + 1 < len(LEVELS):
            content.append(_section_block(part, level + 1, fitter))
        else:
            content += _flat_section(part)
    return name, {"number": number, "heading": heading, "content": content}


def _flat_section(section: Outline) -> Iterator[Block]:
    """A section below the third level: its heading in bold, then its text."""
    heading = f"{section.get('label') or section.get('number', '')} {section.get('heading', '')}"
    if heading.strip():
        yield "text", f"<p><b>{_html(heading)}</b></p>"
    yield from _content_blocks(section.get("content", ()))
    for part in section.get("sections", ()):
        yield from _flat_section(part)


def _content_blocks(content: list[Outline]) -> list[Block]:
    """Paragraphs and items as rich text, as few blocks as possible, and tables between them."""
    blocks: list[Block] = []
    for is_table, parts in groupby(content, key=lambda part: part["type"] == "table"):
        if is_table:
            blocks += [_table_block(part["rows"]) for part in parts if _has_text(part["rows"])]
        elif html := "".join(_text_html(list(parts))):
            blocks.append(("text", html))
    return blocks


def _text_html(parts: list[Outline]) -> Iterator[str]:
    for is_bullet, group in groupby(parts, key=_is_bullet):
        if is_bullet:
            yield f"<ul>{''.join(_list_entry(item, 1) for item in group)}</ul>"
            continue
        for part in group:
            text = f"{part.get('marker', '')} {part['text']}"
            if text.strip():
                yield f"<p>{_html(text)}</p>"
            yield from _text_html(part.get("items", []))


def _is_bullet(part: Outline) -> bool:
    marker = part.get("marker", "").strip()
    return part["type"] == "item" and set(marker) <= BULLETS


def _list_entry(item: Outline, depth: int) -> str:
    text = item["text"] if _is_bullet(item) else f"{item['marker']} {item['text']}"
    below = "".join(_list_entry(child, depth + 1) for child in item.get("items", ()))
    if below and depth >= LIST_DEPTH:
        return f"<li>{_html(text)}</li>{below}"
    return f"<li>{_html(text)}{f'<ul>{below}</ul>' if below else ''}</li>"


def _html(text: str) -> str:
    return "<br/>".join(str(escape(line.strip())) for line in text.strip().splitlines())


def _has_text(rows: list[list[str]]) -> bool:
    return any(cell.strip() for row in rows for cell in row)


def _table_block(rows: list[list[str]]) -> Block:
    """A table, or text with one row per paragraph when a page cannot show so many columns."""
    if max(len(row) for row in rows) > MAX_COLUMNS:
        lines = (" | ".join(" ".join(cell.split()) for cell in row) for row in rows)
        return "text", "".join(f"<p>{_html(line)}</p>" for line in lines)
    cells = [[_cell(cell) for cell in row] for row in rows]
    return "table", {"caption": "", "has_header": len(rows) > 1, "rows": format_table(cells)}


def _cell(text: str) -> str:
    """The text of a cell without tabs and ``<br>``, which mean something in a table's text form."""
    return text.replace("\t", " ").replace(CELL_BREAK, "< br>")


def legal_basis_blocks(document: Outline) -> list[Block]:
    """The bases, each with number and date of the first document it names."""
    limit = LegalBasisBlock.base_blocks["number"].field.max_length
    blocks: list[Block] = []
    for basis in document.get("bases", ()):
        if not basis["text"].strip():
            continue
        first = next((cited for cited in basis["citations"] if cited["number"]), None)
        value = {name: block.get_default() for name, block in LegalBasisBlock.base_blocks.items()}
        # The form makes empty text of these, the blocks' own default is None.
        value |= {"text": basis["text"], "number": "", "issuer": "", "replaced_by": "", "url": ""}
        if first and len(first["number"]) <= limit:
            value |= {"number": first["number"], "issued_on": as_date(first["issued_on"])}
        blocks.append(("basis", value))
    return blocks


def signer_blocks(document: Outline, fitter: TextFitter) -> list[Block]:
    """The signatures that the page has room for; the others become findings."""
    blocks: list[Block] = []
    room = SignersBlock().meta.max_num
    for signer in document.get("signers", ()):
        if not any(text.strip() for text in signer.values()):
            continue
        if len(blocks) == room:
            fitter.misfit(" ".join(filter(None, signer.values())), _("Signers"))
            continue
        value = {}
        for name, block in SignerBlock().child_blocks.items():
            value[name] = fitter.fit(signer.get(name), block.field.max_length, block.label)
        blocks.append(("signer", value))
    return blocks


__all__ = ["BULLETS", "LEVELS", "body_blocks", "legal_basis_blocks", "signer_blocks"]
