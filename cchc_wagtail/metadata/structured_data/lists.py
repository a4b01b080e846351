"""Lists: the way down to a page, and what an index or the section's home page shows."""

from typing import Any

from wagtail.models import Page

from cchc_wagtail.metadata.structured_data.values import Node, PageFacts


def breadcrumbs(page: Page, ancestors: list[Page], request: Any) -> Node:
    """The way from the home page down to ``page``; empty for a page that stands alone."""
    pages = [*ancestors, page]
    if len(pages) < 2:
        return {}
    return {
        "@type": "BreadcrumbList",
        "itemListElement": [
            {
                "@type": "ListItem",
                "position": position,
                "name": crumb.title,
                "item": {"@type": "WebPage", "@id": crumb.get_full_url(request)},
            }
            for position, crumb in enumerate(pages, start=1)
        ],
    }


def collection(page: Page, facts: PageFacts, publisher: Node | None, request: Any) -> Node:
    """An index or the section's home page with the entries shown on it."""
    listed = [
        {
            "@type": "ListItem",
            "position": position,
            "name": entry.title,
            "url": entry.get_full_url(request),
        }
        for position, entry in enumerate(facts.entries, start=1)
    ]
    return {
        "@type": "CollectionPage",
        "name": page.title,
        **facts.node(),
        "inLanguage": "vi",
        "publisher": publisher,
        "mainEntity": {"@type": "ItemList", "itemListElement": listed} if listed else None,
    }


__all__ = ["breadcrumbs", "collection"]
