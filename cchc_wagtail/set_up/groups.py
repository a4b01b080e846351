"""The groups of accounts, their permissions, and the collection of files."""

from collections.abc import Iterable, Iterator

from django.contrib.auth.models import Group, Permission
from django.db.models import Count, Q
from django.utils.translation import gettext as _
from wagtail.documents.models import Document
from wagtail.images.models import Image
from wagtail.models import Collection, GroupCollectionPermission, GroupPagePermission, Page

from cchc_wagtail.enums import RoleGroup
from cchc_wagtail.set_up.changes import ChangeKind, SetUpError, SetUpResult
from cchc_wagtail.set_up.outline import COLLECTION_NAME, GROUPS, GroupOutline
from cchc_wagtail.tasks.plan_tasks import PlanTask
from cchc_wagtail.units.org_units import OrgUnit

REGISTERS = (OrgUnit, PlanTask)


def set_up_collection(result: SetUpResult) -> Collection | None:
    """The collection of the section's files, made when no collection has its name."""
    collection = Collection.objects.filter(name=COLLECTION_NAME, depth__gt=1).first()
    if collection is None:
        result.add(ChangeKind.COLLECTION, COLLECTION_NAME)
        if not result.dry_run:
            root = Collection.get_first_root_node()
            collection = root.add_child(instance=Collection(name=COLLECTION_NAME))
    return collection


def set_up_groups(home: Page | None, collection: Collection | None, result: SetUpResult) -> None:
    """Make the groups that are missing and give every group the permissions it lacks.

    Nothing is taken away from a group that was there: the school may have given it more.

    Args:
        home: the section's home page, None in a dry run that would make it.
        collection: the section's collection, None likewise.
    """
    for outline in GROUPS:
        group = Group.objects.filter(name=outline.name).first()
        if group is None:
            result.add(ChangeKind.GROUP, outline.name)
            if not result.dry_run:
                group = Group.objects.create(name=outline.name)
        given = (
            *_give_permissions(group, _site_wide(outline), result),
            *_give_on(GroupPagePermission, "page", home, group, _on_pages(outline), result),
            *_give_on(
                GroupCollectionPermission,
                "collection",
                collection,
                group,
                _on_files(outline),
                result,
            ),
        )
        if given:
            result.add(ChangeKind.PERMISSION, outline.name, names=given)


def count_members() -> dict[str, int]:
    """Active members of each of our groups by its name; groups that do not exist are left out."""
    counts = dict(
        Group.objects.filter(name__in=list(RoleGroup))
        .annotate(active=Count("user", filter=Q(user__is_active=True)))
        .values_list("name", "active")
    )
    return {name: counts[name] for name in RoleGroup if name in counts}


def _site_wide(outline: GroupOutline) -> Iterator[Permission]:
    yield _permission("wagtailadmin", "access_admin")
    for model in REGISTERS:
        for action in outline.register:
            yield _permission(model._meta.app_label, f"{action}_{model._meta.model_name}")
    for codename in outline.review:
        yield _permission(OrgUnit._meta.app_label, codename)


def _on_pages(outline: GroupOutline) -> Iterator[Permission]:
    for action in outline.page:
        yield _permission(Page._meta.app_label, f"{action}_{Page._meta.model_name}")


def _on_files(outline: GroupOutline) -> Iterator[Permission]:
    # Wagtail asks for the permissions of its own two models even where a site has its own ones.
    for model in (Image, Document):
        for action in outline.files:
            yield _permission(model._meta.app_label, f"{action}_{model._meta.model_name}")


def _permission(app_label: str, codename: str) -> Permission:
    permission = Permission.objects.filter(
        content_type__app_label=app_label, codename=codename
    ).first()
    if permission is None:
        raise SetUpError(
            _("The database lacks the permission %(name)s. Run manage.py migrate first.")
            % {"name": f"{app_label}.{codename}"}
        )
    return permission


def _give_permissions(
    group: Group | None, permissions: Iterable[Permission], result: SetUpResult
) -> list[str]:
    held = set(group.permissions.values_list("pk", flat=True)) if group else set()
    missing = [permission for permission in permissions if permission.pk not in held]
    if group and not result.dry_run:
        group.permissions.add(*missing)
    return [permission.codename for permission in missing]


def _give_on(
    model: type,
    target_field: str,
    target: Page | Collection | None,
    group: Group | None,
    permissions: Iterable[Permission],
    result: SetUpResult,
) -> list[str]:
    """Give ``group`` the missing permissions on a page or a collection; return their names."""
    held: set[int] = set()
    if group and target:
        rows = model.objects.filter(group=group, **{f"{target_field}_id": target.pk})
        held = set(rows.values_list("permission", flat=True))
    missing = [permission for permission in permissions if permission.pk not in held]
    if group and target and not result.dry_run:
        for permission in missing:
            # A page field wants a plain Page, not the page type.
            model.objects.create(
                group=group, permission=permission, **{f"{target_field}_id": target.pk}
            )
    return [permission.codename for permission in missing]
