"""What an author writes beside a submission, on its way from the form to the round.

Wagtail's ``Task.start`` takes a page and a person, no words. The form leaves the words here and
the round takes them, within one request.
"""

from collections.abc import Generator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any

_note: ContextVar[tuple[int, str] | None] = ContextVar("cchc_wagtail_note", default=None)


def leave_note(page: Any, text: str) -> None:
    """Keep ``text`` for the next submission of ``page``; an empty one forgets what was kept."""
    _note.set((page.pk, text.strip()) if text.strip() else None)


def take_note(page: Any) -> str:
    """The words left for ``page``, once."""
    kept = _note.get()
    _note.set(None)
    return kept[1] if kept and kept[0] == page.pk else ""


def has_note(page: Any) -> bool:
    kept = _note.get()
    return bool(kept and kept[0] == page.pk)


@contextmanager
def submission_note(page: Any, text: str) -> Generator[None, None, None]:
    """Submit ``page`` with ``text`` within this block."""
    leave_note(page, text)
    try:
        yield
    finally:
        _note.set(None)


__all__ = ["has_note", "leave_note", "submission_note", "take_note"]
