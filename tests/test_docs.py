"""The documents say what the code does."""

import argparse
import ast
import importlib
import re
from importlib import metadata
from pathlib import Path

import polib
import pytest
from django.core.management import get_commands, load_command_class
from django.core.management.base import BaseCommand

import cchc_wagtail
from cchc_wagtail.conf import DEFAULTS
from cchc_wagtail.models import (
    ActivityPage,
    DocumentPage,
    PlanPage,
    ProcedurePage,
    ReformHomePage,
    StoryPage,
)

pytestmark = pytest.mark.any_version("compares files of the repository")

ROOT = Path(__file__).resolve().parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")
EXAMPLE_README = (ROOT / "example_site" / "README.md").read_text(encoding="utf-8")
DOCUMENTS = [
    "README.md",
    "CONTRIBUTING.md",
    "docs/architecture.md",
    "docs/huong-dan.md",
    "docs/giao-dien.md",
    "example_site/README.md",
]


def section(heading: str, text: str = README) -> str:
    """The text below a heading of the second level."""
    return re.search(rf"^## {heading}$(.*?)(?=^## |\Z)", text, re.M | re.S)[1]


def table(heading: str, text: str = README) -> list[list[str]]:
    """The cells of the first table below ``heading``, without its head."""
    rows = [line for line in section(heading, text).splitlines() if line.startswith("|")]
    return [[cell.strip() for cell in row.strip("|").split("|")] for row in rows[2:]]


def test_settings_table_is_the_table_of_defaults():
    documented = {
        key.strip("`"): ast.literal_eval(value.strip("`")) for key, value, _ in table("Settings")
    }
    assert documented == DEFAULTS


def public_names() -> list[tuple[str, set[str]]]:
    """The modules that docs/architecture.md calls public, with their names."""
    text = (ROOT / "docs/architecture.md").read_text(encoding="utf-8")
    rows = table("Public names", text)
    return [(module.strip("`"), set(re.findall(r"`(\w+)`", names))) for module, names in rows]


@pytest.mark.parametrize(("module", "names"), public_names()[:-1])
def test_public_names_are_those_of_the_code(module, names):
    promised = set(importlib.import_module(module).__all__)
    assert names and names <= promised
    # Of these everything is public.
    whole = ("models", "blocks", "filters", "middleware", "official", "vietnamese")
    if module.rpartition(".")[2] in whole:
        assert names == promised


def test_every_wing_has_its_row_in_contributing():
    text = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
    named = {
        name
        for row in table("Where things go", text)
        for name in re.findall(r"`([\w.]+)/?`", row[0])
    }
    package = Path(cchc_wagtail.__file__).parent
    silent = {
        "__init__.py",
        "__pycache__",
        "locale",
        "migrations",
        "py.typed",
        "static",
        "templates",
    }
    assert named == {path.name for path in package.iterdir()} - silent


def test_every_setting_is_explained():
    assert all(meaning.endswith(".") for _key, _default, meaning in table("Settings"))


def our_commands() -> dict[str, BaseCommand]:
    names = [name for name, app in get_commands().items() if app == "cchc_wagtail"]
    return {name: load_command_class("cchc_wagtail", name) for name in names}


def options_of(command: BaseCommand, name: str) -> set[str]:
    """The long options that the command adds to those of every command."""

    def long_options(parser: argparse.ArgumentParser) -> set[str]:
        strings = {string for action in parser._actions for string in action.option_strings}
        return {string for string in strings if string.startswith("--")}

    every = BaseCommand().create_parser("manage.py", "any")
    return long_options(command.create_parser("manage.py", name)) - long_options(every)


def test_commands_table_lists_every_command_with_its_options():
    documented = {
        name.strip("`"): set(re.findall(r"--[a-z-]+", options))
        for name, options, _what in table("Commands")
    }
    expected = {name: options_of(command, name) for name, command in our_commands().items()}
    assert documented == expected


def test_page_types_table_lists_every_page_that_editors_write():
    expected = {
        model.__name__ for model in (PlanPage, ProcedurePage, StoryPage, DocumentPage, ActivityPage)
    }
    assert {name.strip("`") for name, _what in table("Page types")} == expected
    assert ReformHomePage.__name__ in section("Page types")


def test_installing_takes_at_most_six_steps():
    steps = re.findall(r"^(\d+)\. ", section("Add it to your own site"), re.M)
    assert steps == [str(number) for number in range(1, len(steps) + 1)]
    assert len(steps) <= 6


def test_the_two_commands_stand_before_the_installation():
    assert README.index("make demo") < README.index("make test") < README.index("pip install")


def test_example_site_installs_the_app_as_the_readme_says():
    apps = re.findall(r'^       "([a-z_.]+)",$', section("Add it to your own site"), re.M)
    settings = (ROOT / "example_site/school/settings.py").read_text(encoding="utf-8")
    lines = "".join(f'    "{app}",\n' for app in apps)
    assert apps == ["cchc_wagtail", "cchc_wagtail.vietnamese_admin", "wagtail_modeladmin"]
    assert lines in settings


@pytest.mark.parametrize("name", DOCUMENTS)
def test_links_to_files_and_headings_lead_somewhere(name):
    path = ROOT / name
    text = path.read_text(encoding="utf-8")
    for target in re.findall(r"\]\(([^)\s]+)\)", text):
        if target.startswith("http"):
            continue
        file, _, anchor = target.partition("#")
        led_to = path.parent / file if file else path
        assert led_to.exists(), target
        if not anchor:
            continue
        headings = re.findall(r"^#+ (.+)$", led_to.read_text(encoding="utf-8"), re.M)
        slugs = [heading.lower().replace(" ", "-") for heading in headings]
        assert anchor in slugs, target


@pytest.mark.parametrize("name", DOCUMENTS)
def test_every_make_target_named_is_there(name):
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    text = (ROOT / name).read_text(encoding="utf-8")
    for target in re.findall(r"(?:`|\$ )make ([a-z]+)", text):
        assert re.search(rf"^{target}:", makefile, re.M), target


def test_example_site_documents_every_environment_variable():
    settings = (ROOT / "example_site/school/settings.py").read_text(encoding="utf-8")
    read = re.findall(r"(?:environ(?:\.get\(|\[)|flag\()\"([A-Z0-9_]+)\"", settings)
    documented = {row[0].strip("`") for row in table("Environment variables", EXAMPLE_README)}
    # dj_database_url.config() reads DATABASE_URL by itself.
    assert documented == {*read, "DATABASE_URL"}


def test_example_site_documents_every_option_of_the_demo():
    code = (ROOT / "example_site/school/management/commands/demo.py").read_text(encoding="utf-8")
    documented = {row[0].strip("`") for row in table("`manage.py demo`", EXAMPLE_README)}
    assert documented == set(re.findall(r"add_argument\(\s*\"(--[a-z-]+)\"", code))


def test_guide_calls_things_what_the_screens_call_them():
    guide = (ROOT / "docs/huong-dan.md").read_text(encoding="utf-8")
    catalogue = polib.pofile(ROOT / "cchc_wagtail/locale/vi/LC_MESSAGES/django.po")
    said = {form for entry in catalogue for form in (entry.msgstr, *entry.msgstr_plural.values())}
    named = set(re.findall(r"\*\*(.+?)\*\*", guide.replace("\n", " ")))
    # Words that are only stressed.
    assert named - {text.rstrip(".:") for text in said} == {"bản nháp", "mới"}


def test_guide_names_every_command():
    guide = (ROOT / "docs/huong-dan.md").read_text(encoding="utf-8")
    assert all(f"manage.py {name}" in guide or f"`{name}`" in guide for name in our_commands())


def test_picture_of_the_readme_is_small():
    assert (ROOT / "docs/images/section.png").stat().st_size < 200_000


def test_classifiers_name_what_the_compatibility_section_promises():
    classifiers = metadata.metadata("cchc-wagtail").get_all("Classifier")
    pythons = [
        item.rsplit(" ", 1)[1] for item in classifiers if re.search(r"Python :: 3\.\d+", item)
    ]
    djangos = [item.rsplit(" ", 1)[1] for item in classifiers if re.search(r"Django :: \d", item)]
    text = section("Compatibility")
    assert f"Python {pythons[0]} to {pythons[-1]}" in text
    assert f"Django {djangos[0]} to {djangos[-1]}" in text


def test_changelog_has_room_for_the_next_release_and_the_version_is_one():
    changelog = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    assert "## [Unreleased]" in changelog
    assert re.fullmatch(r"\d+\.\d+\.\d+", cchc_wagtail.__version__)
