"""Choosers of units and plan tasks in the edit forms."""

import json

import pytest
from django.urls import reverse

from cchc_wagtail.models import OrgUnit
from tests.school import make_editor, make_person, make_plan, make_task, sign_in

pytestmark = pytest.mark.django_db

UNITS, TASKS = "cchc_org_unit_chooser", "cchc_plan_task_chooser"


@pytest.fixture
def editor(section):
    """May write pages, has no right to the registers."""
    return sign_in(make_editor(section))


def modal(client, chooser, **query):
    response = client.get(reverse(f"{chooser}:choose"), query)
    assert response.status_code == 200
    return json.loads(response.content)["html"]


def results(client, chooser, **query):
    response = client.get(reverse(f"{chooser}:choose_results"), query)
    assert response.status_code == 200
    return response.content.decode()


def test_editor_without_rights_to_the_register_may_choose_a_unit(editor):
    unit = OrgUnit.objects.create(name="Văn phòng", kind="office", head="Nguyễn Thị Sen")
    html = modal(editor, UNITS)
    for text in ("Văn phòng", "Nguyễn Thị Sen", str(unit.get_kind_display())):
        assert text in html
    chosen = json.loads(editor.get(reverse(f"{UNITS}:chosen", args=[unit.pk])).content)["result"]
    assert (chosen["id"], chosen["title"]) == (str(unit.pk), "Văn phòng")
    assert chosen["edit_url"] is None


def test_editor_without_rights_to_the_register_cannot_add_a_unit(editor):
    assert reverse(f"{UNITS}:create") not in modal(editor, UNITS)
    response = editor.post(reverse(f"{UNITS}:create"), {"name": "Lạ", "kind": "other"})
    assert response.status_code == 302
    assert not OrgUnit.objects.exists()


def test_who_may_add_units_can_do_so_in_the_chooser(section):
    client = sign_in(make_person("van-thu", "add_orgunit", "change_orgunit"))
    assert reverse(f"{UNITS}:create") in modal(client, UNITS)
    data = {"name": "  Tổ   Lá ", "kind": "subject_group", "head": ""}
    chosen = json.loads(client.post(reverse(f"{UNITS}:create"), data).content)["result"]
    assert chosen["title"] == "Tổ Lá"
    assert chosen["edit_url"]


def test_unit_that_is_there_already_is_refused_in_the_chooser(section):
    client = sign_in(make_person("van-thu", "add_orgunit"))
    OrgUnit.objects.create(name="Văn phòng")
    data = {"name": "văn phòng", "kind": "office", "head": ""}
    answer = json.loads(client.post(reverse(f"{UNITS}:create"), data).content)
    assert answer["step"] == "reshow_creation_form"
    assert "Văn phòng" in answer["htmlFragment"]
    assert OrgUnit.objects.count() == 1


@pytest.mark.parametrize("term", ["Văn phòng", "van phong", "hanh chinh"])
def test_search_of_units_goes_without_accents_and_by_other_names(editor, term):
    OrgUnit.objects.create(name="Văn phòng", aliases="Tổ hành chính")
    OrgUnit.objects.create(name="Công đoàn")
    html = results(editor, UNITS, q=term)
    assert "Văn phòng" in html
    assert "Công đoàn" not in html


def test_task_is_chosen_with_its_plan_and_unit_in_view(editor, section):
    unit = OrgUnit.objects.create(name="Tổ Lá")
    task = make_task(make_plan(section, "Kế hoạch năm 2026"), lead_unit=unit)
    html = modal(editor, TASKS)
    for text in ("Niêm yết thủ tục", "Kế hoạch năm 2026", "Tổ Lá"):
        assert text in html
    chosen = json.loads(editor.get(reverse(f"{TASKS}:chosen", args=[task.pk])).content)["result"]
    assert chosen["title"] == "Niêm yết thủ tục"


def test_search_of_tasks_goes_through_plan_and_unit(editor, section):
    make_task(make_plan(section, "Kế hoạch kiểm tra"), description="Rà soát")
    make_task(make_plan(section), description="Phát thanh", lead_unit_text="Đoàn trường")
    assert "Rà soát" in results(editor, TASKS, q="kiem tra")
    html = results(editor, TASKS, q="doan truong")
    assert "Phát thanh" in html
    assert "Rà soát" not in html


def test_task_list_of_the_chooser_is_cut_into_pages(editor, section):
    plan = make_plan(section)
    for number in range(15):
        make_task(plan, description=f"Việc số {number:02}", sort_order=number)
    assert "Việc số 14" not in results(editor, TASKS)
    assert "Việc số 14" in results(editor, TASKS, p=2)


def test_tasks_are_not_made_in_the_chooser(section):
    client = sign_in(make_person("van-thu", "add_plantask"))
    assert "data-chooser-modal-creation-form" not in modal(client, TASKS)


@pytest.mark.parametrize("chooser", [UNITS, TASKS])
@pytest.mark.parametrize("view", ["choose", "choose_results"])
def test_chooser_is_closed_to_visitors(client, chooser, view):
    assert client.get(reverse(f"{chooser}:{view}")).status_code == 302


def test_unknown_row_cannot_be_chosen(editor):
    assert editor.get(reverse(f"{UNITS}:chosen", args=[999])).status_code == 404


@pytest.mark.parametrize(
    ("page_type", "field", "chooser"),
    [
        ("storypage", "unit", UNITS),
        ("activitypage", "lead_unit", UNITS),
        ("activitypage", "plan_task", TASKS),
    ],
)
def test_edit_forms_use_the_choosers(editor, section, page_type, field, chooser):
    parent = section.stories if page_type == "storypage" else section.activities
    address = reverse("wagtailadmin_pages:add", args=["cchc_wagtail", page_type, parent.pk])
    form = editor.get(address).context["form"]
    assert form.fields[field].widget.get_chooser_modal_url() == reverse(f"{chooser}:choose")
