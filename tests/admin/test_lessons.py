"""A lesson learned is closed to the public, through the forms of the admin."""

from wagtail.models import PageViewRestriction

from cchc_wagtail.models import StoryPage
from tests.admin import forms
from tests.school import (
    make_public,
    make_story,
)

LESSON = {"kind": "lesson", "person_name": ""}


def publish(editor, address, data):
    response = editor.post(address, data)
    assert response.status_code == 302, response.context["form"].errors
    make_public(StoryPage.objects.get())


def test_new_lesson_is_closed_to_visitors(editor, section, add_url, client):
    publish(editor, add_url("storypage", section.stories), forms.story(**LESSON))
    page = StoryPage.objects.get()
    assert page.live
    assert client.get(page.url).status_code in (302, 403)
    assert PageViewRestriction.objects.filter(page=page, restriction_type="login").exists()


def test_story_that_becomes_a_lesson_is_closed_when_published(editor, section, edit_url):
    page = make_story(section)
    data = forms.story(slug=page.slug, **LESSON)
    editor.post(edit_url(page), data)
    assert not PageViewRestriction.objects.exists()
    publish(editor, edit_url(page), data)
    assert PageViewRestriction.objects.filter(page=page).exists()


def test_lesson_that_becomes_a_story_is_open_when_published(editor, section, edit_url):
    page = make_story(section, kind="lesson", person_name="")
    assert PageViewRestriction.objects.filter(page=page).exists()
    data = forms.story(slug=page.slug)
    editor.post(edit_url(page), data)
    assert PageViewRestriction.objects.filter(page=page).exists()
    publish(editor, edit_url(page), data)
    assert not PageViewRestriction.objects.exists()
