"""Set the section up: pages, collection, groups, review, units.

Nothing is ever deleted or changed.
"""

from django.contrib.auth.models import Group
from django.db import transaction

from cchc_wagtail.set_up.changes import Change, ChangeKind, SetUpError, SetUpResult
from cchc_wagtail.set_up.groups import count_members, set_up_collection, set_up_groups
from cchc_wagtail.set_up.outline import UNITS
from cchc_wagtail.set_up.pages import find_section, set_up_pages
from cchc_wagtail.set_up.reviews import set_up_review
from cchc_wagtail.units.org_units import OrgUnit


@transaction.atomic
def set_up_section(parent: str | None = None, *, dry_run: bool = False) -> SetUpResult:
    """Make what the section lacks, all of it or nothing.

    A second run finds everything there and makes nothing.

    Args:
        parent: id, path or address of the page under which the section goes; None for the root
            page of the default site.
        dry_run: only say what would be made.

    Raises:
        SetUpError: the section cannot stand there; nothing was made.
    """
    result = SetUpResult(dry_run=dry_run)
    home = set_up_pages(parent, result)
    collection = set_up_collection(result)
    set_up_groups(home, collection, result)
    set_up_review(home, result)
    set_up_units(result)
    result.members = count_members()
    return result


def set_up_units(result: SetUpResult) -> None:
    """Fill an empty register of units with those that nearly every school has."""
    if OrgUnit.objects.exists():
        return
    for order, outline in enumerate(UNITS, start=1):
        result.add(ChangeKind.UNIT, outline.name)
        if not result.dry_run:
            OrgUnit.objects.create(
                name=outline.name,
                kind=outline.kind,
                aliases="\n".join(outline.aliases),
                group=Group.objects.filter(name=outline.group).first() if outline.group else None,
                sort_order=order * 10,
            )


__all__ = [
    "Change",
    "ChangeKind",
    "SetUpError",
    "SetUpResult",
    "count_members",
    "find_section",
    "set_up_section",
]
