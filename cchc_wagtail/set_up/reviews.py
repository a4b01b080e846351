"""The workflow of the section, with the union and the office as parties."""

from dataclasses import dataclass

from django.contrib.auth.models import Group
from wagtail.models import Page, Workflow, WorkflowPage, WorkflowTask

from cchc_wagtail.enums import RoleGroup
from cchc_wagtail.review.parties import ReviewParty
from cchc_wagtail.review.steps import JointReviewTask
from cchc_wagtail.set_up.changes import ChangeKind, SetUpResult

WORKFLOW_NAME = "Duyệt nội dung CCHC"
STEP_NAME = "Công đoàn và Văn phòng cùng duyệt"


@dataclass(frozen=True)
class PartyOutline:
    """A party and what it looks at before it agrees."""

    name: str
    group: RoleGroup
    checklist: tuple[str, ...]


PARTIES = (
    PartyOutline(
        "Công đoàn",
        RoleGroup.UNION,
        (
            "Nội dung đúng sự thật, tên người và đơn vị viết đúng.",
            "Người được nêu tên hoặc có ảnh đã đồng ý; ảnh trẻ em có sự đồng ý của cha mẹ.",
            "Lời văn phù hợp với phụ huynh và đoàn viên, dễ hiểu.",
        ),
    ),
    PartyOutline(
        "Văn phòng",
        RoleGroup.OFFICE,
        (
            "Số, ký hiệu, ngày ban hành và người ký đúng với bản gốc.",
            "Căn cứ pháp lý còn hiệu lực; hồ sơ, thời hạn, phí và lệ phí đúng quy định.",
            "Không có thông tin mật hoặc dữ liệu cá nhân không được công khai.",
        ),
    ),
)


def set_up_review(home: Page | None, result: SetUpResult) -> None:
    """Give the section a workflow, unless it has one of its own.

    Args:
        home: the section's home page; None in a dry run that would make it.
        result: takes note of what was made.
    """
    if home is not None and WorkflowPage.objects.filter(page_id=home.pk).exists():
        return
    result.add(ChangeKind.REVIEW, WORKFLOW_NAME)
    if result.dry_run or home is None:
        return
    WorkflowPage.objects.create(page_id=home.pk, workflow=_workflow())


def _workflow() -> Workflow:
    """Our workflow, made when there is none of its name that still has a joint step."""
    existing = Workflow.objects.active().filter(
        name=WORKFLOW_NAME,
        workflow_tasks__task__in=JointReviewTask.objects.filter(active=True).values("task_ptr"),
    )
    if workflow := existing.first():
        return workflow
    workflow = Workflow.objects.create(name=WORKFLOW_NAME)
    task = JointReviewTask.objects.create(name=STEP_NAME)
    WorkflowTask.objects.create(workflow=workflow, task=task.task_ptr, sort_order=0)
    for order, outline in enumerate(PARTIES, start=1):
        ReviewParty.objects.create(
            task=task,
            name=outline.name,
            group=Group.objects.filter(name=outline.group).first(),
            checklist="\n".join(outline.checklist),
            sort_order=order * 10,
        )
    return workflow


__all__ = ["PARTIES", "STEP_NAME", "WORKFLOW_NAME", "set_up_review"]
