"""Handlers of Django's and Wagtail's signals; ``register_signal_handlers`` connects them."""

from cchc_wagtail.caching.changes import watch_changes
from cchc_wagtail.pages.signal_handlers import connect_page_handlers
from cchc_wagtail.review.signal_handlers import connect_review_handlers


def register_signal_handlers() -> None:
    """Called once by the app configuration."""
    watch_changes()
    connect_review_handlers()
    connect_page_handlers()


__all__ = ["register_signal_handlers"]
