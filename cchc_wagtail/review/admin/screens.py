"""The pages of one review: decide, claim, withdraw, timeline, printable record."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST
from wagtail.models import Page

from cchc_wagtail.keys import read_key
from cchc_wagtail.review.actions import Outcome, claim, decide, give_back, try_again, withdraw_round
from cchc_wagtail.review.admin.access import may_see_list, round_or_404
from cchc_wagtail.review.admin.comparison import comparisons_for
from cchc_wagtail.review.admin.party_views import decision_context
from cchc_wagtail.review.authority import ReviewRefused
from cchc_wagtail.review.enums import ReviewKind
from cchc_wagtail.review.gate import refuse
from cchc_wagtail.review.parties import ReviewParty
from cchc_wagtail.review.rounds import ReviewRound


def review_page(
    request: HttpRequest, template: str, title: str, status: int = 200, **context: Any
) -> TemplateResponse:
    """A page of the admin with the trail of the reviews above it."""
    context |= {
        "breadcrumbs_items": [
            {"url": reverse("wagtailadmin_home"), "label": _("Home")},
            {"url": reverse("cchc_review_list"), "label": _("To review")},
            {"url": "", "label": title},
        ],
        "header_title": title,
        "page_title": title,
        "header_icon": "tasks",
    }
    return TemplateResponse(request, f"cchc_wagtail/review/{template}", context, status=status)


@require_http_methods(["GET", "HEAD", "POST"])
def review(request: HttpRequest, pk: int) -> HttpResponse:
    """Read what is asked and decide."""
    round_ = round_or_404(pk, request.user)
    if request.method == "POST":
        return _decide(request, round_)
    return _show(request, round_)


def _show(request: HttpRequest, round_: ReviewRound, status: int = 200) -> HttpResponse:
    user = request.user
    page = round_.page.specific if round_.page_id else None
    may_open = bool(page and page.permissions_for_user(user).can_edit())
    return review_page(
        request,
        "review.html",
        round_.page_title,
        status,
        **decision_context(round_, user),
        round=round_,
        page=page,
        may_open=may_open,
        comparisons=comparisons_for(round_, request),
        may_withdraw=round_.is_open and not round_.emergency and round_.submitted_by_id == user.pk,
        may_retry=bool(round_.failure and round_.is_open and round_.is_agreed),
        posted_reason=request.POST.get("reason", ""),
        ticked=request.POST.getlist("ticked"),
        change_request_words=describe_change_request(round_),
    )


def describe_change_request(round_: ReviewRound) -> str:
    """What a change request asks for, in a sentence; empty for a publication."""
    if round_.kind == ReviewKind.MOVE:
        target = Page.objects.filter(pk=round_.parameters.get("destination")).first()
        return _("Move the page below “%(target)s”.") % {"target": target.title if target else "?"}
    if round_.kind == ReviewKind.PRIVACY:
        return {
            "public": _("Let everybody read the page."),
            "login": _("Let only people who are logged in read the page."),
            "groups": _("Let only members of some groups read the page."),
        }.get(str(round_.parameters.get("readers")), "")
    if round_.kind == ReviewKind.UNPUBLISH:
        return _("Take the page down: visitors no longer see it, and it stays as a draft.")
    if round_.kind == ReviewKind.DELETE:
        return _("Delete the page and everything below it.")
    return ""


def _decide(request: HttpRequest, round_: ReviewRound) -> HttpResponse:
    # One button says both, so that the same fields work inside the page editor's form.
    verdict, _colon, party = request.POST.get("decision", "").partition(":")
    back = _back(request, round_)
    try:
        outcome, round_ = decide(
            round_.pk,
            request.user,
            read_key(ReviewParty, party),
            verdict,
            seen=request.POST.get("seen", ""),
            reason=request.POST.get(f"reason-{party}", ""),
            ticked=request.POST.getlist(f"ticked-{party}"),
        )
    except ReviewRefused as error:
        messages.error(request, str(error))
        if round_.page_id:
            refuse(round_.page, str(error), request.user)
        return redirect(back)
    if outcome == Outcome.FAILED:
        messages.error(
            request,
            _("Your decision is recorded, but it could not be carried out: %(reason)s")
            % {"reason": round_.failure},
        )
    else:
        messages.success(request, _words(outcome, round_))
    return redirect(back)


def _words(outcome: Outcome, round_: ReviewRound) -> str:
    if outcome == Outcome.RETURNED:
        return _("Recorded. The author and all parties are told what must be changed.")
    if outcome == Outcome.ALREADY:
        return _("Your decision had been recorded already.")
    if outcome == Outcome.CARRIED_OUT and round_.is_publication and not round_.emergency:
        if round_.go_live_pending:
            return _("Recorded. All parties have agreed; the page becomes public on its day.")
        return _("Recorded. All parties have agreed and the page is public.")
    if outcome == Outcome.CARRIED_OUT:
        return _("Recorded. All parties have agreed, and it has been done.")
    return _("Recorded. %(missing)s") % {"missing": round_.missing_sentence()}


def _back(request: HttpRequest, round_: ReviewRound) -> str:
    if request.POST.get("from") == "editor" and round_.page_id:
        return reverse("wagtailadmin_pages:edit", args=[round_.page_id])
    return reverse("cchc_review", args=[round_.pk])


def _act(request: HttpRequest, pk: int, act: Callable[[ReviewRound], Any], words: str):
    round_ = round_or_404(pk, request.user)
    try:
        act(round_)
    except ReviewRefused as error:
        messages.error(request, str(error))
    else:
        messages.success(request, words)
    return redirect(_back(request, round_))


def _party(request: HttpRequest) -> Any:
    return read_key(ReviewParty, request.POST.get("party", ""))


@require_POST
def claim_review(request: HttpRequest, pk: int) -> HttpResponse:
    """Take or give back a page to look at."""
    if request.POST.get("give_back"):
        return _act(
            request,
            pk,
            lambda round_: give_back(round_.pk, request.user, _party(request)),
            _("Given back."),
        )
    return _act(
        request,
        pk,
        lambda round_: claim(round_.pk, request.user, _party(request)),
        _("You have taken this page to review."),
    )


@require_POST
def withdraw(request: HttpRequest, pk: int) -> HttpResponse:
    """Take back a submission or a change request of one's own."""
    return _act(
        request,
        pk,
        lambda round_: withdraw_round(round_.pk, request.user),
        _("Withdrawn. Nothing was published or changed."),
    )


@require_POST
def retry(request: HttpRequest, pk: int) -> HttpResponse:
    """Carry out once more what all have agreed to."""
    round_ = round_or_404(pk, request.user)
    try:
        outcome, round_ = try_again(pk, request.user)
    except ReviewRefused as error:
        messages.error(request, str(error))
    else:
        if outcome == Outcome.FAILED:
            messages.error(request, round_.failure)
        else:
            messages.success(request, _words(outcome, round_))
    return redirect("cchc_review", pk)


@require_GET
def record(request: HttpRequest, pk: int) -> HttpResponse:
    """The review record (phiếu duyệt), for printing."""
    round_ = round_or_404(pk, request.user)
    return TemplateResponse(
        request,
        "cchc_wagtail/review/record.html",
        {"round": round_, "change_request_words": describe_change_request(round_)},
    )


@require_GET
def timeline(request: HttpRequest, page_key: int) -> HttpResponse:
    """All rounds of one page, also when the page is gone."""
    rounds = list(
        ReviewRound.objects.with_standings().filter(page_key=page_key).order_by("-number")
    )
    page = Page.objects.filter(pk=page_key).first()
    if page is None and not rounds:
        raise Http404
    allowed = may_see_list(request.user) or bool(
        page and page.permissions_for_user(request.user).can_edit()
    )
    if not allowed:
        raise PermissionDenied
    title = rounds[0].page_title if rounds else page.get_admin_display_title()
    return review_page(
        request,
        "timeline.html",
        _("Reviews of “%(title)s”") % {"title": title},
        rounds=rounds,
        page=page,
    )


__all__ = [
    "claim_review",
    "describe_change_request",
    "record",
    "retry",
    "review",
    "review_page",
    "timeline",
    "withdraw",
]
