"""Puts the lines of a text file in order before a document is read from them.

Tables are gathered, and the headers and footers of pages are taken out."""

import re
from collections import Counter

from cchc_wagtail.official.layout import is_layout, layout_lines
from cchc_wagtail.official.lines import Line

#: Rows from which lines with the same number of columns are a table.
MIN_ROWS = 3
MIN_COLUMNS = 3
_HEADER = re.compile(r"^(?:STT|TT|Số TT|Tháng|Thời gian|Ngày|Nội dung)\b", re.I)


def arrange(lines: list[Line]) -> tuple[list[Line], list[str]]:
    """The lines with tables gathered, and the running headers and footers taken out."""
    lines, running = without_running_lines(lines)
    return gather_tables(lines), running


def without_running_lines(lines: list[Line]) -> tuple[list[Line], list[str]]:
    """Take out what a word processor repeats on each page.

    Only lines that come back and stand beside a page number, or end in one: a repeated sentence
    elsewhere is the author's.
    """
    pages = {index for index, line in enumerate(lines) if line.is_page_number}
    beside = Counter(
        lines[index + step].text
        for index in pages
        for step in (-1, 1)
        if 0 <= index + step < len(lines) and not lines[index + step].is_page_number
    )
    numbered = Counter(
        line.cells[0] for line in lines if len(line.cells) == 2 and line.cells[1].isdigit()
    )
    kept: list[Line] = []
    running: list[str] = []
    for index, line in enumerate(lines):
        neighbour = (index - 1 in pages or index + 1 in pages) and beside[line.text] > 1
        footer = len(line.cells) == 2 and line.cells[1].isdigit() and numbered[line.cells[0]] > 1
        if line.text and (neighbour or footer) and index > 2:
            running.append(line.text)
        else:
            kept.append(line)
    return kept, running


def _bar_cells(text: str) -> tuple[str, ...]:
    text = text.strip()
    text = text[1:] if text.startswith("|") else text
    text = text[:-1] if text.endswith("|") else text
    return tuple(cell.strip() for cell in text.split("|"))


def _row(line: Line) -> tuple[str, ...]:
    """The cells of a line that may be a row of a table, empty when it cannot be one."""
    if line.rows:
        return ()
    if line.text.count("|") >= MIN_COLUMNS - 1:
        return _bar_cells(line.text)
    return line.cells if len(line.cells) >= MIN_COLUMNS else ()


def gather_tables(lines: list[Line]) -> list[Line]:
    """Make tables of lines that follow each other with the same columns.

    A table that is a letterhead stays as lines."""
    arranged: list[Line] = []
    index = 0
    while index < len(lines):
        line = lines[index]
        if line.rows:
            cells = [[[cell] if cell else [] for cell in row] for row in line.rows]
            arranged.extend(layout_lines(cells, line.no) if is_layout(cells) else [line])
            index += 1
            continue
        rows = _run(lines, index)
        if rows:
            arranged.append(Line(line.no, "", rows=tuple(rows), after_blank=line.after_blank))
            index += len(rows)
        else:
            arranged.append(line)
            index += 1
    return arranged


def _run(lines: list[Line], start: int) -> list[tuple[str, ...]]:
    """The rows of the table that begins on line ``start``; empty when no table begins there."""
    first = _row(lines[start])
    if not first:
        return []
    tabbed = _tabbed_run(lines, start)
    if tabbed:
        return tabbed
    bars = "|" in lines[start].text
    rows = [first]
    for line in lines[start + 1 :]:
        row = _row(line)
        if len(row) != len(first):
            break
        rows.append(row)
    enough = MIN_ROWS if bars or _HEADER.match(first[0]) else MIN_ROWS + 2
    return rows if len(rows) >= enough else []


def _tabbed_run(lines: list[Line], start: int) -> list[tuple[str, ...]]:
    """The rows of a table copied from a spreadsheet: one tab per cell, also beside empty cells."""
    width = len(lines[start].tabs)
    if width < MIN_COLUMNS or not all(lines[start].tabs) or not _HEADER.match(lines[start].tabs[0]):
        return []
    rows: list[tuple[str, ...]] = []
    for line in lines[start:]:
        # An editor may have cut the empty cells at the end of a row.
        if line.rows or not 1 < len(line.tabs) <= width or len(list(filter(None, line.tabs))) < 2:
            break
        rows.append(line.tabs + ("",) * (width - len(line.tabs)))
    return rows if len(rows) >= MIN_ROWS else []
