"""How a record names people and parties; it must still do so when the account is gone."""

from collections.abc import Iterable
from typing import Any

from django.contrib.auth.models import AbstractUser
from django.utils.translation import gettext as _

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


def join_names(names: Iterable[str]) -> str:
    """“Công đoàn”, “Công đoàn và Văn phòng”, “Công đoàn, Văn phòng và Ban giám hiệu”."""
    names = list(names)
    if len(names) < 2:
        return "".join(names)
    return _("%(first)s and %(last)s") % {"first": ", ".join(names[:-1]), "last": names[-1]}


__all__ = ["join_names", "name_of"]
