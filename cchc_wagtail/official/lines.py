"""Makes clean lines of a document's text; the columns of letterheads are kept."""

import re
from dataclasses import dataclass, field

from cchc_wagtail.vietnamese import nfc

#: Width above which leading space means the right-hand column of a letterhead or signature.
RIGHT_COLUMN_INDENT = 24

_INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff\ufe0e\ufe0f]")
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f\x7f]")
_SPACES = re.compile("[\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]")
_COLUMNS = re.compile(r"\t+| {3,}|\s*\|\s*")
_DECORATION = re.compile(r"^[\s\-–—_=*.~•·…oO0]{3,}$|^[\-–—_=*~]{1,}$")
_PAGE_NUMBER = re.compile(
    r"^(?:(?:trang|page)\s*)?[-–—]?\s*\d{1,3}\s*(?:(?:/|of|trên)\s*\d{1,3})?\s*[-–—]?$", re.I
)
#: Blanks that a clerk fills in by hand are no column gaps.
_HAND_BLANK = re.compile(r"(?<=Số:)\s{2,}(?=[/.…_])|(?<=SỐ:)\s{2,}(?=[/.…_])|(?<=Số)\s{2,}(?=[:/])")
_DATE_BLANK = re.compile(
    r"(ngày|tháng|năm)[ \t]{2,}(?=tháng|năm|\d|[.…_])|(?<=\d)[ \t]{2,}(?=tháng\b|năm\b)", re.I
)
_MARKDOWN_HEADING = re.compile(r"^(#{1,6})\s+")
_EMPHASIS = re.compile(r"(\*\*|__)(?=\S)(.{1,1000}?)(?<=\S)\1")
_SINGLE_EMPHASIS = re.compile(
    r"(?<![\w*])([*_])(?=[^\s*_])([^*_\n]{1,500}?)(?<=[^\s*_])\1(?![\w*])"
)
#: Emoji and dingbats put around a line for show.
_ORNAMENT = re.compile(
    "[\\s\u2190-\u21ff\u2300-\u23ff\u25a0-\u27bf\u2900-\u297f\u2b00-\u2bff\U0001f000-\U0001faff]"
)
_QUOTED = re.compile(r"^ ?> ?")
_LINK = re.compile(r"!?\[([^\[\]]{0,500})\]\(([^()\s]{0,1000})\)")


@dataclass(frozen=True)
class Line:
    """One line of a text, one paragraph of a Word file, or one table.

    Attributes:
        no: 1-based number of the line (Word: paragraph) in the file.
        text: cleaned text, white space folded; empty for a table.
        cells: the columns, when the line holds several side by side.
        indent: leading spaces before the text.
        heading: level of a Word heading style or Markdown heading, else 0.
        bold: the whole paragraph is bold (Word, Markdown).
        after_blank: an empty line stands before this one.
        rows: the rows of a table.
        starts: where the columns begin on the line, for signatures side by side.
        tabs: the texts between single tabs, empty ones too, when there are at least three.
    """

    no: int
    text: str
    cells: tuple[str, ...] = ()
    indent: int = 0
    heading: int = 0
    bold: bool = False
    after_blank: bool = False
    rows: tuple[tuple[str, ...], ...] = field(default=())
    starts: tuple[int, ...] = ()
    tabs: tuple[str, ...] = ()

    @property
    def columns(self) -> tuple[str, ...]:
        """The texts side by side on this line; one for an ordinary line."""
        return self.cells or (self.text,)

    @property
    def is_decoration(self) -> bool:
        """Rules and stars that separate parts of a paper."""
        return not self.rows and bool(_DECORATION.match(self.text))

    @property
    def is_page_number(self) -> bool:
        return not self.rows and bool(_PAGE_NUMBER.match(self.text))


def clean(text: str) -> str:
    """``text`` in NFC without invisible characters, every kind of space as a plain one."""
    text = _SPACES.sub(" ", _INVISIBLE.sub("", nfc(text)))
    return _CONTROL.sub(" ", text)


def without_ornaments(text: str) -> str:
    """``text`` without the emoji before and after it."""
    start, end = 0, len(text)
    while start < end and _ORNAMENT.match(text[start]):
        start += 1
    while end > start and _ORNAMENT.match(text[end - 1]):
        end -= 1
    return text[start:end]


def squeeze(text: str) -> str:
    """``text`` with runs of white space as one space."""
    return " ".join(text.split())


def strip_markdown(text: str) -> tuple[str, int, bool]:
    """``text`` without Markdown marks, its heading level, and whether all of it was bold."""
    heading = 0
    match = _MARKDOWN_HEADING.match(text.lstrip())
    if match:
        heading = len(match[1])
        text = text.lstrip()[match.end() :].rstrip("#").rstrip()
    text = re.sub(r"^\s*>\s?", "", text)
    bold = bool(re.fullmatch(r"\s*(\*\*|__)[^*_]+\1:?\s*", text))
    text = _EMPHASIS.sub(r"\2", text)
    text = _SINGLE_EMPHASIS.sub(r"\2", text)
    text = _LINK.sub(lambda m: f"{m[1]} ({m[2]})" if m[2] and m[2] != m[1] else m[1], text)
    return re.sub(r"\\([*_#|>\-+.()\[\]])", r"\1", text), heading, bold


def text_lines(text: str, markdown: bool = False) -> list[Line]:
    """The lines of a plain text; blank ones are dropped but remembered in ``after_blank``.

    Args:
        text: the decoded text.
        markdown: read Markdown marks and tables.
    """
    lines: list[Line] = []
    blank = False
    raw_lines = re.split(r"\r\n|\r|\n|\x0b|\x0c|\u2028|\u2029|\x85", text)
    if _is_quoted_mail(raw_lines):
        raw_lines = [_QUOTED.sub("", raw) for raw in raw_lines]
    index = 0
    while index < len(raw_lines):
        raw = clean(raw_lines[index])
        no = index + 1
        index += 1
        if not raw.strip():
            blank = True
            continue
        if _is_table_row(raw) and index < len(raw_lines) and _is_rule_row(raw_lines[index]):
            rows = [raw]
            index += 1
            while index < len(raw_lines) and _is_table_row(clean(raw_lines[index])):
                rows.append(clean(raw_lines[index]))
                index += 1
            cells = tuple(_cells_of(row) for row in rows)
            lines.append(Line(no, "", rows=cells, after_blank=blank))
            blank = False
            continue
        lines.append(_text_line(no, raw, markdown, blank))
        blank = False
    return lines


def _is_quoted_mail(raw_lines: list[str]) -> bool:
    """Whether a mail program has put ">" before nearly every line."""
    written = [raw for raw in raw_lines if raw.strip()]
    quoted = sum(bool(_QUOTED.match(raw)) for raw in written)
    return quoted >= 5 and quoted >= 0.8 * len(written)


def _text_line(no: int, raw: str, markdown: bool, blank: bool) -> Line:
    heading, bold = 0, False
    if markdown:
        raw, heading, bold = strip_markdown(raw)
        raw = raw.rstrip().removesuffix("\\")
    raw = _HAND_BLANK.sub(" ", raw)
    raw = _DATE_BLANK.sub(lambda match: f"{match[1] or ''} ", raw)
    expanded = raw.replace("\t", "    ")
    indent = len(expanded) - len(expanded.lstrip())
    parts = tuple(squeeze(part) for part in _COLUMNS.split(raw.strip()))
    parts = tuple(part for part in parts if part)
    cells = parts if len(parts) > 1 else ()
    starts: list[int] = []
    for part in parts if cells else ():
        start = expanded.find(part.split(" ")[0], starts[-1] + 1 if starts else 0)
        starts.append(max(start, 0))
    tabs = tuple(squeeze(part) for part in raw.split("\t")) if raw.count("\t") > 1 else ()
    return Line(
        no, squeeze(raw), cells, indent, heading, bold, blank, starts=tuple(starts), tabs=tabs
    )


def _is_table_row(text: str) -> bool:
    return text.strip().startswith("|") and text.strip().count("|") >= 2


def _is_rule_row(text: str) -> bool:
    return bool(re.fullmatch(r"\s*\|?\s*:?-{2,}:?\s*(\|\s*:?-{2,}:?\s*)+\|?\s*", text))


def _cells_of(row: str) -> tuple[str, ...]:
    row = row.strip().strip("|")
    return tuple(
        squeeze(strip_markdown(cell)[0].replace("\\|", "|").replace("<br>", " "))
        for cell in re.split(r"(?<!\\)\|", row)
    )
