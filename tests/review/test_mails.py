"""Mails of the review: to whom, when, and what happens when one cannot be sent."""

import pytest
from django.contrib.auth.models import Group
from django.core.mail.backends.base import BaseEmailBackend
from django.urls import reverse
from wagtail.models import GroupApprovalTask, Workflow, WorkflowTask

from cchc_wagtail.enums import RoleGroup
from cchc_wagtail.models import JointReviewTask, MailLogEntry, PlanPage, ReviewRound
from tests.doctor.test_doctor import findings
from tests.review.school import edit, say, submit
from tests.review.test_screens import hand_over
from tests.testapp.models import HomePage


class BrokenBackend(BaseEmailBackend):
    """A mail server that does not answer."""

    def send_messages(self, messages):
        raise ConnectionRefusedError("máy chủ thư không trả lời")


@pytest.fixture
def mails(django_capture_on_commit_callbacks, mailoutbox):
    """Run something and give the people it mailed, by login, and the mails."""

    def after(act):
        mailoutbox.clear()
        with django_capture_on_commit_callbacks(execute=True):
            act()
        return sorted(mail.to[0].partition("@")[0] for mail in mailoutbox), mailoutbox

    return after


def test_submission_is_told_to_those_who_can_decide_and_to_nobody_else(school, draft, mails):
    edit(draft, school.union2, title="Cúc sửa hộ")
    people, sent = mails(lambda: submit(draft, school.author))
    assert people == ["binh", "hoa", "minh", "tam"]
    assert "Cần duyệt: Cúc sửa hộ" in [mail.subject for mail in sent]
    address = reverse("cchc_review", args=[ReviewRound.objects.get().pk])
    assert all(f"http://testserver{address}" in mail.body for mail in sent)
    assert "Nguyễn Thị Lan đề nghị bạn cho ý kiến" in sent[0].body


def test_the_substitute_is_told_instead_of_the_absent_person(school, draft, mails):
    hand_over(school, school.union, school.union2)
    people, _sent = mails(lambda: submit(draft, school.author))
    assert people == ["binh", "cuc", "minh", "tam"]


def test_in_order_the_next_party_is_told_when_its_turn_comes(school, draft, mails):
    JointReviewTask.objects.update(order="in_order")
    people, _sent = mails(lambda: submit(draft, school.author))
    assert people == ["binh", "cuc", "hoa"]
    round_ = ReviewRound.objects.get()
    people, _sent = mails(lambda: say(round_, school.union, "Công đoàn"))
    assert people == ["binh", "minh", "tam"]


def test_changes_are_told_to_the_author_and_all_parties(school, draft, mails):
    round_ = submit(draft, school.author)
    people, sent = mails(
        lambda: say(round_, school.office, "Văn phòng", "changes", "Ghi rõ ngày ban hành.")
    )
    assert people == ["binh", "cuc", "hoa", "lan", "minh", "tam"]
    assert "Ghi rõ ngày ban hành." in sent[0].body
    assert sent[0].subject == "Yêu cầu sửa: Kế hoạch tuyên truyền"


def test_publication_is_told_to_the_author_and_the_parties(school, draft, mails):
    round_ = submit(draft, school.author)
    say(round_, school.union, "Công đoàn")
    people, sent = mails(lambda: say(round_, school.office, "Văn phòng"))
    assert people == ["binh", "cuc", "hoa", "lan", "minh", "tam"]
    assert "Trần Thị Hoa" in sent[0].body


def test_pages_of_the_host_keep_wagtails_mails(school, mails):
    page = school.section.site_home.add_child(
        instance=HomePage(title="Tin tức", slug="tin-tuc", live=False)
    )
    page.save_revision(user=school.publisher)
    workflow = Workflow.objects.create(name="Của trường")
    task = GroupApprovalTask.objects.create(name="Duyệt tin")
    task.groups.add(Group.objects.get(name=RoleGroup.OFFICE))
    WorkflowTask.objects.create(workflow=workflow, task=task.task_ptr)
    people, _sent = mails(lambda: workflow.start(page, school.publisher))
    assert "admin" in people and "minh" in people


def test_a_mail_that_fails_blocks_no_decision_and_the_doctor_shows_it(
    school, draft, settings, django_capture_on_commit_callbacks
):
    settings.EMAIL_BACKEND = f"{__name__}.BrokenBackend"
    with django_capture_on_commit_callbacks(execute=True):
        round_ = submit(draft, school.author)
        say(round_, school.union, "Công đoàn")
        say(round_, school.office, "Văn phòng")
    assert PlanPage.objects.get(pk=draft.pk).live
    entry = MailLogEntry.objects.first()
    assert entry.sent_at is None and "máy chủ thư không trả lời" in entry.error
    found = findings()["review_mails"]
    assert "máy chủ thư không trả lời" in found["message"]


def test_an_account_without_an_address_is_noted(school, draft, django_capture_on_commit_callbacks):
    school.union.email = ""
    school.union.save()
    with django_capture_on_commit_callbacks(execute=True):
        submit(draft, school.author)
    entry = MailLogEntry.objects.get(user=school.union)
    assert "không có địa chỉ" in entry.error
