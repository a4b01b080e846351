"""How long a guide may go without being compared with the rules in force (rà soát)."""

import calendar
import datetime
from dataclasses import dataclass


@dataclass(frozen=True)
class RecheckRule:
    """A period after which readers are told that a guide may be out of date.

    Attributes:
        months: length of the period.
        sources: the rules it follows from, by number and article.
        reading: what of it the sources do not say themselves.
    """

    months: int
    sources: tuple[str, ...]
    reading: str

    def is_stale(self, checked_on: datetime.date | None, today: datetime.date) -> bool:
        """Whether more than the period has passed since ``checked_on``; None is always stale."""
        return checked_on is None or today > self.last_good_day(checked_on)

    def last_good_day(self, checked_on: datetime.date) -> datetime.date:
        """The last day on which a check of ``checked_on`` still counts."""
        years, month = divmod(checked_on.month - 1 + self.months, 12)
        year, month = checked_on.year + years, month + 1
        last = calendar.monthrange(year, month)[1]
        return datetime.date(year, month, min(checked_on.day, last))


#: The text of a procedure must be that of the decision in force, and must be brought up to date
#: at once when the rules change; no article says how often to look.
RECHECK_RULE = RecheckRule(
    months=12,
    sources=("Decree 63/2010/NĐ-CP, Articles 17 and 24", "Decree 224/2026/NĐ-CP, Article 9"),
    reading="Neither names a period for looking; one year, a school year, is our reading.",
)


__all__ = ["RECHECK_RULE", "RecheckRule"]
