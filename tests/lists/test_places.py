"""The order of the lists and the choices above them follow the pages, however they were saved."""

import datetime

import pytest
from django.contrib.auth.models import Group
from django.db import connection
from django.test.utils import CaptureQueriesContext
from wagtail.models import Page, PageViewRestriction

from cchc_wagtail.enums import StoryKind
from cchc_wagtail.models import OrgUnit
from cchc_wagtail.review.authority import Authority, acting_on
from tests.factories import (
    ActivityFactory,
    DocumentFactory,
    PlanFactory,
    ProcedureFactory,
    StoryFactory,
)
from tests.pages.hiding import restrict
from tests.testapp.models import DistrictPlanPage

pytestmark = pytest.mark.django_db

NOON = datetime.datetime(2026, 3, 1, 12, tzinfo=datetime.UTC)


def entries(response) -> list[str]:
    return [page.title for page in response.context["entries"]]


def values(response, name: str) -> list[str]:
    """What the drop-down list ``name`` offers."""
    shown = {row["filter"].name: row["options"] for row in response.context["filters"]}
    return [value for value, label in shown.get(name, ())]


def publish(page, **changes) -> None:
    """Publish ``page`` with ``changes`` by a revision, as a finished review does."""
    page = type(page).objects.get(pk=page.pk)
    for name, value in changes.items():
        setattr(page, name, value)
    revision = page.save_revision()
    with acting_on(Authority(key=page.pk)):
        revision.publish()


def test_a_date_changed_and_published_moves_the_page_and_a_draft_does_not(client, section):
    first = PlanFactory(parent=section.plans, title="A", issued_on=datetime.date(2025, 1, 1))
    PlanFactory(parent=section.plans, title="B", issued_on=datetime.date(2025, 6, 1))
    first.issued_on = datetime.date(2026, 1, 1)
    first.save_revision()
    assert entries(client.get(section.plans.url)) == ["B", "A"]
    publish(first, issued_on=first.issued_on)
    assert entries(client.get(section.plans.url)) == ["A", "B"]
    publish(first, issued_on=datetime.date(2024, 1, 1))
    assert entries(client.get(section.plans.url)) == ["B", "A"]
    assert "2024" not in values(client.get(section.plans.url), "nam")


def test_pages_without_a_date_stand_by_their_first_publication(client, section):
    pages = [
        ProcedureFactory(parent=section.procedures, title=title, live=False) for title in "ABC"
    ]
    for page in (pages[1], pages[2], pages[0]):
        publish(page)
    publish(pages[1], summary="Chỉ sửa lời")
    assert entries(client.get(section.procedures.url)) == ["A", "C", "B"]


def test_on_the_same_day_what_was_published_last_comes_first(client, section):
    day = datetime.date(2026, 1, 1)
    for title, hours in (("A", 1), ("B", 3), ("C", 2)):
        moment = NOON + datetime.timedelta(hours=hours)
        DocumentFactory(
            parent=section.documents, title=title, issued_on=day, first_published_at=moment
        )
    assert entries(client.get(section.documents.url)) == ["B", "C", "A"]


@pytest.mark.parametrize("plain", [True, False])
def test_a_first_publication_set_by_code_moves_the_page(client, section, plain):
    first = ProcedureFactory(parent=section.procedures, title="A", first_published_at=NOON)
    ProcedureFactory(
        parent=section.procedures,
        title="B",
        first_published_at=NOON + datetime.timedelta(days=1),
    )
    page = Page.objects.get(pk=first.pk) if plain else first
    page.first_published_at = NOON + datetime.timedelta(days=2)
    page.save(update_fields=["first_published_at"])
    assert entries(client.get(section.procedures.url)) == ["A", "B"]


def test_some_fields_saved_do_not_bring_a_date_of_a_draft_into_the_list(client, section):
    first = PlanFactory(parent=section.plans, title="A", issued_on=datetime.date(2025, 1, 1))
    PlanFactory(parent=section.plans, title="B", issued_on=datetime.date(2025, 6, 1))
    first.issued_on = datetime.date(2026, 1, 1)
    first.first_published_at = NOON
    first.save(update_fields=["first_published_at"])
    assert entries(client.get(section.plans.url)) == ["B", "A"]
    first.save(update_fields=["issued_on"])
    assert entries(client.get(section.plans.url)) == ["A", "B"]


def test_the_day_of_an_activity_is_that_of_the_school(client, section):
    # Half past six in the morning of New Year at the school is still the old year in Greenwich.
    early = datetime.datetime(2025, 12, 31, 23, 30, tzinfo=datetime.UTC)
    page = ActivityFactory(parent=section.activities, title="A", starts_at=early)
    ActivityFactory(parent=section.activities, title="B", starts_at=NOON.replace(year=2024))
    response = client.get(section.activities.url)
    assert values(response, "nam") == ["2026", "2024"]
    assert entries(client.get(section.activities.url, {"nam": "2026"})) == ["A"]
    assert page.listing_date == datetime.date(2026, 1, 1)


def test_types_of_a_host_stand_among_ours_on_every_page_of_the_list(client, section, settings):
    settings.CCHC_WAGTAIL = {"PAGE_SIZE": 2}
    for day in range(1, 6):
        date = datetime.date(2026, 1, day)
        if day % 2:
            PlanFactory(parent=section.plans, title=str(day), issued_on=date)
        else:
            own = DistrictPlanPage(title=str(day), slug=f"huyen-{day}", issued_on=date)
            section.plans.add_child(instance=own)
    found = [entries(client.get(section.plans.url, {"trang": number})) for number in (1, 2, 3)]
    assert found == [["5", "4"], ["3", "2"], ["1"]]


def test_a_choice_is_offered_when_any_seen_page_has_it_and_only_then(client, section):
    units = [OrgUnit.objects.create(name=name) for name in ("Tổ A", "Tổ B", "Tổ C")]
    for title, unit, live in (
        ("A", units[0], False),
        ("B", units[0], True),
        ("C", units[1], False),
        ("D", units[2], True),
    ):
        page = ActivityFactory(parent=section.activities, title=title, live=live, kind="meeting")
        page.units.add(unit)
        page.save()
    ActivityFactory(parent=section.activities, title="E", live=False, kind="contest")
    closed = ActivityFactory(parent=section.activities, title="F", kind="training")
    restrict(closed, PageViewRestriction.LOGIN)
    ActivityFactory(parent=section.activities, title="G", kind="inspection")
    response = client.get(section.activities.url)
    assert values(response, "don-vi") == [str(units[0].pk), str(units[2].pk)]
    assert set(values(response, "loai")) == {"meeting", "inspection"}


def test_choices_of_another_list_of_the_same_kind_are_not_offered(client, section):
    from cchc_wagtail.models import PlanIndexPage

    other = PlanIndexPage(title="Kế hoạch cũ", slug="ke-hoach-cu")
    section.home.add_child(instance=other)
    PlanFactory(parent=other, title="Cũ", year=2001)
    PlanFactory(parent=section.plans, title="A", year=2025)
    PlanFactory(parent=section.plans, title="B", year=2026)
    assert values(client.get(section.plans.url), "nam") == ["2026", "2025"]
    assert entries(client.get(other.url)) == ["Cũ"]


def test_a_lesson_closed_to_a_group_is_not_in_the_list_of_other_staff(
    client, section, django_user_model
):
    user = django_user_model.objects.create_user("giaovien", password="x")
    editors = Group.objects.get(name="Editors")
    user.groups.add(editors)
    for title in ("Mở", "Kín"):
        lesson = StoryFactory(
            parent=section.stories,
            title=title,
            kind=StoryKind.LESSON,
            person_name="",
            quote_author="",
        )
    narrow = PageViewRestriction.objects.get(page=lesson.pk)
    narrow.restriction_type = PageViewRestriction.GROUPS
    narrow.save()
    narrow.groups.add(Group.objects.create(name="Ban giám hiệu"))
    assert entries(client.get(section.stories.url)) == []
    client.force_login(user)
    assert entries(client.get(section.stories.url)) == ["Mở"]


@pytest.mark.skipif(connection.vendor != "sqlite", reason="the plan of SQLite is read")
@pytest.mark.parametrize("name", ["plans", "procedures", "stories", "documents", "activities"])
def test_the_newest_are_found_without_sorting_or_reading_the_others(client, section, name):
    factories = {
        "plans": PlanFactory,
        "procedures": ProcedureFactory,
        "stories": StoryFactory,
        "documents": DocumentFactory,
        "activities": ActivityFactory,
    }
    factories[name](parent=getattr(section, name))
    for address in (getattr(section, name).url, section.home.url):
        with CaptureQueriesContext(connection) as asked:
            client.get(address)
        ordered = [query["sql"] for query in asked if "listing_key" in query["sql"]]
        ordered = [sql for sql in ordered if "ORDER BY" in sql]
        assert ordered
        for sql in ordered:
            with connection.cursor() as cursor:
                cursor.execute(f"EXPLAIN QUERY PLAN {sql.replace('%', '%%')}")
                plan = [row[3] for row in cursor.fetchall()]
            assert not [step for step in plan if "TEMP B-TREE" in step], plan
            assert any("listing_key" in step for step in plan), plan
