"""The section's home page and one index page per kind."""

import datetime
from collections.abc import Callable
from typing import Any

from django.core.paginator import Paginator
from django.db import models
from django.db.models import Max, QuerySet
from django.utils.functional import SimpleLazyObject
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.fields import RichTextField, StreamField
from wagtail.models import Page, get_page_models

from cchc_wagtail.blocks import TEXT_FEATURES, FeaturedProceduresBlock
from cchc_wagtail.conf import cchc_settings
from cchc_wagtail.models.activities import ActivityPageMixin
from cchc_wagtail.models.base import (
    ContentPageMixin,
    ReformPageMixin,
    api_fields_of,
    editing_tabs,
)
from cchc_wagtail.models.documents import DocumentPageMixin
from cchc_wagtail.models.listing import (
    apply_filters,
    fetch_references,
    fetch_specific,
    newest_first,
    of_types,
    page_link,
    page_types,
    references,
    values_in,
)
from cchc_wagtail.models.plans import PlanPageMixin
from cchc_wagtail.models.procedures import ProcedurePageMixin
from cchc_wagtail.models.search_entries import SearchEntry
from cchc_wagtail.models.search_pages import SearchMixin, typed_query
from cchc_wagtail.models.search_readers import Readable
from cchc_wagtail.models.searching import Search
from cchc_wagtail.models.stories import StoryPageMixin, is_staff_reader, visible_lessons
from cchc_wagtail.models.syndication import FEED_ENTRIES, FeedMixin, newest_of
from cchc_wagtail.models.visibility import readable_beside, unrestricted
from cchc_wagtail.models.visible_changes import remembered
from cchc_wagtail.vietnamese.search_words import parse_query
from cchc_wagtail.vietnamese.snippets import snippet

#: Entries of each kind on the section's home page.
HOME_ENTRIES = 4


def may_add_below(page: Page, user: Any) -> bool:
    """Whether ``user`` may write a page below ``page``; no query for visitors.

    Nobody may before ``page`` is saved: a preview shows it without an address in the admin.
    """
    if not page.pk or not user or not is_staff_reader(user):
        return False
    return page.permissions_for_user(user).can_add_subpage()


class IntroductionMixin(ReformPageMixin):
    """A page with an introduction above a list."""

    introduction = RichTextField(_("Introduction"), blank=True, features=TEXT_FEATURES)

    api_fields = api_fields_of("introduction")

    edit_handler = editing_tabs(([*Page.content_panels, FieldPanel("introduction")], _("Content")))

    class Meta:
        abstract = True


class ReformIndexPageMixin(FeedMixin, IntroductionMixin):
    """A list of pages of one kind: filters, newest first, pages of a fixed size."""

    #: Mixin of the page types listed.
    listed_mixin: type[ContentPageMixin]

    class Meta:
        abstract = True

    @classmethod
    def clean_subpage_models(cls) -> list[type[Page]]:
        """Only what this index lists goes below it; a host's own types built from the mixin too."""
        return [model for model in get_page_models() if issubclass(model, cls.listed_mixin)]

    def get_children_for(self, user: Any) -> QuerySet:
        """What ``user``, who may read this page, may see below it; staff also see lessons."""
        types = page_types(self.listed_mixin)
        pages = of_types(Page.objects.child_of(self).live(), types)
        visible = unrestricted()
        if issubclass(StoryPageMixin, self.listed_mixin) and user and is_staff_reader(user):
            for model in types:
                visible |= visible_lessons(page_link(model))
        return newest_first(pages.filter(visible), types, self.listed_mixin.index_date_field)

    def newest_for(self, user: Any, count: int = HOME_ENTRIES) -> list:
        """The newest ``count`` entries that ``user`` may see."""
        return fetch_references(
            self.recall(
                f"newest {count}", user, lambda: references(self.get_children_for(user)[:count])
            )
        )

    def recall(self, name: str, user: Any, make: Callable[[], Any]) -> Any:
        """What ``make`` finds out about the list; remembered for all who are not staff.

        They all see the same below a page that they may read; staff see lessons as well.
        """
        if not self.pk or (user and is_staff_reader(user)):
            return make()
        return remembered(f"{self.pk} {name}", make)

    def feed_entries(self) -> list[Page]:
        return newest_of(self.newest_for(None, FEED_ENTRIES))

    def last_change_below(self) -> datetime.datetime | None:
        shown = self.get_children_for(None).order_by()
        return shown.aggregate(last=Max("last_published_at"))["last"]

    def get_cached_paths(self) -> list[str]:
        # Filters make too many addresses to name; the pages of the whole list are named.
        last = -(-self.get_children().live().count() // cchc_settings.PAGE_SIZE)
        return [*super().get_cached_paths(), *(f"/?trang={page}" for page in range(1, last + 2))]

    def get_context(self, request, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context(request, *args, **kwargs)
        types = page_types(self.listed_mixin)
        user = getattr(request, "user", None)
        children = self.get_children_for(user)
        filters = self.listed_mixin.index_filters
        narrowed, active = apply_filters(children, types, filters, request.GET)
        text = typed_query(request)
        words = parse_query(text)
        if words:
            page = self.search_entries(request, narrowed, words, active, user)
            active = {"q": text, **active}
        else:
            page = self.listed_entries(request, narrowed, active, user)
        shown = []
        found = self.recall("values", user, lambda: values_in(children, types, filters))
        for index_filter in filters:
            value = active.get(index_filter.name, "")
            options = index_filter.options_with(value, index_filter.options(found))
            if len(options) > 1 or value:
                shown.append({"filter": index_filter, "options": options, "value": value})
        context.update(
            entries=page,
            query=text,
            filters=shown,
            active_filters=active,
            can_edit=may_add_below(self, user),
        )
        return context

    def listed_entries(
        self, request: Any, pages: QuerySet, active: dict[str, str], user: Any
    ) -> Any:
        """The part of ``pages`` that the address asks for, newest first, as a page of a list."""
        paginator = Paginator(pages, cchc_settings.PAGE_SIZE)
        name = f"{cchc_settings.PAGE_SIZE} {sorted(active.items())}"
        paginator.count = self.recall(f"count {name}", user, pages.count)
        page = paginator.get_page(request.GET.get("trang"))
        page.object_list = fetch_references(
            self.recall(f"page {page.number} {name}", user, lambda: references(page.object_list))
        )
        return page

    def search_entries(
        self, request: Any, pages: QuerySet, words: list, active: dict[str, str], user: Any
    ) -> Any:
        """The part of ``pages`` that has all ``words``, best first, as a page of a list."""
        entries = SearchEntry.objects.filter(page__in=pages.order_by().values("pk"))
        # Like all that is remembered of a list, see ``recall``.
        staff = not self.pk or (user and is_staff_reader(user))
        readers = "" if staff else f"list {self.pk} {sorted(active.items())}"
        search = Search(Readable(entries, readers), words)
        page = Paginator(range(search.total), cchc_settings.PAGE_SIZE).get_page(
            request.GET.get("trang")
        )
        found = (
            search.found_entries(page.start_index() - 1, page.end_index()) if search.total else []
        )
        specific = {
            entry.pk: entry
            for entry in fetch_specific(Page.objects.filter(pk__in=[entry.pk for entry in found]))
        }
        page.object_list = [specific[entry.pk] for entry in found if entry.pk in specific]
        for entry in found:
            if entry.pk in specific:
                specific[entry.pk].snippet = snippet(entry.text, words)
        return page


class PlanIndexPage(ReformIndexPageMixin, Page):
    """The list of plans."""

    listed_mixin = PlanPageMixin
    template = "cchc_wagtail/index_page.html"
    parent_page_types = ["cchc_wagtail.ReformHomePage"]
    page_description = _("The list of plans.")

    class Meta:
        verbose_name = _("plan index")


class ProcedureIndexPage(ReformIndexPageMixin, Page):
    """The list of procedures."""

    listed_mixin = ProcedurePageMixin
    template = "cchc_wagtail/index_page.html"
    parent_page_types = ["cchc_wagtail.ReformHomePage"]
    page_description = _("The list of procedure guides.")

    class Meta:
        verbose_name = _("procedure index")


class StoryIndexPage(ReformIndexPageMixin, Page):
    """The list of good examples."""

    listed_mixin = StoryPageMixin
    template = "cchc_wagtail/index_page.html"
    parent_page_types = ["cchc_wagtail.ReformHomePage"]
    page_description = _("The list of good examples.")

    class Meta:
        verbose_name = _("story index")


class DocumentIndexPage(ReformIndexPageMixin, Page):
    """The list of official documents."""

    listed_mixin = DocumentPageMixin
    template = "cchc_wagtail/index_page.html"
    parent_page_types = ["cchc_wagtail.ReformHomePage"]
    page_description = _("The list of official documents.")

    class Meta:
        verbose_name = _("document index")


class ActivityIndexPage(ReformIndexPageMixin, Page):
    """The list of activities."""

    listed_mixin = ActivityPageMixin
    template = "cchc_wagtail/index_page.html"
    parent_page_types = ["cchc_wagtail.ReformHomePage"]
    page_description = _("The list of activities.")

    class Meta:
        verbose_name = _("activity index")


#: What parents look for comes first on the section's home page.
HOME_ORDER = (
    ProcedurePageMixin,
    DocumentPageMixin,
    PlanPageMixin,
    StoryPageMixin,
    ActivityPageMixin,
)


class ReformHomePageMixin(SearchMixin, FeedMixin, IntroductionMixin):
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
        children = Page.objects.child_of(self).live().filter(unrestricted()).specific()
        found = [page for page in children if isinstance(page, ReformIndexPageMixin)]
        return sorted(found, key=_place_on_home)

    def featured_procedures(self) -> list[Page]:
        """The procedures that editors chose, as far as the reader of this page may read them."""
        chosen = [block.value for block in self.featured if block.value]
        readable = [page.pk for page in readable_beside(self, chosen)]
        specific = {page.pk: page for page in Page.objects.filter(pk__in=readable).specific()}
        return [specific[key] for key in readable if key in specific]

    def feed_entries(self) -> list[Page]:
        return newest_of([entry for index in self.indexes() for entry in index.feed_entries()])

    def last_change_below(self) -> datetime.datetime | None:
        days = [index.last_change_below() for index in self.indexes()]
        return max(filter(None, days), default=None)

    def get_context(self, request, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context(request, *args, **kwargs)
        user = getattr(request, "user", None)
        # Read only when the page is rendered and its parts are not remembered.
        context["sections"] = SimpleLazyObject(lambda: self.newest_of_sections(user))
        context["can_edit"] = may_add_below(self, user)
        context["featured"] = SimpleLazyObject(self.featured_procedures)
        return context

    def newest_of_sections(self, user: Any) -> list[dict[str, Any]]:
        """The lists below with their newest entries, as ``user`` may see them."""
        return [
            {
                "index": page,
                "entries": page.newest_for(user),
                "can_edit": may_add_below(page, user),
            }
            for page in self.indexes()
        ]


def _place_on_home(index: ReformIndexPageMixin) -> int:
    places = [n for n, mixin in enumerate(HOME_ORDER) if issubclass(index.listed_mixin, mixin)]
    return places[0] if places else len(HOME_ORDER)


class ReformHomePage(ReformHomePageMixin, Page):
    """Home page of the section."""

    page_description = _("Home page of the administrative reform section.")

    class Meta:
        verbose_name = _("administrative reform home")


__all__ = [
    "ActivityIndexPage",
    "DocumentIndexPage",
    "PlanIndexPage",
    "ProcedureIndexPage",
    "ReformHomePage",
    "ReformHomePageMixin",
    "ReformIndexPageMixin",
    "StoryIndexPage",
]
