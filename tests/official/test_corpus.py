"""The importer reads the papers of the corpus as a careful clerk would."""

import importlib
import json
import re
import unicodedata
from collections import Counter
from pathlib import Path

import pytest

from cchc_wagtail.official import UnreadableFile, read_file
from cchc_wagtail.vietnamese import strip_marks
from tests.official.corpus.expectations import differences, plain
from tests.official.corpus.word import Word

pytestmark = pytest.mark.any_version(
    "the reader is pure Python; test_word.py and test_bad_input.py read Word files on both sets"
)

CORPUS = Path(__file__).parent / "corpus"
NAMES = sorted(path.stem for path in CORPUS.glob("*.json"))
TEXTS = [name for name in NAMES if not (CORPUS / f"{name}.py").exists()]
#: Marks of Markdown, table rules, list marks and filler: they carry no words, and a reader may
#: turn them into structure. Everything else must be kept.
MARKS = set("|#*_`>\\=+-–—•…·.:)/")

#: Words of the frame of a paper that stand in no field: "Nơi nhận", "(Ký tên, đóng dấu)", dates.
FRAME = frozenset(
    ("số", "ngày", "tháng", "năm", "nơi", "nhận", "đã", "ký", "ghi", "rõ", "họ", "và", "tên")
    + ("đóng", "dấu", "không", "bắt", "buộc", "trang", "kính", "gửi", "căn", "cứ", "page", "of")
    + ("v", "về", "việc")
)
FRAME |= {strip_marks(word) for word in FRAME}


def expectation(name):
    return json.loads((CORPUS / f"{name}.json").read_text(encoding="utf-8"))


def text_path(name):
    return next(path for path in CORPUS.glob(f"{name}.*") if path.suffix in {".txt", ".md"})


def written(text, encoding="utf-8", newline="\n", normal="NFC", replace=()):
    """The bytes of a text file as some program wrote it."""
    for stand_in, character in dict(replace).items():
        text = text.replace(stand_in, character)
    text = unicodedata.normalize(normal, text).replace("\n", newline)
    marks = {"utf-16-le": b"\xff\xfe", "utf-16-be": b"\xfe\xff"}
    return marks.get(encoding, b"") + text.encode(encoding)


def sample(name):
    """Bytes, file name and plain text of a sample."""
    if (CORPUS / f"{name}.py").exists():
        word = Word()
        importlib.import_module(f"tests.official.corpus.{name}").build(word)
        return word.bytes(), f"{name}.docx", "\n".join(word.source)
    path = text_path(name)
    text = path.read_text(encoding="utf-8")
    how = expectation(name).get("written", {})
    for stand_in, character in how.get("replace", {}).items():
        text = text.replace(stand_in, character)
    return written(text, **{**how, "replace": {}}), path.name, text


def strands(document):
    """Every text of a document once, without what was derived from it."""
    for key in ("letterhead_lines", "title_lines", "addressees", "closing", "closing_lines"):
        yield from document[key]
    yield document["attached_to"]
    yield from document["unread"]
    for basis in document["bases"]:
        yield basis["text"]
    yield from _content(document["preamble"])
    for section in document["sections"]:
        yield from _section(section)


def _section(section):
    yield section["label"]
    yield section["heading"]
    yield from _content(section["content"])
    for child in section["sections"]:
        yield from _section(child)


def _content(parts):
    for part in parts:
        if part["type"] == "table":
            for row in part["rows"]:
                yield from row
            continue
        yield part.get("marker", "")
        yield part["text"]
        yield from _content(part.get("items", ()))


def visible(text):
    """How often each character that a reader sees occurs."""
    return Counter(c for c in plain(text) if not c.isspace() and c not in MARKS)


@pytest.mark.parametrize("name", NAMES)
def test_paper_is_read_as_a_clerk_reads_it(name):
    expected = expectation(name)
    data, filename, _ = sample(name)
    try:
        reading = read_file(data, filename)
    except UnreadableFile:
        assert not expected.get("readable", True)
        return
    if not expected.get("readable", True):
        codes = [finding.code for doc in reading.documents for finding in doc.findings]
        assert "legacy_encoding" in codes
        return
    documents = [document.to_dict() for document in reading.documents]
    found = differences(expected.get("main", {}), reading.main.to_dict())
    if len(documents) != expected.get("documents", 1):
        found.append(f"documents: {[d['title'] for d in documents]}")
    for index, entry in enumerate(expected.get("each", [])):
        if index < len(documents):
            found += [f"document {index}: {d}" for d in differences(entry, documents[index])]
    assert not found, "\n".join(found)


@pytest.mark.parametrize("name", NAMES)
def test_no_character_of_the_paper_is_lost(name):
    if not expectation(name).get("readable", True):
        pytest.skip("the file is refused")
    data, filename, text = sample(name)
    kept = Counter()
    for document in read_file(data, filename).documents:
        kept += visible("\n".join(strands(document.to_dict())))
    lost = visible(text) - kept
    assert not lost, f"lost: {dict(lost)}"


def words(text):
    return re.findall(r"[^\W\d_]+", plain(text).casefold())


@pytest.mark.parametrize("name", NAMES)
def test_no_sentence_is_hidden_in_letterhead_or_closing(name):
    """The raw lines of both are shown to nobody: what they say must stand in a field as well."""
    if not expectation(name).get("readable", True):
        pytest.skip("the file is refused")
    data, filename, _ = sample(name)
    hidden = []
    for document in (reading.to_dict() for reading in read_file(data, filename).documents):
        keys = "kind_name superior issuer national_name motto number symbol place title attached_to"
        fields = [document[key] for key in keys.split()]
        for key in ("title_lines", "addressees", "recipients", "unread"):
            fields += document[key]
        for signer in document["signers"]:
            fields += signer.values()
        known = FRAME.union(words(" ".join(fields)))
        for line in document["letterhead_lines"] + document["closing_lines"]:
            if not known.issuperset(words(line)):
                hidden.append(line)
    # A running footer is layout, and says so by its page number.
    footers = expectation(name).get("footers", [])
    assert [line for line in hidden if not any(footer in line for footer in footers)] == []


@pytest.mark.parametrize("name", TEXTS)
def test_bytes_of_a_text_file_do_not_change_the_reading(name):
    """Byte order marks, UTF-16, line ends and decomposed letters are no part of the paper."""
    if not expectation(name).get("readable", True):
        pytest.skip("the file is refused")
    _, filename, text = sample(name)
    wanted = [document.to_dict() for document in read_file(written(text), filename).documents]
    for how in (
        {"encoding": "utf-8-sig", "newline": "\r\n"},
        {"newline": "\r"},
        {"encoding": "utf-16-le"},
        {"encoding": "utf-16-be", "newline": "\r\n"},
        {"normal": "NFD"},
        {"replace": {" ": "\u00a0"}},
    ):
        read = [doc.to_dict() for doc in read_file(written(text, **how), filename).documents]
        assert read == wanted, how


def test_every_file_of_the_corpus_has_an_expectation():
    support = {"__init__", "word", "expectations"}
    stems = {path.stem for path in CORPUS.iterdir() if path.is_file()} - support
    assert stems == set(NAMES)
    assert len(NAMES) >= 30
