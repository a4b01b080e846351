"""Events by month in a table with cells merged downwards; a letterhead in one cell per side."""


def build(word):
    word.table(
        (
            "UBND PHƯỜNG TÂN LẬP ĐÔNG\nTRƯỜNG TIỂU HỌC KIM ĐỒNG C\nSố: 09/KH-THKĐC",
            "CỘNG HÒA XÃ HỘI CHỦ\nNGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n"
            "Tân Lập Đông, ngày 10 tháng 9 năm 2026",
        ),
        borders=False,
    )
    word.p("KẾ HOẠCH\nTuyên truyền cải cách hành chính năm học 2026 - 2027")
    word.p(
        "Căn cứ Công văn số 512/UBND-VHXH ngày 04 tháng 9 năm 2026 của UBND phường Tân Lập Đông; "
        "Nghị quyết Hội nghị viên chức năm học 2026 - 2027;"
    )
    word.p("Trường Tiểu học Kim Đồng C xây dựng kế hoạch tuyên truyền như sau:")
    word.p("I. MỤC TIÊU")
    word.p("Mỗi lớp, mỗi phụ huynh đều biết cách nộp đơn trực tuyến.")
    word.p("II. NỘI DUNG TỪNG THÁNG")
    word.table(
        ("Tháng", "Nội dung", "Người phụ trách"),
        ("9", "Treo bảng hướng dẫn tại cổng trường", "Cô Mai - Văn thư"),
        ("", "Phát thanh măng non kỳ 1", "Tổng phụ trách Đội"),
        ("10", "Thi tìm hiểu thủ tục hành chính", "Tổng phụ trách Đội"),
        ("11, 12", "Họp phụ huynh, phát phiếu hỏi", "Giáo viên chủ nhiệm"),
        merge=(((1, 0), (2, 0)),),
    )
    word.p("III. TỔ CHỨC THỰC HIỆN")
    word.p("- Ban giám hiệu: duyệt nội dung, kiểm tra việc thực hiện.")
    word.p("- Văn phòng: chuẩn bị bảng, biểu, phiếu hỏi.")
    word.p("- Tổng phụ trách Đội: phụ trách phát thanh và hội thi.")
    word.table(
        ("Nơi nhận:", "HIỆU TRƯỞNG"),
        ("- UBND phường (b/c);", ""),
        ("- Lưu: VT.", "(Ký tên, đóng dấu)"),
        ("", "Lương Thị Nhàn"),
        borders=False,
    )
