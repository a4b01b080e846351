"""A date of going live is part of what is agreed; the day itself needs nobody."""

import datetime

import pytest
from django.contrib.auth.models import Group
from django.core.management import call_command
from django.urls import reverse
from django.utils import timezone
from wagtail.models import PageLogEntry

from cchc_wagtail.enums import RoleGroup
from cchc_wagtail.models import PlanPage, ReviewRound
from tests.review.school import edit, make_draft, messages_of, publish_by_review, say, submit
from tests.school import sign_in


@pytest.fixture
def later():
    return timezone.now() + datetime.timedelta(days=3)


@pytest.fixture
def days_pass(monkeypatch, later):
    """Let the clock of Django stand after the date of going live."""

    def pass_by():
        after = later + datetime.timedelta(minutes=1)
        monkeypatch.setattr("django.utils.timezone.now", lambda: after)

    return pass_by


def scheduled(school, later) -> PlanPage:
    page = make_draft(school, go_live_at=later)
    round_ = submit(page, school.author)
    say(round_, school.union, "Công đoàn")
    response = say(round_, school.office, "Văn phòng")
    assert "sẽ công khai vào ngày đã hẹn" in messages_of(response)
    return PlanPage.objects.get(pk=page.pk)


def test_the_agreed_version_goes_live_on_its_day(school, later, days_pass):
    page = scheduled(school, later)
    call_command("publish_scheduled")
    assert not PlanPage.objects.get(pk=page.pk).live
    days_pass()
    call_command("publish_scheduled")
    page = PlanPage.objects.get(pk=page.pk)
    assert page.live
    round_ = ReviewRound.objects.get()
    assert (round_.status, round_.go_live_pending) == ("done", False)


def test_a_later_draft_does_not_go_live_in_its_place(school, later, days_pass):
    page = scheduled(school, later)
    edit(page, school.author, title="Sửa sau khi hẹn ngày")
    days_pass()
    call_command("publish_scheduled")
    page = PlanPage.objects.get(pk=page.pk)
    assert (page.live, page.title) == (True, "Kế hoạch tuyên truyền")


def test_a_change_of_a_public_page_goes_live_on_its_day(school, later, days_pass):
    page = publish_by_review(school, make_draft(school))
    page = edit(page, school.author, title="Bản mới", go_live_at=later)
    round_ = submit(page, school.author)
    say(round_, school.union, "Công đoàn")
    say(round_, school.office, "Văn phòng")
    assert PlanPage.objects.get(pk=page.pk).title == "Kế hoạch tuyên truyền"
    days_pass()
    call_command("publish_scheduled")
    assert PlanPage.objects.get(pk=page.pk).title == "Bản mới"


def test_a_schedule_taken_back_takes_the_agreement_with_it(school, later, days_pass):
    page = scheduled(school, later)
    revision = page.revisions.get(approved_go_live_at__isnull=False)
    sign_in(school.author).post(
        reverse("wagtailadmin_pages:revisions_unschedule", args=[page.pk, revision.pk])
    )
    revision.refresh_from_db()
    assert revision.approved_go_live_at is None
    days_pass()
    call_command("publish_scheduled")
    assert not PlanPage.objects.get(pk=page.pk).live


def test_a_schedule_nobody_agreed_to_stops_no_other_page(school, later, days_pass):
    forged = make_draft(school, title="Không ai duyệt", slug="khong-ai-duyet")
    forged.revisions.update(approved_go_live_at=later)
    page = scheduled(school, later)
    days_pass()
    call_command("publish_scheduled")
    assert PlanPage.objects.get(pk=page.pk).live
    assert not PlanPage.objects.get(pk=forged.pk).live
    assert PageLogEntry.objects.filter(page=forged.pk, action="cchc_wagtail.review.refuse").exists()


def test_the_agreed_end_takes_a_page_down(school, later, days_pass):
    page = publish_by_review(school, make_draft(school, expire_at=later))
    assert page.live
    days_pass()
    call_command("publish_scheduled")
    page = PlanPage.objects.get(pk=page.pk)
    assert (page.live, page.expired) == (False, True)


def test_who_wrote_a_page_that_was_scheduled_and_taken_back_still_cannot_decide(school, later):
    school.author.groups.add(Group.objects.get(name=RoleGroup.UNION))
    page = scheduled(school, later)
    revision = page.revisions.get(approved_go_live_at__isnull=False)
    sign_in(school.author).post(
        reverse("wagtailadmin_pages:revisions_unschedule", args=[page.pk, revision.pk])
    )
    round_ = submit(PlanPage.objects.get(pk=page.pk), school.office2)
    assert round_.number == 2
    response = say(round_, school.author, "Công đoàn")
    assert "người khác của Công đoàn" in messages_of(response)
