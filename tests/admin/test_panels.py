"""What the edit forms show beside the fields: tasks of a plan, report of the importer."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from cchc_wagtail.models import OrgUnit
from tests.admin import forms
from tests.school import (
    make_person,
    make_plan,
    make_public,
    make_task,
    sign_in,
)
from tests.testapp.models import DistrictPlanPage

REPORT = {
    "file": "ke-hoach-2026.docx",
    "read_at": "2026-03-26T01:30:00+00:00",
    "findings": [
        {"code": "number-missing", "message": "Thiếu số văn bản.", "line": 3},
        {"code": "unknown", "message": "Không rõ <loại>.", "line": None},
    ],
    "unread": ["dòng một\n    dòng hai", "</pre><script>alert(1)</script>"],
    "proposed_units": ["Tổ hành chính"],
}
CREATE = "cchc_wagtail_plantask_modeladmin_create"


@pytest.fixture
def planner(section):
    """May edit pages and tasks."""
    rights = ("add_plantask", "change_plantask")
    return sign_in(make_person("ke-hoach", *rights, on=section.home, pages="add change publish"))


def opened(client, address):
    response = client.get(address)
    assert response.status_code == 200
    return response.content.decode()


def test_tasks_of_the_plan_stand_in_its_form_with_links(planner, section, edit_url):
    plan = make_plan(section)
    unit = OrgUnit.objects.create(name="Tổ Lá")
    task = make_task(plan, lead_unit=unit, due_text="Trong năm học")
    task.supporting_units.add(OrgUnit.objects.create(name="Công đoàn"))
    make_task(make_plan(section, "Khác"), description="Việc của kế hoạch khác")
    html = opened(planner, edit_url(plan))
    for text in ("Niêm yết thủ tục", "Tổ Lá", "Công đoàn", "Trong năm học"):
        assert text in html
    assert reverse("cchc_wagtail_plantask_modeladmin_edit", args=[task.pk]) in html
    assert f"{reverse(CREATE)}?plan={plan.pk}" in html
    assert "Việc của kế hoạch khác" not in html


def test_queries_of_the_form_do_not_grow_with_the_tasks(planner, section, edit_url):
    plan = make_plan(section)
    unit = OrgUnit.objects.create(name="Tổ Lá")

    def add(count):
        for _number in range(count):
            make_task(plan, lead_unit=unit).supporting_units.add(unit)

    def queries():
        opened(planner, edit_url(plan))
        with CaptureQueriesContext(connection) as captured:
            opened(planner, edit_url(plan))
        return len(captured)

    add(5)
    few = queries()
    add(30)
    assert queries() == few


def test_editor_without_right_to_tasks_sees_them_without_links(editor, section, edit_url):
    plan = make_plan(section)
    make_task(plan)
    html = opened(editor, edit_url(plan))
    assert "Niêm yết thủ tục" in html
    assert reverse(CREATE) not in html


def test_plan_without_tasks_offers_to_add_one(planner, section, edit_url):
    assert reverse(CREATE) in opened(planner, edit_url(make_plan(section)))


def test_hosts_own_kind_of_plan_shows_its_tasks_too(planner, section, edit_url):
    plan = section.plans.add_child(instance=DistrictPlanPage(title="Kế hoạch của phường"))
    make_task(plan)
    assert "Niêm yết thủ tục" in opened(planner, edit_url(plan))


def test_new_plan_shows_neither_tasks_nor_report(planner, section, add_url):
    response = planner.get(add_url("planpage", section.plans))
    assert response.status_code == 200
    assert reverse(CREATE) not in response.content.decode()
    assert b"<pre" not in response.content


def test_plan_typed_by_hand_has_no_report(planner, section, edit_url):
    assert "<pre" not in opened(planner, edit_url(make_plan(section)))


def test_report_shows_every_finding_and_all_unread_text(planner, section, edit_url):
    html = opened(planner, edit_url(make_plan(section, import_report=REPORT)))
    for text in ("ke-hoach-2026.docx", "Thiếu số văn bản.", "Tổ hành chính", "3:"):
        assert text in html
    assert "Không rõ &lt;loại&gt;." in html
    assert "dòng một\n    dòng hai</pre>" in html
    assert "&lt;/pre&gt;&lt;script&gt;alert(1)" in html
    assert "</pre><script>alert(1)" not in html


@pytest.mark.parametrize(
    "report",
    [
        {"file": "a.txt", "read_at": "hôm qua", "findings": [], "unread": []},
        {"file": "a.txt", "findings": [{"code": "x", "message": "Thiếu ngày."}]},
        {"unread": ["sót lại"]},
    ],
)
def test_incomplete_report_still_opens(planner, section, edit_url, report):
    html = opened(planner, edit_url(make_plan(section, import_report=report)))
    for text in [*report.get("unread", []), *(f["message"] for f in report.get("findings", []))]:
        assert text in html


def test_report_stays_with_the_plan_when_the_form_is_saved(planner, section, edit_url):
    plan = make_plan(section, import_report=REPORT)
    planner.post(edit_url(plan), forms.plan(slug=plan.slug))
    make_public(plan)
    plan.refresh_from_db()
    assert plan.title.startswith("Kế hoạch tuyên truyền cải cách")
    assert plan.import_report == REPORT
