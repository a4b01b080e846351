"""A primary school under a commune: letterhead and signature in borderless Word tables."""


def build(word):
    word.table(
        (
            "ỦY BAN NHÂN DÂN\nXÃ LÂM HẠ\nTRƯỜNG TIỂU HỌC LÂM HẠ 2",
            "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc",
        ),
        ("Số: 07/KH-THLH2", "Lâm Hạ, ngày 12 tháng 01 năm 2026"),
        borders=False,
    )
    word.p()
    word.p("KẾ HOẠCH")
    word.p("Cải cách hành chính năm 2026")
    word.p()
    word.p("Căn cứ Luật Tổ chức chính quyền địa phương số 72/2025/QH15 ngày 16 tháng 6 năm 2025;")
    word.p(
        "Căn cứ Kế hoạch số 219/KH-UBND ngày 29 tháng 12 năm 2025 của Ủy ban nhân dân xã Lâm Hạ "
        "về cải cách hành chính năm 2026;"
    )
    word.p("Xét đề nghị của Tổ trưởng Tổ Văn phòng.")
    word.p("Trường Tiểu học Lâm Hạ 2 xây dựng kế hoạch cải cách hành chính năm 2026 cụ thể:")
    goals(word)
    word.p("II. NỘI DUNG THỰC HIỆN")
    word.p("1. Công tác chỉ đạo, điều hành")
    word.p("- Họp giao ban ngày thứ Hai đầu tháng.")
    word.p("- Giao viên chức văn thư làm đầu mối tổng hợp.")
    word.p("2. Cải cách thủ tục hành chính")
    word.p("- Rút thời gian xác nhận học sinh từ 02 ngày xuống còn 01 ngày làm việc.")
    tasks(word)
    word.p("Trên đây là kế hoạch cải cách hành chính năm 2026, đề nghị các bộ phận thực hiện./.")
    word.p()
    word.table(
        (
            "Nơi nhận:\n- UBND xã Lâm Hạ (b/c);\n- Phòng VH-XH xã (b/c);\n"
            "- Các bộ phận trong trường (t/h);\n- Lưu: VT, VP.",
            "KT. HIỆU TRƯỞNG\nPHÓ HIỆU TRƯỞNG\n\n(Ký tên, đóng dấu)\n\nTrần Quốc Bảo",
        ),
        borders=False,
    )


def goals(word):
    word.p("I. MỤC TIÊU")
    word.p("1. Mục tiêu chung")
    word.p("Xây dựng nền nếp hành chính gọn nhẹ, thân thiện với phụ huynh và học sinh.")
    word.p("2. Chỉ tiêu cụ thể")
    word.p("a) 100% hồ sơ chuyển trường được trả đúng hẹn;")
    word.p("b) Ít nhất 80% đơn xin nghỉ học được gửi qua sổ liên lạc điện tử;")
    word.p("c) 100% văn bản đi được ký số;")
    word.p("d) Không để phát sinh phản ánh về thái độ phục vụ;")
    word.p("đ) Trên 90% phụ huynh được hỏi trả lời hài lòng.")


def tasks(word):
    """What each person does."""
    word.p("III. TỔ CHỨC THỰC HIỆN")
    word.p("1. Hiệu trưởng")
    word.p("- Phê duyệt kế hoạch, bố trí kinh phí.")
    word.p("2. Phó Hiệu trưởng")
    word.p("- Trực tiếp kiểm tra bộ phận tiếp nhận hồ sơ vào ngày 20 hằng tháng.")
    word.p("- Chủ trì khảo sát ý kiến phụ huynh cuối học kỳ.")
    word.p("3. Nhân viên văn thư")
    word.p("- Nhận hồ sơ, vào sổ, ghi giấy hẹn.")
    word.p("4. Giáo viên chủ nhiệm")
    word.p("- Hướng dẫn phụ huynh gửi đơn qua sổ liên lạc điện tử.")
