"""What a test finds in the database when it begins: an empty site, the section, or the school.

A test says its beginning by the fixture that it asks for: ``section``, ``school`` or ``stage``.
Every other test begins with what the migrations write. Each beginning is built once in a process,
which takes a second, and SQLite copies the whole database back, which takes a millisecond. The
migrated database takes ten seconds, so it is kept in a file beside the tests (see the command
``migrate`` in ``tests/testapp``).
On other databases the fixtures build what they need in the test itself.
"""

import contextlib
import copy
import fcntl
import functools
import hashlib
import importlib
import os
import re
import sqlite3
import sys
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from importlib.metadata import version
from pathlib import Path
from typing import Any, TypeVar

from django.apps import apps
from django.conf import settings
from django.db import connection, transaction

Built = TypeVar("Built")
MIGRATED = "migrated"
FOLDER = Path(__file__).resolve().parent / ".databases"
#: Modules of the package that change the schema outside the migrations, after them.
CHANGES_SCHEMA = re.compile(
    r"\bpost_migrate\b|\bCREATE (?:VIRTUAL|TABLE|INDEX|TRIGGER)", re.IGNORECASE
)


@dataclass
class Snapshot:
    """The whole database at one moment, what its builder returned, and the uploaded files."""

    database: sqlite3.Connection
    result: Any = None
    files: dict[Path, bytes] = field(default_factory=dict)


class Beginnings:
    """The beginnings of this process.

    Attributes:
        builders: the function that builds a beginning, by the name of its fixture.
        snapshots: the beginnings built so far.
        current: the beginning that the database was last set to; nothing before it is made.
        wanted: the beginning of the test that runs now.
        unblock: the context in which pytest-django lets the database be used between tests.
    """

    def __init__(self) -> None:
        self.builders: dict[str, Callable[[], Any]] = {}
        self.snapshots: dict[str, Snapshot] = {}
        self.current = ""
        self.wanted = MIGRATED
        self.unblock: Callable[[], Any] = contextlib.nullcontext

    def keep(self, name: str, result: Any = None, files: Iterable[Path] = ()) -> None:
        """Remember the database as it is now, and ``files``, as the beginning ``name``."""
        database = sqlite3.connect(":memory:", check_same_thread=False)
        raw_connection().backup(database)
        contents = {path: path.read_bytes() for path in files}
        self.snapshots[name] = Snapshot(database, result, contents)
        self.current = name

    def restore(self, name: str) -> None:
        """Set the database to the beginning ``name``, whatever a test has left in it."""
        snapshot = self.snapshots[name]
        snapshot.database.backup(raw_connection())
        for path, content in snapshot.files.items():
            if not path.exists():
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_bytes(content)
        self.current = name

    def begin(self, name: str) -> None:
        """Set the database to the beginning ``name``, or note it while there is no database."""
        self.wanted = name
        if MIGRATED not in self.snapshots or name == self.current:
            return
        with self.unblock():
            if name in self.snapshots:
                self.restore(name)
            else:
                self.build(name)

    def build(self, name: str) -> None:
        self.restore(MIGRATED)
        before = uploads()
        with transaction.atomic():
            result = self.builders[name]()
        self.keep(name, result, uploads() - before)


beginnings = Beginnings()


def beginning(name: str) -> Callable[[Callable[[], Built]], Callable[[], Built]]:
    """Mark the builder of the beginning ``name``.

    In a test that has asked for this beginning the function hands out what stands in the database
    already; in any other test it builds.
    """

    def mark(build: Callable[[], Built]) -> Callable[[], Built]:
        beginnings.builders[name] = build

        @functools.wraps(build)
        def found_or_built() -> Built:
            if beginnings.current == name:
                return copy.deepcopy(beginnings.snapshots[name].result)
            return build()

        return found_or_built

    return mark


def uploads() -> set[Path]:
    return {path for path in Path(settings.MEDIA_ROOT).rglob("*") if path.is_file()}


def raw_connection() -> sqlite3.Connection:
    connection.ensure_connection()
    return connection.connection


def kept_path(name: str = "tests", *files: Path) -> Path:
    """The file of a migrated database: its name tells everything that the content depends on.

    Args:
        name: the site that the database belongs to.
        files: what the content depends on besides the installed apps.
    """
    digest = hashlib.sha256(f"{sqlite3.sqlite_version} {sys.version_info[:2]}".encode())
    for config in apps.get_app_configs():
        digest.update(f"{config.name} {config.label}".encode())
        with contextlib.suppress(ModuleNotFoundError):
            folder = Path(importlib.import_module(f"{config.name}.migrations").__file__).parent
            for path in sorted(folder.glob("*.py")):
                digest.update(path.name.encode() + path.read_bytes())
    for path in sorted(Path(apps.get_app_config("cchc_wagtail").path).rglob("*.py")):
        text = path.read_bytes()
        if CHANGES_SCHEMA.search(text.decode()):
            digest.update(text)
    for path in files:
        digest.update(path.read_bytes())
    return FOLDER / f"{name}-{versions()}-{digest.hexdigest()[:16]}.sqlite3"


def versions() -> str:
    python = ".".join(map(str, sys.version_info[:2]))
    return f"python{python}-django{version('django')}-wagtail{version('wagtail')}"


@contextlib.contextmanager
def one_process_at_a_time() -> Iterator[None]:
    """The second process waits and finds the file of the first, instead of migrating too."""
    FOLDER.mkdir(exist_ok=True)
    with (FOLDER / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def restore_or_migrate(migrate: Callable[[], None]) -> None:
    """Fill the test database from the kept file; without one, migrate and keep the result."""
    path = kept_path()
    with one_process_at_a_time():
        if path.exists():
            kept = sqlite3.connect(path)
            kept.backup(raw_connection())
            kept.close()
        else:
            migrate()
            keep_file(raw_connection(), path)
    beginnings.keep(MIGRATED)


def keep_file(database: sqlite3.Connection, path: Path) -> None:
    """Write the database to ``path``; files of older migrations with the same versions go."""
    unfinished = path.with_suffix(f".{os.getpid()}")
    kept = sqlite3.connect(unfinished)
    database.backup(kept)
    kept.close()
    for old in FOLDER.glob(f"{path.stem.rpartition('-')[0]}-*.sqlite3"):
        old.unlink()
    unfinished.replace(path)


__all__ = [
    "MIGRATED",
    "beginning",
    "beginnings",
    "keep_file",
    "kept_path",
    "one_process_at_a_time",
    "restore_or_migrate",
]
