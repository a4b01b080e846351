"""What changed between two versions of a page, field by field, for reviewers."""

from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest
from django.utils.translation import gettext as _

from cchc_wagtail.review.decisions import ReviewDecision
from cchc_wagtail.review.enums import ReviewKind, Verdict
from cchc_wagtail.review.rounds import ReviewRound


@dataclass(frozen=True)
class Comparison:
    """The difference of the candidate to an earlier version.

    Args:
        heading: what it is compared with.
        fields: Wagtail's comparisons of the fields that differ; empty when none does.
    """

    heading: str
    fields: list[Any]


def comparisons_for(round_: ReviewRound, request: HttpRequest) -> list[Comparison]:
    """The candidate compared with the public version and with what the reader last agreed to."""
    if round_.kind != ReviewKind.PUBLISH or round_.page_id is None or round_.revision is None:
        return []
    page = round_.page.specific
    candidate = round_.revision.as_object()
    found = []
    if page.live and not round_.released_at:
        found.append(
            Comparison(_("Changes to the public version"), _fields(page, candidate, page, request))
        )
    own = _last_agreed(round_, request.user)
    if own is not None and own.revision_id != round_.revision_id:
        found.append(
            Comparison(
                _("Changes since you last agreed"),
                _fields(own.revision.as_object(), candidate, page, request),
            )
        )
    return found


def _last_agreed(round_: ReviewRound, user: Any) -> ReviewDecision | None:
    return (
        ReviewDecision.objects.filter(
            round__page=round_.page_id, user=user, verdict=Verdict.AGREE, revision__isnull=False
        )
        .select_related("revision")
        .last()
    )


def _fields(old: Any, new: Any, page: Any, request: HttpRequest) -> list[Any]:
    panel = type(page).get_edit_handler().get_bound_panel(instance=page, request=request, form=None)
    compared = [compare(old, new) for compare in panel.get_comparison()]
    return [field for field in compared if field.has_changed()]


__all__ = ["Comparison", "comparisons_for"]
