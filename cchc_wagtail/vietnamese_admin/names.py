"""Names of people as Vietnamese say them: Nguyễn Thị Lan, not Lan Nguyễn Thị.

Wagtail shows everywhere what the account's ``get_full_name`` says, and Django's puts the given name
first. Neither has a setting for it.
"""

from django.conf import settings
from django.contrib.auth import get_user_model
from django.contrib.auth.models import AbstractUser

from cchc_wagtail.vietnamese.names import full_name
from cchc_wagtail.vietnamese_admin.defaults import is_vietnamese


def put_family_name_first() -> None:
    """On a Vietnamese site, unless its accounts say themselves what their full name is."""
    accounts = get_user_model()
    theirs = getattr(accounts, "get_full_name", None)
    if is_vietnamese(settings.LANGUAGE_CODE) and theirs is AbstractUser.get_full_name:
        accounts.get_full_name = full_name


__all__ = ["put_family_name_first"]
