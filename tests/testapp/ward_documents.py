"""A host's own kind of document: what the ward sends to the school.

One file and one template are all that a host writes for a page type.
"""

from django.db import models
from wagtail.models import Page

from cchc_wagtail.lists.filters import TextFilter
from cchc_wagtail.models import DocumentPageMixin


class WardDocumentPage(DocumentPageMixin, Page):
    """A document of the ward, which visitors find as a kind of its own."""

    sent_by = models.CharField("bộ phận gửi", max_length=100, blank=True)

    search_kind = "ward"
    kind_label = "Văn bản của phường"
    lead_fields = (*DocumentPageMixin.lead_fields, "sent_by")
    index_filters = (
        *DocumentPageMixin.index_filters,
        TextFilter("noi-gui", "Bộ phận gửi", "sent_by"),
    )

    parent_page_types = ["cchc_wagtail.DocumentIndexPage"]
    subpage_types: list[str] = []

    class Meta:
        verbose_name = "văn bản của phường"
