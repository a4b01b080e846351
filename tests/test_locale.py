"""The Vietnamese catalogue is complete, fits the source, and is compiled."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import polib
import pytest

pytestmark = pytest.mark.any_version("compares the catalogue with the source")

ROOT = Path(__file__).resolve().parents[1]
MESSAGES = Path("cchc_wagtail/locale/vi/LC_MESSAGES")
PO = ROOT / MESSAGES / "django.po"
MO = ROOT / MESSAGES / "django.mo"
PLACEHOLDER = re.compile(r"%\(\w+\)[#0\- +]?\d*(?:\.\d+)?[a-zA-Z]|%[sdifr]|\{\w*\}")


@pytest.fixture(scope="module")
def catalogue() -> polib.POFile:
    return polib.pofile(PO)


def forms_of(entry: polib.POEntry) -> list[str]:
    """The translations of an entry, one for each plural form."""
    return list(entry.msgstr_plural.values()) if entry.msgid_plural else [entry.msgstr]


def originals_of(entry: polib.POEntry) -> list[str]:
    return [entry.msgid, entry.msgid_plural] if entry.msgid_plural else [entry.msgid]


def key(entry: polib.POEntry) -> tuple[str | None, str, str]:
    return entry.msgctxt or None, entry.msgid, entry.msgid_plural or ""


def test_every_message_is_translated(catalogue):
    assert [e.msgid for e in catalogue if not e.obsolete and not all(forms_of(e))] == []


def test_no_translation_is_fuzzy_or_obsolete(catalogue):
    assert [entry.msgid for entry in catalogue if entry.fuzzy or entry.obsolete] == []


def test_vietnamese_has_one_plural_form(catalogue):
    assert re.match(r"nplurals=1;\s*plural=0;", catalogue.metadata["Plural-Forms"])
    assert all(list(entry.msgstr_plural) == [0] for entry in catalogue if entry.msgid_plural)


def test_translations_keep_the_placeholders(catalogue):
    wrong = []
    for entry in catalogue:
        # The singular of a plural message may spell its number out.
        wanted = sorted(PLACEHOLDER.findall(originals_of(entry)[-1]))
        wrong += [
            (entry.msgid, form)
            for form in forms_of(entry)
            if sorted(PLACEHOLDER.findall(form)) != wanted
        ]
    assert wrong == []


def test_placeholders_are_named(catalogue):
    positional = re.compile(r"%[sdifr]\b|\{\}|\{\d+\}")
    assert [entry.msgid for entry in catalogue if positional.search(entry.msgid)] == []


def test_translations_keep_the_line_breaks_at_their_ends(catalogue):
    wrong = []
    for entry in catalogue:
        for form in forms_of(entry):
            ends = (form.startswith("\n"), form.endswith("\n"))
            if ends != (entry.msgid.startswith("\n"), entry.msgid.endswith("\n")):
                wrong.append(entry.msgid)
    assert wrong == []


def test_no_message_is_left_in_english(catalogue):
    # Abbreviations and names of formats are the same in both languages.
    same = [e.msgid for e in catalogue if e.msgstr == e.msgid and re.search(r"[a-z]{4} ", e.msgid)]
    assert same == []


def test_compiled_catalogue_is_that_of_the_source(catalogue):
    compiled = polib.mofile(MO)
    assert {key(e): forms_of(e) for e in compiled} == {key(e): forms_of(e) for e in catalogue}


def test_catalogue_has_exactly_the_messages_of_the_source(tmp_path, catalogue):
    if not shutil.which("xgettext"):
        # Set where everything must run, see .ci/run.
        if os.environ.get("CCHC_REQUIRE_BROWSER"):
            pytest.fail("xgettext is missing: apt-get install gettext")
        pytest.skip("xgettext is missing: apt-get install gettext")
    copy = tmp_path / "cchc_wagtail"
    shutil.copytree(PO.parents[3], copy, ignore=shutil.ignore_patterns("__pycache__", "*.mo"))
    env = {**os.environ, "DJANGO_SETTINGS_MODULE": "tests.settings", "PYTHONPATH": str(ROOT)}
    # Strings of that app stand in its own catalogue, which makemessages would empty.
    command = ["-W", "ignore", "-m", "django", "makemessages", "-l", "vi", "--no-obsolete"]
    command += ["--ignore", "vietnamese_admin/*"]
    result = subprocess.run(
        [sys.executable, *command], cwd=copy, env=env, capture_output=True, text=True, timeout=120
    )
    assert result.returncode == 0, result.stdout + result.stderr
    collected = {key(entry) for entry in polib.pofile(tmp_path / MESSAGES / "django.po")}
    committed = {key(entry) for entry in catalogue}
    assert {"missing": collected - committed, "stale": committed - collected} == {
        "missing": set(),
        "stale": set(),
    }
