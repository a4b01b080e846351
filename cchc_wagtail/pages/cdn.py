"""Tell a CDN what has changed, through Wagtail's frontend cache where the host has it."""

from collections.abc import Iterable
from typing import Any

from django.apps import apps
from django.core.exceptions import ObjectDoesNotExist
from django.db import transaction
from wagtail.contrib.frontend_cache.utils import PurgeBatch
from wagtail.models import Page

from cchc_wagtail.pages.base import ReformPageMixin, SectionHomeMixin


def purge_around(page: Any) -> None:
    """Purge ``page`` and all that shows it, once the change is stored.

    The addresses are collected at once: a deleted page has none afterwards. Each page says by
    ``get_cached_paths()`` what else stands below its address.
    """
    if not apps.is_installed("wagtail.contrib.frontend_cache"):
        return
    _purge([page, *pages_showing(page)])


def purge_section(page: Page) -> None:
    """Drop all pages of the section that ``page`` belongs to, or that lies below it.

    For a change of who may read ``page``: lists, feeds and links all over the section named it or
    what is below it. A lesson, closed with every publication, is dropped with those that show it.
    """
    if not apps.is_installed("wagtail.contrib.frontend_cache"):
        return
    try:
        specific = page.specific
    except ObjectDoesNotExist:
        # The page is being deleted, its own row is gone already, and it is dropped by itself.
        return
    if getattr(specific, "is_staff_only", False):
        return purge_around(specific)
    home = page.get_ancestors(inclusive=True).type(SectionHomeMixin).first() or page
    below = Page.objects.descendant_of(home, inclusive=True).live().type(ReformPageMixin)
    _purge(below.specific())


def _purge(pages: Iterable[Page]) -> None:
    batch = PurgeBatch()
    batch.add_pages(pages)
    if batch.urls:
        transaction.on_commit(batch.purge, robust=True)


def pages_showing(page: Any) -> list[Page]:
    """The live pages of the section that name ``page``, or that it names: the lists above it and
    what its type says by ``related_keys()``."""
    above = page.get_ancestors().live().type(ReformPageMixin).specific()
    keys = {*page.related_keys()} - {page.pk}
    related = Page.objects.filter(pk__in=keys).live().specific()
    return [*above, *related]


__all__ = ["pages_showing", "purge_around", "purge_section"]
