"""Each page type, full and nearly empty, as a visitor sees it."""

import datetime
import re

import pytest
from django.utils import timezone

from cchc_wagtail.models import OrgUnit, PlanTask
from cchc_wagtail.pages.plan_results import RESULTS_SHOWN
from tests.public.factories import (
    PLAN_BODY,
    ActivityFactory,
    DocumentFactory,
    PlanFactory,
    ProcedureFactory,
    StoryFactory,
    blocks,
    make_file,
    make_image,
)
from tests.school import take_down

pytestmark = pytest.mark.django_db


def get(client, page) -> str:
    response = client.get(page.url)
    assert response.status_code == 200
    return response.content.decode()


def headings(html: str) -> list[int]:
    main = html.split('class="cchc"', 1)[1]
    return [int(level) for level in re.findall(r"<h([1-6])", main)]


def test_plan_shows_the_official_letterhead_as_text(client, section):
    html = get(client, PlanFactory(parent=section.plans))
    for text in (
        "Ủy ban nhân dân xã Tân Hòa",
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "Độc lập - Tự do - Hạnh phúc",
        "Số: 05/KH-MNHS",
        "ngày 05 tháng 01 năm 2026",
        "Nơi nhận:",
        "Nguyễn Thị Sen",
    ):
        assert text in html


def test_plan_body_has_headings_in_order_and_a_contents_list(client, section):
    html = get(client, PlanFactory(parent=section.plans))
    levels = headings(html)
    assert levels[0] == 1 and levels.count(1) == 1
    assert all(after - before <= 1 for before, after in zip(levels, levels[1:], strict=False))
    targets = re.findall(r'href="#([^"]+)"', html)
    assert targets
    for target in targets:
        assert html.count(f'id="{target}"') == 1
    assert 'data-label="Tháng"' in html


def contents_of(html: str) -> list[str]:
    """Where the list of contents of a page leads."""
    return re.findall(r'href="#([^"]+)"', html.split('class="cchc-contents"')[1].split("</nav>")[0])


def test_contents_of_a_plan_name_its_tasks_its_activities_and_its_documents(client, section):
    plan = PlanFactory(parent=section.plans)
    assert contents_of(get(client, plan))[3:] == []
    task = PlanTask.objects.create(plan=plan, description="Tập huấn")
    activity = ActivityFactory(parent=section.activities, plan_task=task)
    DocumentFactory(parent=section.documents, plan=plan)
    html = get(client, plan)
    assert contents_of(html)[3:] == ["nhiem-vu", "hoat-dong", "van-ban"]
    for target in contents_of(html):
        assert html.count(f'id="{target}"') == 1
    take_down(activity)
    assert contents_of(get(client, plan))[3:] == ["nhiem-vu", "van-ban"]


def test_a_plan_names_its_newest_results_and_leads_to_the_list_of_all(client, section):
    plan = PlanFactory(parent=section.plans)
    task = PlanTask.objects.create(plan=plan, description="Tập huấn")
    ActivityFactory(parent=section.activities, title="Việc khác")
    for number in range(RESULTS_SHOWN + 1):
        starts = timezone.now() - datetime.timedelta(days=number)
        title = f"Buổi số {number}."
        ActivityFactory(parent=section.activities, title=title, plan_task=task, starts_at=starts)
    DocumentFactory(parent=section.documents, plan=plan, title="Quyết định số 1.")
    html = get(client, plan)
    assert "Buổi số 0." in html and f"Buổi số {RESULTS_SHOWN}." not in html
    part = html.split('id="hoat-dong"')[1].split("</section>")[0]
    assert part.count("<li>") == RESULTS_SHOWN
    whole = f"{section.activities.url}?ke-hoach={plan.pk}"
    assert f'href="{whole}"' in part
    # All documents stand on the plan itself.
    assert "?ke-hoach" not in html.split('id="van-ban"')[1].split("</section>")[0]
    listed = client.get(whole).content.decode()
    assert plan.title in listed and "Việc khác" not in listed
    assert f"Buổi số {RESULTS_SHOWN}." in listed + client.get(f"{whole}&trang=2").content.decode()
    assert "Quyết định số 1." in str(
        client.get(f"{section.documents.url}?ke-hoach={plan.pk}").content.decode()
    )


def test_the_list_of_what_belongs_to_a_plan_does_not_name_a_plan_that_is_not_public(
    client, section
):
    plan = PlanFactory(parent=section.plans, title="KẾ HOẠCH KÍN")
    DocumentFactory(parent=section.documents, plan=plan)
    take_down(plan)
    for value in (plan.pk, "x", "9" * 30, "-1"):
        html = client.get(f"{section.documents.url}?ke-hoach={value}").content.decode()
        assert "KẾ HOẠCH KÍN" not in html


def test_every_section_and_subsection_of_a_paper_has_an_address_of_its_own(client, section):
    part = {"number": "1.", "heading": "Mục đích", "content": []}
    inside = [{"type": "text", "value": "<p>x</p>"}, *[{"type": "subsection", "value": part}] * 2]
    body = blocks(*[("section", {"number": "", "heading": "PHẦN", "content": inside})] * 3)
    html = get(client, PlanFactory(parent=section.plans, body=body))
    assert re.findall(r'<(?:section class="cchc-section"|h3) id="([^"]+)"', html) == [
        f"muc-{number}-phan{place}" for number in (1, 2, 3) for place in ("", "-2", "-3")
    ]


def test_contents_of_a_document_stand_beside_its_text(client, section):
    html = get(client, DocumentFactory(parent=section.documents, body=PLAN_BODY))
    columns = html.split('class="cchc-columns"')[1]
    assert len(contents_of(columns)) == 3
    assert columns.index("cchc-contents") < columns.index("cchc-columns__main")


def test_a_document_without_text_names_signer_and_recipients_once(client, section):
    signers = blocks(("signer", {"position": "HIỆU TRƯỞNG", "name": "Nguyễn Thị Sen"}))
    page = DocumentFactory(
        parent=section.documents, body="[]", signers=signers, recipients="UBND xã (b/c);"
    )
    html = get(client, page).split('class="cchc"')[1]
    assert html.count("Nguyễn Thị Sen") == 1 and html.count("UBND xã (b/c);") == 1


def test_plan_shows_its_tasks_by_unit(client, section):
    plan = PlanFactory(parent=section.plans)
    unit = OrgUnit.objects.create(name="Tổ Nhà trẻ")
    task = PlanTask.objects.create(plan=plan, description="Trang trí góc", lead_unit=unit)
    task.supporting_units.add(OrgUnit.objects.create(name="Y tế"))
    PlanTask.objects.create(
        plan=plan, description="Báo cáo", lead_unit_text="Bảo vệ", due_on=datetime.date(2026, 6, 5)
    )
    html = get(client, plan)
    for text in ("Tổ Nhà trẻ", "Trang trí góc", "Y tế", "Bảo vệ", "ngày 05 tháng 6 năm 2026"):
        assert text in html


def test_import_report_is_never_public(client, section):
    plan = PlanFactory(parent=section.plans, import_report={"unread": ["CHỮ CHƯA HIỂU"]})
    assert "CHỮ CHƯA HIỂU" not in get(client, plan)


def test_a_replaced_basis_says_so_with_the_new_number(client, section):
    html = get(client, PlanFactory(parent=section.plans))
    assert "238/2025/NĐ-CP" in html
    assert "ngày 03 tháng 9 năm 2025" in html


def test_files_show_kind_and_size_beside_the_link(client, section):
    file = make_file(size=1_258_291)
    files = blocks(("file", {"document": file.pk, "label": "Bản ký số", "is_signed": True}))
    html = get(client, PlanFactory(parent=section.plans, files=files))
    assert file.url in html
    assert "PDF, 1,2 MB" in html


def test_procedure_shows_limit_fee_and_exemption_of_each_channel(client, section):
    html = get(client, ProcedureFactory(parent=section.procedures))
    for text in (
        "9 ngày làm việc",
        "ngày nhận đủ hồ sơ",
        "2.000 đồng",
        "Miễn lệ phí cho hộ nghèo",
        "Giấy khai sinh",
        "Mẫu số 01",
        "Trẻ thuộc hộ nghèo",
        "0258 000 111",
    ):
        assert text in html
    levels = headings(html)
    assert all(after - before <= 1 for before, after in zip(levels, levels[1:], strict=False))


def test_procedure_that_ended_says_since_when(client, section):
    page = ProcedureFactory(
        parent=section.procedures, state="abolished", ended_on=datetime.date(2026, 7, 1)
    )
    assert "ngày 01 tháng 7 năm 2026" in get(client, page)


@pytest.mark.parametrize(
    "factory, index",
    [
        (PlanFactory, "plans"),
        (ProcedureFactory, "procedures"),
        (StoryFactory, "stories"),
        (DocumentFactory, "documents"),
        (ActivityFactory, "activities"),
    ],
)
def test_a_page_with_only_a_title_renders(client, section, factory, index):
    model = factory._meta.model
    needed = {"person_name": "Cô Lan"} if index == "stories" else {}
    instance = model(title="Chỉ có tên", slug="chi-co-ten", **needed)
    getattr(section, index).add_child(instance=instance)
    assert "Chỉ có tên" in get(client, instance)


def test_story_shows_photo_with_alternative_text_and_sizes(client, section):
    photos = blocks(
        ("photo", {"image": make_image().pk, "alt": "Cô giáo bên bàn hướng dẫn", "caption": "Góc"})
    )
    html = get(client, StoryFactory(parent=section.stories, photos=photos))
    assert 'alt="Cô giáo bên bàn hướng dẫn"' in html
    assert "Cha mẹ vui thì mình cũng vui." in html


@pytest.mark.parametrize(
    "factory, index", [(StoryFactory, "stories"), (ActivityFactory, "activities")]
)
def test_the_first_photo_loads_at_once_and_the_others_when_they_come_near(
    client, section, factory, index
):
    photos = blocks(*[("photo", {"image": make_image().pk, "alt": f"Ảnh {n}"}) for n in range(3)])
    html = get(client, factory(parent=getattr(section, index), photos=photos))
    images = re.findall(r"<img[^>]+>", html)
    assert [re.search(r'loading="(\w+)"', image)[1] for image in images] == [
        "eager",
        "lazy",
        "lazy",
    ]
    for image in images:
        # Without its size the text would jump when a photo arrives.
        assert re.search(r'width="\d+"', image) and re.search(r'height="\d+"', image)


def test_document_states_its_effect_in_words_and_links_both_ways(client, section):
    old = DocumentFactory(parent=section.documents, slug="cu", title="Quy chế cũ")
    new = DocumentFactory(
        parent=section.documents,
        slug="moi",
        title="Quy chế mới",
        issued_on=datetime.date(2026, 3, 1),
        replaces=blocks(("replaced", {"page": old.pk, "text": ""})),
    )
    html = get(client, old)
    assert "ngày 01 tháng 3 năm 2026" in html and new.url in html
    assert old.url in get(client, new)


def test_a_draft_that_replaces_a_document_does_not_show(client, section):
    old = DocumentFactory(parent=section.documents, slug="cu", title="Quy chế cũ")
    DocumentFactory(
        parent=section.documents,
        slug="nhap",
        title="Quy chế nháp",
        live=False,
        issued_on=datetime.date(2026, 3, 1),
        replaces=blocks(("replaced", {"page": old.pk, "text": ""})),
    )
    assert "Quy chế nháp" not in get(client, old)


def test_a_document_not_yet_replaced_is_still_in_force(section):
    old = DocumentFactory(parent=section.documents, slug="cu")
    DocumentFactory(
        parent=section.documents,
        slug="moi",
        effective_on=timezone.localdate() + datetime.timedelta(days=10),
        replaces=blocks(("replaced", {"page": old.pk, "text": ""})),
    )
    assert old.effect_state == "in_force"


def test_activity_shows_local_time_and_the_plan_it_serves(client, section):
    plan = PlanFactory(parent=section.plans)
    task = PlanTask.objects.create(plan=plan, description="Tập huấn")
    page = ActivityFactory(parent=section.activities, plan_task=task)
    html = get(client, page)
    assert "08:30" in html and "ngày 03 tháng 02 năm 2026" in html
    assert plan.url in html
    take_down(plan)
    assert plan.title not in get(client, page)


def test_pages_stand_inside_the_hosts_own_page(client, section):
    html = get(client, PlanFactory(parent=section.plans))
    assert "host-header" in html and "host-footer" in html
    assert '<div class="cchc" lang="vi">' in html
    assert "<style" not in html and "style=" not in html.split('class="cchc"')[1]


def test_breadcrumbs_name_every_page_above(client, section):
    html = get(client, PlanFactory(parent=section.plans))
    assert section.home.url in html and section.plans.url in html
    assert 'aria-current="page"' in html
