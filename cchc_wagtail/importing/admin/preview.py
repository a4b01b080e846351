"""What the import wizard shows of a file before anything is made."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from cchc_wagtail.importing.drafts import page_title
from cchc_wagtail.importing.fitting import as_date
from cchc_wagtail.importing.import_plan import Target
from cchc_wagtail.importing.tasks import MatchedTask
from cchc_wagtail.vietnamese import format_date, format_school_year

#: Findings about the letterhead; the rest is about the text.
LETTERHEAD_CODES = frozenset(
    {
        "number_missing",
        "date_missing",
        "date_incomplete",
        "date_impossible",
        "date_before_cited",
        "date_before_year",
        "motto_cut",
        "issuer_missing",
        "title_missing",
    }
)
IMPORT_CODES = frozenset(
    {"already_there", "units_unknown", "text_cut", "value_left_out", "two_documents"}
)


@dataclass
class UnitTasks:
    """The tasks that the plan gives to one unit.

    Attributes:
        name: the unit as written.
        tasks: its tasks in order.
    """

    name: str
    tasks: list[MatchedTask] = field(default_factory=list)

    @property
    def units(self) -> list[Any]:
        """Units of the register behind the name, the leading one first."""
        first = self.tasks[0]
        return [unit for unit in [first.lead.lead, *first.lead.supporting] if unit is not None]

    @property
    def missing(self) -> list[str]:
        return [unit.name for unit in self.tasks[0].lead.proposed]


@dataclass
class DocumentPreview:
    """One document of the file, in the order in which the preview shows it."""

    target: Target
    facts: list[tuple[Any, str]]
    unit_tasks: list[UnitTasks]
    sections: list[dict[str, Any]]
    finding_groups: list[tuple[Any, list[dict[str, Any]]]]

    @property
    def outline(self) -> dict[str, Any]:
        return self.target.outline

    @property
    def unread_count(self) -> int:
        return len(self.outline["unread"])

    @property
    def finding_count(self) -> int:
        return sum(len(entries) for _name, entries in self.finding_groups)


def preview_of(targets: Iterable[Target]) -> list[DocumentPreview]:
    """What the wizard shows of ``targets``."""
    previews = []
    for target in targets:
        previews.append(
            DocumentPreview(
                target,
                facts_of(target),
                group_tasks(target.tasks),
                [section_of(section) for section in target.outline["sections"]],
                group_findings(target.draft()[0].import_report["findings"]),
            )
        )
    return previews


def facts_of(target: Target) -> list[tuple[Any, str]]:
    """Names and values of the letterhead and the end; an empty value means "not found"."""
    outline = target.outline
    issued_on = as_date(outline["issued_on"])
    number = outline["number"]
    if outline["symbol"]:
        number = f"{number or '…'}/{outline['symbol']}"
    signers = (
        ", ".join(filter(None, (signer["capacity"], signer["position"], signer["name"])))
        for signer in outline["signers"]
    )
    return [
        (_("Kind"), target.kind_label),
        (_("Title"), page_title(outline)),
        (_("Superior body"), outline["superior"]),
        (_("Issuing body"), outline["issuer"]),
        (_("Number and symbol"), number),
        (_("Place"), outline["place"]),
        (_("Date issued"), format_date(issued_on) if issued_on else ""),
        (_("Year"), years_of(outline)),
        (_("Recipients"), "\n".join(outline["recipients"])),
        (_("Signers"), "\n".join(signers)),
    ]


def years_of(outline: dict[str, Any]) -> str:
    """Year and school year in words."""
    year, school_year = outline.get("year"), outline.get("school_year")
    words = [str(year)] if year else []
    if school_year:
        words.append(_("school year %(year)s") % {"year": format_school_year(school_year)})
    return ", ".join(words)


def group_tasks(tasks: list[MatchedTask]) -> list[UnitTasks]:
    """``tasks`` by the name of the unit as written, in the order of first mention."""
    groups: dict[str, UnitTasks] = {}
    for task in tasks:
        name = task.line["unit"]
        groups.setdefault(name, UnitTasks(name)).tasks.append(task)
    return list(groups.values())


def group_findings(findings: list[dict[str, Any]]) -> list[tuple[Any, list[dict[str, Any]]]]:
    """``findings`` under the part that they are about; empty parts are left out."""
    names = (
        (gettext_lazy("About the import"), lambda code: code in IMPORT_CODES),
        (gettext_lazy("Letterhead"), lambda code: code in LETTERHEAD_CODES),
        (gettext_lazy("Text"), lambda code: code not in IMPORT_CODES | LETTERHEAD_CODES),
    )
    groups = ((name, [row for row in findings if takes(row["code"])]) for name, takes in names)
    return [(name, entries) for name, entries in groups if entries]


def section_of(section: dict[str, Any]) -> dict[str, Any]:
    """A section with the counts that the preview shows beside its heading."""
    counts = Counter(part["type"] for part in section["content"])
    words = [
        ngettext("%(count)d paragraph", "%(count)d paragraphs", counts["paragraph"]),
        ngettext("%(count)d list entry", "%(count)d list entries", counts["item"]),
        ngettext("%(count)d table", "%(count)d tables", counts["table"]),
        ngettext("%(count)d subsection", "%(count)d subsections", len(section["sections"])),
    ]
    numbers = (counts["paragraph"], counts["item"], counts["table"], len(section["sections"]))
    shown = [
        word % {"count": number} for word, number in zip(words, numbers, strict=True) if number
    ]
    return {
        "label": section["label"] or section["number"],
        "heading": section["heading"],
        "content": section["content"],
        "sections": [section_of(part) for part in section["sections"]],
        "counts": ", ".join(shown),
    }


__all__ = ["DocumentPreview", "UnitTasks", "preview_of"]
