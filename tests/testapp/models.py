"""A host's own models: a home page, news, and page types built from our mixins."""

from django.db import models
from wagtail.admin.panels import FieldPanel
from wagtail.fields import RichTextField
from wagtail.models import Page
from wagtail.search import index
from wagtail.snippets.models import register_snippet

from cchc_wagtail.models import PlanPageMixin
from tests.testapp.enrolments import EnrolmentPage
from tests.testapp.trainings import TrainingPage
from tests.testapp.ward_documents import WardDocumentPage


class HomePage(Page):
    """The school's own home page."""

    class Meta:
        verbose_name = "trang chủ của trường"


@register_snippet
class Topic(index.Indexed, models.Model):
    """A topic of the school's news, chosen in the editor."""

    name = models.CharField("tên chủ đề", max_length=100)

    panels = [FieldPanel("name")]
    search_fields = [index.AutocompleteField("name")]

    class Meta:
        verbose_name = "chủ đề"
        verbose_name_plural = "chủ đề"

    def __str__(self) -> str:
        return self.name


class NewsPage(Page):
    """The school's own news, with everything that Wagtail lets one put into a text."""

    topic = models.ForeignKey(
        Topic, verbose_name="chủ đề", null=True, blank=True, on_delete=models.SET_NULL
    )
    body = RichTextField("nội dung", blank=True)

    content_panels = [*Page.content_panels, FieldPanel("topic"), FieldPanel("body")]

    class Meta:
        verbose_name = "tin của trường"


class DistrictPlanPage(PlanPageMixin, Page):
    """A host's own kind of plan with one more field."""

    district = models.CharField(max_length=100, blank=True)

    content_panels = [*Page.content_panels, FieldPanel("district")]
    parent_page_types = ["cchc_wagtail.PlanIndexPage"]

    class Meta:
        verbose_name = "kế hoạch của phòng"


__all__ = [
    "DistrictPlanPage",
    "EnrolmentPage",
    "HomePage",
    "NewsPage",
    "Topic",
    "TrainingPage",
    "WardDocumentPage",
]
