"""Build a school once, then repeat what the database was told: most tests begin with the same.

What a builder writes depends only on what it finds. So its statements may be repeated wherever it
would find the same: an emptied database with the same counters, settings that no test has changed.
Everywhere else, and on databases whose counters go on after a rollback, the builder runs itself.
"""

import copy
import functools
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, TypeVar

from django.conf import Settings, settings
from django.db import connection
from django.utils import timezone

Built = TypeVar("Built")
READS = ("SELECT", "SAVEPOINT", "RELEASE", "PRAGMA")


@dataclass
class Recording:
    """What one run of a builder wrote, and what it returned.

    Attributes:
        result: its result, never handed out itself.
        statements: SQL with its parameters, and whether there are many sets of them.
    """

    result: Any = None
    statements: list[tuple[str, Any, bool]] = field(default_factory=list)

    def listen(self, execute, sql, params, many, context):
        if not sql.lstrip().upper().startswith(READS):
            self.statements.append((sql, copy.copy(params), many))
        return execute(sql, params, many, context)

    def repeat(self) -> Any:
        with connection.cursor() as cursor:
            for sql, params, many in self.statements:
                (cursor.executemany if many else cursor.execute)(sql, params)
        return copy.deepcopy(self.result)


def beginning() -> tuple | None:
    """What tells whether a builder would find the same; nothing where it must run itself."""
    untouched = isinstance(settings._wrapped, Settings)
    if connection.vendor != "sqlite" or not connection.in_atomic_block or not untouched:
        return None
    with connection.cursor() as cursor:
        cursor.execute("SELECT name, seq FROM sqlite_sequence ORDER BY name")
        return (timezone.localdate(), *cursor.fetchall())


def replayed(build: Callable[[], Built]) -> Callable[[], Built]:
    """A builder without arguments whose work is repeated where it would do the same again."""
    kept: dict[tuple, Recording] = {}

    @functools.wraps(build)
    def built() -> Built:
        found = beginning()
        if found is None:
            return build()
        if found in kept:
            return kept[found].repeat()
        recording = Recording()
        with connection.execute_wrapper(recording.listen):
            result = build()
        recording.result = copy.deepcopy(result)
        kept[found] = recording
        return result

    built.build = build
    return built


__all__ = ["Recording", "beginning", "replayed"]
