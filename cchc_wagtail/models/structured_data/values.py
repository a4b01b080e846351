"""Values as schema.org wants them."""

import datetime
from typing import Any

from django.utils import timezone
from django.utils.html import strip_tags

from cchc_wagtail.enums import TimeUnit

Node = dict[str, Any]

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


__all__ = ["Node", "duration", "moment", "plain_text", "without_gaps"]
