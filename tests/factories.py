"""Pages with realistic content for tests of what visitors see."""

import datetime
import json
from typing import Any

import wagtail_factories
from django.core.files.base import ContentFile
from wagtail.documents.models import Document
from wagtail.images.models import Image
from wagtail.images.tests.utils import get_test_image_file

from cchc_wagtail.models import (
    ActivityPage,
    DocumentPage,
    PlanPage,
    ProcedurePage,
    StoryPage,
)


def blocks(*entries: tuple[str, Any]) -> str:
    """A StreamField value from pairs of block name and raw value."""
    return json.dumps([{"type": name, "value": value} for name, value in entries])


def make_file(title: str = "Bản đã ký", name: str = "ke-hoach.pdf", size: int = 2048) -> Document:
    document = Document(title=title)
    document.file.save(name, ContentFile(b"%PDF-1.4 " + b"x" * (size - 9)))
    document.file_size = size
    document.save()
    return document


def make_image(title: str = "Ảnh", size: tuple[int, int] = (900, 600)) -> Image:
    return Image.objects.create(title=title, file=get_test_image_file(size=size))


PLAN_BODY = blocks(
    ("text", "<p>Trường Mầm non Hoa Sen xây dựng kế hoạch như sau:</p>"),
    (
        "section",
        {
            "number": "I.",
            "heading": "MỤC ĐÍCH, YÊU CẦU",
            "content": [
                {
                    "type": "subsection",
                    "value": {
                        "number": "1.",
                        "heading": "Mục đích",
                        "content": [
                            {"type": "text", "value": "<ul><li>Tạo thuận lợi.</li></ul>"},
                            {
                                "type": "point",
                                "value": {
                                    "number": "a)",
                                    "heading": "Đối với cha mẹ trẻ",
                                    "content": [
                                        {"type": "text", "value": "<p>Được hướng dẫn.</p>"}
                                    ],
                                },
                            },
                        ],
                    },
                }
            ],
        },
    ),
    (
        "section",
        {
            "number": "II.",
            "heading": "NỘI DUNG",
            "content": [
                {
                    "type": "table",
                    "value": {
                        "caption": "Lịch tuyên truyền",
                        "has_header": True,
                        "rows": "Tháng | Nội dung\n9 | Phổ biến kế hoạch",
                    },
                }
            ],
        },
    ),
    (
        "section",
        {"number": "III.", "heading": "TỔ CHỨC THỰC HIỆN", "content": []},
    ),
)
BASES = blocks(
    (
        "basis",
        {
            "text": "Căn cứ Kế hoạch số 12/KH-UBND của Ủy ban nhân dân xã Tân Hòa;",
            "number": "12/KH-UBND",
            "state": "in_force",
        },
    ),
    (
        "basis",
        {
            "text": "Căn cứ Nghị định số 81/2021/NĐ-CP của Chính phủ.",
            "number": "81/2021/NĐ-CP",
            "state": "replaced",
            "ended_on": "2025-09-03",
            "replaced_by": "238/2025/NĐ-CP",
        },
    ),
)


class PlanFactory(wagtail_factories.PageFactory):
    title = "Tuyên truyền cải cách hành chính năm 2026"
    superior = "Ủy ban nhân dân xã Tân Hòa"
    issuer = "Trường Mầm non Hoa Sen"
    number = "5"
    symbol = "KH-MNHS"
    place = "Tân Hòa"
    issued_on = datetime.date(2026, 1, 5)
    year = 2026
    body = PLAN_BODY
    legal_bases = BASES
    recipients = "UBND xã (b/c);\nLưu: VT."
    signers = blocks(("signer", {"position": "HIỆU TRƯỞNG", "name": "Nguyễn Thị Sen"}))

    class Meta:
        model = PlanPage


class ProcedureFactory(wagtail_factories.PageFactory):
    title = "Chuyển trường cho trẻ mẫu giáo"
    field = "Giáo dục mầm non"
    audiences = "Cha mẹ hoặc người giám hộ của trẻ"
    dossier = blocks(
        (
            "case",
            {
                "name": "Trẻ thuộc hộ nghèo",
                "items": [
                    {"name": "Giấy khai sinh", "originals": 0, "copies": 1},
                    {
                        "name": "Đơn xin chuyển trường",
                        "originals": 1,
                        "copies": 0,
                        "form_name": "Mẫu số 01",
                    },
                ],
            },
        )
    )
    steps = blocks(
        ("step", {"title": "Nộp đơn", "text": "<p>Nộp tại văn phòng.</p>", "actor": "Cha mẹ"}),
        ("step", {"text": "<p>Nhà trường trả kết quả.</p>", "duration": "3 ngày làm việc"}),
    )
    channels = blocks(
        (
            "channel",
            {
                "channel": "in_person",
                "time_value": 9,
                "time_unit": "working_day",
                "counted_from": "ngày nhận đủ hồ sơ",
                "fees": [{"kind": "charge", "amount": 2000, "text": "mỗi trang"}],
                "exemptions": "Miễn lệ phí cho hộ nghèo",
                "place": "Văn phòng nhà trường",
            },
        )
    )
    results = "Trẻ được tiếp nhận"
    legal_bases = BASES
    tips = "<p>Nhớ mang theo bản chính để đối chiếu.</p>"
    contact_phone = "0258 000 111"

    class Meta:
        model = ProcedurePage


class StoryFactory(wagtail_factories.PageFactory):
    title = "Cô Lan hướng dẫn cha mẹ làm hồ sơ"
    kind = "person"
    person_name = "Cô Trần Thị Lan"
    deed = "<p>Trực hướng dẫn mỗi sáng thứ Hai.</p>"
    school_year = "2025-2026"
    happened_on = datetime.date(2026, 3, 2)
    quote = "Cha mẹ vui thì mình cũng vui."
    quote_author = "Cô Lan"

    class Meta:
        model = StoryPage


class LessonFactory(StoryFactory):
    title = "Trả lời chậm phản ánh của phụ huynh"
    kind = "lesson"
    person_name = ""
    quote = ""
    quote_author = ""


class DocumentFactory(wagtail_factories.PageFactory):
    title = "Về việc thành lập Ban chỉ đạo cải cách hành chính"
    kind = "QĐ"
    number = "12"
    symbol = "QĐ-MNHS"
    issuer = "Trường Mầm non Hoa Sen"
    issued_on = datetime.date(2025, 9, 5)

    class Meta:
        model = DocumentPage


class ActivityFactory(wagtail_factories.PageFactory):
    title = "Tập huấn dịch vụ công trực tuyến"
    kind = "training"
    starts_at = datetime.datetime(2026, 2, 3, 1, 30, tzinfo=datetime.UTC)
    location = "Hội trường"
    body = "<p>Cán bộ, giáo viên thực hành nộp hồ sơ trực tuyến.</p>"

    class Meta:
        model = ActivityPage
