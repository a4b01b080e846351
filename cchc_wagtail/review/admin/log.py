"""How the entries of the review read in Wagtail's history."""

from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.log_actions import LogFormatter

from cchc_wagtail.review import authority
from cchc_wagtail.review.names import join_names


class ReviewFormatter(LogFormatter):
    """Label and message of one kind of entry.

    Subclasses give ``words``, which makes a sentence of the entry's data.
    """

    def format_message(self, log_entry: Any) -> str:
        return self.words(log_entry.data or {})

    def words(self, data: dict) -> str:
        return str(self.label)


class Published(ReviewFormatter):
    label = gettext_lazy("Published by review")

    def words(self, data: dict) -> str:
        return _("Published by review, agreed by %(decisions)s") % {
            "decisions": join_names(data.get("decisions", [])) or "?"
        }


class CarriedOut(ReviewFormatter):
    label = gettext_lazy("Carried out after review")

    def words(self, data: dict) -> str:
        return _("%(kind)s after review, agreed by %(decisions)s") % {
            "kind": data.get("kind", "?"),
            "decisions": join_names(data.get("decisions", [])) or "?",
        }


class Refused(ReviewFormatter):
    label = gettext_lazy("Refused by the review")

    def words(self, data: dict) -> str:
        return _("Refused: %(sentence)s") % {"sentence": data.get("sentence", "?")}


class Agreed(ReviewFormatter):
    label = gettext_lazy("Agreed in review")

    def words(self, data: dict) -> str:
        return _("%(party)s agrees (%(person)s): %(kind)s") % _facts(data)


class ChangesRequested(ReviewFormatter):
    label = gettext_lazy("Changes requested in review")

    def words(self, data: dict) -> str:
        return _("%(party)s requests changes (%(person)s): %(reason)s") % _facts(data)


class ChangeRequested(ReviewFormatter):
    label = gettext_lazy("Request to the review parties")

    def words(self, data: dict) -> str:
        return _("Request: %(kind)s. Reason: %(reason)s") % _facts(data)


class Withdrawn(ReviewFormatter):
    label = gettext_lazy("Withdrawn from review")

    def words(self, data: dict) -> str:
        return _("Withdrawn: %(kind)s") % _facts(data)


class Emergency(ReviewFormatter):
    label = gettext_lazy("Emergency")

    def words(self, data: dict) -> str:
        return _("Emergency, %(kind)s, without %(missing)s. Reason: %(reason)s") % _facts(data)


class WithoutReview(ReviewFormatter):
    label = gettext_lazy("Published by a program")

    def words(self, data: dict) -> str:
        return _("Published by a program, without review: %(reason)s") % _facts(data)


class Substitution(ReviewFormatter):
    label = gettext_lazy("Substitution")

    def words(self, data: dict) -> str:
        facts = _facts(data)
        if data.get("cancelled"):
            return _("%(person)s no longer stands in for %(other)s (%(party)s)") % facts
        return (
            _("%(person)s stands in for %(other)s (%(party)s) from %(first_day)s to %(last_day)s")
            % facts
        )


class Claimed(ReviewFormatter):
    label = gettext_lazy("Taken to review")

    def words(self, data: dict) -> str:
        if data.get("taken"):
            return _("Taken to review for %(party)s") % _facts(data)
        return _("Given back for %(party)s") % _facts(data)


def _facts(data: dict) -> dict[str, Any]:
    names = (
        "party",
        "person",
        "other",
        "kind",
        "reason",
        "missing",
        "first_day",
        "last_day",
    )
    return {name: data.get(name, "?") for name in names}


FORMATTERS = {
    authority.LOG_PUBLISHED: Published,
    authority.LOG_CARRIED_OUT: CarriedOut,
    authority.LOG_REFUSED: Refused,
    authority.LOG_AGREED: Agreed,
    authority.LOG_CHANGES: ChangesRequested,
    authority.LOG_CHANGE_REQUESTED: ChangeRequested,
    authority.LOG_WITHDRAWN: Withdrawn,
    authority.LOG_EMERGENCY: Emergency,
    authority.LOG_WITHOUT_REVIEW: WithoutReview,
    authority.LOG_SUBSTITUTION: Substitution,
    authority.LOG_CLAIM: Claimed,
}


def register_review_log_actions(actions: Any) -> None:
    """Register every entry that the review writes."""
    for action, formatter in FORMATTERS.items():
        actions.register_action(action)(formatter)


__all__ = ["register_review_log_actions"]
