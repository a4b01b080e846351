"""Small files made on the spot: no binary samples in the repository but the plan."""

import io

from django.core.files.base import ContentFile
from django.core.files.images import ImageFile
from docx import Document as WordDocument
from wagtail.documents.models import Document
from wagtail.images.models import Image
from wagtail.models import Collection

from school.demo.pictures import picture_bytes


def pdf_bytes(text: str) -> bytes:
    """A one-page PDF with one line of ASCII text."""
    stream = f"BT /F1 18 Tf 72 720 Td ({text}) Tj ET".encode("ascii", "replace")
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R "
        b"/Resources << /Font << /F1 5 0 R >> >> >>",
        b"<< /Length %d >>\nstream\n" % len(stream) + stream + b"\nendstream",
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    ]
    out = io.BytesIO(b"")
    out.write(b"%PDF-1.4\n")
    offsets = []
    for number, body in enumerate(objects, start=1):
        offsets.append(out.tell())
        out.write(b"%d 0 obj\n" % number + body + b"\nendobj\n")
    start = out.tell()
    out.write(b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1))
    out.write(b"".join(b"%010d 00000 n \n" % offset for offset in offsets))
    out.write(b"trailer << /Size %d /Root 1 0 R >>\n" % (len(objects) + 1))
    out.write(b"startxref\n%d\n%%%%EOF\n" % start)
    return out.getvalue()


def word_bytes(title: str) -> bytes:
    document = WordDocument()
    document.add_heading(title, level=1)
    document.add_paragraph("Tệp mẫu của trang trình diễn.")
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def make_document(title: str, name: str, kind: str, collection: Collection) -> Document:
    """A Wagtail document of ``kind`` ("pdf" or "docx") in the section's collection."""
    data = pdf_bytes(f"Van ban mau: {name}") if kind == "pdf" else word_bytes(title)
    document = Document(title=title, collection=collection)
    document.file.save(f"{name}.{kind}", ContentFile(data), save=False)
    document.save()
    # What Wagtail's upload form does: size and hash are not filled in by saving.
    document.get_file_size()
    document.get_file_hash()
    return document


def make_photo(title: str, drawing: str, colour: str, collection: Collection) -> Image:
    """A drawn picture in the section's collection."""
    image = Image(title=title, collection=collection)
    data = picture_bytes(drawing, colour)
    image.file = ImageFile(io.BytesIO(data), name=f"hinh-ve-{drawing}.jpg")
    image.save()
    return image
