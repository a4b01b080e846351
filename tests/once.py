"""Build once what all tests of a module look at; each test's own changes are rolled back."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.db import transaction


@contextmanager
def built_once(blocker: Any) -> Iterator[None]:
    """A transaction around the tests of a module, for a fixture of that scope.

    What the fixture writes inside stays for the tests: pytest-django runs each of them in a
    savepoint of this transaction. Objects that the fixture gives must be copied by whoever changes
    them, since only the database goes back.

    Args:
        blocker: pytest-django's ``django_db_blocker``; its ``django_db_setup`` must have run.
    """
    with blocker.unblock(), transaction.atomic():
        yield
        transaction.set_rollback(True)


__all__ = ["built_once"]
