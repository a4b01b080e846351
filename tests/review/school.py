"""A school with the review set up, its people, and the steps of a review as they take them."""

import io
from dataclasses import dataclass
from typing import Any

from django.contrib.auth.models import Group, Permission, User
from django.core.management import call_command
from django.test import Client
from django.urls import reverse
from wagtail.models import GroupPagePermission, Page

from cchc_wagtail.enums import RoleGroup
from cchc_wagtail.models import JointReviewTask, PlanPage, ReviewParty, ReviewRound
from tests.beginnings import beginning
from tests.public.factories import blocks
from tests.school import Section, make_section, sign_in

REASON_EMERGENCY = "Thông báo nghỉ học tránh bão phải đăng ngay trong đêm nay."


@dataclass
class School:
    """The section with its review and people.

    Args:
        author: may add and edit.
        union, union2: members of the union.
        office, office2: members of the office.
        both: a member of both.
        publisher: holds Wagtail's publish permission on the section, in no party.
        board: the school board.
        root: a superuser, in no party.
    """

    section: Section
    author: User
    union: User
    union2: User
    office: User
    office2: User
    both: User
    publisher: User
    board: User
    root: User

    @property
    def people(self) -> dict[str, User]:
        names = ("author", "union", "both", "publisher", "board", "root")
        return {name: getattr(self, name) for name in names}

    @property
    def task(self) -> JointReviewTask:
        return JointReviewTask.objects.get()

    def party(self, name: str) -> ReviewParty:
        return ReviewParty.objects.get(name=name)


def make_user(name: str, full_name: str, *groups: str, **fields: Any) -> User:
    family, _blank, given = full_name.rpartition(" ")
    user = User.objects.create_user(
        name, f"{name}@hoasen.example", "mat-khau-thu", first_name=given, last_name=family, **fields
    )
    user.groups.add(*Group.objects.filter(name__in=groups))
    return user


@beginning("school")
def make_school() -> School:
    section = make_section()
    call_command("cchc_setup", verbosity=0, stdout=io.StringIO())
    publishers = Group.objects.create(name="Quản trị nội dung")
    publishers.permissions.add(Permission.objects.get(codename="access_admin"))
    for action in ("add", "change", "publish", "bulk_delete"):
        GroupPagePermission.objects.create(
            group=publishers,
            page=Page.objects.get(pk=section.site_home.pk),
            permission=Permission.objects.get(codename=f"{action}_page"),
        )
    return School(
        section,
        author=make_user("lan", "Nguyễn Thị Lan", RoleGroup.EDITORS),
        union=make_user("hoa", "Trần Thị Hoa", RoleGroup.UNION),
        union2=make_user("cuc", "Lê Thị Cúc", RoleGroup.UNION),
        office=make_user("minh", "Phạm Văn Minh", RoleGroup.OFFICE),
        office2=make_user("tam", "Đỗ Thị Tâm", RoleGroup.OFFICE),
        both=make_user("binh", "Vũ Thanh Bình", RoleGroup.UNION, RoleGroup.OFFICE),
        publisher=make_user("quan", "Hồ Văn Quân", "Quản trị nội dung"),
        board=make_user("hieu", "Ngô Thị Hiếu", RoleGroup.BOARD),
        root=make_user("admin", "Quản Trị", is_superuser=True, is_staff=True),
    )


def make_draft(school: School, title: str = "Kế hoạch tuyên truyền", **fields: Any) -> PlanPage:
    """A plan that the author has written and saved as a draft."""
    page = school.section.plans.add_child(
        instance=PlanPage(title=title, live=False, owner=school.author, **fields)
    )
    page.save_revision(user=school.author)
    return PlanPage.objects.get(pk=page.pk)


def edit(page: PlanPage, user: User, **fields: Any) -> PlanPage:
    """Save a new draft with other content."""
    page = page.get_latest_revision_as_object()
    for name, value in fields.items():
        setattr(page, name, value)
    page.save_revision(user=user)
    return PlanPage.objects.get(pk=page.pk)


def submit(page: PlanPage, user: User) -> ReviewRound:
    """Submit as the editor's button does."""
    page.get_workflow().start(page, user)
    return ReviewRound.objects.filter(page=page).last()


def say(
    round_: ReviewRound,
    user: User,
    party: str,
    verdict: str = "agree",
    reason: str = "",
    *,
    seen: str | None = None,
    ticked: list[str] | None = None,
    client: Client | None = None,
):
    """Decide through the review page, every sentence ticked."""
    round_ = ReviewRound.objects.get(pk=round_.pk)
    row = next(p for p in round_.parties if p.name == party)
    return (client or sign_in(user)).post(
        reverse("cchc_review", args=[round_.pk]),
        {
            "decision": f"{verdict}:{row.pk}",
            "seen": round_.fingerprint if seen is None else seen,
            f"reason-{row.pk}": reason,
            f"ticked-{row.pk}": row.sentences if ticked is None else ticked,
        },
        follow=True,
    )


def publish_by_review(school: School, page: PlanPage) -> PlanPage:
    """Take ``page`` through a review to the public."""
    round_ = submit(page, school.author)
    say(round_, school.union, "Công đoàn")
    say(round_, school.office, "Văn phòng")
    return PlanPage.objects.get(pk=page.pk)


def messages_of(response: Any) -> str:
    """All sentences that the admin showed after a request."""
    context = response.context
    return " ".join(str(message) for message in (context["messages"] if context else []))


def body(text: str) -> str:
    return blocks(("text", f"<p>{text}</p>"))


__all__ = [
    "REASON_EMERGENCY",
    "School",
    "body",
    "edit",
    "make_draft",
    "make_school",
    "make_user",
    "messages_of",
    "publish_by_review",
    "say",
    "submit",
]
