"""Everything in single Word paragraphs with line breaks; units by letters under one number."""


def build(word):
    word.table(
        (
            "UBND XÃ TÂN KỲ SƠN\nTRƯỜNG TIỂU HỌC TÂN KỲ\nSố: 28/KH-THTK",
            "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n"
            "Tân Kỳ Sơn, ngày 30 tháng 01 năm 2026",
        ),
        borders=False,
    )
    word.p("KẾ HOẠCH\nCải cách hành chính\nnăm 2026")
    word.p(
        "Căn cứ Kế hoạch số 18/KH-UBND ngày 22 tháng 01 năm 2026 của UBND xã Tân Kỳ Sơn;\n"
        "Căn cứ ý kiến của Hội đồng sư phạm ngày 28 tháng 01 năm 2026;\n"
        "Trường Tiểu học Tân Kỳ xây dựng kế hoạch như sau:"
    )
    word.p("I. MỤC TIÊU\n- Trả lời mọi câu hỏi của phụ huynh trong 01 ngày.")
    word.p("II. TỔ CHỨC THỰC HIỆN")
    word.p("1. Phân công\na) Hiệu trưởng:\n- Phụ trách chung.\n- Tiếp công dân thứ Năm.")
    word.p("b) Phó Hiệu trưởng:\n- Kiểm tra sổ sách.")
    word.p("c) Nhân viên thư viện:\n- Quản lý góc tuyên truyền.")
    word.p("2. Kinh phí\nTheo dự toán được giao.")
    word.table(
        (
            "Nơi nhận:\n- UBND xã (b/c);\n- Chi bộ (b/c);\n- Lưu: VT.",
            "TM. BAN CHỈ ĐẠO\nTRƯỞNG BAN\n(Đã ký)\nHIỆU TRƯỞNG\nVi Văn Khuyến",
        ),
        borders=False,
    )
