"""The parts of a Word package (.docx), opened with bounds.

A .docx is a zip of XML files that anybody may have made, so size, number of entries and
compression are bounded, document type declarations are refused (they are how XML reads other files
or grows without end), and nothing is fetched.
"""

import io
import zipfile

from lxml import etree

from cchc_wagtail.official.decoding import UnreadableFile

#: A school's plan has some 100 kB; scanned pictures make it a few MB.
MAX_PACKAGE_BYTES = 20 * 1024 * 1024
#: Uncompressed size of one XML part; 300 pages of text have about 10 MB of XML.
MAX_PART_BYTES = 30 * 1024 * 1024
MAX_TOTAL_BYTES = 200 * 1024 * 1024
MAX_ENTRIES = 2000
#: Word XML packs about 20:1; a bomb packs over 500:1.
MAX_RATIO = 200

DOCUMENT = "word/document.xml"
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


class WordPackage:
    """An opened .docx; parts are read on demand.

    Args:
        data: the whole file.
        name: for messages.

    Raises:
        UnreadableFile: no zip, damaged, too large, or with unsafe parts.
    """

    def __init__(self, data: bytes, name: str, limit: int = MAX_PACKAGE_BYTES) -> None:
        self.name = name
        if len(data) > limit:
            megabytes = [f"{n / 1024 / 1024:.1f}".replace(".", ",") for n in (len(data), limit)]
            raise UnreadableFile("too_large", name=name, size=megabytes[0], limit=megabytes[1])
        try:
            self.zip = zipfile.ZipFile(io.BytesIO(data))
            entries = self.zip.infolist()
        except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError) as error:
            raise UnreadableFile("broken", name=name) from error
        self._check(entries)
        self.names = {entry.filename for entry in entries}
        if DOCUMENT not in self.names:
            raise UnreadableFile("other_office", name=name)

    def _check(self, entries: list[zipfile.ZipInfo]) -> None:
        total = sum(entry.file_size for entry in entries)
        packed = sum(entry.compress_size for entry in entries)
        if len(entries) > MAX_ENTRIES:
            raise UnreadableFile("unsafe", name=self.name, part=f"{len(entries)} zip")
        if total > MAX_TOTAL_BYTES or (total > 2**20 and total > MAX_RATIO * max(packed, 1)):
            raise UnreadableFile("unsafe", name=self.name, part="zip")
        for entry in entries:
            if entry.flag_bits & 0x1:
                raise UnreadableFile("encrypted", name=self.name)

    def part(self, name: str) -> etree._Element | None:
        """The root element of an XML part, None when the package has no such part."""
        if name not in self.names:
            return None
        try:
            with self.zip.open(name) as source:
                # The directory of a zip can lie about sizes: count what really comes out.
                data = source.read(MAX_PART_BYTES + 1)
        except (zipfile.BadZipFile, OSError, EOFError, ValueError, NotImplementedError) as error:
            raise UnreadableFile("broken", name=self.name) from error
        except Exception as error:  # zlib.error and its kin share no base class
            raise UnreadableFile("broken", name=self.name) from error
        if len(data) > MAX_PART_BYTES:
            raise UnreadableFile("unsafe", name=self.name, part=name)
        return self._parse(data, name)

    def _parse(self, data: bytes, name: str) -> etree._Element:
        parser = etree.XMLParser(
            resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False
        )
        try:
            root = etree.fromstring(data, parser)
        except etree.XMLSyntaxError as error:
            raise UnreadableFile("broken", name=self.name) from error
        if root.getroottree().docinfo.doctype:
            raise UnreadableFile("unsafe", name=self.name, part="DOCTYPE")
        return root
