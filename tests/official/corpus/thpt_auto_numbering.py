"""Word numbers the parts itself: Roman, decimal, letters and bullets; none is in the text."""


def build(word):
    word.table(
        ("SỞ GIÁO DỤC VÀ ĐÀO TẠO\nTỈNH KHÁNH LÂM", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"),
        ("TRƯỜNG THPT LÊ THÁNH TÔNG B", "Độc lập - Tự do - Hạnh phúc"),
        ("Số: 96/KH-LTTB", "Khánh Lâm, ngày 30 tháng 12 năm 2025"),
        borders=False,
    )
    word.p("KẾ HOẠCH")
    word.p("Cải cách hành chính, chuyển đổi số năm 2026")
    word.p(
        "Căn cứ Quyết định số 2077/QĐ-UBND ngày 18 tháng 12 năm 2025 của Ủy ban nhân dân tỉnh "
        "Khánh Lâm ban hành Kế hoạch cải cách hành chính năm 2026;"
    )
    word.p("Trường THPT Lê Thánh Tông B xây dựng kế hoạch như sau:")
    numbered_parts(word)
    word.p("Trên đây là kế hoạch của nhà trường./.")
    word.table(
        (
            "Nơi nhận:\n- Sở GDĐT;\n- Các tổ;\n- Lưu: VT.",
            "HIỆU TRƯỞNG\n(Đã ký)\nTS. Ngô Thanh Bình",
        ),
        borders=False,
    )


def numbered_parts(word):
    plan = word.numbering()
    word.p("MỤC TIÊU", number=(plan, 0))
    word.p("Mục tiêu chung", number=(plan, 1))
    word.p("Phục vụ học sinh và phụ huynh nhanh hơn, rõ ràng hơn.", number=(plan, 3))
    word.p("Mục tiêu cụ thể", number=(plan, 1))
    word.p("100% đơn từ có mẫu điện tử;", number=(plan, 2))
    word.p("95% hồ sơ trả trước hạn;", number=(plan, 2))
    word.p("NHIỆM VỤ, GIẢI PHÁP", number=(plan, 0))
    word.p("Cải cách thủ tục hành chính", number=(plan, 1))
    word.p("Gộp đơn xin rút học bạ và đơn xin chuyển trường.", number=(plan, 3))
    word.p("Trả kết quả qua bưu chính khi phụ huynh có nhu cầu.", number=(plan, 3))
    word.p("Chuyển đổi số", number=(plan, 1))
    word.p("Ký số toàn bộ học bạ lớp 10 và lớp 11.", number=(plan, 3))
    word.p("TỔ CHỨC THỰC HIỆN", number=(plan, 0))
    word.p("Hiệu trưởng", number=(plan, 1))
    word.p("Chỉ đạo chung.", number=(plan, 3))
    word.p("Tổ Tin học", number=(plan, 1))
    word.p("Quản trị phần mềm một cửa của trường.", number=(plan, 3))
    word.p("Tập huấn cho nhân viên văn phòng trước ngày 15 tháng 02.", number=(plan, 3))
    word.p("Công đoàn trường", number=(plan, 1))
    word.p('Phát động thi đua "Mỗi tuần một cải tiến".', number=(plan, 3))
