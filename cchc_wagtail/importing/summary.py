"""What an import read and made, as lines for the terminal."""

from collections.abc import Iterator
from typing import Any

from django.urls import NoReverseMatch, reverse
from django.utils.translation import gettext as _
from wagtail.models import Page

from cchc_wagtail.importing.drafts import kind_label, page_title
from cchc_wagtail.importing.fitting import as_date
from cchc_wagtail.importing.import_plan import ImportRefused, ImportResult, Target, find_targets
from cchc_wagtail.official import Reading
from cchc_wagtail.vietnamese import format_date


def summary_lines(
    reading: Reading, parent: Page | None, path: str, result: ImportResult | None
) -> Iterator[str]:
    """The lines about one file.

    Args:
        reading: what was read.
        parent: the page named on the command line.
        path: the file as typed.
        result: what was made, None for a trial run or a failed one.
    """
    yield path
    try:
        targets = find_targets(reading, parent)
    except ImportRefused as error:
        yield from _document_lines(reading.main.to_dict())
        if result is None:
            yield "  ! " + str(error)
        return
    for number, target in enumerate(targets):
        page = result.pages[number] if result else None
        if number:
            yield ""
        yield from _document_lines(target.outline)
        yield from _task_lines(target)
        report = (page or target.draft()[0]).import_report
        yield from _finding_lines(report["findings"])
        yield from _unread_lines(target.outline)
        if page:
            yield from _page_lines(page)


def _document_lines(outline: dict[str, Any]) -> Iterator[str]:
    number = outline["number"] or "…"
    issued_on = as_date(outline["issued_on"])
    facts = [
        (_("Kind"), kind_label(outline)),
        (_("Number and symbol"), f"{number}/{outline['symbol']}" if outline["symbol"] else number),
        (_("Title"), page_title(outline)),
        (_("Issuing body"), outline["issuer"]),
        (_("Date issued"), format_date(issued_on) if issued_on else ""),
        (_("Sections"), len(outline["sections"])),
        (_("Legal bases"), len(outline["bases"])),
        (_("Assigned tasks"), len(outline["tasks"])),
    ]
    for name, value in facts:
        yield f"  {name}: {'—' if value == '' else value}"


def _task_lines(target: Target) -> Iterator[str]:
    counts: dict[str, int] = {}
    for task in target.tasks:
        counts[task.line["unit"]] = counts.get(task.line["unit"], 0) + 1
    leads = {task.line["unit"]: task.lead.lead for task in target.tasks}
    for unit, count in counts.items():
        known = _("in the register as “%(name)s”") % {"name": leads[unit]} if leads[unit] else ""
        yield f"    {unit or '…'}: {count}" + (f" ({known})" if known else "")
    if target.proposed:
        yield "  " + _("Units proposed for the register:")
        yield from (f"    - {unit.name} ({unit.kind.label})" for unit in target.proposed)


def _finding_lines(findings: list[dict[str, Any]]) -> Iterator[str]:
    if not findings:
        return
    yield "  " + _("To check:")
    for entry in findings:
        place = _("line %(line)d: ") % {"line": entry["line"]} if entry["line"] else ""
        yield f"    - {place}{entry['message']}"


def _unread_lines(outline: dict[str, Any]) -> Iterator[str]:
    if outline["unread"]:
        yield "  " + _("Not understood, in full:")
        yield from (f"    | {line}" for text in outline["unread"] for line in text.splitlines())


def _page_lines(page: Page) -> Iterator[str]:
    try:
        address = reverse("wagtailadmin_pages:edit", args=[page.pk])
    except NoReverseMatch:
        address = f"id {page.pk}"
    yield "  " + _("Draft made: %(address)s") % {"address": address}


__all__ = ["summary_lines"]
