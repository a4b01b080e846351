"""Who speaks for a party, and whether a page finds somebody who may decide on it."""

from collections.abc import Iterable, Mapping
from typing import Any

from django.contrib.auth import get_user_model
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext as _
from wagtail.models import Page, Workflow

from cchc_wagtail.conf import cchc_settings
from cchc_wagtail.review.contributors import contributors
from cchc_wagtail.review.decisions import ReviewDecision
from cchc_wagtail.review.names import join_names
from cchc_wagtail.review.parties import ReviewParty


def members_of(party: ReviewParty) -> models.QuerySet:
    """The active accounts that may speak for ``party``."""
    condition = Q(groups=party.group_id) if party.group_id else Q(pk=None)
    if cchc_settings.SUPERUSER_MAY_DECIDE:
        condition |= Q(is_superuser=True)
    return get_user_model()._default_manager.filter(condition, is_active=True).distinct()


def is_privileged(user: Any) -> bool:
    """Whether the site's settings free ``user`` from the rules about who may decide."""
    return bool(user.is_superuser and cchc_settings.SUPERUSER_MAY_DECIDE)


def refusal_to_submit(page: Page, workflow: Workflow | None, user: Any) -> str:
    """Why the page cannot be submitted now; an empty text when it can.

    Every required party needs somebody who may decide, and nobody decides for two parties.

    Args:
        page: a page of the section.
        workflow: the workflow it would go through; None when the page has none.
        user: who submits; None for a program.
    """
    if workflow is None:
        return _("No review is set up here. Run manage.py cchc_setup, or ask your administrator.")
    parties = list(ReviewParty.objects.required_in(workflow))
    if not parties:
        return _("The review “%(workflow)s” has no party that must agree. Add review parties.") % {
            "workflow": workflow.name
        }
    barred = contributors(page) if page.pk else set()
    if user is not None:
        barred.add(user.pk)
    able = {party: _able(party, barred) for party in parties}
    for person, spoken_for in _already_decided(page).items():
        for party in parties:
            if party.pk != spoken_for:
                able[party].discard(person)
    nobody = [party.name for party in parties if not able[party]]
    if nobody:
        return _(
            "Nobody in %(parties)s could decide on this: the group has no active member other "
            "than those who wrote, edited or submitted it. Add a member to the group first."
        ) % {"parties": join_names(nobody)}
    left_out = unmatched(able)
    if left_out is not None:
        return _(
            "%(party)s has no person of its own: the only ones who could decide are needed for "
            "another party, and a person speaks for one party only. Add a member to the group."
        ) % {"party": left_out.name}
    return ""


def _able(party: ReviewParty, barred: Iterable[int]) -> set[int]:
    people = set(members_of(party).values_list("pk", "is_superuser"))
    return {
        key
        for key, superuser in people
        if key not in barred or (superuser and cchc_settings.SUPERUSER_MAY_DECIDE)
    }


def _already_decided(page: Page) -> dict[int, int]:
    """Person to party, for decisions of the submission that the page is in."""
    state = page.current_workflow_state if page.pk else None
    if state is None:
        return {}
    return dict(
        ReviewDecision.objects.filter(round__workflow_state=state, user__isnull=False).values_list(
            "user_id", "party_id"
        )
    )


def unmatched(able: Mapping[Any, set[int]]) -> Any:
    """A key that gets nobody when each person may serve one key only; None when all are served.

    Args:
        able: for each party the people who could speak for it.
    """
    serves: dict[int, Any] = {}

    def place(party: Any, seen: set[int]) -> bool:
        for person in able[party] - seen:
            seen.add(person)
            if person not in serves or place(serves[person], seen):
                serves[person] = party
                return True
        return False

    for party in able:
        if not place(party, set()):
            return party
    return None


__all__ = [
    "is_privileged",
    "members_of",
    "refusal_to_submit",
    "unmatched",
]
