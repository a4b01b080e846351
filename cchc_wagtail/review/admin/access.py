"""Who may see a review."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import Http404

from cchc_wagtail.review.parties import ReviewParty
from cchc_wagtail.review.rounds import ReviewRound


def takes_part(user: Any) -> bool:
    """Whether ``user`` is a member of any review party."""
    return ReviewParty.objects.filter(group__in=user.groups.all()).exists()


def may_see_list(user: Any) -> bool:
    """Whether ``user`` may see which pages are under review."""
    return user.has_perm("cchc_wagtail.view_reviewround") or takes_part(user)


def may_see(round_: ReviewRound, user: Any) -> bool:
    """Whether ``user`` may read a review: parties, authors, those who may edit the page."""
    if may_see_list(user) or user.pk in round_.contributors:
        return True
    return bool(round_.page_id and round_.page.permissions_for_user(user).can_edit())


def round_or_404(pk: int, user: Any) -> ReviewRound:
    """The round with all that is shown of it.

    Raises:
        Http404: there is none.
        PermissionDenied: ``user`` may not see it.
    """
    round_ = ReviewRound.objects.with_standings().filter(pk=pk).first()
    if round_ is None:
        raise Http404
    if not may_see(round_, user):
        raise PermissionDenied
    return round_


__all__ = ["may_see", "may_see_list", "round_or_404", "takes_part"]
