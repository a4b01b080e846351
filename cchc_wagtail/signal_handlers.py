"""Handlers of Django's and Wagtail's signals; ``register_signal_handlers`` connects them."""

from typing import Any

from django.apps import apps
from django.db import transaction
from django.db.models import QuerySet
from django.db.models.signals import post_delete, post_migrate, post_save, pre_delete, pre_save
from django.utils.translation import gettext as _
from wagtail.models import Page, PageLogEntry, PageViewRestriction, WorkflowState
from wagtail.signals import (
    page_published,
    page_unpublished,
    post_page_move,
    pre_page_move,
    workflow_approved,
    workflow_rejected,
    workflow_submitted,
)

from cchc_wagtail.actions.purge_cdn import purge_around, purge_section
from cchc_wagtail.actions.review import notices
from cchc_wagtail.models import DocumentReplacement, ReformPageMixin, ReviewRound
from cchc_wagtail.models.listing_place import ListedMixin, store_place
from cchc_wagtail.models.search_facts import SearchableMixin
from cchc_wagtail.models.search_index import install
from cchc_wagtail.models.search_upkeep import index_pages
from cchc_wagtail.models.visible_changes import DRAFT_FIELDS, watch_changes
from cchc_wagtail.review.authority import ReviewRefused, authority_over
from cchc_wagtail.review.gate import GatedPageMixin, has_been_public, refuse
from cchc_wagtail.review.signals import round_opened
from cchc_wagtail.undocumented import (
    APPROVAL_MAIL_UID,
    REJECTION_MAIL_UID,
    SUBMISSION_MAIL_UID,
    workflow_approval_email_notifier,
    workflow_rejection_email_notifier,
    workflow_submission_email_notifier,
)


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


def stop_move(
    sender: type, instance: Page, parent_page_before: Page, parent_page_after: Page, **kwargs: Any
) -> None:
    """Refuse to move a page of the section that is or was public; its address would change.

    Raises:
        ReviewRefused: unless the review has agreed, or the page only changes its place in a list.
    """
    if authority_over(instance) is not None or parent_page_before.pk == parent_page_after.pk:
        return
    page = instance.specific
    if not isinstance(page, GatedPageMixin):
        return
    below = Page.objects.descendant_of(page)
    if has_been_public(page) or below.filter(first_published_at__isnull=False).exists():
        sentence = _("Moving “%(title)s” needs the agreement of the review parties.") % {
            "title": page.title
        }
        refuse(page, sentence)
        raise ReviewRefused(sentence)


def stop_deletion(sender: type, instance: PageLogEntry, **kwargs: Any) -> None:
    """Refuse to delete a page of the section that is or was public.

    Wagtail has no signal before a page is deleted by its action, but logs every page of the branch
    first.

    Raises:
        ReviewRefused: unless the review has agreed.
    """
    if instance.action != "wagtail.delete":
        return
    page = Page.objects.filter(pk=instance.page_id).first()
    page = page.specific if page else None
    if not isinstance(page, GatedPageMixin) or authority_over(page) is not None:
        return
    if has_been_public(page):
        sentence = _("Deleting “%(title)s” needs the agreement of the review parties.") % {
            "title": page.title
        }
        refuse(page, sentence)
        raise ReviewRefused(sentence)


def stop_plain_save(
    sender: type, instance: Page, raw: bool = False, update_fields: Any = None, **kwargs: Any
) -> None:
    """The gate for a page of the section that code holds as a plain ``Page``.

    ``Page.objects.get(...).unpublish()`` saves the plain page, past the gate of its type.

    Raises:
        ReviewRefused: the page would become public, or stop being so, without review.
    """
    if raw or instance._state.adding or (update_fields is not None and "live" not in update_fields):
        return
    model = instance.specific_class
    if model is None or not issubclass(model, GatedPageMixin):
        return
    stored = model._base_manager.filter(pk=instance.pk).first()
    if stored is not None and stored.live != instance.live:
        stored.live, stored.expired = instance.live, instance.expired
        stored.check_live_change({"update_fields": update_fields})


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


def tell_parties(sender: type, instance: ReviewRound, **kwargs: Any) -> None:
    """Mail those who can decide, once the submission is stored."""
    transaction.on_commit(lambda: notices.submitted(instance.pk), robust=True)


def _is_ours(state: WorkflowState) -> bool:
    page = state.content_object
    model = getattr(page, "specific_class", None)
    return model is not None and issubclass(model, GatedPageMixin)


# Wagtail mails every superuser when a page is submitted, who cannot decide on it, and writes in
# English. Our pages have mails of their own; all others get Wagtail's as before.
def _mail_submitted(sender: type, instance: WorkflowState, **kwargs: Any) -> None:
    if not _is_ours(instance):
        workflow_submission_email_notifier(instance=instance, **kwargs)


def _mail_rejected(sender: type, instance: WorkflowState, **kwargs: Any) -> None:
    if not _is_ours(instance):
        workflow_rejection_email_notifier(instance=instance, **kwargs)


def _mail_approved(sender: type, instance: WorkflowState, **kwargs: Any) -> None:
    if not _is_ours(instance):
        workflow_approval_email_notifier(instance=instance, **kwargs)


WORKFLOW_MAILS = (
    (workflow_submitted, SUBMISSION_MAIL_UID, _mail_submitted),
    (workflow_rejected, REJECTION_MAIL_UID, _mail_rejected),
    (workflow_approved, APPROVAL_MAIL_UID, _mail_approved),
)


def register_signal_handlers() -> None:
    """Called once by the app configuration."""
    watch_changes()
    post_delete.connect(
        keep_lesson_closed,
        sender=PageViewRestriction,
        dispatch_uid="cchc_wagtail.keep_lesson_closed",
    )
    pre_save.connect(stop_plain_save, sender=Page, dispatch_uid="cchc_wagtail.stop_plain_save")
    pre_page_move.connect(stop_move, dispatch_uid="cchc_wagtail.stop_move")
    pre_save.connect(stop_deletion, sender=PageLogEntry, dispatch_uid="cchc_wagtail.stop_deletion")
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
    round_opened.connect(tell_parties, dispatch_uid="cchc_wagtail.tell_parties")
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
    for signal, uid, handler in WORKFLOW_MAILS:
        # The same uid as Wagtail's: whichever app comes first, ours is the one connected.
        signal.disconnect(sender=WorkflowState, dispatch_uid=uid)
        signal.connect(handler, sender=WorkflowState, dispatch_uid=uid)


__all__ = ["register_signal_handlers"]
