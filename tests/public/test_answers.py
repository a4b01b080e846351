"""What a page says when something is missing or old, and what stands beside a plan."""

import datetime

import pytest
from django.utils import timezone
from wagtail.models import PageViewRestriction

from cchc_wagtail.models import PlanTask
from cchc_wagtail.pages.recheck import RECHECK_RULE
from cchc_wagtail.review.fingerprint import content_fingerprint
from tests.public.factories import (
    ActivityFactory,
    DocumentFactory,
    PlanFactory,
    ProcedureFactory,
    StoryFactory,
    blocks,
    make_file,
    make_image,
)

pytestmark = pytest.mark.django_db
OLD = "cách đây hơn một năm"


def get(client, page) -> str:
    return client.get(page.url).content.decode()


def test_a_procedure_with_no_papers_written_says_so_and_sends_to_the_office(client, section):
    page = ProcedureFactory(
        parent=section.procedures, dossier=blocks(), steps=blocks(), channels=blocks()
    )
    html = get(client, page)
    for text in ("chưa ghi giấy tờ cần mang", "chưa ghi các bước", "chưa ghi phí, lệ phí"):
        assert text in html
    page.no_dossier = True
    page.save()
    assert "chưa ghi giấy tờ cần mang" not in get(client, page)


def test_a_procedure_warns_when_it_was_checked_over_a_year_ago(client, section):
    today = timezone.localdate()
    page = ProcedureFactory(parent=section.procedures, last_checked_on=today)
    assert OLD not in get(client, page)
    page.last_checked_on = today - datetime.timedelta(days=367)
    page.save()
    assert OLD in get(client, page)
    page.last_checked_on = None
    page.save()
    assert "chưa được rà soát" in get(client, page)


def test_a_check_counts_to_the_same_day_of_the_next_year():
    checked = datetime.date(2024, 2, 29)
    assert not RECHECK_RULE.is_stale(checked, datetime.date(2025, 2, 28))
    assert RECHECK_RULE.is_stale(checked, datetime.date(2025, 3, 1))
    assert RECHECK_RULE.sources


def test_papers_can_be_ticked_and_every_box_has_its_label(client, section):
    case = {"name": "A", "items": [{"name": "Đơn", "originals": 1, "copies": 0}] * 2}
    page = ProcedureFactory(
        parent=section.procedures, dossier=blocks(("case", case), ("case", case))
    )
    html = get(client, page)
    for name in ("giay-1-1", "giay-1-2", "giay-2-1", "giay-2-2"):
        assert html.count(f'id="{name}"') == 1 and html.count(f'for="{name}"') == 1


def test_a_plan_names_what_it_led_to_and_those_name_the_plan(client, section):
    plan = PlanFactory(parent=section.plans)
    task = PlanTask.objects.create(plan=plan, description="Tập huấn")
    activity = ActivityFactory(parent=section.activities, plan_task=task)
    document = DocumentFactory(parent=section.documents, plan=plan)
    html = get(client, plan)
    assert activity.url in html and document.url in html
    assert plan.url in get(client, document)


def test_a_plan_names_neither_drafts_nor_closed_pages(client, section):
    plan = PlanFactory(parent=section.plans)
    DocumentFactory(parent=section.documents, plan=plan, title="BẢN NHÁP", live=False)
    closed = DocumentFactory(parent=section.documents, plan=plan, title="VĂN BẢN KÍN")
    PageViewRestriction.objects.create(page=closed, restriction_type=PageViewRestriction.LOGIN)
    html = get(client, plan)
    assert "BẢN NHÁP" not in html and "VĂN BẢN KÍN" not in html


def test_a_document_does_not_name_a_plan_that_is_closed(client, section):
    plan = PlanFactory(parent=section.plans, title="KẾ HOẠCH KÍN")
    document = DocumentFactory(parent=section.documents, plan=plan)
    PageViewRestriction.objects.create(page=plan, restriction_type=PageViewRestriction.LOGIN)
    assert "KẾ HOẠCH KÍN" not in get(client, document)


def test_naming_a_plan_is_a_change_that_the_parties_see(section):
    document = DocumentFactory(parent=section.documents)
    before = content_fingerprint(document)
    document.plan = PlanFactory(parent=section.plans)
    assert content_fingerprint(document) != before


def test_photos_come_in_three_formats(client, section):
    photo = {"image": make_image().pk, "alt": "Bàn hướng dẫn"}
    html = get(client, StoryFactory(parent=section.stories, photos=blocks(("photo", photo))))
    assert 'type="image/avif"' in html and 'type="image/webp"' in html
    assert ".jpg" in html


def test_a_pdf_is_opened_by_the_browser(client, section):
    response = client.get(make_file().url)
    assert response["Content-Type"] == "application/pdf"
    assert "attachment" not in response.get("Content-Disposition", "")
