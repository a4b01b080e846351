"""``python -m cchc_wagtail.vietnamese_admin.coverage`` tells how much is Vietnamese."""

import ast
import json
import re
import shutil
from importlib.metadata import version
from pathlib import Path

import polib
import pytest

from cchc_wagtail.vietnamese_admin.catalogues import (
    belongs_to,
    our_entries,
    package_folder,
    source_strings,
)
from tests.vietnamese_admin.small_site import run
from tests.vietnamese_admin.wording import ROOT

MODULE = "cchc_wagtail.vietnamese_admin.coverage"
NEEDED = {
    ("wagtail", "django"),
    ("wagtail.admin", "django"),
    ("wagtail.admin", "djangojs"),
    *(
        (f"wagtail.{app}", "django")
        for app in (
            "contrib.forms",
            "contrib.redirects",
            "contrib.search_promotions",
            "contrib.settings",
            "contrib.simple_translation",
            "contrib.table_block",
            "contrib.typed_table_block",
            "documents",
            "embeds",
            "images",
            "locales",
            "search",
            "sites",
            "snippets",
            "users",
        )
    ),
    ("wagtail_modeladmin", "django"),
    ("django.conf", "django"),
    ("django.contrib.admin", "django"),
    ("django.contrib.auth", "django"),
    ("django.contrib.humanize", "django"),
}
NEW = "A string of the next version."
KEYS = {"app", "domain", "strings", "translated", "missing", "stale"}


@pytest.fixture(scope="module")
def figures() -> dict:
    result = run("-m", MODULE, "--json")
    assert result.returncode == 0, result.stderr
    return json.loads(result.stdout)


@pytest.fixture
def modeladmin(tmp_path) -> polib.POFile:
    """A ``wagtail_modeladmin`` that is found before the installed one; the English is returned."""
    package = tmp_path / "wagtail_modeladmin"
    for language in ("en", "vi"):
        shutil.copytree(
            package_folder("wagtail_modeladmin") / "locale" / language,
            package / "locale" / language,
        )
    (package / "__init__.py").touch()
    return polib.pofile(str(package / "locale" / "en" / "LC_MESSAGES" / "django.po"))


def row_of(app: str, result) -> dict:
    return next(row for row in json.loads(result.stdout)["apps"] if row["app"] == app)


def test_everything_is_vietnamese(figures):
    incomplete = [
        row
        for row in figures["apps"]
        if row["missing"] or row["stale"] or row["translated"] != row["strings"]
    ]
    assert incomplete == []


def test_every_app_is_counted_once(figures):
    apps = [(row["app"], row["domain"]) for row in figures["apps"]]
    assert set(apps) >= NEEDED
    assert len(apps) == len(set(apps))
    assert not any("styleguide" in app or ".test" in app for app, _domain in apps)


def test_figures_are_of_the_installed_versions(figures):
    assert set(figures) == {"versions", "apps"}
    assert all(set(row) == KEYS for row in figures["apps"])
    assert figures["versions"]["wagtail"] == version("wagtail")
    assert figures["versions"]["Django"] == version("Django")
    for row in figures["apps"]:
        folder = package_folder(row["app"]) / "locale"
        assert row["strings"] == len(source_strings(folder, row["domain"])) > 0


def test_table_for_people(figures):
    result = run("-m", MODULE)
    lines = result.stdout.splitlines()
    assert result.returncode == 0
    assert f"wagtail {version('wagtail')}" in lines[0]
    assert lines[2].split() == ["app", "domain", "strings", "translated", "missing", "stale"]
    assert len(lines) == len(figures["apps"]) + 4
    total = str(sum(row["strings"] for row in figures["apps"]))
    assert lines[-1].split() == ["total", total, total, "0", "0"]


def test_new_string_is_missing_and_named(tmp_path, modeladmin):
    modeladmin.append(polib.POEntry(msgid=NEW))
    modeladmin.save()

    result = run("-m", MODULE, "--missing", first=tmp_path)

    assert result.returncode == 1
    assert result.stdout.splitlines()[-2:] == ["missing:", f"  wagtail_modeladmin: {NEW!r}"]


def test_figures_of_a_new_string(tmp_path, modeladmin, figures):
    modeladmin.append(polib.POEntry(msgid=NEW))
    modeladmin.save()

    result = run("-m", MODULE, "--json", "--missing", first=tmp_path)

    row = row_of("wagtail_modeladmin", result)
    before = next(row for row in figures["apps"] if row["app"] == "wagtail_modeladmin")
    assert result.returncode == 1
    assert (row["missing"], row["missing_strings"], row["stale"]) == (1, [NEW], 0)
    assert (row["strings"], row["translated"]) == (before["strings"] + 1, before["translated"])


def test_string_that_is_gone_is_stale(tmp_path, modeladmin):
    gone = next(
        entry
        for entry in modeladmin
        for ours in our_entries("django")
        if ours.msgid == entry.msgid and belongs_to(ours, "wagtail_modeladmin", (8, 0))
    )
    modeladmin.remove(gone)
    modeladmin.save()

    result = run("-m", MODULE, "--json", "--missing", first=tmp_path)

    row = row_of("wagtail_modeladmin", result)
    # Nothing is in English for that: the status is that of a complete translation.
    assert result.returncode == 0
    assert (row["missing"], row["stale"], row["stale_strings"]) == (0, 1, [gone.msgid])


def test_polib_is_missing(tmp_path):
    error = 'raise ImportError("No module named \'polib\'", name="polib")'
    (tmp_path / "polib.py").write_text(error)

    result = run("-m", MODULE, first=tmp_path)

    assert (result.returncode, result.stdout) == (2, "")
    assert result.stderr.splitlines() == [
        "This needs polib, which reads catalogues: python -m pip install polib"
    ]


def test_other_import_errors_are_not_hidden(tmp_path):
    (tmp_path / "polib.py").write_text('raise ImportError("broken", name="something_else")')

    result = run("-m", MODULE, first=tmp_path)

    assert result.returncode == 1
    assert "ImportError: broken" in result.stderr


@pytest.mark.parametrize(
    ("comment", "wagtail", "belongs"),
    [
        ("wagtail.admin, wagtail.users", (8, 0), True),
        ("wagtail.admin, wagtail.users (from 8.0)", (8, 0), True),
        ("wagtail.users (from 8.0)", (7, 4), False),
        ("wagtail.users (until 7.4)", (7, 4), True),
        ("wagtail.users (until 7.4)", (8, 0), False),
        ("wagtail.users (from 8.0)", (10, 1), True),
        ("wagtail.users.more", (8, 0), False),
        # Where the line was full.
        ("wagtail.admin,\nwagtail.users\n(from 8.0)", (7, 4), False),
        ("wagtail.admin, wagtail.users (until\n7.4)", (8, 0), False),
        ("wagtail", (8, 0), False),
    ],
)
def test_entry_is_kept_for_the_versions_of_its_comment(comment, wagtail, belongs):
    entry = polib.POEntry(msgid="x", comment=comment)
    assert belongs_to(entry, "wagtail.users", wagtail) is belongs


def test_every_entry_says_for_which_app_it_is_kept():
    known = {app for app, _domain in NEEDED}
    known |= {"cchc_wagtail.vietnamese_admin", "django.contrib.contenttypes"}
    known |= {"django_filters", "taggit"}
    unknown = [
        (entry.msgid, entry.comment)
        for domain in ("django", "djangojs")
        for entry in our_entries(domain)
        if not entry.comment
        or {re.split(r"\s\(", app)[0] for app in re.split(r",\s", entry.comment)} - known
    ]
    assert unknown == []


def own_messages() -> set[str]:
    """The English of every ``_(…)`` in the app, and of those with a context before it."""
    names = ("_", "gettext", "pgettext_lazy")
    return {
        node.args[-1].value
        for path in Path(ROOT / "cchc_wagtail" / "vietnamese_admin").rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Call) and getattr(node.func, "id", "") in names
    }


def test_own_messages_are_translated_and_none_is_left_over():
    app = "cchc_wagtail.vietnamese_admin"
    kept = {entry.msgid for entry in our_entries("django") if belongs_to(entry, app, (8, 0))}
    own = own_messages()
    assert own
    # What Wagtail says too is kept for Wagtail.
    assert kept <= own <= {entry.msgid for entry in our_entries("django") if entry.translated()}
