"""Values as schema.org wants them."""

import datetime
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.utils import timezone
from django.utils.html import strip_tags
from wagtail.models import Page

from cchc_wagtail.enums import TimeUnit

Node = dict[str, Any]


@dataclass(frozen=True)
class PageFacts:
    """What the head of a page knows of it, for the parts of its structured data.

    Attributes:
        url: the whole address.
        description: one or two sentences.
        image: the photo that stands for the page, an ``ImageObject``.
        entries: the pages that a list shows to everybody, in its order.
    """

    url: str
    description: str = ""
    image: Node | None = None
    entries: Sequence[Page] = ()

    def node(self) -> Node:
        """The part that every node about the page has."""
        return {"url": self.url, "description": self.description, "image": self.image}


#: ISO 8601 durations; working days have none.
DURATIONS = {TimeUnit.DAY: "P{}D", TimeUnit.MONTH: "P{}M", TimeUnit.HOUR: "PT{}H"}


def moment(value: datetime.date | None) -> str | None:
    """A day as it is, a time in the time zone of the site, so that the day is the one shown."""
    if isinstance(value, datetime.datetime) and timezone.is_aware(value):
        value = timezone.localtime(value).replace(microsecond=0)
    return value.isoformat() if value else None


def duration(value: int | None, unit: str) -> str | None:
    """``value`` of ``unit`` as ISO 8601, None where that has no words for it."""
    pattern = DURATIONS.get(unit)
    return pattern.format(value) if pattern and value else None


def plain_text(value: Any) -> str:
    """The words of rich text on one line."""
    source = str(getattr(value, "source", value) or "")
    # A space where an element ends, or the last word of a paragraph would join the next one.
    return " ".join(strip_tags(source.replace("<", " <")).split())


def without_gaps(node: Node) -> Node:
    """``node`` without its empty values."""
    return {name: value for name, value in node.items() if value not in (None, "", [], {})}


__all__ = ["Node", "PageFacts", "duration", "moment", "plain_text", "without_gaps"]
