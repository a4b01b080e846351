"""Lessons learned stay closed to the public."""

from io import StringIO
from typing import Any

import pytest
from django.core.management import call_command
from django.urls import reverse
from wagtail.models import Page, PageViewRestriction

from cchc_wagtail.enums import StoryKind
from cchc_wagtail.models import StoryIndexPage, StoryPage
from tests.school import remove

pytestmark = pytest.mark.django_db


def make_story(kind: StoryKind, **fields: Any) -> StoryPage:
    name = "" if kind == StoryKind.LESSON else "Cô Lan"
    call_command("cchc_setup", stdout=StringIO())
    page = StoryPage(title="Nhận hồ sơ", slug="nhan-ho-so", kind=kind, person_name=name, **fields)
    return StoryIndexPage.objects.get().add_child(instance=page)


def restrictions(page: Page) -> list[str]:
    rows = PageViewRestriction.objects.filter(page=page.pk)
    return list(rows.values_list("restriction_type", flat=True))


def test_lesson_cannot_be_made_public_in_the_admin(admin_client):
    lesson = make_story(StoryKind.LESSON)
    address = reverse("wagtailadmin_pages:set_privacy", args=[lesson.pk])

    admin_client.post(address, {"restriction_type": "none", "groups": [], "password": ""})

    assert restrictions(lesson) == [PageViewRestriction.LOGIN]
    assert not Page.objects.filter(pk=lesson.pk).public().exists()


def test_lesson_may_be_closed_to_more_people(admin_client):
    lesson = make_story(StoryKind.LESSON, live=False)
    address = reverse("wagtailadmin_pages:set_privacy", args=[lesson.pk])

    admin_client.post(address, {"restriction_type": "password", "password": "hoa-sen-2026"})

    assert restrictions(lesson) == [PageViewRestriction.PASSWORD]


def test_restriction_of_another_story_can_be_taken_away():
    story = make_story(StoryKind.PERSON)
    PageViewRestriction.objects.create(page=story.page_ptr, restriction_type="login")

    PageViewRestriction.objects.filter(page=story.pk).delete()

    assert restrictions(story) == []


def test_lesson_that_becomes_a_story_is_opened():
    lesson = make_story(StoryKind.LESSON)
    lesson.kind, lesson.person_name = StoryKind.DEED, "Cô Lan"

    lesson.save()

    assert restrictions(lesson) == []


@pytest.mark.parametrize("above", [False, True])
def test_lesson_is_deleted_with_its_restriction(above):
    lesson = make_story(StoryKind.LESSON)

    remove(StoryIndexPage.objects.get() if above else lesson)

    assert not StoryPage.objects.exists()
    assert not PageViewRestriction.objects.exists()
