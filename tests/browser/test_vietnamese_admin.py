"""The screens of those who sign in, and of the reviewers and the principal, in Vietnamese."""

import re

import pytest
from django.core import mail
from django.urls import reverse

from tests.browser.admin_words import COLLECT, english_in

pytestmark = pytest.mark.django_db(transaction=True)
PAGES = "wagtailadmin_pages:"
REPORTS = "wagtailadmin_reports:"


def test_signing_in_and_forgotten_passwords(stage, walk_as):
    walk = walk_as(role="khach")
    page = walk.page
    walk.go("wagtailadmin_login")
    page.fill("input[name=username]", "lan")
    page.fill("input[name=password]", "sai")
    walk.press("button[type=submit]", "login-wrong", shows=".messages")
    walk.go("wagtailadmin_password_reset")
    page.fill("input[name=email]", "lan@hoasen.example")
    page.click("button[type=submit], input[type=submit]")
    page.wait_for_url("**/done/")
    walk.look("password-reset-done")
    letter = mail.outbox[-1]
    for line in (letter.subject, *letter.body.splitlines()):
        assert english_in(line) == [], line
    link = re.search(r"http\S+", letter.body)[0]
    page.goto(link.replace("http://testserver", walk.base))
    walk.look("password-reset-confirm")
    page.fill("input[name=new_password1]", "123")
    page.fill("input[name=new_password2]", "124")
    page.click("button[type=submit], input[type=submit]")
    page.wait_for_load_state()
    walk.look("password-reset-errors")
    for name in ("new_password1", "new_password2"):
        page.fill(f"input[name={name}]", "mot-mat-khau-dai-2026")
    page.click("button[type=submit], input[type=submit]")
    page.wait_for_url("**/complete/")
    walk.look("password-reset-complete")
    page.goto(link.replace("http://testserver", walk.base))
    walk.look("password-reset-used-link")
    walk.finish()


def test_screens_of_a_reviewer_of_the_union(stage, walk_as):
    review_screens(walk_as(stage.school.union, "cong-doan"), stage)


def review_screens(walk, stage):
    public, waiting = stage.public, stage.waiting
    walk.tour(
        ("wagtailadmin_home",),
        ("wagtailadmin_explore", stage.school.section.plans.pk),
        (PAGES + "edit", public.pk),
        (PAGES + "history", public.pk),
        (PAGES + "workflow_history", public.pk),
        (PAGES + "workflow_history_detail", public.pk, public.workflow_states.first().pk),
        *[(f"cchc_review_{name}",) for name in ("list", "register", "substitutions")],
        ("cchc_review_timeline", public.pk),
        ("cchc_review", waiting.pk),
        (REPORTS + "workflow",),
        (REPORTS + "site_history",),
        ("wagtailadmin_account",),
        ("wagtailusers_users:index",),
    )
    page = walk.page
    # Without a tick, then with a reason missing, then agreed.
    walk.go("cchc_review", waiting.pk, label="review-again")
    walk.press("button[value^='agree:']", "review-without-ticks")
    walk.press("button[value^='changes:']", "review-changes-without-reason")
    for box in page.locator(".cchc-decide input[type=checkbox]").all():
        box.check()
    walk.press("button[value^='agree:']", "review-agreed")
    walk.finish()


def test_screens_of_a_reviewer_of_the_office(stage, walk_as):
    walk = walk_as(stage.school.office, "van-phong")
    public, waiting = stage.public, stage.waiting
    first, *_others, last = public.revisions.order_by("pk")
    walk.tour(
        ("wagtailadmin_home",),
        (PAGES + "edit", public.pk),
        (PAGES + "revisions_compare", public.pk, first.pk, last.pk),
        (PAGES + "history", public.pk),
        ("cchc_review_ask", public.pk),
        ("cchc_review_emergency", public.pk),
        ("cchc_review_list",),
        ("cchc_review_register",),
        ("cchc_import_file",),
        *[
            (f"cchc_wagtail_{model}_modeladmin_index",)
            for model in ("orgunit", "plantask", "activitypage", "reviewparty")
        ],
        ("cchc_wagtail_orgunit_modeladmin_create",),
        *[
            (f"cchc_wagtail_orgunit_modeladmin_{name}", stage.unit.pk)
            for name in ("edit", "inspect", "history", "delete")
        ],
        ("cchc_wagtail_plantask_modeladmin_inspect", stage.task.pk),
        ("cchc_wagtail_plantask_modeladmin_edit", stage.task.pk),
        ("cchc_wagtail_activitypage_modeladmin_choose_parent",),
        ("cchc_search_terms",),
        (REPORTS + "workflow",),
    )
    walk.go("cchc_review", waiting.pk, label="review")
    walk.page.locator(".cchc-decide textarea").first.fill("Ghi rõ ngày bắt đầu.")
    walk.press("button[value^='changes:']", "review-changes-asked")
    walk.go("cchc_review_record", waiting.pk)
    walk.finish()


def test_screens_of_the_principal(stage, walk_as):
    walk = walk_as(stage.school.board, "hieu-truong")
    public = stage.public
    walk.tour(
        ("wagtailadmin_home",),
        ("wagtailadmin_explore_root",),
        (PAGES + "edit", public.pk),
        ("cchc_review_emergency", public.pk),
        ("cchc_review_ask", public.pk),
        ("cchc_review_timeline", public.pk),
        ("cchc_review_list",),
        ("cchc_review_register",),
        ("cchc_review_substitutions",),
        ("cchc_search_terms",),
        *[
            (f"cchc_wagtail_{model}_modeladmin_index",)
            for model in ("orgunit", "plantask", "activitypage", "reviewparty")
        ],
        (REPORTS + "site_history",),
        (REPORTS + "aging_pages",),
        ("wagtailsites:index",),
        ("wagtailadmin_workflows:index",),
        ("wagtailadmin_account",),
    )
    walk.finish()


def test_english_is_found_when_the_person_reads_english(stage, walk_as):
    """The walk would fail if the admin were English: the same screen, in the other language."""
    from wagtail.users.models import UserProfile

    profile = UserProfile.get_for_user(stage.school.author)
    profile.preferred_language = "en"
    profile.save()
    walk = walk_as(stage.school.author, "tieng-anh")
    walk.page.goto(walk.base + reverse("wagtailadmin_account"))
    lines = [line for _kind, line in walk.page.evaluate(COLLECT)]
    found = {word for line in lines for word in english_in(line)}
    assert {"Dashboard", "Account", "Notifications"} <= found
    assert len(found) > 50
