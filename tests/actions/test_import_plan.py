"""What becomes of a paper that is imported."""

import datetime

import pytest
from django.contrib.auth.models import User
from wagtail.models import Page, PageLogEntry

from cchc_wagtail.importing.import_plan import ImportRefused, import_plan
from cchc_wagtail.models import DocumentPage, OrgUnit, PlanPage, PlanTask
from cchc_wagtail.official import read_file
from tests.import_samples import DECISION, FORM, NOTHING_KNOWN, PLAN, REPORT, real_plan
from tests.school import (
    remove,
)

pytestmark = pytest.mark.django_db


def do_import(text: str, **options):
    return import_plan(read_file(text.encode(), "tep.txt"), file_name="tep.txt", **options)


def codes(result) -> set[str]:
    return {finding["code"] for finding in result.findings}


def test_plan_becomes_a_draft_with_its_letterhead(section):
    page = do_import(PLAN).page
    page.refresh_from_db()
    assert isinstance(page, PlanPage)
    assert not page.live
    assert page.get_parent().pk == section.plans.pk
    assert page.title == "Cải cách hành chính năm 2025"
    assert page.slug == "cai-cach-hanh-chinh-nam-2025"
    assert (page.kind, page.number, page.symbol) == ("KH", "05", "KH-MNHS")
    assert page.superior == "PHÒNG GD&ĐT HUYỆN HOA LƯ"
    assert page.issuer == "TRƯỜNG MẦM NON HOA SEN"
    assert (page.place, page.issued_on) == ("Hoa Lư", datetime.date(2025, 1, 15))
    assert page.year == 2025
    assert page.recipient_lines == ["Phòng GD&ĐT (b/c);", "Lưu: VT."]
    assert page.signers[0].value["name"] == "Nguyễn Thị Sen"


def test_bases_carry_number_and_date_of_the_document_they_name(section):
    basis = do_import(PLAN).page.legal_bases[0].value
    assert basis["text"].startswith("Căn cứ Nghị định số 30/2020/NĐ-CP")
    assert basis["number"] == "30/2020/NĐ-CP"
    assert basis["issued_on"] == datetime.date(2020, 3, 5)


def test_draft_has_a_revision_an_owner_and_a_line_in_its_history(section):
    user = User.objects.create_user("van-thu")
    page = do_import(PLAN, user=user).page
    assert page.owner == user
    assert page.latest_revision.user == user
    assert page.latest_revision.as_object().title == page.title
    entries = PageLogEntry.objects.filter(page=page.pk).values_list("action", "user")
    assert ("wagtail.create", user.pk) in entries
    assert ("cchc_wagtail.import", user.pk) in entries


def test_draft_can_be_saved_in_the_editor_without_a_correction(section):
    page = do_import(PLAN).page
    page.refresh_from_db()
    page.full_clean()
    for name in ("body", "legal_bases", "signers"):
        value = getattr(page, name)
        assert len(value.stream_block.clean(value)) == len(value) > 0


def test_tasks_follow_the_plan_and_are_led_by_units_of_the_register(section):
    board = OrgUnit.objects.create(name="Ban giám hiệu", kind="board")
    office = OrgUnit.objects.create(name="Bộ phận hành chính", aliases="Văn phòng")
    result = do_import(PLAN)
    rows = list(PlanTask.objects.filter(plan_id=result.page.pk))
    assert [task.description for task in rows] == [
        "Phổ biến kế hoạch đến toàn trường.",
        "Kiểm tra việc công khai thủ tục.",
        "Tiếp nhận hồ sơ của cha mẹ trẻ.",
        "Hướng dẫn cha mẹ trẻ nộp hồ sơ.",
    ]
    assert [task.lead_unit for task in rows] == [board, board, office, None]
    assert rows[3].lead_unit_text == "Tổ Chồi"


def test_missing_units_are_proposed_and_not_created(section):
    result = do_import(PLAN)
    assert [unit.name for unit in result.proposed_units] == [
        "Ban giám hiệu",
        "Văn phòng",
        "Tổ Chồi",
    ]
    assert not OrgUnit.objects.exists()
    assert "units_unknown" in codes(result)
    assert result.page.import_report["proposed_units"][2] == "Tổ Chồi"


def test_units_that_the_person_asks_for_are_created_and_linked(section):
    result = do_import(PLAN, create=["Văn phòng", "Không có trong tệp"])
    office = OrgUnit.objects.get()
    assert (office.name, office.kind) == ("Văn phòng", "office")
    assert PlanTask.objects.get(lead_unit=office).lead_unit_text == "Văn phòng"
    assert "Văn phòng" not in result.page.import_report["proposed_units"]


def test_report_becomes_a_document_without_tasks(section):
    result = do_import(REPORT)
    assert isinstance(result.page, DocumentPage)
    assert result.page.kind == "BC"
    assert result.page.get_parent().pk == section.documents.pk
    assert not PlanTask.objects.exists()
    assert "kind_not_plan" in codes(result)


def test_report_named_for_the_plan_index_goes_to_the_documents_of_that_section(section):
    result = do_import(REPORT, parent=section.plans)
    assert result.page.get_parent().pk == section.documents.pk


def test_decision_with_its_plan_becomes_a_plan_and_a_document(section):
    result = do_import(DECISION + PLAN)
    assert [(type(page), page.number) for page in result.pages] == [
        (PlanPage, "05"),
        (DocumentPage, "04"),
    ]
    assert result.pages[1].kind == "QĐ"
    assert len(result.tasks) == 4


@pytest.mark.parametrize(
    ("text", "words"), [(FORM, "ĐƠN XIN NHẬP HỌC"), (NOTHING_KNOWN, "KẾ HOẠCH")]
)
def test_form_and_unknown_paper_are_refused_with_the_reason(section, text, words):
    before = Page.objects.count()
    with pytest.raises(ImportRefused, match=words):
        do_import(text)
    assert Page.objects.count() == before


def test_plan_is_refused_where_no_plan_may_stand(section):
    with pytest.raises(ImportRefused, match=f"id {section.plans.pk}"):
        do_import(PLAN, parent=section.documents)
    assert not PlanPage.objects.exists()


def test_decision_without_an_index_for_documents_leaves_no_plan_behind(section):
    remove(section.documents)
    with pytest.raises(ImportRefused, match="cchc_setup"):
        do_import(DECISION + PLAN)
    assert not PlanPage.objects.exists()
    assert not PlanTask.objects.exists()


def test_second_import_makes_a_second_draft_and_says_so(section):
    first = do_import(PLAN)
    second = do_import(PLAN)
    assert "already_there" not in codes(first)
    assert "already_there" in codes(second)
    assert second.page.slug == "cai-cach-hanh-chinh-nam-2025-2"


def test_real_plan_is_imported_as_asked(section):
    OrgUnit.objects.create(name="Ban giám hiệu", kind="board")
    groups = OrgUnit.objects.create(name="Các tổ chuyên môn", kind="subject_group")
    office = OrgUnit.objects.create(name="Văn phòng", kind="office")
    OrgUnit.objects.create(name="Công đoàn", kind="union")
    path = real_plan()
    result = import_plan(read_file(path.read_bytes(), path.name), file_name=path.name)
    page = result.page
    assert page.title == "Tuyên truyền cải cách hành chính năm 2020"
    assert (page.kind, page.number, page.symbol) == ("KH", "", "KH-MNHM")
    assert (page.place, page.issued_on) == ("Khánh Trung", datetime.date(2018, 3, 26))
    assert [block.value["number"] for block in page.legal_bases] == ["15/KH-PGDĐT", ""]
    sections = [block.value["heading"] for block in page.body if block.block_type == "section"]
    assert len(sections) == 4
    tasks = list(PlanTask.objects.filter(plan_id=page.pk))
    assert [task.unit_name for task in tasks] == (
        ["Ban giám hiệu"] * 6 + ["Các tổ chuyên môn"] * 2 + ["Công đoàn"]
    )
    assert tasks[6].lead_unit == groups
    assert list(tasks[6].supporting_units.all()) == [office]
    assert result.proposed_units == []
    assert {
        "number_missing",
        "date_before_cited",
        "date_before_year",
        "motto_cut",
        "heading_broken",
        "item_nearly_repeated",
    } <= codes(result)
