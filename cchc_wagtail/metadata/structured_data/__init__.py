"""What search engines read of a page: schema.org as JSON-LD.

Only facts that stand on the page for visitors, so that nothing is told to machines that a draft,
a closed page or an internal note holds. What a page is about its type says itself, by the method
``structured_data``; the functions beside this module make the parts.
"""

from typing import Any

from wagtail.models import Page, Site

from cchc_wagtail.metadata.structured_data.lists import breadcrumbs
from cchc_wagtail.metadata.structured_data.organisation import organisation
from cchc_wagtail.metadata.structured_data.values import Node, PageFacts, without_gaps

CONTEXT = "https://schema.org"


def graph_of(page: Any, ancestors: list[Page], facts: PageFacts, request: Any) -> Node:
    """The JSON-LD document of ``page``: one graph, whose parts refer to the school by its id.

    Args:
        page: the page that is shown, of a type built from ``DescribedMixin``.
        ancestors: the pages above it that the breadcrumbs name, from the home page down.
        facts: what the head of the page says of it.
        request: for whole addresses and the site.
    """
    school = organisation(Site.find_for_request(request))
    parts = [
        school,
        breadcrumbs(page, ancestors, request),
        *page.structured_data(facts, school, request),
    ]
    graph = [without_gaps(part) for part in parts if part]
    return {"@context": CONTEXT, "@graph": graph} if graph else {}


__all__ = ["CONTEXT", "graph_of"]
