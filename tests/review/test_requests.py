"""Changing what is public: by request to the parties, or by the emergency door."""

import pytest
from django.contrib.auth.models import Group
from django.urls import reverse
from wagtail.models import Page, PageLogEntry, PageViewRestriction

from cchc_wagtail.enums import RoleGroup
from cchc_wagtail.models import PlanIndexPage, PlanPage, ReviewRound
from tests.review.school import (
    REASON_EMERGENCY,
    edit,
    make_draft,
    messages_of,
    publish_by_review,
    say,
    submit,
)
from tests.school import sign_in

REASON = "Văn bản đã được thay bằng bản mới."


@pytest.fixture
def live(school, draft):
    return publish_by_review(school, draft)


@pytest.fixture
def other_index(school):
    return school.section.home.add_child(
        instance=PlanIndexPage(title="Kế hoạch cũ", slug="ke-hoach-cu")
    )


def ask(user, page, kind, reason=REASON, **data):
    address = reverse("cchc_review_ask", args=[page.pk])
    return sign_in(user).post(address, {"kind": kind, "reason": reason, **data}, follow=True)


def emergency(user, page, kind="publish", reason=REASON_EMERGENCY, **data):
    address = reverse("cchc_review_emergency", args=[page.pk])
    return sign_in(user).post(address, {"kind": kind, "reason": reason, **data}, follow=True)


def both_agree(school, round_):
    say(round_, school.union, "Công đoàn")
    assert ReviewRound.objects.get(pk=round_.pk).status == "open"
    say(round_, school.office, "Văn phòng")


def parameters(kind, other_index):
    return {
        "move": {"destination": other_index.pk},
        "privacy": {"readers": "login"},
    }.get(kind, {})


@pytest.mark.parametrize("kind", ["unpublish", "delete", "move", "privacy"])
def test_a_request_is_carried_out_when_both_have_agreed(school, live, other_index, kind):
    address = live.url
    response = ask(school.author, live, kind, **parameters(kind, other_index))
    assert response.status_code == 200
    round_ = ReviewRound.objects.get(kind=kind)
    assert Page.objects.get(pk=live.pk).live, "nothing happens before"
    both_agree(school, round_)
    round_.refresh_from_db()
    assert (round_.status, round_.failure) == ("done", "")
    page = Page.objects.filter(pk=live.pk).first()
    if kind == "unpublish":
        assert not page.live
        assert sign_in(school.author).get(address).status_code == 404
    elif kind == "delete":
        assert page is None
        assert round_.page_id is None and round_.page_title == "Kế hoạch tuyên truyền"
    elif kind == "move":
        assert page.get_parent().pk == other_index.pk and page.live
    else:
        assert PageViewRestriction.objects.get(page=page).restriction_type == "login"
    html = sign_in(school.root).get(reverse("wagtailadmin_reports:site_history")).content
    assert "sau khi duyệt" in html.decode()


@pytest.mark.parametrize("kind", ["unpublish", "delete", "move", "privacy"])
def test_a_request_that_a_party_refuses_changes_nothing(school, live, other_index, kind):
    ask(school.author, live, kind, **parameters(kind, other_index))
    round_ = ReviewRound.objects.get(kind=kind)
    say(round_, school.union, "Công đoàn")
    say(round_, school.office, "Văn phòng", "changes", "Phụ huynh vẫn đang dùng trang này.")
    round_.refresh_from_db()
    assert round_.status == "refused"
    page = Page.objects.get(pk=live.pk)
    assert page.live and page.get_parent().pk == school.section.plans.pk
    assert not PageViewRestriction.objects.exists()


def test_a_request_needs_a_reason(school, live):
    response = ask(school.author, live, "unpublish", "Gỡ.")
    assert response.status_code == 422
    assert "ít nhất 10 ký tự" in response.content.decode().lower()
    assert not ReviewRound.objects.filter(kind="unpublish").exists()


def test_who_asks_cannot_decide(school, live):
    ask(school.union, live, "unpublish")
    round_ = ReviewRound.objects.get(kind="unpublish")
    say(round_, school.union, "Công đoàn")
    assert not round_.decisions.exists()
    say(round_, school.union2, "Công đoàn")
    say(round_, school.office, "Văn phòng")
    assert not Page.objects.get(pk=live.pk).live


def test_the_same_request_is_made_once(school, live):
    ask(school.author, live, "unpublish")
    response = ask(school.author, live, "unpublish")
    assert "đang được duyệt" in response.content.decode()
    assert ReviewRound.objects.filter(kind="unpublish").count() == 1


def test_a_request_can_be_withdrawn(school, live):
    ask(school.author, live, "delete")
    round_ = ReviewRound.objects.get(kind="delete")
    sign_in(school.author).post(reverse("cchc_review_withdraw", args=[round_.pk]))
    say(round_, school.union, "Công đoàn")
    assert not round_.decisions.exists()
    assert Page.objects.filter(pk=live.pk).exists()


def test_a_page_that_was_never_public_needs_no_request(school, draft):
    response = sign_in(school.author).get(reverse("cchc_review_ask", args=[draft.pk]), follow=True)
    assert "chưa từng công khai" in messages_of(response)
    sign_in(school.board).post(reverse("wagtailadmin_pages:delete", args=[draft.pk]))
    assert not PlanPage.objects.filter(pk=draft.pk).exists()


def test_a_move_that_became_impossible_keeps_the_decisions_and_says_why(school, live, other_index):
    ask(school.author, live, "move", destination=other_index.pk)
    round_ = ReviewRound.objects.get(kind="move")
    say(round_, school.union, "Công đoàn")
    other_index.add_child(instance=PlanPage(title="Trùng", slug=live.slug, live=False))
    response = say(round_, school.office, "Văn phòng")
    assert "đã có trang khác mang địa chỉ" in messages_of(response)
    round_.refresh_from_db()
    assert round_.decisions.count() == 2 and round_.status == "open"
    PlanPage.objects.get(title="Trùng").delete()
    sign_in(school.office).post(reverse("cchc_review_retry", args=[round_.pk]))
    assert Page.objects.get(pk=live.pk).get_parent().pk == other_index.pk


def test_a_request_about_an_older_version_must_be_looked_at_again(school, live):
    ask(school.author, live, "unpublish")
    round_ = ReviewRound.objects.get(kind="unpublish")
    say(round_, school.union, "Công đoàn")
    page = edit(live, school.author, title="Bản mới")
    second = submit(page, school.author)
    say(second, school.union, "Công đoàn")
    say(second, school.office, "Văn phòng")
    response = say(round_, school.office, "Văn phòng")
    assert "Nội dung đã thay đổi" in messages_of(response)
    assert Page.objects.get(pk=live.pk).live


# The emergency door


def test_an_emergency_publishes_at_once_and_stays_red_until_all_have_agreed(school, draft):
    response = emergency(school.board, draft)
    assert response.status_code == 200
    page = PlanPage.objects.get(pk=draft.pk)
    assert page.live
    round_ = ReviewRound.objects.get(emergency=True)
    home = sign_in(school.union).get(reverse("wagtailadmin_home")).content.decode()
    assert "help-critical" in home and "Đăng khẩn: Công khai" in home
    editor = sign_in(school.author).get(reverse("wagtailadmin_pages:edit", args=[page.pk]))
    assert "Đăng khẩn (Công khai)" in editor.content.decode()
    say(round_, school.union, "Công đoàn")
    say(round_, school.office, "Văn phòng")
    round_.refresh_from_db()
    assert round_.status == "done"
    home = sign_in(school.union).get(reverse("wagtailadmin_home")).content.decode()
    assert "help-critical" not in home
    register = sign_in(school.board).get(reverse("cchc_review_register"))
    assert register.context["counts"]["emergencies"] == 1
    words = [
        entry.formatter.format_message(entry)
        for entry in PageLogEntry.objects.filter(action="cchc_wagtail.review.emergency")
    ]
    assert REASON_EMERGENCY in words[0] and "Công đoàn và Văn phòng" in words[0]


def test_only_the_missing_party_is_asked_afterwards(school, draft):
    round_ = submit(draft, school.author)
    say(round_, school.union, "Công đoàn")
    emergency(school.board, draft)
    afterwards = ReviewRound.objects.get(emergency=True)
    assert [party.name for party in afterwards.parties] == ["Văn phòng"]
    round_.refresh_from_db()
    assert round_.status == "withdrawn"
    say(afterwards, school.office, "Văn phòng")
    afterwards.refresh_from_db()
    assert afterwards.status == "done"


def test_the_publisher_cannot_agree_afterwards(school, draft):
    school.board.groups.add(Group.objects.get(name=RoleGroup.UNION))
    emergency(school.board, draft)
    round_ = ReviewRound.objects.get(emergency=True)
    say(round_, school.board, "Công đoàn")
    assert not round_.decisions.exists()


@pytest.mark.parametrize("person", ["author", "union", "both", "publisher"])
def test_the_emergency_door_has_its_own_permission(school, draft, person):
    response = emergency(getattr(school, person), draft)
    assert "quyền “đăng khẩn”" in messages_of(response)
    assert not PlanPage.objects.get(pk=draft.pk).live


def test_an_emergency_needs_a_reason_of_twenty_characters(school, draft):
    response = emergency(school.board, draft, reason="Gấp lắm rồi")
    assert response.status_code == 422
    assert not PlanPage.objects.get(pk=draft.pk).live


@pytest.mark.parametrize("kind", ["unpublish", "delete", "privacy"])
def test_an_emergency_takes_down_at_once_too(school, live, kind):
    emergency(school.board, live, kind, **({"readers": "login"} if kind == "privacy" else {}))
    page = Page.objects.filter(pk=live.pk).first()
    round_ = ReviewRound.objects.get(emergency=True)
    if kind == "delete":
        assert page is None
    elif kind == "unpublish":
        assert not page.live
    else:
        assert PageViewRestriction.objects.filter(page=page).exists()
    say(round_, school.union, "Công đoàn")
    say(round_, school.office, "Văn phòng")
    round_.refresh_from_db()
    assert round_.status == "done"


def test_two_emergencies_not_agreed_afterwards_are_shown_to_the_board(school):
    for number in (1, 2):
        page = make_draft(school, title=f"Thông báo {number}", slug=f"thong-bao-{number}")
        emergency(school.board, page)
        home = sign_in(school.board).get(reverse("wagtailadmin_home")).content.decode()
        assert "không được đồng ý sau đó" not in home
        round_ = ReviewRound.objects.filter(emergency=True).last()
        say(round_, school.union, "Công đoàn", "changes", "Không có gì phải đăng khẩn.")
    home = sign_in(school.board).get(reverse("wagtailadmin_home")).content.decode()
    assert "Có 2 lần đăng khẩn không được đồng ý sau đó" in home
    home = sign_in(school.union).get(reverse("wagtailadmin_home")).content.decode()
    assert "không được đồng ý sau đó" not in home


def test_an_emergency_with_every_agreement_is_none(school, live):
    response = emergency(school.board, live, "publish")
    assert response.status_code == 422
