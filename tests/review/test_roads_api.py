"""Wagtail's API v3, which writes with a token: it ends before the same gate."""

import json
from collections.abc import Callable
from typing import Any

import pytest
from django.conf import settings
from django.db import transaction
from django.test import Client
from wagtail.models import Page

from cchc_wagtail.models import PlanIndexPage
from tests.review.school import make_draft, publish_by_review, say, submit
from tests.review.test_roads import public_state, restrictions, walkers

pytestmark = pytest.mark.skipif(
    not settings.HAS_API_V3, reason="this Wagtail has no API v3, or django-ninja is missing"
)

PAGES = "/api/v3/pages/"


@pytest.fixture
def school(school):
    school.second_index = school.section.home.add_child(
        instance=PlanIndexPage(title="Kế hoạch cũ", slug="ke-hoach-cu")
    )
    return school


@pytest.fixture
def live(school):
    return publish_by_review(school, make_draft(school, title="Kế hoạch công khai", slug="cong"))


def caller(user: Any) -> Callable[..., Any]:
    from wagtail.models import APIToken

    _token, secret = APIToken.create_token(user=user, name="thử")
    client = Client(headers={"Authorization": f"Bearer {secret}"}, raise_request_exception=True)

    def call(method: str, path: str, data: Any = None) -> Any:
        return getattr(client, method)(
            f"{PAGES}{path}", json.dumps(data or {}), content_type="application/json"
        )

    return call


def create_below(parent: Page, model: str) -> dict[str, Any]:
    return {
        "meta": {"type": model, "parent_id": parent.pk, "action": "publish"},
        "title": "Trang mới",
        "slug": "trang-moi",
    }


ROADS = {
    "publish": lambda call, s, page: call("post", f"{page.pk}/actions/publish/"),
    "publish the live one": lambda call, s, page: call("post", f"{s.live.pk}/actions/publish/"),
    "create and publish": lambda call, s, page: call(
        "post", "", create_below(s.section.plans, "cchc_wagtail.PlanPage")
    ),
    "create a section and publish": lambda call, s, page: call(
        "post", "", create_below(s.section.site_home, "cchc_wagtail.ReformHomePage")
    ),
    "change and publish": lambda call, s, page: call(
        "patch",
        f"{page.pk}/",
        {"meta": {"type": "cchc_wagtail.PlanPage", "action": "publish"}, "title": "Đổi"},
    ),
    "change the live one and publish": lambda call, s, page: call(
        "patch",
        f"{s.live.pk}/",
        {"meta": {"type": "cchc_wagtail.PlanPage", "action": "publish"}, "title": "Đổi"},
    ),
    "unpublish": lambda call, s, page: call("post", f"{s.live.pk}/actions/unpublish/"),
    "unpublish with all below": lambda call, s, page: call(
        "post", f"{s.section.site_home.pk}/actions/unpublish/", {"recursive": True}
    ),
    "move": lambda call, s, page: call(
        "post",
        f"{s.live.pk}/actions/move/",
        {"destination_id": s.second_index.pk, "position": "last-child"},
    ),
    "copy": lambda call, s, page: call("post", f"{s.live.pk}/actions/copy/", {"slug": "ban-sao"}),
    "copy the section": lambda call, s, page: call(
        "post",
        f"{s.section.home.pk}/actions/copy/",
        {"slug": "ban-sao", "recursive": True, "destination_id": s.section.site_home.pk},
    ),
    "delete": lambda call, s, page: call("delete", f"{s.live.pk}/"),
    "delete by action": lambda call, s, page: call("delete", f"{s.live.pk}/actions/delete/"),
    "delete the index": lambda call, s, page: call("delete", f"{s.section.plans.pk}/"),
    "revert": lambda call, s, page: call(
        "post",
        f"{s.live.pk}/actions/revert/",
        {"revision_id": s.live.revisions.order_by("pk").first().pk},
    ),
    "alias": lambda call, s, page: call(
        "post",
        f"{s.live.pk}/actions/create_alias/",
        {"destination_id": s.second_index.pk, "slug": "bi-danh"},
    ),
}


def test_no_call_of_the_api_changes_what_visitors_see(school, live, full):
    draft = make_draft(school)
    round_ = submit(draft, school.author)
    say(round_, school.union2, "Công đoàn")
    school.live = live
    before, closed = public_state(), restrictions()
    for number, (name, road) in enumerate(ROADS.items()):
        for person, user in walkers(school, number, everybody=full, admin=True).items():
            with transaction.atomic():
                response = road(caller(user), school, draft)
                assert public_state() == before, f"{name}, {person}: open"
                assert restrictions() == closed, f"{name}, {person}"
                assert response.status_code < 500, f"{name}, {person}: {response.content}"
                transaction.set_rollback(True)


def test_the_api_writes_drafts_as_before(school):
    response = caller(school.author)(
        "post",
        "",
        {
            "meta": {"type": "cchc_wagtail.PlanPage", "parent_id": school.section.plans.pk},
            "title": "Bản nháp",
            "slug": "ban-nhap",
        },
    )
    assert response.status_code == 201, response.content
    assert not Page.objects.get(slug="ban-nhap").live
