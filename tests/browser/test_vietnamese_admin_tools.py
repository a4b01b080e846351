"""Dialogs of text, dates and files, and the bar on public pages, in Vietnamese."""

import pytest
from django.core import mail
from django.urls import reverse
from wagtail.images.tests.utils import get_test_image_file
from wagtail.models import GroupApprovalTask, Page, Workflow, WorkflowPage, WorkflowTask

from tests.browser.admin_words import COLLECT, english_in, lexicon
from tests.browser.allowed_words import ALLOWED, LINES, PHRASES

pytestmark = pytest.mark.django_db(transaction=True)
PAGES = "wagtailadmin_pages:"
WEEK = ["T2", "T3", "T4", "T5", "T6", "T7", "CN"]
DIALOG = ".modal-dialog"
PLAIN = "A page may be published by an editor of this section"


def close_dialog(page):
    page.locator(f"{DIALOG} .close, {DIALOG} [data-dismiss=modal]").first.click()
    page.locator(DIALOG).wait_for(state="detached")


def look_at_dialog(walk, label):
    """Read the dialog and each of its tabs; then close it."""
    page = walk.page
    page.locator(f"{DIALOG} .modal-body").wait_for(state="visible")
    walk.look(label)
    for number, tab in enumerate(page.locator(f"{DIALOG} [role=tab]").all()):
        tab.click()
        walk.look(f"{label}-tab-{number}")
    close_dialog(page)


def test_writing_text(stage, walk_as):
    walk = walk_as(stage.school.author, "bien-tap")
    page = walk.page
    walk.go(PAGES + "edit", stage.drafts["storypage"].pk, label="story", narrow=False)
    text = page.locator("[role=tabpanel]:visible .public-DraftEditor-content").first
    text.click()
    page.keyboard.press("Control+A")
    page.locator(".Draftail-Toolbar, .Draftail-FloatingToolbar").first.wait_for()
    walk.look("text-toolbar", narrow=False)
    page.keyboard.press("Control+K")
    page.locator(f"{DIALOG} .modal-body").wait_for(state="visible")
    walk.look("link-dialog")
    for name in ("external-link", "email-link", "phone-link", "anchor-link"):
        link = page.locator(f"{DIALOG} a[href*=choose-{name}]")
        if link.count():
            link.first.click()
            page.locator(f"{DIALOG} form").first.wait_for()
            walk.look(f"link-{name}")
    close_dialog(page)
    text.click()
    page.keyboard.press("Control+End")
    page.keyboard.press("Enter")
    page.keyboard.type("/")
    page.locator(".w-combobox").first.wait_for(state="visible")
    walk.look("text-commands", narrow=False)
    walk.finish()


def test_choosing_files_pages_and_dates(stage, walk_as):
    walk = walk_as(stage.school.author, "bien-tap")
    page = walk.page
    walk.go(PAGES + "edit", stage.drafts["storypage"].pk, label="story", narrow=False)
    opened = choose_on_tabs(walk, "story")
    walk.go(PAGES + "edit", stage.drafts["documentpage"].pk, label="document", narrow=False)
    opened |= choose_on_tabs(walk, "document")
    assert {"Chọn ảnh", "Chọn tài liệu", "Chọn bộ phận"} <= opened, opened
    assert len(opened) > 3, opened
    page.locator("[role=tab]").first.click()
    date = page.locator("input[name=issued_on]")
    date.scroll_into_view_if_needed()
    assert date.input_value() == "05/09/2025"
    date.click()
    calendar = page.locator(".xdsoft_datetimepicker:visible")
    calendar.wait_for()
    assert "Tháng 9" in calendar.inner_text()
    days = calendar.locator("thead th").all_inner_texts()
    assert [day.strip() for day in days] == WEEK
    walk.look("calendar", narrow=False)
    date.fill("28/02/2026")
    page.keyboard.press("Escape")
    page.locator("footer button.action-save").first.click()
    page.wait_for_load_state()
    assert page.locator("input[name=issued_on]").input_value() == "28/02/2026"
    walk.finish()


def choose_on_tabs(walk, label):
    """Open every chooser of a form; streams get a block more, with an empty chooser."""
    page = walk.page
    opened = set()
    for tab in page.locator("[role=tab]:visible").all():
        tab.click()
        for stream in page.locator("button.c-sf-add-button:visible").all()[-1:]:
            stream.click()
            page.keyboard.press("Escape")
        for button in page.locator("[data-chooser-action-choose]:visible").all():
            text = button.inner_text().strip()
            if text not in opened:
                opened.add(text)
                button.click()
                look_at_dialog(walk, f"{label}-{text}")
    return opened


def test_images_and_documents(stage, walk_as, tmp_path):
    walk = walk_as(stage.school.root, "quan-tri")
    page, image, document = walk.page, stage.image, stage.document
    walk.tour(
        *[(f"wagtailimages:{name}",) for name in ("index", "add", "add_multiple")],
        *[(f"wagtailimages:{name}", image.pk) for name in ("edit", "delete", "image_usage")],
        ("wagtailimages:url_generator", image.pk),
        *[(f"wagtaildocs:{name}",) for name in ("index", "add", "add_multiple")],
        *[(f"wagtaildocs:{name}", document.pk) for name in ("edit", "delete", "document_usage")],
    )
    picture = tmp_path / "cong-truong-moi.png"
    picture.write_bytes(get_test_image_file(size=(40, 30)).file.getvalue())
    wrong = tmp_path / "cong-truong-moi.txt"
    wrong.write_text("Không phải ảnh", encoding="utf-8")
    walk.go("wagtailimages:add_multiple", label="upload", narrow=False)
    page.set_input_files("#fileupload", [str(picture), str(wrong)])
    page.locator(".upload-success form, .upload-complete form").first.wait_for()
    page.locator(".upload-failure").first.wait_for()
    walk.look("uploaded-images")
    walk.go("wagtaildocs:add_multiple", label="upload-documents", narrow=False)
    page.set_input_files("#fileupload", str(wrong))
    page.locator(".upload-success form, .upload-complete form").first.wait_for()
    walk.look("uploaded-documents")
    walk.go("wagtailimages:index", label="images", narrow=False)
    page.locator("[data-bulk-action-checkbox]").first.check(force=True)
    walk.look("images-chosen")
    for action in ("delete", "add_to_collection", "add_tags"):
        path = reverse("wagtail_bulk_action", args=["wagtailimages", "image", action])
        walk.go(path, query=f"?id={image.pk}", label=f"images-{action}")
    for action in ("delete", "publish", "unpublish", "move"):
        path = reverse("wagtail_bulk_action", args=["wagtailcore", "page", action])
        walk.go(path, query=f"?id={stage.drafts['planpage'].pk}", label=f"pages-{action}")
    walk.finish()


def test_bar_on_public_pages(stage, walk_as):
    walk = walk_as(stage.school.author, "bien-tap")
    walk.page.goto(walk.base + stage.public.url)
    walk.page.locator("#wagtail-userbar-trigger").click()
    walk.page.locator("[role=menuitem]").first.wait_for(state="visible")
    walk.look("userbar")
    walk.page.get_by_role("menuitem").filter(has_text="Kiểm tra").first.click()
    walk.look("userbar-checks")
    walk.finish()


def test_letters_of_the_review(stage):
    """Wagtail's own letters, from a workflow of the site with Wagtail's own kind of task."""
    school = stage.school
    task = GroupApprovalTask.objects.create(name="Duyệt tin", active=True)
    task.groups.set(school.publisher.groups.all())
    flow = Workflow.objects.create(name="Duyệt tin của trường", active=True)
    WorkflowTask.objects.create(workflow=flow, task=task, sort_order=0)
    page = Page.objects.get(pk=school.section.site_home.pk).specific
    WorkflowPage.objects.create(workflow=flow, page=page)
    for ending in ("approve", "reject"):
        page.save_revision(user=school.author)
        state = flow.start(page, school.author)
        finish = getattr(state.current_task_state, ending)
        finish(user=school.publisher, **({"comment": "Sửa tên"} if ending == "reject" else {}))
    letters = mail.outbox
    assert len(letters) >= 4
    for letter in letters:
        for line in (letter.subject, *letter.body.splitlines()):
            assert english_in(line) == [], f"{letter.subject}: {line}"


def test_the_detector_finds_english_and_leaves_vietnamese_alone():
    assert {"page", "published", "editor", "section"} <= set(english_in(PLAIN))
    assert english_in("Do can in") == ["Do can in"], "a phrase, though each could be Vietnamese"
    assert english_in("Frobnicate") == ["Frobnicate"], "a word that no catalogue knows"
    assert english_in("Lưu trang này, rồi in ra và trình cho ban giám hiệu.") == []
    assert english_in("Tệp bao-cao.pdf của lan@hoasen.example, 12/KH-UBND") == []
    assert english_in("bao-cao_LcoOzSh.pdfSửa") == [], "a button right beside the name"
    assert len(lexicon().english) > 1500 and len(lexicon().vietnamese) > 80
    assert all(reason for names in (ALLOWED, LINES, PHRASES) for reason in names.values())
    assert COLLECT.strip().startswith("()")
