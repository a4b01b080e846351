"""How our templates are written: short lines, and no word of a state spelled out."""

import ast
import importlib
import pkgutil
import re
from pathlib import Path

import pytest
from django.db.models import Choices

import cchc_wagtail

ROOT = Path(__file__).resolve().parents[1]
PACKAGE = Path(cchc_wagtail.__file__).parent
LONGEST = 160
TEMPLATES = sorted(
    path
    for folder in (PACKAGE, ROOT / "example_site" / "school", ROOT / "tests" / "testapp")
    for path in folder.rglob("*")
    if path.suffix in (".html", ".txt", ".xml") and "templates" in path.parts
)
TAGS = sorted((PACKAGE / "templatetags").glob("*.py"))


def stored_values() -> set[str]:
    """The values that our enums store in the database."""
    for module in pkgutil.walk_packages([str(PACKAGE)], "cchc_wagtail."):
        if module.name.rpartition(".")[2] == "enums":
            importlib.import_module(module.name)
    pending, values = [Choices], set()
    while pending:
        choices = pending.pop()
        pending += choices.__subclasses__()
        if choices.__module__.startswith("cchc_wagtail"):
            values |= {str(value) for value in choices.values}
    return values


def test_the_values_of_enums_are_found():
    assert {"in_force", "open", "agree", "changes", "once", "free", "submitted"} <= stored_values()


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_no_line_of_a_template_is_longer_than_the_screen_of_a_developer(path):
    lines = path.read_text(encoding="utf-8").splitlines()
    assert [number for number, line in enumerate(lines, 1) if len(line) > LONGEST] == []


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_no_template_spells_out_a_stored_value(path):
    html = path.read_text(encoding="utf-8")
    asked = " ".join(re.findall(r"{%-? *(?:if|elif|with|ifchanged|firstof) [^%]*%}", html))
    spelled = re.findall(r"""["']([^"']*)["']""", asked)
    # What a form or an address sends: "?status=…", value="…:3".
    spelled += re.findall(r"""\?\w+=([\w-]+)|value="([\w-]+):""", html)
    words = {word for found in spelled for word in ([found] if isinstance(found, str) else found)}
    assert words & stored_values() == set()


def test_every_state_that_a_style_sheet_colours_is_a_stored_value():
    css = "".join(path.read_text(encoding="utf-8") for path in PACKAGE.rglob("*.css"))
    states = set(re.findall(r"\.cchc-(?:badge|effect|party)--(\w+)", css))
    assert {"in_force", "agreed"} <= states <= stored_values()


@pytest.mark.parametrize("path", TAGS, ids=lambda path: path.name)
def test_no_template_tag_compares_with_a_stored_value_or_looks_one_up(path):
    tree = ast.parse(path.read_text(encoding="utf-8"))
    spelled = {
        node.value
        for parent in ast.walk(tree)
        for node in (
            [parent.left, *parent.comparators]
            if isinstance(parent, ast.Compare)
            else parent.keys
            if isinstance(parent, ast.Dict)
            else []
        )
        if isinstance(node, ast.Constant)
    }
    assert spelled & stored_values() == set()
