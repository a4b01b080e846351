"""How a record names a person; it must still do so when the account is gone."""

from typing import Any


def name_of(user: Any) -> str:
    """The full name, the login where there is none, an empty text for a program."""
    if user is None:
        return ""
    return (user.get_full_name() or user.get_username())[:255]


__all__ = ["name_of"]
