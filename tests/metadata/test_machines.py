"""What machines read: head, structured data, feeds."""

import re

import pytest
from django.core.management import call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext
from lxml import etree
from wagtail.models import Page, PageViewRestriction, Site

from tests.factories import (
    ActivityFactory,
    DocumentFactory,
    LessonFactory,
    PlanFactory,
    ProcedureFactory,
    StoryFactory,
    blocks,
    make_image,
)
from tests.metadata.vocabulary import faults_in, graph_in
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
    """The parts of the page's JSON-LD by their type; it must validate."""
    graph = graph_in(html)
    assert faults_in(graph) == []
    assert len({part["@type"] for part in graph}) == len(graph)
    return {part["@type"]: part for part in graph}


def entries_of(response) -> list[str]:
    assert response.status_code == 200
    assert response["Content-Type"].startswith("application/atom+xml")
    root = etree.fromstring(response.content)
    return [entry.find(f"{ATOM}title").text for entry in root.findall(f"{ATOM}entry")]


def published(page):
    """``page`` with the days on which the review would have published and changed it."""
    days = {
        "first_published_at": "2026-02-01T20:00:00Z",
        "last_published_at": "2026-02-02T20:00:00Z",
    }
    Page.objects.filter(pk=page.pk).update(**days)
    return page


@pytest.mark.parametrize("kind", FACTORIES)
def test_each_kind_of_page_says_what_it_is(client, section, kind):
    factory, schema_type = FACTORIES[kind]
    page = published(factory(parent=getattr(section, kind), summary="Tóm tắt một câu."))
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
    page = published(ProcedureFactory(parent=section.procedures))
    found = data_in(client.get(page.url).content.decode())
    assert found["HowTo"]["supply"][0]["name"] == "Giấy khai sinh"
    assert all(step["text"] for step in found["HowTo"]["step"])
    service = found["GovernmentService"]
    assert service["availableChannel"][0]["name"] == "Trực tiếp"
    assert service["availableChannel"][0]["serviceLocation"]["name"] == "Văn phòng nhà trường"
    assert (service["offers"][0]["price"], service["offers"][0]["priceCurrency"]) == (2000, "VND")
    assert service["serviceOutput"][0]["name"] == "Trẻ được tiếp nhận"


def test_a_fault_in_structured_data_is_found():
    school = {"@type": "School", "@id": "http://a/#x", "name": "Sen", "url": "http://a/"}
    wrong = {
        "no such type": {"@type": "Procedure"},
        "no such property": {"@type": "Service", "fee": "1"},
        "value out of range": {"@type": "Service", "provider": {"@type": "Place"}},
        "no member of the list": {**school, "@type": "Event", "eventStatus": "http://a/Soon"},
        "refers to nothing": {"@type": "Service", "provider": {"@id": "http://a/#y"}},
        "no time zone": {"@type": "Article", "datePublished": "2026-02-01T20:00:00+00:00"},
        "no event without a place": {"@type": "Event", "name": "Họp", "startDate": "2026-02-01"},
    }
    assert faults_in([school, {"@type": "Service", "provider": {"@id": "http://a/#x"}}]) == []
    for what, part in wrong.items():
        assert faults_in([school, part]), what


def test_days_are_told_in_the_time_zone_of_the_site(client, section):
    page = published(StoryFactory(parent=section.stories))
    story = data_in(client.get(page.url).content.decode())["Article"]
    assert story["datePublished"] == "2026-02-02T03:00:00+07:00"
    assert story["publisher"]["@id"] == "http://testserver/#truong"


def test_a_decision_tells_its_force_and_a_letter_is_no_legislation(client, section):
    old = DocumentFactory(parent=section.documents, expired_on="2026-01-01")
    new = DocumentFactory(parent=section.documents, slug="moi")
    letter = DocumentFactory(parent=section.documents, slug="cong-van", kind="CV")
    force = "legislationLegalForce"
    found = [data_in(client.get(page.url).content.decode()) for page in (old, new, letter)]
    assert found[0]["Legislation"][force] == "https://schema.org/NotInForce"
    assert found[1]["Legislation"][force] == "https://schema.org/InForce"
    assert "Legislation" not in found[2] and found[2]["CreativeWork"]["identifier"]


def test_an_activity_without_a_place_is_a_report_and_no_event(client, section):
    page = published(ActivityFactory(parent=section.activities, location=""))
    found = data_in(client.get(page.url).content.decode())
    assert "Event" not in found and found["Article"]["headline"] == page.title


def test_lists_tell_what_they_show_and_the_staff_no_lesson(client, section):
    StoryFactory(parent=section.stories)
    LessonFactory(parent=section.stories)
    staff = sign_in(make_person("thanh-vien", on=section.home, pages="change"))
    for reader in (client, staff):
        for page in (section.home, section.stories):
            found = data_in(reader.get(page.url).content.decode())
            listed = found["CollectionPage"]["mainEntity"]["itemListElement"]
            assert [entry["name"] for entry in listed] == ["Cô Lan hướng dẫn cha mẹ làm hồ sơ"]


def test_the_home_page_tells_of_chosen_procedures_as_their_own_pages_do(client, section):
    page = published(ProcedureFactory(parent=section.procedures))
    section.home.featured = blocks(("procedure", page.pk))
    section.home.save()
    html = client.get(section.home.url).content.decode()
    assert "thu-tuc-hay-dung" in html
    listed = data_in(html)["CollectionPage"]["mainEntity"]["itemListElement"]
    assert [entry["url"] for entry in listed] == [page.full_url]


@pytest.mark.parametrize("query", ["", "?q=chuyen+truong", "?q=zzzz"])
def test_a_search_page_tells_machines_nothing_and_asks_robots_to_stay_away(client, section, query):
    ProcedureFactory(parent=section.procedures)
    html = client.get(f"{section.home.url}tim-kiem/{query}").content.decode()
    assert '<meta name="robots" content="noindex, follow">' in html
    assert data_in(html) == {}


def test_a_notice_sheet_leaves_structured_data_to_its_procedure(client, section):
    page = ProcedureFactory(parent=section.procedures)
    assert data_in(client.get(f"{page.url}to-roi/").content.decode()) == {}


def head_of(client, address: str) -> tuple[str, str, str]:
    """The canonical address, what robots are told, and the title of the page at ``address``."""
    html = client.get(address).content.decode()
    robots = re.search(r'<meta name="robots" content="([^"]+)"', html)
    return (
        re.search(r'<link rel="canonical" href="([^"]+)"', html)[1],
        robots[1] if robots else "",
        " ".join(re.search(r"<title>(.*?)</title>", html, re.S)[1].split()),
    )


def test_each_page_of_a_list_has_its_address_and_a_filtered_list_is_not_indexed(client, section):
    for number in range(13):
        PlanFactory(parent=section.plans, slug=f"k{number}", year=2026 - number % 2)
    whole = section.plans.full_url
    assert head_of(client, section.plans.url)[:2] == (whole, "")
    second = head_of(client, f"{section.plans.url}?trang=2&utm_source=zalo")
    assert second[:2] == (f"{whole}?trang=2", "") and "trang 2" in second[2]
    assert head_of(client, f"{section.plans.url}?trang=99")[0] == f"{whole}?trang=2"
    filtered = head_of(client, f"{section.plans.url}?nam=2026")
    assert filtered[:2] == (f"{whole}?nam=2026", "noindex, follow")


def test_every_page_has_a_description_even_when_nobody_wrote_one(client, section):
    pages = [entry[0](parent=getattr(section, kind)) for kind, entry in FACTORIES.items()]
    for page in [*pages, section.home, section.plans]:
        html = client.get(page.url).content.decode()
        found = re.findall(r'<meta name="description" content="([^"]+)"', html)
        assert len(found) == 1 and 10 < len(found[0]) <= 160, page
        assert f'property="og:description" content="{found[0]}"' in html


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
    story = published(StoryFactory(parent=section.stories, photos=blocks(("photo", photo))))
    html = client.get(story.url).content.decode()
    assert data_in(html)["Article"]["image"]["url"].startswith("http://testserver/")
    assert 'name="twitter:card" content="summary_large_image"' in html
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
