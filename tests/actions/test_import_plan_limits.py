"""Papers that do not fit: deep sections, wide tables, long texts, awkward names."""

import pytest

from cchc_wagtail.blocks import parse_table
from cchc_wagtail.importing.import_plan import import_plan
from cchc_wagtail.models import PlanPage, PlanTask
from cchc_wagtail.official import (
    Item,
    Letterhead,
    OfficialDocument,
    Paragraph,
    Reading,
    Section,
    Signer,
    Table,
    TaskLine,
)

pytestmark = pytest.mark.django_db


def imported(section, *sections: Section, **fields) -> PlanPage:
    fields = {"kind": "KH", "title": "Kế hoạch thử", "sections": sections, **fields}
    document = OfficialDocument(**fields)
    result = import_plan(Reading((document,)), parent=section.plans, file_name="tep.docx")
    return PlanPage.objects.get(pk=result.page.pk)


def codes(page) -> list[str]:
    return [finding["code"] for finding in page.import_report["findings"]]


def test_long_title_is_cut_between_words_and_kept_whole_as_summary_of_content(section):
    title = "Nâng cao chất lượng cải cách hành chính trong nhà trường " * 8
    page = imported(section, title=title.strip())
    assert 230 < len(page.title) <= 255
    assert title.startswith(page.title.removesuffix("…") + " ")
    assert page.subject == title.strip()
    assert page.slug.isascii()


def test_sections_below_the_third_level_become_bold_headings_with_their_text(section):
    fourth = Section("1.1.1.1", "Nội dung sâu", "1.1.1.1.", (Paragraph("Chữ ở cấp bốn."),))
    third = Section("a", "Cấp ba", "a)", (), (fourth,))
    top = Section("I", "Cấp một", "I.", (), (Section("1", "Cấp hai", "1.", (), (third,)),))
    body = imported(section, top).body
    point = body[0].value["content"][0].value["content"][0]
    assert point.block_type == "point"
    html = "".join(child.value.source for child in point.value["content"])
    assert html == "<p><b>1.1.1.1. Nội dung sâu</b></p><p>Chữ ở cấp bốn.</p>"


def test_items_become_nested_lists_and_letters_stay_as_text(section):
    plus = Item("+", "Ý nhỏ <b>")
    content = (Item("-", "Ý lớn", (plus,)), Item("a)", "Điểm a", (Item("-", "Ý dưới a"),)))
    page = imported(section, Section("I", "Nội dung", "I.", content))
    assert page.body[0].value["content"][0].value.source == (
        "<ul><li>Ý lớn<ul><li>Ý nhỏ &lt;b&gt;</li></ul></li></ul>"
        "<p>a) Điểm a</p><ul><li>Ý dưới a</li></ul>"
    )


def test_table_keeps_its_cells_and_empty_corners(section):
    rows = (("", "Tháng 9", "a | b"), ("Mầm", "", "dòng một\ndòng hai"))
    page = imported(section, Section("I", "Lịch", "I.", (Table(rows),)))
    table = page.body[0].value["content"][0]
    assert table.block_type == "table"
    assert parse_table(table.value["rows"]) == [list(row) for row in rows]


def test_table_too_wide_for_a_page_becomes_text(section):
    rows = (tuple(f"Cột {number}" for number in range(13)),)
    page = imported(section, Section("I", "Bảng", "I.", (Table(rows),)))
    block = page.body[0].value["content"][0]
    assert block.block_type == "text"
    assert "Cột 0 | Cột 1" in block.value.source


def test_long_heading_is_read_as_a_paragraph(section):
    long = "Tiếp tục rà soát thủ tục hành chính. " * 40
    page = imported(section, Section("1", long, "1."))
    assert page.body[0].value["number"] == "1."
    assert page.body[0].value["heading"] == ""
    assert long.strip() in page.body[0].value["content"][0].value.source


def test_texts_longer_than_their_fields_are_cut_and_reported_in_full(section):
    issuer = "TRƯỜNG MẦM NON " + "HOA SEN " * 60
    work = "Tuyên truyền. " * 400
    page = imported(
        section,
        letterhead=Letterhead(issuer=issuer, number="1" * 30),
        tasks=(TaskLine("Văn phòng", work),),
    )
    assert len(page.issuer) <= 250
    assert len(page.number) <= 20
    assert len(PlanTask.objects.get().description) <= 4000
    assert codes(page).count("text_cut") == 3
    messages = " ".join(finding["message"] for finding in page.import_report["findings"])
    assert issuer.strip() in messages
    assert work.strip() in messages


def test_seventh_signer_is_reported(section):
    signers = tuple(Signer("", "ĐẠI DIỆN", f"Người thứ {number}") for number in range(1, 8))
    page = imported(section, signers=signers)
    assert len(page.signers) == 6
    assert "Người thứ 7" in page.import_report["findings"][-1]["message"]


@pytest.mark.parametrize("school_year", ["2025-2029", "năm học tới"])
def test_impossible_school_year_is_left_out_and_reported(section, school_year):
    page = imported(section, school_year=school_year)
    assert page.school_year == ""
    assert "value_left_out" in codes(page)


def test_addressees_and_the_note_of_attachment_open_the_body(section):
    page = imported(section, addressees=("Các tổ",), attached_to="(Kèm theo Quyết định số 4)")
    assert page.body[0].value.source == ("<p>(Kèm theo Quyết định số 4)</p><p>Kính gửi: Các tổ</p>")


@pytest.mark.parametrize(
    ("words", "starts", "due", "frequency"),
    [
        ("Từ 01/9/2025 đến 30/9/2025", "2025-09-01", "2025-09-30", "once"),
        ("Trước ngày 15/10/2025", None, "2025-10-15", "once"),
        ("Bắt đầu từ ngày 05 tháng 9 năm 2025", "2025-09-05", None, "once"),
        ("Hằng tháng", None, None, "monthly"),
        ("Thường xuyên trong năm học", None, None, "regularly"),
        ("Quý I", None, None, "once"),
    ],
)
def test_time_of_a_task_is_kept_in_words_and_as_dates(section, words, starts, due, frequency):
    imported(section, tasks=(TaskLine("Văn phòng", "Rà soát", due_text=words),))
    task = PlanTask.objects.get()
    assert task.due_text == words
    assert [day and day.isoformat() for day in (task.starts_on, task.due_on)] == [starts, due]
    assert task.frequency == frequency
