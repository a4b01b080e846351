"""Opening review rounds and asking for them."""

from typing import Any

from django.db import models
from django.db.models import Prefetch, Q
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.models import Page, Task, TaskState, WorkflowState, WorkflowTask

from cchc_wagtail.review.contributors import contributors
from cchc_wagtail.review.enums import ReviewKind, ReviewStatus, Verdict
from cchc_wagtail.review.fingerprint import revision_fingerprint
from cchc_wagtail.review.names import join_names, name_of
from cchc_wagtail.review.notes import take_note
from cchc_wagtail.review.parties import ReviewParty
from cchc_wagtail.school_calendar import today, working_days_after


def workflow_parties() -> tuple[Prefetch, str]:
    """What ``ReviewRound.parties`` needs of a change request, which belongs to no step."""
    steps = WorkflowTask.objects.filter(task__active=True, task__jointreviewtask__isnull=False)
    return (
        Prefetch(
            "workflow__workflow_tasks",
            queryset=steps.select_related("task__jointreviewtask"),
            to_attr="cchc_review_steps",
        ),
        "workflow__cchc_review_steps__task__jointreviewtask__parties__group",
    )


class ReviewRoundManager(models.Manager):
    """Queries of rounds, and what must happen to them when a page is saved."""

    def with_standings(self) -> models.QuerySet:
        """With everything that ``standings`` needs, in a fixed number of queries."""
        return self.select_related("page", "task", "workflow").prefetch_related(
            "task__parties__group",
            *workflow_parties(),
            "decisions__user",
            "decisions__on_behalf_of",
            "claims__user",
        )

    def open_for_task(self, page: Page, task: Any, task_state: TaskState, user: Any) -> Any:
        """Open the round of a submission; decisions that still fit the content are carried over.

        Args:
            page: the specific page.
            task: the step that begins.
            task_state: its state, saved.
            user: who submits; None for a program.
        """
        revision = page.get_latest_revision()
        people = contributors(page)
        if user is not None:
            people.add(user.pk)
        round_ = self.create(
            **self.about(page, user),
            kind=ReviewKind.PUBLISH,
            workflow=task_state.workflow_state.workflow,
            task=task,
            workflow_state=task_state.workflow_state,
            task_state=task_state,
            revision=revision,
            fingerprint=revision_fingerprint(revision),
            contributors=sorted(people),
            note=take_note(page),
            due_on=working_days_after(today(), task.due_days),
        )
        self._carry_over(round_)
        return round_

    def about(self, page: Page, user: Any) -> dict[str, Any]:
        """What every round keeps of its page and of who asks, even when these are deleted."""
        return {
            "page_id": page.pk,
            "page_key": page.pk,
            "page_title": page.get_admin_display_title()[:255],
            "page_type": str(page.specific_class.get_verbose_name())[:100],
            "number": self.model.next_number(page),
            "submitted_by": user,
            "submitted_by_name": name_of(user),
        }

    def _carry_over(self, round_: Any) -> None:
        previous = (
            self.filter(workflow_state=round_.workflow_state_id, task=round_.task_id)
            .exclude(pk=round_.pk)
            .last()
        )
        if previous is None:
            return
        for decision in previous.decisions.filter(
            standing=True, verdict=Verdict.AGREE, fingerprint=round_.fingerprint
        ):
            if decision.user_id is None or decision.user_id not in round_.contributors:
                decision.carry_to(round_)

    def open_about(self, page: Page) -> Any:
        """The round about ``page`` that waits for decisions or changes, None without one."""
        return (
            self.with_standings()
            .filter(page=page.pk, emergency=False)
            .filter(
                Q(status=ReviewStatus.OPEN)
                | Q(
                    status=ReviewStatus.CHANGES,
                    workflow_state__status=WorkflowState.STATUS_NEEDS_CHANGES,
                )
            )
            .last()
        )

    def needs_note(self, workflow_state: Any, task: Task) -> bool:
        """Whether the step begins again after changes were requested."""
        return self.filter(
            workflow_state=workflow_state, task=task, status=ReviewStatus.CHANGES
        ).exists()

    def refers_to(self, revision: Any) -> bool:
        """Whether a round or a decision names ``revision``, so that it must not be overwritten."""
        return self.filter(Q(revision=revision.pk) | Q(decisions__revision=revision.pk)).exists()

    def note_revision(self, page: Page, revision: Any) -> None:
        """Bring the open round of ``page`` up to its newest content."""
        round_ = self.filter(
            page=page.pk, kind=ReviewKind.PUBLISH, emergency=False, status=ReviewStatus.OPEN
        ).last()
        if round_ is None:
            return
        round_.revision = revision
        round_.fingerprint = revision_fingerprint(revision)
        round_.contributors = sorted({*round_.contributors, *contributors(page)})
        round_.page_title = page.title[:255]
        round_.save(update_fields=["revision", "fingerprint", "contributors", "page_title"])
        if round_.task_state_id:
            TaskState.objects.filter(pk=round_.task_state_id).update(revision=revision)

    # What the gate asks

    def agreement_to(
        self, page: Page, revision: Any, fingerprint: str, *, scheduled: bool
    ) -> tuple[list, str]:
        """The rounds that agreed to this content and wait for its publication.

        Args:
            page: the specific page.
            revision: what is to be published.
            fingerprint: the fingerprint of its content.
            scheduled: whether ``publish_scheduled`` asks.

        Returns:
            The rounds and an empty text; or an empty list and what is missing.
        """
        rounds = self.with_standings().filter(page=page.pk, kind=ReviewKind.PUBLISH)
        if scheduled:
            return self._scheduled_agreement(page, revision, rounds.filter(fingerprint=fingerprint))
        agreed = list(
            rounds.filter(
                status=ReviewStatus.AGREED,
                released_at=None,
                workflow_state__status=WorkflowState.STATUS_APPROVED,
            )
        )
        if not agreed:
            return [], self.missing_sentence(page)
        state = agreed[-1].workflow_state_id
        by_task = {round_.task_id: round_ for round_ in agreed if round_.workflow_state_id == state}
        for step in self._review_steps(agreed[-1].workflow_id):
            sentence = _lack_in(step, by_task.get(step.pk), fingerprint)
            if sentence:
                return [], sentence
        return list(by_task.values()), ""

    def _review_steps(self, workflow_id: int) -> models.QuerySet:
        """The steps in which parties decide, as plain steps: the model of ours needs the rounds."""
        return Task.objects.filter(
            jointreviewtask__isnull=False, active=True, workflow_tasks__workflow=workflow_id
        )

    def _scheduled_agreement(
        self, page: Page, revision: Any, rounds: models.QuerySet
    ) -> tuple[list, str]:
        """The same, for a version that was agreed to earlier and whose day has come."""
        waiting = list(rounds.filter(go_live_pending=True))
        approved = type(revision).objects.filter(
            pk=revision.pk, approved_go_live_at__lte=timezone.now()
        )
        if waiting and approved.exists():
            return waiting, ""
        return [], self.missing_sentence(page)

    def missing_sentence(self, page: Page) -> str:
        """What ``page`` lacks before it may become public, or be changed as asked."""
        round_ = self.open_about(page)
        if round_ is not None:
            return round_.missing_sentence()
        workflow = page.get_workflow() if page.pk else None
        if workflow is None:
            return _(
                "No review is set up here. Run manage.py cchc_setup, or ask your administrator."
            )
        names = [party.name for party in ReviewParty.objects.required_in(workflow)]
        if not names:
            return _(
                "The review “%(workflow)s” has no party that must agree. Add review parties."
            ) % {"workflow": workflow.name}
        return _("The agreement of %(parties)s is missing. Submit the page for review first.") % {
            "parties": join_names(names)
        }


def _lack_in(step: Task, round_: Any, fingerprint: str) -> str:
    """What the content with ``fingerprint`` lacks in one step; an empty text when it is agreed."""
    if round_ is None:
        return _("The step “%(step)s” has not been agreed.") % {"step": step.name}
    if round_.fingerprint != fingerprint or not round_.is_agreed:
        return _(
            "The latest version differs from the one agreed in the step “%(step)s”. "
            "Submit the page again."
        ) % {"step": step.name}
    return ""


__all__ = ["ReviewRoundManager", "workflow_parties"]
