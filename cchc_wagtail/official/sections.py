"""Makes a tree of sections, with paragraphs, lists and tables, of the lines of the body.

The tree is built in one pass over a stack of open parts. A number's scheme says its usual depth
(``Rank``), but the file decides: a scheme already open continues there, a first number under an
empty part opens below it.
"""

import re
from dataclasses import dataclass, field

from cchc_wagtail.official.letterhead import is_caps
from cchc_wagtail.official.lines import Line, squeeze
from cchc_wagtail.official.numbering import Label, Rank, read_label
from cchc_wagtail.official.outline import Content, Item, Paragraph, Section, Table
from cchc_wagtail.official.units import is_organisation_heading, is_unit_heading

MAX_HEADING = 160
_TERMINAL = re.compile(r"[.;:!?…][\"”')/.]*$")
_HARD_END = (".", ";", ",", "!", "?")
_CAPS_RUN = re.compile(
    r"^(?P<head>[^a-zà-ỹđ]{6,}?)(?:\s*[:.–-]\s*|\s+)(?P<rest>[A-ZĐÀ-Ỹ]?[a-zà-ỹđ].{15,})$", re.DOTALL
)
_COLON = re.compile(r"^(?P<head>[^:.;]{2,100}):\s+(?P<rest>\S.*)$", re.DOTALL)
_YEAR_TAIL = re.compile(r"^[-–—]\s?(?:19|20)\d\d\b")
_HEADING_RANKS = (Rank.ROMAN, Rank.DECIMAL, Rank.BARE, Rank.POINT)


#: A longer paragraph is not joined further: a file of broken lines must not take for ever.
MAX_JOINED = 20_000


def ends_sentence(text: str) -> bool:
    """Whether ``text`` ends like a sentence; only its last characters are looked at."""
    return bool(_TERMINAL.search(text[-20:]))


@dataclass
class _ItemNode:
    marker: str
    text: str
    line: int
    indent: int = 0
    items: list["_ItemNode"] = field(default_factory=list)

    def freeze(self) -> Item:
        return Item(self.marker, self.text, tuple(i.freeze() for i in self.items), self.line)


@dataclass
class _Text:
    text: str
    line: int


@dataclass
class _Node:
    rank: Rank | int
    number: str = ""
    label: str = ""
    text: str = ""
    line: int = 0
    value: int = 0
    broken_at: int = 0
    content: list = field(default_factory=list)
    children: list["_Node"] = field(default_factory=list)

    @property
    def is_empty(self) -> bool:
        return not self.content and not self.children


class TreeBuilder:
    """Builds the tree of sections from lines; call :meth:`build`, then :meth:`result`."""

    def __init__(self, lines: list[Line]) -> None:
        self.lines = lines
        self.root = _Node(rank=-1)
        self.stack = [self.root]
        self.items: list[_ItemNode] = []
        self.last: _Node | _ItemNode | _Text | None = None
        self.last_width = 0
        self.width = wrap_width(lines)
        self.layout: list[str] = []
        levels = [line.heading for line in lines if line.heading]
        self.top_heading = min(levels, default=1)

    def build(self) -> None:
        for index, line in enumerate(self.lines):
            if line.rows:
                self.stack[-1].content.append(Table(line.rows, line.no))
                self.items, self.last = [], None
            elif line.is_decoration or line.is_page_number:
                self.layout.append(line.text)
            else:
                self._add(index, line)

    def _add(self, index: int, line: Line) -> None:
        label = read_label(line.text)
        if label and self._is_wrapped_number(label, line):
            label = None
        if label is None:
            self._add_unnumbered(index, line)
        elif label.is_bullet:
            self._add_item(label, line)
        else:
            self._open(label.rank, label.number, label.label, label.rest, line, label.value)
        self.last_width = len(line.text) + line.indent

    def _is_wrapped_number(self, label: Label, line: Line) -> bool:
        """Whether the number only stands first because a sentence was wrapped ("ngày / 5. ...")."""
        return bool(
            self.width
            and self.last is not None
            and self.last_width >= 0.8 * self.width
            and not line.after_blank
            and not ends_sentence(self.last.text)
            and label.rank in (Rank.DECIMAL, Rank.ARTICLE, Rank.DIVISION)
            and label.value != 1
            and label.value != self._next_value(label.rank)
        )

    def _next_value(self, rank: Rank) -> int:
        return next((node.value + 1 for node in reversed(self.stack) if node.rank == rank), 0)

    def _add_unnumbered(self, index: int, line: Line) -> None:
        last = self.last
        if last is not None and self._continues(last, line):
            if isinstance(last, _Node) and last.text:
                last.broken_at = last.broken_at or line.no
            last.text = squeeze(f"{last.text} {line.text}")
            return
        rank = self._bare_rank(index, line)
        if rank is not None:
            self._open(rank, "", "", line.text, line, 0)
            return
        paragraph = _Text(line.text, line.no)
        self.stack[-1].content.append(paragraph)
        self.items, self.last = [], paragraph

    def _continues(self, last: "_Node | _ItemNode | _Text", line: Line) -> bool:
        """Whether the line goes on with the text before it, which is ``last``."""
        if line.heading or len(last.text) > MAX_JOINED:
            return False
        open_end = not ends_sentence(last.text)
        first = next((char for char in line.text if char.isalnum()), "")
        if isinstance(last, _Node) and last.is_empty:
            if last.number and not last.text:
                # "Phần I" alone; its heading follows.
                return len(line.text) <= MAX_HEADING
            if is_caps(last.text) and is_caps(line.text) and last.number:
                return open_end and len(last.text) >= 20 and len(line.text) < 80
            if is_caps(last.text) and len(last.text) > 3:
                return False
        if not open_end:
            return False
        if first.islower() or _YEAR_TAIL.match(line.text):
            return True
        return bool(self.width and not line.after_blank and self.last_width >= 0.75 * self.width)

    def _bare_rank(self, index: int, line: Line) -> Rank | None:
        """The rank of a heading that has no number, None for an ordinary paragraph."""
        text = line.text
        if line.heading:
            level = min(line.heading - self.top_heading, len(_HEADING_RANKS) - 1)
            return _HEADING_RANKS[level]
        if len(text) > 100 or text.endswith(_HARD_END) or not text[0].isupper():
            return None
        follower = self.lines[index + 1] if index + 1 < len(self.lines) else None
        if follower is None:
            return None
        if is_caps(text) and sum(char.isalpha() for char in text) >= 6:
            return Rank.ROMAN
        unit = is_unit_heading(text)
        label = read_label(follower.text) if not follower.rows else None
        assigned = unit and any(is_organisation_heading(node.text) for node in self.stack[1:])
        if not (label or line.bold or assigned or (unit and text.endswith(":"))):
            return None
        if text.endswith(":") and not unit and not line.bold:
            return None
        if len(self.stack) == 1 and not line.bold:
            return None
        current = next((n for n in reversed(self.stack) if n.rank == Rank.DECIMAL), None)
        if unit and current is not None and not current.is_empty and is_unit_heading(current.text):
            return Rank.DECIMAL
        return Rank.BARE

    def _add_item(self, label: Label, line: Line) -> None:
        node = _ItemNode(label.label, label.rest, line.no, line.indent)
        level = next(
            (
                depth
                for depth, item in enumerate(self.items)
                if _bullet(item.marker) == label.number and line.indent < item.indent + 2
            ),
            None,
        )
        if level is not None:
            self.items = self.items[:level]
        if self.items:
            self.items[-1].items.append(node)
        else:
            self.stack[-1].content.append(node)
        self.items.append(node)
        self.last = node

    def _open(self, rank: Rank, number: str, label: str, text: str, line: Line, value: int) -> None:
        node = _Node(rank, number, label, text, line.no, value)
        top = self.stack[-1]
        ranks = [open_node.rank for open_node in self.stack]
        below_empty = (
            top is not self.root
            and value <= 1
            and top.rank in (Rank.BARE, Rank.POINT)
            and rank < top.rank
            and rank not in ranks
            and rank >= Rank.DECIMAL
        )
        if rank in ranks:
            self.stack = self.stack[: ranks.index(rank)]
        elif not below_empty:
            while self.stack[-1].rank >= rank:
                self.stack.pop()
        self.stack[-1].children.append(node)
        self.stack.append(node)
        self.items, self.last = [], node

    def result(self) -> tuple[tuple[Content, ...], tuple[Section, ...]]:
        """Content before the first section, and the sections."""
        return _freeze_content(self.root.content), tuple(_freeze(n) for n in self.root.children)


def _bullet(marker: str) -> str:
    return {"–": "-", "—": "-", "−": "-", "‑": "-", "\uf02d": "-", "●": "•", "\uf0b7": "•"}.get(
        marker, marker
    )


def wrap_width(lines: list[Line]) -> int:
    """The width at which a text was wrapped by hand or by a mail program, 0 when it was not."""
    lengths = sorted(len(line.text) + line.indent for line in lines if not line.rows)
    if len(lengths) < 8:
        return 0
    width = lengths[int(len(lengths) * 0.95) - 1]
    if not 40 <= width <= 115:
        return 0
    open_ends = sum(
        len(line.text) + line.indent >= 0.7 * width and not ends_sentence(line.text)
        for line in lines
        if not line.rows
    )
    return width if open_ends >= 0.2 * len(lengths) else 0


def _freeze_content(parts: list) -> tuple[Content, ...]:
    frozen: list[Content] = []
    for part in parts:
        if isinstance(part, _Text):
            frozen.append(Paragraph(part.text, part.line))
        elif isinstance(part, _ItemNode):
            frozen.append(part.freeze())
        else:
            frozen.append(part)
    return tuple(frozen)


def _freeze(node: _Node) -> Section:
    content = list(_freeze_content(node.content))
    heading, rest = split_heading(node)
    if rest:
        content.insert(0, Paragraph(rest, node.line))
    points = [child for child in node.children if child.rank == Rank.POINT]
    sections = list(node.children)
    # Points that are mere sentences are a list; one with parts of its own makes all of them parts,
    # so that their order stays.
    if points and len(points) == len(node.children) and all(point.is_empty for point in points):
        content.extend(Item(point.label, point.text, (), point.line) for point in points)
        sections = []
    return Section(
        node.number,
        heading,
        node.label,
        tuple(content),
        tuple(_freeze(child) for child in sections),
        node.line,
        node.broken_at if heading else 0,
    )


def split_heading(node: _Node) -> tuple[str, str]:
    """The heading of a part, and text that follows it on the same line."""
    text = node.text
    if not node.number:
        return text, ""
    match = _CAPS_RUN.match(text)
    if match and sum(char.isalpha() for char in match["head"]) >= 6:
        head = match["head"].strip(" ")
        cut = len(match["head"])
        separator = text[cut : len(text) - len(match["rest"])].strip()
        return head + (separator if separator != "." else "."), match["rest"]
    if is_caps(text):
        return text, ""
    match = _COLON.match(text)
    if match and node.rank >= Rank.PART:
        return match["head"].strip() + ":", match["rest"]
    has_parts = not node.is_empty
    if text.endswith((";", ",", "./.")) or (
        text.endswith(".") and not (has_parts and len(text) < 90)
    ):
        return "", text
    if len(text) > (MAX_HEADING + 60 if has_parts else MAX_HEADING):
        return "", text
    return text, ""
