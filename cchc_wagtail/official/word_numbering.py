"""Numbers that Word computes: they stand in numbering.xml and styles.xml, not in the text."""

from collections.abc import Callable

from lxml import etree

from cchc_wagtail.official.numbering import to_roman
from cchc_wagtail.official.package import W, WordPackage

POINTS = "abcdefghijklmnopqrstuvwxyz"


def _value(element: etree._Element | None) -> str:
    return element.get(f"{W}val", "") if element is not None else ""


def _letters(value: int) -> str:
    return POINTS[(value - 1) % 26] * ((value - 1) // 26 + 1)


_FORMATS: dict[str, Callable[[int], str]] = {
    "upperRoman": to_roman,
    "lowerRoman": lambda value: to_roman(value).lower(),
    "upperLetter": lambda value: _letters(value).upper(),
    "lowerLetter": _letters,
    "decimalZero": lambda value: f"{value:02d}",
    "none": lambda value: "",
}


class WordNumbering:
    """Counts the automatic numbers of a Word document in reading order.

    Args:
        package: the document; missing numbering or style parts mean no automatic numbers.
    """

    def __init__(self, package: WordPackage) -> None:
        self.levels: dict[str, dict[int, etree._Element]] = {}
        self.abstract_of: dict[str, str] = {}
        self.starts: dict[tuple[str, int], int] = {}
        self.counters: dict[str, dict[int, int]] = {}
        self.restarted: set[str] = set()
        self.styles: dict[str, etree._Element] = {}
        numbering = package.part("word/numbering.xml")
        if numbering is not None:
            self._read_numbering(numbering)
        styles = package.part("word/styles.xml")
        if styles is not None:
            for style in styles.iter(f"{W}style"):
                self.styles[style.get(f"{W}styleId", "")] = style

    def _read_numbering(self, root: etree._Element) -> None:
        for abstract in root.findall(f"{W}abstractNum"):
            key = abstract.get(f"{W}abstractNumId", "")
            self.levels[key] = {
                int(level.get(f"{W}ilvl", "0")): level for level in abstract.findall(f"{W}lvl")
            }
        for num in root.findall(f"{W}num"):
            key = num.get(f"{W}numId", "")
            self.abstract_of[key] = _value(num.find(f"{W}abstractNumId"))
            for override in num.findall(f"{W}lvlOverride"):
                start = _value(override.find(f"{W}startOverride"))
                if start.isdigit():
                    self.starts[(key, int(override.get(f"{W}ilvl", "0")))] = int(start)

    def style_chain(self, style_id: str) -> list[etree._Element]:
        """The style and those it is based on."""
        chain: list[etree._Element] = []
        while style_id in self.styles and len(chain) < 20:
            chain.append(self.styles[style_id])
            style_id = _value(chain[-1].find(f"{W}basedOn"))
        return chain

    def heading_level(self, properties: etree._Element | None) -> int:
        """1 to 9 for a paragraph in a heading style, else 0."""
        if properties is None:
            return 0
        for style in self.style_chain(_value(properties.find(f"{W}pStyle"))):
            name = _value(style.find(f"{W}name")).lower()
            if name.startswith("heading ") and name[8:].isdigit():
                return int(name[8:])
        return 0

    def _reference(self, properties: etree._Element | None) -> tuple[str, int] | None:
        if properties is None:
            return None
        holders = [properties]
        for style in self.style_chain(_value(properties.find(f"{W}pStyle"))):
            style_properties = style.find(f"{W}pPr")
            if style_properties is not None:
                holders.append(style_properties)
        for holder in holders:
            numbered = holder.find(f"{W}numPr")
            if numbered is not None:
                key = _value(numbered.find(f"{W}numId"))
                level = _value(numbered.find(f"{W}ilvl"))
                if key:
                    return (key, int(level) if level.isdigit() else 0)
        return None

    def label(self, properties: etree._Element | None) -> str:
        """The number or bullet of the next paragraph with these properties, empty for none."""
        reference = self._reference(properties)
        if reference is None or reference[0] == "0":
            return ""
        key, depth = reference
        abstract = self.abstract_of.get(key, "")
        level = self.levels.get(abstract, {}).get(depth)
        if level is None:
            return "-" if not self.levels.get(abstract) else ""
        form = _value(level.find(f"{W}numFmt")) or "decimal"
        text = _value(level.find(f"{W}lvlText"))
        if form == "bullet":
            return text if text.strip() in {"-", "+", "*", "•", "–"} else "-"
        self._count(key, abstract, depth, level)
        return self._fill(text, abstract, level)

    def _count(self, key: str, abstract: str, depth: int, level: etree._Element) -> None:
        counters = self.counters.setdefault(abstract, {})
        if (key, depth) in self.starts and f"{key}/{depth}" not in self.restarted:
            self.restarted.add(f"{key}/{depth}")
            counters[depth] = self.starts[(key, depth)]
        elif depth in counters:
            counters[depth] += 1
        else:
            start = _value(level.find(f"{W}start"))
            counters[depth] = int(start) if start.isdigit() else 1
        for deeper in [number for number in counters if number > depth]:
            del counters[deeper]

    def _fill(self, text: str, abstract: str, level: etree._Element) -> str:
        for depth in range(9):
            mark = f"%{depth + 1}"
            if mark not in text:
                continue
            shown = self.levels[abstract].get(depth, level)
            form = _value(shown.find(f"{W}numFmt")) or "decimal"
            value = self.counters[abstract].get(depth, 1)
            legal = level.find(f"{W}isLgl") is not None
            text = text.replace(mark, str(value) if legal else _FORMATS.get(form, str)(value))
        return text.strip()
