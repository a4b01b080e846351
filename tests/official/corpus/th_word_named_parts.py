def build(word):
    word.p("DỰ THẢO")
    word.table(
        ["UBND PHƯỜNG LỘC TIẾN", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"],
        ["TRƯỜNG TIỂU HỌC LỘC TIẾN", "Độc lập - Tự do - Hạnh phúc"],
        ["Số: .../KH-THLT", "Lộc Tiến, ngày ... tháng ... năm 2026"],
        borders=False,
    )
    word.p("KẾ HOẠCH\nThực hiện dân chủ gắn với cải cách hành chính\nnăm học 2026 - 2027")
    word.p(
        "Căn cứ Luật số 10/2022/QH15 ngày 10/11/2022; Căn cứ Thông tư số 09/2024/TT-BGDĐT "
        "ngày 03/6/2024; Theo Công văn số 99/UBND-VX ngày 05/9/2026 của UBND phường Lộc Tiến."
    )
    word.runs("", "Phần thứ nhất: ", "MỤC TIÊU")
    word.p("Mục 1. Mục tiêu chung")
    word.p("Mọi người được biết, được bàn.")
    word.p("Mục 2. Mục tiêu cụ thể")
    word.p("➢ Công khai 100% khoản thu.")
    word.p("➢ Trả lời 100% kiến nghị.")
    word.runs("", "Phần thứ hai: ", "TRÁCH NHIỆM THỰC HIỆN")
    word.p("Mục 1. Đối với Hiệu trưởng")
    word.p("➢ Họp giao ban hằng tuần.")
    word.p("Mục 2. Đối với Ban Thanh tra nhân dân")
    word.p("➢ Giám sát công khai.")
    word.p("➢ Báo cáo tại hội nghị viên chức.")
    word.table(
        ["Nơi nhận:", "CHỦ TỊCH CÔNG ĐOÀN", "HIỆU TRƯỞNG"],
        ["- UBND phường;\n- Lưu: VT, CĐ.", "", ""],
        ["", "Mạc Thị Hoa", "Nguyễn Trãi Sơn"],
        borders=False,
    )
    word.p("PHỤ LỤC")
    word.p("DANH MỤC NỘI DUNG CÔNG KHAI")
    word.table(
        ["STT", "Nội dung", "Hình thức"],
        ["1", "Thu, chi tài chính", "Bảng tin"],
        ["2", "Thi đua, khen thưởng", "Họp hội đồng"],
    )
