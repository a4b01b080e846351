"""The HTML of every public page holds together: elements, ids, anchors, headings."""

import datetime
from html.parser import HTMLParser

import pytest

from cchc_wagtail.models import DocumentPage, OrgUnit, PlanTask
from tests import factories
from tests.factories import blocks, make_file, make_image

pytestmark = pytest.mark.django_db

VOID = {"area", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track"}
#: Elements that end an open paragraph, so that they may not stand inside one.
BLOCKS = {"p", "div", "ul", "ol", "dl", "table", "section", "article", "figure", "nav", "h1", "h2"}


class Outline(HTMLParser):
    """Collects what the tests below ask for, and elements that are closed in the wrong order."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.ids: list[str] = []
        self.targets: list[str] = []
        self.levels: list[int] = []
        self.images: list[dict] = []
        self.faults: list[str] = []
        self.feed(html)
        self.faults += [f"<{name}> stays open" for name in self.open]

    def handle_starttag(self, tag, attrs):
        values = dict(attrs)
        if len(values) != len(attrs):
            self.faults.append(f"<{tag}> repeats an attribute")
        if tag in BLOCKS and "p" in self.open:
            self.faults.append(f"<{tag}> inside <p>")
        if values.get("id"):
            self.ids.append(values["id"])
        self.targets += (values.get("aria-labelledby") or "").split()
        if tag == "label":
            self.targets.append(values["for"])
        if tag == "a" and (values.get("href") or "").startswith("#"):
            self.targets.append(values["href"][1:])
        if tag in {"h1", "h2", "h3", "h4", "h5", "h6"}:
            self.levels.append(int(tag[1]))
        if tag == "img":
            self.images.append(values)
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag):
        if not self.open or self.open[-1] != tag:
            self.faults.append(f"</{tag}> closes {self.open[-1:]}")
        elif self.open:
            self.open.pop()


@pytest.fixture
def pages(section) -> dict:
    """One full page of each type, and the lists of them."""
    unit = OrgUnit.objects.create(name="Văn phòng")
    file = make_file()
    files = blocks(("file", {"document": file.pk, "is_signed": True}))
    photos = blocks(
        *[("photo", {"image": make_image().pk, "alt": "Bàn hướng dẫn", "credit": "Tổ Lá"})] * 2
    )
    plan = factories.PlanFactory(parent=section.plans, files=files, summary="Tóm tắt.")
    task = PlanTask.objects.create(
        plan=plan, description="Niêm yết", lead_unit=unit, product="Bảng", frequency="monthly"
    )
    task.supporting_units.add(unit)
    factories.PlanFactory(parent=section.plans, title="Kế hoạch khác", year=2025, area="the-che")
    old, new = make_documents(section, files)
    return {
        "home": section.home,
        "plans": section.plans,
        "stories": section.stories,
        "documents": section.documents,
        "plan": plan,
        "procedure": factories.ProcedureFactory(
            parent=section.procedures,
            files=files,
            full_name="Tên đầy đủ",
            contact_name="Cô Hạnh",
            contact_email="vp@hoasen.example",
            portal_url="https://dichvucong.gov.vn/a",
            source_url="https://dichvucong.gov.vn/b",
            reception_address="Nơi một\nNơi hai",
        ),
        "story": factories.StoryFactory(parent=section.stories, photos=photos, unit=unit),
        "document": old,
        "replacing": new,
        "activity": factories.ActivityFactory(
            parent=section.activities, photos=photos, files=files, plan_task=task, lead_unit=unit
        ),
    }


def make_documents(section, files: str) -> tuple[DocumentPage, DocumentPage]:
    """A full document, and one that replaces it."""
    old = factories.DocumentFactory(
        parent=section.documents,
        title="Cũ",
        files=files,
        body=factories.PLAN_BODY,
        legal_bases=factories.BASES,
        signers=blocks(("signer", {"capacity": "TM.", "position": "HT", "name": "Sen"})),
    )
    new = factories.DocumentFactory(
        parent=section.documents,
        title="Mới",
        issued_on=datetime.date(2026, 1, 1),
        replaces=blocks(("replaced", {"page": old.pk, "text": ""})),
    )
    return old, new


NAMES = [
    "home",
    "plans",
    "stories",
    "documents",
    "plan",
    "procedure",
    "story",
    "document",
    "replacing",
    "activity",
]


@pytest.mark.parametrize("name", NAMES)
def test_markup_holds_together(client, pages, name):
    outline = Outline(client.get(pages[name].url).content.decode())
    assert outline.faults == []
    assert len(outline.ids) == len(set(outline.ids))
    assert set(outline.targets) <= set(outline.ids)


@pytest.mark.parametrize("name", NAMES)
def test_headings_go_down_one_level_at_a_time(client, pages, name):
    levels = Outline(client.get(pages[name].url).content.decode()).levels
    assert levels[0] == 1 and levels.count(1) == 1
    steps = [after - before for before, after in zip(levels, levels[1:], strict=False)]
    assert max(steps, default=0) <= 1


@pytest.mark.parametrize("name", ["story", "activity"])
def test_images_have_a_size_and_an_alternative(client, pages, name):
    images = Outline(client.get(pages[name].url).content.decode()).images
    assert len(images) == 2
    for image in images:
        assert image["alt"] == "Bàn hướng dẫn"
        assert image["width"].isdigit() and image["height"].isdigit()


def test_long_papers_have_contents_and_short_ones_have_none(client, section):
    long = factories.PlanFactory(parent=section.plans)
    short = factories.PlanFactory(
        parent=section.plans,
        title="Ngắn",
        body=blocks(
            ("text", "<p>Mở đầu.</p>"),
            ("section", {"number": "I.", "heading": "Một", "content": []}),
            ("section", {"number": "II.", "heading": "Hai", "content": []}),
            ("text", "<p>Kết.</p>"),
        ),
    )
    html = client.get(long.url).content.decode()
    assert "cchc-contents" in html
    assert 'href="#muc-2-i-muc-dich-yeu-cau"' in html
    assert "cchc-contents" not in client.get(short.url).content.decode()


def test_two_sections_with_one_heading_have_two_anchors(client, section):
    same = ("section", {"number": "", "heading": "Nội dung", "content": []})
    plan = factories.PlanFactory(parent=section.plans, body=blocks(same, same, same))
    outline = Outline(client.get(plan.url).content.decode())
    assert {"muc-1-noi-dung", "muc-2-noi-dung", "muc-3-noi-dung"} <= set(outline.targets)
    assert set(outline.targets) <= set(outline.ids)
