"""Good examples (gương người tốt, việc tốt) and lessons learned."""

from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import models
from django.db.models import Exists, OuterRef, Q, prefetch_related_objects
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel
from wagtail.fields import RichTextField, StreamField
from wagtail.models import Page, PageViewRestriction
from wagtail.search import index

from cchc_wagtail.blocks import TEXT_FEATURES, PhotosBlock
from cchc_wagtail.enums import StoryKind, SubjectKind
from cchc_wagtail.lists.filters import AreaFilter, ChoiceFilter, SchoolYearFilter
from cchc_wagtail.lists.visibility import is_staff_reader
from cchc_wagtail.metadata.structured_data.values import Node, PageFacts
from cchc_wagtail.metadata.structured_data.works import article
from cchc_wagtail.pages.base import ContentPageMixin, api_fields_of, editing_tabs
from cchc_wagtail.pages.indexes import ReformIndexPageMixin
from cchc_wagtail.pages.validation import normalise_school_year
from cchc_wagtail.search.facts import SearchFacts, first_year
from cchc_wagtail.units.filters import UnitListFilter
from cchc_wagtail.units.org_units import OrgUnit, UnitLinksMixin


class StoryPageMixin(UnitLinksMixin, ContentPageMixin):
    """A good example, or a lesson learned that names nobody and only staff may read.

    A lesson carries a login restriction of Wagtail, so that every public list, search, sitemap and
    API leaves it out; ``serve`` asks in addition for the permission to enter the admin, since
    parents may have logins too.
    """

    kind = models.CharField(
        _("Kind"),
        max_length=20,
        db_index=True,
        choices=StoryKind.choices,
        default=StoryKind.PERSON,
    )
    subject_kind = models.CharField(
        _("About"), max_length=20, choices=SubjectKind.choices, default=SubjectKind.PERSON
    )
    person_name = models.CharField(
        _("Person or collective"),
        max_length=200,
        blank=True,
        help_text=_("Do not write a child's name; write initials, for example bé N."),
    )
    role = models.CharField(
        _("Role"), max_length=200, blank=True, help_text=_("For example teacher of class Lá 1.")
    )
    unit = models.ForeignKey(
        OrgUnit,
        verbose_name=_("Unit"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
    )
    deed = RichTextField(_("What was done"), blank=True, features=TEXT_FEATURES)
    happened_on = models.DateField(_("Date"), null=True, blank=True)
    happened_text = models.CharField(
        _("Time in words"),
        max_length=200,
        blank=True,
        help_text=_("For example all through term 1."),
    )
    result = RichTextField(_("Result"), blank=True, features=TEXT_FEATURES)
    confirmed_by = models.CharField(
        _("Confirmed by"), max_length=250, blank=True, help_text=_("Who can vouch for it.")
    )
    award = models.CharField(_("Award"), max_length=250, blank=True)
    school_year = models.CharField(
        _("School year"),
        max_length=20,
        blank=True,
        db_index=True,
        help_text=_("For example 2025-2026."),
    )
    photos = StreamField(
        PhotosBlock(),
        blank=True,
        verbose_name=_("Photos"),
        help_text=_("A child's face needs the consent of the parents and, from 7, of the child."),
    )
    quote = models.TextField(_("Quote"), blank=True, max_length=600)
    quote_author = models.CharField(_("Who said it"), max_length=200, blank=True)

    api_fields = [
        *ContentPageMixin.api_fields,
        *api_fields_of(
            "kind",
            "subject_kind",
            "person_name",
            "role",
            "deed",
            "happened_on",
            "happened_text",
            "result",
            "confirmed_by",
            "award",
            "school_year",
            "photos",
            "quote",
            "quote_author",
        ),
    ]
    search_fields = ContentPageMixin.search_fields + [
        index.SearchField("person_name"),
        index.SearchField("deed"),
        index.SearchField("result"),
        index.FilterField("kind"),
        index.FilterField("school_year"),
    ]
    entry_template = "cchc_wagtail/partials/entry_story.html"
    home_place = 40
    search_kind = "story"
    kind_label = pgettext_lazy("kind of page", "Good examples")
    lead_fields = (*ContentPageMixin.lead_fields, "person_name")
    describing_fields = (*ContentPageMixin.describing_fields, "deed")
    is_article = True
    photo_field = "photos"
    index_filters = (
        ChoiceFilter("loai", _("Kind"), "kind", StoryKind),
        SchoolYearFilter("nam-hoc", _("School year"), "school_year"),
        UnitListFilter("don-vi", _("Unit"), "unit"),
        AreaFilter(),
    )
    index_date_field = "happened_on"

    edit_handler = editing_tabs(
        (
            [
                *Page.content_panels,
                FieldRowPanel([FieldPanel("kind"), FieldPanel("subject_kind")]),
                *ContentPageMixin.summary_panels,
                MultiFieldPanel(
                    [FieldPanel("person_name"), FieldPanel("role"), FieldPanel("unit")],
                    heading=_("Who"),
                ),
                FieldPanel("deed"),
                FieldRowPanel([FieldPanel("happened_on"), FieldPanel("happened_text")]),
                FieldPanel("result"),
            ],
            _("Story"),
        ),
        (
            [
                FieldPanel("photos"),
                MultiFieldPanel(
                    [FieldPanel("quote"), FieldPanel("quote_author")], heading=_("Quote")
                ),
            ],
            _("Photos and quote"),
        ),
        (
            [FieldPanel("confirmed_by"), FieldPanel("award"), FieldPanel("school_year")],
            _("Confirmation and award"),
        ),
    )

    class Meta:
        abstract = True

    @property
    def is_lesson(self) -> bool:
        return self.kind == StoryKind.LESSON

    @property
    def is_staff_only(self) -> bool:
        return self.is_lesson

    def structured_data(self, facts: PageFacts, school: Node, request: Any) -> list[Node]:
        return [article(self, facts, school)]

    @classmethod
    def staff_only(cls) -> Q:
        """Lessons, save those that somebody closed to a group or by a password."""
        lessons = cls._base_manager.filter(pk=OuterRef("pk"), kind=StoryKind.LESSON)
        narrower = PageViewRestriction.objects.filter(page=OuterRef("pk")).exclude(
            restriction_type=PageViewRestriction.LOGIN
        )
        return Q(Exists(lessons)) & ~Q(Exists(narrower))

    def search_facts(self) -> SearchFacts:
        happened = self.happened_on.year if self.happened_on else None
        return SearchFacts(
            kind=self.search_kind,
            year=happened or first_year(self.school_year),
            unit_id=self.unit_id,
            staff_only=self.is_lesson,
        )

    @classmethod
    def prepare_for_listing(cls, pages: list) -> None:
        prefetch_related_objects(pages, "unit")

    def clean(self) -> None:
        super().clean()
        errors: dict = {}
        self.school_year = normalise_school_year(self.school_year, errors)
        if self.is_lesson:
            for field in ("person_name", "quote_author"):
                if getattr(self, field):
                    errors[field] = ValidationError(
                        _("A lesson learned is about a practice and names nobody. Empty this.")
                    )
        elif not self.person_name:
            errors["person_name"] = ValidationError(
                _("Type the name of the person or collective that is praised.")
            )
        if self.quote_author and not self.quote:
            errors["quote"] = ValidationError(_("Type what was said, or empty the name below."))
        if errors:
            raise ValidationError(errors)

    def save(self, *args: Any, **kwargs: Any) -> Any:
        changed = kwargs.get("update_fields")
        if changed is not None and "kind" not in changed:
            # Saving a draft of a live page writes a few fields of the page; the kind that visitors
            # see has not changed, whatever the draft says.
            return super().save(*args, **kwargs)
        before = type(self).objects.filter(pk=self.pk).values_list("kind", flat=True).first()
        result = super().save(*args, **kwargs)
        if self.is_lesson:
            self.close_to_public()
        elif before == StoryKind.LESSON:
            # The restriction was ours: it came with the kind and goes with it.
            PageViewRestriction.objects.filter(
                page_id=self.pk, restriction_type=PageViewRestriction.LOGIN
            ).delete()
        return result

    def close_to_public(self) -> None:
        """Give the page a login restriction unless it has a restriction of its own."""
        if not PageViewRestriction.objects.filter(page_id=self.pk).exists():
            PageViewRestriction.objects.create(
                page=self.page_ptr, restriction_type=PageViewRestriction.LOGIN
            )

    def keep_closed(self) -> None:
        if self.is_lesson:
            self.close_to_public()

    def get_sitemap_urls(self, request: HttpRequest | None = None) -> list[dict[str, Any]]:
        return [] if self.is_lesson else super().get_sitemap_urls(request)

    def serve(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if self.is_lesson and not is_staff_reader(request.user):
            raise PermissionDenied
        response = super().serve(request, *args, **kwargs)
        response.closed = self.is_lesson
        return response


class StoryPage(StoryPageMixin, Page):
    """A good example or a lesson learned."""

    parent_page_types = ["cchc_wagtail.StoryIndexPage"]
    subpage_types: list[str] = []
    page_description = _("A person, deed or unit to praise, or a lesson learned.")

    class Meta:
        verbose_name = _("story")
        verbose_name_plural = _("stories")


class StoryIndexPage(ReformIndexPageMixin, Page):
    """The list of good examples."""

    listed_mixin = StoryPageMixin
    template = "cchc_wagtail/index_page.html"
    parent_page_types = ["cchc_wagtail.ReformHomePage"]
    page_description = _("The list of good examples.")

    class Meta:
        verbose_name = _("story index")


__all__ = ["StoryIndexPage", "StoryPage", "StoryPageMixin"]
