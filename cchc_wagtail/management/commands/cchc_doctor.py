"""``manage.py cchc_doctor``: what is wrong or missing, and the line to fix it."""

import json
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from cchc_wagtail.conf import cchc_settings
from cchc_wagtail.doctor import PARTS, Problem, Severity, examine_site


class Command(BaseCommand):
    help = "List what is wrong or missing for the section, with the line to fix it."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--json", action="store_true", help=_("print the findings as JSON"))
        parser.add_argument(
            "--only",
            nargs="+",
            metavar="PART",
            default=PARTS,
            help=_("examine these parts only: %(parts)s") % {"parts": ", ".join(PARTS)},
        )

    def handle(self, *args: Any, **options: Any) -> None:
        with translation.override(cchc_settings.LANGUAGE or "vi"):
            for name in options["only"]:
                if name not in PARTS:
                    message = _("The doctor knows no part “%(name)s”. The parts are: %(parts)s.")
                    raise CommandError(message % {"name": name, "parts": ", ".join(PARTS)})
            problems = examine_site(options["only"])
            if options["json"]:
                entries = [problem.to_dict() for problem in problems]
                self.stdout.write(json.dumps(entries, ensure_ascii=False, indent=2))
            else:
                for line in report(problems):
                    self.stdout.write(line)
            count = sum(problem.severity == Severity.MUST for problem in problems)
            if count:
                raise CommandError(
                    ngettext(
                        "%(count)d thing must be fixed.", "%(count)d things must be fixed.", count
                    )
                    % {"count": count}
                )


def report(problems: list[Problem]) -> list[str]:
    """The lines that the command prints for people."""
    if not problems:
        return ["[OK] " + _("Everything is in order.")]
    marks = {Severity.MUST: "[X] ", Severity.SHOULD: "[!] "}
    lines = [_("[X] must be fixed, [!] should be fixed"), ""]
    for problem in problems:
        lines.append(marks[problem.severity] + problem.message)
        lines.append("    " + _("To fix it: %(fix)s") % {"fix": problem.fix})
    return lines
