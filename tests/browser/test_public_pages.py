"""Public pages in a browser: accessibility, width, foreign requests, no script."""

import datetime

import pytest
from axe_playwright_python.sync_playwright import Axe

from cchc_wagtail.models import OrgUnit, PlanTask, ProcedurePage
from tests.public import factories
from tests.public.factories import blocks, make_file, make_image
from tests.school import make_section

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
]


@pytest.fixture
def addresses(transactional_db) -> dict[str, str]:
    section = make_section()
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
    pages = {
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
    found = {name: page.url for name, page in pages.items()}
    bare = ProcedurePage(title="Chỉ có tên", slug="chi-co-ten")
    section.procedures.add_child(instance=bare)
    found["bare"] = bare.url
    found["notice"] = f"{found['procedure']}to-roi/"
    found["empty"] = section.plans.url + "?nam=1999"
    return found


DARK = (
    ":root { color-scheme: dark } body { background: #12161b; color: #e8ebee } a { color: #8cc4ff }"
)


@pytest.mark.parametrize(
    "width, scheme",
    [(320, "light"), (390, "light"), (390, "dark"), (1280, "light"), (1280, "dark")],
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
