"""``manage.py cchc_import_plan``: import plans, and other official documents, from files."""

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import transaction
from django.utils import translation
from django.utils.translation import gettext as _
from wagtail.models import Page

from cchc_wagtail.conf import cchc_settings
from cchc_wagtail.doctor.database import pending_migrations
from cchc_wagtail.importing.files import UnfitFile, read_path
from cchc_wagtail.importing.import_plan import (
    ImportRefused,
    ImportResult,
    find_targets,
    import_plan,
)
from cchc_wagtail.importing.parents import parent_with_id
from cchc_wagtail.importing.summary import summary_lines
from cchc_wagtail.official import Reading, UnreadableFile


@dataclass
class Entry:
    """One file of the command line and what became of it.

    Attributes:
        path: as typed.
        reading: what was read, None when the file is unreadable.
        error: why nothing was read, or why it cannot be imported.
        result: what was made.
    """

    path: str
    reading: Reading | None = None
    error: str = ""
    result: ImportResult | None = None


class Command(BaseCommand):
    help = "Import plans and other official documents from .docx, .txt and .md files as drafts."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("files", metavar="FILE", nargs="+", help="file to import")
        parser.add_argument(
            "--parent",
            metavar="ID",
            help="id of the index page under which the plans go; default: the only one",
        )
        parser.add_argument("--json", action="store_true", help="print what was read as JSON")
        parser.add_argument(
            "--dry-run", action="store_true", help="read and print, and make nothing"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        with translation.override(cchc_settings.LANGUAGE or "vi"):
            if pending_migrations():
                raise CommandError(
                    _("The database is not up to date. Run manage.py migrate first.")
                )
            parent, problem = self.find_parent(options["parent"])
            entries = [read_entry(path) for path in options["files"]]
            problems = [problem] if problem else []
            problems += [f"{entry.path}: {entry.error}" for entry in entries if entry.error]
            if not options["dry_run"] and not problems:
                problems = import_entries(entries, parent)
            self.print_entries(entries, parent, options)
            if problems:
                lines = [_("Nothing was imported."), *problems]
                raise CommandError("\n".join(lines))

    def find_parent(self, wanted: str | None) -> tuple[Page | None, str]:
        """The page named by ``--parent``, and what is wrong with it."""
        if wanted is None:
            return None, ""
        try:
            return parent_with_id(wanted), ""
        except ImportRefused as error:
            return None, str(error)

    def print_entries(
        self, entries: list[Entry], parent: Page | None, options: dict[str, Any]
    ) -> None:
        if options["json"]:
            objects = [as_json(entry) for entry in entries]
            data = objects[0] if len(objects) == 1 else objects
            self.stdout.write(json.dumps(data, ensure_ascii=False, indent=2))
            return
        for entry in entries:
            if entry.reading is None:
                continue
            for line in summary_lines(entry.reading, parent, entry.path, entry.result):
                self.stdout.write(line)
            self.stdout.write("")
        if options["dry_run"]:
            self.stdout.write(_("A trial run: nothing was imported."))


def read_entry(path: str) -> Entry:
    """Read one file of the command line."""
    try:
        return Entry(path, reading=read_path(Path(path)))
    except (UnfitFile, UnreadableFile) as error:
        return Entry(path, error=str(error))


def import_entries(entries: list[Entry], parent: Page | None) -> list[str]:
    """Import every file in one transaction.

    Returns:
        what is wrong, one line per bad file; then nothing was imported.
    """
    problems = []
    for entry in entries:
        try:
            find_targets(entry.reading, parent)
        except ImportRefused as error:
            problems.append(f"{entry.path}: {error}")
    if problems:
        return problems
    try:
        with transaction.atomic():
            for entry in entries:
                entry.result = import_plan(
                    entry.reading, parent=parent, file_name=Path(entry.path).name
                )
    except ImportRefused as error:
        for other in entries:
            other.result = None
        return [f"{entry.path}: {error}"]
    return []


def as_json(entry: Entry) -> dict[str, Any]:
    """The whole outline of one file with stable keys."""
    if entry.reading is None:
        return {"file": entry.path, "error": entry.error}
    main = entry.reading.main
    others = [document for document in entry.reading.documents if document is not main]
    data = {
        "file": entry.path,
        **main.to_dict(),
        "other_documents": [document.to_dict() for document in others],
    }
    if entry.result:
        data["page_id"] = entry.result.page.pk
        data["page_ids"] = [page.pk for page in entry.result.pages]
    return data
