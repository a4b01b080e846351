"""“Việc cần duyệt” and the register of all reviews, with filters, CSV and XLSX."""

from typing import Any

import django_filters
from django.contrib.auth.models import AbstractBaseUser
from django.core.exceptions import PermissionDenied
from django.db.models import Case, Count, IntegerField, Q, QuerySet, Value, When
from django.forms import RadioSelect
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext, ngettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.views.reports import ReportView

from cchc_wagtail.registers.cells import PlainCellsMixin
from cchc_wagtail.review.admin.access import may_see_list
from cchc_wagtail.review.deciders import read_deciders, waits_for
from cchc_wagtail.review.decisions import ReviewDecision
from cchc_wagtail.review.enums import ReviewKind, ReviewStatus, Verdict
from cchc_wagtail.review.names import join_names, name_of
from cchc_wagtail.review.rounds import ReviewRound
from cchc_wagtail.school_calendar import today
from cchc_wagtail.undocumented import DateRangePickerWidget


def waiting_for(user: AbstractBaseUser, rounds: list[ReviewRound] | None = None) -> list[int]:
    """Keys of the open rounds in which ``user`` may decide now; a fixed number of queries.

    Args:
        user: the person.
        rounds: open rounds read ``with_standings()``; all of them when left out.
    """
    if rounds is None:
        rounds = list(ReviewRound.objects.with_standings().filter(status=ReviewStatus.OPEN))
    decider = read_deciders([user], rounds)[user.pk]
    return [round_.pk for round_ in rounds if waits_for(round_, decider)]


class ReviewFilters(WagtailFilterSet):
    mine = django_filters.ChoiceFilter(
        label=_("Show"),
        method="filter_mine",
        choices=(("mine", _("Waiting for me")),),
        empty_label=_("All"),
        widget=RadioSelect,
    )
    overdue = django_filters.ChoiceFilter(
        label=pgettext_lazy("review", "Due"),
        method="filter_overdue",
        choices=(("late", _("Overdue")),),
        empty_label=_("All"),
        widget=RadioSelect,
    )
    opened_at = django_filters.DateFromToRangeFilter(
        label=_("Submitted"), widget=DateRangePickerWidget
    )

    class Meta:
        model = ReviewRound
        fields = ["mine", "overdue", "kind", "opened_at"]

    def filter_mine(self, queryset: QuerySet, name: str, value: str) -> QuerySet:
        return queryset.filter(pk__in=waiting_for(self.request.user)) if value else queryset

    def filter_overdue(self, queryset: QuerySet, name: str, value: str) -> QuerySet:
        if not value:
            return queryset
        return queryset.filter(status=ReviewStatus.OPEN, due_on__lt=today())


class RegisterFilters(ReviewFilters):
    emergency = django_filters.ChoiceFilter(
        label=_("Emergency"),
        choices=((True, _("Only emergencies")),),
        empty_label=_("All"),
        widget=RadioSelect,
    )

    class Meta:
        model = ReviewRound
        fields = ["emergency", "status", "kind", "opened_at", "overdue", "mine"]


class ReviewReportView(PlainCellsMixin, ReportView):
    """What the list and the register have in common."""

    model = ReviewRound
    header_icon = "tasks"
    results_template_name = "cchc_wagtail/review/list_results.html"
    export_headings = {
        "page_title": _("Page"),
        "page_type": _("Kind of page"),
        "asked_for": _("Asked for"),
        "state_label": _("State"),
        "author": _("Submitted by"),
        "opened_at": _("Submitted"),
        "waiting_words": _("Waiting for"),
        "due_on": pgettext_lazy("review", "Due"),
        "missing_names": _("Missing"),
        "claimed_by": _("Taken by"),
        "note": _("Note"),
        "decision_words": _("Decisions"),
    }
    list_export = list(export_headings)

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not may_see_list(request.user):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def decorate_paginated_queryset(self, object_list: Any) -> Any:
        mine = set(waiting_for(self.request.user, [r for r in object_list if r.is_open]))
        for round_ in object_list:
            round_.is_mine = round_.pk in mine
            describe(round_)
        return object_list


def describe(round_: ReviewRound) -> ReviewRound:
    """Give ``round_`` the words of the list and its exports as attributes."""
    round_.asked_for = str(round_.get_kind_display())
    round_.state_label = str(round_.get_status_display())
    round_.author = round_.submitted_by_name
    round_.waiting_words = waited(round_) if round_.is_open else ""
    shown = round_.standings if round_.is_open else []
    missing = round_.missing if round_.is_open else []
    round_.missing_names = join_names(standing.party.name for standing in missing)
    round_.claimed_by = ", ".join(name_of(s.claim.user) for s in shown if s.claim)
    round_.decision_words = "; ".join(
        f"{decision.party_name}: {decision.get_verdict_display()} ({decision.person})"
        for decision in round_.decisions.all()
        if decision.standing
    )
    return round_


def waited(round_: ReviewRound) -> str:
    """How long ``round_`` has waited; Django's own words for this lack Vietnamese."""
    passed = timezone.now() - round_.opened_at
    hours = int(passed.total_seconds() // 3600)
    if hours < 1:
        return gettext("less than an hour")
    if hours < 24:
        return ngettext("%(count)d hour", "%(count)d hours", hours) % {"count": hours}
    return ngettext("%(count)d day", "%(count)d days", passed.days) % {"count": passed.days}


class ReviewListView(ReviewReportView):
    """Open reviews: mine first, then by the day they are due."""

    page_title = _("To review")
    index_url_name = "cchc_review_list"
    index_results_url_name = "cchc_review_list_results"
    filterset_class = ReviewFilters

    def get_filename(self) -> str:
        return f"viec-can-duyet-{today():%Y-%m-%d}"

    def get_queryset(self) -> QuerySet:
        mine = waiting_for(self.request.user)
        self.queryset = (
            ReviewRound.objects.with_standings()
            .filter(Q(status=ReviewStatus.OPEN))
            .annotate(
                others=Case(
                    When(pk__in=mine, then=Value(0)),
                    default=Value(1),
                    output_field=IntegerField(),
                )
            )
            .order_by("others", "due_on", "pk")
        )
        return self.queryset


class ReviewRegisterView(ReviewReportView):
    """Every review there was, with the number of emergencies."""

    page_title = _("Register of reviews")
    header_icon = "clipboard-list"
    index_url_name = "cchc_review_register"
    index_results_url_name = "cchc_review_register_results"
    filterset_class = RegisterFilters
    template_name = "cchc_wagtail/review/register.html"

    def get_filename(self) -> str:
        return f"so-duyet-{today():%Y-%m-%d}"

    def get_queryset(self) -> QuerySet:
        self.queryset = ReviewRound.objects.with_standings().order_by("-opened_at", "-pk")
        return self.queryset

    @cached_property
    def counts(self) -> dict[str, int]:
        """Emergencies and how they ended, for the principal and the authority above."""
        emergencies = ReviewRound.objects.aggregate(
            all=Count("pk"),
            emergencies=Count("pk", filter=Q(emergency=True)),
            waiting=Count("pk", filter=Q(emergency=True, status=ReviewStatus.OPEN)),
            disputed=Count("pk", filter=Q(status=ReviewStatus.DISPUTED)),
            published=Count(
                "pk",
                filter=Q(kind=ReviewKind.PUBLISH, emergency=False, released_at__isnull=False),
            ),
        )
        emergencies["returned"] = ReviewDecision.objects.filter(
            verdict=Verdict.CHANGES, carried_from=None
        ).count()
        return emergencies

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(counts=self.counts, **kwargs)


__all__ = ["ReviewListView", "ReviewRegisterView", "waiting_for"]
