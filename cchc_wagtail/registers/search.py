"""Search in the registers, with or without Vietnamese marks."""

from typing import Any

from django.db.models import QuerySet

from cchc_wagtail.vietnamese import fold


def matching(rows: QuerySet, term: str, fields: tuple[str, ...]) -> QuerySet:
    """The rows in which every word of ``term`` stands, marks and case aside.

    The register of a school is small, so its text is folded here, row by row; databases fold
    Vietnamese in different ways and SQLite not at all.

    Args:
        rows: what to search, in any order.
        term: what the person typed; nothing typed finds every row.
        fields: names of text fields, over relations too.
    """
    words = fold(term).split()
    if not words:
        return rows
    texts: dict[Any, str] = {}
    for pk, *values in rows.order_by().values_list("pk", *fields):
        texts[pk] = " ".join([texts.get(pk, ""), *(fold(str(value or "")) for value in values)])
    found = [pk for pk, text in texts.items() if all(word in text for word in words)]
    return rows.filter(pk__in=found)
