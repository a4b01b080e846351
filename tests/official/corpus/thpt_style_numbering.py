"""Numbers come from the heading styles themselves: 1., 1.1., a); bullets by another list."""

from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

_LEVELS = (("decimal", "%1."), ("decimal", "%1.%2."), ("lowerLetter", "%3)"))


def number_headings(word):
    """The list that numbers the two heading styles."""
    headings = word.numbering(_LEVELS)
    for level, name in enumerate(("Heading 1", "Heading 2")):
        properties = word.document.styles[name].element.get_or_add_pPr()
        properties.append(
            parse_xml(
                f"<w:numPr {nsdecls('w')}><w:ilvl w:val='{level}'/>"
                f"<w:numId w:val='{headings}'/></w:numPr>"
            )
        )
    return headings


def build(word):
    headings = number_headings(word)
    bullets = word.numbering((("bullet", "•"), ("bullet", "+")))
    word.p("SỞ GDĐT TỈNH AN BÌNH\t\tCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM")
    word.p("TRƯỜNG THPT SÔNG TRĂNG\t\tĐộc lập - Tự do - Hạnh phúc")
    word.p("Số: 77/KH-THPTST\t\tAn Bình, ngày 22 tháng 02 năm 2027")
    word.p("KẾ HOẠCH RÀ SOÁT THỦ TỤC HÀNH CHÍNH NĂM 2027")
    word.p("Theo Kế hoạch số 61/KH-SGDĐT ngày 10/02/2027 của Sở GDĐT tỉnh An Bình;")
    word.p("Trường THPT Sông Trăng thực hiện rà soát như sau:")
    word.p("Mục đích", style="Heading 1")
    word.p("Giảm số lần đi lại của học sinh vùng xa.", number=(bullets, 0))
    word.p("Phạm vi", style="Heading 1")
    word.p("Thủ tục của học sinh", style="Heading 2")
    word.p("Xin chuyển trường, xin học lại;", number=(bullets, 0))
    word.p("Cấp bản sao bằng tốt nghiệp;", number=(bullets, 0))
    word.p("qua bưu chính;", number=(bullets, 1))
    word.p("trả tại trường.", number=(bullets, 1))
    word.p("Thủ tục nội bộ", style="Heading 2")
    word.p("Đề nghị thanh toán, xin nghỉ phép.", number=(bullets, 0))
    word.p("Tổ chức thực hiện", style="Heading 1")
    word.p("Phó Hiệu trưởng phụ trách", style="Heading 2")
    word.p("Chủ trì rà soát;", number=(headings, 2))
    word.p("Báo cáo kết quả trước ngày 30 tháng 6 năm 2027.", number=(headings, 2))
    word.p("Các tổ chuyên môn", style="Heading 2")
    word.p("Đề xuất thủ tục cần đơn giản hóa.", number=(headings, 2))
    word.table(
        ("CHỦ TỊCH CÔNG ĐOÀN", "HIỆU TRƯỞNG"),
        ("(Đã ký)", "(Đã ký)"),
        ("Châu Thị Sóc Kha", "ThS. Danh Hoàng Nam"),
        borders=False,
    )
    word.p("Nơi nhận:")
    word.p("Sở GDĐT;", number=(bullets, 0))
    word.p("Lưu: VT.", number=(bullets, 0))
