"""Chapters and articles in Word; Căn cứ: followed by an automatic list."""


def build(word):
    bullets = word.numbering((("bullet", "-"),))
    points = word.numbering((("lowerLetter", "%1)"),))
    word.table(
        (
            "SỞ GIÁO DỤC VÀ ĐÀO TẠO\nTRƯỜNG THPT ĐẢO XA",
            "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập – Tự do – Hạnh phúc",
        ),
        ("Số:       /KH-THPTĐX", "Đảo Xa, ngày       tháng 8 năm 2026"),
        borders=False,
    )
    word.p("KẾ HOẠCH")
    word.p("PHÁT ĐỘNG THI ĐUA CẢI CÁCH HÀNH CHÍNH")
    word.p("NĂM HỌC 2026 – 2027")
    word.p("Căn cứ:")
    word.p(
        "Kế hoạch số 5500/KH-SGDĐT ngày 05 tháng 8 năm 2026 của Sở Giáo dục và Đào tạo;",
        number=(bullets, 0),
    )
    word.p("Nghị quyết của Đại hội Công đoàn trường nhiệm kỳ 2023 - 2028.", number=(bullets, 0))
    word.p("Chương I: QUY ĐỊNH CHUNG")
    word.p("Điều 1: Đối tượng")
    word.p("Toàn thể viên chức, người lao động và học sinh.")
    word.p("Điều 2: Thời gian")
    word.p("Từ tháng 9 năm 2026 đến tháng 5 năm 2027.")
    word.p("Chương II: TỔ CHỨC THỰC HIỆN")
    word.p("Điều 3: Công đoàn")
    word.p("Phát động, theo dõi thi đua;", number=(points, 0))
    word.p("Bình xét hằng tháng.", number=(points, 0))
    word.p("Điều 4: Văn phòng")
    word.p("Công bố kết quả trên trang thông tin điện tử.")
    word.p()
    word.table(
        ("TM. BAN CHẤP HÀNH CÔNG ĐOÀN\nCHỦ TỊCH", "HIỆU TRƯỞNG"),
        ("(Ký, ghi rõ họ tên)", "(Ký tên, đóng dấu)"),
        ("Phùng Hải Yến", "ThS. Đào Duy Anh Vũ"),
        borders=False,
    )
