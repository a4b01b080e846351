"""Review rounds: one submission of one page, or one change request about a page, to the parties."""

import hashlib
import json
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import Max
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy
from wagtail.log_actions import log
from wagtail.models import Page, Revision, Workflow, WorkflowState

from cchc_wagtail.review.authority import LOG_WITHDRAWN
from cchc_wagtail.review.enums import PartyState, ReviewKind, ReviewOrder, ReviewStatus, Verdict
from cchc_wagtail.review.fingerprint import revision_fingerprint
from cchc_wagtail.review.names import join_names
from cchc_wagtail.review.parties import ReviewParty
from cchc_wagtail.review.round_queries import ReviewRoundManager, workflow_parties
from cchc_wagtail.school_calendar import today


@dataclass(frozen=True)
class PartyStanding:
    """Where one party stands.

    Args:
        party: the party.
        state: waiting, agreed, ...
        decision: its last decision, also when that no longer counts; None before the first.
        claim: who has taken the page to look at, or None.
    """

    party: ReviewParty
    state: PartyState
    decision: Any = None
    claim: Any = None

    @property
    def is_waiting(self) -> bool:
        """Whether the round lacks a decision of the party about the present content."""
        return self.state in (PartyState.WAITING, PartyState.AGAIN)


class ReviewRound(models.Model):
    """One submission to the parties, with everything that a record needs after page or people go.

    A round of kind "publish" belongs to a step of a Wagtail workflow; the other kinds are change
    requests about a public page. With ``emergency`` the deed was done first, and the parties are
    asked afterwards.
    """

    # The rows that point here, which the type checker does not know by itself.
    decisions: Any
    claims: Any

    kind = models.CharField(
        gettext_lazy("Asked for"),
        max_length=10,
        choices=ReviewKind.choices,
        default=ReviewKind.PUBLISH,
    )
    status = models.CharField(
        gettext_lazy("State"),
        max_length=12,
        choices=ReviewStatus.choices,
        default=ReviewStatus.OPEN,
        db_index=True,
    )
    emergency = models.BooleanField(gettext_lazy("Emergency"), default=False)
    page = models.ForeignKey(
        Page, null=True, blank=True, on_delete=models.SET_NULL, related_name="review_rounds"
    )
    page_key = models.PositiveBigIntegerField(gettext_lazy("Page number"), db_index=True)
    page_title = models.CharField(gettext_lazy("Page"), max_length=255)
    page_type = models.CharField(gettext_lazy("Kind of page"), max_length=100)
    number = models.PositiveIntegerField(gettext_lazy("Round"), default=1)
    workflow = models.ForeignKey(
        Workflow, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    task = models.ForeignKey(
        "cchc_wagtail.JointReviewTask",
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="rounds",
    )
    workflow_state = models.ForeignKey(
        WorkflowState, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    task_state = models.ForeignKey(
        "cchc_wagtail.JointReviewTaskState",
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="review_rounds",
    )
    revision = models.ForeignKey(
        Revision, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    fingerprint = models.CharField(max_length=64)
    contributors = models.JSONField(default=list, blank=True)
    submitted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    submitted_by_name = models.CharField(gettext_lazy("Submitted by"), max_length=255, blank=True)
    note = models.TextField(gettext_lazy("Note"), blank=True)
    parameters = models.JSONField(default=dict, blank=True)
    opened_at = models.DateTimeField(gettext_lazy("Submitted"), default=timezone.now)
    due_on = models.DateField(pgettext_lazy("review", "Due"))
    closed_at = models.DateTimeField(gettext_lazy("Closed"), null=True, blank=True)
    released_at = models.DateTimeField(gettext_lazy("Carried out"), null=True, blank=True)
    go_live_pending = models.BooleanField(default=False)
    failure = models.TextField(gettext_lazy("Why it was not carried out"), blank=True)

    objects = ReviewRoundManager()
    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = gettext_lazy("Review round")
        verbose_name_plural = gettext_lazy("Review rounds")
        ordering = ["pk"]
        permissions = [
            ("publish_in_emergency", "Can publish in an emergency, before the review"),
        ]
        constraints = [
            models.UniqueConstraint(fields=["page_key", "number"], name="cchc_round_number"),
        ]

    def __str__(self) -> str:
        return f"{self.page_title} ({self.get_kind_display()}, {self.number})"

    # What it asks of whom

    @cached_property
    def parties(self) -> list[ReviewParty]:
        """The parties asked, in order; those of the present, should the school change them."""
        if self.task_id:
            parties = list(self.task.parties.all())
        elif self.workflow_id:
            # Asks nothing where the round was read ``with_standings()``.
            models.prefetch_related_objects([self], *workflow_parties())
            steps = self.workflow.cchc_review_steps
            parties = [party for step in steps for party in step.task.jointreviewtask.parties.all()]
        else:
            parties = []
        asked = self.parameters.get("parties")
        return [party for party in parties if asked is None or party.pk in asked]

    def standing_of(self, party: ReviewParty) -> PartyStanding:
        """Where ``party`` stands, which is one of ``parties``."""
        return next(standing for standing in self.standings if standing.party.pk == party.pk)

    @cached_property
    def standings(self) -> list[PartyStanding]:
        """Where each party stands; read the round again after a decision."""
        latest: dict[int, Any] = {}
        for decision in self.decisions.all():
            if decision.standing:
                latest[decision.party_id] = decision
        claims = {claim.party_id: claim for claim in self.claims.all()}
        return [
            PartyStanding(
                party,
                self._state_of(latest.get(party.pk)),
                latest.get(party.pk),
                claims.get(party.pk),
            )
            for party in self.parties
        ]

    def _state_of(self, decision: Any) -> PartyState:
        if decision is None:
            return PartyState.WAITING
        if decision.verdict == Verdict.CHANGES:
            return PartyState.CHANGES
        if decision.fingerprint != self.fingerprint:
            return PartyState.AGAIN
        return PartyState.AGREED

    @property
    def is_publication(self) -> bool:
        """Whether the parties are asked about new content, not about a change of a public page."""
        return self.kind == ReviewKind.PUBLISH

    @property
    def is_open(self) -> bool:
        return self.status == ReviewStatus.OPEN

    @property
    def accepts_decisions(self) -> bool:
        """Open rounds; also one that a party has sent back, so that no decision is lost."""
        if self.is_open:
            return True
        return (
            self.status == ReviewStatus.CHANGES
            and self.is_publication
            and self.workflow_state is not None
            and self.workflow_state.is_active
        )

    @property
    def is_agreed(self) -> bool:
        """Whether there is a party that must agree, and all such have agreed to this content."""
        required = [standing for standing in self.standings if standing.party.required]
        return bool(required) and all(standing.state == PartyState.AGREED for standing in required)

    @property
    def missing(self) -> list[PartyStanding]:
        """The parties that must agree and have not, to this content."""
        return [
            standing
            for standing in self.standings
            if standing.party.required and standing.state != PartyState.AGREED
        ]

    def missing_sentence(self) -> str:
        """“Còn thiếu ý kiến của Công đoàn.”, or why it waits."""
        asking = [s.party.name for s in self.missing if s.state == PartyState.CHANGES]
        if asking:
            return _("%(parties)s asks for changes. Correct the page and submit it again.") % {
                "parties": join_names(asking)
            }
        names = [standing.party.name for standing in self.missing]
        if not names:
            return _("No party that must agree is set up.") if not self.is_agreed else ""
        return _("The agreement of %(parties)s is missing.") % {"parties": join_names(names)}

    def parties_before(self, party: ReviewParty) -> list[str]:
        """Names of the parties that must agree before ``party`` may decide."""
        if not self.task_id or self.task.order != ReviewOrder.IN_ORDER:
            return []
        names = []
        for standing in self.standings:
            if standing.party.pk == party.pk:
                break
            if standing.party.required and standing.state != PartyState.AGREED:
                names.append(standing.party.name)
        return names

    def agreed_by(self) -> list[str]:
        """“Lan for Công đoàn”, for every party that agreed; for the log."""
        return [
            _("%(person)s for %(party)s")
            % {"person": standing.decision.person, "party": standing.party.name}
            for standing in self.standings
            if standing.state == PartyState.AGREED
        ]

    # What happens to it

    def current_fingerprint(self) -> str:
        """The fingerprint of what a decision would be given for at this moment."""
        if self.kind == ReviewKind.PUBLISH:
            if self.emergency or self.page_id is None:
                return self.fingerprint
            return revision_fingerprint(self.page.specific.get_latest_revision())
        return self.change_request_fingerprint()

    def change_request_fingerprint(self) -> str:
        """What a change request is about: the page as it is public now, and what is asked for."""
        live = None
        if not self.emergency and self.page_id:
            live = Page.objects.filter(pk=self.page_id).values_list("live_revision", flat=True)[0]
        asked = {key: value for key, value in self.parameters.items() if key != "parties"}
        text = json.dumps([self.kind, self.page_key, live, asked], sort_keys=True)
        return hashlib.sha256(text.encode()).hexdigest()

    def close(self, status: ReviewStatus, failure: str = "") -> None:
        self.status, self.closed_at, self.failure = status, timezone.now(), failure
        self.save(update_fields=["status", "closed_at", "failure"])

    def withdraw(self, user: Any) -> None:
        self.close(ReviewStatus.WITHDRAWN)
        if self.page_id:
            log(
                instance=self.page.specific,
                action=LOG_WITHDRAWN,
                user=user,
                data={"round": self.pk, "kind": str(self.get_kind_display())},
            )

    def mark_released(self, revision: Any, *, live: bool) -> None:
        """Note that what was agreed has been published, or awaits its day."""
        self.revision = revision
        self.released_at = timezone.now()
        self.go_live_pending = not live
        if not self.emergency:
            self.status = ReviewStatus.DONE
        self.save(update_fields=["revision", "released_at", "go_live_pending", "status"])

    @property
    def is_overdue(self) -> bool:
        return self.is_open and self.due_on < today()

    @classmethod
    def next_number(cls, page: Page) -> int:
        last = cls.objects.filter(page_key=page.pk).aggregate(last=Max("number"))["last"]
        return (last or 0) + 1


__all__ = ["PartyStanding", "ReviewRound"]
