"""Who wrote the candidate, and who may decide on it."""

from collections.abc import Iterable, Mapping
from typing import Any

from django.apps import apps
from django.contrib.auth import get_user_model
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext as _

from cchc_wagtail.conf import cchc_settings
from cchc_wagtail.review.fingerprint import content_fingerprint, revision_fingerprint


def contributors(page: models.Model) -> set[int]:
    """Keys of the people who made or changed the candidate since the last published version.

    Whoever saves without changing the content is none of them.

    Args:
        page: a page of the section, saved.
    """
    revisions = page.revisions.order_by("created_at", "id")
    base = page.live_revision or _last_published(page)
    if base is not None:
        revisions = revisions.filter(
            Q(created_at__gt=base.created_at) | Q(created_at=base.created_at, pk__gt=base.pk)
        )
        last, people = revision_fingerprint(base), set()
    elif page.live:
        # Made public by a program that keeps no revisions: what is public is the row itself.
        last, people = content_fingerprint(type(page)._base_manager.get(pk=page.pk)), set()
    else:
        last, people = "", {page.owner_id}
    # Revisions can be purged, so what earlier rounds knew is kept.
    unpublished = Q(released_at=None) | Q(go_live_pending=True)
    for round_ in page.review_rounds.filter(unpublished, kind="publish"):
        if base is None or round_.opened_at > base.created_at:
            people.update(round_.contributors)
    for revision in revisions.iterator():
        present = revision_fingerprint(revision)
        if present != last:
            people.add(revision.user_id)
        last = present
    people.discard(None)
    return people


def _last_published(page: models.Model) -> Any:
    """The revision that was public last, for a page that was taken down."""
    round_ = (
        page.review_rounds.filter(
            released_at__isnull=False, go_live_pending=False, revision__isnull=False
        )
        .select_related("revision")
        .order_by("-released_at")
        .first()
    )
    return round_.revision if round_ else None


def members_of(party: models.Model) -> models.QuerySet:
    """The active accounts that may speak for ``party``."""
    condition = Q(groups=party.group_id) if party.group_id else Q(pk=None)
    if cchc_settings.SUPERUSER_MAY_DECIDE:
        condition |= Q(is_superuser=True)
    return get_user_model()._default_manager.filter(condition, is_active=True).distinct()


def is_privileged(user: Any) -> bool:
    """Whether the site's settings free ``user`` from the rules about who may decide."""
    return bool(user.is_superuser and cchc_settings.SUPERUSER_MAY_DECIDE)


def refusal_to_decide(round_: models.Model, party: models.Model, user: Any) -> str:
    """Why ``user`` may not decide for ``party`` in ``round_``; an empty text when they may."""
    if not user.is_active:
        return _("This account has been closed.")
    if not is_privileged(user):
        if not party.group_id or not user.groups.filter(pk=party.group_id).exists():
            return _("Only members of %(party)s decide here.") % {"party": party.name}
        if user.pk in round_.contributors:
            return _(
                "You wrote, edited or submitted this content, so somebody else of %(party)s "
                "decides."
            ) % {"party": party.name}
    other = round_.decision_elsewhere(user, party)
    if other:
        return _(
            "In this submission you have already decided for %(party)s; a person speaks for one "
            "party only."
        ) % {"party": other}
    waiting = round_.parties_before(party)
    if waiting:
        return _("First %(parties)s must agree.") % {"parties": join_names(waiting)}
    return ""


def refusal_to_submit(page: models.Model, workflow: models.Model | None, user: Any) -> str:
    """Why the page cannot be submitted now; an empty text when it can.

    Every required party needs somebody who may decide, and nobody decides for two parties.

    Args:
        page: a page of the section.
        workflow: the workflow it would go through; None when the page has none.
        user: who submits; None for a program.
    """
    party_model = apps.get_model("cchc_wagtail", "ReviewParty")
    if workflow is None:
        return _("No review is set up here. Run manage.py cchc_setup, or ask your administrator.")
    parties = list(party_model.objects.required_in(workflow))
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


def _able(party: models.Model, barred: Iterable[int]) -> set[int]:
    people = set(members_of(party).values_list("pk", "is_superuser"))
    return {
        key
        for key, superuser in people
        if key not in barred or (superuser and cchc_settings.SUPERUSER_MAY_DECIDE)
    }


def _already_decided(page: models.Model) -> dict[int, int]:
    """Person to party, for decisions of the submission that the page is in."""
    state = page.current_workflow_state if page.pk else None
    if state is None:
        return {}
    decision_model = apps.get_model("cchc_wagtail", "ReviewDecision")
    return dict(
        decision_model.objects.filter(round__workflow_state=state, user__isnull=False).values_list(
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


def join_names(names: Iterable[str]) -> str:
    """“Công đoàn”, “Công đoàn và Văn phòng”, “Công đoàn, Văn phòng và Ban giám hiệu”."""
    names = list(names)
    if len(names) < 2:
        return "".join(names)
    return _("%(first)s and %(last)s") % {"first": ", ".join(names[:-1]), "last": names[-1]}


__all__ = [
    "contributors",
    "is_privileged",
    "join_names",
    "members_of",
    "refusal_to_decide",
    "refusal_to_submit",
    "unmatched",
]
