"""The review in a real browser, on a phone and on a desk: submit, agree, send back, agree."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.urls import reverse

from cchc_wagtail.models import PlanPage, ReviewRound
from tests.review.school import (
    REASON_EMERGENCY,
    edit,
    make_draft,
    publish_by_review,
)

pytestmark = pytest.mark.django_db(transaction=True)
#: Reviewers decide on phones; the wide screen is walked with the full matrices.
SIZES = [390, pytest.param(1280, marks=pytest.mark.full)]


@pytest.fixture
def school(school, live_server, settings):
    settings.WAGTAILADMIN_BASE_URL = live_server.url
    return school


@pytest.fixture
def enter(chromium, live_server):
    """A page of the browser in which the person has logged in."""
    contexts = []

    def open_for(user, width):
        context = chromium.new_context(viewport={"width": width, "height": 900}, locale="vi-VN")
        contexts.append(context)
        page = context.new_page()
        page.goto(live_server.url + reverse("wagtailadmin_login"))
        page.fill("input[name=username]", user.username)
        page.fill("input[name=password]", "mat-khau-thu")
        page.click("button[type=submit]")
        page.wait_for_url(re.compile(r"/admin/$"))
        return page

    yield open_for
    for context in contexts:
        context.close()


def editor_of(page, live_server, plan):
    page.goto(live_server.url + reverse("wagtailadmin_pages:edit", args=[plan.pk]))


def submit(page):
    """Open the menu beside “save draft” and press the workflow's button."""
    page.locator("footer [data-w-dropdown-target=toggle]").click()
    page.locator("button[name=action-submit]").click()
    page.wait_for_load_state()


def agree(page, live_server, round_):
    page.goto(live_server.url + reverse("cchc_review", args=[round_.pk]))
    for box in page.locator(".cchc-decide input[type=checkbox]").all():
        box.check()
    page.locator("button[value^='agree:']").click()
    page.wait_for_load_state()


def reads_well(page):
    """No sideways scrolling, and axe finds nothing in what is ours of the screen."""
    assert page.evaluate("document.documentElement.scrollWidth - window.innerWidth") <= 0, page.url
    ours = ".cchc-review" if page.locator(".cchc-review").count() else "body"
    found = Axe().run(
        page,
        context={"include": [[ours]]},
        options={"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]},
    )
    problems = [
        f"{problem['id']}: {node['html'][:150]}"
        for problem in found.response["violations"]
        for node in problem["nodes"]
    ]
    assert not problems, "\n".join([page.url, *problems])


@pytest.mark.parametrize("width", SIZES)
def test_a_page_becomes_public_when_both_have_agreed(
    school, enter, live_server, take_picture, width
):
    plan = make_draft(school, title="Kế hoạch tuyên truyền năm học mới")
    author, union, office = (
        Screen(enter(person, width), live_server, take_picture, width)
        for person in (school.author, school.union, school.office)
    )
    first = author_submits(author, plan)
    union_agrees_from_the_list(union, plan, first)
    office_asks_for_changes_in_the_editor(office, plan, first)
    second = author_reads_why_and_corrects(author, plan)
    both_look_again_and_agree(union, office, second)

    public = PlanPage.objects.get(pk=plan.pk)
    assert (public.live, public.title) == (True, "Kế hoạch tuyên truyền từ ngày 05/9")
    visitor = enter(school.author, width)
    visitor.goto(live_server.url + public.url)
    assert "05/9" in visitor.inner_text("h1")
    for name, key in (("timeline", plan.pk), ("record", second.pk)):
        office.page.goto(live_server.url + reverse(f"cchc_review_{name}", args=[key]))
        office.picture(name)
        reads_well(office.page)


@dataclass
class Screen:
    """The window of one person."""

    page: Any
    live_server: Any
    take_picture: Callable[[Any, str], None]
    width: int

    def picture(self, name: str) -> None:
        self.take_picture(self.page, f"review-{name}-{self.width}")


def author_submits(author: Screen, plan: PlanPage) -> ReviewRound:
    editor_of(author.page, author.live_server, plan)
    author.picture("author")
    submit(author.page)
    round_ = ReviewRound.objects.get()
    assert "Còn thiếu ý kiến của Công đoàn và Văn phòng" in round_.missing_sentence()
    return round_


def union_agrees_from_the_list(union: Screen, plan: PlanPage, round_: ReviewRound) -> None:
    """The list stands on the home of the admin."""
    page = union.page
    page.goto(union.live_server.url + reverse("wagtailadmin_home"))
    union.picture("home")
    reads_well(page)
    page.get_by_role("link", name=plan.title).first.click()
    page.wait_for_load_state()
    union.picture("union")
    reads_well(page)
    page.locator("button[value^='agree:']").click()
    page.wait_for_load_state()
    assert "Đánh dấu đủ từng mục kiểm tra" in page.inner_text("body")
    agree(page, union.live_server, round_)
    assert "Còn thiếu ý kiến của Văn phòng" in page.inner_text("body")


def office_asks_for_changes_in_the_editor(
    office: Screen, plan: PlanPage, round_: ReviewRound
) -> None:
    page = office.page
    editor_of(page, office.live_server, plan)
    page.locator(".cchc-decide textarea").fill("Ghi rõ ngày bắt đầu và người phụ trách.")
    office.picture("office-editor")
    reads_well(page)
    page.locator("button[value^='changes:']").click()
    page.wait_for_load_state()
    assert ReviewRound.objects.get(pk=round_.pk).status == "changes"


def author_reads_why_and_corrects(author: Screen, plan: PlanPage) -> ReviewRound:
    """The author also says what changed."""
    page = author.page
    editor_of(page, author.live_server, plan)
    assert "Ghi rõ ngày bắt đầu" in page.inner_text(".cchc-review")
    page.fill("#id_title", "Kế hoạch tuyên truyền từ ngày 05/9")
    page.fill("textarea[name=cchc-review-note]", "Đã ghi ngày bắt đầu là 05/9.")
    author.picture("returned")
    submit(page)
    round_ = ReviewRound.objects.last()
    assert (round_.number, round_.note) == (2, "Đã ghi ngày bắt đầu là 05/9.")
    return round_


def both_look_again_and_agree(union: Screen, office: Screen, round_: ReviewRound) -> None:
    """The content has changed; the union sees what is new."""
    page = union.page
    page.goto(union.live_server.url + reverse("cchc_review", args=[round_.pk]))
    assert "Khác gì so với bản bạn đã đồng ý lần trước" in page.inner_text("body")
    assert "05/9" in page.inner_text(".cchc-diff")
    union.picture("difference")
    reads_well(page)
    agree(page, union.live_server, round_)
    agree(office.page, office.live_server, round_)
    assert "Các bên đều đồng ý và trang đã công khai" in office.page.inner_text("body")
    office.picture("done")


def test_saving_without_a_change_in_the_browser_voids_nothing(school, enter, live_server):
    plan = make_draft(school, body='[{"type": "text", "value": "<p>Một <b>đoạn</b> văn.</p>"}]')
    author = enter(school.author, 1280)
    editor_of(author, live_server, plan)
    submit(author)
    round_ = ReviewRound.objects.get()
    union = enter(school.union, 1280)
    agree(union, live_server, round_)
    editor_of(author, live_server, plan)
    author.locator("footer button.action-save").click()
    author.wait_for_load_state()
    round_ = ReviewRound.objects.get()
    assert PlanPage.objects.get(pk=plan.pk).revisions.count() > 1
    assert [standing.state for standing in round_.standings] == ["agreed", "waiting"]


@pytest.mark.parametrize("width", SIZES)
def test_requests_emergencies_and_substitutions_read_well(
    school, enter, live_server, take_picture, width
):
    page = publish_by_review(school, make_draft(school))
    page = edit(page, school.author, title="Thông báo nghỉ tránh bão")
    board = enter(school.board, width)
    for name in ("ask", "emergency"):
        board.goto(live_server.url + reverse(f"cchc_review_{name}", args=[page.pk]))
        take_picture(board, f"review-{name}-{width}")
        reads_well(board)
    board.fill("textarea[name=reason]", REASON_EMERGENCY)
    board.check("input[name=kind][value=publish]")
    board.get_by_role("button", name="Thực hiện ngay").click()
    board.wait_for_load_state()
    assert PlanPage.objects.get(pk=page.pk).title == "Thông báo nghỉ tránh bão"
    take_picture(board, f"review-emergency-done-{width}")
    reads_well(board)
    union = enter(school.union, width)
    take_picture(union, f"review-home-emergency-{width}")
    reads_well(union)
    union.goto(live_server.url + reverse("cchc_review_substitutions"))
    reads_well(union)
    union.goto(live_server.url + reverse("cchc_review_register"))
    take_picture(union, f"review-register-{width}")
