"""What a CDN is told to drop when pages of the section change."""

import pytest
from wagtail.contrib.frontend_cache.backends.base import BaseBackend
from wagtail.models import PageViewRestriction

from cchc_wagtail.models import PlanTask
from cchc_wagtail.review.authority import without_review
from tests.public.factories import (
    ActivityFactory,
    DocumentFactory,
    PlanFactory,
    ProcedureFactory,
    blocks,
)
from tests.school import make_public, remove, take_down

pytestmark = pytest.mark.django_db


class Cdn(BaseBackend):
    """Notes what it is asked to drop."""

    dropped: set[str] = set()

    def purge(self, url: str) -> None:
        self.dropped.add(url)


@pytest.fixture
def dropped(settings, section, django_capture_on_commit_callbacks):
    """The paths dropped by what is done in the function given."""
    settings.WAGTAILFRONTENDCACHE = {"cdn": {"BACKEND": f"{__name__}.Cdn"}}

    def run(act) -> set[str]:
        Cdn.dropped.clear()
        with django_capture_on_commit_callbacks(execute=True):
            act()
        return {url.removeprefix("http://testserver") for url in Cdn.dropped}

    return run


@pytest.mark.parametrize("act", [make_public, take_down, remove])
def test_a_page_its_list_home_and_feeds_are_dropped(section, dropped, act):
    page = DocumentFactory(parent=section.documents)
    page.save_revision()
    index, home = section.documents.url, section.home.url
    expected = {page.url, index, f"{index}atom/", f"{index}?trang=1", home, f"{home}atom/"}
    assert expected <= dropped(lambda: act(page))


def test_documents_that_replace_each_other_are_dropped_together(section, dropped):
    old = DocumentFactory(parent=section.documents, title="Cũ")
    new = DocumentFactory(
        parent=section.documents,
        title="Mới",
        replaces=blocks(("replaced", {"page": old.pk, "text": ""})),
    )
    new.save_revision()
    assert old.url in dropped(lambda: make_public(new))
    assert new.url in dropped(lambda: take_down(old))


def test_a_plan_and_its_activities_are_dropped_together(section, dropped):
    plan = PlanFactory(parent=section.plans)
    task = PlanTask.objects.create(plan=plan, description="Niêm yết thủ tục")
    activity = ActivityFactory(parent=section.activities, plan_task=task)
    assert activity.url in dropped(lambda: take_down(plan))
    assert plan.url not in dropped(lambda: None)
    activity.save_revision()
    assert section.activities.url in dropped(lambda: make_public(activity))


def test_a_moved_page_is_dropped_at_both_addresses(section, dropped):
    page = DocumentFactory(parent=section.documents)
    old = page.url

    def move() -> None:
        with without_review("Kiểm thử"):
            page.move(section.home, pos="last-child")

    paths = dropped(move)
    page.refresh_from_db()
    assert {old, f"{section.home.url}{page.slug}/"} <= paths


def test_the_notice_sheet_of_a_procedure_is_dropped_with_it(section, dropped):
    page = ProcedureFactory(parent=section.procedures)
    page.save_revision()
    assert f"{page.url}to-roi/" in dropped(lambda: make_public(page))


@pytest.mark.parametrize("closed", ["documents", "home"])
def test_closing_and_opening_pages_drops_them_and_all_that_named_them(section, dropped, closed):
    page = DocumentFactory(parent=section.documents)
    top = getattr(section, closed)
    expected = {
        page.url,
        section.documents.url,
        f"{section.documents.url}atom/",
        section.home.url,
        f"{section.home.url}atom/",
        section.plans.url,
    }
    made = []

    def close() -> None:
        made.append(PageViewRestriction.objects.create(page=top, restriction_type="login"))

    assert expected <= dropped(close)
    assert expected <= dropped(made[0].delete)


def test_closing_a_page_above_the_section_drops_the_section(section, dropped):
    root = section.home.get_parent()
    paths = dropped(lambda: PageViewRestriction.objects.create(page=root, restriction_type="login"))
    assert {section.home.url, section.documents.url} <= paths


def test_a_draft_drops_nothing(section, dropped):
    page = DocumentFactory(parent=section.documents)
    assert dropped(page.save_revision) == set()
