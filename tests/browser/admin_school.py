"""The school of the walk through the admin: a page of each type, files, a review under way."""

from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from wagtail.documents.models import Document
from wagtail.images.models import Image
from wagtail.models import Page

from cchc_wagtail.models import OrgUnit, PlanTask, ReviewRound
from tests.beginnings import beginning
from tests.public.factories import (
    ActivityFactory,
    DocumentFactory,
    PlanFactory,
    ProcedureFactory,
    StoryFactory,
    blocks,
    make_file,
    make_image,
)
from tests.review.school import School, edit, make_school, publish_by_review, submit


@dataclass
class Stage:
    """What the walk needs of the school.

    Attributes:
        school: its people and section.
        drafts: a draft of each page type, by the name of its model.
        public: a plan that the review has made public and that has changed since.
        waiting: the review of the changed plan.
    """

    school: School
    drafts: dict[str, Page]
    public: Page
    waiting: ReviewRound
    image: Image
    document: Document
    unit: OrgUnit
    task: PlanTask


@beginning("stage")
def make_stage() -> Stage:
    school = make_school()
    section = school.section
    image = make_image("Ảnh cổng trường")
    document = make_file("Bản đã ký", name="ke-hoach-thu.pdf")
    unit = OrgUnit.objects.first() or OrgUnit.objects.create(name="Tổ Lá", kind="subject_group")
    kinds = {
        "planpage": (PlanFactory, section.plans, {}),
        "procedurepage": (ProcedureFactory, section.procedures, {}),
        "storypage": (
            StoryFactory,
            section.stories,
            {"photos": blocks(("photo", {"image": image.pk, "alt": "Cổng trường"}))},
        ),
        "documentpage": (DocumentFactory, section.documents, {}),
        "activitypage": (ActivityFactory, section.activities, {"lead_unit": unit}),
    }
    drafts = {}
    for name, (factory, parent, fields) in kinds.items():
        page = factory(parent=parent, live=False, owner=school.author, **fields)
        page.save_revision(user=school.author)
        drafts[name] = page
    public = PlanFactory(
        parent=section.plans, live=False, owner=school.author, title="Kế hoạch đã công khai"
    )
    public.save_revision(user=school.author)
    public = publish_by_review(school, public)
    task = PlanTask.objects.create(
        plan=public,
        description="Niêm yết thủ tục",
        lead_unit=unit,
    )
    public = edit(public, school.author, title="Kế hoạch sửa đổi", place="Hoa Sen")
    waiting = submit(public, school.author)
    return Stage(school, drafts, public, waiting, image, document, unit, task)


def address(name: str, *args: Any) -> str:
    """The path of an admin screen; a path stays as it is."""
    return name if name.startswith("/") else reverse(name, args=args)


__all__ = ["Stage", "address", "make_stage"]
