"""Handlers of Django's signals; ``register_signal_handlers`` connects them."""

from typing import Any

from django.db.models import QuerySet
from django.db.models.signals import post_delete
from wagtail.models import PageViewRestriction

from cchc_wagtail.models import StoryPageMixin


def keep_lesson_closed(
    sender: type, instance: PageViewRestriction, origin: Any = None, **kwargs: Any
) -> None:
    """Give a lesson learned its login restriction back when somebody takes it away.

    In the admin "Privacy: public" deletes the restriction, and every public list, feed and API
    would show the page, which only staff may read.

    Args:
        instance: the restriction that was deleted.
        origin: what the deletion began with. When that is the page, the page goes as well and
            must get nothing new.
    """
    begun_with = origin.model if isinstance(origin, QuerySet) else type(origin)
    if not issubclass(begun_with, PageViewRestriction):
        return
    page = instance.page.specific
    if isinstance(page, StoryPageMixin) and page.is_lesson:
        page.close_to_public()


def register_signal_handlers() -> None:
    """Called once by the app configuration."""
    post_delete.connect(
        keep_lesson_closed,
        sender=PageViewRestriction,
        dispatch_uid="cchc_wagtail.keep_lesson_closed",
    )
