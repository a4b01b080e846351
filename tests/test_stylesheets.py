"""Style sheets of the public pages: small, and readable in light and dark."""

import gzip
import re
from pathlib import Path

import pytest

import cchc_wagtail

pytestmark = pytest.mark.any_version("reads style sheets")

STATIC = Path(cchc_wagtail.__file__).parent / "static" / "cchc_wagtail"
CSS = (STATIC / "cchc.css").read_text(encoding="utf-8")
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


@pytest.mark.parametrize("name", ["cchc.css", "notice.css"])
def test_the_styles_of_a_page_stay_below_12_kilobytes_on_the_wire(name):
    assert len(gzip.compress((STATIC / name).read_bytes())) < 12_000
