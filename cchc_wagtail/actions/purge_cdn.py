"""Tell a CDN what has changed, through Wagtail's frontend cache where the host has it."""

from django.apps import apps
from django.core.exceptions import ObjectDoesNotExist
from django.db import transaction
from django.db.models import Q
from wagtail.models import Page

from cchc_wagtail.models import (
    ActivityPageMixin,
    DocumentReplacement,
    PlanPageMixin,
    ReformHomePageMixin,
    ReformPageMixin,
)
from cchc_wagtail.models.listing import page_types


def purge_around(page: Page) -> None:
    """Purge ``page`` and all that shows it, once the change is stored.

    The addresses are collected at once: a deleted page has none afterwards. Each page says by
    ``get_cached_paths()`` what else stands below its address.
    """
    if not apps.is_installed("wagtail.contrib.frontend_cache"):
        return
    from wagtail.contrib.frontend_cache.utils import PurgeBatch

    batch = PurgeBatch()
    batch.add_pages([page, *pages_showing(page)])
    if batch.urls:
        transaction.on_commit(batch.purge, robust=True)


def purge_section(page: Page) -> None:
    """Drop all pages of the section that ``page`` belongs to, or that lies below it.

    For a change of who may read ``page``: lists, feeds and links all over the section named it or
    what is below it. A lesson, closed with every publication, is dropped with those that show it.
    """
    if not apps.is_installed("wagtail.contrib.frontend_cache"):
        return
    from wagtail.contrib.frontend_cache.utils import PurgeBatch

    try:
        specific = page.specific
    except ObjectDoesNotExist:
        # The page is being deleted, its own row is gone already, and it is dropped by itself.
        return
    if getattr(specific, "is_lesson", False):
        return purge_around(specific)
    home = page.get_ancestors(inclusive=True).type(ReformHomePageMixin).first() or page
    below = Page.objects.descendant_of(home, inclusive=True).live().type(ReformPageMixin)
    batch = PurgeBatch()
    batch.add_pages(below.specific())
    if batch.urls:
        transaction.on_commit(batch.purge, robust=True)


def pages_showing(page: Page) -> list[Page]:
    """The live pages of the section that name ``page``: lists, home, replaced and replacing
    documents, the plan that an activity serves, the activities that serve a plan."""
    above = page.get_ancestors().live().specific()
    keys: set[int] = set()
    for row in DocumentReplacement.objects.filter(Q(replacing=page.pk) | Q(replaced=page.pk)):
        keys |= {row.replacing_id, row.replaced_id}
    if isinstance(page, ActivityPageMixin) and page.plan_task_id:
        keys.add(page.plan_task.plan_id)
    if isinstance(page, PlanPageMixin):
        for model in page_types(ActivityPageMixin):
            served = model.objects.filter(plan_task__plan=page.pk)
            keys.update(served.values_list("pk", flat=True))
    related = Page.objects.filter(pk__in=keys - {page.pk}).live().specific()
    return [*(one for one in above if isinstance(one, ReformPageMixin)), *related]


__all__ = ["pages_showing", "purge_around", "purge_section"]
