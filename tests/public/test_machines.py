"""What machines read: head, structured data, feeds."""

import json
import re

import pytest
from django.core.management import call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext
from lxml import etree
from wagtail.models import Page, PageViewRestriction, Site

from tests.public.factories import (
    ActivityFactory,
    DocumentFactory,
    LessonFactory,
    PlanFactory,
    ProcedureFactory,
    StoryFactory,
    blocks,
    make_image,
)
from tests.school import make_person, sign_in, take_down

pytestmark = pytest.mark.django_db

ATOM = "{http://www.w3.org/2005/Atom}"
FACTORIES = {
    "plans": (PlanFactory, "CreativeWork"),
    "procedures": (ProcedureFactory, "GovernmentService"),
    "stories": (StoryFactory, "Article"),
    "documents": (DocumentFactory, "Legislation"),
    "activities": (ActivityFactory, "Event"),
}


def data_in(html: str) -> dict[str, dict]:
    found = re.findall(r'<script type="application/ld\+json">(.*?)</script>', html, re.S)
    entries = [json.loads(text) for text in found]
    assert all(entry["@context"] == "https://schema.org" for entry in entries)
    return {entry["@type"]: entry for entry in entries}


def entries_of(response) -> list[str]:
    assert response.status_code == 200
    assert response["Content-Type"].startswith("application/atom+xml")
    root = etree.fromstring(response.content)
    return [entry.find(f"{ATOM}title").text for entry in root.findall(f"{ATOM}entry")]


@pytest.mark.parametrize("kind", FACTORIES)
def test_each_kind_of_page_says_what_it_is(client, section, kind):
    factory, schema_type = FACTORIES[kind]
    page = factory(parent=getattr(section, kind), summary="Tóm tắt một câu.")
    html = client.get(page.url).content.decode()
    found = data_in(html)
    assert found[schema_type]["name"]
    assert found[schema_type]["url"] == page.full_url
    crumbs = found["BreadcrumbList"]["itemListElement"]
    assert crumbs[-1]["name"] == page.title
    assert [crumb["position"] for crumb in crumbs] == list(range(1, len(crumbs) + 1))
    assert f'<link rel="canonical" href="{page.full_url}">' in html
    assert '<meta property="og:description" content="Tóm tắt một câu.">' in html
    assert html.count('name="description"') <= 1


def test_a_procedure_tells_its_steps_papers_and_channels(client, section):
    page = ProcedureFactory(parent=section.procedures)
    found = data_in(client.get(page.url).content.decode())
    assert found["HowTo"]["supply"][0]["name"] == "Giấy khai sinh"
    assert all(step["text"] for step in found["HowTo"]["step"])
    assert found["GovernmentService"]["availableChannel"][0]["name"] == "Trực tiếp"


def test_a_title_cannot_end_the_data_block(client, section):
    page = PlanFactory(parent=section.plans, title="</script><script>alert(1)</script> & Co")
    html = client.get(page.url).content.decode()
    assert "<script>alert(1)" not in html
    assert data_in(html)["CreativeWork"]["name"] == "</script><script>alert(1)</script> & Co"


def test_a_lesson_asks_robots_to_stay_away_and_tells_them_nothing(section):
    lesson = LessonFactory(parent=section.stories)
    staff = make_person("thanh-vien", on=section.home, pages="change")
    html = sign_in(staff).get(lesson.url).content.decode()
    assert '<meta name="robots" content="noindex">' in html
    assert not data_in(html)


def test_the_section_and_each_list_have_a_feed(client, section):
    Page.objects.filter(pk=section.home.pk).update(first_published_at="2026-01-01T00:00:00Z")
    for kind, (factory, _type) in FACTORIES.items():
        page = factory(parent=getattr(section, kind), title=f"Mới ở {kind}")
        Page.objects.filter(pk=page.pk).update(
            first_published_at="2026-02-01T00:00:00Z", last_published_at="2026-02-02T00:00:00Z"
        )
        index = getattr(section, kind)
        html = client.get(index.url).content.decode()
        address = re.search(r'application/atom\+xml" title="[^"]+" href="([^"]+)"', html)[1]
        assert address.endswith("/atom/")
        response = client.get(address)
        assert entries_of(response) == [f"Mới ở {kind}"]
    assert len(entries_of(client.get(f"{section.home.url}atom/"))) == len(FACTORIES)


def test_nothing_closed_stands_in_a_feed(client, section):
    shown = PlanFactory(parent=section.plans, title="Công khai")
    draft = PlanFactory(parent=section.plans, title="Bản nháp", slug="nhap", live=False)
    private = PlanFactory(parent=section.plans, title="Riêng", slug="rieng")
    PageViewRestriction.objects.create(page=private.page_ptr, restriction_type="login")
    LessonFactory(parent=section.stories)
    Page.objects.filter(pk__in=[shown.pk, draft.pk, private.pk]).update(
        first_published_at="2026-02-01T00:00:00Z", last_published_at="2026-02-02T00:00:00Z"
    )
    staff = sign_in(make_person("thanh-vien", on=section.home, pages="change"))
    for reader in (client, staff):
        assert entries_of(reader.get(f"{section.plans.url}atom/")) == ["Công khai"]
        assert entries_of(reader.get(f"{section.stories.url}atom/")) == []
        assert entries_of(reader.get(f"{section.home.url}atom/")) == ["Công khai"]


def test_a_closed_list_has_a_closed_feed(client, section):
    PageViewRestriction.objects.create(page=section.plans.page_ptr, restriction_type="login")
    assert client.get(f"{section.plans.url}atom/").status_code == 302
    take_down(section.stories)
    assert client.get(f"{section.stories.url}atom/").status_code == 404


def test_a_feed_asks_as_little_with_many_pages_as_with_few(client, section):
    client.get(f"{section.plans.url}atom/")  # fills Wagtail's caches
    counts = []
    for number in range(2):
        for copy in range(1 + 30 * number):
            PlanFactory(parent=section.plans, slug=f"k-{number}-{copy}")
        Page.objects.filter(depth__gt=3).update(first_published_at="2026-02-01T00:00:00Z")
        with CaptureQueriesContext(connection) as queries:
            client.get(f"{section.plans.url}atom/")
        counts.append(len(queries))
    assert counts[0] == counts[1], counts


def test_only_the_name_of_the_feed_leads_to_it(client, section):
    assert client.get(f"{section.plans.url}atom/x/").status_code == 404
    assert client.get(f"{section.plans.url}khac/").status_code == 404
    assert Site.objects.count() == 1
    call_command("check")


def test_a_photo_is_what_other_sites_show(client, section):
    photo = {"image": make_image().pk, "alt": "Cô Lan ở bàn hướng dẫn", "caption": "", "credit": ""}
    story = StoryFactory(parent=section.stories, photos=blocks(("photo", photo)))
    html = client.get(story.url).content.decode()
    address = re.search(r'property="og:image" content="([^"]+)"', html)[1]
    assert address.startswith("http://testserver/")
    assert 'property="og:image:alt" content="Cô Lan ở bàn hướng dẫn"' in html
    assert client.get(StoryFactory(parent=section.stories, slug="khac").url).status_code == 200


@pytest.mark.parametrize("kind", FACTORIES)
def test_wagtails_api_tells_what_stands_on_a_page_and_nothing_internal(client, section, kind):
    page = FACTORIES[kind][0](
        parent=getattr(section, kind), summary="Tóm tắt.", import_report={"file": "bi-mat.docx"}
    )
    answer = client.get(f"/api/pages/{page.pk}/")
    data = answer.json()
    assert data["summary"] == "Tóm tắt." and "import_report" not in data
    assert len(data) > 8
    listed = client.get("/api/pages/", {"type": page._meta.label, "fields": "*"}).json()
    assert [item["id"] for item in listed["items"]] == [page.pk]
    assert "bi-mat" not in answer.content.decode()


def test_the_api_tells_nothing_closed(client, section):
    lesson = LessonFactory(parent=section.stories)
    draft = PlanFactory(parent=section.plans, live=False)
    for page in (lesson, draft):
        assert client.get(f"/api/pages/{page.pk}/").status_code == 404
    for index in (section.home, section.plans):
        assert "introduction" in client.get(f"/api/pages/{index.pk}/").json()
