"""The steering board of a school issues; spaced kind; the body stands in a table of one cell."""


def build(word):
    word.table(
        (
            "TRƯỜNG THPT GÒ CÔNG BIỂN\nBAN CHỈ ĐẠO CẢI CÁCH HÀNH CHÍNH",
            "",
            "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc",
        ),
        ("Số: 02/KH-BCĐ", "", "Gò Công Biển, ngày 27 tháng 01 năm 2026"),
        borders=False,
    )
    word.p("K Ế   H O Ạ C H".replace("   ", "  "))
    word.p("Hoạt động của Ban Chỉ đạo cải cách hành chính năm 2026")
    cell = word.table(("",), borders=False).cell(0, 0)
    for text in (
        "Căn cứ Quyết định số 30/QĐ-THPTGCB ngày 15 tháng 01 năm 2026 của Hiệu trưởng Trường THPT "
        "Gò Công Biển về việc thành lập Ban Chỉ đạo cải cách hành chính;",
        "Ban Chỉ đạo xây dựng kế hoạch hoạt động năm 2026:",
        "I. NHIỆM VỤ CHUNG",
        "- Họp mỗi quý một lần.",
        "II. PHÂN CÔNG THÀNH VIÊN",
        "1. Trưởng ban",
        "- Chủ trì các cuộc họp.",
        "2. Phó Trưởng ban",
        "- Theo dõi lĩnh vực thủ tục hành chính.",
        "- Thay mặt Trưởng ban khi được ủy quyền.",
        "3. Thư ký",
        "- Ghi biên bản, lưu hồ sơ.",
    ):
        word.p(text, where=cell)
    word.table(
        (
            "Nơi nhận:\n- Sở GDĐT (b/c);\n- Thành viên BCĐ;\n- Lưu: VT.",
            "TM. BAN CHỈ ĐẠO\nTRƯỞNG BAN\n(Đã ký)\nThS. Lương Hữu Trí",
        ),
        borders=False,
    )
