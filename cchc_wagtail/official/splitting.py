"""Takes a file with several documents apart, such as a decision with the plan that it issues."""

import re

from cchc_wagtail.official import closing
from cchc_wagtail.official.kinds import kind_in_title
from cchc_wagtail.official.letterhead import find_end, is_body_name, is_caps, is_national_name
from cchc_wagtail.official.lines import Line
from cchc_wagtail.official.numbering import read_label
from cchc_wagtail.official.titles import read_title

_ATTACHED = re.compile(r"^\(?\s*(?:ban hành|đính)?\s*kèm theo", re.I)
_ANNEX = re.compile(r"^(?:phụ lục|mẫu(?: số)?|biểu(?: mẫu)?)\b", re.I)
#: Lines before a second letterhead that may hold its left column.
_LOOK_BACK = 4


def split_documents(lines: list[Line]) -> list[list[Line]]:
    """The lines of each document, in file order; nothing is dropped.

    A new document begins at a second letterhead followed by a kind, or at a bare kind in capitals
    that says to which document it is attached. Annexes and the forms in them stay where they are.
    """
    cuts = [0]
    for index in range(1, len(lines)):
        line = lines[index]
        if line.rows or index - cuts[-1] < 5:
            continue
        start = _letterhead_start(lines, index, cuts[-1])
        if start is not None and not _in_annex(lines, start):
            cuts.append(start)
        elif _attached_title(lines, index):
            cuts.append(index)
    ends = [*cuts[1:], len(lines)]
    return [lines[start:end] for start, end in zip(cuts, ends, strict=True)]


def _letterhead_start(lines: list[Line], index: int, floor: int) -> int | None:
    """Start of the letterhead whose national name stands on line ``index``, or None."""
    line = lines[index]
    if not any(is_national_name(piece) for piece in line.columns if piece):
        return None
    if not any(is_national_name(p) for ln in lines[floor:index] for p in ln.columns if p) and (
        find_end(lines[floor:]) + floor > index
    ):
        return None
    start = index
    while start - 1 > floor and index - start < _LOOK_BACK and _is_left_column(lines[start - 1]):
        start -= 1
    end = start + find_end(lines[start:])
    title = read_title(lines[end:])
    return start if title.kind else None


def _is_left_column(line: Line) -> bool:
    if line.rows or len(line.columns) > 1:
        return False
    return is_caps(line.text) and is_body_name(line.text) and not closing.is_position(line.text)


def _attached_title(lines: list[Line], index: int) -> bool:
    """Whether a bare kind in capitals stands here and "(Kèm theo Quyết định ...)" below it."""
    text = lines[index].text
    kind, _rest = kind_in_title(text)
    if not kind or not is_caps(text) or read_label(text) or _in_annex(lines, index):
        return False
    return any(
        _ATTACHED.match(line.text) and len(line.text) < 300
        for line in lines[index + 1 : index + 6]
        if not line.rows
    )


def _in_annex(lines: list[Line], index: int) -> bool:
    return any(
        _ANNEX.match(line.text) for line in lines[max(0, index - 3) : index + 1] if not line.rows
    )
