"""The school's own pages, which were there before the section came."""

from django.db import models
from wagtail.admin.panels import FieldPanel
from wagtail.fields import RichTextField
from wagtail.models import Page


class HomePage(Page):
    """The home page of the school."""

    introduction = RichTextField("Lời giới thiệu", blank=True)

    content_panels = [*Page.content_panels, FieldPanel("introduction")]
    max_count = 1

    def get_context(self, request, *args, **kwargs):
        context = super().get_context(request, *args, **kwargs)
        context["news"] = (
            NewsPage.objects.descendant_of(self).live().public().order_by("-published_on")[:3]
        )
        return context


class NewsIndexPage(Page):
    """The list of news."""

    subpage_types = ["school.NewsPage"]

    def get_context(self, request, *args, **kwargs):
        context = super().get_context(request, *args, **kwargs)
        context["news"] = NewsPage.objects.child_of(self).live().public().order_by("-published_on")
        return context


class NewsPage(Page):
    """One piece of news: a title and a text."""

    published_on = models.DateField("Ngày đăng")
    body = RichTextField("Nội dung", blank=True)

    content_panels = [*Page.content_panels, FieldPanel("published_on"), FieldPanel("body")]
    parent_page_types = ["school.NewsIndexPage"]
    subpage_types: list[str] = []
