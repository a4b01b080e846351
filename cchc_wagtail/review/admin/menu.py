"""Ways into the review: menu, home of the admin, buttons of a page."""

from collections.abc import Iterator
from typing import Any

from django.http import HttpRequest
from django.urls import reverse, reverse_lazy
from django.utils.translation import gettext_lazy as _
from wagtail.admin.menu import MenuItem
from wagtail.admin.ui.components import Component
from wagtail.admin.widgets import Button
from wagtail.models import Page

from cchc_wagtail.review.actions.emergency import PERMISSION
from cchc_wagtail.review.admin.access import may_see_list, takes_part
from cchc_wagtail.review.admin.editor_guards import is_gated
from cchc_wagtail.review.admin.lists import describe, waiting_for
from cchc_wagtail.review.admin.requests import emergency_kinds
from cchc_wagtail.review.enums import ReviewStatus
from cchc_wagtail.review.gate import has_been_public
from cchc_wagtail.review.rounds import ReviewRound

#: Reviews shown on the home of the admin; the list has them all.
SHOWN = 10
#: So many emergencies not agreed afterwards are shown to the board.
DISPUTED_SHOWN = 2


class ReviewListMenuItem(MenuItem):
    """Shown to those who may see which pages are under review."""

    def __init__(self, order: int = -3) -> None:
        super().__init__(
            _("To review"),
            reverse_lazy("cchc_review_list"),
            name="cchc-review-list",
            icon_name="tasks",
            order=order,
        )

    def is_shown(self, request: HttpRequest) -> bool:
        return may_see_list(request.user)


class ReviewRegisterMenuItem(MenuItem):
    def __init__(self, order: int = -2) -> None:
        super().__init__(
            _("Register of reviews"),
            reverse_lazy("cchc_review_register"),
            name="cchc-review-register",
            icon_name="clipboard-list",
            order=order,
        )

    def is_shown(self, request: HttpRequest) -> bool:
        return may_see_list(request.user)


class SubstitutionMenuItem(MenuItem):
    def __init__(self, order: int = -1) -> None:
        super().__init__(
            _("Substitutions"),
            reverse_lazy("cchc_review_substitutions"),
            name="cchc-review-substitutions",
            icon_name="user",
            order=order,
        )

    def is_shown(self, request: HttpRequest) -> bool:
        return takes_part(request.user)


class ReviewHomePanel(Component):
    """What waits for this person, and the emergencies that nobody has agreed to yet."""

    name = "cchc_review"
    template_name = "cchc_wagtail/review/home_panel.html"
    order = 90

    def __init__(self, request: HttpRequest) -> None:
        self.request = request

    def get_context_data(self, parent_context: Any = None) -> dict[str, Any]:
        user = self.request.user
        rounds = list(
            ReviewRound.objects.with_standings()
            .filter(status=ReviewStatus.OPEN)
            .order_by("due_on", "pk")
        )
        mine = set(waiting_for(user, rounds))
        for round_ in rounds:
            round_.is_mine = round_.pk in mine
            describe(round_)
        disputed = 0
        if user.has_perm(PERMISSION):
            disputed = ReviewRound.objects.filter(status=ReviewStatus.DISPUTED).count()
        return {
            "rounds": sorted(rounds, key=lambda round_: not round_.is_mine)[:SHOWN],
            "mine_count": len(mine),
            "more": max(len(rounds) - SHOWN, 0),
            "emergencies": [round_ for round_ in rounds if round_.emergency],
            "disputed_status": ReviewStatus.DISPUTED.value,
            "disputed": disputed if disputed >= DISPUTED_SHOWN else 0,
            "request": self.request,
        }


def add_home_panel(request: HttpRequest, panels: list) -> None:
    """Put the panel first on the home of the admin, for those who may see it."""
    if may_see_list(request.user):
        panels.insert(0, ReviewHomePanel(request))


def review_buttons(page: Page, user: Any, view_name: str) -> Iterator[Button]:
    """Buttons in the “…” of a page: change requests, the emergency door, the timeline."""
    if not is_gated(page) or view_name not in {"edit", "index"}:
        return
    if not page.permissions_for_user(user).can_edit():
        return
    yield Button(
        _("Reviews of this page"),
        reverse("cchc_review_timeline", args=[page.pk]),
        icon_name="history",
        priority=81,
    )
    if has_been_public(page):
        yield Button(
            _("Ask to take down or change"),
            reverse("cchc_review_ask", args=[page.pk]),
            icon_name="mail",
            priority=82,
        )
    if user.has_perm(PERMISSION) and emergency_kinds(page):
        yield Button(
            _("Publish in an emergency"),
            reverse("cchc_review_emergency", args=[page.pk]),
            icon_name="warning",
            priority=83,
        )


__all__ = [
    "ReviewListMenuItem",
    "ReviewRegisterMenuItem",
    "SubstitutionMenuItem",
    "add_home_panel",
    "review_buttons",
]
