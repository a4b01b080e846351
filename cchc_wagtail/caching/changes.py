"""A stamp that changes whenever something changes that visitors could see.

What is kept under a stamp can only be found while nothing has changed since. That is coarser than a
list of addresses to drop, and cannot forget one: a page stands in lists, feeds, menus and beside
related pages. A school changes its site a few times a day.
"""

import hashlib
import uuid
from collections.abc import Callable
from typing import Any

from django.core.cache import BaseCache, caches
from django.core.cache.backends.dummy import DummyCache
from django.core.cache.backends.locmem import LocMemCache
from django.db import models, transaction
from django.db.models.signals import m2m_changed, post_delete, post_save
from django.utils import timezone
from wagtail.images.models import AbstractRendition
from wagtail.models import Page
from wagtail.signals import post_page_move

from cchc_wagtail.conf import cchc_settings

STAMP = "cchc-visible-stamp"
#: Seconds after which things are made anew although nothing has been seen to change: SQL and
#: ``QuerySet.update()`` send no signal.
KEPT = 10 * 60
#: Apps whose rows no page shows: logs, sessions, the search index, who may do what.
QUIET_APPS = frozenset(
    {"admin", "auth", "contenttypes", "sessions", "wagtailadmin", "wagtailsearch", "wagtailusers"}
)
#: Our own app: each of its models that a public page shows says ``seen_by_visitors = True``.
OWN_APP = "cchc_wagtail"
#: Models of Wagtail's core that are seen; most are not.
SEEN_OF_WAGTAIL = frozenset({"site", "locale", "pageviewrestriction", "collection"})
#: Fields of a page that Wagtail writes when a draft is saved or locked: visitors see none of them.
DRAFT_FIELDS = frozenset(
    {
        "draft_title",
        "has_unpublished_changes",
        "latest_revision",
        "latest_revision_created_at",
        "locked",
        "locked_at",
        "locked_by",
    }
)


def page_cache() -> BaseCache:
    """The cache that pages are kept in, the same for all processes of the site."""
    return caches[cchc_settings.PAGE_CACHE]


def current_stamp() -> str:
    cache = page_cache()
    stamp = cache.get(STAMP)
    if stamp is None:
        # By chance, not by counting: a stamp that the cache has dropped must never come again.
        cache.add(STAMP, uuid.uuid4().hex, None)
        stamp = cache.get(STAMP) or uuid.uuid4().hex
    return stamp


def renew_stamp() -> None:
    page_cache().set(STAMP, uuid.uuid4().hex, None)


def is_shared() -> bool:
    """Whether all processes of the site have the cache in common.

    In a process's own memory it could not be told of a page that another process took down.
    """
    return not isinstance(page_cache(), LocMemCache | DummyCache)


def remembered(
    name: str,
    make: Callable[[], Any],
    stamp: str = "",
    may_keep: Callable[[], bool] = lambda: True,
) -> Any:
    """What ``make`` returns, kept until something visible changes or the day ends.

    Only in a cache that all processes share; elsewhere ``make`` is called each time.

    Args:
        name: what it is; must name the readers too where they do not all see the same.
        make: called without arguments; its result is not None and can be pickled.
        stamp: the stamp before anything was read that ``make`` uses; empty when it reads all.
        may_keep: asked after ``make``, whether its result may be kept.
    """
    if not is_shared():
        return make()
    cache = page_cache()
    digest = hashlib.blake2b(
        f"{stamp or current_stamp()}\n{timezone.localdate()}\n{name}".encode(), digest_size=20
    ).hexdigest()
    found = cache.get(f"cchc-kept-{digest}")
    if found is None:
        found = make()
        if may_keep():
            cache.set(f"cchc-kept-{digest}", found, KEPT)
    return found


def could_be_seen(model: type[models.Model]) -> bool:
    """Whether a public page may show rows of ``model``.

    A model says so itself by ``seen_by_visitors``, true or false, a host's model as well as ours. A
    model of the host that says nothing counts as seen, one of ours does not.
    """
    if issubclass(model, Page):
        return True
    if model._meta.app_label in QUIET_APPS:
        return False
    said = getattr(model, "seen_by_visitors", None)
    if said is not None:
        return said
    if model._meta.app_label == OWN_APP:
        return bool(model._meta.auto_created)
    if model._meta.app_label == "wagtailcore":
        return bool(model._meta.auto_created) or model._meta.model_name in SEEN_OF_WAGTAIL
    return True


def note_change(sender: type[models.Model], **kwargs: Any) -> None:
    """Renew the stamp when the change is stored; before that others still read the old rows."""
    if not could_be_seen(sender):
        return
    written = kwargs.get("update_fields")
    if written is not None and issubclass(sender, Page) and DRAFT_FIELDS.issuperset(written):
        return
    # Showing a photo for the first time makes its sizes, and changes nothing.
    if kwargs.get("created") and issubclass(sender, AbstractRendition):
        return
    if str(kwargs.get("action", "")).startswith("pre_"):
        return
    transaction.on_commit(renew_stamp, robust=True)


def watch_changes() -> None:
    """Connect the signals; called once by the app configuration."""
    for signal in (post_save, post_delete, m2m_changed, post_page_move):
        signal.connect(note_change, dispatch_uid="cchc_wagtail.note_change")


__all__ = [
    "DRAFT_FIELDS",
    "KEPT",
    "current_stamp",
    "is_shared",
    "page_cache",
    "remembered",
    "renew_stamp",
    "watch_changes",
]
