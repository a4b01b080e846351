"""A procedure as a service of the administration, and as a guide in steps."""

from collections.abc import Iterator
from typing import Any

from cchc_wagtail.enums import Channel, FeeKind
from cchc_wagtail.metadata.structured_data.organisation import body_called, reference_to
from cchc_wagtail.metadata.structured_data.values import (
    Node,
    PageFacts,
    duration,
    plain_text,
    without_gaps,
)


def service(page: Any, facts: PageFacts, school: Node) -> Node:
    """The procedure ``page`` with who carries it out, how one applies and what it costs."""
    return {
        "@type": "GovernmentService",
        "name": page.official_name,
        "alternateName": page.title if page.title != page.official_name else None,
        **facts.node(),
        "identifier": page.code,
        "serviceType": page.field,
        "provider": body_called(page.carried_out_by, school) or reference_to(school),
        "audience": [{"@type": "Audience", "audienceType": line} for line in page.audience_lines],
        "availableChannel": [_channel(block.value, page) for block in page.channels],
        "offers": [offer for block in page.channels for offer in _offers(block.value)],
        "serviceOutput": [{"@type": "Thing", "name": line} for line in page.result_lines],
    }


def _channel(channel: Any, page: Any) -> Node:
    words = (channel.get("case"), channel.get("time_text"), channel.get("note"))
    place = channel.get("place")
    return without_gaps(
        {
            "@type": "ServiceChannel",
            "name": _name_of(channel),
            "description": "; ".join(text for text in words if text),
            # The page on the national portal is where one applies online, nothing else.
            "serviceUrl": channel.get("url")
            or (page.portal_url if channel["channel"] == Channel.ONLINE else None),
            "serviceLocation": {"@type": "Place", "name": place, "address": place}
            if place
            else None,
            "processingTime": duration(channel.get("time_value"), channel.get("time_unit")),
        }
    )


def _offers(channel: Any) -> Iterator[Node]:
    """What one pays by this channel, as far as the page gives a figure."""
    for fee in channel.get("fees") or []:
        free = fee["kind"] == FeeKind.FREE
        if free or fee["amount"] is not None:
            yield without_gaps(
                {
                    "@type": "Offer",
                    "name": _name_of(channel),
                    "description": "; ".join(
                        text for text in (fee["text"], channel.get("exemptions")) if text
                    ),
                    "price": 0 if free else fee["amount"],
                    "priceCurrency": "VND",
                }
            )


def _name_of(channel: Any) -> str:
    return str(Channel(channel["channel"]).label)


def how_to(page: Any, facts: PageFacts) -> Node:
    """The steps of ``page`` and the papers they need; empty without steps."""
    steps = [block.value for block in page.steps]
    if not steps:
        return {}
    # The same paper may stand in several cases.
    papers = dict.fromkeys(item["name"] for block in page.dossier for item in block.value["items"])
    return {
        "@type": "HowTo",
        "name": page.title,
        **facts.node(),
        "inLanguage": "vi",
        "supply": [{"@type": "HowToSupply", "name": name} for name in papers],
        "step": [
            without_gaps(
                {
                    "@type": "HowToStep",
                    "position": position,
                    "name": step["title"],
                    "text": plain_text(step["text"]),
                }
            )
            for position, step in enumerate(steps, start=1)
        ],
    }


__all__ = ["how_to", "service"]
