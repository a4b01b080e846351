"""Indexes and the section's home: filters, order, paging, empty states, host types."""

import datetime

import pytest

from cchc_wagtail.models import OrgUnit
from tests.factories import (
    ActivityFactory,
    DocumentFactory,
    PlanFactory,
    ProcedureFactory,
    StoryFactory,
    blocks,
)
from tests.testapp.models import DistrictPlanPage

pytestmark = pytest.mark.django_db


def entries(response) -> list[str]:
    return [page.title for page in response.context["entries"]]


def test_newest_document_comes_first_and_undated_ones_follow_publication(client, section):
    DocumentFactory(parent=section.documents, title="Cũ", issued_on=datetime.date(2024, 1, 2))
    DocumentFactory(parent=section.documents, title="Mới", issued_on=datetime.date(2026, 1, 2))
    DocumentFactory(parent=section.documents, title="Giữa", issued_on=datetime.date(2025, 1, 2))
    assert entries(client.get(section.documents.url)) == ["Mới", "Giữa", "Cũ"]


@pytest.mark.parametrize(
    "parameters, expected",
    [
        ({"nam": "2026"}, {"A"}),
        ({"nam-hoc": "2025-2026"}, {"B"}),
        ({"loai": "KH"}, {"A", "B"}),
        ({"loai": "XX"}, {"A", "B"}),
        ({"nam": "hai nghìn"}, {"A", "B"}),
        ({"nam": "2020"}, set()),
        ({"loai": "KH\x00"}, {"A", "B"}),
    ],
)
def test_plan_filters_work_without_javascript(client, section, parameters, expected):
    PlanFactory(parent=section.plans, title="A", year=2026)
    PlanFactory(parent=section.plans, title="B", year=None, school_year="2025-2026")
    assert set(entries(client.get(section.plans.url, parameters))) == expected


def test_procedures_filter_by_field_and_state(client, section):
    ProcedureFactory(parent=section.procedures, title="A", field="Mầm non")
    ProcedureFactory(parent=section.procedures, title="B", field="Chứng thực", state="abolished")
    index = section.procedures.url
    assert entries(client.get(index, {"linh-vuc": "Mầm non"})) == ["A"]
    assert entries(client.get(index, {"trang-thai": "abolished"})) == ["B"]


def test_stories_and_activities_filter_by_unit(client, section):
    unit = OrgUnit.objects.create(name="Tổ Mẫu giáo")
    other = OrgUnit.objects.create(name="Tổ Nhà trẻ")
    StoryFactory(parent=section.stories, title="A", unit=unit)
    StoryFactory(parent=section.stories, title="B", unit=other)
    assert entries(client.get(section.stories.url, {"don-vi": unit.pk})) == ["A"]
    activity = ActivityFactory(parent=section.activities, title="C", lead_unit=other)
    activity.units.add(unit)
    activity.save()
    ActivityFactory(parent=section.activities, title="D", lead_unit=other)
    assert entries(client.get(section.activities.url, {"don-vi": unit.pk})) == ["C"]
    assert len(entries(client.get(section.activities.url, {"don-vi": other.pk}))) == 2
    assert len(entries(client.get(section.activities.url, {"don-vi": "9" * 30}))) == 2


def test_documents_filter_by_effect(client, section):
    old = DocumentFactory(parent=section.documents, title="Cũ")
    DocumentFactory(
        parent=section.documents,
        title="Mới",
        replaces=blocks(("replaced", {"page": old.pk, "text": ""})),
    )
    DocumentFactory(parent=section.documents, title="Sắp", effective_on=datetime.date(2999, 1, 1))
    DocumentFactory(parent=section.documents, title="Hết", expired_on=datetime.date(2025, 12, 31))
    url = section.documents.url
    assert set(entries(client.get(url, {"trang-thai": "expired"}))) == {"Cũ", "Hết"}
    assert entries(client.get(url, {"trang-thai": "not_yet"})) == ["Sắp"]
    assert entries(client.get(url, {"trang-thai": "in_force"})) == ["Mới"]
    for page in section.documents.get_children().specific():
        state = page.effect_state.value
        assert page.title in entries(client.get(url, {"trang-thai": state}))


def test_paging_keeps_the_filter_and_counts_entries(client, section, settings):
    settings.CCHC_WAGTAIL = {"PAGE_SIZE": 2}
    for number in range(5):
        PlanFactory(parent=section.plans, title=f"Kế hoạch {number}", year=2026)
    PlanFactory(parent=section.plans, title="Khác", year=2025)
    response = client.get(section.plans.url, {"nam": "2026", "trang": "2"})
    assert len(entries(response)) == 2
    html = response.content.decode()
    assert "nam=2026&amp;trang=3" in html and "nam=2026&amp;trang=1" in html
    assert client.get(section.plans.url, {"trang": "999"}).status_code == 200
    assert client.get(section.plans.url, {"trang": "abc"}).status_code == 200


def test_empty_index_tells_an_editor_what_to_do_and_a_visitor_only_the_fact(
    client, section, staff_user
):
    add = f"/admin/pages/{section.plans.pk}/add_subpage/"
    html = client.get(section.plans.url).content.decode()
    assert "cchc-empty" in html and add not in html
    client.force_login(staff_user)
    assert add in client.get(section.plans.url).content.decode()


def test_a_filter_without_result_offers_the_whole_list(client, section):
    PlanFactory(parent=section.plans, year=2026)
    html = client.get(section.plans.url, {"nam": "2001"}).content.decode()
    assert "cchc-empty" in html and 'href="?"' in html


def test_a_hosts_own_plan_type_joins_the_index_and_its_filters(client, section):
    PlanFactory(parent=section.plans, title="Của trường", year=2025)
    own = DistrictPlanPage(title="Của huyện", slug="cua-huyen", year=2026, district="Khánh Vĩnh")
    section.plans.add_child(instance=own)
    assert entries(client.get(section.plans.url, {"nam": "2026"})) == ["Của huyện"]
    assert len(entries(client.get(section.plans.url))) == 2
    html = client.get(own.url).content.decode()
    assert '<p id="district">Khánh Vĩnh</p>' in html


def test_home_shows_the_newest_of_each_kind(client, section):
    PlanFactory(parent=section.plans, title="Kế hoạch mới")
    ProcedureFactory(parent=section.procedures, title="Thủ tục mới")
    html = client.get(section.home.url).content.decode()
    for text in ("Kế hoạch mới", "Thủ tục mới", section.stories.url, "cchc-empty"):
        assert text in html
