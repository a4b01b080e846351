"""The search's own list of public pages, one row a page, in the words that are compared."""

from typing import Any

from django.db import models, transaction
from django.utils import timezone
from wagtail.models import Page
from wagtail.search import index
from wagtail.search.backends import get_search_backend

from cchc_wagtail.models.search_facts import lead_text, search_facts, search_texts
from cchc_wagtail.models.visible_changes import renew_stamp
from cchc_wagtail.vietnamese import nfc
from cchc_wagtail.vietnamese.search_words import exact_words, folded_words, further_words

#: The database searches our entries whatever backend the host uses for its own pages: results are
#: the same on every site, and their order and facets need the database.
BACKEND = "wagtail.search.backends.database"
#: Parts of the facets' key, in this order.
FACETS = ("kind", "field", "year", "unit", "state")
SEPARATOR = "\x1f"
#: Between two fields of a page, as a snippet shows them.
BETWEEN = " · "
#: Longest text of a page that is searched, in letters; the longest plan read so far has 60,000.
MAX_TEXT = 200_000


class SearchEntry(index.Indexed, models.Model):
    """A live page of the section as the search knows it.

    ``search_upkeep`` writes it; the row goes when the page is taken down. The words carry a
    digit in front ("f0ke", "x0ke64"), so that no database takes them for words of a language that
    it would shorten or leave out.
    """

    page = models.OneToOneField(
        Page, on_delete=models.CASCADE, primary_key=True, related_name="cchc_search_entry"
    )
    title = models.TextField()
    text = models.TextField(blank=True)
    title_folded = models.TextField(blank=True)
    title_exact = models.TextField(blank=True)
    lead_folded = models.TextField(blank=True)
    lead_exact = models.TextField(blank=True)
    kind = models.CharField(max_length=20, blank=True)
    field = models.CharField(max_length=200, blank=True)
    year = models.PositiveSmallIntegerField(null=True, blank=True)
    unit = models.ForeignKey(
        "cchc_wagtail.OrgUnit", null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    state = models.CharField(max_length=20, blank=True)
    state_until = models.DateField(null=True, blank=True, db_index=True)
    staff_only = models.BooleanField(default=False)
    listed_on = models.DateField(null=True, blank=True)
    facets = models.CharField(max_length=300, blank=True)

    search_fields = [
        index.SearchField("words"),
        index.RelatedFields("page", [index.FilterField("path"), index.FilterField("live")]),
        index.FilterField("page"),
        index.FilterField("kind"),
        index.FilterField("field"),
        index.FilterField("year"),
        index.FilterField("unit"),
        index.FilterField("state"),
        index.FilterField("staff_only"),
        index.FilterField("listed_on"),
        index.FilterField("facets"),
    ]
    #: The entries are put into the database's index by ``store``, not by Wagtail's signals.
    search_auto_update = False

    class Meta:
        # No person edits these rows.
        default_permissions = ()

    def __str__(self) -> str:
        return self.title

    @property
    def words(self) -> str:
        """All words, folded and exact, each with the mark of its form."""
        text = f"{self.title}\n{self.text}"
        folded = f"{folded_words(text)} {further_words(text)}".split()
        return " ".join(
            [f"f0{word}" for word in dict.fromkeys(folded)]
            + [f"x0{word}" for word in dict.fromkeys(exact_words(text).split())]
        )

    @classmethod
    def of(cls, page: Page) -> "SearchEntry":
        """The entry of ``page``, a specific live page, not yet stored."""
        facts = search_facts(page)
        title = nfc(page.title)
        lead = lead_text(page)
        text = BETWEEN.join(dict.fromkeys(search_texts(page)))[:MAX_TEXT]
        values: dict[str, Any] = {
            "kind": facts.kind,
            "field": facts.field,
            "year": facts.year,
            "unit_id": facts.unit_id,
            "state": facts.state,
        }
        key = [facts.kind, facts.field, facts.year or "", facts.unit_id or "", facts.state]
        return cls(
            page_id=page.pk,
            title=title,
            text=text,
            title_folded=f" {folded_words(title)} ",
            title_exact=f" {exact_words(title)} ",
            lead_folded=f" {folded_words(lead)} ",
            lead_exact=f" {exact_words(lead)} ",
            state_until=facts.state_until,
            staff_only=facts.staff_only,
            listed_on=getattr(page, "listing_date", None) or timezone.localdate(),
            facets=SEPARATOR.join(str(part) for part in key),
            **values,
        )

    @classmethod
    def store(cls, entries: list["SearchEntry"]) -> None:
        """Write ``entries`` over those of the same pages, and their words into the index."""
        if not entries:
            return
        names = [field.name for field in cls._meta.concrete_fields if field.name != "page"]
        cls.objects.bulk_create(
            entries, update_conflicts=True, unique_fields=["page"], update_fields=names
        )
        get_search_backend(BACKEND).add_bulk(cls, entries)
        # What searches found before is out of date.
        transaction.on_commit(renew_stamp, robust=True)

    def leave_index(self) -> None:
        """Take the words of a deleted entry out of the index."""
        get_search_backend(BACKEND).delete(self)


__all__ = ["BACKEND", "FACETS", "SEPARATOR", "SearchEntry"]
