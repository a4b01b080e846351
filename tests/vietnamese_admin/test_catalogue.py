"""Every entry of the Vietnamese admin fits its English, and agrees with what is already good."""

import json
import os
import re
import shutil
import subprocess
import unicodedata
from pathlib import Path

import polib
import pytest

from cchc_wagtail.vietnamese_admin.catalogues import DOMAINS, entries_in, our_entries
from tests.vietnamese_admin.wording import (
    MESSAGES,
    PLACEHOLDER,
    ROOT,
    TAG,
    against_glossary,
    contradictions,
    english,
    entries,
    is_broken,
    keeps,
    margins,
    old_tones,
    rejected_words,
    vietnamese,
)

CORRECTIONS = json.loads(Path(__file__).with_name("corrections.json").read_text(encoding="utf-8"))
#: Why we say something otherwise than Wagtail, or than Django where Wagtail has the same English.
REASONS = {
    "broken": "a placeholder or a space is missing",
    "glossary": "a word that the glossary rejects, or none that it wants",
    "meaning": "it says something else than the English",
    "typo": "a letter's case or a punctuation mark is wrong, the words are the same",
    "long": "too long for its button on a phone",
    "inconsistent": "Wagtail or Django themselves say it otherwise elsewhere",
}
#: The same in both languages, with the reason.
SAME = {
    "Email": "the usual word in Vietnamese",
    "ID": "abbreviation",
    "IPv4": "name of a protocol",
    "IPv6": "name of a protocol",
    "URL": "abbreviation",
    "Wagtail ModelAdmin": "name of a package",
}
#: English whose last punctuation mark is deliberately another one, with the reason.
OTHER_END: dict[str, str] = {}
QUOTES = re.compile(r"[\"'”’)\s]+$")


def wrong(rule) -> list[tuple[str, str]]:
    """The entries of both domains for which ``rule`` does not hold."""
    return [(e.msgid, vietnamese(e)) for e in entries() if not rule(e, vietnamese(e))]


def last_mark(text: str) -> str:
    """The punctuation mark at the end of ``text``, inside quotes and brackets."""
    text = QUOTES.sub("", text).replace("...", "…")
    return text[-1:] if text[-1:] in ".:?!…,;" else ""


@pytest.mark.parametrize("domain", DOMAINS)
def test_catalogues_are_filled(domain):
    assert len(our_entries(domain)) > {"django": 1500, "djangojs": 60}[domain]


def test_every_entry_is_translated_for_sure():
    assert wrong(lambda entry, text: text.strip() and not entry.fuzzy) == []


@pytest.mark.parametrize("domain", DOMAINS)
def test_nothing_obsolete_and_nothing_twice(domain):
    catalogue = polib.pofile(str(MESSAGES / f"{domain}.po"))
    keys = [(entry.msgctxt, entry.msgid) for entry in catalogue]
    assert [entry.msgid for entry in catalogue if entry.obsolete] == []
    assert len(keys) == len(set(keys))


@pytest.mark.parametrize("domain", DOMAINS)
def test_one_plural_form(domain):
    catalogue = polib.pofile(str(MESSAGES / f"{domain}.po"))
    assert re.match(r"nplurals=1;\s*plural=0;", catalogue.metadata["Plural-Forms"])
    assert catalogue.metadata["Language"] == "vi"
    plurals = [entry for entry in catalogue if entry.msgid_plural]
    assert plurals
    assert [e.msgid for e in plurals if list(e.msgstr_plural) != [0] or e.msgstr] == []


def test_placeholders_and_percent_signs_are_kept():
    assert wrong(lambda entry, text: keeps(PLACEHOLDER, entry, text)) == []


def test_tags_and_entities_are_kept():
    assert wrong(lambda entry, text: keeps(TAG, entry, text)) == []


def test_spaces_and_line_breaks_at_the_ends_are_kept():
    assert wrong(lambda entry, text: margins(text) == margins(entry.msgid)) == []


def test_last_punctuation_mark_is_kept():
    found = wrong(
        lambda entry, text: last_mark(text) in {last_mark(original) for original in english(entry)}
    )
    assert {original for original, _text in found} == set(OTHER_END)


def test_accelerators_are_kept():
    """An ampersand before a letter, not that of an entity."""
    accelerator = re.compile(r"&(?!\w+;|#\d+;)(?=\w)")
    assert wrong(lambda entry, text: keeps(accelerator, entry, text)) == []


def test_letters_are_composed_and_tone_marks_old():
    assert wrong(lambda entry, text: unicodedata.is_normalized("NFC", text)) == []
    assert wrong(lambda entry, text: old_tones(text) == text) == []


def test_old_tones_knows_where_the_mark_belongs():
    assert old_tones("xoá khoá Hoà thuỷ khoẻ TOẢ") == "xóa khóa Hòa thủy khỏe TỎA"
    assert old_tones("quý quỷ toán khoảng loài xóa tuyến") == "quý quỷ toán khoảng loài xóa tuyến"


def test_no_soft_hyphens_and_no_doubled_spaces():
    """Django's words for times have hard spaces, as in "3\u00a0minutes ago"."""
    assert wrong(lambda entry, text: not re.search("\u00ad|(?<=\\S)  +(?=\\S)", text)) == []
    assert (
        wrong(lambda entry, text: ("\u00a0" in text) <= ("\u00a0" in "".join(english(entry)))) == []
    )


def test_nothing_is_left_in_english():
    """Text of nothing but placeholders and signs has nothing to translate."""
    same = {
        entry.msgid
        for entry in entries()
        if vietnamese(entry) in english(entry)
        and re.search(r"\w", PLACEHOLDER.sub("", entry.msgid))
    }
    assert same == set(SAME)


@pytest.mark.parametrize("domain", DOMAINS)
def test_compiled_catalogue_is_that_of_the_source(domain):
    def content(catalogue):
        return {(e.msgctxt or None, e.msgid, e.msgid_plural): vietnamese(e) for e in catalogue}

    compiled = polib.mofile(str(MESSAGES / f"{domain}.mo"))
    assert content(compiled) == content(polib.pofile(str(MESSAGES / f"{domain}.po")))


@pytest.mark.parametrize("domain", DOMAINS)
def test_gettext_accepts_the_catalogue(domain):
    if not shutil.which("msgfmt"):
        # Set where everything must run, see .ci/run.
        if os.environ.get("CCHC_REQUIRE_BROWSER"):
            pytest.fail("msgfmt is missing: apt-get install gettext")
        pytest.skip("msgfmt is missing: apt-get install gettext")
    command = ["msgfmt", "--check", "-o", os.devnull, str(MESSAGES / f"{domain}.po")]
    result = subprocess.run(command, capture_output=True, text=True, timeout=60)
    # It also asks for translators and dates in the header, which the history of the file has.
    complaints = [line for line in result.stderr.splitlines() if "header field" not in line]
    assert (result.returncode, complaints) == (0, [])


def test_both_catalogues_of_the_package_say_the_same():
    main = entries_in(ROOT / "cchc_wagtail" / "locale" / "vi" / "LC_MESSAGES" / "django.po")
    mine = {(entry.msgctxt, entry.msgid): vietnamese(entry) for entry in main}
    shared = {
        (entry.msgctxt, entry.msgid): vietnamese(entry)
        for entry in our_entries("django")
        if (entry.msgctxt, entry.msgid) in mine
    }
    assert shared
    assert shared == {key: mine[key] for key in shared}


def test_good_translations_are_not_contradicted():
    """Where Wagtail is already Vietnamese we say the same, or list why not."""
    listed = [original for group in CORRECTIONS.values() for original in group]
    differing = set(contradictions())
    assert set(CORRECTIONS) <= set(REASONS)
    assert len(listed) == len(set(listed))
    assert {"not listed": differing - set(listed), "stale": set(listed) - differing} == {
        "not listed": set(),
        "stale": set(),
    }


def test_reasons_for_corrections_are_true():
    """Those that can be seen in the text."""

    def letters(text: str) -> str:
        return re.sub(r"\W", "", text.casefold())

    rules = {
        "broken": is_broken,
        "glossary": lambda e, text: against_glossary(e.msgid, text) + rejected_words(e.msgid, text),
        "typo": lambda e, text: letters(text) == letters(vietnamese(e)),
    }
    differing = contradictions()
    untrue = [
        (reason, original, text)
        for reason, rule in rules.items()
        for original in CORRECTIONS[reason]
        if original in differing
        for text in differing[original][1]
        if not rule(differing[original][0], text)
    ]
    assert untrue == []


@pytest.mark.parametrize(
    ("original", "text"),
    [
        ("%(count)s pages", "trang"),
        ("Save %s", "Lưu %d"),
        ("Save {name}", "Lưu {ten}"),
        ("100%% of <b>all</b>", "100% của <b>mọi thứ</b>"),
        ("<b>Save</b>", "<b>Lưu"),
        ("This &amp; that", "Cái này và cái kia"),
        ("Restart workflow ", "Bắt đầu lại quy trình"),
        ("\nSave", "Lưu"),
        ("Save %(name)s now", "Lưu %(name)sngay"),
    ],
)
def test_broken_texts_are_recognised(original, text):
    """These helpers would let everything pass otherwise."""
    assert is_broken(polib.POEntry(msgid=original), text)
    assert not is_broken(polib.POEntry(msgid=original), original)
