"""Handlers of the review: the gate where Wagtail only sends signals, and the mails."""

from typing import Any

from django.db import transaction
from django.db.models.signals import pre_save
from django.utils.translation import gettext as _
from wagtail.models import Page, PageLogEntry, WorkflowState
from wagtail.signals import (
    pre_page_move,
    workflow_approved,
    workflow_rejected,
    workflow_submitted,
)

from cchc_wagtail.review.actions import mails as notices
from cchc_wagtail.review.authority import ReviewRefused, authority_over
from cchc_wagtail.review.gate import GatedPageMixin, has_been_public, refuse
from cchc_wagtail.review.rounds import ReviewRound
from cchc_wagtail.review.signals import round_opened
from cchc_wagtail.undocumented import (
    APPROVAL_MAIL_UID,
    REJECTION_MAIL_UID,
    SUBMISSION_MAIL_UID,
    workflow_approval_email_notifier,
    workflow_rejection_email_notifier,
    workflow_submission_email_notifier,
)


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


def connect_review_handlers() -> None:
    """Called once, when the app starts."""
    pre_save.connect(stop_plain_save, sender=Page, dispatch_uid="cchc_wagtail.stop_plain_save")
    pre_page_move.connect(stop_move, dispatch_uid="cchc_wagtail.stop_move")
    pre_save.connect(stop_deletion, sender=PageLogEntry, dispatch_uid="cchc_wagtail.stop_deletion")
    round_opened.connect(tell_parties, dispatch_uid="cchc_wagtail.tell_parties")
    for signal, uid, handler in WORKFLOW_MAILS:
        # The same uid as Wagtail's: whichever app comes first, ours is the one connected.
        signal.disconnect(sender=WorkflowState, dispatch_uid=uid)
        signal.connect(handler, sender=WorkflowState, dispatch_uid=uid)


__all__ = ["connect_review_handlers"]
