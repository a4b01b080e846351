"""Makes text of bytes in UTF-8 or UTF-16, and refuses everything else with a clear sentence."""

import re

from cchc_wagtail.official.findings import gettext_noop, translate

#: A plan of a school has some 20 kB of text; 2 MB is a hundred times that.
MAX_TEXT_BYTES = 2 * 1024 * 1024

MESSAGES = {
    "empty": gettext_noop("The file “%(name)s” is empty. Choose the file that holds the plan."),
    "too_large": gettext_noop(
        "The file “%(name)s” is too large: %(size)s MB, at most %(limit)s MB. Remove pictures, or "
        "save only the plan."
    ),
    "kind": gettext_noop(
        "The file “%(name)s” cannot be read. Save it as a Word document (.docx) or as text (.txt)."
    ),
    "pdf": gettext_noop(
        "The file “%(name)s” is a PDF. Open the Word file from which it was made and choose that."
    ),
    "picture": gettext_noop(
        "The file “%(name)s” is a picture. Choose the Word file, or type the text."
    ),
    "old_word": gettext_noop(
        "The file “%(name)s” is an old Word document (.doc). Open it in Word and save it as .docx."
    ),
    "encrypted": gettext_noop(
        "The file “%(name)s” is protected by a password. Open it in Word, remove the password and "
        "save it again."
    ),
    "other_office": gettext_noop(
        "The file “%(name)s” is no Word document. Open it and save it as .docx."
    ),
    "broken": gettext_noop(
        "The Word document “%(name)s” is damaged. Open it in Word, save it under a new name and "
        "choose that file."
    ),
    "unsafe": gettext_noop(
        "The file “%(name)s” holds parts that no ordinary Word document has (%(part)s), so it was "
        "not opened. Copy the text into a new document."
    ),
    "encoding": gettext_noop(
        "The text of “%(name)s” is in no Unicode encoding. Open it and save it as UTF-8."
    ),
    "legacy_encoding": gettext_noop(
        "The text of “%(name)s” uses an old Vietnamese font (%(font)s). Convert it to Unicode with "
        "your typing tool, then choose it again."
    ),
    "no_text": gettext_noop("No text was found in “%(name)s”. Choose the file with the plan."),
}


class UnreadableFile(Exception):
    """A file that cannot be read; ``str()`` is a sentence that says what to do.

    Attributes:
        code: key of ``MESSAGES``.
    """

    def __init__(self, code: str, **params: object) -> None:
        self.code = code
        self.params = params
        super().__init__(code)

    def __str__(self) -> str:
        return translate(MESSAGES[self.code]) % self.params


_TCVN3 = re.compile(r"[µ¶·¸¹©®¬«ª§¨­][a-z]|[a-zA-Z][Õ×ÖÞßâãäåæçèéêëìíîïñòóôõö÷øùúûýþ­]\b")
_TCVN3_WORDS = re.compile(r"C¨n|KÕ ho¹ch|hµnh|Tr­êng|Trêng|§éc|cña|®|vµ |c¸c|nhµ")
_VNI_WORDS = re.compile(r"Caên|Keá|haønh|Tröôøng|TRÖÔØNG|Ñoäc|cuûa|ñ[aeioöuô]|vaø |caùc|nhaø|NGHÓA")
_SIGNATURES = (
    (b"%PDF", "pdf"),
    (b"\x89PNG", "picture"),
    (b"\xff\xd8\xff", "picture"),
    (b"GIF8", "picture"),
    (b"BM", "picture"),
    (b"RIFF", "picture"),
    (b"II*\x00", "picture"),
    (b"MM\x00*", "picture"),
    (b"{\\rtf", "other_office"),
)


def refuse_other_formats(data: bytes, name: str) -> None:
    """Raise :class:`UnreadableFile` when the first bytes say that this is no text or Word file."""
    start = data[:8].lstrip()
    for signature, code in _SIGNATURES:
        if start.startswith(signature) and not (signature == b"BM" and _is_text(data)):
            raise UnreadableFile(code, name=name)
    if data.startswith(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"):
        package = "EncryptedPackage".encode("utf-16-le")
        code = "encrypted" if package in data else "old_word"
        raise UnreadableFile(code, name=name)


def _is_text(data: bytes) -> bool:
    return b"\x00" not in data[:2000]


def decode(data: bytes, name: str, limit: int = MAX_TEXT_BYTES) -> str:
    """The text of ``data``.

    Args:
        data: the whole file.
        name: for messages.
        limit: largest size in bytes.

    Raises:
        UnreadableFile: too large, binary, in no Unicode encoding, or in an old Vietnamese font.
    """
    if len(data) > limit:
        raise UnreadableFile(
            "too_large", name=name, size=_megabytes(len(data)), limit=_megabytes(limit)
        )
    text = _decode(data, name)
    control = sum(text.count(chr(code)) for code in (*range(8), *range(14, 27)))
    if control > len(text) / 100:
        raise UnreadableFile("kind", name=name)
    refuse_legacy_fonts(text, name)
    return text


def _decode(data: bytes, name: str) -> str:
    encodings = ["utf-8-sig"]
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        encodings = ["utf-16"]
    elif len(data) >= 4:
        even, odd = data[0:400:2].count(0), data[1:400:2].count(0)
        if max(even, odd) > len(data[:400]) / 8:
            encodings = ["utf-16-be" if even > odd else "utf-16-le"]
    for encoding in encodings:
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    if b"\x00" in data:
        raise UnreadableFile("kind", name=name)
    refuse_legacy_fonts(data.decode("cp1252", errors="replace"), name)
    raise UnreadableFile("encoding", name=name)


def refuse_legacy_fonts(text: str, name: str) -> None:
    """Raise when ``text`` is TCVN3 or VNI that was read as Latin letters.

    Such a text would be stored mangled, and nobody could read it again."""
    sample = text[:20000]
    words = max(len(sample.split()), 1)
    tcvn3 = len(_TCVN3_WORDS.findall(sample)) + len(_TCVN3.findall(sample)) / 4
    vni = len(_VNI_WORDS.findall(sample))
    if tcvn3 > words * 0.06 and tcvn3 >= 2:
        raise UnreadableFile("legacy_encoding", name=name, font="TCVN3 (.VnTime)")
    if vni > words * 0.06 and vni >= 2:
        raise UnreadableFile("legacy_encoding", name=name, font="VNI (VNI-Times)")


def _megabytes(size: int) -> str:
    return f"{size / 1024 / 1024:.1f}".replace(".", ",")
