"""Handlers of signals about pages: lists, search, caches, closed pages."""

from typing import Any

from django.apps import apps
from django.db.models import QuerySet
from django.db.models.signals import post_delete, post_migrate, post_save, pre_delete
from wagtail.models import Page, PageViewRestriction
from wagtail.signals import page_published, page_unpublished, post_page_move, pre_page_move

from cchc_wagtail.caching.changes import DRAFT_FIELDS
from cchc_wagtail.lists.places import ListedMixin, store_place
from cchc_wagtail.pages.base import ReformPageMixin
from cchc_wagtail.pages.cdn import purge_around, purge_section
from cchc_wagtail.pages.replacements import DocumentReplacement
from cchc_wagtail.review.gate import GatedPageMixin
from cchc_wagtail.search.facts import SearchableMixin
from cchc_wagtail.search.text_index import install
from cchc_wagtail.search.upkeep import index_pages


def keep_lesson_closed(
    sender: type, instance: PageViewRestriction, origin: Any = None, **kwargs: Any
) -> None:
    """Let a page for the staff take its login restriction back when somebody takes it away.

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
    if isinstance(page, ReformPageMixin):
        page.keep_closed()


def index_saved_page(
    sender: type, instance: Any, raw: bool = False, update_fields: Any = None, **kwargs: Any
) -> None:
    """Let the search know a page that was published, changed or taken down."""
    if raw or not isinstance(instance, SearchableMixin):
        return
    if update_fields is not None and set(update_fields) <= DRAFT_FIELDS:
        return
    index_pages([instance.pk, *instance.found_otherwise()])


def keep_listing_place(
    sender: type, instance: Page, raw: bool = False, update_fields: Any = None, **kwargs: Any
) -> None:
    """The place in the lists follows the first publication, which code may set on a plain page."""
    if raw or (update_fields is not None and "first_published_at" not in update_fields):
        return
    model = instance.specific_class
    if model is not None and issubclass(model, ListedMixin):
        store_place(model, instance.pk)


def index_unpublished_page(sender: type, instance: Page, **kwargs: Any) -> None:
    """The same for a page that was taken down through the plain ``Page``."""
    if isinstance(instance, SearchableMixin):
        index_pages([instance.pk, *instance.found_otherwise()])


def index_replaced_document(sender: type, instance: DocumentReplacement, **kwargs: Any) -> None:
    index_pages([instance.replaced_id])


def install_search_index(sender: Any, using: str, **kwargs: Any) -> None:
    install(using)


def purge_changed(sender: type, instance: Page, **kwargs: Any) -> None:
    """What a CDN keeps of a page of the section, and of all that shows it, is out of date."""
    page = instance if isinstance(instance, GatedPageMixin) else instance.specific
    if isinstance(page, GatedPageMixin):
        purge_around(page)


def purge_deleted(sender: type, instance: Page, **kwargs: Any) -> None:
    """As ``purge_changed``; asked of every row that is deleted, so it looks at the type first."""
    if isinstance(instance, GatedPageMixin) and instance.live:
        purge_around(instance)


def purge_restricted(sender: type, instance: PageViewRestriction, **kwargs: Any) -> None:
    """Who may read a page has changed: a CDN must not go on showing it, nor lists that name it."""
    page = Page.objects.filter(pk=instance.page_id).first()
    # Gone when the restriction was deleted with its page, which is dropped by itself.
    if page is not None:
        purge_section(page)


def connect_page_handlers() -> None:
    """Called once, when all models are loaded."""
    post_delete.connect(
        keep_lesson_closed,
        sender=PageViewRestriction,
        dispatch_uid="cchc_wagtail.keep_lesson_closed",
    )
    post_save.connect(
        keep_listing_place, sender=Page, dispatch_uid="cchc_wagtail.keep_listing_place"
    )
    post_save.connect(index_saved_page, dispatch_uid="cchc_wagtail.index_saved_page")
    page_unpublished.connect(
        index_unpublished_page, dispatch_uid="cchc_wagtail.index_unpublished_page"
    )
    for signal in (post_save, post_delete):
        signal.connect(
            index_replaced_document,
            sender=DocumentReplacement,
            dispatch_uid="cchc_wagtail.index_replaced_document",
        )
    post_migrate.connect(
        install_search_index,
        sender=apps.get_app_config("cchc_wagtail"),
        dispatch_uid="cchc_wagtail.install_search_index",
    )
    _connect_purges()


def _connect_purges() -> None:
    for name, signal in (
        ("published", page_published),
        ("unpublished", page_unpublished),
        ("leaving", pre_page_move),
        ("moved", post_page_move),
    ):
        signal.connect(purge_changed, dispatch_uid=f"cchc_wagtail.purge_{name}")
    for signal in (post_save, post_delete):
        signal.connect(
            purge_restricted,
            sender=PageViewRestriction,
            dispatch_uid="cchc_wagtail.purge_restricted",
        )
    pre_delete.connect(purge_deleted, dispatch_uid="cchc_wagtail.purge_deleted")


__all__ = ["connect_page_handlers"]
