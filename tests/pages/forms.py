"""What the browser sends for the edit forms, complete and right; tests spoil single fields."""

from typing import Any

from django.utils.text import slugify
from wagtail.test.utils.form_data import inline_formset, nested_form_data, rich_text, streamfield

NO_BLOCKS = streamfield([])


def _page(title: str, **fields: Any) -> dict[str, Any]:
    common = {
        "title": title,
        # The admin's script makes the slug from the title and keeps Vietnamese letters.
        "slug": slugify(title, allow_unicode=True),
        "seo_title": "",
        "search_description": "",
        "go_live_at": "",
        "expire_at": "",
        "comments": inline_formset([]),
        "summary": "Tóm tắt một câu.",
        "area": "thu-tuc-hanh-chinh",
    }
    return {**common, **fields}


def plan(**changes: Any) -> dict[str, Any]:
    text = {"type": "text", "value": rich_text("<p>Tạo thuận lợi cho cha mẹ trẻ.</p>")}
    section = {
        "number": "I.",
        "heading": "MỤC ĐÍCH",
        "content": streamfield([(text["type"], text["value"])]),
    }
    basis = {
        "text": "Căn cứ Kế hoạch số 15/KH-PGDĐT;",
        "number": "15/KH-PGDĐT",
        "issued_on": "2026-01-19",
        "issuer": "",
        "state": "in_force",
        "ended_on": "",
        "replaced_by": "",
        "url": "",
    }
    fields = _page(
        "Kế hoạch tuyên truyền cải cách hành chính năm 2026",
        subject="Tuyên truyền cải cách hành chính năm 2026",
        kind="KH",
        year="2026",
        school_year="2025-2026",
        superior="PHÒNG GD&ĐT",
        issuer="TRƯỜNG MẦM NON HOA SEN",
        number="05",
        symbol="KH-MNHS",
        place="Khánh Trung",
        issued_on="2026-03-26",
        legal_bases=streamfield([("basis", basis)]),
        body=streamfield([("section", section)]),
        recipients="Các tổ\nLưu VT",
        signers=streamfield(
            [("signer", {"capacity": "", "position": "HIỆU TRƯỞNG", "name": "Nguyễn Thị Sen"})]
        ),
        files=NO_BLOCKS,
    )
    return nested_form_data({**fields, **changes})


def fee(**changes: Any) -> dict[str, Any]:
    return {"kind": "free", "amount": "", "text": "", **changes}


def channel(*fees: dict[str, Any], **changes: Any) -> dict[str, Any]:
    rows = [{"value": row, "id": "", "order": str(i)} for i, row in enumerate(fees)]
    listed: dict[str, Any] = {"count": str(len(rows))}
    for number, row in enumerate(rows):
        listed[str(number)] = {**row, "type": "item", "deleted": ""}
    return {
        "channel": "in_person",
        "case": "",
        "time_value": "5",
        "time_unit": "working_day",
        "counted_from": "",
        "time_text": "",
        "fees": listed,
        "exemptions": "",
        "opens_on": "",
        "closes_on": "",
        "place": "Văn phòng nhà trường",
        "hours": "",
        "url": "",
        "note": "",
        **changes,
    }


def procedure(**changes: Any) -> dict[str, Any]:
    step = {"title": "Nộp đơn", "text": rich_text("<p>Nộp tại văn phòng.</p>")}
    fields = _page(
        "Tiếp nhận trẻ vào trường mầm non",
        full_name="",
        code="1.005099",
        decision_number="858/QĐ-BTP",
        procedure_type="",
        field="Giáo dục mầm non",
        levels="Cấp xã",
        state="in_force",
        effective_on="2026-01-01",
        ended_on="",
        audiences="Cha mẹ trẻ",
        steps=streamfield([("step", {**step, "actor": "Cha mẹ", "duration": ""})]),
        channels=streamfield([("channel", channel(fee()))]),
        dossier=NO_BLOCKS,
        dossier_sets="1",
        results="Giấy tiếp nhận",
        conditions=rich_text(""),
        benefit="",
        carried_out_by="Trường mầm non",
        decided_by="",
        received_by="",
        cooperating="",
        delegated_to="",
        reception_address="",
        legal_bases=NO_BLOCKS,
        online_level="",
        portal_url="",
        source_url="",
        last_checked_on="",
        tips=rich_text("<p>Mang theo giấy khai sinh.</p>"),
        contact_name="",
        contact_phone="",
        contact_email="",
        files=NO_BLOCKS,
        keywords="",
    )
    return nested_form_data({**fields, **changes})


def story(**changes: Any) -> dict[str, Any]:
    fields = _page(
        "Cô giáo giúp phụ huynh nộp hồ sơ",
        kind="person",
        subject_kind="person",
        person_name="Nguyễn Thị Lan",
        role="Giáo viên lớp Lá 1",
        unit="",
        deed=rich_text("<p>Hướng dẫn từng phụ huynh.</p>"),
        happened_on="2026-03-01",
        happened_text="",
        result=rich_text(""),
        confirmed_by="Công đoàn",
        award="",
        school_year="2025-2026",
        photos=NO_BLOCKS,
        quote="",
        quote_author="",
    )
    return nested_form_data({**fields, **changes})


def document(**changes: Any) -> dict[str, Any]:
    fields = _page(
        "Quyết định về quy chế tiếp công dân",
        subject="",
        kind="QĐ",
        field="Tuyển sinh",
        superior="",
        issuer="TRƯỜNG MẦM NON HOA SEN",
        number="7",
        symbol="QĐ-MNHS",
        place="",
        issued_on="2026-03-26",
        files=NO_BLOCKS,
        effective_on="2026-04-01",
        expired_on="",
        replaces=NO_BLOCKS,
        replaced_by_text="",
        legal_bases=NO_BLOCKS,
        body=NO_BLOCKS,
        recipients="",
        signers=NO_BLOCKS,
    )
    return nested_form_data({**fields, **changes})


def activity(units: list[int] | None = None, **changes: Any) -> dict[str, Any]:
    fields = _page(
        "Hội thi tìm hiểu cải cách hành chính",
        kind="contest",
        starts_at="2026-03-26 07:30",
        ends_at="2026-03-26 11:00",
        location="Hội trường",
        body=rich_text("<p>Mười đội dự thi.</p>"),
        lead_unit="",
        participants="40",
        plan_task="",
        photos=NO_BLOCKS,
        files=NO_BLOCKS,
    )
    return {**nested_form_data({**fields, **changes}), "units": units or []}


def index(**changes: Any) -> dict[str, Any]:
    fields = _page("Kế hoạch và tiến độ", introduction=rich_text("<p>Kế hoạch của trường.</p>"))
    return nested_form_data({**fields, **changes})
