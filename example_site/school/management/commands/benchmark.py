"""``manage.py benchmark``: what pages of the section cost beside a plain page of the school."""

import json
from dataclasses import asdict

from django.core.management.base import BaseCommand
from django.utils import translation

from school.benchmark.measure import Course
from school.benchmark.run import SIZES, run
from school.benchmark.table import table


class Command(BaseCommand):
    help = (
        "Measure the pages of the section: CPU time and queries against a plain page of the "
        "school, and the page cache against bare bytes. It builds its own database."
    )

    def add_arguments(self, parser):
        parser.add_argument(
            "--pages",
            type=int,
            action="append",
            help=f"children of each index; may be repeated (default: {SIZES})",
        )
        parser.add_argument("--rounds", type=int, default=Course.rounds, help="turns to measure")
        parser.add_argument(
            "--repeat", type=int, default=Course.repeat, help="requests of one turn"
        )
        parser.add_argument("--json", action="store_true", help="print JSON instead of a table")

    def handle(self, *args, **options):
        course = Course(rounds=options["rounds"], repeat=options["repeat"])
        with translation.override("vi"):
            rows = run(options["pages"] or list(SIZES), course, self.stderr.write)
        if options["json"]:
            self.stdout.write(json.dumps({"rows": [asdict(row) for row in rows]}))
        else:
            self.stdout.write(table(rows))
