"""Procedures of the pretend school itself: they have no national code, and they are invented."""

from school.demo.procedures.parts import channel, paper, papers, step

OWN_NOTE = "<p>Thủ tục riêng của trường mẫu, không có trong danh mục quốc gia.</p>"

SCHOOL_OWN = [
    {
        "slug": "xac-nhan-tre-dang-hoc-qua-so-giay",
        "title": "Xác nhận trẻ đang học qua sổ giấy",
        "procedure_type": "school",
        "field": "Văn thư",
        "summary": "Nhà trường đã bỏ sổ giấy; cha mẹ hỏi trực tiếp Văn phòng và nhận ngay.",
        "audiences": "Cha mẹ trẻ đang học tại trường",
        "state": "abolished",
        "effective_on": "2022-09-05",
        "ended_on": "2026-01-05",
        "no_dossier": True,
        "steps": [step("Ghi yêu cầu vào sổ tại Văn phòng.", "Cha mẹ")],
        "channels": [channel("in_person", place="Văn phòng nhà trường")],
        "results": "Giấy xác nhận",
        "tips": OWN_NOTE,
    },
    {
        "slug": "nhan-tre-vao-hoc-dau-nam",
        "title": "Nhận trẻ vào học đầu năm",
        "procedure_type": "school",
        "field": "Tuyển sinh",
        "summary": "Đăng ký cho bé vào học theo kế hoạch tuyển sinh hằng năm của nhà trường.",
        "keywords": "tuyển sinh, nhập học, đăng ký học",
        "audiences": "Cha mẹ trẻ cư trú trên địa bàn xã",
        "decided_by": "Hiệu trưởng",
        "dossier": [
            papers(
                paper("Đơn xin nhập học", 1, form_name="Mẫu của nhà trường"),
                paper("Giấy khai sinh", 0, 1, note="kèm bản chính để đối chiếu"),
            ),
        ],
        "steps": [
            step("Nhận đơn và nộp hồ sơ tại văn phòng.", "Cha mẹ"),
            step("Đối chiếu hồ sơ, niêm yết danh sách tại bảng tin.", "Văn phòng"),
        ],
        "channels": [
            channel(
                "in_person",
                place="Văn phòng nhà trường",
                opens_on="2026-08-03",
                closes_on="2026-08-21",
                hours="7h30 – 11h00 và 14h00 – 16h30",
            ),
        ],
        "results": "Trẻ được nhận và xếp lớp",
        "tips": OWN_NOTE,
    },
    {
        "slug": "dang-ky-an-ban-tru",
        "title": "Đăng ký ăn bán trú",
        "procedure_type": "school",
        "field": "Nuôi dưỡng",
        "summary": "Đăng ký hoặc thôi ăn bán trú cho bé, báo trước ngày 25 của tháng trước.",
        "keywords": "bán trú, suất ăn, thôi ăn",
        "audiences": "Cha mẹ trẻ đang học tại trường",
        "decided_by": "Phó Hiệu trưởng phụ trách nuôi dưỡng",
        "dossier": [papers(paper("Phiếu đăng ký", 1, form_name="Mẫu của nhà trường"))],
        "steps": [
            step("Gửi phiếu cho giáo viên chủ nhiệm.", "Cha mẹ", "Trước ngày 25 hằng tháng"),
            step("Tổng hợp, báo suất ăn cho bếp.", "Văn phòng"),
        ],
        "channels": [
            channel("in_person", 2, place="Giáo viên chủ nhiệm hoặc Văn phòng nhà trường"),
        ],
        "results": "Bé có tên trong danh sách ăn bán trú",
        "tips": OWN_NOTE,
    },
]

__all__ = ["SCHOOL_OWN"]
