"""What a page says in special cases: states, phones, tasks, papers without a number."""

import datetime
import re

import pytest

from cchc_wagtail.models import OrgUnit, PlanTask
from tests.factories import (
    ActivityFactory,
    DocumentFactory,
    PlanFactory,
    ProcedureFactory,
    blocks,
)

pytestmark = pytest.mark.django_db


def get(client, page) -> str:
    response = client.get(page.url)
    assert response.status_code == 200
    return response.content.decode()


def test_tasks_stand_under_their_unit_in_the_order_of_the_plan(client, section):
    plan = PlanFactory(parent=section.plans)
    unit = OrgUnit.objects.create(name="Ban giám hiệu")
    for number, fields in enumerate(
        [
            {"description": "Việc một", "lead_unit": unit},
            {"description": "Việc hai", "lead_unit_text": "Tổ bảo vệ"},
            {"description": "Việc ba", "lead_unit": unit},
        ]
    ):
        PlanTask.objects.create(plan=plan, sort_order=number, **fields)
    html = get(client, plan)
    assert len(re.findall(r"<th[^>]*>Ban giám hiệu</th>", html)) == 1
    places = [html.index(text) for text in ("Việc một", "Việc ba", "Tổ bảo vệ", "Việc hai")]
    assert places == sorted(places)


def test_a_task_tells_its_time_and_product(client, section):
    plan = PlanFactory(parent=section.plans)
    PlanTask.objects.create(
        plan=plan,
        description="Báo cáo",
        starts_on=datetime.date(2026, 9, 5),
        due_text="trong học kỳ I",
        product="Báo cáo quý",
    )
    html = get(client, plan)
    for text in ("ngày 05 tháng 9 năm 2026", "trong học kỳ I", "Báo cáo quý"):
        assert text in html


def test_a_time_in_words_is_not_told_twice(client, section):
    plan = PlanFactory(parent=section.plans)
    PlanTask.objects.create(
        plan=plan,
        description="Báo cáo",
        due_on=datetime.date(2026, 12, 15),
        due_text="Trước ngày 15/12/2026",
    )
    html = get(client, plan)
    assert "Trước ngày 15/12/2026" in html
    assert "15 tháng 12 năm 2026" not in html


def test_contents_of_a_procedure_name_every_heading(client, section):
    page = ProcedureFactory(
        parent=section.procedures,
        audiences="Cha mẹ trẻ",
        benefit="Được hỗ trợ tiền ăn trưa.",
        conditions="<p>Trẻ từ 3 tuổi.</p>",
    )
    html = get(client, page)
    headings = set(re.findall(r'<h2 id="([^"]+)"', html)) - {"muc-luc"}
    linked = set(re.findall(r'<li><a href="#([^"]+)"', html))
    assert {"doi-tuong", "muc-ho-tro", "dieu-kien", "can-cu"} <= headings
    assert headings == linked


@pytest.mark.parametrize(
    "phone, link",
    [
        ("0258 000 111", "tel:0258000111"),
        ("(0258) 000.111", "tel:0258000111"),
        ("+84 258 000 111", "tel:+84258000111"),
        ("0258 000 111, gặp cô Hạnh", None),
    ],
)
def test_a_phone_is_a_link_when_it_is_only_a_number(client, section, phone, link):
    page = ProcedureFactory(parent=section.procedures, contact_phone=phone)
    html = get(client, page)
    assert phone in html
    assert (f'href="{link}"' in html) if link else ("tel:" not in html)


def test_a_link_to_the_portal_is_named_after_its_site(client, section):
    address = "https://www.dichvucong.gov.vn/thu-tuc-hanh-chinh/0195b6d5"
    page = ProcedureFactory(
        parent=section.procedures,
        source_url=address,
        portal_url="",
        channels=blocks(),
        reception_address="Bộ phận một cửa xã Tân Hòa",
    )
    html = get(client, page)
    assert f'href="{address}" rel="external">dichvucong.gov.vn</a>' in html
    assert "Bộ phận một cửa xã Tân Hòa" in html


def test_a_procedure_shows_its_state_and_the_day_it_was_last_checked(client, section):
    page = ProcedureFactory(
        parent=section.procedures,
        state="not_yet",
        effective_on=datetime.date(2027, 1, 1),
        last_checked_on=datetime.date(2026, 8, 20),
    )
    html = get(client, page)
    assert "cchc-effect--not_yet" in html
    assert "ngày 01 tháng 01 năm 2027" in html and "ngày 20 tháng 8 năm 2026" in html


def test_exemptions_stand_right_after_the_fee(client, section):
    html = get(client, ProcedureFactory(parent=section.procedures))
    row = re.search(r"<tr[^>]*>(?:(?!</tr>).)*2\.000 đồng.*?</tr>", html, re.S)[0]
    assert row.index("2.000 đồng") < row.index("Miễn lệ phí cho hộ nghèo")


def test_a_procedure_tells_first_what_to_bring_and_last_where_its_text_comes_from(client, section):
    html = get(client, ProcedureFactory(parent=section.procedures))
    order = [
        "doi-tuong",
        "giay-to",
        "trinh-tu",
        "cach-thuc",
        "le-phi",
        "ket-qua",
        "lien-he",
        "can-cu",
    ]
    places = [html.index(f'id="{name}"') for name in [*order, "thong-tin"]]
    assert places == sorted(places)


def test_a_document_not_yet_in_force_says_from_when(client, section):
    page = DocumentFactory(parent=section.documents, effective_on=datetime.date(2999, 2, 3))
    html = get(client, page)
    assert "cchc-effect--not_yet" in html and "ngày 03 tháng 02 năm 2999" in html


def test_a_document_replaced_by_one_elsewhere_names_it(client, section):
    page = DocumentFactory(
        parent=section.documents,
        expired_on=datetime.date(2026, 1, 2),
        replaced_by_text="Quyết định số 9/QĐ-UBND",
        replaces=blocks(("replaced", {"page": None, "text": "Quyết định số 3/QĐ-MN"})),
    )
    html = get(client, page)
    assert "ngày 02 tháng 01 năm 2026" in html
    assert "Quyết định số 9/QĐ-UBND" in html and "Quyết định số 3/QĐ-MN" in html


def test_a_paper_without_a_number_keeps_the_blank_on_the_letterhead_only(client, section):
    plan = PlanFactory(parent=section.plans, number="", symbol="KH-MNHM")
    assert "Số:      /KH-MNHM" in get(client, plan)
    document = DocumentFactory(parent=section.documents, number="", symbol="QĐ-MNHS")
    assert "/QĐ-MNHS" not in get(client, document)
    assert "/QĐ-MNHS" not in get(client, section.documents)


def test_a_paper_of_unknown_kind_has_no_kind_above_its_title(client, section):
    html = get(client, PlanFactory(parent=section.plans, kind="khac"))
    assert "cchc-paper__kind" not in html


def test_an_activity_of_two_days_shows_both_dates(client, section):
    page = ActivityFactory(
        parent=section.activities,
        ends_at=datetime.datetime(2026, 2, 4, 9, 0, tzinfo=datetime.UTC),
        participants=1046,
    )
    html = get(client, page)
    assert "ngày 03 tháng 02 năm 2026" in html and "16:00, ngày 04 tháng 02 năm 2026" in html
    assert "1.046" in html


def test_a_table_can_be_reached_and_scrolled_with_the_keyboard(client, section):
    html = get(client, PlanFactory(parent=section.plans))
    assert 'tabindex="0" role="region" aria-label="Lịch tuyên truyền"' in html
    assert '<th scope="col">' in html
