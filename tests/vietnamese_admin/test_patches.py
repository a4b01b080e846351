"""What the Vietnamese admin changes in other packages: all of it is listed, and each works."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

from cchc_wagtail.vietnamese_admin.defaults import DATE_FORMATS
from cchc_wagtail.vietnamese_admin.patches import PATCHES
from tests.vietnamese_admin.small_site import APPS, small_site
from tests.vietnamese_admin.wording import ROOT

OURS = ROOT / "cchc_wagtail" / "vietnamese_admin"
TARGETS = [target for patch in PATCHES for target in patch.targets]
#: Reads what stands at each target, in a form that JSON knows and that is equal in two processes.
READ = """
from importlib import import_module
from django.contrib.auth import get_user_model


def step(place, name):
    if isinstance(place, dict):
        return place[name]
    if isinstance(place, list):
        return next(column for column in place if column.name == name)
    return getattr(place, name, None)


def read(target):
    if target.startswith("django.contrib.auth.get_user_model()."):
        place, names = get_user_model(), target.rpartition(".")[2:]
    else:
        parts = target.split(".")
        for end in range(len(parts), 0, -1):
            try:
                place, names = import_module(".".join(parts[:end])), parts[end:]
                break
            except ImportError:
                continue
    for name in names:
        place = step(place, name)
    if callable(place):
        packages = getattr(place, "view_initkwargs", {}).get("packages")
        return [place.__module__, place.__qualname__, packages]
    return str(place)


answer = {target: read(target) for target in TARGETS}
"""


def foreign_assignments(path: Path) -> Iterator[str]:
    """Every attribute that a module sets on something that it has not made itself.

    Names of settings are given as they stand in a patch, all others by what they are set on.
    """
    tree = ast.parse(path.read_text(encoding="utf-8"))
    classes = {node.name for node in tree.body if isinstance(node, ast.ClassDef)}
    own = {"self", "cls"}
    for node in ast.walk(tree):
        if isinstance(node, ast.Assign) and isinstance(node.value, ast.Call):
            maker = node.value.func
            if isinstance(maker, ast.Name) and maker.id in classes:
                own |= {target.id for target in node.targets if isinstance(target, ast.Name)}
    for node in ast.walk(tree):
        targets = []
        if isinstance(node, ast.Assign):
            targets = node.targets
        elif isinstance(node, ast.AnnAssign | ast.AugAssign):
            targets = [node.target]
        elif isinstance(node, ast.Call) and ast.unparse(node.func) == "setattr":
            yield f"setattr({ast.unparse(node.args[0])})"
        for target in targets:
            if isinstance(target, ast.Attribute) and ast.unparse(target.value) not in own:
                yield ast.unparse(target)


def test_every_change_of_another_package_is_listed():
    found = {
        assignment
        for path in OURS.rglob("*.py")
        if path.name != "patches.py"
        for assignment in foreign_assignments(path)
    }
    # Settings are filled in beside their values; all other changes stand in patches.py.
    named = {name.rpartition(".")[2] for name in found if name.startswith("settings.")}
    assert found == {"setattr(settings)", *(f"settings.{name}" for name in named)}
    assert {f"django.conf.settings.{name}" for name in {*named, *DATE_FORMATS}} == {
        target for target in TARGETS if target.startswith("django.conf.settings.")
    }


def test_the_list_makes_no_change_that_it_does_not_name():
    assert sorted(foreign_assignments(OURS / "patches.py")) == [
        "accounts.get_full_name",
        "column.label",
        "field.label",
        "i18n.js_catalog",
    ]
    ends = {target.rpartition(".")[2] for target in TARGETS if "settings" not in target}
    assert ends == {"get_full_name", "js_catalog", "label"}


def test_each_change_says_why_and_what_upstream_would_need():
    assert len(set(TARGETS)) == len(TARGETS)
    for patch in PATCHES:
        assert patch.targets
        assert patch.reason.endswith(".") and len(patch.reason) > 40
        assert patch.upstream.startswith(("Django: ", "Wagtail: "))


@pytest.fixture(scope="module")
def with_and_without(tmp_path_factory) -> tuple[dict, dict]:
    """What stands at every target on a small site with this app, and on one without it."""
    code = f"TARGETS = {TARGETS!r}\n{READ}"
    apps = [*APPS, "wagtail.sites"]
    return tuple(
        small_site(tmp_path_factory.mktemp("site"), code, INSTALLED_APPS=installed)
        for installed in (apps, [app for app in apps if not app.startswith("cchc_wagtail")])
    )


@pytest.mark.parametrize("target", TARGETS)
def test_each_change_takes_effect(with_and_without, target):
    """One that changes nothing any more can go: Wagtail or Django has it now."""
    changed, theirs = with_and_without
    assert changed[target] != theirs[target]
