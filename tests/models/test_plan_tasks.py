"""Rules of plan tasks."""

import datetime

import pytest
from django.core.exceptions import ValidationError

from cchc_wagtail.models import OrgUnit, PlanTask
from tests.school import make_plan, make_story, make_task
from tests.testapp.models import DistrictPlanPage

pytestmark = pytest.mark.django_db


def test_task_belongs_to_a_plan(section):
    task = PlanTask(plan=make_story(section).page_ptr, description="Niêm yết")
    with pytest.raises(ValidationError) as caught:
        task.full_clean()
    assert list(caught.value.message_dict) == ["plan"]


def test_task_may_belong_to_a_hosts_own_kind_of_plan(section):
    plan = section.plans.add_child(instance=DistrictPlanPage(title="Kế hoạch của phường"))
    PlanTask(plan=plan, description="Niêm yết").full_clean()


def test_due_date_is_not_before_the_start(section):
    task = PlanTask(
        plan=make_plan(section),
        description="Niêm yết",
        starts_on=datetime.date(2026, 9, 5),
        due_on=datetime.date(2026, 9, 4),
    )
    with pytest.raises(ValidationError) as caught:
        task.full_clean()
    assert list(caught.value.message_dict) == ["due_on"]


def test_unit_name_falls_back_to_the_words_of_the_plan(section):
    plan = make_plan(section)
    unit = OrgUnit.objects.create(name="Văn phòng")
    assert make_task(plan, lead_unit=unit, lead_unit_text="VP").unit_name == "Văn phòng"
    assert make_task(plan, lead_unit_text="Các tổ").unit_name == "Các tổ"
    assert make_task(plan).unit_name == ""


def test_long_task_is_shortened_in_lists(section):
    task = make_task(make_plan(section), description="Tuyên truyền\n  " + "rất dài " * 30)
    assert str(task).startswith("Tuyên truyền rất dài")
    assert len(str(task)) <= 100
    assert str(task).endswith("…")
