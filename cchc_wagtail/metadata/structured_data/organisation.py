"""The school as the publisher of its pages."""

from django.conf import settings
from wagtail.models import Site

from cchc_wagtail.metadata.structured_data.values import Node
from cchc_wagtail.vietnamese import fold


def organisation(site: Site | None) -> Node:
    """The school whose site it is; empty when the request belongs to no site."""
    if site is None:
        return {}
    return {
        "@type": "EducationalOrganization",
        "@id": f"{site.root_url}/#truong",
        "name": name_of_site(site),
        "url": f"{site.root_url}/",
    }


def name_of_site(site: Site | None) -> str:
    """The name given to the site in Wagtail, else in the settings, else its address."""
    if site is None:
        return ""
    return site.site_name or getattr(settings, "WAGTAIL_SITE_NAME", "") or site.hostname


def reference_to(school: Node) -> Node | None:
    """What another part of the graph says to mean the school."""
    return {"@id": school["@id"]} if school else None


def body_called(name: str, school: Node, kind: str = "GovernmentOrganization") -> Node | None:
    """The body that a page names: the school itself, or another one of ``kind``."""
    if not name:
        return None
    if school and fold(name) == fold(school["name"]):
        return reference_to(school)
    return {"@type": kind, "name": name}


__all__ = ["body_called", "name_of_site", "organisation", "reference_to"]
