"""Running ``manage.py cchc_setup`` in tests and seeing what it changed."""

from io import StringIO

from django.contrib.auth.models import Group
from django.core.management import call_command
from wagtail.models import (
    Collection,
    GroupCollectionPermission,
    GroupPagePermission,
    Page,
    PageLogEntry,
    Site,
)

from cchc_wagtail.models import OrgUnit

COUNTED = (
    Page,
    PageLogEntry,
    Collection,
    Group,
    Group.permissions.through,
    GroupPagePermission,
    GroupCollectionPermission,
    OrgUnit,
)


def run_setup(*arguments: str, **options) -> str:
    """Run the command; answer what it printed."""
    out = StringIO()
    call_command("cchc_setup", *arguments, stdout=out, **options)
    return out.getvalue()


def count_rows() -> dict[str, int]:
    """Rows of every table that the command may write to."""
    return {model._meta.label: model.objects.count() for model in COUNTED}


def site_root() -> Page:
    return Site.objects.get(is_default_site=True).root_page
