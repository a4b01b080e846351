"""Public pages in a browser: accessibility, width, foreign requests, no script."""

import datetime
from io import StringIO

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.core.management import call_command
from wagtail.models import Page

from cchc_wagtail.models import OrgUnit, PlanTask, ProcedurePage
from tests import factories
from tests.factories import blocks, make_file, make_image
from tests.school import Section

pytestmark = pytest.mark.any_version("templates, style sheets and browser are the same")

PAGES = [
    "home",
    "plans",
    "empty",
    "plan",
    "procedure",
    "bare",
    "notice",
    "story",
    "document",
    "activity",
    "found",
    "narrowed",
    "nothing",
    "listed",
    "unlisted",
]


def make_pages(section: Section) -> dict[str, Page]:
    """A page of each kind with all that it can show, the home page and an index."""
    unit = OrgUnit.objects.create(name="Ban giám hiệu")
    file = make_file(size=1_258_291)
    files = blocks(("file", {"document": file.pk, "is_signed": True}))
    photo = {"image": make_image().pk, "alt": "Bàn hướng dẫn", "caption": "Bàn hướng dẫn hồ sơ"}
    plan = factories.PlanFactory(parent=section.plans, files=files, summary="Tóm tắt kế hoạch.")
    PlanTask.objects.create(plan=plan, description="Xây dựng kế hoạch", lead_unit=unit)
    old = factories.DocumentFactory(parent=section.documents, title="Quy chế cũ", files=files)
    factories.DocumentFactory(
        parent=section.documents,
        title="Quy chế mới",
        issued_on=datetime.date(2026, 2, 1),
        replaces=blocks(("replaced", {"page": old.pk, "text": ""})),
    )
    factories.PlanFactory(parent=section.plans, title="Kiểm tra cải cách hành chính", year=2025)
    return {
        "home": section.home,
        "plans": section.plans,
        "plan": plan,
        "procedure": factories.ProcedureFactory(parent=section.procedures, files=files),
        "story": factories.StoryFactory(
            parent=section.stories, photos=blocks(("photo", photo)), unit=unit
        ),
        "document": old,
        "activity": factories.ActivityFactory(
            parent=section.activities, photos=blocks(("photo", photo)), files=files
        ),
    }


@pytest.fixture
def addresses(transactional_db, section) -> dict[str, str]:
    pages = make_pages(section)
    found = {name: page.url for name, page in pages.items()}
    section.home.featured = blocks(("procedure", pages["procedure"].pk))
    section.home.save()
    bare = ProcedurePage(title="Chỉ có tên", slug="chi-co-ten")
    section.procedures.add_child(instance=bare)
    found["bare"] = bare.url
    found["notice"] = f"{found['procedure']}to-roi/"
    found["empty"] = section.plans.url + "?nam=1999"
    # Search and lists ask an index, which pages enter once their transaction is over.
    call_command("update_index", stdout=StringIO())
    search = section.home.url + "tim-kiem/?q="
    found["found"] = search + "hanh+chinh"
    found["narrowed"] = search + "hanh+chinh&loai=plan"
    found["nothing"] = search + "khongcogi"
    found["listed"] = section.plans.url + "?q=kiem+tra"
    found["unlisted"] = section.plans.url + "?q=khongcogi"
    return found


DARK = (
    ":root { color-scheme: dark } body { background: #12161b; color: #e8ebee } a { color: #8cc4ff }"
)


@pytest.mark.parametrize(
    "width, scheme",
    [
        (390, "light"),
        (1280, "dark"),
        pytest.param(320, "light", marks=pytest.mark.full),
        pytest.param(390, "dark", marks=pytest.mark.full),
        pytest.param(1280, "light", marks=pytest.mark.full),
    ],
)
def test_pages_pass_axe_fit_the_screen_and_ask_no_other_host(
    chromium, live_server, addresses, take_picture, width, scheme
):
    context = chromium.new_context(viewport={"width": width, "height": 800})
    page = context.new_page()
    foreign: list[str] = []
    page.on(
        "request",
        lambda request: (
            None if request.url.startswith(live_server.url) else foreign.append(request.url)
        ),
    )
    problems = []
    for name in PAGES:
        response = page.goto(live_server.url + addresses[name])
        assert response.status == 200, name
        if scheme == "dark" and name != "notice":
            # As on a host that is dark itself; the sheet is white like its paper.
            page.add_style_tag(content=DARK)
        found = Axe().run(
            page,
            options={
                "runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
            },
        )
        problems += [
            f"{name} {scheme}: {problem['id']}: {node['html'][:150]}"
            for problem in found.response["violations"]
            for node in problem["nodes"]
        ]
        wide = page.evaluate("document.documentElement.scrollWidth - window.innerWidth")
        if wide > 0:
            problems.append(f"{name}: {wide} px wider than the screen")
        take_picture(page, f"{name}-{width}-{scheme}")
    context.close()
    assert not problems, "\n".join(problems)
    assert not foreign


def test_search_pages_under_axe_show_what_they_are_named_for(chromium, live_server, addresses):
    page = chromium.new_page()
    shows = {
        "home": ".cchc-featured li",
        "found": ".cchc-entry mark",
        "narrowed": "details[open] [aria-current]",
        "nothing": ".cchc-empty",
        "listed": ".cchc-entry",
        "unlisted": ".cchc-empty",
    }
    for name, selector in shows.items():
        page.goto(live_server.url + addresses[name])
        assert page.locator(selector).count(), name
    page.close()


#: What has the focus: whether it can be seen, where it stands and what marks it.
FOCUS = """() => {
    const here = document.activeElement;
    if (!here || here === document.body) return null;
    const style = getComputedStyle(here), box = here.getBoundingClientRect();
    const wide = parseFloat(style.outlineWidth);
    return {
        ours: !!here.closest('.cchc'),
        place: [...document.querySelectorAll('*')].indexOf(here),
        seen: box.width > 0 && box.height > 0 && box.bottom > 0 && box.top < innerHeight,
        marked: style.outlineStyle !== 'none' && wide >= 2,
        what: here.outerHTML.slice(0, 100),
    };
}"""
#: Everything of ours that the Tab key should reach.
REACHABLE = """() => [...document.querySelectorAll(
    '.cchc a[href], .cchc button, .cchc input, .cchc select, .cchc summary, .cchc [tabindex="0"]'
)].filter(one => one.checkVisibility()).length"""


@pytest.mark.parametrize("name", ["home", "procedure", "plan", "found", "narrowed", "listed"])
@pytest.mark.parametrize("forced", ["none", pytest.param("active", marks=pytest.mark.full)])
def test_the_keyboard_reaches_everything_in_reading_order_and_shows_where_it_is(
    chromium, live_server, addresses, name, forced
):
    context = chromium.new_context(
        viewport={"width": 390, "height": 800}, forced_colors=forced, reduced_motion="reduce"
    )
    page = context.new_page()
    page.goto(live_server.url + addresses[name])
    stops = []
    for _press in range(200):
        page.keyboard.press("Tab")
        here = page.evaluate(FOCUS)
        if here is None or (stops and here["place"] <= stops[-1]["place"]):
            break
        stops.append(here)
    ours = [stop for stop in stops if stop["ours"]]
    assert len(ours) == page.evaluate(REACHABLE)
    problems = [stop["what"] for stop in ours if not (stop["seen"] and stop["marked"])]
    assert not problems, "\n".join(problems)
    context.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_forced_colours_leave_borders_around_what_was_told_by_its_background(
    chromium, live_server, addresses, scheme
):
    context = chromium.new_context(
        viewport={"width": 390, "height": 800}, forced_colors="active", color_scheme=scheme
    )
    page = context.new_page()
    frames = {
        "home": [".cchc-search", ".cchc-search button", ".cchc-featured li"],
        "procedure": [".cchc-contents", ".cchc-badge"],
        "listed": [".cchc-filters", ".cchc-filters button", ".cchc-filters select"],
        "found": [".cchc-facets", ".cchc-search input"],
        "document": [".cchc-effect"],
    }
    for name, selectors in frames.items():
        page.goto(live_server.url + addresses[name])
        for selector in selectors:
            border = page.locator(selector).first.evaluate(
                "one => getComputedStyle(one).borderTopStyle + getComputedStyle(one).borderTopWidth"
            )
            assert border == "solid1px", f"{name} {selector}: {border}"
    context.close()


def test_nothing_moves_by_itself(chromium, live_server, addresses):
    context = chromium.new_context(reduced_motion="reduce")
    page = context.new_page()
    for name in ("home", "procedure", "plan", "story", "found"):
        page.goto(live_server.url + addresses[name])
        assert page.evaluate("document.getAnimations().length") == 0, name
        moving = page.evaluate(
            "[...document.querySelectorAll('.cchc, .cchc *')].filter(one => {"
            " const style = getComputedStyle(one);"
            " return parseFloat(style.transitionDuration) > 0 || style.animationName !== 'none';"
            "}).length"
        )
        assert moving == 0, name
    context.close()


def test_the_contents_stay_in_view_beside_a_long_text(chromium, live_server, addresses):
    context = chromium.new_context(viewport={"width": 1280, "height": 600})
    page = context.new_page()
    for name in ("procedure", "plan"):
        page.goto(live_server.url + addresses[name])
        page.locator(".cchc-columns__main > :last-child").scroll_into_view_if_needed()
        box = page.locator(".cchc-contents").bounding_box()
        main = page.locator(".cchc-columns__main").bounding_box()
        assert box["x"] + box["width"] <= main["x"], name
        assert main["y"] < 0 < box["y"] + box["height"], name
    context.close()


def test_a_procedure_loads_in_less_than_60_kilobytes(chromium, live_server, addresses):
    context = chromium.new_context(viewport={"width": 390, "height": 800})
    page = context.new_page()
    loaded = []
    page.on("requestfinished", lambda request: loaded.append(request.response()))
    page.goto(live_server.url + addresses["procedure"], wait_until="networkidle")
    # All that was sent, the host's own assets too, and nothing of it compressed.
    sizes = {response.url: len(response.body()) for response in loaded}
    assert len(sizes) > 1
    assert sum(sizes.values()) < 60_000, sizes
    context.close()


def test_the_hosts_colour_is_the_colour_of_the_buttons(chromium, live_server, addresses):
    # The style sheet of the test host, which sets --cchc-accent, comes before ours.
    page = chromium.new_page()
    for name in ("home", "listed"):
        page.goto(live_server.url + addresses[name])
        colour = page.locator(".cchc form button").evaluate(
            "one => getComputedStyle(one).backgroundColor"
        )
        assert colour == "rgb(138, 28, 74)", name
    page.close()


def test_filters_work_without_javascript(chromium, live_server, addresses):
    context = chromium.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(live_server.url + addresses["plans"])
    page.select_option("select[name=nam]", "2026")
    page.click(".cchc-filters button")
    # The click returns when the new page begins to arrive, not when it is there.
    page.wait_for_url("**nam=2026**")
    assert page.locator(".cchc-entry").count() == 1
    context.close()
