"""The register of plan tasks through the admin."""

import datetime

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from cchc_wagtail.models import ActivityPage, OrgUnit, PlanTask
from tests.school import (
    make_activity,
    make_editor,
    make_person,
    make_plan,
    make_story,
    make_task,
    sign_in,
)
from tests.testapp.models import DistrictPlanPage

pytestmark = pytest.mark.django_db

ALL = ("add_plantask", "change_plantask", "delete_plantask", "view_plantask")


def url(action, *args):
    return reverse(f"cchc_wagtail_plantask_modeladmin_{action}", args=args)


@pytest.fixture
def clerk(db):
    return sign_in(make_person("van-thu", *ALL))


@pytest.fixture
def unit():
    return OrgUnit.objects.create(name="Tổ Lá")


def tasks(response):
    return [task.description for task in response.context["object_list"]]


def form(page, **changes):
    data = {
        "plan": page.pk,
        "description": "Niêm yết thủ tục",
        "lead_unit": "",
        "lead_unit_text": "",
        "product": "",
        "starts_on": "",
        "due_on": "",
        "due_text": "",
        "frequency": "once",
        "sort_order": "1",
    }
    return {**data, **changes}


def test_list_shows_plan_task_unit_and_due(clerk, section, unit):
    plan = make_plan(section, "Kế hoạch năm 2026")
    make_task(plan, lead_unit=unit, due_on=datetime.date(2026, 5, 31))
    make_task(plan, lead_unit_text="Các tổ", due_text="Trong năm học")
    html = clerk.get(url("index")).content.decode()
    for text in ("Kế hoạch năm 2026", "Niêm yết thủ tục", "Tổ Lá", "31/05/2026"):
        assert text in html
    assert "Các tổ" in html
    assert "Trong năm học" in html


def test_number_of_queries_does_not_grow_with_the_list(clerk, section, unit):
    def add(count):
        plans = [make_plan(section) for _number in range(5)]
        for number in range(count):
            task = make_task(plans[number % 5], lead_unit=unit)
            task.supporting_units.add(unit)

    def queries(parameters):
        clerk.get(url("index"), parameters)
        with CaptureQueriesContext(connection) as captured:
            response = clerk.get(url("index"), parameters)
            b"".join(response.streaming_content) if response.streaming else response.content
        return len(captured)

    add(10)
    few = [queries({}), queries({"export": "csv"})]
    add(90)
    assert [queries({}), queries({"export": "csv"})] == few


def test_search_goes_through_task_plan_and_unit(clerk, section, unit):
    make_task(make_plan(section, "Kế hoạch kiểm tra"), description="Rà soát hồ sơ")
    make_task(make_plan(section), description="Phát thanh", lead_unit=unit)
    assert tasks(clerk.get(url("index"), {"q": "ra soat"})) == ["Rà soát hồ sơ"]
    assert tasks(clerk.get(url("index"), {"q": "kiem tra ho so"})) == ["Rà soát hồ sơ"]
    assert tasks(clerk.get(url("index"), {"q": "to la"})) == ["Phát thanh"]


def test_filters_by_plan_unit_and_frequency(clerk, section, unit):
    plan = make_plan(section, "Kế hoạch kiểm tra")
    make_task(plan, description="Một")
    make_task(make_plan(section), description="Hai", lead_unit=unit, frequency="weekly")
    assert tasks(clerk.get(url("index"), {"plan": plan.pk})) == ["Một"]
    assert tasks(clerk.get(url("index"), {"unit": unit.pk})) == ["Hai"]
    assert tasks(clerk.get(url("index"), {"unit": "none"})) == ["Một"]
    assert tasks(clerk.get(url("index"), {"frequency__exact": "weekly"})) == ["Hai"]


@pytest.mark.parametrize("query", [{"plan": "abc"}, {"unit": "abc"}])
def test_wrong_filter_value_shows_the_whole_list(clerk, section, query):
    make_task(make_plan(section))
    assert len(tasks(clerk.get(url("index"), query, follow=True))) == 1


def test_new_task_from_a_plan_has_the_plan_chosen_and_comes_last(clerk, section):
    plan = make_plan(section)
    make_task(plan, sort_order=4)
    response = clerk.get(url("create"), {"plan": plan.pk})
    assert response.context["form"]["plan"].value() == plan.pk
    assert response.context["form"]["sort_order"].value() == 5


@pytest.mark.parametrize("plan", ["abc", "0", "999999", "", "²"])
def test_new_task_with_a_wrong_plan_in_the_address_starts_empty(clerk, section, plan):
    response = clerk.get(url("create"), {"plan": plan})
    assert response.status_code == 200
    assert response.context["form"]["plan"].value() is None


def test_page_that_is_no_plan_is_not_chosen_by_the_address(clerk, section):
    response = clerk.get(url("create"), {"plan": make_story(section).pk})
    assert response.context["form"]["plan"].value() is None


def test_task_is_saved_with_its_units(clerk, section, unit):
    plan = make_plan(section)
    other = OrgUnit.objects.create(name="Công đoàn")
    response = clerk.post(url("create"), form(plan, lead_unit=unit.pk, supporting_units=[other.pk]))
    assert response.status_code == 302
    task = PlanTask.objects.get()
    assert (task.plan_id, task.lead_unit) == (plan.pk, unit)
    assert list(task.supporting_units.all()) == [other]
    response = clerk.post(url("edit", task.pk), form(plan, description="Niêm yết lại"))
    task.refresh_from_db()
    assert task.description == "Niêm yết lại"
    assert not task.supporting_units.exists()


def test_after_saving_the_plan_is_linked_for_those_who_may_edit_it(section):
    plan = make_plan(section)
    planner = sign_in(make_person("ke-hoach", *ALL, on=section.home, pages="change"))
    html = planner.post(url("create"), form(plan), follow=True).content.decode()
    assert reverse("wagtailadmin_pages:edit", args=[plan.pk]) in html


def test_who_may_only_change_tasks_is_not_offered_to_add_one(section):
    task = make_task(make_plan(section))
    changer = sign_in(make_person("nguoi-sua", "change_plantask"))
    html = changer.post(url("edit", task.pk), form(task.plan), follow=True).content.decode()
    assert url("create") not in html
    assert changer.get(url("create")).status_code == 302


def test_task_without_activities_is_deleted_after_a_plain_question(clerk, section):
    task = make_task(make_plan(section, "Kế hoạch năm 2026"))
    response = clerk.get(url("delete", task.pk))
    assert "Kế hoạch năm 2026" in response.content.decode()
    assert clerk.post(url("delete", task.pk)).status_code == 302
    assert not PlanTask.objects.exists()


def test_after_saving_the_next_task_of_the_plan_is_one_click_away(clerk, section):
    plan = make_plan(section)
    html = clerk.post(url("create"), form(plan), follow=True).content.decode()
    assert f"{url('create')}?plan={plan.pk}" in html


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"starts_on": "2026-09-05", "due_on": "2026-09-04"}, "due_on"),
        ({"starts_on": "hôm nay"}, "starts_on"),
        ({"description": ""}, "description"),
        ({"lead_unit": "999999"}, "lead_unit"),
        ({"plan": "999999"}, "plan"),
        ({"plan": ""}, "plan"),
    ],
)
def test_wrong_task_is_refused_at_the_field(clerk, section, changes, field):
    response = clerk.post(url("create"), form(make_plan(section), **changes))
    assert response.status_code == 200
    assert field in response.context["form"].errors
    assert not PlanTask.objects.exists()


def test_page_that_is_no_plan_is_refused_in_the_form(clerk, section):
    response = clerk.post(url("create"), form(make_story(section)))
    assert "plan" in response.context["form"].errors


def test_plan_chooser_offers_plans_and_the_hosts_own_kinds_of_plan(clerk, section):
    html = clerk.get(url("create")).content.decode()
    assert "cchc_wagtail.planpage" in html
    assert "testapp.districtplanpage" in html
    district = section.plans.add_child(instance=DistrictPlanPage(title="Kế hoạch của phường"))
    assert clerk.post(url("create"), form(district)).status_code == 302


def test_deleting_a_task_says_which_activities_lose_their_link(clerk, section):
    task = make_task(make_plan(section, "Kế hoạch năm 2026"))
    activity = make_activity(section, plan_task=task)
    html = clerk.get(url("delete", task.pk)).content.decode()
    assert "Kế hoạch năm 2026" in html
    assert "1 " in html
    assert clerk.post(url("delete", task.pk)).status_code == 302
    assert ActivityPage.objects.get(pk=activity.pk).plan_task is None


def test_inspection_reads_well(clerk, section, unit):
    task = make_task(
        make_plan(section, "Kế hoạch năm 2026"),
        description="Dòng một\nDòng hai",
        lead_unit=unit,
        due_on=datetime.date(2026, 5, 31),
    )
    task.supporting_units.add(unit)
    html = clerk.get(url("inspect", task.pk)).content.decode()
    for text in ("Kế hoạch năm 2026", "Dòng một<br>Dòng hai", "31/05/2026", "Tổ Lá"):
        assert text in html
    assert task.get_frequency_display() in html


@pytest.mark.parametrize("action", ["index", "create", "inspect", "edit", "delete", "history"])
@pytest.mark.parametrize("method", ["get", "post"])
def test_plain_editor_is_sent_away_from_every_view(section, action, method):
    plan = make_plan(section)
    task = make_task(plan)
    editor = sign_in(make_editor(section))
    address = url(action) if action in ("index", "create") else url(action, task.pk)
    response = getattr(editor, method)(address, form(plan, description="Khác"))
    assert response.status_code in (302, 405)
    if response.status_code == 302:
        assert response.url == reverse("wagtailadmin_home")
    assert [row.description for row in PlanTask.objects.all()] == ["Niêm yết thủ tục"]
