"""A decision and the plan attached to it in one Word file, on two pages."""


def _letterhead(word, number=""):
    word.table(
        (
            "UBND XÃ BẢN PHIỆT THƯỢNG\nTRƯỜNG TIỂU HỌC BẢN PHIỆT THƯỢNG",
            "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc",
        ),
        (number, number and "Bản Phiệt Thượng, ngày 15 tháng 12 năm 2025"),
        borders=False,
    )


def build(word):
    _letterhead(word, "Số: 60/QĐ-THBPT")
    word.p("QUYẾT ĐỊNH")
    word.p("Ban hành Kế hoạch cải cách hành chính năm 2026")
    word.p("HIỆU TRƯỞNG TRƯỜNG TIỂU HỌC BẢN PHIỆT THƯỢNG")
    word.p("Căn cứ Kế hoạch số 140/KH-UBND ngày 08 tháng 12 năm 2025 của UBND xã Bản Phiệt Thượng;")
    word.p("Theo đề nghị của bộ phận Văn phòng.")
    word.p("QUYẾT ĐỊNH:")
    word.p("Điều 1. Ban hành kèm theo Quyết định này Kế hoạch cải cách hành chính năm 2026.")
    word.p("Điều 2. Quyết định có hiệu lực từ ngày ký. Các tổ, bộ phận chịu trách nhiệm thi hành.")
    word.table(
        (
            "Nơi nhận:\n- Như Điều 2;\n- Lưu: VT.",
            "KT. HIỆU TRƯỞNG\nPHÓ HIỆU TRƯỞNG\n(Đã ký)\nGiàng A Sùng",
        ),
        borders=False,
    )
    word.page_break()
    _letterhead(word)
    word.p("KẾ HOẠCH")
    word.p("Cải cách hành chính năm 2026")
    word.p("(Kèm theo Quyết định số 60/QĐ-THBPT ngày 15 tháng 12 năm 2025)")
    word.p("I. MỤC TIÊU")
    word.p("- Học sinh ở điểm trường lẻ nộp hồ sơ ngay tại điểm trường.")
    word.p("II. PHÂN CÔNG NHIỆM VỤ")
    word.table(
        ("TT", "Nhiệm vụ", "Sản phẩm", "Đơn vị chủ trì", "Đơn vị phối hợp", "Thời hạn"),
        ("1", "Lập danh mục thủ tục", "Danh mục", "Văn phòng", "Các tổ", "Tháng 1"),
        ("2", "Tập huấn nhận hồ sơ", "Biên bản", "Phó Hiệu trưởng", "Văn phòng", "Tháng 2"),
        ("3", "Niêm yết tại ba điểm trường", "Bảng niêm yết", "Văn phòng", "", "Tháng 2"),
    )
