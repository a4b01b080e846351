"""The review in a real browser, on a phone and on a desk: submit, agree, send back, agree."""

import re

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
SIZES = [390, 1280]


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
    author = enter(school.author, width)
    editor_of(author, live_server, plan)
    take_picture(author, f"review-author-{width}")
    submit(author)
    round_ = ReviewRound.objects.get()
    assert "Còn thiếu ý kiến của Công đoàn và Văn phòng" in round_.missing_sentence()

    # The union agrees from the list on the home of the admin.
    union = enter(school.union, width)
    take_picture(union, f"review-home-{width}")
    reads_well(union)
    union.get_by_role("link", name=plan.title).first.click()
    union.wait_for_load_state()
    take_picture(union, f"review-union-{width}")
    reads_well(union)
    union.locator("button[value^='agree:']").click()
    union.wait_for_load_state()
    assert "Đánh dấu đủ từng mục kiểm tra" in union.inner_text("body")
    agree(union, live_server, round_)
    assert "Còn thiếu ý kiến của Văn phòng" in union.inner_text("body")

    # The office asks for changes, in the editor.
    office = enter(school.office, width)
    editor_of(office, live_server, plan)
    office.locator(".cchc-decide textarea").fill("Ghi rõ ngày bắt đầu và người phụ trách.")
    take_picture(office, f"review-office-editor-{width}")
    reads_well(office)
    office.locator("button[value^='changes:']").click()
    office.wait_for_load_state()
    assert ReviewRound.objects.get(pk=round_.pk).status == "changes"

    # The author reads why, corrects and says what changed.
    editor_of(author, live_server, plan)
    assert "Ghi rõ ngày bắt đầu" in author.inner_text(".cchc-review")
    author.fill("#id_title", "Kế hoạch tuyên truyền từ ngày 05/9")
    author.fill("textarea[name=cchc-review-note]", "Đã ghi ngày bắt đầu là 05/9.")
    take_picture(author, f"review-returned-{width}")
    submit(author)
    second = ReviewRound.objects.last()
    assert (second.number, second.note) == (2, "Đã ghi ngày bắt đầu là 05/9.")

    # The content has changed, so both look again; the union sees what is new.
    union.goto(live_server.url + reverse("cchc_review", args=[second.pk]))
    assert "Khác gì so với bản bạn đã đồng ý lần trước" in union.inner_text("body")
    assert "05/9" in union.inner_text(".cchc-diff")
    take_picture(union, f"review-difference-{width}")
    reads_well(union)
    agree(union, live_server, second)
    agree(office, live_server, second)
    assert "Các bên đều đồng ý và trang đã công khai" in office.inner_text("body")
    take_picture(office, f"review-done-{width}")
    public = PlanPage.objects.get(pk=plan.pk)
    assert (public.live, public.title) == (True, "Kế hoạch tuyên truyền từ ngày 05/9")
    visitor = enter(school.author, width)
    visitor.goto(live_server.url + public.url)
    assert "05/9" in visitor.inner_text("h1")

    office.goto(live_server.url + reverse("cchc_review_timeline", args=[plan.pk]))
    take_picture(office, f"review-timeline-{width}")
    reads_well(office)
    office.goto(live_server.url + reverse("cchc_review_record", args=[second.pk]))
    take_picture(office, f"review-record-{width}")
    reads_well(office)


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
