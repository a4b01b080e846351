"""Writing what happens in a review into Wagtail's site history."""

from typing import Any

from wagtail.log_actions import log

from cchc_wagtail.review.enums import ReviewKind
from cchc_wagtail.review.rounds import ReviewRound


def log_review(round_: ReviewRound, action: str, user: Any, **data: Any) -> None:
    """One entry beside the page of ``round_``, or beside the round when the page is gone.

    Args:
        round_: the round.
        action: one of the log actions of ``cchc_wagtail.review.authority``.
        user: who did it.
        data: what a reader of the history needs, as JSON.
    """
    page = round_.page.specific if round_.page_id else None
    log(
        instance=page or round_,
        action=action,
        user=user,
        revision=round_.revision if page and round_.kind == ReviewKind.PUBLISH else None,
        data={"round": round_.pk, "kind": str(round_.get_kind_display()), **data},
    )


__all__ = ["log_review"]
