"""Documents, plans, stories and activities."""

from typing import Any

from cchc_wagtail.enums import DocumentKind, EffectState
from cchc_wagtail.metadata.structured_data.organisation import reference_to
from cchc_wagtail.metadata.structured_data.values import Node, PageFacts, moment, without_gaps

#: Kinds that lay down rules or decide something; an invitation or a report is no legislation.
LEGISLATION = frozenset(
    {
        DocumentKind.RESOLUTION,
        DocumentKind.DECISION,
        DocumentKind.DIRECTIVE,
        DocumentKind.STATUTE,
        DocumentKind.REGULATION,
        DocumentKind.LAW,
        DocumentKind.ORDINANCE,
        DocumentKind.DECREE,
        DocumentKind.CIRCULAR,
        DocumentKind.JOINT_CIRCULAR,
    }
)
IN_FORCE = "https://schema.org/InForce"
NOT_IN_FORCE = "https://schema.org/NotInForce"
EVENT_SCHEDULED = "https://schema.org/EventScheduled"


def legal_document(page: Any, facts: PageFacts, publisher: Node | None, request: Any) -> Node:
    """An official document with its effect today."""
    if page.kind not in LEGISLATION:
        return {
            **paper(page, facts, publisher, request),
            "expires": moment(page.expires_on),
        }
    in_force = page.effect_state == EffectState.IN_FORCE
    return {
        **_work("Legislation", page, facts, publisher),
        "legislationIdentifier": page.number_and_symbol if page.number else None,
        "legislationType": str(page.get_kind_display()),
        "legislationDate": moment(page.issued_on),
        "legislationDateOfApplicability": moment(page.effective_on),
        "expires": moment(page.expires_on),
        "legislationLegalForce": IN_FORCE if in_force else NOT_IN_FORCE,
        "legislationPassedBy": {"@type": "Organization", "name": page.issuer}
        if page.issuer
        else None,
        "encoding": _files(page, request),
    }


def paper(page: Any, facts: PageFacts, publisher: Node | None, request: Any) -> Node:
    """A plan, or a document that is no rule."""
    return {
        **_work("CreativeWork", page, facts, publisher),
        "identifier": page.number_and_symbol if page.number else None,
        "genre": str(page.get_kind_display()),
        "dateCreated": moment(page.issued_on),
        "creator": {"@type": "Organization", "name": page.issuer} if page.issuer else None,
        "encoding": _files(page, request),
    }


def article(page: Any, facts: PageFacts, school: Node) -> Node:
    """A story or the report of an activity; the school is its author."""
    return {
        **_work("Article", page, facts, reference_to(school)),
        "author": reference_to(school),
        "mainEntityOfPage": facts.url,
    }


def event(page: Any, facts: PageFacts, organiser: Node | None) -> Node:
    """An activity whose day and place are known."""
    return {
        "@type": "Event",
        "name": page.title,
        **facts.node(),
        "inLanguage": "vi",
        "startDate": moment(page.starts_at),
        "endDate": moment(page.ends_at),
        "eventStatus": EVENT_SCHEDULED,
        "location": {"@type": "Place", "name": page.location, "address": page.location},
        "organizer": organiser,
    }


def _work(kind: str, page: Any, facts: PageFacts, publisher: Node | None) -> Node:
    return {
        "@type": kind,
        "name": page.title,
        "headline": page.title,
        **facts.node(),
        "inLanguage": "vi",
        "datePublished": moment(page.first_published_at),
        "dateModified": moment(page.last_published_at),
        "publisher": publisher,
    }


def _files(page: Any, request: Any) -> list[Node]:
    """The files that the page offers, at the address that its links have."""
    return [
        without_gaps(
            {
                "@type": "MediaObject",
                "name": block.value["label"] or block.value["document"].title,
                "contentUrl": request.build_absolute_uri(block.value["document"].url),
                "encodingFormat": block.value["document"].content_type,
            }
        )
        for block in page.files
        if block.value["document"]
    ]


__all__ = ["article", "event", "legal_document", "paper"]
