"""Headings by Word style and no numbers; task tables with merged cells; an annex."""


def build(word):
    word.header("Trường Mầm non Bình Minh Xanh")
    word.footer("Trang 1")
    word.table(
        ("UBND XÃ CẨM SƠN", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"),
        ("TRƯỜNG MẦM NON BÌNH MINH XANH", "Độc lập - Tự do - Hạnh phúc"),
        ("Số: .../KH-MNBMX", "Cẩm Sơn, ngày ... tháng 01 năm 2026"),
        borders=False,
    )
    word.p("KẾ HOẠCH", style="Title")
    word.p("Cải cách hành chính năm 2026", style="Subtitle")
    word.runs(
        "Căn cứ Kế hoạch số ",
        "09/KH-UBND",
        " ngày 08 tháng 01 năm 2026 của UBND xã Cẩm Sơn về cải cách hành chính;",
    )
    word.runs("Nhà trường xây dựng ", "kế hoạch", " như sau:")
    word.p("Mục đích", style="Heading 1")
    word.p("Làm cho mỗi lần cha mẹ trẻ đến trường nộp hồ sơ chỉ phải đến một lần.")
    word.p("Yêu cầu", style="Heading 1")
    word.p("Phân công rõ người, rõ việc", style="List Bullet")
    word.p("Có kiểm tra, có khen thưởng", style="List Bullet")
    word.p("Tổ chức thực hiện", style="Heading 1")
    word.p("Ban giám hiệu", style="Heading 2")
    word.p("Ban hành quyết định thành lập tổ công tác.", style="List Bullet")
    word.p("Duyệt tin bài trước khi đăng.", style="List Bullet")
    word.p("Bộ phận nuôi dưỡng", style="Heading 2")
    word.p("Công khai thực đơn và tiền ăn mỗi ngày.", style="List Bullet")
    word.p("Trên đây là kế hoạch cải cách hành chính của nhà trường./.")
    close(word)
    annex(word)


def close(word):
    """Who gets the plan, and who signs for the committee."""
    word.table(
        (
            "Nơi nhận:\n- UBND xã Cẩm Sơn;\n- Lưu: VT.",
            "TM. BAN CHỈ ĐẠO\nTRƯỞNG BAN\n\n\nHIỆU TRƯỞNG\nPhan Thị Mỹ Lệ",
        ),
        borders=False,
    )


def annex(word):
    """The table of tasks, with headings across all its columns."""
    word.page_break()
    word.p("PHỤ LỤC")
    word.p("BẢNG PHÂN CÔNG NHIỆM VỤ")
    word.p("(Kèm theo Kế hoạch cải cách hành chính năm 2026)")
    word.table(
        ("STT", "Nội dung", "Chủ trì", "Phối hợp", "Thời gian"),
        ("I", "Cải cách thủ tục hành chính"),
        ("1", "Niêm yết thủ tục tuyển sinh", "Văn thư", "Giáo viên", "Tháng 4"),
        ("2", "Khảo sát ý kiến cha mẹ trẻ", "Công đoàn", "Các tổ", "Tháng 5"),
        ("II", "Tài chính công"),
        ("3", "Công khai dự toán", "Kế toán", "Thanh tra nhân dân", "Quý I"),
        merge=(((1, 1), (1, 4)), ((4, 1), (4, 4))),
    )
