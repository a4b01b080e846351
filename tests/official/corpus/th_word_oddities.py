"""What editing leaves in a Word file: tracked changes, fields, boxes, controls, soft hyphens."""

from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

_AUTHOR = "w:id='1' w:author='Văn thư' w:date='2026-01-05T08:00:00Z'"


def _xml(word, inner, text):
    """A paragraph from raw XML; ``text`` is what Word shows once all changes are accepted."""
    element = parse_xml(f"<w:p {nsdecls('w', 'r')}>{inner}</w:p>")
    word.document.element.body.insert_element_before(element, "w:sectPr")
    word.source.append(text)


def _run(text):
    return f"<w:r><w:t xml:space='preserve'>{text}</w:t></w:r>"


def build(word):
    word.table(
        ("UBND PHƯỜNG HÒA LẠC", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"),
        ("TRƯỜNG TIỂU HỌC SUỐI TRONG", "Độc lập - Tự do - Hạnh phúc"),
        ("Số: 06/KH-THST", "Hòa Lạc, ngày 05 tháng 01 năm 2026"),
        borders=False,
    )
    word.p("KẾ HOẠCH")
    title_and_basis(word)
    word.p("Trường Tiểu học Suối Trong xây dựng kế hoạch như sau:")
    word.p("I. MỤC TIÊU")
    _xml(
        word,
        "<w:r><w:fldChar w:fldCharType='begin'/></w:r>"
        "<w:r><w:instrText> DATE \\@ dd/MM/yyyy </w:instrText></w:r>"
        "<w:r><w:fldChar w:fldCharType='separate'/></w:r>"
        + _run("- Đến hết quý I, 100% đơn có mẫu trên trang điện tử.")
        + "<w:r><w:fldChar w:fldCharType='end'/></w:r>",
        "- Đến hết quý I, 100% đơn có mẫu trên trang điện tử.",
    )
    word.p("II. TỔ CHỨC THỰC HIỆN")
    tasks(word)
    word.p("HIỆU TRƯỞNG\n(Đã ký)\nĐàm Văn Vượng")


def title_and_basis(word):
    """A title with a tracked change, and a basis with hyphens that Word keeps or hides."""
    _xml(
        word,
        _run("Cải cách hành chính ")
        + f"<w:ins {_AUTHOR}>{_run('năm 2026')}</w:ins>"
        + f"<w:del {_AUTHOR}><w:r><w:delText>năm 2025</w:delText></w:r></w:del>",
        "Cải cách hành chính năm 2026",
    )
    _xml(
        word,
        _run("Căn cứ Kế hoạch số 01/KH")
        + "<w:r><w:noBreakHyphen/></w:r>"
        + _run("UBND ngày 02 tháng 01 năm 2026 của UBND phường Hòa ")
        + "<w:r><w:softHyphen/></w:r>"
        + _run("Lạc;"),
        "Căn cứ Kế hoạch số 01/KH-UBND ngày 02 tháng 01 năm 2026 của UBND phường Hòa Lạc;",
    )


def tasks(word):
    """What each unit does: in a content control, a link, a smart tag and a deleted paragraph."""
    body = word.document.element.body
    body.insert_element_before(
        parse_xml(
            f"<w:sdt {nsdecls('w')}><w:sdtPr/><w:sdtContent><w:p>{_run('1. Văn phòng')}</w:p>"
            f"<w:p>{_run('- Soạn mẫu đơn.')}</w:p></w:sdtContent></w:sdt>"
        ),
        "w:sectPr",
    )
    word.source += ["1. Văn phòng", "- Soạn mẫu đơn."]
    _xml(
        word,
        f"<w:hyperlink w:anchor='x'>{_run('2. Tổ khối 1, 2, 3')}</w:hyperlink>",
        "2. Tổ khối 1, 2, 3",
    )
    _xml(
        word,
        f"<w:smartTag w:element='x'>{_run('- Gửi mẫu đơn cho phụ huynh.')}</w:smartTag>",
        "- Gửi mẫu đơn cho phụ huynh.",
    )
    _xml(
        word,
        f"<w:del {_AUTHOR}><w:r><w:delText>- Việc này đã bỏ.</w:delText></w:r></w:del>",
        "",
    )
