"""A host's own models: a home page, and a page type built from our plan mixin."""

from django.db import models
from wagtail.admin.panels import FieldPanel
from wagtail.models import Page

from cchc_wagtail.models import PlanPageMixin


class HomePage(Page):
    """The school's own home page."""

    class Meta:
        verbose_name = "trang chủ của trường"


class DistrictPlanPage(PlanPageMixin, Page):
    """A host's own kind of plan with one more field."""

    district = models.CharField(max_length=100, blank=True)

    content_panels = [*Page.content_panels, FieldPanel("district")]
    parent_page_types = ["cchc_wagtail.PlanIndexPage"]

    class Meta:
        verbose_name = "kế hoạch của phòng"
