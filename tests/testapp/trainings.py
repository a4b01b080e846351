"""A host's own kind of activity: a course, which says to search engines that it is one."""

from typing import Any

from django.db import models
from wagtail.models import Page

from cchc_wagtail.metadata.structured_data.organisation import reference_to
from cchc_wagtail.metadata.structured_data.values import Node, PageFacts
from cchc_wagtail.models import ActivityPageMixin


class TrainingPage(ActivityPageMixin, Page):
    """A course for teachers."""

    teacher = models.CharField("giảng viên", max_length=100, blank=True)

    parent_page_types = ["cchc_wagtail.ActivityIndexPage"]
    subpage_types: list[str] = []

    class Meta:
        verbose_name = "lớp tập huấn"

    def structured_data(self, facts: PageFacts, school: Node, request: Any) -> list[Node]:
        return [
            {
                "@type": "Course",
                "name": self.title,
                **facts.node(),
                "provider": reference_to(school),
            }
        ]
