"""What a list knows of the pages in it, and the place of each, stored so that the newest are found
without sorting all."""

import datetime
from typing import Any

from django.db import models
from django.utils import timezone

#: A key has at most this many letters: a day, a space and a moment.
KEY_LENGTH = 40


class ListedMixin(models.Model):
    """A page that stands in a list, by its own date or by its first publication.

    Both fields follow from others of the page, whatever way it is saved. Every attribute and method
    below may be set anew by a page type, ours or a host's.
    """

    #: Grows with the day, then with the moment of first publication; compared as text.
    listing_key = models.CharField(
        max_length=KEY_LENGTH, blank=True, default="", editable=False, db_index=True
    )
    #: The year of the page's own date.
    listing_year = models.PositiveSmallIntegerField(
        null=True, blank=True, editable=False, db_index=True
    )

    #: Field that orders the index, newest first; pages without it follow by first publication.
    index_date_field: str = ""
    #: Filters above the list, in the order shown; see ``cchc_wagtail.lists.filters``. A type
    #: may have more than the mixin that the list is for: they narrow the list to its pages.
    index_filters: tuple[Any, ...] = ()
    #: Large fields that no entry of a list shows; lists read the pages without them.
    unlisted_fields: tuple[str, ...] = ()
    #: Fields that change without the content changing: a change of them asks for no new review.
    volatile_fields: tuple[str, ...] = ("listing_key", "listing_year")
    #: The template of an entry in the lists; the page is ``entry`` in it.
    entry_template: str = "cchc_wagtail/partials/entry_page.html"
    #: Where the list of such pages stands on the section's home page: the smaller, the higher.
    home_place: int = 100
    #: Set where a page is shown as a hit of a search. Without it a template that asks for it would
    #: make Django list all attributes of the class, for each entry.
    snippet: Any = ()

    class Meta:
        abstract = True

    def save(self, *args: Any, **kwargs: Any) -> Any:
        written = kwargs.get("update_fields")
        if written is None:
            self.find_place()
            return super().save(*args, **kwargs)
        result = super().save(*args, **kwargs)
        # Saving a draft of a live page writes a few fields only; the place comes from the row,
        # since the object may hold a date that is still a draft.
        if {"first_published_at", self.index_date_field} & set(written):
            store_place(type(self), self.pk)
        return result

    save.alters_data = True

    @classmethod
    def prepare_for_listing(cls, pages: list) -> None:
        """Fetch what a list shows of ``pages``, all of this class, in a fixed number of queries."""

    @classmethod
    def staff_only(cls) -> models.Q:
        """Condition on plain pages: those of this type that all of the staff may read and nobody
        else; lists show them to staff. By default there are none."""
        return models.Q(pk__in=())

    @property
    def own_date(self) -> datetime.date | None:
        """The date that the editor gave the page."""
        return self._day_of(self.index_date_field) if self.index_date_field else None

    @property
    def listing_date(self) -> datetime.date | None:
        """The date a list shows: the type's own date, or the day of first publication."""
        return self.own_date or self._day_of("first_published_at")

    def find_place(self) -> None:
        """Set the place from the fields as they stand in the object."""
        own, day = self.own_date, self.listing_date
        moment = self._value_of("first_published_at")
        # In one zone, so that moments compare as text.
        published = f"{moment.astimezone(datetime.UTC):%Y-%m-%d %H:%M:%S.%f}" if moment else ""
        self.listing_key = f"{day.isoformat()} {published}" if day else ""
        self.listing_year = own.year if own else None

    def _value_of(self, name: str) -> Any:
        # Code may set a date as text, which only the database would read.
        value = self._meta.get_field(name).to_python(getattr(self, name))
        if isinstance(value, datetime.datetime) and timezone.is_naive(value):
            return timezone.make_aware(value)
        return value

    def _day_of(self, name: str) -> datetime.date | None:
        value = self._value_of(name)
        return timezone.localdate(value) if isinstance(value, datetime.datetime) else value


def store_place(model: type[ListedMixin], pk: int) -> None:
    """Bring the stored place of a page of type ``model`` up to date with its other fields."""
    page = model._base_manager.filter(pk=pk).first()
    if page is None:
        return
    before = page.listing_key, page.listing_year
    page.find_place()
    if before != (page.listing_key, page.listing_year):
        model._base_manager.filter(pk=pk).update(
            listing_key=page.listing_key, listing_year=page.listing_year
        )


__all__ = ["ListedMixin", "store_place"]
