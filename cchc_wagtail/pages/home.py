"""The section's home page: search, chosen procedures, the newest of each kind."""

import datetime
from typing import Any

from django.db import models
from django.http import HttpRequest
from django.utils.functional import SimpleLazyObject
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.fields import StreamField
from wagtail.models import Page

from cchc_wagtail.blocks import FeaturedProceduresBlock
from cchc_wagtail.lists.listing import fetch_entries, fetch_references, of_types
from cchc_wagtail.lists.visibility import readable_beside, unrestricted
from cchc_wagtail.pages.base import SectionHomeMixin, api_fields_of, editing_tabs
from cchc_wagtail.pages.feeds import FeedMixin, newest_of
from cchc_wagtail.pages.indexes import (
    HOME_ENTRIES,
    IntroductionMixin,
    ReformIndexPageMixin,
    kept_name,
    may_add_below,
)
from cchc_wagtail.pages.search_page import SearchMixin
from cchc_wagtail.undocumented import get_page_models


class ReformHomePageMixin(SectionHomeMixin, SearchMixin, FeedMixin, IntroductionMixin):
    """The section's home page: search, chosen procedures, the newest of each kind."""

    featured = StreamField(
        FeaturedProceduresBlock(),
        blank=True,
        verbose_name=_("Procedures that parents use most"),
        help_text=_("Shown first on the section's home page, in this order."),
    )
    feedback_contact = models.TextField(
        _("Where to send feedback"),
        blank=True,
        help_text=_(
            "Address, phone and e-mail for feedback and petitions on procedures; shown on the "
            "section's home page and on the notice sheets."
        ),
    )

    api_fields = [*IntroductionMixin.api_fields, *api_fields_of("feedback_contact")]
    edit_handler = editing_tabs(
        (
            [
                *Page.content_panels,
                FieldPanel("introduction"),
                FieldPanel("featured"),
                FieldPanel("feedback_contact"),
            ],
            _("Content"),
        )
    )

    class Meta:
        abstract = True

    @classmethod
    def clean_subpage_models(cls) -> list[type[Page]]:
        """Only indexes go below the section's home page."""
        return [model for model in get_page_models() if issubclass(model, ReformIndexPageMixin)]

    def indexes(self) -> list[ReformIndexPageMixin]:
        """The lists below that whoever reads this page may read."""
        # By type: a range of paths would look at all that stands in the lists as well. Their
        # introductions are not shown here, so that one query is enough.
        children = of_types(Page.objects.child_of(self), self.clean_subpage_models())
        children = children.live().filter(unrestricted()).specific(defer=True)
        found = [page for page in children if isinstance(page, ReformIndexPageMixin)]
        return sorted(found, key=lambda index: index.listed_mixin.home_place)

    def featured_procedures(self) -> list[Page]:
        """The procedures that editors chose, as far as the reader of this page may read them."""
        chosen = [block.value for block in self.featured if block.value]
        readable = readable_beside(self, chosen)
        return fetch_references([(page.pk, page.content_type_id) for page in readable])

    def feed_entries(self) -> list[Page]:
        return newest_of([entry for index in self.indexes() for entry in index.feed_entries()])

    def last_change_below(self) -> datetime.datetime | None:
        days = [index.last_change_below() for index in self.indexes()]
        return max(filter(None, days), default=None)

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context(request, *args, **kwargs)
        user = getattr(request, "user", None)
        # Read only when the page is rendered and its parts are not remembered.
        context["sections"] = SimpleLazyObject(lambda: self.newest_of_sections(user))
        context["can_edit"] = may_add_below(self, user)
        context["featured"] = SimpleLazyObject(self.featured_procedures)
        return context

    def newest_of_sections(self, user: Any) -> list[dict[str, Any]]:
        """The lists below with their newest entries, as ``user`` may see them."""
        indexes = self.indexes()
        kept = kept_name(self, f"newest {[page.pk for page in indexes]}", user)
        wanted = [(page.listing_for(user), 0, HOME_ENTRIES) for page in indexes]
        return [
            {"index": page, "entries": entries, "can_edit": may_add_below(page, user)}
            for page, entries in zip(indexes, fetch_entries(kept, wanted), strict=True)
        ]


class ReformHomePage(ReformHomePageMixin, Page):
    """Home page of the section."""

    page_description = _("Home page of the administrative reform section.")

    class Meta:
        verbose_name = _("administrative reform home")


__all__ = ["ReformHomePage", "ReformHomePageMixin"]
