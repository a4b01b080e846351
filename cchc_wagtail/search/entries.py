"""The search's own list of public pages, one row a page, in the words that are compared."""

from typing import Any

from django.db import models, transaction
from django.utils import timezone
from wagtail.models import Page

from cchc_wagtail.caching.changes import renew_stamp
from cchc_wagtail.search.facts import SearchableMixin, lead_text, search_texts
from cchc_wagtail.vietnamese import nfc
from cchc_wagtail.vietnamese.search_words import exact_words, folded_words, further_words

#: Parts of the facets' key, in this order.
FACETS = ("kind", "field", "year", "unit", "state")
SEPARATOR = "\x1f"
#: Between two fields of a page, as a snippet shows them.
BETWEEN = " · "
#: Longest text of a page that is searched, in letters; the longest plan read so far has 60,000.
MAX_TEXT = 200_000
#: Where on a page a word stands, as the index knows it.
ANYWHERE, IN_TITLE, IN_LEAD = 0, 1, 2


def marked(form: str, place: int, words: str) -> list[str]:
    """``words`` as they stand in the index: "f0ke" is "ke" folded, anywhere on the page.

    The digit also keeps databases from taking them for words of a language that they would shorten
    or leave out.

    Args:
        form: "f" for folded, "x" for exact.
        place: ``ANYWHERE``, ``IN_TITLE`` or ``IN_LEAD``.
        words: with a space between.
    """
    return [f"{form}{place}{word}" for word in words.split()]


def index_words(title: str, lead: str, text: str) -> str:
    """All words of a page, each with its marks; those of the title stand as they follow there."""
    whole = f"{title}\n{text}"
    words = [
        *marked("f", IN_TITLE, folded_words(title)),
        *marked("x", IN_TITLE, exact_words(title)),
        *dict.fromkeys(marked("f", IN_LEAD, folded_words(lead))),
        *dict.fromkeys(marked("x", IN_LEAD, exact_words(lead))),
        *dict.fromkeys(marked("f", ANYWHERE, f"{folded_words(whole)} {further_words(whole)}")),
        *dict.fromkeys(marked("x", ANYWHERE, exact_words(whole))),
    ]
    return f" {' '.join(words)} "


class SearchEntry(models.Model):
    """A live page of the section as the search knows it.

    ``search.upkeep`` writes the row, which goes when the page is taken down. The long columns come
    last: a database that reads a row for its facts need not read them.
    """

    page = models.OneToOneField(
        Page, on_delete=models.CASCADE, primary_key=True, related_name="cchc_search_entry"
    )
    kind = models.CharField(max_length=20, blank=True)
    field = models.CharField(max_length=200, blank=True)
    year = models.PositiveSmallIntegerField(null=True, blank=True)
    unit = models.ForeignKey(
        "cchc_wagtail.OrgUnit", null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    state = models.CharField(max_length=20, blank=True)
    state_until = models.DateField(null=True, blank=True, db_index=True)
    staff_only = models.BooleanField(default=False)
    listed_on = models.DateField(default=timezone.localdate)
    facets = models.CharField(max_length=300, blank=True)
    title = models.TextField()
    text = models.TextField(blank=True)
    #: What ``search.text_index`` looks for.
    words = models.TextField(blank=True)

    #: Searches show the rows.
    seen_by_visitors = True
    #: A unit or task named here is named on the page itself.
    repeats_pages = True

    class Meta:
        # No person edits these rows.
        default_permissions = ()
        indexes = [
            # Facets are counted, and the newest are found, from the index alone.
            models.Index(fields=["facets", "staff_only", "page"], name="cchc_search_facets"),
            models.Index(
                fields=["-listed_on", "-page", "staff_only", "facets"], name="cchc_search_newest"
            ),
        ]

    def __str__(self) -> str:
        return self.title

    @classmethod
    def of(cls, page: SearchableMixin) -> "SearchEntry":
        """The entry of ``page``, a specific live page, not yet stored."""
        facts = page.search_facts()
        title = nfc(page.title)
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
            words=index_words(title, lead_text(page), text),
            state_until=facts.state_until,
            staff_only=facts.staff_only,
            listed_on=getattr(page, "listing_date", None) or timezone.localdate(),
            facets=SEPARATOR.join(str(part) for part in key),
            **values,
        )

    @classmethod
    def store(cls, entries: list["SearchEntry"]) -> None:
        """Write ``entries`` over those of the same pages."""
        if not entries:
            return
        names = [field.name for field in cls._meta.concrete_fields if field.name != "page"]
        SearchEntry.objects.bulk_create(
            entries, update_conflicts=True, unique_fields=["page"], update_fields=names
        )
        # What searches found before is out of date.
        transaction.on_commit(renew_stamp, robust=True)


__all__ = [
    "ANYWHERE",
    "FACETS",
    "IN_LEAD",
    "IN_TITLE",
    "SEPARATOR",
    "SearchEntry",
    "index_words",
    "marked",
]
