"""The body of an official document: numbered sections of three levels, text and tables."""

import re
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from wagtail import blocks

#: No headings inside rich text: headings come from the sections, so that their order is right.
TEXT_FEATURES = ["bold", "italic", "ul", "ol", "link", "document-link", "superscript", "subscript"]

CELL_BREAK = "<br>"
MAX_COLUMNS = 12

_CELL_SPLIT = re.compile(r"\t|(?<!\\)\|")


def parse_table(source: str) -> list[list[str]]:
    """Split the text of a table into rows of cells.

    Args:
        source: one row per line; cells separated by a tab (as pasted from Word or Excel) or
            by ``|``; ``\\|`` is a literal bar and ``<br>`` a line break inside a cell.

    Returns:
        rows of equal length, missing cells filled with empty strings.
    """
    rows = []
    for line in source.splitlines():
        if not line.strip():
            continue
        if "\t" not in line:
            line = line.strip()
            line = line[1:] if line.startswith("|") else line
            line = line[:-1] if line.endswith("|") and not line.endswith("\\|") else line
        cells = _CELL_SPLIT.split(line)
        rows.append([cell.strip().replace("\\|", "|").replace(CELL_BREAK, "\n") for cell in cells])
    width = max((len(row) for row in rows), default=0)
    return [row + [""] * (width - len(row)) for row in rows]


def format_table(rows: list[list[str]]) -> str:
    """Write rows of cells as :func:`parse_table` reads them; the importer stores tables so."""
    # Outer bars keep an empty first or last cell in its column.
    return "\n".join(
        "| "
        + " | ".join(
            CELL_BREAK.join(part.strip() for part in cell.strip().splitlines()).replace("|", "\\|")
            or " "
            for cell in row
        )
        + " |"
        for row in rows
    )


class TextBlock(blocks.RichTextBlock):
    """Paragraphs and lists."""

    def __init__(self, **kwargs):
        kwargs.setdefault("features", TEXT_FEATURES)
        super().__init__(**kwargs)

    class Meta:
        icon = "pilcrow"
        label = _("Paragraphs")
        description = _("Paragraphs and bulleted lists.")
        template = "cchc_wagtail/blocks/text.html"
        preview_template = "cchc_wagtail/blocks/preview.html"
        preview_value = "<p>Nhà trường công khai thủ tục tại bảng tin và trên trang điện tử.</p>"


class TableBlock(blocks.StructBlock):
    """A table that a clerk pastes from Word or Excel."""

    caption = blocks.CharBlock(required=False, label=_("Caption"), max_length=250)
    has_header = blocks.BooleanBlock(
        required=False, default=True, label=_("The first row holds the column titles")
    )
    rows = blocks.TextBlock(
        label=_("Rows"),
        rows=8,
        help_text=_(
            "Paste a table from Word or Excel, or type one row per line with the cells separated "
            "by |. Type <br> for a new line inside a cell."
        ),
    )

    def clean(self, value: Any) -> Any:
        value = super().clean(value)
        rows = parse_table(value["rows"])
        if not rows or not any(cell for row in rows for cell in row):
            raise blocks.StructBlockValidationError(
                {"rows": ValidationError(_("Type at least one row, or delete this table."))}
            )
        if len(rows[0]) > MAX_COLUMNS:
            raise blocks.StructBlockValidationError(
                {
                    "rows": ValidationError(
                        _(
                            "The table has %(count)d columns; at most %(max)d can be read on a "
                            "page. Split it into two tables."
                        )
                        % {"count": len(rows[0]), "max": MAX_COLUMNS}
                    )
                }
            )
        return value

    def get_context(self, value: Any, parent_context: Any = None) -> dict[str, Any]:
        context = super().get_context(value, parent_context=parent_context)
        rows = parse_table(value.get("rows") or "")
        header = rows[0] if rows and value.get("has_header") else None
        body = rows[1:] if header else rows
        context["header"] = header
        context["body"] = [
            [{"text": cell, "column": header[i] if header else ""} for i, cell in enumerate(row)]
            for row in body
        ]
        return context

    class Meta:
        icon = "table"
        label = _("Table")
        description = _("A table pasted from Word or Excel, readable on a phone.")
        template = "cchc_wagtail/blocks/table.html"
        preview_template = "cchc_wagtail/blocks/preview.html"
        preview_value = {
            "caption": "Lịch tuyên truyền",
            "has_header": True,
            "rows": "Tháng | Nội dung | Đơn vị\n9 | Phổ biến kế hoạch | Ban giám hiệu",
        }


class PointContentBlock(blocks.StreamBlock):
    text = TextBlock()
    table = TableBlock()

    class Meta:
        required = False


class PointBlock(blocks.StructBlock):
    """Third level: a), b), c)..."""

    number = blocks.CharBlock(required=False, max_length=20, label=_("Number"), help_text="a)")
    heading = blocks.CharBlock(required=False, max_length=1000, label=_("Heading"))
    content = PointContentBlock(required=False, label=_("Content"))

    class Meta:
        icon = "list-ul"
        label = _("Point")
        label_format = "{number} {heading}"
        description = _("Third level of a document: a), b), c).")
        template = "cchc_wagtail/blocks/point.html"
        preview_template = "cchc_wagtail/blocks/preview.html"
        preview_value = {
            "number": "a)",
            "heading": "Đối với giáo viên",
            "content": [("text", "<p>Hướng dẫn cha mẹ trẻ nộp hồ sơ.</p>")],
        }


class SubsectionContentBlock(blocks.StreamBlock):
    text = TextBlock()
    table = TableBlock()
    point = PointBlock()

    class Meta:
        required = False


class SubsectionBlock(blocks.StructBlock):
    """Second level: 1., 2., 3...."""

    number = blocks.CharBlock(required=False, max_length=20, label=_("Number"), help_text="1.")
    heading = blocks.CharBlock(required=False, max_length=1000, label=_("Heading"))
    content = SubsectionContentBlock(required=False, label=_("Content"))

    class Meta:
        icon = "list-ol"
        label = _("Subsection")
        label_format = "{number} {heading}"
        description = _("Second level of a document: 1., 2., 3.")
        template = "cchc_wagtail/blocks/subsection.html"
        preview_template = "cchc_wagtail/blocks/preview.html"
        preview_value = {
            "number": "1.",
            "heading": "Mục đích",
            "content": [("text", "<p>Tạo thuận lợi cho cha mẹ trẻ.</p>")],
        }


class SectionContentBlock(blocks.StreamBlock):
    text = TextBlock()
    table = TableBlock()
    subsection = SubsectionBlock()

    class Meta:
        required = False


class SectionBlock(blocks.StructBlock):
    """First level: I., II., III.... or Phần, Chương, Điều."""

    number = blocks.CharBlock(required=False, max_length=40, label=_("Number"), help_text="I.")
    heading = blocks.CharBlock(required=False, max_length=1000, label=_("Heading"))
    content = SectionContentBlock(required=False, label=_("Content"))

    class Meta:
        icon = "title"
        label = _("Section")
        label_format = "{number} {heading}"
        description = _("First level of a document: I., II., III.")
        template = "cchc_wagtail/blocks/section.html"
        preview_template = "cchc_wagtail/blocks/preview.html"
        preview_value = {
            "number": "I.",
            "heading": "MỤC ĐÍCH, YÊU CẦU",
            "content": [("text", "<p>Kế hoạch được phổ biến đến toàn trường.</p>")],
        }


class DocumentBodyBlock(blocks.StreamBlock):
    """The whole body: free text before the first section, then sections."""

    text = TextBlock()
    table = TableBlock()
    section = SectionBlock()

    class Meta:
        required = False


__all__ = [
    "DocumentBodyBlock",
    "PointBlock",
    "SectionBlock",
    "SubsectionBlock",
    "TableBlock",
    "TextBlock",
    "TEXT_FEATURES",
    "format_table",
    "parse_table",
]
