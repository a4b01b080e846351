"""What a plan has led to: the activities that serve its tasks, the documents issued for it."""

import datetime
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db import models
from django.db.models import CharField, DateField, F, Q, Value
from django.db.models.functions import Coalesce
from django.http import HttpRequest
from django.utils.functional import SimpleLazyObject
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page

from cchc_wagtail.keys import read_key
from cchc_wagtail.lists.filters import IndexFilter, Option
from cchc_wagtail.lists.listing import page_link, page_types
from cchc_wagtail.lists.visibility import readable_beside

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
class PlanListFilter(IndexFilter):
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


class ServesPlanMixin(models.Model):
    """A page that came of a plan: the plan names it, and it names the plan.

    Put it before ``ContentPageMixin`` among the bases, and say all of the following.
    """

    #: Lookup from the page type to the key of the plan.
    plan_lookup: str
    #: Lookup to the date that the plan shows beside the page, and sorts by.
    plan_date: str
    #: Field with choices whose label the plan shows beside the page.
    plan_kind: str = "kind"
    #: Where the plan names the page: "activities" or "documents".
    plan_group: str

    class Meta:
        abstract = True

    def served_plans(self) -> Iterable[Page]:
        """The plan that the page serves, at most one, whoever may read it."""
        raise NotImplementedError

    def get_served_plan(self) -> Page | None:
        """The plan that the page serves, if every reader of the page may read it."""
        return next(iter(readable_beside(self, self.served_plans())), None)

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context(request, *args, **kwargs)
        # Read only when the page is rendered and its parts are not remembered.
        context["served_plan"] = SimpleLazyObject(self.get_served_plan)
        return context

    def related_keys(self) -> list[int]:
        return [*super().related_keys(), *(plan.pk for plan in self.served_plans())]


def serving_types() -> list[type[ServesPlanMixin]]:
    """Every page type that may serve a plan, a host's own types included."""
    return page_types(ServesPlanMixin)


def keys_serving(plan: Page) -> list[int]:
    """The keys of all pages that serve ``plan``, drafts included."""
    return [
        key
        for model in serving_types()
        for key in model._base_manager.filter(**{model.plan_lookup: plan.pk}).values_list(
            "pk", flat=True
        )
    ]


def results_of(plan: Page) -> dict[str, PlanResults]:
    """The activities and documents of ``plan`` that its readers may read, newest first.

    Args:
        plan: a page of any type built from ``PlanPageMixin``; it may be unsaved.

    Returns:
        ``activities`` and ``documents``, at most ``RESULTS_SHOWN`` of each. It takes a query for
        each kind, and for the kinds that have some one for restrictions; one more where a kind has
        more than is shown. Their number does not matter.
    """
    groups = ("activities", "documents")
    if not plan.pk:
        return {group: PlanResults() for group in groups}
    types = serving_types()
    return {
        group: _results(plan, [model for model in types if model.plan_group == group])
        for group in groups
    }


def _results(plan: Page, types: list[type[ServesPlanMixin]]) -> PlanResults:
    links = {page_link(model): model for model in types}
    belongs = Q(pk__in=())
    for link, model in links.items():
        belongs |= Q(**{f"{link}__{model.plan_lookup}": plan.pk})
    nothing = Value(None)
    dates = [F(f"{link}__{model.plan_date}") for link, model in links.items()]
    kinds = [F(f"{link}__{model.plan_kind}") for link, model in links.items()]
    pages = Page.objects.live().filter(belongs)
    pages = pages.annotate(
        cchc_date=Coalesce(*dates, nothing, output_field=DateField()),
        cchc_kind=Coalesce(*kinds, nothing, output_field=CharField()),
    ).order_by(F("cchc_date").desc(nulls_last=True), "-pk")
    readable = readable_beside(plan, pages[:RESULTS_READ])
    results = PlanResults()
    for page in readable[:RESULTS_SHOWN]:
        model = page.specific_class
        labels = dict(model._meta.get_field(model.plan_kind).flatchoices)
        results.append(PlanResult(page, page.cchc_date, labels.get(page.cchc_kind, "")))
    if len(readable) > RESULTS_SHOWN:
        index = readable[0].get_parent()
        results.whole_list = f"{index.get_url() or ''}?{PlanListFilter.name}={plan.pk}"
    return results


__all__ = [
    "RESULTS_SHOWN",
    "PlanListFilter",
    "PlanResult",
    "PlanResults",
    "ServesPlanMixin",
    "keys_serving",
    "results_of",
    "serving_types",
]
