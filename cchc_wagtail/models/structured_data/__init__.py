"""What search engines read of a page: schema.org as JSON-LD.

Only facts that stand on the page for visitors, so that nothing is told to machines that a draft,
a closed page or an internal note holds.
"""

from collections.abc import Iterable, Iterator
from typing import Any

from wagtail.models import Page, Site

from cchc_wagtail.models.activities import ActivityPageMixin
from cchc_wagtail.models.documents import DocumentPageMixin
from cchc_wagtail.models.plans import OfficialPaperMixin
from cchc_wagtail.models.procedures import ProcedurePageMixin
from cchc_wagtail.models.stories import StoryPageMixin
from cchc_wagtail.models.structured_data.lists import breadcrumbs, collection
from cchc_wagtail.models.structured_data.organisation import organisation, reference_to
from cchc_wagtail.models.structured_data.services import how_to, service
from cchc_wagtail.models.structured_data.values import Node, without_gaps
from cchc_wagtail.models.structured_data.works import article, event, legal_document, paper
from cchc_wagtail.models.syndication import FeedMixin

CONTEXT = "https://schema.org"


def structured_data(
    page: Page,
    ancestors: list[Page],
    request: Any,
    *,
    description: str = "",
    image: Node | None = None,
    entries: Iterable[Page] = (),
) -> Node:
    """The JSON-LD document of ``page``: one graph, whose parts refer to the school by its id.

    Args:
        page: the page that is shown.
        ancestors: the pages above it that the breadcrumbs name, from the home page down.
        request: for whole addresses and the site.
        description: what the head of the page says of it.
        image: the photo that stands for the page, an ``ImageObject``.
        entries: what a list shows, in its order.
    """
    school = organisation(Site.find_for_request(request))
    parts = [
        school,
        breadcrumbs(page, ancestors, request),
        *_content(page, request, school, description, image, entries),
    ]
    graph = [without_gaps(part) for part in parts if part]
    return {"@context": CONTEXT, "@graph": graph} if graph else {}


def _content(
    page: Page,
    request: Any,
    school: Node,
    description: str,
    image: Node | None,
    entries: Iterable[Page],
) -> Iterator[Node]:
    facts = {
        "url": page.get_full_url(request),
        "description": description,
        "image": image,
    }
    publisher = reference_to(school)
    if isinstance(page, ProcedurePageMixin):
        yield service(page, facts, school)
        yield how_to(page, facts)
    elif isinstance(page, DocumentPageMixin):
        yield legal_document(page, facts, publisher, request)
    elif isinstance(page, OfficialPaperMixin):
        yield paper(page, facts, publisher, request)
    elif isinstance(page, StoryPageMixin):
        yield article(page, facts, school)
    elif isinstance(page, ActivityPageMixin):
        # Search engines refuse an event that has no day or no place; what happened stays a report.
        if page.starts_at and page.location:
            yield event(page, facts, publisher)
        else:
            yield article(page, facts, school)
    elif isinstance(page, FeedMixin):
        yield collection(page, facts, publisher, entries, request)


__all__ = ["CONTEXT", "structured_data"]
