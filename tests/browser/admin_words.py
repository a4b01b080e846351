"""Which words of a screen are English: the words of the catalogues against those on the screen."""

import ast
import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import polib

from cchc_wagtail.vietnamese_admin.catalogues import DOMAINS, entries_in, locale_folders
from tests.browser.allowed_words import ALLOWED, LINES, PATTERN

ROOT = Path(__file__).resolve().parents[2]
OURS = (ROOT / "cchc_wagtail/locale", ROOT / "cchc_wagtail/vietnamese_admin/locale")
#: Modules whose Vietnamese strings appear on the screens as names and titles.
DATA = (
    "tests/school.py",
    "tests/review/school.py",
    "tests/factories.py",
    "tests/browser/admin_school.py",
    "cchc_wagtail/enums.py",
    "cchc_wagtail/set_up/outline.py",
    "cchc_wagtail/set_up/reviews.py",
)
#: What is no word for a reader: placeholders, tags, entities.
MARKS = re.compile(r"%\(\w+\)[#0\- +]?\d*(?:\.\d+)?[a-zA-Z]|%[sdifr]|\{\w*\}|<[^<>]*>|&\w+;")
#: Addresses, names of files and fields, numbers of documents ("12/KH-UBND").
NAMES = re.compile(
    r"https?://\S+|[\w.+-]+@[\w.-]+|\S+\.(?:pdf|png|jpe?g|webp|docx?|xlsx|csv|txt|xml)(?![a-z])|/[\w/-]+/"
    r"|\b[a-z_]+\.[a-z]+\b|\b\w+_\w+\b|\b[\w-]*\d[\w-]*\b|\w+(?:/\w+)*/[^\W\d_]+-[\w-]+|\b[a-z]+(?:-[a-z]+){2,}\b"
    r"|\b[A-ZĐ]{2,}-[A-ZĐ]{2,}\b",
)
WORD = re.compile(r"[^\W\d_]+(?:['’][a-z]+)?")
#: A Vietnamese syllable without marks: onset, vowels, end.
SYLLABLE = re.compile(
    r"(?:ngh|ch|gh|gi|kh|ng|nh|ph|qu|th|tr|[bcdghklmnpqrstvx])?"
    r"(?:i[au]?|ua|ue|uy|oa|oe|a[iouy]?|e[o]?|o[i]?|u[i]?|y)(?:ch|ng|nh|[cmnpt])?"
)
#: So many English words one after the other are a phrase, even if each could be Vietnamese.
PHRASE = 3


@dataclass(frozen=True)
class Lexicon:
    """Words without marks, in lower case.

    Attributes:
        english: those of the English catalogues.
        vietnamese: those that Vietnamese catalogues and names use and that are syllables.
    """

    english: frozenset[str]
    vietnamese: frozenset[str]


def words_in(text: str) -> list[str]:
    text = unicodedata.normalize("NFC", text)
    return WORD.findall(NAMES.sub(" | ", MARKS.sub(" | ", text)))


def plain_words(texts: Iterable[str]) -> Iterator[str]:
    for text in texts:
        for word in words_in(text):
            if word.isascii() and len(word) > 1:
                yield word.lower()


def originals(folder: Path) -> Iterator[str]:
    for domain in DOMAINS:
        path = folder / f"en/LC_MESSAGES/{domain}.po"
        for entry in entries_in(path):
            yield from (entry.msgid, entry.msgid_plural)


def translations(folder: Path) -> Iterator[polib.POEntry]:
    for domain in DOMAINS:
        yield from entries_in(folder / f"vi/LC_MESSAGES/{domain}.po")


def vietnamese_strings(path: Path) -> Iterator[str]:
    """The strings of a module that hold a letter with a Vietnamese mark, without docstrings."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    remarks = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    for node in ast.walk(tree):
        text = node.value if isinstance(node, ast.Constant) else None
        if isinstance(text, str) and not text.isascii() and id(node) not in remarks:
            yield text


def new_words(entry: polib.POEntry) -> set[str]:
    """The words of a translation that its original has not: others may have been left as is."""
    forms = (entry.msgstr, *entry.msgstr_plural.values())
    return set(plain_words(forms)) - set(plain_words((entry.msgid, entry.msgid_plural)))


@cache
def lexicon() -> Lexicon:
    folders = [folder for _app, folder in locale_folders()]
    own = [entry for folder in OURS for entry in translations(folder)]
    english = {word for folder in folders for word in plain_words(originals(folder))}
    english.update(plain_words(entry.msgid for entry in own))
    said = [*own, *(entry for folder in folders for entry in translations(folder))]
    data = [text for name in DATA for text in vietnamese_strings(ROOT / name)]
    vietnamese = {*plain_words(data), *(word for entry in said for word in new_words(entry))}
    return Lexicon(
        frozenset(english), frozenset(word for word in vietnamese if SYLLABLE.fullmatch(word))
    )


def english_in(text: str) -> list[str]:
    """The words and phrases of one line that are not Vietnamese and not allowed."""
    known = lexicon()
    if text in LINES:
        return []
    text = PATTERN.sub(" | ", text)
    found, run = [], []
    # Anything but a space between two words ends a phrase.
    for part in re.split(r"[^\w\s'’]+", NAMES.sub(" | ", MARKS.sub(" | ", text))):
        for word in words_in(part):
            plain = word.lower()
            suspect = word.isascii() and plain not in ALLOWED
            if suspect and plain in known.english:
                run.append(word)
            else:
                found += phrase_of(run)
                run = []
            if suspect and len(word) > 1 and plain not in known.vietnamese:
                found.append(word)
        found += phrase_of(run)
        run = []
    return found


def phrase_of(run: list[str]) -> list[str]:
    return [" ".join(run)] if len(run) >= PHRASE else []


#: Reads a screen: what it shows, what it keeps for later, and what it says to screen readers.
COLLECT = r"""
() => {
  const found = new Map();
  // Names of time zones and of languages, each in its own words.
  const skipped = new Set();
  const zones = 'select[name$=time_zone] option, select[name$=preferred_language] option';
  for (const option of document.querySelectorAll(zones)) skipped.add(option.textContent.trim());
  const add = (kind, text) => {
    for (const line of (text || '').split(/[\n\t]+/)) {
      const clean = line.replace(/\s+/g, ' ').trim();
      if (clean && !found.has(clean) && !skipped.has(clean)) found.set(clean, kind);
    }
  };
  const spoken = ['title', 'aria-label', 'aria-description', 'aria-roledescription',
    'aria-valuetext', 'placeholder', 'alt', 'data-clicked-text', 'data-placeholder'];
  const later = /^data-.*(label|text|message|title|content|active|placeholder|confirm)s?(-value)?$/;
  const quiet = new Set(['SCRIPT', 'STYLE', 'NOSCRIPT', 'TEXTAREA']);
  const read = (root) => {
    const walker = document.createTreeWalker(root, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT);
    for (let node = walker.currentNode; node; node = walker.nextNode()) {
      if (node.nodeType === Node.TEXT_NODE) {
        const parent = node.parentElement;
        if (parent && quiet.has(parent.tagName)) continue;
        // Others' code and names typed by people are not the admin's words.
        if (parent && parent.closest('.public-DraftEditor-content, [data-w-comments-quote]')) {
          continue;
        }
        add('text', node.textContent);
        continue;
      }
      if (node.nodeType !== Node.ELEMENT_NODE) continue;
      for (const name of spoken) if (node.hasAttribute(name)) add(name, node.getAttribute(name));
      for (const {name, value} of node.attributes) {
        if (later.test(name) && !spoken.includes(name) && !/^[\[{]|^(true|false)$/.test(value)) {
          add(name, value);
        }
      }
      if (node.tagName === 'INPUT' && ['submit', 'button', 'reset'].includes(node.type)) {
        add('value', node.value);
      }
      if (node.shadowRoot) read(node.shadowRoot);
      if (node.tagName === 'TEMPLATE') read(node.content);
      if (node.tagName === 'IFRAME') {
        try { if (node.contentDocument?.body) read(node.contentDocument.body); } catch {}
      }
    }
    if (root.innerText) add('text', root.innerText);
  };
  add('document title', document.title);
  read(document.body);
  return [...found].map(([text, kind]) => [kind, text]);
}
"""

#: Buttons and tabs whose text does not fit, and a screen wider than its window.
OVERFLOWS = r"""
() => {
  const found = [];
  const chosen = 'button, a.button, .button, [role=tab], input[type=submit], .menuitem-label, '
    + '.w-dropdown__toggle';
  for (const node of document.querySelectorAll(chosen)) {
    if (!node.checkVisibility({visibilityProperty: true, opacityProperty: true})) continue;
    const text = (node.innerText || node.value || '').replace(/\s+/g, ' ').trim();
    const box = node.getBoundingClientRect();
    const shown = node.cloneNode(true);
    for (const part of shown.querySelectorAll('.w-sr-only, .visuallyhidden, svg')) part.remove();
    if (!(shown.textContent || node.value || '').trim()) continue;
    // The number of errors hangs out of a tab.
    if (node.querySelector('.w-tabs__errors:not([class*=hidden])')) continue;
    if (!text || box.width < 5 || box.height < 5 || node.closest('.w-sr-only')) continue;
    const style = getComputedStyle(node);
    if (node.scrollHeight > node.clientHeight + 2 && style.display !== 'inline'
      && node.matches('.button') && !node.querySelector('.icon')) {
      found.push(`${text} (${node.scrollHeight} > ${node.clientHeight} high)`);
    }
    if (node.scrollWidth > node.clientWidth + 1 && style.display !== 'inline') {
      found.push(`${text} (${node.scrollWidth} > ${node.clientWidth})`);
    }
  }
  const wide = document.documentElement.scrollWidth - window.innerWidth;
  if (wide > 1) found.push(`the screen is ${wide} px too wide`);
  return found;
}
"""
