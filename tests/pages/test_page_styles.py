"""Which style sheets a page links: all that it needs, and none that it does not need."""

import re
from pathlib import Path

import pytest
from bs4 import BeautifulSoup

import cchc_wagtail
from tests.factories import (
    ActivityFactory,
    DocumentFactory,
    PlanFactory,
    ProcedureFactory,
    StoryFactory,
    blocks,
    make_file,
    make_image,
)
from tests.school import make_task

pytestmark = pytest.mark.django_db

SHEETS = Path(cchc_wagtail.__file__).parent / "static/cchc_wagtail/css"
#: The sheets that the pages of visitors link between those that all of them link.
LINKED = {
    "home": ["lists", "search"],
    "list": ["lists"],
    "words of a list": ["lists"],
    "empty list": ["lists"],
    "search": ["lists", "search"],
    "narrowed search": ["lists", "search"],
    "search without hits": ["lists", "search"],
    "plan": ["paper"],
    "document": ["paper"],
    "procedure": ["paper", "procedure"],
    "ended procedure": ["paper", "procedure"],
    "story": ["story"],
    "activity": ["story"],
}
OF_VISITORS = ["base", "lists", "search", "paper", "procedure", "story", "print"]


@pytest.fixture
def addresses(section) -> dict[str, str]:
    files = blocks(("file", {"document": make_file().pk, "label": "", "is_signed": True}))
    photo = {"image": make_image().pk, "alt": "Cô giáo", "caption": "Ảnh", "credit": "A"}
    photos = blocks(("photo", photo))
    plan = PlanFactory(parent=section.plans, summary="Tóm tắt", files=files)
    task = make_task(plan)
    guide = ProcedureFactory(parent=section.procedures, files=files, tips="<p>Đến sớm.</p>")
    ended = ProcedureFactory(parent=section.procedures, slug="bo", state="abolished")
    section.home.featured_procedures = blocks(("procedure", ended.pk))
    section.home.save()
    document = DocumentFactory(
        parent=section.documents, files=files, body=plan.body, legal_bases=plan.legal_bases
    )
    story = StoryFactory(parent=section.stories, photos=photos, award="Khen thưởng")
    activity = ActivityFactory(parent=section.activities, photos=photos, plan_task=task)
    search = f"{section.home.url}tim-kiem/"
    return {
        "home": section.home.url,
        "list": section.plans.url,
        "words of a list": f"{section.plans.url}?q=tuyen+truyen",
        "empty list": f"{section.plans.url}?q=zzz",
        "search": f"{search}?q=tre",
        "narrowed search": f"{search}?q=tre&loai=procedure",
        "search without hits": f"{search}?q=zzz",
        "plan": plan.url,
        "document": document.url,
        "procedure": guide.url,
        "ended procedure": ended.url,
        "story": story.url,
        "activity": activity.url,
        "notice sheet": f"{guide.url}to-roi/",
    }


def linked_in(html: str) -> list[str]:
    return re.findall(r'href="/static/cchc_wagtail/css/(\w+)\.css"', html)


def selectors_of(name: str) -> set[str]:
    """The selectors of a style sheet, without states of the pointer and made-up elements."""
    css = re.sub(r"/\*.*?\*/", "", (SHEETS / f"{name}.css").read_text(encoding="utf-8"), flags=re.S)
    groups = re.findall(r"([^{}@;]+)\{[^{}]*\}", css)
    selectors = {part.strip() for group in groups for part in group.split(",")}
    plain = {re.sub(r"::[a-z]+|:(?:hover|focus-visible)", "", part).strip() for part in selectors}
    return {part for part in plain if part.startswith(".cchc")}


def styling(html: str) -> set[str]:
    """The style sheets of visitors with a rule for something on the page."""
    soup = BeautifulSoup(html, "html.parser")
    return {
        name
        for name in OF_VISITORS
        if any(soup.select_one(selector) for selector in selectors_of(name))
    }


def test_a_page_links_its_style_sheets_and_no_other(client, addresses):
    found = {name: linked_in(client.get(url).content.decode()) for name, url in addresses.items()}
    assert found.pop("notice sheet") == ["notice_sheet"]
    assert found == {name: ["base", *sheets, "print"] for name, sheets in LINKED.items()}


@pytest.mark.parametrize("name", LINKED)
def test_a_page_links_every_style_sheet_with_a_rule_for_it_and_none_without(
    client, addresses, name
):
    html = client.get(addresses[name]).content.decode()
    assert styling(html) == set(linked_in(html))


def test_the_style_sheet_for_paper_does_not_hold_up_the_screen(client, section):
    html = client.get(section.home.url).content.decode()
    link = BeautifulSoup(html, "html.parser").find("link", href=re.compile("css/print.css"))
    assert link["media"] == "print"


def test_a_host_puts_its_own_style_sheet_in_place_of_one_of_ours(
    client, section, settings, tmp_path
):
    settings.TEMPLATES = [{**settings.TEMPLATES[0], "DIRS": [str(tmp_path)]}]
    (tmp_path / "cchc_wagtail").mkdir()
    (tmp_path / "cchc_wagtail/plan_page.html").write_text(
        "{% extends 'cchc_wagtail/plan_page.html' %}"
        "{% block cchc_css %}<link rel='stylesheet' href='/truong.css'>{% endblock %}",
        encoding="utf-8",
    )
    html = client.get(PlanFactory(parent=section.plans).url).content.decode()
    assert "/truong.css" in html and linked_in(html) == ["base", "print"]
