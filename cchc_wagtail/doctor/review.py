"""The review of the section: its workflow, its parties, its mails."""

import datetime
from collections.abc import Iterator

from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from wagtail.models import Page

from cchc_wagtail.doctor.problems import Problem, Severity
from cchc_wagtail.enums import RoleGroup
from cchc_wagtail.mail.log import MailLogEntry
from cchc_wagtail.pages.home import ReformHomePageMixin
from cchc_wagtail.review.enums import ReviewStatus
from cchc_wagtail.review.parties import ReviewParty
from cchc_wagtail.review.people import members_of
from cchc_wagtail.review.rounds import ReviewRound
from cchc_wagtail.school_calendar import today

SET_UP = "python manage.py cchc_setup"
#: How far back failed mails are told of.
DAYS = 30


def examine_review() -> Iterator[Problem]:
    for home in Page.objects.type(ReformHomePageMixin).order_by("path"):
        yield from _workflow(home)
    yield from _mails()
    yield from _failures()


def _workflow(home: Page) -> Iterator[Problem]:
    values = {"title": home.title}
    workflow = home.get_workflow()
    parties = []
    if workflow:
        parties = list(ReviewParty.objects.required_in(workflow).select_related("group"))
    if not parties:
        yield Problem(
            "review",
            Severity.MUST,
            _("The section “%(title)s” has no review: nothing in it can become public.") % values,
            SET_UP,
        )
    elif len(parties) == 1:
        yield Problem(
            "review_one_party",
            Severity.SHOULD,
            _("In the section “%(title)s” only one party must agree.") % values,
            _("In the admin: Administrative reform, Review parties."),
        )
    for party in parties:
        if party.group_id is None:
            yield Problem(
                "review_party_group",
                Severity.MUST,
                _("The review party “%(party)s” has no group of accounts.") % {"party": party.name},
                _("In the admin: Administrative reform, Review parties."),
            )
        elif party.group.name not in set(RoleGroup) and not members_of(party).exists():
            # Of our own groups it is said already that they are empty.
            yield Problem(
                "review_party_empty",
                Severity.MUST,
                _("Nobody can decide for the review party “%(party)s”.") % {"party": party.name},
                _("In the admin: Settings, Users: open a person and choose the group under Roles."),
            )


def _mails() -> Iterator[Problem]:
    """Mails of the last days that failed and were not sent later."""
    since = today() - datetime.timedelta(days=DAYS)
    notices = MailLogEntry.objects.filter(day__gte=since).order_by("pk")
    failed: dict[tuple, str] = {}
    for round_id, user_id, kind, error in notices.values_list("round", "user", "kind", "error"):
        if error:
            failed[round_id, user_id, kind] = error
        else:
            failed.pop((round_id, user_id, kind), None)
    if failed:
        yield Problem(
            "review_mails",
            Severity.SHOULD,
            ngettext(
                "%(count)d mail of the review could not be sent. The last reason: %(error)s",
                "%(count)d mails of the review could not be sent. The last reason: %(error)s",
                len(failed),
            )
            % {"count": len(failed), "error": list(failed.values())[-1]},
            _("Check EMAIL_HOST and the addresses of the accounts; decisions are not affected."),
        )


def _failures() -> Iterator[Problem]:
    for round_ in ReviewRound.objects.filter(status=ReviewStatus.OPEN).exclude(failure=""):
        yield Problem(
            "review_failure",
            Severity.MUST,
            _("All parties agreed to “%(title)s”, but it could not be carried out: %(reason)s")
            % {"title": round_.page_title, "reason": round_.failure},
            _("In the admin: To review, open the page and choose “Try again”."),
        )


__all__ = ["examine_review"]
