"""Names of people as Vietnamese say them: Nguyễn Thị Lan, not Lan Nguyễn Thị."""

from typing import Any


def full_name(user: Any) -> str:
    """The family name and middle names, then the given name.

    Args:
        user: an account with ``last_name`` and ``first_name``, as Django's own has them.
    """
    return f"{user.last_name} {user.first_name}".strip()


__all__ = ["full_name"]
