"""What the reader noticed: stable codes with a sentence for the person who checks.

Findings never change the text. Sentences go through gettext; outside a configured Django they are
the English msgids, so that the reader works from a plain shell.
"""

from dataclasses import dataclass, field
from typing import Any

from django.conf import settings
from django.utils.translation import gettext


def gettext_noop(message: str) -> str:
    """Mark a msgid for extraction; Django's own marker needs configured settings."""
    return message


MESSAGES: dict[str, str] = {
    "number_missing": gettext_noop(
        "The document has no number yet. Ask the office for the number before publishing."
    ),
    "date_missing": gettext_noop("No date of issue was found. Type it in the letterhead."),
    "date_incomplete": gettext_noop(
        "The date of issue is not complete: “%(text)s”. Type the day, month and year."
    ),
    "date_impossible": gettext_noop(
        "There is no such day: “%(text)s”. Check the date of issue on the paper."
    ),
    "date_before_cited": gettext_noop(
        "The date of issue, %(date)s, is earlier than that of the cited document %(number)s, "
        "%(cited)s. One of the two dates is wrong."
    ),
    "date_before_year": gettext_noop(
        "The date of issue, %(date)s, is long before the year of the plan, %(year)s. Check the "
        "year."
    ),
    "motto_cut": gettext_noop(
        "The national name or the motto is cut short or misspelt: “%(text)s”."
    ),
    "heading_broken": gettext_noop(
        "The heading “%(heading)s” is broken over two lines; they were read as one heading."
    ),
    "item_repeated": gettext_noop("The item on line %(first)d is repeated: “%(text)s”."),
    "item_nearly_repeated": gettext_noop(
        "This item is nearly the same as the one on line %(first)d: “%(text)s”."
    ),
    "kind_unknown": gettext_noop("The kind of document could not be told."),
    "kind_not_plan": gettext_noop("This is no plan but: %(kind)s."),
    "form": gettext_noop("This looks like a form to fill in, not an issued document."),
    "title_missing": gettext_noop("No title was found. Type what the document is about."),
    "issuer_missing": gettext_noop("The issuing body was not found in the letterhead."),
    "sections_missing": gettext_noop(
        "No numbered sections were found; the text was read as plain paragraphs."
    ),
    "numbering_jump": gettext_noop(
        "The numbering jumps from %(before)s to %(after)s. Check whether a part is missing."
    ),
    "broken_marks": gettext_noop(
        "Vietnamese marks are separated from their letters on this line. Type it again."
    ),
    "two_documents": gettext_noop(
        "The file holds %(count)d documents: %(kinds)s. Each was read on its own."
    ),
    "unread_text": gettext_noop(
        "%(count)d lines were not understood. They are shown in full; put them where they belong."
    ),
}


@dataclass(frozen=True)
class Finding:
    """One thing to check.

    Attributes:
        code: key of ``MESSAGES``.
        line: line (Word: paragraph) of the file, 0 for the document as a whole.
        params: values for the sentence.
    """

    code: str
    line: int = 0
    params: dict[str, Any] = field(default_factory=dict)

    @property
    def message(self) -> str:
        return translate(MESSAGES[self.code]) % self.params

    def to_dict(self) -> dict[str, Any]:
        return {"code": self.code, "message": self.message, "line": self.line}


def translate(message: str) -> str:
    """``message`` in the active language, or as it is where Django is not configured."""
    return gettext(message) if settings.configured else message
