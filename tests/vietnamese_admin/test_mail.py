"""Mails of Wagtail's own workflow and of a forgotten password are in the reader's language."""

import pytest
from django.contrib.auth.models import Group, User
from django.urls import reverse
from wagtail.models import GroupApprovalTask, Page, Workflow, WorkflowTask
from wagtail.users.models import UserProfile

pytestmark = pytest.mark.django_db

ENGLISH = (
    "The page",
    "You can",
    "Hello",
    "has been",
    "Edit your",
    "following comment",
    "Please",
    "Your username",
)


@pytest.fixture(params=["vi", "en-us"])
def language(request, settings) -> str:
    """The site's language; the readers have chosen Vietnamese, or it is the site's."""
    settings.LANGUAGE_CODE = request.param
    return request.param


@pytest.fixture
def people(language) -> dict[str, User]:
    """An author and an approver."""
    found = {}
    for name in ("author", "approver"):
        found[name] = User.objects.create_superuser(name, f"{name}@hoasen.example", "mat-khau")
        UserProfile.objects.create(
            user=found[name], preferred_language="" if language == "vi" else "vi"
        )
    return found


@pytest.fixture
def task(people) -> GroupApprovalTask:
    group = Group.objects.create(name="Ban giám hiệu")
    people["approver"].groups.add(group)
    task = GroupApprovalTask.objects.create(name="Ký")
    task.groups.add(group)
    return task


@pytest.fixture
def page(section, people) -> Page:
    page = section.site_home.add_child(
        instance=Page(title="Trang thử", live=False, owner=people["author"])
    )
    page.save_revision(user=people["author"])
    return page


@pytest.fixture
def submitted(page, task, people, mailoutbox, django_capture_on_commit_callbacks):
    """The state of a page that was submitted to a workflow of one task."""
    workflow = Workflow.objects.create(name="Hai bước")
    WorkflowTask.objects.create(workflow=workflow, task=task)
    with django_capture_on_commit_callbacks(execute=True):
        return workflow.start(page, people["author"])


def mail_to(user: User, mailoutbox) -> str:
    """Subjects and bodies of the mails to ``user``, all of them in Vietnamese."""
    messages = [mail for mail in mailoutbox if mail.to == [user.email]]
    text = "\n".join(f"{mail.subject}\n{mail.body}" for mail in messages)
    assert [words for words in ENGLISH if words in text] == []
    return text


def test_submitted(submitted, people, mailoutbox):
    text = mail_to(people["approver"], mailoutbox)

    assert "Xin chào approver," in text
    assert "trình" in text.splitlines()[0] and '"Trang thử"' in text.splitlines()[0]
    assert '"Ký"' in text


def test_approved(submitted, people, mailoutbox, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        submitted.current_task_state.approve(user=people["approver"])

    text = mail_to(people["author"], mailoutbox)

    assert "duyệt" in text.splitlines()[0]
    assert "Trang thử" in text


def test_rejected(submitted, people, mailoutbox, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        submitted.current_task_state.reject(user=people["approver"], comment="Sai ngày.")

    text = mail_to(people["author"], mailoutbox)

    assert "yêu cầu sửa" in text.lower()
    assert "Sai ngày." in text


def test_forgotten_password(client, mailoutbox):
    """Nobody is logged in: the site's language is all that is known."""
    user = User.objects.create_superuser("co-sen", "sen@hoasen.example", "mat-khau")

    client.post(reverse("wagtailadmin_password_reset"), {"email": user.email})

    text = mail_to(user, mailoutbox)
    assert text.splitlines()[0] == "Đặt lại mật khẩu"
    assert "Hãy mở liên kết dưới đây để đặt lại mật khẩu:" in text
    assert "Tên đăng nhập" in text
