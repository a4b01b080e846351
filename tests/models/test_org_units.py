"""Rules of the register of units."""

import pytest
from django.core.exceptions import ValidationError
from django.db import connection
from django.db.models import ProtectedError
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from cchc_wagtail.models import OrgUnit, StoryPage
from tests.school import make_activity, make_plan, make_public, make_story, make_task

pytestmark = pytest.mark.django_db


def kinds(unit):
    return [(use.title, use.fields, use.in_draft) for use in unit.uses()]


def test_new_unit_has_no_uses_and_can_be_deleted():
    unit = OrgUnit.objects.create(name="Tổ Lá")
    assert unit.uses() == []
    unit.delete()
    assert not OrgUnit.objects.exists()


def test_unused_units_can_be_deleted_in_bulk():
    OrgUnit.objects.create(name="Tổ Lá")
    OrgUnit.objects.create(name="Tổ Mầm")
    OrgUnit.objects.filter(name="Tổ Lá").delete()
    assert [unit.name for unit in OrgUnit.objects.all()] == ["Tổ Mầm"]


def test_uses_name_every_place_with_its_field(section):
    unit = OrgUnit.objects.create(name="Văn phòng")
    plan = make_plan(section)
    make_task(plan, description="Niêm yết", lead_unit=unit)
    supporting = make_task(plan, description="Phối hợp")
    supporting.supporting_units.add(unit)
    make_story(section, unit)
    make_activity(section, title="Họp A", lead_unit=unit)
    taking_part = make_activity(section, title="Họp B")
    taking_part.units.add(unit)
    taking_part.save()

    found = {use.title: use for use in unit.uses()}

    assert set(found) == {"Niêm yết", "Phối hợp", "Cô Sen giúp phụ huynh", "Họp A", "Họp B"}
    assert len(found["Niêm yết"].fields) == 1
    assert found["Niêm yết"].fields != found["Phối hợp"].fields
    assert not any(use.in_draft for use in found.values())


def test_object_that_names_a_unit_twice_is_one_use(section):
    unit = OrgUnit.objects.create(name="Văn phòng")
    activity = make_activity(section, lead_unit=unit)
    activity.units.add(unit)
    activity.save()
    [use] = unit.uses()
    assert len(use.fields) == 2


def test_unpublished_draft_counts_as_use(section):
    unit = OrgUnit.objects.create(name="Công đoàn")
    story = make_story(section)
    story.unit = unit
    story.save_revision()
    activity = make_activity(section)
    activity.units = [unit]
    activity.save_revision()

    assert StoryPage.objects.get().unit is None
    assert sorted((title, draft) for title, _fields, draft in kinds(unit)) == [
        ("Cô Sen giúp phụ huynh", True),
        ("Họp phụ huynh đầu năm", True),
    ]


def test_scheduled_version_counts_though_a_newer_draft_dropped_the_unit(section):
    unit = OrgUnit.objects.create(name="Công đoàn")
    story = make_story(section)
    story.unit = unit
    revision = story.save_revision()
    revision.approved_go_live_at = timezone.now()
    revision.save()
    story.unit = None
    story.save_revision()
    assert [use.in_draft for use in unit.uses()] == [True]


def test_only_the_units_own_uses_are_listed(section):
    one = OrgUnit.objects.create(name="Tổ Lá")
    other = OrgUnit.objects.create(name="Tổ Chồi")
    make_story(section, one)
    assert one.uses()
    assert other.uses() == []


def test_queries_for_uses_do_not_grow_with_rows(section, django_assert_num_queries):
    unit = OrgUnit.objects.create(name="Văn phòng")
    plan = make_plan(section)

    def add(count):
        for number in range(count):
            make_task(plan, description=f"Việc {number}", lead_unit=unit)
            story = make_story(section, unit, title=f"Gương {number}")
            story.save_revision()

    add(2)
    unit.uses()  # the content types are looked up once
    with CaptureQueriesContext(connection) as few:
        assert len(unit.uses()) == 4
    add(10)
    with django_assert_num_queries(len(few)):
        assert len(unit.uses()) == 24


@pytest.mark.parametrize("relation", ["task", "supporting", "story", "taking_part", "draft"])
def test_used_unit_cannot_be_deleted_alone_or_in_bulk(section, relation):
    unit = OrgUnit.objects.create(name="Văn phòng")
    free = OrgUnit.objects.create(name="Tổ Mầm")
    if relation == "task":
        make_task(make_plan(section), lead_unit=unit)
    elif relation == "supporting":
        make_task(make_plan(section)).supporting_units.add(unit)
    elif relation == "story":
        make_story(section, unit)
    elif relation == "taking_part":
        activity = make_activity(section)
        activity.units.add(unit)
        activity.save()
    else:
        story = make_story(section)
        story.unit = unit
        story.save_revision()

    with pytest.raises(ProtectedError):
        unit.delete()
    with pytest.raises(ProtectedError):
        OrgUnit.objects.all().delete()
    assert set(OrgUnit.objects.values_list("pk", flat=True)) == {unit.pk, free.pk}


def test_old_versions_open_after_their_unit_is_gone(section):
    unit = OrgUnit.objects.create(name="Tổ cũ")
    story = make_story(section, unit)
    old = story.save_revision()
    story.unit = None
    story.save_revision()
    make_public(story)
    assert unit.uses() == []
    unit.delete()
    assert old.as_object().unit is None
    assert old.as_object().title == story.title


def test_names_are_tidied():
    unit = OrgUnit(name="  Tổ   La\u0301 ", aliases=" Lá \n\nLá\nTổ Lá\nkhối Lá ")
    unit.full_clean()
    assert unit.name == "Tổ Lá"
    assert unit.aliases == "Lá\nkhối Lá"


@pytest.mark.parametrize(
    ("fields", "wrong"),
    [
        ({"name": "VĂN PHÒNG"}, "name"),
        ({"name": "Tổ văn phòng"}, "name"),
        ({"name": "Hành chính", "aliases": "văn phòng"}, "aliases"),
    ],
)
def test_name_of_another_unit_is_refused(fields, wrong):
    OrgUnit.objects.create(name="Văn phòng", aliases="Tổ văn phòng")
    with pytest.raises(ValidationError) as caught:
        OrgUnit(**fields).full_clean()
    assert list(caught.value.message_dict) == [wrong]
    assert "Văn phòng" in caught.value.message_dict[wrong][0]


def test_unit_keeps_its_own_name_when_saved_again():
    unit = OrgUnit.objects.create(name="Văn phòng", aliases="Tổ văn phòng")
    unit.full_clean()
    assert unit.name == "Văn phòng"


def test_names_that_differ_only_in_accents_are_different_units():
    OrgUnit.objects.create(name="Tổ Mầm")
    OrgUnit(name="Tổ Mâm").full_clean()
