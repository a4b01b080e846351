"""The database's own text index of the words of search entries.

Django knows no text index that all databases have, so ``install`` makes it after each ``migrate``,
as the database has it: SQLite keeps it in step by triggers, PostgreSQL by a generated column. Its
keys are those of the pages; Wagtail's index has keys of its own, and finding the pages of 35,000 of
them costs more than all the rest. A database with neither looks through the words with LIKE.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.db import connections, router
from django.db.models import F, Q, QuerySet
from django.db.models.expressions import RawSQL

from cchc_wagtail.search.entries import SearchEntry
from cchc_wagtail.undocumented import fts5_available

_TABLE = SearchEntry._meta.db_table
_FTS = f"{_TABLE}_fts"
_VECTOR = "words_vector"


@dataclass(frozen=True)
class Clause:
    """Words as they stand in the index ("f0ke"): all of them, or one right after the other."""

    words: tuple[str, ...]
    in_a_row: bool = False


@dataclass(frozen=True)
class Wanted:
    """Entries that have one clause and none of others."""

    clause: Clause
    without: tuple[Clause, ...] = ()


def entries_matching(
    entries: QuerySet[SearchEntry], wanted: Wanted, many: bool = False
) -> QuerySet[SearchEntry]:
    """Those of ``entries`` that match ``wanted``.

    Args:
        entries: what is looked through.
        wanted: what an entry must have.
        many: whether most entries may match. An index is walked then and each entry looked up
            among those that match; else each that matches is looked up in the table.
    """
    found = _indexed(entries.db, wanted)
    if found is None:
        condition = _with_like(wanted.clause)
        for no in wanted.without:
            condition &= ~_with_like(no)
        return entries.filter(condition)
    if many and connections[entries.db].vendor == "sqlite":
        # SQLite would look up a key in the table at once; it cannot with a sum.
        return entries.alias(key=F("page_id") + 0).filter(key__in=RawSQL(*found))
    return entries.filter(pk__in=RawSQL(*found))


def sizes(using: str, asked: Sequence[Wanted], most: int) -> list[int]:
    """How many entries match each of ``asked``, whoever may read them; ``most`` stands for more.

    One query. Without a text index that is not known, and ``most`` for all.
    """
    parts = [_indexed(using, wanted) for wanted in asked]
    known = [part for part in parts if part is not None]
    if not known or len(known) < len(parts):
        return [most] * len(parts)
    counts = [f"(SELECT COUNT(*) FROM ({sql} LIMIT {int(most)}) few)" for sql, _values in known]
    with connections[using].cursor() as cursor:
        cursor.execute(f"SELECT {', '.join(counts)}", [v for _sql, values in known for v in values])
        return list(cursor.fetchone())


def _indexed(using: str, wanted: Wanted) -> tuple[str, list[str]] | None:
    """The query for the keys that match, and its values; None where there is no text index."""
    clause, without = wanted.clause, wanted.without
    vendor = connections[using].vendor
    if vendor == "postgresql":
        query = " & ".join([_in_postgres(clause), *(f"!({_in_postgres(no)})" for no in without)])
        sql = f"SELECT page_id FROM {_TABLE} WHERE {_VECTOR} @@ to_tsquery('simple', %s)"
        return sql, [query]
    if vendor == "sqlite" and fts5_available():
        query = f"({_in_sqlite(clause)})"
        if without:
            query += f" NOT ({' OR '.join(f'({_in_sqlite(no)})' for no in without)})"
        return f"SELECT rowid FROM {_FTS} WHERE {_FTS} MATCH %s", [query]
    return None


def _in_sqlite(clause: Clause) -> str:
    # Words hold letters and digits only; a quotation mark would have parted them.
    if clause.in_a_row:
        return f'"{" ".join(clause.words)}"'
    return " AND ".join(f'"{word}"' for word in clause.words)


def _in_postgres(clause: Clause) -> str:
    return (" <-> " if clause.in_a_row else " & ").join(f"'{word}'" for word in clause.words)


def _with_like(clause: Clause) -> Q:
    parts = [" ".join(clause.words)] if clause.in_a_row else clause.words
    return Q(*(Q(words__contains=f" {part} ") for part in parts))


def install(using: str) -> None:
    """Make the text index in the database ``using`` where it is missing, and fill it.

    A migration that rebuilds the table drops SQLite's triggers; this makes them again.
    """
    if not router.allow_migrate_model(using, SearchEntry):
        return
    connection = connections[using]
    with connection.cursor() as cursor:
        if _TABLE not in connection.introspection.table_names(cursor):
            return
        if connection.vendor == "postgresql":
            _install_in_postgres(cursor)
        elif connection.vendor == "sqlite" and fts5_available():
            _install_in_sqlite(cursor)


def _install_in_postgres(cursor: Any) -> None:
    cursor.execute("SELECT to_regclass(%s)", [_FTS])
    # Asked first: even a column that is there already would lock the table.
    if cursor.fetchone()[0] is not None:
        return
    cursor.execute(
        f"ALTER TABLE {_TABLE} ADD COLUMN IF NOT EXISTS {_VECTOR} tsvector "
        "GENERATED ALWAYS AS (to_tsvector('simple', words)) STORED"
    )
    cursor.execute(f"CREATE INDEX IF NOT EXISTS {_FTS} ON {_TABLE} USING gin ({_VECTOR})")


def _install_in_sqlite(cursor: Any) -> None:
    enter = f"INSERT INTO {_FTS}(rowid, words) VALUES (NEW.page_id, NEW.words);"
    leave = f"INSERT INTO {_FTS}({_FTS}, rowid, words) VALUES ('delete', OLD.page_id, OLD.words);"
    triggers = {
        f"{_FTS}_insert": f"AFTER INSERT ON {_TABLE} BEGIN {enter} END",
        f"{_FTS}_delete": f"AFTER DELETE ON {_TABLE} BEGIN {leave} END",
        f"{_FTS}_update": f"AFTER UPDATE OF page_id, words ON {_TABLE} BEGIN {leave} {enter} END",
    }
    cursor.execute("SELECT name FROM sqlite_master")
    found = {name for (name,) in cursor.fetchall()}
    if found.issuperset({_FTS, *triggers}):
        return
    cursor.execute(
        f"CREATE VIRTUAL TABLE IF NOT EXISTS {_FTS} USING "
        f"fts5(words, content='{_TABLE}', content_rowid='page_id', columnsize=0)"
    )
    for name, body in triggers.items():
        cursor.execute(f"CREATE TRIGGER IF NOT EXISTS {name} {body}")
    cursor.execute(f"INSERT INTO {_FTS}({_FTS}) VALUES ('rebuild')")


__all__ = ["Clause", "Wanted", "install", "entries_matching", "sizes"]
