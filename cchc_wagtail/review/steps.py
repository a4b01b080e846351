"""The step of a Wagtail workflow in which several parties must agree."""

from typing import Any

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models, transaction
from django.utils.translation import gettext_lazy as _
from wagtail.models import Task, TaskState

from cchc_wagtail.review.authority import ReviewRefused
from cchc_wagtail.review.enums import ReviewOrder
from cchc_wagtail.review.gate import GatedPageMixin
from cchc_wagtail.review.notes import has_note
from cchc_wagtail.review.people import refusal_to_submit
from cchc_wagtail.review.rounds import ReviewRound
from cchc_wagtail.review.signals import round_opened


class JointReviewTaskState(TaskState):
    """One submission of one page to one step; its decisions hang on its review round."""

    # The rows that point here, which the type checker does not know by itself.
    review_rounds: Any

    class Meta:
        verbose_name = _("Joint review of a page")
        verbose_name_plural = _("Joint reviews of pages")

    @transaction.atomic
    def approve(self, user: Any = None, update: bool = True, comment: str = "") -> TaskState:
        """Close the step as agreed.

        Raises:
            ReviewRefused: a party has not agreed; only the decisions themselves close the step.
        """
        round_ = self.review_rounds.last()
        if round_ is None or not round_.is_agreed:
            sentence = round_.missing_sentence() if round_ else _("There is no review round.")
            raise ReviewRefused(sentence)
        return super().approve(user=user, update=update, comment=comment)

    @transaction.atomic
    def cancel(self, user: Any = None, resume: bool = False, comment: str = "") -> TaskState:
        for round_ in self.review_rounds.filter(status__in=("open", "changes")):
            round_.withdraw(user)
        return super().cancel(user=user, resume=resume, comment=comment)


class JointReviewTask(Task):
    """A step in which every required review party must agree before the page goes on.

    Who decides, and by which rules, is in ``cchc_wagtail.review``.
    """

    # The rows that point here, which the type checker does not know by itself.
    parties: Any

    order = models.CharField(
        _("Order"),
        max_length=10,
        choices=ReviewOrder.choices,
        default=ReviewOrder.ANY,
        help_text=_("Whether a party may decide before those above it in the list."),
    )
    due_days = models.PositiveSmallIntegerField(
        _("Due in working days"),
        default=3,
        validators=[MinValueValidator(1), MaxValueValidator(60)],
        help_text=_("Counted from the day after submission; public holidays do not count."),
    )

    admin_form_fields = [*Task.admin_form_fields, "order", "due_days"]
    task_state_class = JointReviewTaskState

    class Meta:
        verbose_name = _("Joint review step")
        verbose_name_plural = _("Joint review steps")

    @classmethod
    def get_description(cls) -> str:
        return str(
            _(
                "Several parties, for example the union and the office, must all agree. Add the "
                "parties under Administrative reform, Review parties."
            )
        )

    def start(self, workflow_state: Any, user: Any = None) -> TaskState:
        """Open a review round.

        Raises:
            ReviewRefused: a required party has nobody who could decide.
        """
        page = workflow_state.content_object.specific
        sentence = refusal_to_submit(page, workflow_state.workflow, user)
        if (
            not sentence
            and ReviewRound.objects.needs_note(workflow_state, self)
            and not has_note(page)
        ):
            sentence = _("Say what you changed since changes were requested, then submit.")
        if sentence:
            raise ReviewRefused(sentence)
        with transaction.atomic():
            task_state = super().start(workflow_state, user=user)
            round_ = ReviewRound.objects.open_for_task(page, self, task_state, user)
            # Wagtail's own signal comes before there is a round.
            round_opened.send(sender=ReviewRound, instance=round_)
        return task_state

    def user_can_access_editor(self, obj: Any, user: Any) -> bool:
        return self.parties.filter(group__in=user.groups.all()).exists()

    @transaction.atomic
    def deactivate(self, user: Any = None) -> None:
        """Withdraw what is under way here: a step that ends by itself must publish nothing."""
        for state in TaskState.objects.filter(task=self, status=TaskState.STATUS_IN_PROGRESS):
            page = state.workflow_state.content_object
            if page is not None and issubclass(page.specific_class, GatedPageMixin):
                state.workflow_state.cancel(user=user)
        super().deactivate(user=user)


__all__ = ["JointReviewTask", "JointReviewTaskState"]
