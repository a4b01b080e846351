"""The list of activities through the admin."""

import datetime

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from cchc_wagtail.models import ActivityPage, OrgUnit
from tests.school import (
    make_activity,
    make_editor,
    make_person,
    make_plan,
    make_task,
    sign_in,
)

pytestmark = pytest.mark.django_db


def url(action, *args):
    return reverse(f"cchc_wagtail_activitypage_modeladmin_{action}", args=args)


@pytest.fixture
def editor(section):
    return sign_in(make_editor(section))


def titles(response):
    return [page.title for page in response.context["object_list"]]


def test_list_shows_what_where_who_and_status(editor, section):
    office = OrgUnit.objects.create(name="Văn phòng")
    union = OrgUnit.objects.create(name="Công đoàn")
    activity = make_activity(
        section,
        kind="training",
        lead_unit=office,
        plan_task=make_task(make_plan(section)),
        starts_at=timezone.make_aware(datetime.datetime(2026, 9, 5, 7, 30)),
    )
    activity.units.add(union)
    activity.save()
    html = editor.get(url("index")).content.decode()
    for text in ("Họp phụ huynh đầu năm", "Văn phòng; Công đoàn", "Niêm yết thủ tục", "7:30"):
        assert text in html
    assert activity.get_kind_display() in html


def test_only_pages_that_the_person_may_see_are_listed(section):
    make_activity(section)
    elsewhere = make_person("nguoi-khac", on=section.documents, pages="add change")
    assert titles(sign_in(elsewhere).get(url("index"))) == []


def test_pages_out_of_sight_are_not_in_the_spreadsheet_either(section):
    make_activity(section)
    elsewhere = make_person("nguoi-khac", on=section.documents, pages="add change")
    response = sign_in(elsewhere).get(url("index"), {"export": "csv"})
    assert "Họp phụ huynh" not in b"".join(response.streaming_content).decode()


def test_person_without_any_page_is_sent_away(section):
    activity = make_activity(section)
    outsider = sign_in(make_person("khach"))
    for address in (url("index"), url("inspect", activity.pk), url("create")):
        response = outsider.get(address, follow=True)
        assert response.redirect_chain[-1] == (reverse("wagtailadmin_home"), 302)


def test_page_out_of_sight_cannot_be_inspected(section):
    activity = make_activity(section)
    elsewhere = sign_in(make_person("nguoi-khac", on=section.documents, pages="add change"))
    assert elsewhere.get(url("inspect", activity.pk)).status_code == 302


def test_editing_and_deleting_lead_to_the_page_with_its_own_rights(section):
    activity = make_activity(section)
    elsewhere = sign_in(make_person("nguoi-khac", on=section.documents, pages="add change"))
    for action in ("edit", "delete"):
        response = elsewhere.post(url(action, activity.pk), follow=True)
        assert response.redirect_chain[-1][0] == reverse("wagtailadmin_home")
    assert ActivityPage.objects.filter(pk=activity.pk).exists()


def test_creating_leads_to_the_only_index_of_activities(editor, section):
    response = editor.get(url("create"))
    expected = reverse(
        "wagtailadmin_pages:add", args=["cchc_wagtail", "activitypage", section.activities.pk]
    )
    assert response.url.startswith(expected)


def test_search_and_filters(editor, section):
    office = OrgUnit.objects.create(name="Văn phòng")
    make_activity(section, title="Hội thi tìm hiểu", kind="contest", live=False)
    make_activity(section, title="Tập huấn", kind="training", lead_unit=office)
    assert titles(editor.get(url("index"), {"q": "hoi thi"})) == ["Hội thi tìm hiểu"]
    assert titles(editor.get(url("index"), {"kind__exact": "training"})) == ["Tập huấn"]
    assert titles(editor.get(url("index"), {"status": "draft"})) == ["Hội thi tìm hiểu"]
    assert titles(editor.get(url("index"), {"status": "live"})) == ["Tập huấn"]
    assert titles(editor.get(url("index"), {"unit": office.pk})) == ["Tập huấn"]


def test_inspection_shows_text_instead_of_html(editor, section):
    activity = make_activity(section, body="<p>Phụ huynh <b>đồng ý</b>.</p><p>Kết thúc.</p>")
    html = editor.get(url("inspect", activity.pk)).content.decode()
    assert "&lt;p&gt;" not in html
    assert "đồng ý" in html
    assert reverse("wagtailadmin_pages:edit", args=[activity.pk]) in html


@pytest.mark.parametrize("pages", ["add change publish", "lock"])
def test_number_of_queries_does_not_grow_with_the_list(section, pages):
    person = sign_in(make_person("nguoi-xem", on=section.home, pages=pages))
    unit = OrgUnit.objects.create(name="Văn phòng")
    task = make_task(make_plan(section))

    def add(count):
        for number in range(count):
            page = make_activity(section, title=f"Họp {number}", lead_unit=unit, plan_task=task)
            page.units.add(unit)
            page.save()

    def queries():
        person.get(url("index"))
        with CaptureQueriesContext(connection) as captured:
            assert person.get(url("index")).status_code == 200
        return len(captured)

    add(5)
    few = queries()
    add(35)
    assert queries() == few
