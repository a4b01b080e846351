"""What the tests of the Vietnamese admin read: catalogues, glossary, and Wagtail's words."""

import re
import unicodedata
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import polib

from cchc_wagtail.vietnamese_admin.catalogues import (
    DOMAINS,
    LOCALE,
    Key,
    entries_in,
    key_of,
    locale_folders,
    our_entries,
)

ROOT = Path(__file__).resolve().parents[2]
GLOSSARY = ROOT / "docs" / "glossary-vi.md"
MESSAGES = LOCALE / "vi" / "LC_MESSAGES"

PLACEHOLDER = re.compile(r"%\(\w+\)[#0\- +]?\d*(?:\.\d+)?[a-zA-Z]|%%|%[sdifr](?![a-z])|\{[\w.]*\}")
TAG = re.compile(r"</?[a-zA-Z][^>]*>|&[a-z]+;|&#\d+;")
#: A letter right after a placeholder, or right before it: a space is missing.
GLUED = re.compile(r"%\(\w+\)[sd]\w|\w%\(")
#: Syllables with the mark on the second vowel ("oá", "uý") where nothing follows, in NFD.
NEW_TONES = re.compile(
    r"(?<![qQ])(?:(o)([ae])|(u)(y))([\u0300\u0301\u0303\u0309\u0323])(?!\w|[\u0300-\u036f])", re.I
)


def vietnamese(entry: polib.POEntry) -> str:
    """The translation of an entry; Vietnamese has one plural form."""
    return entry.msgstr_plural.get(0, "") if entry.msgid_plural else entry.msgstr


def english(entry: polib.POEntry) -> list[str]:
    return [entry.msgid, entry.msgid_plural] if entry.msgid_plural else [entry.msgid]


def entries() -> Iterator[polib.POEntry]:
    """Every entry of both domains."""
    for domain in DOMAINS:
        yield from our_entries(domain)


def old_tones(text: str) -> str:
    """``text`` in NFC with tone marks as in "xóa, khóa, thủy"."""
    moved = NEW_TONES.sub(
        lambda found: (found[1] or found[3]) + found[5] + (found[2] or found[4]),
        unicodedata.normalize("NFD", text),
    )
    return unicodedata.normalize("NFC", moved)


def margins(text: str) -> tuple[str, str]:
    """White space before and after ``text``."""
    return text[: len(text) - len(text.lstrip())], text[len(text.rstrip()) :]


def keeps(pattern: re.Pattern[str], entry: polib.POEntry, text: str) -> bool:
    """Whether ``text`` has what the original has: either form of a plural, with all its parts.

    The singular may spell its number out.
    """
    wanted = sorted(pattern.findall(text))
    return any(sorted(pattern.findall(original)) == wanted for original in english(entry))


def is_broken(entry: polib.POEntry, text: str) -> bool:
    """Whether a placeholder, a tag or a space of the original is missing in ``text``."""
    whole = keeps(PLACEHOLDER, entry, text) and keeps(TAG, entry, text)
    return not whole or margins(text) != margins(entry.msgid) or bool(GLUED.search(text))


def rows_of_table(heading: str) -> list[list[str]]:
    """The rows of the table of the glossary whose first column has ``heading``, as it stands."""
    lines = GLOSSARY.read_text(encoding="utf-8").splitlines()
    start = next(n for n, line in enumerate(lines) if line.startswith(f"| {heading} |"))
    rows = []
    for line in lines[start + 2 :]:
        if not line.startswith("|"):
            break
        rows.append([cell.strip() for cell in line.strip().removeprefix("|")[:-1].split("|")])
    return rows


@cache
def terms() -> list[tuple[str, tuple[str, ...]]]:
    """English terms with the Vietnamese words that are accepted for them; longer terms first."""
    found = [
        (term.strip().lower(), tuple(word.strip().lower() for word in row[1].split("/")))
        for row in rows_of_table("Tiếng Anh")
        for term in row[0].split(",")
    ]
    return sorted(found, key=lambda pair: -len(pair[0]))


def against_glossary(original: str, text: str) -> list[str]:
    """The terms of ``original`` for which ``text`` has none of the accepted words."""
    rest = re.sub(r"%\([^)]*\)[a-z]|\{[^}]*\}|<[^>]*>|&[a-z]+;", " ", original).lower()
    missing = []
    for term, words in terms():
        # A term that is found is taken away, so that "page" is not looked for in "root page".
        rest, count = re.subn(rf"(?<![\w-]){re.escape(term)}(?![\w-])", " ", rest)
        if count and not any(word in text.lower() for word in words):
            missing.append(term)
    return missing


#: Words that the glossary rejects, with the English for which they are; None for all English.
REJECTED = (
    ("văn bản", r"\bdocuments?\b"),
    ("nhiệm vụ", r"\btasks?\b"),
    ("tác vụ", r"\btasks?\b"),
    ("thu hồi", r"\bunpublish"),
    ("tùy chỉnh", r"\bsettings?\b"),
    (r"\btrường\b(?! dữ liệu| hợp)", None),
    ("vui lòng", None),
)


def rejected_words(original: str, text: str) -> list[str]:
    """The words in ``text`` that the glossary tells to avoid."""
    return [
        word
        for word, term in REJECTED
        if (term is None or re.search(term, original, re.I))
        and re.search(word, old_tones(text), re.I)
    ]


def upstream() -> dict[tuple[str, Key], dict[str, set[str]]]:
    """The installed packages' own Vietnamese, by domain and English: sets of "wagtail", "others".

    Wagtail's apps come before Django's on every site, so where Wagtail speaks, Django does not.
    """
    found: dict[tuple[str, Key], dict[str, set[str]]] = {}
    for app, folder in locale_folders():
        whose = "wagtail" if app.startswith("wagtail") else "others"
        for domain in DOMAINS:
            for entry in entries_in(folder / "vi" / "LC_MESSAGES" / f"{domain}.po"):
                if entry.translated():
                    says = found.setdefault((domain, key_of(entry)), {})
                    says.setdefault(whose, set()).add(old_tones(vietnamese(entry)))
    return found


@cache
def of_wagtail() -> frozenset[tuple[str, Key]]:
    """What Wagtail itself can say, translated or not."""
    return frozenset(
        (domain, key_of(entry))
        for app, folder in locale_folders()
        if app.startswith("wagtail")
        for domain in DOMAINS
        for entry in entries_in(folder / "en" / "LC_MESSAGES" / f"{domain}.po")
    )


@cache
def contradictions() -> dict[str, tuple[polib.POEntry, set[str]]]:
    """Our entries that say it otherwise than the installed packages, with what these say.

    Django's Vietnamese counts where Wagtail has the same English without a translation of its own.
    """
    differing: dict[str, tuple[polib.POEntry, set[str]]] = {}
    translations = upstream()
    for domain in DOMAINS:
        for entry in our_entries(domain):
            key = domain, key_of(entry)
            says = translations.get(key, {})
            texts = says.get("wagtail") or (says.get("others") if key in of_wagtail() else None)
            if texts and vietnamese(entry) not in texts:
                known = differing.get(entry.msgid, (entry, set()))[1]
                differing[entry.msgid] = entry, known | texts
    return differing
