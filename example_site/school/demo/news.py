"""News of the pretend school, and what its plans say in one sentence."""

NEWS = [
    (
        "khai-giang-2026",
        "Khai giảng năm học 2026 - 2027",
        "2026-09-05",
        "Sáng nay các bé mặc áo mới đến trường. Sau lễ chào cờ, từng lớp về phòng làm quen với cô.",
    ),
    (
        "ngay-hoi-dinh-duong",
        "Ngày hội dinh dưỡng của bé",
        "2026-10-20",
        "Cha mẹ cùng các bé gói bánh, vắt nước cam và tập xếp bữa cơm đủ chất.",
    ),
]

PLAN_SUMMARIES = {
    "ke-hoach-kiem-tra-cchc-2026-2027.docx": "Ba đợt kiểm tra trong năm học: niêm yết thủ tục, sổ "
    "tiếp nhận và trả kết quả, ý kiến của cha mẹ trẻ.",
    "ke-hoach-tuyen-truyen-cchc-2026.txt": "Nội dung, hình thức tuyên truyền và việc của từng bộ "
    "phận trong năm 2026.",
}
