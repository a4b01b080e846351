"""The gate stands in every page type of the section, a host's own type and the indexes too."""

import pytest
from django.apps import apps
from django.core.exceptions import PermissionDenied
from django.urls import reverse
from wagtail.models import Page
from wagtail.signals import page_published

from cchc_wagtail.models import (
    ActivityPage,
    DocumentPage,
    PlanPage,
    ProcedurePage,
    ReformHomePage,
    ReformPageMixin,
    StoryPage,
)
from cchc_wagtail.review.actions import ask_for_change
from cchc_wagtail.review.authority import without_review
from tests.review.school import make_draft, messages_of, publish_by_review, say, submit
from tests.school import sign_in
from tests.testapp.models import DistrictPlanPage, HomePage

CONTENT = {
    PlanPage: ("plans", {}),
    DistrictPlanPage: ("plans", {}),
    ProcedurePage: ("procedures", {}),
    StoryPage: ("stories", {"person_name": "Cô Sen"}),
    DocumentPage: ("documents", {}),
    ActivityPage: ("activities", {}),
}


def draft_of(school, model) -> Page:
    if model in CONTENT:
        parent, fields = CONTENT[model]
        parent = getattr(school.section, parent)
    elif model is ReformHomePage:
        parent, fields = school.section.site_home, {}
    else:
        parent, fields = school.section.home, {}
    page = parent.add_child(
        instance=model(title="Trang thử", slug="trang-thu", live=False, **fields)
    )
    page.save_revision(user=school.author)
    return model.objects.get(pk=page.pk)


TYPES = [model for model in apps.get_models() if issubclass(model, ReformPageMixin)]


@pytest.mark.parametrize("model", TYPES, ids=lambda model: model.__name__)
def test_every_page_type_becomes_and_stays_public_by_the_review_only(school, model):
    page = draft_of(school, model)
    publishing_is_refused(school, page)
    if model is not ReformHomePage:
        round_ = submit(page, school.author)
        say(round_, school.union, "Công đoàn")
        say(round_, school.office, "Văn phòng")
        assert Page.objects.get(pk=page.pk).live
    else:
        with without_review("Kiểm thử"):
            page.get_latest_revision().publish()
    taking_down_is_refused(school, page)
    assert Page.objects.get(pk=page.pk).live


def publishing_is_refused(school, page):
    """In the explorer, and by each way of code."""
    model = type(page)
    response = sign_in(school.root).post(
        reverse("wagtail_bulk_action", args=["wagtailcore", "page", "publish"])
        + f"?id={page.pk}&next=/admin/pages/",
        {"include_descendants": "on"},
        follow=True,
    )
    assert "thiếu ý kiến" in messages_of(response) or "duyệt" in messages_of(response)
    for attempt in (
        lambda: page.get_latest_revision().publish(),
        lambda: page.get_latest_revision().publish(user=school.root),
        lambda: model.objects.get(pk=page.pk).publish(page.get_latest_revision()),
    ):
        with pytest.raises(PermissionDenied):
            attempt()
        assert not Page.objects.get(pk=page.pk).live


def taking_down_is_refused(school, page):
    model = type(page)
    for attempt in (
        lambda: model.objects.get(pk=page.pk).unpublish(user=school.root),
        lambda: model.objects.get(pk=page.pk).delete(user=school.root),
        lambda: Page.objects.get(pk=page.pk).delete(),
        lambda: model.objects.get(pk=page.pk).move(
            Page.objects.get(pk=school.section.site_home.pk), pos="last-child"
        ),
    ):
        if model is ReformHomePage and "move" in attempt.__code__.co_names:
            continue
        with pytest.raises(PermissionDenied):
            attempt()


def test_pages_of_the_host_are_published_and_taken_down_as_before(school):
    page = school.section.site_home.add_child(
        instance=HomePage(title="Tin tức", slug="tin-tuc", live=False)
    )
    page.save_revision(user=school.publisher)
    client = sign_in(school.publisher)
    edit = reverse("wagtailadmin_pages:edit", args=[page.pk])
    data = {"title": "Tin mới", "slug": "tin-tuc", "action-publish": "1"}
    comments = {
        f"comments-{name}": value
        for name, value in {
            "TOTAL_FORMS": 0,
            "INITIAL_FORMS": 0,
            "MIN_NUM_FORMS": 0,
            "MAX_NUM_FORMS": 1000,
        }.items()
    }
    client.post(edit, {**data, **comments})
    page = HomePage.objects.get(pk=page.pk)
    assert (page.live, page.title) == (True, "Tin mới")
    client.post(reverse("wagtailadmin_pages:unpublish", args=[page.pk]))
    assert not HomePage.objects.get(pk=page.pk).live
    client.post(reverse("wagtailadmin_pages:delete", args=[page.pk]))
    assert not HomePage.objects.filter(pk=page.pk).exists()


def test_code_of_the_host_that_runs_on_publication_takes_no_other_page_along(school):
    page, other = make_draft(school), make_draft(school, title="Kéo theo", slug="keo-theo")
    refused = []

    def publish_other(sender, instance, **kwargs):
        if instance.pk == page.pk:
            try:
                other.get_latest_revision().publish()
            except PermissionDenied as error:
                refused.append(str(error))

    page_published.connect(publish_other)
    try:
        assert publish_by_review(school, page).live
    finally:
        page_published.disconnect(publish_other)
    assert "thiếu ý kiến" in refused[0]
    assert not Page.objects.get(pk=other.pk).live


def test_a_page_with_an_alias_takes_it_down_with_itself(school):
    page = publish_by_review(school, make_draft(school))
    alias = page.create_alias(update_slug="bi-danh")
    assert not alias.live
    Page.objects.filter(pk=alias.pk).update(live=True)  # as one made before the section had a gate
    round_ = ask_for_change(page, "unpublish", school.author, "Văn bản đã hết hiệu lực.")
    say(round_, school.union, "Công đoàn")
    say(round_, school.office, "Văn phòng")
    assert not Page.objects.filter(pk__in=[page.pk, alias.pk], live=True).exists()
