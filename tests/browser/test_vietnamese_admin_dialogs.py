"""Dialogs beside a page and in its text, pages that are locked or refused, in Vietnamese."""

import pytest
from django.urls import reverse
from django.utils.translation import gettext, override
from wagtail.models import Page

from tests.testapp.models import Topic

pytestmark = pytest.mark.django_db(transaction=True)
PAGES = "wagtailadmin_pages:"
PANEL = "[data-side-panel=status]"
DIALOG = ".modal-dialog"


def named(text: str) -> str:
    """What the admin calls ``text``."""
    with override("vi"):
        return gettext(text)


def open_status(walk):
    walk.page.locator("[data-side-panel-toggle=status]").first.click()
    walk.page.locator(PANEL).wait_for(state="visible")


@pytest.mark.parametrize("place", ["site_home", "public"])
def test_dialogs_beside_a_page(stage, walk_as, place):
    walk = walk_as(stage.school.root, "quan-tri")
    page = walk.page
    target = stage.school.section.site_home if place == "site_home" else stage.public
    walk.go(PAGES + "edit", target.pk, label=place, narrow=False)
    open_status(walk)
    opened = []
    for toggle in page.locator(f"{PANEL} [data-a11y-dialog-show]:visible").all():
        name = toggle.get_attribute("data-a11y-dialog-show")
        toggle.click()
        box = page.locator(f"#{name}")
        box.wait_for(state="visible")
        if name == "set-privacy":
            box.locator("form").wait_for()
        walk.look(f"{place}-{name}")
        opened.append(name)
        page.keyboard.press("Escape")
        box.wait_for(state="hidden")
    wanted = "set-privacy" if place == "site_home" else "workflow-status-dialog"
    assert sorted(opened) == ["schedule-publishing-dialog", wanted]
    walk.finish()


def test_a_locked_page_as_its_keeper_and_as_another(stage, walk_as):
    walk = walk_as(stage.school.root, "quan-tri")
    home = stage.school.section.site_home
    walk.go(PAGES + "edit", home.pk, label="to-lock", narrow=False)
    open_status(walk)
    walk.page.locator(f"{PANEL} [data-controller=w-action]").first.click(force=True)
    walk.page.get_by_text(named("Unlock"), exact=False).first.wait_for(state="attached")
    assert Page.objects.get(pk=home.pk).locked
    walk.go(PAGES + "edit", home.pk, label="locked-by-me")
    walk.go("wagtailadmin_reports:locked_pages")
    walk.go("wagtailadmin_home", label="home-with-locked")
    walk.finish()
    other = walk_as(stage.school.publisher, "bien-tap")
    other.go(PAGES + "edit", home.pk, label="locked-by-another")
    open_status(other)
    other.look("locked-by-another-panel")
    other.finish()


def test_films_pictures_files_and_topics_in_news(stage, walk_as):
    Topic.objects.create(name="Tin nhà trường")
    walk = walk_as(stage.school.root, "quan-tri")
    page = walk.page
    walk.go(PAGES + "add", "testapp", "newspage", stage.school.section.site_home.pk, label="news")
    put_in_a_film(walk)
    put_in_a_picture(walk)
    put_in_a_file(walk)
    page.keyboard.press("Escape")
    page.locator("[data-chooser-action-choose]").first.click()
    page.locator(f"{DIALOG} .modal-body").wait_for(state="visible")
    walk.look("topic")
    page.locator(f"{DIALOG} input[name=q]").fill("Ếch")
    page.locator(f"{DIALOG} .modal-body").get_by_text("Ếch").wait_for()
    walk.look("topic-nothing", narrow=False)
    walk.finish()


def give_command(page, command: str) -> None:
    """A line of its own in the text, and on it the command as a person types it."""
    page.locator(".public-DraftEditor-content").first.click()
    page.keyboard.press("Control+End")
    page.keyboard.press("Enter")
    page.keyboard.type(f"/{named(command)}")
    page.locator(".w-combobox [role=option]").get_by_text(named(command), exact=True).click()
    page.locator(f"{DIALOG} .modal-body").wait_for(state="visible")


def put_in_a_film(walk):
    """Its dialog, with two addresses that are refused."""
    page = walk.page
    give_command(page, "Embed")
    walk.look("film")
    field = page.locator(f"{DIALOG} input[name$=url]")
    for number, wrong in enumerate(("abc", "https://truong.example/phim")):
        field.fill(wrong)
        page.locator(f"{DIALOG} button[type=submit]").click()
        page.locator(f"{DIALOG} .w-field__errors:not(:empty) .error-message").wait_for()
        walk.look(f"film-error-{number}", narrow=False)
    page.locator(f"{DIALOG} .close, {DIALOG} [data-dismiss=modal]").first.click()
    page.locator(DIALOG).wait_for(state="detached")


def put_in_a_picture(walk):
    page = walk.page
    give_command(page, "Image")
    page.locator(f"{DIALOG} [data-chooser-modal-choice]").first.click()
    page.locator(f"{DIALOG} input[name$=alt_text]").wait_for()
    walk.look("picture-format")
    page.locator(f"{DIALOG} input[type=submit]").click()
    page.locator(f"{DIALOG} .error-message").first.wait_for()
    walk.look("picture-format-missing", narrow=False)
    page.locator(f"{DIALOG} input[type=radio]").first.check()
    page.locator(f"{DIALOG} input[type=submit]").click()
    page.locator(DIALOG).wait_for(state="detached")
    page.locator(".MediaBlock, .ImageBlock, [data-block] img").first.click()
    walk.look("picture-in-text")


def put_in_a_file(walk):
    page = walk.page
    give_command(page, "Document")
    page.locator(f"{DIALOG} [data-chooser-modal-choice]").first.click()
    page.locator(DIALOG).wait_for(state="detached")
    page.locator(".public-DraftEditor-content .TooltipEntity").first.click()
    walk.look("file-in-text")


def test_what_is_refused_says_so_in_vietnamese(stage, walk_as):
    """A form whose cookie is gone, as after a night with the window open."""
    walk = walk_as(role="khach")
    page = walk.page
    page.goto(walk.base + reverse("wagtailadmin_login"))
    page.fill("input[name=username]", "lan")
    page.fill("input[name=password]", "mat-khau-thu")
    page.context.clear_cookies()
    page.click("button[type=submit]")
    page.wait_for_load_state()
    assert "403" in page.inner_text("body")
    walk.look("no-cookie")
    walk.finish()
