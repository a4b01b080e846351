"""What hides in the XML of Word files: boxes, controls, notes, odd tables, blanks in cells."""

import io
import zipfile

import pytest
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from cchc_wagtail.official import read_file
from tests.official.corpus.word import PLAN_LEVELS, Word

VML = "xmlns:v='urn:schemas-microsoft-com:vml'"
MC = "xmlns:mc='http://schemas.openxmlformats.org/markup-compatibility/2006'"
WPS = "xmlns:wps='http://schemas.microsoft.com/office/word/2010/wordprocessingShape'"


@pytest.fixture
def word() -> Word:
    """A plan with its letterhead and title; the test adds what it is about."""
    word = Word()
    word.table(
        ("UBND PHƯỜNG HÒA LẠC", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"),
        ("TRƯỜNG MẦM NON SAO MAI", "Độc lập - Tự do - Hạnh phúc"),
        ("Số: 06/KH-MNSM", "Hòa Lạc, ngày 05 tháng 01 năm 2026"),
        borders=False,
    )
    word.p("KẾ HOẠCH")
    word.p("Cải cách hành chính năm 2026")
    return word


def add(word: Word, xml: str) -> None:
    """Raw XML as the last block of the body."""
    element = parse_xml(xml)
    word.document.element.body.insert_element_before(element, "w:sectPr")


def paragraph(inner: str) -> str:
    return f"<w:p {nsdecls('w')} {VML} {MC} {WPS}>{inner}</w:p>"


def run(text: str) -> str:
    return f"<w:r><w:t xml:space='preserve'>{text}</w:t></w:r>"


def read(word: Word):
    (document,) = read_file(word.bytes(), "ke-hoach.docx").documents
    return document


def everything(document) -> str:
    return str(document)


def test_letterhead_in_a_table_is_read(word):
    document = read(word)
    head = document.letterhead
    assert (document.kind, head.number, head.symbol) == ("KH", "06", "KH-MNSM")
    assert head.issuer == "TRƯỜNG MẦM NON SAO MAI"
    assert document.title == "Cải cách hành chính năm 2026"


def test_wide_blanks_in_a_cell_are_no_columns():
    word = Word()
    word.table(
        (
            "UBND PHƯỜNG    HÒA LẠC\nTRƯỜNG MẦM NON     SAO MAI\nSố:           /KH-MNSM",
            "CỘNG HÒA XÃ HỘI    CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n"
            "Hòa Lạc, ngày       tháng      năm 2026",
        ),
        borders=False,
    )
    word.p("KẾ HOẠCH")
    word.p("Cải cách hành chính năm 2026")
    document = read(word)
    head = document.letterhead
    assert head.superior == "UBND PHƯỜNG HÒA LẠC"
    assert head.issuer == "TRƯỜNG MẦM NON SAO MAI"
    assert (head.number, head.symbol) == ("", "KH-MNSM")
    assert (head.place, head.issued_on, head.issued_year) == ("Hòa Lạc", None, 2026)
    assert document.unread == ()


def test_tabs_in_a_table_of_one_cell_are_columns():
    word = Word()
    word.table(
        (
            "UBND PHƯỜNG HÒA LẠC\tCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n"
            "TRƯỜNG MẦM NON SAO MAI\tĐộc lập - Tự do - Hạnh phúc\n"
            "Số: 07/KH-MNSM\tHòa Lạc, ngày 06 tháng 01 năm 2026",
        ),
        borders=False,
    )
    word.p("KẾ HOẠCH")
    word.p("Cải cách hành chính năm 2026")
    document = read(word)
    head = document.letterhead
    assert (head.superior, head.issuer) == ("UBND PHƯỜNG HÒA LẠC", "TRƯỜNG MẦM NON SAO MAI")
    assert (head.number, head.symbol, head.place) == ("07", "KH-MNSM", "Hòa Lạc")


def test_text_with_an_alternative_is_read_once(word):
    box = f"<w:txbxContent>{paragraph(run('I. MỤC TIÊU TRONG KHUNG'))}</w:txbxContent>"
    add(
        word,
        paragraph(
            "<w:r><mc:AlternateContent><mc:Choice Requires='wps'><w:drawing><wps:txbx>"
            + box
            + "</wps:txbx></w:drawing></mc:Choice><mc:Fallback><w:pict><v:textbox>"
            + box
            + "</v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r>"
        ),
    )
    word.p("- Nội dung sau khung.")
    document = read(word)
    assert [section.heading for section in document.sections] == ["MỤC TIÊU TRONG KHUNG"]
    assert everything(document).count("MỤC TIÊU TRONG KHUNG") == 1


def test_old_text_box_is_read(word):
    add(
        word,
        paragraph(
            f"<w:r><w:pict><v:shape><v:textbox><w:txbxContent>"
            f"{paragraph(run('I. YÊU CẦU'))}{paragraph(run('- Đúng quy định.'))}"
            "</w:txbxContent></v:textbox></v:shape></w:pict></w:r>"
        ),
    )
    section = read(word).sections[0]
    assert (section.number, section.heading) == ("I", "YÊU CẦU")
    assert [item.text for item in section.items] == ["Đúng quy định."]


def test_block_with_an_alternative_is_read_once(word):
    add(
        word,
        f"<mc:AlternateContent {nsdecls('w')} {MC}><mc:Choice Requires='wps'>"
        f"{paragraph(run('I. MỤC ĐÍCH'))}</mc:Choice><mc:Fallback>"
        f"{paragraph(run('I. MỤC ĐÍCH'))}</mc:Fallback></mc:AlternateContent>",
    )
    word.p("- Công khai thủ tục.")
    assert everything(read(word)).count("MỤC ĐÍCH") == 1


def test_automatic_numbers_are_part_of_the_text(word):
    number = word.numbering(PLAN_LEVELS)
    for level, text in (
        (0, "MỤC ĐÍCH"),
        (3, "Công khai thủ tục."),
        (0, "NỘI DUNG"),
        (1, "Tuyên truyền"),
        (2, "Trên bảng tin"),
        (2, "Trên trang điện tử"),
        (1, "Kiểm tra"),
    ):
        word.p(text, number=(number, level))
    first, second = read(word).sections
    assert (first.number, second.number) == ("I", "II")
    assert [section.number for section in second.sections] == ["1", "2"]
    assert "a)" in everything(second) and "b)" in everything(second)


def test_control_around_a_row_and_a_cell_is_read(word):
    def cell(text):
        return f"<w:tc><w:p>{run(text)}</w:p></w:tc>"

    word.p("I. PHÂN CÔNG")
    add(
        word,
        f"<w:tbl {nsdecls('w')}><w:tr>{cell('TT')}{cell('Nội dung')}{cell('Đơn vị')}</w:tr>"
        f"<w:sdt><w:sdtContent><w:tr>{cell('1')}{cell('Soạn mẫu đơn')}"
        f"<w:sdt><w:sdtContent>{cell('Văn phòng')}</w:sdtContent></w:sdt></w:tr>"
        "</w:sdtContent></w:sdt></w:tbl>",
    )
    table = read(word).sections[0].tables[0]
    assert [list(row) for row in table.rows] == [
        ["TT", "Nội dung", "Đơn vị"],
        ["1", "Soạn mẫu đơn", "Văn phòng"],
    ]


def test_table_without_a_grid_and_with_merged_cells_keeps_its_columns(word):
    word.p("I. PHÂN CÔNG")
    add(
        word,
        f"<w:tbl {nsdecls('w')}>"
        f"<w:tr><w:tc><w:p>{run('TT')}</w:p></w:tc><w:tc><w:p>{run('Việc')}</w:p></w:tc>"
        f"<w:tc><w:p>{run('Bộ phận')}</w:p></w:tc></w:tr>"
        f"<w:tr><w:tc><w:tcPr><w:gridSpan w:val='2'/></w:tcPr><w:p>{run('Học kỳ I')}</w:p></w:tc>"
        f"<w:tc><w:p>{run('Văn phòng')}</w:p></w:tc></w:tr></w:tbl>",
    )
    rows = [list(row) for row in read(word).sections[0].tables[0].rows]
    assert rows == [["TT", "Việc", "Bộ phận"], ["Học kỳ I", "", "Văn phòng"]]


def test_table_in_a_cell_is_not_lost(word):
    word.p("I. PHÂN CÔNG")
    table = word.table(("TT", "Việc", "Bộ phận"), ("1", "Việc lớn", "Văn phòng"))
    inner = table.cell(1, 1).add_table(rows=1, cols=2)
    inner.cell(0, 0).text = "việc nhỏ một"
    inner.cell(0, 1).text = "việc nhỏ hai"
    text = everything(read(word))
    assert "việc nhỏ một" in text and "việc nhỏ hai" in text


def test_whole_paper_in_one_cell_is_read():
    word = Word()
    word.table(
        (
            "TRƯỜNG MẦM NON SAO MAI\nSố: 08/KH-MNSM\nKẾ HOẠCH\nCải cách hành chính năm 2026\n"
            "I. MỤC ĐÍCH\n- Công khai thủ tục.\nII. NỘI DUNG\n- Niêm yết tại bảng tin.",
        ),
    )
    document = read(word)
    assert (document.kind, document.letterhead.number) == ("KH", "08")
    assert [section.number for section in document.sections] == ["I", "II"]


def test_symbols_and_hyphens_of_word_are_text(word):
    add(word, paragraph(run("I. MỤC ĐÍCH")))
    add(
        word,
        paragraph(
            "<w:r><w:sym w:font='Symbol' w:char='2022'/><w:sym w:char='lỗi'/></w:r>"
            + run(" Theo Kế hoạch 01/KH")
            + "<w:r><w:noBreakHyphen/></w:r>"
            + run("UBND")
            + "<w:r><w:br/></w:r>"
            + run("- Dòng sau chỗ ngắt.")
        ),
    )
    assert "01/KH-UBND" in everything(read(word))
    assert "Dòng sau chỗ ngắt." in everything(read(word))


def test_headers_and_notes_are_shown_but_no_part_of_the_body(word):
    word.p("I. MỤC ĐÍCH")
    word.p("- Công khai thủ tục.")
    word.header("Trường Mầm non Sao Mai")
    word.footer("Trang 1/3")
    notes = (
        f"<w:footnotes {nsdecls('w')}><w:footnote w:id='1'><w:p>{run('Ghi chú cuối trang.')}"
        "</w:p></w:footnote></w:footnotes>"
    )
    data = io.BytesIO(word.bytes())
    with zipfile.ZipFile(data, "a") as package:
        package.writestr("word/footnotes.xml", notes)
    (document,) = read_file(data.getvalue(), "ke-hoach.docx").documents
    assert "Ghi chú cuối trang." in document.unread
    assert "Trường Mầm non Sao Mai" in document.unread
    assert not any("Trang 1/3" in text for text in document.unread)


def test_styles_of_headings_make_sections(word):
    word.p("Mục đích, yêu cầu", style="Heading 1")
    word.p("Công khai thủ tục cho cha mẹ trẻ.")
    word.p("Nội dung", style="Heading 1")
    word.p("Tuyên truyền", style="Heading 2")
    word.p("Dán thông báo ở bảng tin.")
    first, second = read(word).sections
    assert (first.heading, second.heading) == ("Mục đích, yêu cầu", "Nội dung")
    assert [section.heading for section in second.sections] == ["Tuyên truyền"]


def test_signatures_side_by_side_give_two_signers(word):
    word.p("I. MỤC ĐÍCH")
    word.p("- Công khai thủ tục.")
    word.table(
        ("CÔNG ĐOÀN\nCHỦ TỊCH\n\nLê Thị Hoa", "HIỆU TRƯỞNG\n\n\nTrần Văn Nam"), borders=False
    )
    signers = [(s.capacity, s.position, s.name) for s in read(word).signers]
    assert signers == [
        ("CÔNG ĐOÀN", "CHỦ TỊCH", "Lê Thị Hoa"),
        ("", "HIỆU TRƯỞNG", "Trần Văn Nam"),
    ]
