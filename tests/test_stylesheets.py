"""Style sheets of the public pages: small, readable in light and dark, each colour a host's."""

import gzip
import re
from pathlib import Path

import pytest

import cchc_wagtail

pytestmark = pytest.mark.any_version("reads style sheets")

PACKAGE = Path(cchc_wagtail.__file__).parent
SHEETS = PACKAGE / "static" / "cchc_wagtail" / "css"
CSS = (SHEETS / "base.css").read_text(encoding="utf-8")
#: What a host's own pages look like decides their colours; the notice sheet is black on white.
PUBLIC = ("base", "lists", "search", "paper", "procedure", "story", "print")
PAIRS = [
    ("accent-text", "accent"),
    ("good", "good-surface"),
    ("bad", "bad-surface"),
    ("wait", "wait-surface"),
]


def colours(name: str) -> list[str]:
    """The light and the dark default of a custom property."""
    found = re.search(rf"var\(--cchc-{name}, light-dark\((#\w+), (#\w+)\)\)", CSS)
    return list(found.groups())


def luminance(colour: str) -> float:
    digits = colour[1:] if len(colour) == 7 else "".join(2 * digit for digit in colour[1:])
    parts = [int(digits[place : place + 2], 16) / 255 for place in (0, 2, 4)]
    linear = [
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    ]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


@pytest.mark.parametrize("text, surface", PAIRS)
@pytest.mark.parametrize("scheme", [0, 1], ids=["light", "dark"])
def test_default_colours_have_the_contrast_of_level_aa(text, surface, scheme):
    lights = sorted(luminance(colours(name)[scheme]) for name in (text, surface))
    assert (lights[1] + 0.05) / (lights[0] + 0.05) >= 4.5


def gzipped(name: str) -> int:
    return len(gzip.compress((SHEETS / f"{name}.css").read_bytes()))


def test_the_public_style_sheets_are_small_and_together_below_12_kilobytes_on_the_wire():
    sizes = {name: gzipped(name) for name in (*PUBLIC, "notice_sheet")}
    assert sum(sizes.values()) < 12_000
    assert max(sizes.values()) < 2_500, sizes


def test_every_style_sheet_is_linked_from_a_template_or_a_register():
    texts = [
        path.read_text(encoding="utf-8")
        for path in PACKAGE.rglob("*")
        if path.suffix in (".html", ".py")
    ]
    linked = set(re.findall(r"cchc_wagtail/(css/[\w-]+\.css)", "".join(texts)))
    assert linked == {f"css/{path.name}" for path in SHEETS.parent.rglob("*.css")}


@pytest.mark.parametrize("name", PUBLIC)
def test_every_colour_is_a_custom_property_that_a_host_can_set(name):
    css = (SHEETS / f"{name}.css").read_text(encoding="utf-8")
    # A literal colour stands only where a custom property gets its default.
    rules = re.sub(r"/\*.*?\*/|--_[a-z-]+:[^;]+;", "", css, flags=re.S)
    values = re.findall(r"[\s-](?:color|background|outline|border(?:-[a-z]+)?):([^;]+);", rules)
    words = {word for value in values for word in value.split() if not word[0].isdigit()}
    # The colours of fields are the visitor's, those of the text around are the host's.
    others = {"field", "fieldtext", "currentcolor", "inherit", "solid", "dashed", "collapse"}
    others |= {"var(--cchc-text,", "inherit)"}
    assert {word for word in words - others if not word.startswith("var(--_")} == set()
