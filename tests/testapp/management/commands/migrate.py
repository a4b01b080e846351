"""``migrate`` for the test database: it is restored from a file where nothing has changed."""

from typing import Any

from django.core.management.commands import migrate
from django.db import connection

from tests.beginnings import MIGRATED, beginnings, restore_or_migrate


class Command(migrate.Command):
    def handle(self, *args: Any, **options: Any) -> None:
        is_new = MIGRATED not in beginnings.snapshots
        if connection.vendor == "sqlite" and connection.is_in_memory_db() and is_new:
            restore_or_migrate(lambda: super(Command, self).handle(*args, **options))
        else:
            super().handle(*args, **options)
