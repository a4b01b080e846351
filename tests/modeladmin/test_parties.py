"""The register of review parties: a school adds the board as a third party."""

import pytest
from django.contrib.auth.models import Group
from django.urls import reverse

from cchc_wagtail.enums import RoleGroup
from cchc_wagtail.models import PlanPage, ReviewParty
from tests.review.school import make_draft, publish_by_review, say
from tests.school import sign_in

pytestmark = pytest.mark.django_db


def test_an_administrator_adds_the_board_as_third_party(school):
    response = sign_in(school.root).post(
        reverse("cchc_wagtail_reviewparty_modeladmin_create"),
        {
            "name": "Ban giám hiệu",
            "task": school.task.pk,
            "group": Group.objects.get(name=RoleGroup.BOARD).pk,
            "sort_order": "30",
            "required": "on",
            "checklist": "Đúng chủ trương của nhà trường.",
        },
        follow=True,
    )
    assert response.status_code == 200
    party = ReviewParty.objects.get(name="Ban giám hiệu")
    page = publish_by_review(school, make_draft(school))
    assert not page.live
    say(page.review_rounds.last(), school.board, "Ban giám hiệu")
    assert PlanPage.objects.get(pk=page.pk).live
    html = sign_in(school.root).get(reverse("cchc_wagtail_reviewparty_modeladmin_index"))
    assert party.name in html.content.decode()


@pytest.mark.parametrize("person", ["author", "union", "both", "publisher", "board"])
@pytest.mark.parametrize("action", ["index", "create", "edit", "delete"])
def test_nobody_else_touches_the_parties(school, person, action):
    name = f"cchc_wagtail_reviewparty_modeladmin_{action}"
    party = school.party("Công đoàn")
    address = reverse(name, args=[party.pk] if action in ("edit", "delete") else [])
    client = sign_in(getattr(school, person))
    for response in (client.get(address), client.post(address, {"name": "Đã đổi"})):
        assert (response.status_code, response.url) == (302, reverse("wagtailadmin_home"))
    assert ReviewParty.objects.filter(pk=party.pk, name="Công đoàn").exists()
