"""Tables that only place a letterhead or signatures side by side."""

import re
from collections.abc import Iterator

from cchc_wagtail.official import closing
from cchc_wagtail.official.letterhead import has_place_and_date, is_national_name, is_number_line
from cchc_wagtail.official.lines import Line, squeeze

#: The paragraphs of each cell of each row.
Cells = list[list[list[str]]]


def is_layout(rows: Cells) -> bool:
    """Whether a table has no content of its own but arranges the frame of the paper."""
    if len(rows) > 8 or max(len(row) for row in rows) > 4:
        return False
    texts = [paragraph for row in rows for cell in row for paragraph in cell]
    if any(is_national_name(text) for text in texts):
        return True
    first = next((text for text in texts if text), "")
    if any(re.match(r"Nơi nhận", text) for text in texts) or (
        closing.is_position(first) and len(texts) < 30
    ):
        return True
    pieces = [is_number_line(text) or has_place_and_date(text) for text in texts]
    short = all(len(text) < 120 for text in texts)
    return short and any(pieces) and len(texts) < 12 and not _has_table_header(rows)


def _has_table_header(rows: Cells) -> bool:
    header = " ".join(" ".join(cell) for cell in rows[0]).lower()
    return bool(re.match(r"(?:stt|tt|số tt)\b", header))


def layout_lines(rows: Cells, start: int) -> Iterator[Line]:
    """The lines of a layout table, whose columns are the cells of a row.

    The first paragraphs of all cells make one line, the second paragraphs the next, and so on."""
    for offset, row in enumerate(rows):
        cells = [
            [squeeze(part) for text in cell for part in text.split("\t") if part.strip()]
            for cell in row
        ]
        cells = [cell for cell in cells if cell] if len(row) > 2 else cells
        height = max((len(cell) for cell in cells), default=0)
        for index in range(height):
            columns = tuple(cell[index] if index < len(cell) else "" for cell in cells)
            text = " ".join(filter(None, columns))
            if len(cells) == 1:
                yield Line(start + offset, text)
            else:
                yield Line(start + offset, text, cells=columns)
