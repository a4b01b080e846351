"""How complete the Vietnamese is for the Wagtail, modeladmin and Django that are installed.

``python -m cchc_wagtail.vietnamese_admin.coverage [--missing] [--json]`` prints a line for each app
and ends with status 1 when a string is missing. It needs no site and no settings.
"""

import argparse
import json
import sys
from collections.abc import Sequence
from typing import Any

HEADINGS = ("app", "domain", "strings", "translated", "missing", "stale")
NEEDS_POLIB = "This needs polib, which reads catalogues: python -m pip install polib"


def report(with_missing: bool) -> dict[str, Any]:
    """The figures of every app.

    Args:
        with_missing: also name each missing string.

    Returns:
        ``versions`` by distribution and ``apps``: dicts with ``HEADINGS`` as keys; with
        ``missing_strings`` and ``stale_strings`` where wanted.

    Raises:
        ImportError: polib is not installed.
    """
    # polib, which this needs, is an extra.
    from cchc_wagtail.vietnamese_admin.catalogues import installed_strings, installed_versions

    apps = []
    for found in installed_strings():
        row: dict[str, Any] = {
            "app": found.app,
            "domain": found.domain,
            "strings": len(found.strings),
            "translated": len(found.translated),
            "missing": len(found.missing),
            "stale": len(found.stale),
        }
        if with_missing:
            row["missing_strings"] = [text for _context, text in found.missing]
            row["stale_strings"] = [text for _context, text in found.stale]
        apps.append(row)
    return {"versions": installed_versions(), "apps": apps}


def as_table(figures: dict[str, Any]) -> str:
    """``figures`` of ``report`` to read; missing and stale strings below the table."""
    rows = [[str(row[name]) for name in HEADINGS] for row in figures["apps"]]
    total = [str(sum(row[name] for row in figures["apps"])) for name in HEADINGS[2:]]
    lines = [list(HEADINGS), *rows, ["total", "", *total]]
    widths = [max(len(line[n]) for line in lines) for n in range(len(HEADINGS))]
    text = [", ".join(f"{name} {number}" for name, number in figures["versions"].items()), ""]
    for line in lines:
        cells = [
            cell.ljust(width) if n < 2 else cell.rjust(width)
            for n, (cell, width) in enumerate(zip(line, widths, strict=True))
        ]
        text.append("  ".join(cells).rstrip())
    for kind in ("missing", "stale"):
        named = [
            f"  {row['app']}: {string!r}"
            for row in figures["apps"]
            for string in row.get(f"{kind}_strings", ())
        ]
        if named:
            text += ["", f"{kind}:", *named]
    return "\n".join(text)


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the figures.

    Returns:
        0 when all is translated, 1 when a string is missing, 2 when polib is not installed.
    """
    parser = argparse.ArgumentParser(
        prog="python -m cchc_wagtail.vietnamese_admin.coverage",
        description="How complete the Vietnamese of the installed Wagtail is.",
    )
    parser.add_argument("--missing", action="store_true", help="name missing and stale strings")
    parser.add_argument("--json", action="store_true", help="print JSON")
    options = parser.parse_args(arguments)
    try:
        figures = report(options.missing)
    except ImportError as error:
        if error.name != "polib":
            raise
        sys.stderr.write(f"{NEEDS_POLIB}\n")
        return 2
    text = json.dumps(figures, ensure_ascii=False) if options.json else as_table(figures)
    sys.stdout.write(f"{text}\n")
    return 1 if any(row["missing"] for row in figures["apps"]) else 0


if __name__ == "__main__":
    sys.exit(main())
