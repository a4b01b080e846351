"""Parties, their checklists and order, and what is kept of their decisions."""

import pytest
from django.contrib.auth.models import Group
from django.urls import reverse

from cchc_wagtail.enums import RoleGroup
from cchc_wagtail.models import JointReviewTask, PlanPage, ReviewDecision, ReviewParty
from tests.review.school import messages_of, publish_by_review, say, submit
from tests.review.test_rules import states
from tests.school import sign_in

# The checklist, the order, advice


def test_agreeing_needs_every_sentence_of_the_checklist(school, draft):
    round_ = submit(draft, school.author)
    sentences = school.party("Công đoàn").sentences
    response = say(round_, school.union, "Công đoàn", ticked=sentences[:-1])
    assert sentences[-1] in messages_of(response)
    assert states(round_)["Công đoàn"] == "waiting"


def test_in_order_the_second_party_waits_for_the_first(school, draft):
    JointReviewTask.objects.update(order="in_order")
    round_ = submit(draft, school.author)
    response = say(round_, school.office, "Văn phòng")
    assert "Chờ Công đoàn đồng ý trước" in messages_of(response)
    say(round_, school.union, "Công đoàn")
    say(round_, school.office, "Văn phòng")
    assert PlanPage.objects.get(pk=draft.pk).live


def test_a_third_party_must_agree_when_the_school_adds_it(school, draft):
    ReviewParty.objects.create(
        task=school.task, name="Ban giám hiệu", group=Group.objects.get(name=RoleGroup.BOARD)
    )
    round_ = submit(draft, school.author)
    say(round_, school.union, "Công đoàn")
    say(round_, school.office, "Văn phòng")
    assert not PlanPage.objects.get(pk=draft.pk).live
    say(round_, school.board, "Ban giám hiệu")
    assert PlanPage.objects.get(pk=draft.pk).live


def test_a_party_asked_for_advice_stops_nothing(school, draft):
    ReviewParty.objects.create(
        task=school.task,
        name="Ban giám hiệu",
        group=Group.objects.get(name=RoleGroup.BOARD),
        required=False,
    )
    page = publish_by_review(school, draft)
    assert page.live


# Keeping


def test_decisions_are_never_changed_or_deleted(school, draft):
    round_ = submit(draft, school.author)
    say(round_, school.union, "Công đoàn")
    decision = ReviewDecision.objects.get()
    decision.verdict = "changes"
    with pytest.raises(TypeError):
        decision.save()
    with pytest.raises(TypeError):
        decision.delete()


def test_the_record_names_a_person_whose_account_is_gone(school, draft):
    round_ = submit(draft, school.author)
    say(round_, school.union, "Công đoàn")
    school.union.delete()
    say(round_, school.office, "Văn phòng")
    assert PlanPage.objects.get(pk=draft.pk).live
    html = sign_in(school.board).get(reverse("cchc_review_record", args=[round_.pk]))
    html = html.content.decode()
    assert "Trần Thị Hoa" in html and "Nội dung đúng sự thật" in html
    assert "Kế hoạch tuyên truyền" in html
