"""Asking for a change of a public page, the emergency door, substitutions."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST
from wagtail.models import Page

from cchc_wagtail.keys import read_key
from cchc_wagtail.review.actions import (
    act_in_emergency,
    ask_for_change,
    cancel_substitution,
    hand_over,
)
from cchc_wagtail.review.actions.emergency import PERMISSION
from cchc_wagtail.review.admin.access import takes_part
from cchc_wagtail.review.admin.editor_guards import is_gated
from cchc_wagtail.review.admin.forms import ChangeRequestForm, EmergencyForm, SubstitutionForm
from cchc_wagtail.review.admin.screens import review_page
from cchc_wagtail.review.authority import ReviewRefused
from cchc_wagtail.review.enums import ReviewKind
from cchc_wagtail.review.gate import has_been_public, refuse
from cchc_wagtail.review.rounds import ReviewRound
from cchc_wagtail.review.substitutions import ReviewSubstitution


def _page(request: HttpRequest, pk: int) -> Page:
    page = get_object_or_404(Page, pk=pk)
    if not is_gated(page):
        raise Http404
    page = page.specific
    if not page.permissions_for_user(request.user).can_edit():
        raise PermissionDenied
    return page


def change_request_kinds(page: Page) -> list[str]:
    """What may be asked for about ``page``."""
    if not has_been_public(page):
        return []
    kinds = [ReviewKind.DELETE, ReviewKind.MOVE, ReviewKind.PRIVACY]
    return [ReviewKind.UNPUBLISH, *kinds] if page.live else kinds


def emergency_kinds(page: Page) -> list[str]:
    """What may be done to ``page`` in an emergency."""
    publish = [ReviewKind.PUBLISH] if not page.live or page.has_unpublished_changes else []
    return [*publish, *change_request_kinds(page)]


def _initial(request: HttpRequest, kinds: list[str]) -> dict[str, Any]:
    kind = request.GET.get("kind")
    initial = {"kind": kind if kind in kinds else kinds[0]}
    destination = read_key(Page, request.GET.get("destination", ""))
    if destination is not None:
        initial["destination"] = Page.objects.filter(pk=destination, depth__gt=1).first()
    return initial


@require_http_methods(["GET", "HEAD", "POST"])
def ask(request: HttpRequest, page_key: int) -> HttpResponse:
    """Ask the parties to take down, delete or move a page, or change who may read it."""
    page = _page(request, page_key)
    kinds = change_request_kinds(page)
    if not kinds:
        messages.error(
            request,
            _("“%(title)s” has never been public, so nobody needs to agree.")
            % {"title": page.title},
        )
        return redirect("wagtailadmin_pages:edit", page.pk)
    return _form_page(request, page, ChangeRequestForm, kinds, ask_for_change, "ask.html")


@require_http_methods(["GET", "HEAD", "POST"])
def emergency(request: HttpRequest, page_key: int) -> HttpResponse:
    """Publish or change at once, with a written reason; the parties are asked afterwards."""
    page = _page(request, page_key)
    if not request.user.has_perm(PERMISSION):
        sentence = _("Only those with the right “publish in an emergency” may do this.")
        refuse(page, sentence, request.user)
        messages.error(request, sentence)
        return redirect("wagtailadmin_pages:edit", page.pk)
    kinds = emergency_kinds(page)
    return _form_page(request, page, EmergencyForm, kinds, act_in_emergency, "emergency.html")


def _form_page(
    request: HttpRequest, page: Page, form_class: type, kinds: list[str], act: Any, template: str
) -> HttpResponse:
    posted = request.method == "POST"
    form = form_class(
        request.POST if posted else None, kinds=kinds, initial=_initial(request, kinds)
    )
    if posted and form.is_valid():
        data = form.cleaned_data
        try:
            round_ = act(page, data["kind"], request.user, data["reason"], form.parameters())
        except ReviewRefused as error:
            form.add_error(None, str(error))
            refuse(page, str(error), request.user)
        except ValidationError as error:
            form.add_error(None, error.messages)
        else:
            messages.success(request, _done(round_))
            return redirect("cchc_review", round_.pk)
    title = _("Emergency: %(title)s") if form_class is EmergencyForm else _("Request: %(title)s")
    return review_page(
        request,
        template,
        title % {"title": page.get_admin_display_title()},
        422 if form.errors else 200,
        form=form,
        page=page,
        missing=ReviewRound.objects.missing_sentence(page),
    )


def _done(round_: ReviewRound) -> str:
    if round_.emergency:
        return _("Done. %(missing)s They are asked to agree afterwards.") % {
            "missing": round_.missing_sentence()
        }
    return _("The request is sent. %(missing)s") % {"missing": round_.missing_sentence()}


@require_http_methods(["GET", "HEAD", "POST"])
def substitutions(request: HttpRequest) -> HttpResponse:
    """Hand over to another member of one's party for some days."""
    if not takes_part(request.user):
        raise PermissionDenied
    posted = request.method == "POST"
    form = SubstitutionForm(request.POST if posted else None, user=request.user)
    if posted and form.is_valid():
        data = form.cleaned_data
        try:
            hand_over(
                data["party"],
                request.user,
                data["substitute"],
                data["first_day"],
                data["last_day"],
            )
        except ValidationError as error:
            form.add_error(None, error)
        else:
            messages.success(request, _("The substitution is recorded."))
            return redirect("cchc_review_substitutions")
    mine = ReviewSubstitution.objects.select_related("party", "absent", "substitute")
    return review_page(
        request,
        "substitutions.html",
        _("Substitutions"),
        422 if form.errors else 200,
        form=form,
        substitutions=mine.filter(party__group__in=request.user.groups.all())[:50],
    )


@require_POST
def end_substitution(request: HttpRequest, pk: int) -> HttpResponse:
    """End a substitution before its day."""
    substitution = get_object_or_404(ReviewSubstitution, pk=pk, cancelled_at=None)
    try:
        cancel_substitution(substitution, request.user)
    except ReviewRefused as error:
        messages.error(request, str(error))
    else:
        messages.success(request, _("The substitution has ended."))
    return redirect("cchc_review_substitutions")


__all__ = [
    "ask",
    "emergency",
    "emergency_kinds",
    "end_substitution",
    "change_request_kinds",
    "substitutions",
]
