"""Keys of rows as they stand in addresses, forms and commands.

Accounts and pages may have keys that are not numbers, so the model itself says what its keys are.
"""

from typing import Any

from django.core.exceptions import ValidationError
from django.db.models import Field, Model


def read_key(model: type[Model], text: Any) -> Any:
    """The key that ``text`` writes, to be looked up among the rows of ``model``.

    Args:
        model: the model of the row.
        text: what stands in the address, the form or the command, whatever it may be.

    Returns:
        The key; None when no row can have it. A key has one spelling: blanks, signs, leading
        zeros and digits of other scripts make it another text, which names no row.
    """
    key = possible_key(model, text)
    return key if str(key) == str(text) else None


def possible_key(model: type[Model], value: Any) -> Any:
    """``value`` as a key that ``model`` can have, in whatever spelling; None when it has no such.

    Args:
        model: the model of the row.
        value: a key or a text, for example from stored content.
    """
    field: Field = model._meta.pk
    while field.remote_field:
        field = field.target_field
    try:
        key = field.to_python(value)
        # Numbers that the database cannot hold would be an error of the query.
        field.run_validators(key)
    except (TypeError, ValueError, OverflowError, ValidationError):
        return None
    if isinstance(key, int) and key < 1:
        return None
    # PostgreSQL takes no text with this character.
    return None if key in field.empty_values or "\x00" in str(key) else key


__all__ = ["possible_key", "read_key"]
