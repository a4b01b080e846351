"""A letter in Word: V/v in the cell of the number, addressees as a list."""


def build(word):
    word.table(
        (
            "UBND XÃ MỸ TÚ TRUNG\nTRƯỜNG TIỂU HỌC MỸ TÚ 4\n\nSố: 12/THMT4\n"
            "V/v cử người làm đầu mối cải cách hành chính năm 2026",
            "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n\n"
            "Mỹ Tú Trung, ngày 06 tháng 02 năm 2026",
        ),
        borders=False,
    )
    word.p("Kính gửi: Phòng Văn hóa - Xã hội xã Mỹ Tú Trung")
    word.p(
        "Căn cứ Công văn số 35/UBND-VHXH ngày 03 tháng 02 năm 2026 của UBND xã về việc cử đầu mối "
        "cải cách hành chính, Trường Tiểu học Mỹ Tú 4 cử ông Thạch Sô Phia, nhân viên văn thư, "
        "làm đầu mối của trường."
    )
    word.p("Trường Tiểu học Mỹ Tú 4 trân trọng thông báo./.")
    word.table(
        ("Nơi nhận:\n- Như trên;\n- Lưu: VT.", "Q. HIỆU TRƯỞNG\n\n\nKim Thị Sà Rết"),
        borders=False,
    )
