"""A section, an editor of it, and the page forms of the admin."""

import pytest
from django.urls import reverse

from tests.school import make_editor, sign_in


@pytest.fixture
def editor(section):
    return sign_in(make_editor(section))


@pytest.fixture
def add_url():
    """The address of the form for a new page of a type below a parent."""

    def build(page_type, parent):
        return reverse("wagtailadmin_pages:add", args=["cchc_wagtail", page_type, parent.pk])

    return build


@pytest.fixture
def edit_url():
    def build(page):
        return reverse("wagtailadmin_pages:edit", args=[page.pk])

    return build
