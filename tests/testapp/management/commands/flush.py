"""``flush``, which Django runs after a test with real transactions: back to its beginning."""

from typing import Any

from django.core.management.commands import flush

from tests.beginnings import beginnings


class Command(flush.Command):
    def handle(self, *args: Any, **options: Any) -> None:
        if beginnings.current:
            beginnings.restore(beginnings.current)
        else:
            super().handle(*args, **options)
