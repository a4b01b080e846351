"""Files that are no plan of ours get a sentence that says what to do, and nothing else."""

import io
import os
import zipfile

import pytest
from docx import Document
from hypothesis import given
from hypothesis import strategies as st

from cchc_wagtail.official import UnreadableFile, read_file

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
PNG = b"\x89PNG\r\n\x1a\n" + b"\x00" * 40
TCVN3 = "C¨n cø KÕ ho¹ch c¶i c¸ch hµnh chÝnh cña nhµ tr­êng, §éc lËp - Tù do - H¹nh phóc"
VNI = "Caên cöù Keá hoaïch caûi caùch haønh chính cuûa nhaø tröôøng, Ñoäc laäp"


def word(text: str = "KẾ HOẠCH") -> bytes:
    document = Document()
    document.add_paragraph(text)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def package(parts: dict[str, bytes], compression: int = zipfile.ZIP_DEFLATED) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", compression) as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    return out.getvalue()


def with_part(name: str, data: bytes) -> bytes:
    """A Word file with one part replaced."""
    parts = {}
    with zipfile.ZipFile(io.BytesIO(word())) as archive:
        for entry in archive.namelist():
            parts[entry] = archive.read(entry)
    parts[name] = data
    return package(parts)


ENTITY = (
    b'<?xml version="1.0"?><!DOCTYPE w:document [<!ENTITY x SYSTEM "file:///etc/passwd">]>'
    b'<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">'
    b"<w:body><w:p><w:r><w:t>&x;</w:t></w:r></w:p></w:body></w:document>"
)
STYLES_ENTITY = ENTITY.replace(b"w:document", b"w:styles").replace(b"w:body", b"w:style")


@pytest.mark.parametrize(
    "data, name, code",
    [
        (b"", "a.txt", "empty"),
        (b"", "a.docx", "empty"),
        (b"\xef\xbb\xbf \r\n\t", "a.txt", "empty"),
        (b"---\n***\n", "a.txt", "no_text"),
        (b"%PDF-1.7\n...", "a.docx", "pdf"),
        (b"%PDF-1.7\n...", "a.pdf", "pdf"),
        (PNG, "a.docx", "picture"),
        (b"\xff\xd8\xff\xe0" + b"\x00" * 40, "ke-hoach.txt", "picture"),
        (b"GIF89a" + b"\x00" * 40, "a.docx", "picture"),
        (OLE + b"\x00" * 600, "a.docx", "old_word"),
        (OLE + b"\x00" * 600, "a.doc", "old_word"),
        (OLE + "EncryptedPackage".encode("utf-16-le"), "a.docx", "encrypted"),
        (b"{\\rtf1 xin chao}", "a.docx", "other_office"),
        (
            package({"mimetype": b"application/vnd.oasis.opendocument.text"}),
            "a.odt",
            "other_office",
        ),
        (package({"xl/workbook.xml": b"<x/>"}), "a.docx", "other_office"),
        (b"PK\x03\x04 hong", "a.docx", "broken"),
        (word()[:-200], "a.docx", "broken"),
        ("KẾ HOẠCH".encode(), "a.docx", "broken"),
        ("KẾ HOẠCH".encode(), "a.xyz", "kind"),
        (with_part("word/document.xml", b"<w:document"), "a.docx", "broken"),
        (with_part("word/document.xml", ENTITY), "a.docx", "unsafe"),
        (with_part("word/styles.xml", STYLES_ENTITY), "a.docx", "unsafe"),
        (with_part("word/numbering.xml", STYLES_ENTITY), "a.docx", "unsafe"),
        (with_part("word/document.xml", b" " * 40_000_000), "a.docx", "unsafe"),
        (package({f"p{n}": b"" for n in range(2500)}), "a.docx", "unsafe"),
        (b"a" * 50_000_000, "a.txt", "too_large"),
        (b"PK" + b"a" * 30_000_000, "a.docx", "too_large"),
        (bytes(range(256)) * 20, "a.txt", "kind"),
        (TCVN3.encode(), "a.txt", "legacy_encoding"),
        (TCVN3.encode("cp1252"), "a.txt", "legacy_encoding"),
        (VNI.encode(), "a.txt", "legacy_encoding"),
        (word(VNI), "a.docx", "legacy_encoding"),
        ("Kế hoạch".encode()[:-1] + b"\xff\xff", "a.txt", "encoding"),
    ],
    # Not the bytes: a zip file holds the moment at which it was made, and workers would differ.
    ids=lambda value: "data" if isinstance(value, bytes) else None,
)
def test_the_refusal_has_a_code_and_a_sentence(data, name, code):
    with pytest.raises(UnreadableFile) as error:
        read_file(data, name)
    assert error.value.code == code
    sentence = str(error.value)
    assert sentence.endswith(".") and name in sentence and len(sentence) > 30


def test_an_encrypted_entry_is_named_as_such():
    data = bytearray(word())
    # Bit 0 of the flags, in every local and central header.
    for signature, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        start = data.find(signature)
        while start >= 0:
            data[start + offset] |= 1
            start = data.find(signature, start + 4)
    with pytest.raises(UnreadableFile) as error:
        read_file(bytes(data), "a.docx")
    assert error.value.code == "encrypted"


def test_a_part_that_lies_about_its_size_is_not_read_to_the_end(monkeypatch):
    from cchc_wagtail.official import package as word_package

    monkeypatch.setattr(word_package, "MAX_PART_BYTES", 500)
    with pytest.raises(UnreadableFile) as error:
        read_file(word("dài " * 500), "a.docx")
    assert error.value.code == "unsafe"


@pytest.mark.parametrize("name", ["a.txt", "a.md", "a.docx", "a"])
@given(data=st.binary(max_size=400))
def test_no_bytes_raise_anything_else(name, data):
    try:
        read_file(data, name)
    except UnreadableFile as error:
        assert str(error)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"])
def test_unicode_encodings_are_read(encoding):
    text = "KẾ HOẠCH\nTuyên truyền cải cách hành chính năm 2026\n\nI. MỤC ĐÍCH\n- Một việc.\n"
    assert read_file(text.encode(encoding), "a.txt").main.title.startswith("Tuyên truyền")


def test_limits_can_be_lowered():
    with pytest.raises(UnreadableFile) as error:
        read_file(b"abc def", "a.txt", max_text_bytes=3)
    assert error.value.code == "too_large"
    with pytest.raises(UnreadableFile):
        read_file(word() + os.urandom(10), "a.docx", max_bytes=100)
