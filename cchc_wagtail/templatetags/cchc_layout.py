"""Template tags that arrange what a page holds: tables of tasks and fees, the QR code."""

from typing import Any

import segno
from django import template
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _
from PIL import features

from cchc_wagtail.templatetags.cchc_tags import tasks_by_unit

register = template.Library()


@register.simple_tag
def task_table(tasks: Any) -> dict[str, Any]:
    """``tasks`` by unit, and which columns any of them fills.

    Returns:
        ``groups`` as :func:`tasks_by_unit` gives them, and ``has_time`` and ``has_product``: an
        empty column would only make the others narrow; ``columns`` counts those that are left.
    """
    tasks = list(tasks)
    has_time = any(
        task.due_on or task.due_text or task.starts_on or task.is_repeated for task in tasks
    )
    has_product = any(task.product for task in tasks)
    return {
        "groups": tasks_by_unit(tasks),
        "has_time": has_time,
        "has_product": has_product,
        "columns": 2 + has_time + has_product,
    }


@register.simple_tag
def fee_rows(channels: Any) -> list[dict[str, Any]]:
    """The fees of a procedure beside who is exempt, one row for channels that cost the same.

    Args:
        channels: the ``channels`` of a procedure.

    Returns:
        dicts with ``names`` of the channels (empty when all cost the same), ``fees`` and
        ``exemptions``.
    """
    rows: list[dict[str, Any]] = []
    for block in channels:
        value = block.value
        name = value.channel_label
        if value["case"]:
            name = f"{name}: {value['case']}"
        fees = list(value["fees"])
        row = {"names": [name], "fees": fees, "exemptions": value["exemptions"]}
        for other in rows:
            if (other["fees"], other["exemptions"]) == (fees, row["exemptions"]):
                other["names"].append(name)
                break
        else:
            rows.append(row)
    if len(rows) == 1:
        rows[0]["names"] = []
    return rows


@register.simple_tag
def qr_code(address: str) -> SafeString:
    """``address`` as the drawing of a QR code, without styles of its own."""
    code = segno.make(address, micro=False, error="m")
    return mark_safe(code.svg_inline(svgclass="cchc-qr", lineclass=None, omitsize=True, border=2))


@register.simple_tag
def writes_avif() -> bool:
    """Whether the site's Pillow can write AVIF; some builds without wheels cannot."""
    return bool(features.check("avif"))


@register.filter
def copy_counts(paper: Any) -> list[str]:
    """How many originals and copies of ``paper`` to hand in: "01 bản chính", "02 bản sao"."""
    counts = []
    if paper["originals"]:
        counts.append(_("%(count)s original") % {"count": f"{paper['originals']:02d}"})
    if paper["copies"]:
        counts.append(_("%(count)s copy") % {"count": f"{paper['copies']:02d}"})
    return counts


@register.filter
def papers(case: Any) -> Any:
    """The papers of a dossier case; in a template ``case.items`` is the method of the mapping."""
    return case["items"]
