"""Is the database up to date?"""

from collections.abc import Iterator

from django.utils.translation import gettext as _

from cchc_wagtail.doctor.problems import Problem, Severity
from cchc_wagtail.undocumented import waiting_migrations


def pending_migrations() -> list[str]:
    """Names of the migrations, of any app, that the database has not seen yet."""
    waiting = waiting_migrations()
    return [f"{migration.app_label}.{migration.name}" for migration, _backwards in waiting]


def examine_database() -> Iterator[Problem]:
    pending = pending_migrations()
    if pending:
        yield Problem(
            "migrations",
            Severity.MUST,
            _("The database is not up to date: %(count)d migrations are waiting.")
            % {"count": len(pending)},
            "python manage.py migrate",
        )
