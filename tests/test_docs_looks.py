"""The page about changing the looks names every colour and every block there is."""

import re
from pathlib import Path

import pytest

import cchc_wagtail

pytestmark = pytest.mark.any_version("compares files of the repository")

PACKAGE = Path(cchc_wagtail.__file__).parent
TEMPLATES = PACKAGE / "templates" / "cchc_wagtail"
TEXT = (Path(__file__).resolve().parents[1] / "docs/giao-dien.md").read_text(encoding="utf-8")
#: Blocks of the host's own base template, which ours fills.
HOST_BLOCKS = {"title", "extra_css", "content", "extra_js"}


def test_every_custom_property_is_explained():
    css = (PACKAGE / "static/cchc_wagtail/css/base.css").read_text(encoding="utf-8")
    assert set(re.findall(r"^\| `(--cchc-[a-z-]+)`", TEXT, re.M)) == set(
        re.findall(r"var\((--cchc-[a-z-]+)", css)
    )


def test_every_style_sheet_of_a_page_is_listed_with_the_templates_that_link_it():
    listed = {
        name: set(re.findall(r"`(\w+\.html)`", pages))
        for name, pages in re.findall(r"^\| `css/(\w+)\.css` \| ([^|]+) \|", TEXT, re.M)
    }
    linking: dict[str, set[str]] = {}
    for path in TEMPLATES.glob("*.html"):
        for name in re.findall(r"cchc_wagtail/css/(\w+)\.css", path.read_text(encoding="utf-8")):
            linking.setdefault(name, set()).add(path.name)
    assert listed == linking


def test_every_block_of_every_page_is_listed():
    rows = dict(re.findall(r"^\| `(\w+\.html)` \| (.+) \|$", TEXT, re.M))
    pages = {path.name for path in TEMPLATES.glob("*_page.html")}
    assert pages <= set(rows)
    for name, listed in rows.items():
        html = (TEMPLATES / name).read_text(encoding="utf-8")
        blocks = set(re.findall(r"{% block (\w+)", html))
        if name != "base.html":
            blocks.discard("cchc_content")
        assert set(re.findall(r"`(\w+)`", listed)) == blocks - HOST_BLOCKS, name


def test_every_part_that_a_host_can_replace_is_listed_with_its_blocks():
    row = r"^\| `((?:partials|blocks)/\w+\.html)` \| [^|]+ \|(.*)\|$"
    listed = {
        name: set(re.findall(r"`(\w+)`", blocks)) for name, blocks in re.findall(row, TEXT, re.M)
    }
    assert listed == {
        path.relative_to(TEMPLATES).as_posix(): set(
            re.findall(r"{% block (\w+)", path.read_text(encoding="utf-8"))
        )
        for folder in ("partials", "blocks")
        for path in (TEMPLATES / folder).glob("*.html")
        if "preview" not in path.name
    }
