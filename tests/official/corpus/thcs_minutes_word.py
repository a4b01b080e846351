"""Minutes in Word: no number, start and end of the meeting, two signers in a table."""


def build(word):
    word.table(
        ("TRƯỜNG THCS PHƯỚC TÂN C", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"),
        ("BAN CHỈ ĐẠO CẢI CÁCH HÀNH CHÍNH", "Độc lập - Tự do - Hạnh phúc"),
        borders=False,
    )
    word.p("BIÊN BẢN")
    word.p("Kiểm tra công tác cải cách hành chính học kỳ I")
    word.p("Hôm nay, ngày 12 tháng 12 năm 2025, tại phòng hành chính, chúng tôi gồm có:")
    word.p("1. Bà Trần Thị Nguyệt, Phó Hiệu trưởng, Trưởng đoàn;")
    word.p("2. Ông Lâm Chí Công, Trưởng Ban Thanh tra nhân dân, thành viên.")
    word.p("I. NỘI DUNG KIỂM TRA")
    word.p("- Sổ theo dõi hồ sơ: ghi đủ, rõ ràng.")
    word.p("- Bảng niêm yết: thiếu mẫu đơn số 3.")
    word.p("II. KIẾN NGHỊ")
    word.p("Bổ sung mẫu đơn số 3 trước ngày 20/12/2025.")
    word.table(
        ("NGƯỜI GHI BIÊN BẢN", "TRƯỞNG ĐOÀN"),
        ("(Ký, ghi rõ họ tên)\n\nLâm Chí Công", "(Ký, ghi rõ họ tên)\n\nTrần Thị Nguyệt"),
        borders=False,
    )
