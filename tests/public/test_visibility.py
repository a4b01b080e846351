"""Drafts of changes, and sections behind a login: who sees what beside a page."""

import datetime

import pytest
from django.urls import reverse
from wagtail.models import PageViewRestriction

from cchc_wagtail.models import DocumentPage
from cchc_wagtail.review.authority import without_review
from tests.public.factories import DocumentFactory, LessonFactory, PlanFactory, blocks
from tests.school import (
    make_editor,
    make_person,
    make_public,
    sign_in,
)

pytestmark = pytest.mark.django_db


def replaces(page) -> str:
    return blocks(("replaced", {"page": page.pk, "text": ""}))


@pytest.fixture
def old_and_new(section):
    old = DocumentFactory(parent=section.documents, slug="cu", title="Quy chế cũ")
    new = DocumentFactory(
        parent=section.documents,
        slug="moi",
        title="Quy chế mới",
        issued_on=datetime.date(2026, 3, 1),
    )
    return old, new


def test_what_a_draft_of_a_live_document_replaces_is_not_said_before_it_is_published(
    client, old_and_new
):
    old, new = old_and_new
    new.replaces = replaces(old)
    revision = new.save_revision()
    assert "Quy chế mới" not in client.get(old.url).content.decode()
    assert DocumentPage.objects.get(pk=old.pk).effect_state == "in_force"
    with without_review("Kiểm thử"):
        revision.publish()
    assert new.url in client.get(old.url).content.decode()
    assert DocumentPage.objects.get(pk=old.pk).effect_state == "expired"


def test_a_draft_that_replaces_no_longer_leaves_the_published_fact(client, old_and_new):
    old, new = old_and_new
    new.replaces = replaces(old)
    new.save_revision()
    make_public(new)
    draft = DocumentPage.objects.get(pk=new.pk)
    draft.replaces = blocks()
    draft.save_revision()
    assert new.url in client.get(old.url).content.decode()


def test_a_document_says_when_a_published_one_will_replace_it(client, old_and_new):
    old, new = old_and_new
    new.replaces = replaces(old)
    new.effective_on = datetime.date(2999, 5, 1)
    new.save_revision()
    make_public(new)
    html = client.get(old.url).content.decode()
    assert "cchc-effect--in_force" in html
    assert "ngày 01 tháng 5 năm 2999" in html and new.url in html


def test_a_replacing_document_behind_a_login_is_neither_named_nor_linked(client, old_and_new):
    old, new = old_and_new
    new.replaces = replaces(old)
    new.save_revision()
    make_public(new)
    PageViewRestriction.objects.create(page=new, restriction_type=PageViewRestriction.LOGIN)
    html = client.get(old.url).content.decode()
    assert "Quy chế mới" not in html and new.url not in html
    assert "cchc-effect--expired" in html


def test_a_section_wholly_behind_a_login_is_complete_for_those_who_are_in(
    client, section, old_and_new, parent_user
):
    old, new = old_and_new
    new.replaces = replaces(old)
    new.save_revision()
    make_public(new)
    PlanFactory(parent=section.plans, title="Kế hoạch nội bộ")
    PageViewRestriction.objects.create(
        page=section.home, restriction_type=PageViewRestriction.LOGIN
    )
    assert client.get(section.plans.url).status_code == 302
    client.force_login(parent_user)
    for address in (section.home.url, section.plans.url):
        assert "Kế hoạch nội bộ" in client.get(address).content.decode()
    assert new.url in client.get(old.url).content.decode()


def test_only_those_who_may_write_here_are_told_how_to_begin(section):
    add = reverse("wagtailadmin_pages:add_subpage", args=(section.plans.pk,))
    editor = sign_in(make_editor(section))
    reviewer = sign_in(make_person("van-phong", on=section.home, pages="change"))
    for address in (section.plans.url, section.home.url):
        assert add in editor.get(address).content.decode()
        assert add not in reviewer.get(address).content.decode()


def test_a_thousand_lessons_do_not_break_the_lists(client, section):
    lesson = LessonFactory(parent=section.stories)
    others = [PlanFactory(parent=section.plans, title=f"Kế hoạch {n}") for n in range(3)]
    assert PageViewRestriction.objects.filter(page=lesson).count() == 1
    PageViewRestriction.objects.bulk_create(
        PageViewRestriction(page=lesson.page_ptr, restriction_type=PageViewRestriction.LOGIN)
        for _ in range(1500)
    )
    for address in (section.home.url, section.stories.url, section.plans.url, others[0].url):
        assert client.get(address).status_code == 200


def test_an_address_with_a_value_that_no_page_has_shows_it_as_chosen(client, section):
    PlanFactory(parent=section.plans, year=2026)
    html = client.get(section.plans.url, {"nam": "2001"}).content.decode()
    assert '<option value="2001" selected>2001</option>' in html
    html = client.get(section.stories.url, {"don-vi": "987654"}).content.decode()
    assert "987654</option>" not in html
