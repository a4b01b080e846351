"""What an expectation file may say, and the comparison with what was read.

Top level: ``about`` (why the sample exists), ``documents`` (how many, 1 if absent), ``main`` and
``each`` (a list with one entry per document, in file order), ``footers`` (running footers, which a
reader may drop into the layout). ``readable: false`` says that the file may be refused, or read
with the finding ``legacy_encoding``.

An entry is partial: only what it names is compared.

* any key of ``to_dict()`` with a plain value: equal; ``title``, ``issuer`` and ``superior`` may be
  a list of equally good readings;
* ``title_has``: parts of the title, in any order;
* ``bases``: ``count``, ``has`` (parts, each in some basis), ``cites`` (per basis), ``dates``;
* ``headings``: pairs of number and heading of the top level, complete and in order;
* ``below``: the same for the sections below a path such as ``"II/1"`` (numbers, or the heading of
  a section without a number);
* ``items``: path to the number of list entries (nested ones too) of that section itself, or to
  parts of entries in order;
* ``paragraphs``: path to parts of its paragraphs, complete and in order;
* ``tables``: path to the number of rows of each table;
* ``recipients``: complete list, or how many; ``recipients_have``: parts;
* ``signers``: complete list of capacity, position, name, in any order; ``signer_names``: the names
  alone, where a clerk could divide the lines above them either way;
* ``tasks``: unit to number of tasks, complete and in order of first appearance;
* ``tasks_have``: pairs of unit and a part of the task;
* ``findings`` that must be there and ``no_findings`` that must not;
* ``unread``: lines that nobody could place (default: none), or ``"any"``.
"""

import re
import unicodedata

_LISTS = {
    "about",
    "title_has",
    "bases",
    "headings",
    "below",
    "items",
    "paragraphs",
    "tables",
    "recipients",
    "recipients_have",
    "signers",
    "signer_names",
    "tasks",
    "tasks_have",
    "findings",
    "no_findings",
    "unread",
}
_CHOICE = {"title", "issuer", "superior"}


def plain(text):
    """Text with one kind of space, in NFC, without invisible characters."""
    text = unicodedata.normalize("NFC", text or "").translate({0xFE0E: None, 0xFE0F: None})
    text = "".join(c for c in text if unicodedata.category(c) != "Cf")
    return re.sub(r"\s+", " ", text).strip()


def differences(expected, document):
    """Sentences about each expectation that ``document`` (a ``to_dict()``) does not meet."""
    found = []
    for key, value in expected.items():
        if key in _LISTS:
            continue
        actual = document[key]
        actual = plain(actual) if isinstance(actual, str) else actual
        if key == "addressees":
            actual = [plain(text).removeprefix("Kính gửi: ").rstrip(";.") for text in actual]
        allowed = value if key in _CHOICE and isinstance(value, list) else [value]
        if actual not in allowed:
            found.append(f"{key}: {actual!r}, expected {value!r}")
    found += _parts("title", expected.get("title_has", []), [document["title"]])
    found += _bases(expected.get("bases", {}), document["bases"])
    found += _sections(expected, document)
    found += _end(expected, document)
    found += _tasks(expected, document["tasks"])
    codes = [finding["code"] for finding in document["findings"]]
    found += [f"finding {c} is missing" for c in expected.get("findings", []) if c not in codes]
    found += [f"finding {c} is wrong" for c in expected.get("no_findings", []) if c in codes]
    unread = [plain(text) for text in document["unread"]]
    if unread != expected.get("unread", []) and expected.get("unread") != "any":
        found.append(f"unread: {unread}")
    return found


def _parts(name, parts, texts):
    texts = [plain(text) for text in texts]
    missing = [part for part in parts if not any(part in text for text in texts)]
    return [f"{name}: no {part!r} in {texts}" for part in missing]


def _bases(expected, bases):
    texts = [basis["text"] for basis in bases]
    found = _parts("bases", expected.get("has", []), texts)
    if "count" in expected and expected["count"] != len(bases):
        found.append(f"bases: {len(bases)} of {expected['count']}: {texts}")
    if "cites" in expected and expected["cites"] != [b["cites"] for b in bases]:
        found.append(f"cites: {[b['cites'] for b in bases]}, expected {expected['cites']}")
    dates = [[c["issued_on"] for c in basis["citations"]] for basis in bases]
    if "dates" in expected and expected["dates"] != dates:
        found.append(f"dates: {dates}, expected {expected['dates']}")
    return found


def section_at(document, path):
    """The section at a path such as ``II/1``, or ``None``."""
    sections, section = document["sections"], None
    for step in path.split("/"):
        section = next(
            (s for s in sections if step in (s["number"], s["number"] or _heading(s))), None
        )
        if section is None:
            return None
        sections = section["sections"]
    return section


def _headings(sections):
    return [[section["number"], _heading(section)] for section in sections]


def _heading(section):
    """The heading; whether a colon ends it is all the same."""
    return plain(section["heading"]).rstrip(": ")


def _heights(section):
    return [len(table) for table in section["tables"]]


def _sections(expected, document):
    found = []
    if "headings" in expected and expected["headings"] != _headings(document["sections"]):
        found.append(f"headings: {_headings(document['sections'])}")
    for name, compare in (
        ("below", lambda want, s: want == _headings(s["sections"]) or _headings(s["sections"])),
        ("items", lambda want, s: _in_order(want, s["items"])),
        ("paragraphs", lambda want, s: _in_order(want, s["paragraphs"])),
        ("tables", lambda want, s: want == _heights(s) or _heights(s)),
    ):
        for path, want in expected.get(name, {}).items():
            section = section_at(document, path)
            result = "no such section" if section is None else compare(want, section)
            if result is not True:
                found.append(f"{name} of {path}: {result}, expected {want}")
    return found


def _in_order(want, texts):
    texts = [plain(text) for text in texts]
    if isinstance(want, int):
        return len(texts) == want or texts
    same = len(want) == len(texts) and all(a in b for a, b in zip(want, texts, strict=True))
    return same or texts


def _end(expected, document):
    found = []
    recipients = [plain(text).rstrip(";.") for text in document["recipients"]]
    want = expected.get("recipients", recipients)
    if want not in (recipients, len(recipients)):
        found.append(f"recipients: {recipients}")
    found += _parts("recipients", expected.get("recipients_have", []), recipients)
    signers = [[plain(s[k]) for k in ("capacity", "position", "name")] for s in document["signers"]]
    if "signers" in expected and sorted(expected["signers"]) != sorted(signers):
        found.append(f"signers: {signers}, expected {expected['signers']}")
    names = [name for _, _, name in signers if name]
    if expected.get("signer_names", names) != names:
        found.append(f"signer names: {names}")
    return found


def _tasks(expected, tasks):
    found = []
    units = {}
    for task in tasks:
        units[plain(task["unit"])] = units.get(plain(task["unit"]), 0) + 1
    if "tasks" in expected and list(expected["tasks"].items()) != list(units.items()):
        found.append(f"tasks: {units}, expected {expected['tasks']}")
    for unit, part in expected.get("tasks_have", []):
        if not any(plain(t["unit"]) == unit and part in plain(t["text"]) for t in tasks):
            found.append(f"tasks: none of {unit} with {part!r}")
    return found
