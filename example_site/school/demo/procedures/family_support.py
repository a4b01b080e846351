"""Support that families apply for at the school."""

from school.demo.procedures.parts import basis, channel, paper, papers, step, tips

DECREE_105 = {"issued_on": "2020-09-08", "issuer": "Chính phủ"}

FAMILY_SUPPORT = [
    {
        "slug": "ho-tro-an-trua-tre-mau-giao",
        "title": "Hỗ trợ ăn trưa cho trẻ em mẫu giáo",
        "code": "1.001622",
        "field": "Giáo dục mầm non",
        "levels": "Cấp xã",
        "summary": "Tiền ăn trưa cho trẻ mẫu giáo thuộc diện được hỗ trợ; cha mẹ nộp hồ sơ tại "
        "trường vào đầu năm học.",
        "keywords": "tiền ăn, ăn trưa, bán trú, hộ nghèo",
        "received_by": "Cơ sở giáo dục mầm non",
        "benefit": "160.000 đồng/trẻ/tháng, không quá 9 tháng/năm học, chi trả 2 lần trong năm "
        "(theo Nghị định số 105/2020/NĐ-CP).",
        "steps": [
            step(
                "Nhà trường thông báo và hướng dẫn cha mẹ chuẩn bị hồ sơ.",
                "Nhà trường",
                "Tháng 8 hằng năm",
            ),
            step("Cha mẹ nộp hồ sơ tại trường hoặc gửi qua bưu chính.", "Cha mẹ"),
            step(
                "Lập danh sách trẻ được hỗ trợ theo Mẫu số 01, gửi cơ quan chuyên môn về giáo dục.",
                "Nhà trường",
            ),
            step(
                "Thẩm định danh sách, trình phê duyệt.",
                "Cơ quan chuyên môn về giáo dục",
                "7 ngày làm việc",
            ),
            step("Phê duyệt và thông báo kết quả.", "Ủy ban nhân dân"),
        ],
        "channels": [
            channel("in_person", 24, place="Văn phòng nhà trường", hours="7h30 – 11h00"),
            channel("post", 24),
        ],
        "results": "Danh sách trẻ được hỗ trợ\nTiền ăn trưa",
        "legal_bases": [
            basis(
                "Điều 7 Nghị định số 105/2020/NĐ-CP ngày 08 tháng 9 năm 2020 của Chính phủ quy "
                "định chính sách phát triển giáo dục mầm non",
                "105/2020/NĐ-CP",
                **DECREE_105,
            ),
            basis(
                "Nghị định số 06/2018/NĐ-CP của Chính phủ",
                "06/2018/NĐ-CP",
                issuer="Chính phủ",
                state="replaced",
                replaced_by="105/2020/NĐ-CP",
            ),
        ],
        "tips": tips(
            "Nghị định số 105/2020/NĐ-CP và bản một cửa của Lai Châu",
            "Từ 01/7/2025 không còn cấp huyện; một số nội dung đã thay đổi theo Nghị định số "
            "66/2025/NĐ-CP và Nghị định số 277/2025/NĐ-CP. Mức hỗ trợ phải xem lại.",
        ),
    },
    {
        "slug": "ho-tro-hoc-tap-dan-toc-rat-it-nguoi",
        "title": "Hỗ trợ học tập đối với trẻ mẫu giáo các dân tộc thiểu số rất ít người",
        "full_name": "Hỗ trợ học tập đối với trẻ mẫu giáo, học sinh tiểu học, học sinh trung học "
        "cơ sở, sinh viên các dân tộc thiểu số rất ít người",
        "code": "1.003702",
        "field": "Giáo dục và đào tạo",
        "summary": "Kinh phí học tập cho trẻ mẫu giáo là người dân tộc thiểu số rất ít người.",
        "keywords": "dân tộc thiểu số, hỗ trợ học tập",
        "audiences": "Cha mẹ trẻ em dân tộc thiểu số rất ít người",
        "received_by": "Cơ sở giáo dục",
        "steps": [
            step(
                "Lập hồ sơ, danh sách trẻ được hỗ trợ, gửi cơ quan quản lý phê duyệt.",
                "Cơ sở giáo dục",
            ),
        ],
        "channels": [
            channel(
                "in_person",
                10,
                case="Cơ sở giáo dục công lập",
                counted_from="ngày hết hạn nhận đơn",
                place="Văn phòng nhà trường",
            ),
            channel(
                "in_person",
                40,
                case="Cơ sở giáo dục ngoài công lập",
                counted_from="ngày khai giảng năm học",
            ),
        ],
        "results": "Kinh phí hỗ trợ học tập",
        "legal_bases": [
            basis(
                "Nghị định số 57/2017/NĐ-CP ngày 09 tháng 5 năm 2017 của Chính phủ quy định chính "
                "sách ưu tiên tuyển sinh và hỗ trợ học tập đối với trẻ mẫu giáo, học sinh, sinh "
                "viên dân tộc thiểu số rất ít người",
                "57/2017/NĐ-CP",
                issued_on="2017-05-09",
                issuer="Chính phủ",
            ),
        ],
        "tips": tips("bản một cửa của Lai Châu"),
    },
    {
        "slug": "mien-giam-hoc-phi",
        "title": "Miễn, giảm học phí, hỗ trợ chi phí học tập",
        "full_name": "Đề nghị miễn, giảm học phí, hỗ trợ chi phí học tập, hỗ trợ tiền đóng học phí "
        "đối với người học",
        "code": "1.005144",
        "field": "Giáo dục và đào tạo thuộc hệ thống giáo dục quốc dân",
        "summary": "Cha mẹ nộp đơn trong vòng 45 ngày kể từ ngày khai giảng năm học.",
        "keywords": "học phí, miễn giảm, chi phí học tập",
        "received_by": "Cơ sở giáo dục công lập hoặc Trung tâm Phục vụ hành chính công",
        "dossier": [
            papers(
                paper(
                    "Đơn đề nghị miễn, giảm học phí hoặc hỗ trợ chi phí học tập",
                    1,
                    form_name="Theo phụ lục nghị định",
                ),
                paper(
                    "Giấy tờ chứng minh thuộc đối tượng",
                    0,
                    1,
                    note="bản sao chứng thực, hoặc bản sao kèm bản chính để đối chiếu",
                ),
            ),
        ],
        "steps": [
            step(
                "Nộp đơn và giấy tờ chứng minh thuộc đối tượng.",
                "Cha mẹ",
                "Trong 45 ngày kể từ ngày khai giảng",
            ),
            step("Thẩm định, lập danh sách và dự toán gửi cơ quan cấp trên.", "Nhà trường"),
            step(
                "Phê duyệt, cấp kinh phí; nhà trường thực hiện miễn, giảm hoặc chi hỗ trợ.",
                "Cơ quan có thẩm quyền",
            ),
        ],
        "results": "Danh sách, quyết định miễn, giảm, hỗ trợ",
        "legal_bases": [
            basis(
                "Nghị định số 238/2025/NĐ-CP ngày 03 tháng 9 năm 2025 của Chính phủ quy định về "
                "chính sách học phí, miễn, giảm, hỗ trợ học phí, hỗ trợ chi phí học tập",
                "238/2025/NĐ-CP",
                issued_on="2025-09-03",
                issuer="Chính phủ",
            ),
            basis(
                "Nghị định số 81/2021/NĐ-CP ngày 27 tháng 8 năm 2021 của Chính phủ",
                "81/2021/NĐ-CP",
                issued_on="2021-08-27",
                issuer="Chính phủ",
                state="replaced",
                replaced_by="238/2025/NĐ-CP",
            ),
        ],
        "tips": tips(
            "Nghị định số 238/2025/NĐ-CP và cổng dịch vụ công của Lâm Đồng",
            "Trường mầm non và phổ thông công lập hiện không thu học phí, nên thủ tục chủ yếu dùng "
            "để đề nghị hỗ trợ chi phí học tập.",
        ),
    },
    {
        "slug": "tro-cap-tre-con-cong-nhan",
        "title": "Trợ cấp đối với trẻ em mầm non là con công nhân làm việc tại khu công nghiệp",
        "full_name": "Trợ cấp đối với trẻ em mầm non là con công nhân, người lao động làm việc tại "
        "khu công nghiệp",
        "code": "1.008950",
        "field": "Giáo dục mầm non",
        "levels": "Cấp xã",
        "summary": "Nộp hồ sơ trong 15 ngày làm việc kể từ ngày nhà trường thông báo đầu năm học.",
        "keywords": "khu công nghiệp, công nhân, trợ cấp",
        "audiences": "Cha mẹ là công nhân, người lao động tại khu công nghiệp",
        "received_by": "Cơ sở giáo dục mầm non dân lập, tư thục",
        "benefit": "Tối thiểu 160.000 đồng/trẻ/tháng; mức cụ thể do Hội đồng nhân dân cấp tỉnh "
        "quy định.",
        "dossier": [
            papers(
                paper(
                    "Đơn đề nghị trợ cấp có xác nhận của đơn vị sử dụng lao động",
                    1,
                    form_name="Mẫu số 03",
                ),
                paper(
                    "Giấy khai sinh",
                    0,
                    1,
                    note="bản sao kèm bản chính để đối chiếu, hoặc bản chứng thực",
                ),
            ),
        ],
        "steps": [
            step("Thông báo vào đầu năm học.", "Nhà trường"),
            step("Nộp hồ sơ tại trường.", "Cha mẹ", "15 ngày làm việc kể từ ngày thông báo"),
            step("Tổng hợp danh sách, gửi cơ quan chuyên môn về giáo dục.", "Nhà trường"),
            step("Thẩm định, phê duyệt; chi trả theo kỳ.", "Ủy ban nhân dân"),
        ],
        "channels": [
            {"channel": name, "time_value": 24, "time_unit": "working_day", "fees": []}
            for name in ("in_person", "online", "post")
        ],
        "results": "Quyết định phê duyệt danh sách trẻ được trợ cấp",
        "legal_bases": [
            basis(
                "Điều 8 Nghị định số 105/2020/NĐ-CP ngày 08 tháng 9 năm 2020 của Chính phủ",
                "105/2020/NĐ-CP",
                **DECREE_105,
            ),
        ],
        "tips": tips(
            "phiếu hướng dẫn trên cổng dịch vụ công của Ninh Bình",
            "Từ 01/7/2025 thẩm quyền thuộc cấp xã; mức trợ cấp theo nghị quyết của tỉnh. Sổ hộ "
            "khẩu giấy không còn dùng từ năm 2023.",
        ),
    },
]

__all__ = ["FAMILY_SUPPORT"]
