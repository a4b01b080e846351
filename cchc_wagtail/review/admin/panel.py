"""The panel of the review in the edit form of a page."""

from typing import Any

from cchc_wagtail.panels import ReadOnlyPanel
from cchc_wagtail.review.admin.comparison import comparisons_for
from cchc_wagtail.review.admin.party_views import decision_context
from cchc_wagtail.review.enums import ReviewStatus
from cchc_wagtail.review.rounds import ReviewRound


class ReviewPanel(ReadOnlyPanel):
    """The review of the page: parties, checklist, differences, decisions, in the edit form.

    Its buttons lead the whole form to another address, which reads only the fields of the panel:
    a decision is about the saved version, not about what stands unsaved on the screen.
    """

    class BoundPanel(ReadOnlyPanel.BoundPanel):
        template_name = "cchc_wagtail/panels/review.html"

        def get_context_data(self, parent_context: Any = None) -> dict[str, Any]:
            context = super().get_context_data(parent_context)
            page = self.instance
            round_ = ReviewRound.objects.open_about(page)
            context.update(
                decision_context(round_, self.request.user),
                page=page,
                round=round_,
                comparisons=comparisons_for(round_, self.request) if round_ else [],
                sentence=ReviewRound.objects.missing_sentence(page),
                resubmitting=bool(page.current_workflow_state and not page.workflow_in_progress),
                emergencies=list(
                    ReviewRound.objects.with_standings().filter(
                        page=page.pk, emergency=True, status=ReviewStatus.OPEN
                    )
                ),
            )
            return context


__all__ = ["ReviewPanel"]
