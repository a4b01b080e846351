"""Copies from the registers that a school keeps."""

from school.demo.procedures.parts import basis, channel, paper, papers, step, tips

RECORDS = [
    {
        "slug": "cap-ban-sao-tu-so-goc",
        "title": "Cấp bản sao từ sổ gốc",
        "code": "2.000908",
        "decision_number": "858/QĐ-BTP",
        "procedure_type": "not_assigned",
        "field": "Chứng thực",
        "levels": "Cấp bộ\nCấp tỉnh\nCấp xã\nCơ quan khác",
        "summary": "Xin bản sao giấy tờ mà nhà trường đang giữ sổ gốc: một ngày làm việc, không "
        "mất phí.",
        "keywords": "bản sao, sổ gốc, sao y",
        "audiences": "Tổ chức (không bao gồm doanh nghiệp, hợp tác xã)\nCông dân Việt Nam",
        "carried_out_by": "Cơ quan, tổ chức đang quản lý sổ gốc",
        "dossier_sets": None,
        "dossier": [
            papers(
                paper(
                    "Một trong các giấy tờ còn giá trị: căn cước điện tử, thẻ căn cước, căn cước "
                    "công dân, giấy chứng nhận căn cước, hộ chiếu, giấy tờ xuất nhập cảnh",
                    1,
                    note="không phải nộp nếu khai thác được từ cơ sở dữ liệu quốc gia về dân cư",
                ),
                paper(
                    "Giấy tờ chứng minh quan hệ, khi xin bản sao thay cho người được cấp",
                    1,
                    note="bản chính hoặc bản sao chứng thực",
                ),
            ),
        ],
        "steps": [
            step(
                "Nộp trực tiếp thì xuất trình giấy tờ; qua bưu chính thì kèm 01 phong bì dán tem "
                "ghi họ tên, địa chỉ; trực tuyến thì nộp bản điện tử.",
                "Người yêu cầu",
            ),
            step(
                "Đối chiếu sổ gốc và cấp bản sao. Không còn sổ gốc hoặc không có thông tin thì "
                "trả lời bằng văn bản.",
                "Nơi giữ sổ gốc",
                "1 ngày làm việc",
            ),
            step("Nhận kết quả theo cách đã đăng ký.", "Người yêu cầu"),
        ],
        "channels": [
            channel("online", 1),
            channel("post", 1),
            channel("in_person", 1, place="Văn phòng nhà trường"),
        ],
        "results": "Bản sao được cấp từ sổ gốc",
        "conditions": "<p>Nội dung bản sao phải đúng theo sổ gốc.</p>",
        "legal_bases": [
            basis(
                "Nghị định số 23/2015/NĐ-CP của Chính phủ về cấp bản sao từ sổ gốc, chứng thực",
                "23/2015/NĐ-CP",
                issuer="Chính phủ",
                state="amended",
                replaced_by="280/2025/NĐ-CP",
            ),
            basis(
                "Nghị quyết số 66.7/2025/NQ-CP của Chính phủ về cắt giảm, đơn giản hóa thủ tục "
                "hành chính dựa trên dữ liệu",
                "66.7/2025/NQ-CP",
                issuer="Chính phủ",
            ),
        ],
        "source_url": "https://dichvucong.gov.vn/thu-tuc-hanh-chinh/"
        "019d2bfd-8e5d-72f9-8cf2-c71780251483",
        "tips": tips("Cổng Dịch vụ công quốc gia"),
    },
]

__all__ = ["RECORDS"]
