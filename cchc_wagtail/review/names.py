"""How a record names a person; it must still do so when the account is gone."""

from typing import Any

from django.contrib.auth.models import AbstractUser

from cchc_wagtail.vietnamese.names import full_name


def name_of(user: Any) -> str:
    """The full name, the login where there is none, an empty text for a program.

    Vietnamese names put the family first, Django's own ``get_full_name`` puts it last. A host
    whose accounts have a ``get_full_name`` of their own is taken at its word.
    """
    if user is None:
        return ""
    # A request gives a lazy stand-in, whose type() is not that of the account.
    if user.__class__.get_full_name is AbstractUser.get_full_name:
        name = full_name(user)
    else:
        name = user.get_full_name()
    return (name or user.get_username())[:255]


__all__ = ["name_of"]
