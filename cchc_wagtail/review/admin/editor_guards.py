"""Hooks in front of the gate: they say in words what is missing, before anything is tried.

Each returns a redirect, or None to let Wagtail go on. The gate itself stands in the pages; these
make the answer readable and lead to the change request that takes the place of the act.
"""

from typing import Any
from urllib.parse import urlencode

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from wagtail.models import Page

from cchc_wagtail.review.enums import ReviewKind
from cchc_wagtail.review.gate import GatedPageMixin, has_been_public, refuse
from cchc_wagtail.review.notes import leave_note
from cchc_wagtail.review.people import refusal_to_submit
from cchc_wagtail.review.rounds import ReviewRound

#: Name of the field beside the submit button in which an author says what changed.
NOTE_FIELD = "cchc-review-note"

SUBMIT_BUTTONS = ("action-submit", "action-restart-workflow")


def is_gated(page: Page) -> bool:
    model = page.specific_class
    return model is not None and issubclass(model, GatedPageMixin)


def gated_below(page: Page) -> Any:
    """The pages of the section below ``page`` that visitors could ever read."""
    below = Page.objects.descendant_of(page).type(GatedPageMixin)
    return (below.filter(live=True) | below.filter(first_published_at__isnull=False)).distinct()


def before_edit_page(request: HttpRequest, page: Page) -> None:
    """Turn “publish” into “save draft”, and refuse a submission that could not be decided."""
    if request.method != "POST" or not is_gated(page):
        return
    leave_note(page, request.POST.get(NOTE_FIELD, ""))
    if request.POST.get("action-publish"):
        _drop(request, "action-publish")
        _tell(request, page, ReviewRound.objects.missing_sentence(page))
    if request.POST.get("action-workflow-action") and page.current_workflow_task is None:
        # Somebody has ended the review since the screen was opened; Wagtail 7.4 breaks down on it.
        _drop(request, "action-workflow-action")
        sentence = _("The page is not being reviewed any more. Submit it again if it should be.")
        _tell(request, page, sentence)
    if any(request.POST.get(button) for button in SUBMIT_BUTTONS):
        sentence = refusal_to_submit(page, page.get_workflow(), request.user)
        state = page.current_workflow_state
        if not sentence and state is not None and not request.POST.get(NOTE_FIELD, "").strip():
            sentence = _("Say what you changed since changes were requested, then submit.")
        if sentence:
            _drop(request, *SUBMIT_BUTTONS)
            _tell(request, page, sentence)


def before_create_page(request: HttpRequest, parent: Page, model: type[Page]) -> None:
    """A new page is a draft, whatever button was pressed."""
    if request.method != "POST" or not issubclass(model, GatedPageMixin):
        return
    if request.POST.get("action-publish"):
        _drop(request, "action-publish")
        messages.error(
            request,
            _("Saved as a draft. It becomes public when all review parties have agreed."),
        )
        refuse(parent, _("A new page was to be published without review."), request.user)
    if request.POST.get("action-submit"):
        sentence = refusal_to_submit(model(), parent.get_workflow(), request.user)
        if sentence:
            _drop(request, "action-submit")
            messages.error(request, sentence)
            refuse(parent, sentence, request.user)


def before_copy_page(request: HttpRequest, page: Page) -> HttpResponse | None:
    """Copies are drafts; aliases are not possible, because they show a page at a new address."""
    if request.method != "POST":
        return None
    gated = is_gated(page)
    if not gated and not (request.POST.get("copy_subpages") and gated_below(page).exists()):
        return None
    if request.POST.get("alias"):
        sentence = _("An alias would be public at once, without review. Make a copy and submit it.")
        _tell(request, page, sentence)
        return redirect("wagtailadmin_pages:copy", page.pk)
    if request.POST.get("publish_copies"):
        _tell(
            request,
            page,
            _("Copies of pages of the section are drafts: each needs its own review."),
        )
        if gated:
            _drop(request, "publish_copies")
    return None


def before_unpublish_page(request: HttpRequest, page: Page) -> HttpResponse | None:
    return _instead(request, page, ReviewKind.UNPUBLISH)


def before_delete_page(request: HttpRequest, page: Page) -> HttpResponse | None:
    return _instead(request, page, ReviewKind.DELETE)


def before_move_page(request: HttpRequest, page: Page, destination: Page) -> HttpResponse | None:
    if not is_gated(page) or page.is_child_of(destination) or not has_been_public(page):
        return None
    return _instead(request, page, ReviewKind.MOVE, destination=destination.pk)


def _instead(
    request: HttpRequest, page: Page, kind: ReviewKind, **query: Any
) -> HttpResponse | None:
    """Lead to the change request; a page of the host that holds pages of the section stays."""
    if is_gated(page) and has_been_public(page):
        if request.method == "POST":
            _tell(request, page, _parties_must_agree(page, kind))
        address = reverse("cchc_review_ask", args=[page.pk])
        return redirect(f"{address}?{urlencode({'kind': kind, **query})}")
    if kind == ReviewKind.MOVE:
        return None
    if kind == ReviewKind.UNPUBLISH and not request.POST.get("include_descendants"):
        return None
    sentence = _holds_public_pages(page)
    if sentence:
        _tell(request, page, sentence)
        return redirect("wagtailadmin_explore", page.pk)
    return None


def _parties_must_agree(page: Page, kind: ReviewKind) -> str:
    sentence = ReviewRound.objects.missing_sentence(page)
    return f"{kind.label}: {sentence}"


def _holds_public_pages(page: Page) -> str:
    count = gated_below(page).count()
    if not count:
        return ""
    return ngettext(
        "Below “%(title)s” there is %(count)d page of the section that is or was public. Ask for "
        "its review first.",
        "Below “%(title)s” there are %(count)d pages of the section that are or were public. Ask "
        "for their review first.",
        count,
    ) % {"title": page.title, "count": count}


def before_bulk_action(
    request: HttpRequest, action_type: str, objects: list, action: Any
) -> HttpResponse | None:
    """Many pages at once: either none of them is ours, or nothing is done."""
    if action_type not in {"publish", "unpublish", "delete", "move"}:
        return None
    if not issubclass(action.model, Page):
        return None
    if action_type == "publish":
        _tell_of_unpublishable(request, action)
        return None
    stopped = False
    for page in objects:
        sentence = _bulk_refusal(request, action_type, page, action)
        if sentence:
            _tell(request, page, sentence)
            stopped = True
    if not stopped:
        return None
    # Without an address to go back to Wagtail names that of the action, which then finds no pages.
    back = action.next_url if action.next_url != request.path else "wagtailadmin_explore_root"
    return redirect(back)


def _bulk_refusal(request: HttpRequest, action_type: str, page: Page, action: Any) -> str:
    if is_gated(page) and has_been_public(page):
        if action_type == "move":
            destination = action.cleaned_form.cleaned_data["chooser"]
            if page.is_child_of(destination):
                return ""
        kind = ReviewKind(action_type)
        return f"“{page.title}”: {_parties_must_agree(page.specific, kind)}"
    if action_type == "delete":
        return _holds_public_pages(page)
    if action_type == "unpublish" and request.POST.get("include_descendants"):
        return _holds_public_pages(page)
    return ""


def _tell_of_unpublishable(request: HttpRequest, action: Any) -> None:
    """Wagtail leaves out the pages that may not be published; here it is said why."""
    allowed, others = action.get_actionable_objects()
    refused = others["items_with_no_access"]
    ours = [page for page in refused if is_gated(page)]
    if request.POST.get("include_descendants"):
        for page in [*allowed, *refused]:
            ours += Page.objects.descendant_of(page).type(GatedPageMixin).filter(live=False)
    for page in {page.pk: page for page in ours}.values():
        specific = page.specific
        sentence = ReviewRound.objects.missing_sentence(specific)
        _tell(request, specific, f"“{page.title}”: {sentence}")


def _drop(request: HttpRequest, *names: str) -> None:
    """Take buttons out of what was sent, so that Wagtail saves a draft."""
    data = request.POST.copy()
    for name in names:
        data.pop(name, None)
    request.POST = data


def _tell(request: HttpRequest, page: Page, sentence: str) -> None:
    messages.error(request, sentence)
    refuse(page, sentence, request.user)


__all__ = [
    "NOTE_FIELD",
    "before_bulk_action",
    "before_copy_page",
    "before_create_page",
    "before_delete_page",
    "before_edit_page",
    "before_move_page",
    "before_unpublish_page",
    "gated_below",
    "is_gated",
]
