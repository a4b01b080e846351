"""What search engines read of a page: schema.org as JSON-LD.

Only facts that stand on the page for visitors, so that nothing is told to machines that a draft,
a closed page or an internal note holds.
"""

from collections.abc import Iterator
from typing import Any

from django.utils.html import strip_tags
from wagtail.models import Page, Site

from cchc_wagtail.enums import Channel
from cchc_wagtail.models.activities import ActivityPageMixin
from cchc_wagtail.models.documents import DocumentPageMixin
from cchc_wagtail.models.plans import OfficialPaperMixin
from cchc_wagtail.models.procedures import ProcedurePageMixin
from cchc_wagtail.models.stories import StoryPageMixin

CONTEXT = "https://schema.org"


def structured_data(page: Page, ancestors: list[Page], request: Any) -> list[dict[str, Any]]:
    """The JSON-LD objects of ``page``.

    Args:
        page: the page that is shown.
        ancestors: the pages above it that the breadcrumbs name, from the home page down.
        request: for whole addresses.
    """
    address = page.get_full_url(request)
    found = [_breadcrumbs(page, ancestors, request)]
    found += _content(page, address, _organisation(request))
    return [{"@context": CONTEXT, **_without_gaps(entry)} for entry in found if entry]


def _organisation(request: Any) -> dict[str, Any]:
    site = Site.find_for_request(request) if request else None
    if site is None:
        return {}
    return {
        "@type": "EducationalOrganization",
        "name": site.site_name or site.hostname,
        "url": site.root_url,
    }


def _breadcrumbs(page: Page, ancestors: list[Page], request: Any) -> dict[str, Any]:
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
                "item": crumb.get_full_url(request),
            }
            for position, crumb in enumerate(pages, start=1)
        ],
    }


def _content(page: Page, address: str, organisation: dict) -> Iterator[dict[str, Any]]:
    if isinstance(page, ProcedurePageMixin):
        yield _service(page, address, organisation)
        yield _how_to(page, address)
    elif isinstance(page, DocumentPageMixin):
        yield {
            **_work("Legislation", page, address, organisation),
            "legislationIdentifier": page.number_and_symbol if page.number else None,
            "legislationType": str(page.get_kind_display()),
            "legislationDate": _day(page.issued_on),
            "legislationDateVersion": _day(page.effective_on),
            "legislationPassedBy": {"@type": "Organization", "name": page.issuer}
            if page.issuer
            else None,
        }
    elif isinstance(page, OfficialPaperMixin):
        yield {
            **_work("CreativeWork", page, address, organisation),
            "identifier": page.number_and_symbol if page.number else None,
            "dateCreated": _day(page.issued_on),
        }
    elif isinstance(page, StoryPageMixin):
        yield _work("Article", page, address, organisation)
    elif isinstance(page, ActivityPageMixin):
        yield {
            "@type": "Event",
            "name": page.title,
            "url": address,
            "description": page.summary,
            "startDate": _day(page.starts_at),
            "endDate": _day(page.ends_at),
            "location": {"@type": "Place", "name": page.location, "address": page.location}
            if page.location
            else None,
            "organizer": organisation,
        }


def _work(kind: str, page: Page, address: str, organisation: dict) -> dict[str, Any]:
    return {
        "@type": kind,
        "name": page.title,
        "headline": page.title[:110],
        "url": address,
        "description": page.summary,
        "inLanguage": "vi",
        "datePublished": _day(page.first_published_at),
        "dateModified": _day(page.last_published_at),
        "publisher": organisation,
        "author": organisation,
    }


def _service(page: Any, address: str, organisation: dict) -> dict[str, Any]:
    return {
        "@type": "GovernmentService",
        "name": page.official_name,
        "alternateName": page.title if page.title != page.official_name else None,
        "identifier": page.code,
        "url": address,
        "description": page.summary,
        "serviceType": page.field,
        "provider": {"@type": "GovernmentOrganization", "name": page.carried_out_by}
        if page.carried_out_by
        else organisation,
        "audience": [{"@type": "Audience", "audienceType": line} for line in page.audience_lines],
        "availableChannel": [
            {
                "@type": "ServiceChannel",
                "name": str(Channel(block.value["channel"]).label),
                "serviceUrl": block.value.get("url") or page.portal_url or address,
                "processingTime": block.value.get("time_text") or None,
            }
            for block in page.channels
        ],
    }


def _how_to(page: Any, address: str) -> dict[str, Any]:
    steps = [block.value for block in page.steps]
    if not steps:
        return {}
    return {
        "@type": "HowTo",
        "name": page.title,
        "url": address,
        "description": page.summary,
        "inLanguage": "vi",
        "supply": [
            {"@type": "HowToSupply", "name": item["name"]}
            for block in page.dossier
            for item in block.value["items"]
        ],
        "step": [
            {
                "@type": "HowToStep",
                "position": position,
                "name": step["title"] or None,
                "text": _text(step["text"]),
            }
            for position, step in enumerate(steps, start=1)
        ],
    }


def _text(value: Any) -> str:
    return " ".join(strip_tags(str(getattr(value, "source", value) or "")).split())


def _day(value: Any) -> str | None:
    return value.isoformat() if value else None


def _without_gaps(entry: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in entry.items() if value not in (None, "", [], {})}


__all__ = ["structured_data"]
