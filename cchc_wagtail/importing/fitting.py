"""Putting texts of any length into fields of limited length, with nothing lost."""

import datetime
from typing import Any

from django.utils.translation import gettext as _


def finding(code: str, message: str, line: int | None = None) -> dict[str, Any]:
    """A finding of the importer as the import report keeps it, beside those of the reader.

    Args:
        code: names the kind of finding.
        message: what was found, for a person.
        line: the line of the file; None where it is about no line.
    """
    return {"code": code, "message": message, "line": line}


def cut_words(text: str, limit: int) -> str:
    """``text`` in at most ``limit`` characters, cut between words, with an ellipsis."""
    if len(text) <= limit:
        return text
    head = text[: limit - 1]
    if not text[limit - 1].isspace() and " " in head:
        head = head.rpartition(" ")[0]
    return f"{head.rstrip()}…"


class TextFitter:
    """Cuts texts to their fields and keeps what was cut as findings.

    Attributes:
        findings: one entry per text that was cut, with the whole text in its message.
    """

    def __init__(self) -> None:
        self.findings: list[dict[str, Any]] = []

    def fit(self, text: str | None, limit: int, label: Any) -> str:
        """``text`` with at most ``limit`` characters.

        Args:
            text: what the file says; None stands for nothing.
            limit: longest text that the field takes.
            label: name of the field, for the finding.
        """
        text = (text or "").strip()
        if len(text) <= limit:
            return text
        self.keep(text, label, limit)
        return cut_words(text, limit)

    def fit_field(self, model: type, name: str, text: str | None) -> str:
        """``text`` cut to what the field ``name`` of ``model`` takes."""
        model_field = model._meta.get_field(name)
        return self.fit(text, model_field.max_length, model_field.verbose_name)

    def keep(self, text: str, label: Any, limit: int) -> None:
        """Record that ``text`` has no room, or not enough, in the field called ``label``."""
        self.findings.append(
            finding(
                "text_cut",
                _("“%(field)s” takes at most %(limit)d characters and was cut. In full: %(text)s")
                % {"field": label, "limit": limit, "text": text},
            )
        )

    def misfit(self, text: str, label: Any) -> None:
        """Record that ``text`` is no value of the field called ``label``."""
        self.findings.append(
            finding(
                "value_left_out",
                _("“%(text)s” does not fit in “%(field)s” and was left out. Fill it in by hand.")
                % {"field": label, "text": text},
            )
        )


def as_date(value: str | None) -> datetime.date | None:
    """An ISO date of the outline as a date, None when there is none."""
    try:
        return datetime.date.fromisoformat(value) if value else None
    except ValueError:
        return None


__all__ = ["TextFitter", "as_date", "cut_words", "finding"]
