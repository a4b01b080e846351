def build(word):
    word.table(
        [
            "UBND XÃ VĨNH HẬU\nTRƯỜNG MẦM NON VÀNH KHUYÊN\nSố: 36/KH-MNVK",
            "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n"
            "Vĩnh Hậu, ngày 11 tháng 9 năm 2026",
        ],
        borders=False,
    )
    word.p("KẾ HOẠCH")
    word.p("Kiểm soát thủ tục hành chính năm học 2026 - 2027")
    word.p("Căn cứ Kế hoạch số 70/KH-UBND ngày 01 tháng 9 năm 2026 của UBND xã Vĩnh Hậu;")
    word.p("I/. MỤC ĐÍCH", style="Heading 1")
    word.p("Thủ tục gọn, dễ hiểu, dễ thực hiện.")
    word.p("II/. PHÂN CÔNG NHIỆM VỤ", style="Heading 1")
    word.table(
        ["TT", "Nội dung", "Bộ phận", "Thời gian"],
        ["1", "Rà soát thủ tục\nĐề xuất bãi bỏ", "Tổ Văn phòng", "Tháng 9/2026"],
        ["2", "Niêm yết", "Tổ Văn phòng", "Trước 30/9/2026"],
        ["3", "Phổ biến trong sinh hoạt tổ", "Tổ trưởng chuyên môn", "Tháng 10/2026"],
        ["4", "Giới thiệu gương tốt", "Công đoàn", "Tháng 11/2026"],
    )
    word.p("III/. TỔ CHỨC THỰC HIỆN", style="Heading 1")
    word.p("1/- Ban giám hiệu:")
    word.p("\uf0d8 Kiểm tra mỗi quý.")
    word.p("2/- Giáo viên chủ nhiệm:")
    word.p("\uf0d8 Hướng dẫn phụ huynh.")
    word.p("\uf0d8 Nhận phản ánh.")
    word.p("Trên đây là kế hoạch của trường./.")
    word.table(
        [
            "Nơi nhận:\n- UBND xã;\n- Như phần III;\n- Lưu: VT.",
            "Q. HIỆU TRƯỞNG\n(Ký tên, đóng dấu)\n\nĐoàn Thị Ngọc Bích",
        ],
        borders=False,
    )
