"""A report in Word with a table of figures and automatic numbers."""


def build(word):
    plan = word.numbering((("upperRoman", "%1."), ("decimal", "%2.")))
    word.table(
        ("UBND XÃ GIA HÒA", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"),
        ("TRƯỜNG TIỂU HỌC GIA HÒA 1", "Độc lập - Tự do - Hạnh phúc"),
        ("Số: 40/BC-THGH1", "Gia Hòa, ngày 05 tháng 12 năm 2026"),
        borders=False,
    )
    word.p("BÁO CÁO")
    word.p("Kết quả thực hiện công tác cải cách hành chính năm 2026")
    word.p(
        "Thực hiện Công văn số 610/UBND-VHXH ngày 20 tháng 11 năm 2026 của UBND xã Gia Hòa, "
        "Trường Tiểu học Gia Hòa 1 báo cáo như sau:"
    )
    word.p("KẾT QUẢ", number=(plan, 0))
    word.p("Giải quyết thủ tục hành chính", number=(plan, 1))
    word.table(
        ("Thủ tục", "Tiếp nhận", "Đúng hạn", "Quá hạn"),
        ("Chuyển trường", "18", "18", "0"),
        ("Xác nhận học sinh", "96", "95", "1"),
    )
    word.p("Tuyên truyền", number=(plan, 1))
    word.p("Đã đăng 12 bài trên trang thông tin điện tử.")
    word.p("PHƯƠNG HƯỚNG NĂM 2027", number=(plan, 0))
    word.p("Không để hồ sơ quá hạn.")
    word.table(
        ("Nơi nhận:\n- UBND xã;\n- Lưu: VT.", "HIỆU TRƯỞNG\n(Đã ký)\nLa Văn Tiến"),
        borders=False,
    )
