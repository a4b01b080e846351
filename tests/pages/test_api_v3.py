"""The third version of Wagtail's API tells of each page what stands on it, and nothing internal."""

import pytest
from django.conf import settings

from tests.factories import LessonFactory, PlanFactory, blocks
from tests.metadata.test_machines import FACTORIES
from tests.pages import hiding

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.skipif(
        not settings.HAS_API_V3,
        reason="Wagtail has no third API before version 8, or django-ninja is missing",
    ),
]


def names_of(model) -> set[str]:
    return {getattr(field, "name", field) for field in model.api_fields}


@pytest.mark.parametrize("kind", FACTORIES)
def test_each_kind_of_page_tells_all_its_fields_and_nothing_internal(client, section, kind):
    page = FACTORIES[kind][0](
        parent=getattr(section, kind),
        summary="Tóm tắt.",
        import_report={"file": hiding.INTERNAL},
    )
    hiding.tell_in_review(page)
    answer = client.get(f"/api/v3/pages/{page.pk}/")
    data = answer.json()
    assert answer.status_code == 200 and data["summary"] == "Tóm tắt."
    assert set(data) == {"id", "title", "meta"} | names_of(type(page))
    assert hiding.INTERNAL not in str(data)
    assert data["meta"]["html_url"] == page.full_url


def test_blocks_are_read_as_data(client, section):
    text = blocks(("section", {"number": "I.", "heading": "MỤC ĐÍCH", "content": []}))
    plan = PlanFactory(parent=section.plans, body=text)
    body = client.get(f"/api/v3/pages/{plan.pk}/").json()["body"]
    assert [entry["value"]["heading"] for entry in body] == ["MỤC ĐÍCH"]


@pytest.mark.parametrize("name", ["home", *hiding.INDEXES])
def test_the_section_and_its_lists_are_told(client, section, name):
    page = getattr(section, name)
    data = client.get(f"/api/v3/pages/{page.pk}/").json()
    assert set(data) == {"id", "title", "meta"} | names_of(type(page))


def test_lists_tell_public_pages_alone(client, section):
    shown = PlanFactory(parent=section.plans)
    draft = PlanFactory(parent=section.plans, slug="nhap", live=False)
    lesson = LessonFactory(parent=section.stories)
    listed = client.get("/api/v3/pages/", {"descendant_of": section.home.pk, "limit": 20}).json()
    found = [item["id"] for item in listed["items"]]
    assert shown.pk in found and not {draft.pk, lesson.pk} & set(found)
    for page in (draft, lesson):
        assert client.get(f"/api/v3/pages/{page.pk}/").status_code == 404


def test_drafts_of_a_public_page_are_for_nobody_outside(client, section):
    plan = PlanFactory(parent=section.plans)
    plan.summary = hiding.SECRET
    revision = plan.save_revision()
    for path in ("", "revisions/", f"revisions/{revision.pk}/"):
        answer = client.get(f"/api/v3/pages/{plan.pk}/{path}")
        assert answer.status_code == (401 if path else 200), path
        assert hiding.SECRET not in str(answer.json())
