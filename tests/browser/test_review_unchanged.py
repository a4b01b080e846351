"""A form that is opened in a browser and saved as it is changes nothing that anybody reads."""

import json

import pytest
from django.urls import reverse

from cchc_wagtail.review.fingerprint import content_fingerprint, revision_fingerprint
from tests import factories

pytestmark = pytest.mark.django_db(transaction=True)

KINDS = {
    "plans": factories.PlanFactory,
    "procedures": factories.ProcedureFactory,
    "stories": factories.StoryFactory,
    "documents": factories.DocumentFactory,
    "activities": factories.ActivityFactory,
}


@pytest.mark.parametrize("kind", KINDS)
def test_saving_a_full_page_unchanged_keeps_its_fingerprint(chromium, live_server, school, kind):
    page = KINDS[kind](parent=getattr(school.section, kind), live=False, owner=school.author)
    # As an importer stores it: raw values, no ids of blocks.
    page = type(page).objects.get(pk=page.pk)
    first = page.save_revision(user=school.author)
    before = revision_fingerprint(first)
    assert before == content_fingerprint(page)

    context = chromium.new_context(viewport={"width": 1280, "height": 900}, locale="vi-VN")
    tab = context.new_page()
    tab.goto(live_server.url + reverse("wagtailadmin_login"))
    tab.fill("input[name=username]", school.author.username)
    tab.fill("input[name=password]", "mat-khau-thu")
    tab.click("button[type=submit]")
    tab.wait_for_load_state()
    tab.goto(live_server.url + reverse("wagtailadmin_pages:edit", args=[page.pk]))
    tab.wait_for_load_state("networkidle")
    tab.locator("footer button.action-save").click()
    tab.wait_for_load_state("networkidle")
    context.close()

    latest = type(page).objects.get(pk=page.pk).get_latest_revision()
    assert latest.pk != first.pk, "nothing was saved"
    changed = differing(first.as_object(), latest.as_object())
    assert revision_fingerprint(latest) == before, json.dumps(changed, ensure_ascii=False)


def differing(old, new) -> dict:
    """The fields whose normal form differs, for the message of a failure."""
    from cchc_wagtail.review.fingerprint import _fields, _volatile

    first, second = (dict(_fields(page, _volatile(page))) for page in (old, new))
    return {
        name: (first.get(name), second.get(name))
        for name in first.keys() | second.keys()
        if first.get(name) != second.get(name)
    }
