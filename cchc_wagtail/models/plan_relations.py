"""What a plan has led to: the activities that serve its tasks, the documents issued for it."""

import datetime
from dataclasses import dataclass
from typing import Any

from django.db.models import CharField, DateField, F, Q
from django.db.models.functions import Coalesce, TruncDate
from wagtail.models import Page

from cchc_wagtail.models.listing import page_link, page_types
from cchc_wagtail.models.visibility import readable_beside


@dataclass(frozen=True)
class PlanResult:
    """An activity or a document of a plan.

    Attributes:
        page: the page, without the fields of its type.
        date: when the activity starts or the document was issued; None when not said.
        kind: the kind in words, for example a meeting or a decision.
    """

    page: Page
    date: datetime.date | None
    kind: Any


def results_of(plan: Page) -> dict[str, list[PlanResult]]:
    """The activities and documents of ``plan`` that its readers may read, newest first.

    Args:
        plan: a page of any type built from ``PlanPageMixin``; it may be unsaved.

    Returns:
        ``activities`` and ``documents``. It takes one query for the pages and, when there are any,
        one for the restrictions, whatever their number.
    """
    from cchc_wagtail.models.activities import ActivityPageMixin
    from cchc_wagtail.models.documents import DocumentPageMixin

    results: dict[str, list[PlanResult]] = {"activities": [], "documents": []}
    if not plan.pk:
        return results
    activities = [page_link(model) for model in page_types(ActivityPageMixin)]
    documents = [page_link(model) for model in page_types(DocumentPageMixin)]
    belongs = Q()
    for link in activities:
        belongs |= Q(**{f"{link}__plan_task__plan": plan.pk})
    for link in documents:
        belongs |= Q(**{f"{link}__plan": plan.pk})
    dates = [TruncDate(f"{link}__starts_at") for link in activities]
    dates += [F(f"{link}__issued_on") for link in documents]
    kinds = [F(f"{link}__kind") for link in activities + documents]
    pages = Page.objects.live().filter(belongs)
    pages = pages.annotate(
        cchc_date=Coalesce(*dates, output_field=DateField()),
        cchc_kind=Coalesce(*kinds, output_field=CharField()),
    ).order_by(F("cchc_date").desc(nulls_last=True), "-pk")
    for page in readable_beside(plan, pages):
        model = page.specific_class
        name = "activities" if issubclass(model, ActivityPageMixin) else "documents"
        labels = dict(model._meta.get_field("kind").flatchoices)
        results[name].append(
            PlanResult(page=page, date=page.cchc_date, kind=labels.get(page.cchc_kind, ""))
        )
    return results


__all__ = ["PlanResult", "results_of"]
