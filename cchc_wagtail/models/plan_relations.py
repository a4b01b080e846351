"""What a plan has led to: the activities that serve its tasks, the documents issued for it."""

import datetime
from dataclasses import dataclass
from typing import Any

from django.db.models import CharField, DateField, F, Q, Value
from django.db.models.functions import Coalesce
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page

from cchc_wagtail.keys import read_key
from cchc_wagtail.models.list_filters import IndexFilter, Option
from cchc_wagtail.models.listing import page_link, page_types
from cchc_wagtail.models.visibility import readable_beside

#: Results of a kind that a plan names; the list of their kind has the others.
RESULTS_SHOWN = 20
#: Results that are read to find as many that the reader may see.
RESULTS_READ = 5 * RESULTS_SHOWN


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


class PlanResults(list[PlanResult]):
    """The newest results of one kind.

    Attributes:
        whole_list: the address of the list that has them all; empty when these are all.
    """

    whole_list: str = ""


@dataclass(frozen=True)
class PlanFilter(IndexFilter):
    """What belongs to one plan. It is offered on the plan's own page, not above every list."""

    name: str = "ke-hoach"
    label: Any = _("Plan")
    field: str = "plan"

    @property
    def lookups(self) -> tuple[str, ...]:
        return ()

    def options(self, found: dict[str, set]) -> list[Option]:
        return []

    def options_with(self, chosen: str, options: list[Option]) -> list[Option]:
        if not chosen:
            return options
        # A plan that is closed to somebody is not named: the filter does not know who asks.
        plan = Page.objects.live().public().filter(pk=read_key(Page, chosen)).first()
        return [(chosen, plan.title if plan else _("the chosen plan"))]

    def condition(self, model: type[Page], value: str) -> Q | None:
        key = read_key(Page, value)
        return None if key is None else Q(**{self.field: key})


def results_of(plan: Page) -> dict[str, PlanResults]:
    """The activities and documents of ``plan`` that its readers may read, newest first.

    Args:
        plan: a page of any type built from ``PlanPageMixin``; it may be unsaved.

    Returns:
        ``activities`` and ``documents``, at most ``RESULTS_SHOWN`` of each. It takes a query for
        each kind, and for the kinds that have some one for restrictions; one more where a kind has
        more than is shown. Their number does not matter.
    """
    from cchc_wagtail.models.activities import ActivityPageMixin
    from cchc_wagtail.models.documents import DocumentPageMixin

    if not plan.pk:
        return {"activities": PlanResults(), "documents": PlanResults()}
    return {
        "activities": _results(plan, ActivityPageMixin, "plan_task__plan", "starts_at__date"),
        "documents": _results(plan, DocumentPageMixin, "plan", "issued_on"),
    }


def _results(plan: Page, mixin: type, plan_field: str, date_field: str) -> PlanResults:
    links = [page_link(model) for model in page_types(mixin)]
    belongs = Q(pk__in=())
    for link in links:
        belongs |= Q(**{f"{link}__{plan_field}": plan.pk})
    nothing = Value(None)
    dates = [F(f"{link}__{date_field}") for link in links]
    kinds = [F(f"{link}__kind") for link in links]
    pages = Page.objects.live().filter(belongs)
    pages = pages.annotate(
        cchc_date=Coalesce(*dates, nothing, output_field=DateField()),
        cchc_kind=Coalesce(*kinds, nothing, output_field=CharField()),
    ).order_by(F("cchc_date").desc(nulls_last=True), "-pk")
    readable = readable_beside(plan, pages[:RESULTS_READ])
    results = PlanResults()
    for page in readable[:RESULTS_SHOWN]:
        labels = dict(page.specific_class._meta.get_field("kind").flatchoices)
        results.append(PlanResult(page, page.cchc_date, labels.get(page.cchc_kind, "")))
    if len(readable) > RESULTS_SHOWN:
        index = readable[0].get_parent()
        results.whole_list = f"{index.get_url() or ''}?{PlanFilter.name}={plan.pk}"
    return results


__all__ = ["RESULTS_SHOWN", "PlanFilter", "PlanResult", "PlanResults", "results_of"]
