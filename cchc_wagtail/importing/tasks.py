"""The tasks of an imported plan and the units that carry them out."""

import datetime
import re
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from cchc_wagtail.enums import Frequency
from cchc_wagtail.importing.fitting import TextFitter
from cchc_wagtail.importing.units import ProposedUnit, UnitMatch, UnitRegister
from cchc_wagtail.tasks.plan_tasks import PlanTask
from cchc_wagtail.units.org_units import OrgUnit
from cchc_wagtail.vietnamese import find_dates, fold

FROM = re.compile(r"(?:bat dau )?(?:ke )?tu\b")
#: Words of a plan, folded, that say how often a task comes back.
FREQUENCIES = (
    (r"\bthuong xuyen\b", Frequency.REGULARLY),
    (r"\bhang tuan\b|\bmoi tuan\b", Frequency.WEEKLY),
    (r"\bhang thang\b|\bmoi thang\b", Frequency.MONTHLY),
    (r"\bhang quy\b|\bmoi quy\b", Frequency.QUARTERLY),
    (r"\bmoi hoc k[iy]\b|\bhang k[iy]\b", Frequency.TERMLY),
    (r"\bhang nam\b|\bmoi nam\b", Frequency.YEARLY),
)


@dataclass(frozen=True)
class MatchedTask:
    """A task of the outline with the units that stand behind its names."""

    line: dict[str, Any]
    lead: UnitMatch
    supporting: UnitMatch

    @property
    def supporting_units(self) -> list[OrgUnit]:
        """Every unit named that is not the lead, in reading order."""
        named = [*self.lead.supporting, self.supporting.lead, *self.supporting.supporting]
        units = [unit for unit in named if unit is not None and unit != self.lead.lead]
        return list(dict.fromkeys(units))


def match_tasks(document: dict[str, Any], register: UnitRegister) -> list[MatchedTask]:
    """The tasks of ``document`` (an outline) with their units from ``register``."""
    return [
        MatchedTask(line, register.match(line["unit"]), register.match(line.get("supporting", "")))
        for line in document.get("tasks", ())
        if line["text"].strip()
    ]


def proposed_units(tasks: list[MatchedTask]) -> list[ProposedUnit]:
    """The units that ``tasks`` name and the register lacks, each once."""
    found: dict[str, ProposedUnit] = {}
    for task in tasks:
        for unit in [*task.lead.proposed, *task.supporting.proposed]:
            found.setdefault(fold(unit.name), unit)
    return list(found.values())


def create_units(wanted: set[str], proposed: list[ProposedUnit]) -> list[OrgUnit]:
    """Put those of ``proposed`` into the register whose names are in ``wanted``."""
    return [
        OrgUnit.objects.get_or_create(name=unit.name, defaults={"kind": unit.kind})[0]
        for unit in proposed
        if unit.name in wanted
    ]


def build_tasks(tasks: list[MatchedTask], fitter: TextFitter) -> list[PlanTask]:
    """One row per task, in the order of the plan, not saved yet."""
    rows = []
    for order, task in enumerate(tasks, start=1):
        due = task.line.get("due_text", "")
        starts_on, due_on = dates_of(due)
        row = PlanTask(
            lead_unit=task.lead.lead,
            sort_order=order * 10,
            starts_on=starts_on,
            due_on=due_on,
            frequency=frequency_of(due),
        )
        for name, key in TASK_FIELDS.items():
            setattr(row, name, fitter.fit_field(PlanTask, name, task.line.get(key)))
        rows.append(row)
    return rows


def save_tasks(plan_id: int, rows: list[PlanTask], tasks: list[MatchedTask]) -> None:
    """Save ``rows``, built from ``tasks``, as the tasks of a plan."""
    for row, task in zip(rows, tasks, strict=True):
        row.plan_id = plan_id
        row.save()
        row.supporting_units.set(task.supporting_units)


#: Field of ``PlanTask`` and key of a task of the outline.
TASK_FIELDS = {
    "description": "text",
    "lead_unit_text": "unit",
    "product": "product",
    "due_text": "due_text",
}


def dates_of(due_text: str) -> tuple[datetime.date | None, datetime.date | None]:
    """Start and due date that the plan's words about the time give, None where they give none."""
    dates = [found.date for found in find_dates(due_text) if found.date]
    if len(dates) > 1 and dates[0] <= dates[-1]:
        return dates[0], dates[-1]
    if len(dates) == 1:
        return (dates[0], None) if FROM.match(fold(due_text).strip()) else (None, dates[0])
    return None, None


def frequency_of(due_text: str) -> Frequency:
    """How often a task comes back, from the words of the plan about its time."""
    folded = fold(due_text)
    return next((value for words, value in FREQUENCIES if re.search(words, folded)), Frequency.ONCE)


def unmatched_finding(proposed: list[ProposedUnit]) -> dict[str, Any] | None:
    """The finding that names units missing from the register, None when there are none."""
    if not proposed:
        return None
    names = ", ".join(unit.name for unit in proposed)
    return {
        "code": "units_unknown",
        "message": _("Not in the register of units: %(names)s. Add them, or add other names there.")
        % {"names": names},
        "line": 0,
    }


__all__ = [
    "MatchedTask",
    "build_tasks",
    "create_units",
    "dates_of",
    "frequency_of",
    "match_tasks",
    "proposed_units",
    "save_tasks",
    "unmatched_finding",
]
