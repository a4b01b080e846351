"""A Word file built piece by piece, with its plain text beside it."""

from io import BytesIO

import docx
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn

#: Levels of automatic lists as Vietnamese offices set them up: number format and its text.
PLAN_LEVELS = (("upperRoman", "%1."), ("decimal", "%2."), ("lowerLetter", "%3)"), ("bullet", "-"))


class Word:
    """Collects paragraphs and tables; ``source`` is what a reader sees, without list numbers."""

    def __init__(self) -> None:
        self.document = docx.Document()
        self.source: list[str] = []

    def p(self, text="", *, style=None, number=None, indent=None, where=None):
        """A paragraph. ``number`` is (list id, level); a newline in ``text`` is a line break."""
        paragraph = (where or self.document).add_paragraph(text, style=style)
        if number:
            properties = paragraph._p.get_or_add_pPr()
            properties.append(
                parse_xml(
                    f"<w:numPr {nsdecls('w')}><w:ilvl w:val='{number[1]}'/>"
                    f"<w:numId w:val='{number[0]}'/></w:numPr>"
                )
            )
        if indent:
            paragraph.paragraph_format.left_indent = docx.shared.Cm(indent)
        self.source.append(text)
        return paragraph

    def runs(self, *pieces, style=None):
        """A paragraph cut into runs of alternating weight, as after manual editing."""
        paragraph = self.document.add_paragraph(style=style)
        for index, piece in enumerate(pieces):
            paragraph.add_run(piece).bold = bool(index % 2)
        self.source.append("".join(pieces))
        return paragraph

    def table(self, *rows, borders=True, merge=()):
        """A table; ``merge`` lists pairs of cells ((row, column), (row, column)) to join."""
        table = self.document.add_table(rows=len(rows), cols=max(map(len, rows)))
        if borders:
            table.style = "Table Grid"
        for first, last in merge:
            table.cell(*first).merge(table.cell(*last))
        for index, row in enumerate(rows):
            for column, text in enumerate(row):
                if text:
                    table.cell(index, column).text = text
                    self.source.append(text)
        return table

    def numbering(self, levels=PLAN_LEVELS):
        """Add an automatic list and return its id."""
        root = self.document.part.numbering_part.element
        abstracts = root.findall(qn("w:abstractNum"))
        abstract = max(int(a.get(qn("w:abstractNumId"))) for a in abstracts) + 1
        number = max(int(n.get(qn("w:numId"))) for n in root.findall(qn("w:num"))) + 1
        inner = "".join(
            f"<w:lvl w:ilvl='{level}'><w:start w:val='1'/><w:numFmt w:val='{kind}'/>"
            f"<w:lvlText w:val='{text}'/><w:lvlJc w:val='left'/></w:lvl>"
            for level, (kind, text) in enumerate(levels)
        )
        element = parse_xml(
            f"<w:abstractNum {nsdecls('w')} w:abstractNumId='{abstract}'>"
            f"<w:multiLevelType w:val='multilevel'/>{inner}</w:abstractNum>"
        )
        abstracts[-1].addnext(element)
        root.append(
            parse_xml(
                f"<w:num {nsdecls('w')} w:numId='{number}'>"
                f"<w:abstractNumId w:val='{abstract}'/></w:num>"
            )
        )
        return number

    def footer(self, text):
        """A page footer; it is no part of the paper's text."""
        self.document.sections[0].footer.paragraphs[0].text = text

    def header(self, text):
        self.document.sections[0].header.paragraphs[0].text = text

    def page_break(self):
        self.document.add_page_break()

    def bytes(self):
        buffer = BytesIO()
        self.document.save(buffer)
        return buffer.getvalue()
