"""What an editor sees and opens while writing: forms, panels, choosers, dialogs, in Vietnamese."""

import pytest

pytestmark = pytest.mark.django_db(transaction=True)
PAGES = "wagtailadmin_pages:"
MODAL = ".modal.in .modal-dialog, .modal.show .modal-dialog, .modal-dialog"


def test_lists_and_menus_of_an_editor(stage, walk_as):
    walk = walk_as(stage.school.author, "bien-tap")
    page, section, public = walk.page, stage.school.section, stage.public
    walk.go("wagtailadmin_home")
    for number, menu in enumerate(page.locator(".sidebar button[aria-haspopup]").all()):
        menu.click()
        walk.look(f"menu-{number}", narrow=False)
        menu.click()
    walk.go("wagtailadmin_explore", section.plans.pk)
    walk.press("[data-w-dropdown-target=toggle]", "header-menu")
    page.keyboard.press("Escape")
    walk.press("[data-bulk-action-select-all-checkbox]", "bulk-actions", narrow=True)
    walk.go("wagtailadmin_explore", section.plans.pk, query="?q=Ếch", label="no-results")
    walk.go("wagtailadmin_pages:search", query="?q=Ếch", label="search-nothing")
    walk.tour(
        (PAGES + "add_subpage", section.home.pk),
        (PAGES + "add_subpage", section.plans.pk),
        (PAGES + "history", public.pk),
        (PAGES + "usage", public.pk),
        (PAGES + "copy", public.pk),
        (PAGES + "move", public.pk),
        (PAGES + "delete", public.pk),
        (PAGES + "unpublish", public.pk),
        (PAGES + "delete", stage.drafts["storypage"].pk),
        ("cchc_review_timeline", public.pk),
        ("cchc_review_ask", public.pk),
        ("cchc_review_list",),
        ("cchc_review_register",),
        ("cchc_import_file",),
        ("wagtailadmin_account",),
        ("wagtailusers_users:index",),
        ("wagtailadmin_workflows:index",),
        ("wagtailredirects:index",),
    )
    walk.finish()


@pytest.mark.parametrize("kind", ["planpage", "procedurepage", "storypage", "documentpage"])
def test_writing_a_page(stage, walk_as, kind):
    walk = walk_as(stage.school.author, f"bien-tap-{kind}")
    page = walk.page
    parent = stage.drafts[kind].get_parent()
    walk.go(PAGES + "add", "cchc_wagtail", kind, parent.pk, label="add")
    open_tabs(walk)
    # Saved without a title, with a date that is none.
    for date in page.locator("input[id$=_on]").all()[:1]:
        if date.is_visible():
            date.fill("45/13/2026")
    page.keyboard.press("Escape")
    save(walk, "add-errors")
    walk.go(PAGES + "edit", stage.drafts[kind].pk, label="edit")
    open_tabs(walk)
    pick_blocks(walk)
    walk.finish()


def test_writing_an_activity_with_its_panels_and_choosers(stage, walk_as):
    walk = walk_as(stage.school.author, "bien-tap")
    page = walk.page
    draft = stage.drafts["activitypage"]
    walk.go(PAGES + "edit", draft.pk, label="edit-activity")
    for name in ("status", "comments", "checks", "preview"):
        toggle = page.locator(f"[data-side-panel-toggle={name}]")
        if toggle.count() and toggle.first.is_visible():
            toggle.first.click()
            page.locator(f"[data-side-panel={name}]").wait_for(state="visible")
            walk.look(f"panel-{name}", narrow=False)
            toggle.first.click()
    walk.press("footer [data-w-dropdown-target=toggle]", "more-actions")
    page.keyboard.press("Escape")
    choosers(walk)
    save(walk, "saved")
    page.locator("footer [data-w-dropdown-target=toggle]").click()
    page.locator("button[name=action-submit]").click()
    page.wait_for_load_state()
    walk.look("submitted")
    walk.finish()


def open_tabs(walk):
    for tab in walk.page.locator("[role=tab]").all():
        if tab.is_visible():
            tab.click()
            walk.look(f"tab-{tab.get_attribute('href') or ''}".replace("#", ""))
    walk.page.locator("[role=tab]").first.click()


def save(walk, label):
    walk.page.locator("footer button.action-save").first.click()
    walk.page.locator(".messages li, .w-message").first.wait_for()
    walk.look(label)


def pick_blocks(walk):
    """Open the list of blocks of each stream on the open tabs."""
    page = walk.page
    for tab in page.locator("[role=tab]").all():
        tab.click()
        buttons = page.locator("button.c-sf-add-button:visible")
        for number in range(min(buttons.count(), 3)):
            buttons.nth(number).click()
            if page.locator(".w-combobox:visible").count():
                walk.look(f"blocks-{number}", narrow=False)
                page.keyboard.press("Escape")


def choosers(walk):
    page = walk.page
    for tab in page.locator("[role=tab]").all():
        tab.click()
        for number, button in enumerate(page.locator("[data-chooser-action-choose]:visible").all()):
            button.click()
            page.locator(MODAL).first.wait_for(state="visible")
            walk.look(f"chooser-{tab.get_attribute('href')}-{number}", narrow=True)
            for inner in page.locator(".modal-dialog [role=tab]").all():
                inner.click()
                walk.look(f"chooser-tab-{number}", narrow=False)
            page.locator(".modal-dialog .close, .modal-dialog [data-dismiss=modal]").first.click()
            page.locator(".modal-dialog").wait_for(state="detached")
