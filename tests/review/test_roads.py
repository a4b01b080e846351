"""Nobody takes a page of the section to the public, or away from it, by any road but the review."""

import sys
from collections import Counter

import pytest
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.test import Client
from wagtail.models import Page, PageLogEntry, PageViewRestriction

from cchc_wagtail.models import PlanIndexPage, PlanPage, ReformPageMixin
from cchc_wagtail.review.authority import LOG_REFUSED
from tests.review import roads
from tests.review.roads import Traveller
from tests.review.school import edit, make_draft, messages_of, publish_by_review, say, submit

WALKED: Counter[str] = Counter()
#: Roads whose answer is Wagtail's own: a window in the window, or a button that does not exist.
SILENT = {"press_wagtails_approve", "approve_from_the_dashboard", "set_privacy"}


@pytest.fixture
def school(school):
    school.second_index = school.section.home.add_child(
        instance=PlanIndexPage(title="Kế hoạch cũ", slug="ke-hoach-cu")
    )
    return school


def public_state() -> dict[int, tuple]:
    """What visitors can see of the section: every public page, its place, title and version."""
    return {
        page.pk: (page.path, page.title, page.live_revision_id, page.url_path)
        for page in Page.objects.type(ReformPageMixin).filter(live=True)
    }


def restrictions() -> list[tuple]:
    return list(PageViewRestriction.objects.values_list("page", "restriction_type"))


def walk(name: str, road, school, page, *, admin: bool) -> None:
    """Let every person try ``road`` and look that nothing has changed for visitors."""
    for person, user in school.people.items():
        with transaction.atomic():
            before, closed = public_state(), restrictions()
            fresh = type(page).objects.get(pk=page.pk)
            refusals = PageLogEntry.objects.filter(action=LOG_REFUSED).count()
            response = None
            try:
                response = road(Traveller.of(school, user), fresh)
            except PermissionDenied:
                assert not admin, f"{name}, {person}: the admin raised"
            assert public_state() == before, f"{name}, {person}: open"
            assert restrictions() == closed, f"{name}, {person}: readers changed"
            if response is not None:
                assert response.status_code in (200, 403), f"{name}, {person}"
                words = messages_of(response)
                if name not in SILENT:
                    assert words or "form" in response.context, f"{name}, {person}: silent"
                if "duyệt" in words or "thiếu" in words:
                    logged = PageLogEntry.objects.filter(action=LOG_REFUSED).count()
                    assert logged > refusals, f"{name}, {person}: not logged"
            WALKED[name] += 1
            transaction.set_rollback(True)


@pytest.mark.parametrize("state", ["draft", "submitted", "half agreed", "changed later", "live"])
def test_no_road_leads_to_the_public(school, state):
    page = page_in(school, state)
    for name, road in roads.PUBLISH_ADMIN.items():
        walk(name, road, school, page, admin=True)
    for name, road in roads.PUBLISH_CODE.items():
        walk(name, road, school, page, admin=False)


def test_no_road_leads_away_from_the_public(school):
    page = page_in(school, "live")
    for name, road in roads.TAKE_ADMIN.items():
        walk(name, road, school, page, admin=True)
    for name, road in roads.TAKE_CODE.items():
        walk(name, road, school, page, admin=False)


def page_in(school, state: str) -> PlanPage:
    """A plan that is a draft, under review, or public with a newer draft."""
    draft = make_draft(school)
    if state == "live":
        return edit(publish_by_review(school, draft), school.author, title="Bản sửa chưa duyệt")
    if state != "draft":
        round_ = submit(draft, school.author)
        if state in ("half agreed", "changed later"):
            say(round_, school.union2, "Công đoàn")
        if state == "changed later":
            draft = edit(draft, school.office2, title="Sửa sau khi đồng ý")
    return PlanPage.objects.get(pk=draft.pk)


def test_visitors_see_nothing_of_a_draft_under_review(school):
    page = page_in(school, "half agreed")
    assert Client().get(page.url).status_code == 404


def test_the_number_of_roads_walked_is_told(capsys):
    """Runs last in this file; a road that was not walked would be missing from the count."""
    every = {
        **roads.PUBLISH_ADMIN,
        **roads.PUBLISH_CODE,
        **roads.TAKE_ADMIN,
        **roads.TAKE_CODE,
    }
    with capsys.disabled():
        sys.stdout.write(
            f"\nroads × persons: {len(every)} roads, {sum(WALKED.values())} walks "
            f"({len(WALKED)} roads walked in this run)\n"
        )
    assert len(every) >= 40
