"""The rows as a table to read."""

from dataclasses import asdict, fields

from school.benchmark.measure import Row


def table(rows: list[Row]) -> str:
    """Columns as wide as what stands in them; a note goes after the last."""
    names = [field.name for field in fields(Row)]
    lines = [names] + [["-" if v is None else str(v) for v in asdict(row).values()] for row in rows]
    widths = [max(len(line[column]) for line in lines) for column in range(len(names))]
    return "\n".join(
        "  ".join(
            cell.ljust(width) if column == 0 else cell.rjust(width)
            for column, (cell, width) in enumerate(zip(line, widths, strict=True))
        ).rstrip()
        for line in lines
    )
