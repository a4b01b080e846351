"""Makes lines of a Word document.

The XML is walked directly: files exported by the national portal lack table grids, letterheads
stand in borderless tables, and text hides in content controls and text boxes, which python-docx
skips.
"""

import re
from collections.abc import Iterator
from dataclasses import replace

from lxml import etree

from cchc_wagtail.official.layout import is_layout, layout_lines
from cchc_wagtail.official.lines import Line, clean, text_lines
from cchc_wagtail.official.package import W, WordPackage
from cchc_wagtail.official.word_numbering import WordNumbering

MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_WRAPPERS = {
    f"{W}{name}" for name in ("sdt", "sdtContent", "smartTag", "customXml", "ins", "moveTo")
}
_SKIPPED = {f"{W}{name}" for name in ("del", "moveFrom", "rPr", "pPr", "instrText", "delText")}
_SKIPPED.add(f"{MC}Fallback")
_NOTES = ("word/footnotes.xml", "word/endnotes.xml")
_PAGE = re.compile(r"^(?:trang|page)?\s*[-–]?\s*\d*\s*(?:/\s*\d*)?\s*[-–]?$", re.I)


class WordReader:
    """Reads the lines of one Word document.

    Args:
        package: the opened file.
    """

    def __init__(self, package: WordPackage) -> None:
        self.package = package
        self.numbering = WordNumbering(package)
        self.number = 0
        self.boxes: list[etree._Element] = []

    def read(self) -> tuple[list[Line], list[str]]:
        """The lines in reading order, and texts from headers, footers and notes."""
        root = self.package.part("word/document.xml")
        body = root.find(f"{W}body") if root is not None else None
        lines: list[Line] = []
        if body is not None:
            lines = list(self._blocks(body))
        return lines, [*self._header_texts(), *self._note_texts()]

    def _blocks(self, parent: etree._Element) -> Iterator[Line]:
        for element in parent:
            if element.tag == f"{W}p":
                yield from self._paragraph(element)
            elif element.tag == f"{W}tbl":
                yield from self._table(element)
            elif element.tag in _WRAPPERS:
                yield from self._blocks(element)
            elif element.tag == f"{MC}AlternateContent":
                choice = element.find(f"{MC}Choice")
                if choice is not None:
                    yield from self._blocks(choice)

    def _paragraph(self, element: etree._Element) -> Iterator[Line]:
        self.number += 1
        no = self.number
        text, boxes = self._text(element)
        properties = element.find(f"{W}pPr")
        label = self.numbering.label(properties) if text.strip() else ""
        heading = self.numbering.heading_level(properties)
        bold = self._is_bold(element)
        for index, part in enumerate(text.split("\n")):
            part = f"{label} {part}" if label and not index else part
            for line in text_lines(part):
                yield replace(line, no=no, heading=heading, bold=bold)
        for box in boxes:
            yield from self._blocks(box)

    def _text(self, element: etree._Element) -> tuple[str, list[etree._Element]]:
        """The text of a paragraph, line breaks as newlines, and the text boxes in it."""
        parts: list[str] = []
        boxes: list[etree._Element] = []

        def walk(node: etree._Element) -> None:
            for child in node:
                tag = child.tag
                if not isinstance(tag, str) or tag in _SKIPPED:
                    continue
                if tag == f"{W}txbxContent":
                    boxes.append(child)
                elif tag == f"{W}t":
                    parts.append(child.text or "")
                elif tag in (f"{W}tab", f"{W}ptab"):
                    parts.append("\t")
                elif tag in (f"{W}br", f"{W}cr"):
                    parts.append("\n")
                elif tag == f"{W}noBreakHyphen":
                    parts.append("-")
                elif tag == f"{W}sym":
                    parts.append(_symbol(child))
                else:
                    walk(child)

        walk(element)
        return clean_keep_breaks("".join(parts)), boxes

    def _is_bold(self, element: etree._Element) -> bool:
        runs = [
            run
            for run in element.iter(f"{W}r")
            if any((text.text or "").strip() for text in run.iter(f"{W}t"))
        ]
        if not runs:
            return False
        for run in runs:
            bold = run.find(f"{W}rPr/{W}b")
            if bold is None or bold.get(f"{W}val") in ("0", "false", "none"):
                return False
        return True

    def _table(self, element: etree._Element) -> Iterator[Line]:
        start = self.number + 1
        rows = [list(self._cells(row)) for row in self._rows(element)]
        rows = [row for row in rows if any(cell for cell in row)]
        if not rows:
            return
        if is_layout(rows):
            yield from layout_lines(rows, start)
            return
        texts = tuple(tuple("\n".join(cell) for cell in row) for row in rows)
        if all(len(row) == 1 for row in texts):
            # A frame around text, not a table.
            for row in rows:
                for paragraph in row[0]:
                    yield from (replace(line, no=start) for line in text_lines(paragraph))
            return
        yield Line(start, "", rows=texts)

    def _rows(self, element: etree._Element) -> Iterator[etree._Element]:
        for child in element:
            if child.tag == f"{W}tr":
                yield child
            elif child.tag in _WRAPPERS:
                yield from self._rows(child)

    def _cells(self, row: etree._Element) -> Iterator[list[str]]:
        """The paragraphs of each cell; cells merged over columns are followed by empty ones."""
        alone = sum(1 for _cell in row.iterdescendants(f"{W}tc")) == 1
        for child in row:
            if child.tag == f"{W}tc":
                yield self._cell_texts(child, alone)
                span = child.find(f"{W}tcPr/{W}gridSpan")
                width = span.get(f"{W}val", "1") if span is not None else "1"
                for _extra in range(min(int(width) if width.isdigit() else 1, 64) - 1):
                    yield []
            elif child.tag in _WRAPPERS:
                yield from self._cells(child)

    def _cell_texts(self, cell: etree._Element, alone: bool) -> list[str]:
        """The paragraphs of a cell.

        Args:
            alone: no cell stands beside it, so that blanks and tabs may still make columns in it;
                in cells side by side they are only wide blanks.
        """
        texts: list[str] = []
        for line in self._blocks(cell):
            if line.rows:
                texts.extend(" | ".join(filter(None, row)) for row in line.rows)
            else:
                texts.append("\t".join(line.cells) if alone and line.cells else line.text)
        return texts

    def _header_texts(self) -> Iterator[str]:
        names = sorted(
            n for n in self.package.names if re.match(r"word/(header|footer)\d*\.xml", n)
        )
        for name in names:
            root = self.package.part(name)
            for line in self._blocks(root) if root is not None else ():
                texts = [" ".join(filter(None, row)) for row in line.rows] or [line.text]
                yield from (text for text in texts if text and not _PAGE.match(text))

    def _note_texts(self) -> Iterator[str]:
        for name in _NOTES:
            root = self.package.part(name)
            for note in root if root is not None else ():
                for line in self._blocks(note):
                    if line.text:
                        yield line.text


def _symbol(element: etree._Element) -> str:
    code = element.get(f"{W}char", "")
    try:
        return chr(int(code, 16))
    except ValueError:
        return ""


def clean_keep_breaks(text: str) -> str:
    """:func:`clean` for a text whose newlines and tabs mean something."""
    return "\n".join(
        "\t".join(clean(part) for part in line.split("\t")) for line in text.split("\n")
    )
