"""What setup.cfg says about versions is one thing, in its requirements, tox and classifiers."""

import configparser
import re
from importlib.metadata import version
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent


@pytest.fixture(scope="module")
def setup() -> configparser.ConfigParser:
    parser = configparser.ConfigParser(interpolation=None)
    parser.read(ROOT / "setup.cfg", encoding="utf-8")
    return parser


def environments(setup) -> set[str]:
    """The environments of tox with their braces written out."""
    found = set()
    for line in setup["tox:tox"]["env_list"].split():
        names = [""]
        for part in re.split(r"(\{[^}]*\})", line):
            choices = part[1:-1].split(",") if part.startswith("{") else [part]
            names = [name + choice for name in names for choice in choices]
        found.update(names)
    return found


def classified(setup, name: str) -> set[str]:
    pattern = re.compile(rf"{name} :: (\d+(?:\.\d+)?)$")
    lines = setup["metadata"]["classifiers"].splitlines()
    return {match[1] for line in lines if (match := pattern.search(line.strip()))}


def test_lowest_versions_are_those_of_the_requirements(setup):
    required = dict(
        line.split(">=") for line in setup["options"]["install_requires"].split() if line
    )
    lines = (ROOT / "tests/lowest.txt").read_text(encoding="utf-8").splitlines()
    pinned = dict(line.split("==") for line in lines if line and not line.startswith("#"))
    assert pinned == required


def test_tox_runs_every_version_that_the_classifiers_name(setup):
    names = environments(setup) - {"lowest"}
    for part, classifier in (("py", "Python"), ("django", "Django"), ("wagtail", "Wagtail")):
        tested = {re.search(rf"{part}(\d+)", name)[1] for name in names}
        told = {number.replace(".", "") for number in classified(setup, classifier)} - {"3"}
        # Wagtail is classified by its first number only.
        assert {number[:1] if part == "wagtail" else number for number in tested} == told, part


def test_tox_pairs_only_what_upstream_supports(setup):
    for name in environments(setup) - {"lowest"}:
        python, django, wagtail = (
            int(re.search(rf"{part}(\d+)", name)[1]) for part in ("py3", "django", "wagtail")
        )
        # Django 6.0 and later need Python 3.12; Wagtail 7.4 was released before Django 6.1.
        assert django < 60 or python >= 12, name
        assert django < 61 or wagtail == 8, name
    assert len(environments(setup)) == 18


def test_ci_runs_both_sets():
    script = (ROOT / ".ci/run").read_text(encoding="utf-8")
    assert "\nmake test TESTS=coverage\n" in script and "\nmake lowest\n" in script


def test_the_installed_set_is_supported(setup):
    required = dict(
        line.split(">=") for line in setup["options"]["install_requires"].split() if line
    )
    for name, lowest in required.items():
        numbers = [
            [int(part) for part in re.findall(r"\d+", text)] for text in (version(name), lowest)
        ]
        assert numbers[0] >= numbers[1], name
