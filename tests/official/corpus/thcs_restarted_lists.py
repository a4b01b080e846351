"""Automatic lists in Word that restart, continue and carry words: Phần I., Điều 1., a)."""

from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn


def _restarted(word, number):
    """A second instance of a list whose numbers start again."""
    root = word.document.part.numbering_part.element
    found = next(n for n in root.findall(qn("w:num")) if n.get(qn("w:numId")) == str(number))
    abstract = found.find(qn("w:abstractNumId")).get(qn("w:val"))
    new = max(int(n.get(qn("w:numId"))) for n in root.findall(qn("w:num"))) + 1
    root.append(
        parse_xml(
            f"<w:num {nsdecls('w')} w:numId='{new}'><w:abstractNumId w:val='{abstract}'/>"
            "<w:lvlOverride w:ilvl='0'><w:startOverride w:val='1'/></w:lvlOverride></w:num>"
        )
    )
    return new


def build(word):
    parts = word.numbering((("upperRoman", "Phần %1."),))
    lines = word.numbering((("decimal", "%1."),))
    again = _restarted(word, lines)
    points = word.numbering((("lowerLetter", "%1)"),))
    more_points = _restarted(word, points)
    dash = word.numbering((("bullet", "\uf02d"),))
    word.table(
        (
            "PHÒNG GD&ĐT HUYỆN KIM NHAN\nTRƯỜNG THCS NGỌC LẶC THƯỢNG\nSố: 44/KH-THCSNLT",
            "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n"
            "Kim Nhan, ngày 03 tháng 3 năm 2025",
        ),
        borders=False,
    )
    word.p("KẾ HOẠCH")
    word.p("Tuyển sinh lớp 6 năm học 2025 - 2026 theo hướng đơn giản hóa thủ tục")
    word.p("Căn cứ Công văn số 70/PGDĐT ngày 26/02/2025 của Phòng GD&ĐT huyện Kim Nhan;")
    word.p("Trường THCS Ngọc Lặc Thượng lập kế hoạch tuyển sinh:")
    word.p("CHỈ TIÊU, ĐỐI TƯỢNG", number=(parts, 0))
    word.p("Chỉ tiêu", number=(lines, 0))
    word.p("160 học sinh, chia 04 lớp.")
    word.p("Đối tượng", number=(lines, 0))
    word.p("Học sinh hoàn thành chương trình tiểu học;", number=(points, 0))
    word.p("Cư trú trên địa bàn xã.", number=(points, 0))
    word.p("TỔ CHỨC THỰC HIỆN", number=(parts, 0))
    word.p("Ban giám hiệu", number=(again, 0))
    word.p("Thành lập Hội đồng tuyển sinh;", number=(more_points, 0))
    word.p("Báo cáo Phòng GD&ĐT.", number=(more_points, 0))
    word.p("Tổ Văn phòng", number=(again, 0))
    word.p("Nhận hồ sơ;", number=(dash, 0))
    word.p("Trả giấy hẹn.", number=(dash, 0))
    word.table(
        (
            "Nơi nhận:\n- PGD&ĐT;\n- Lưu: VT.",
            "KT. HIỆU TRƯỞNG\nPHÓ HIỆU TRƯỞNG\n(Đã ký)\nBùi Văn Đạo",
        ),
        borders=False,
    )
