"""``manage.py cchc_setup``: make the section's pages, groups, collection and units."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from cchc_wagtail.conf import cchc_settings
from cchc_wagtail.doctor import pending_migrations
from cchc_wagtail.set_up import Change, ChangeKind, SetUpError, SetUpResult, set_up_section


class Command(BaseCommand):
    help = "Set up the section of administrative reform: pages, groups, collection, units."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "--parent",
            metavar="PATH_OR_ID",
            help=_(
                "page under which the section goes: path of its address or id; default: the root "
                "page of the default site"
            ),
        )
        parser.add_argument(
            "--dry-run", action="store_true", help=_("print what would be made and make nothing")
        )

    def handle(self, *args: Any, **options: Any) -> None:
        with translation.override(cchc_settings.LANGUAGE or "vi"):
            if pending_migrations():
                raise CommandError(
                    _("The database is not up to date. Run manage.py migrate first.")
                )
            try:
                result = set_up_section(options["parent"], dry_run=options["dry_run"])
            except SetUpError as error:
                raise CommandError(str(error)) from error
            for line in report(result, with_permissions=options["verbosity"] > 1):
                self.stdout.write(line)


def report(result: SetUpResult, *, with_permissions: bool = False) -> list[str]:
    """The lines that the command prints; with the name of every permission when asked."""
    lines = [*_made(result, with_permissions), ""]
    for title in result.unpublished:
        lines.append(_("The page “%(title)s” is not published.") % {"title": title})
    lines.append(_("The section: %(title)s, %(address)s") % _place(result))
    if result.dry_run:
        return lines
    return [*lines, "", _("Left for you to do:"), *_left(result)]


def _place(result: SetUpResult) -> dict[str, str]:
    return {"title": result.home_title, "address": result.home_address}


def _made(result: SetUpResult, with_permissions: bool) -> list[str]:
    if not result.changes:
        return [_("Everything is there already. Nothing was changed.")]
    if result.dry_run:
        heading = _("A trial run: nothing was changed. This would be made:")
    else:
        heading = _("Made:")
    lines = [heading]
    for change in result.changes:
        lines.append(f"  + {describe(change)}")
        if with_permissions and change.kind == ChangeKind.PERMISSION:
            lines += [f"      {name}" for name in change.names]
    return lines


def describe(change: Change) -> str:
    """One change in words."""
    values = {"name": change.name, "address": change.address}
    match change.kind:
        case ChangeKind.PAGE:
            return _("page “%(name)s”: %(address)s") % values
        case ChangeKind.COLLECTION:
            return _("collection of files “%(name)s”") % values
        case ChangeKind.GROUP:
            return _("group of accounts “%(name)s”") % values
        case ChangeKind.PERMISSION:
            count = len(change.names)
            return ngettext(
                "%(count)d permission for “%(name)s”", "%(count)d permissions for “%(name)s”", count
            ) % {**values, "count": count}
        case ChangeKind.UNIT:
            return _("unit “%(name)s”") % values
        case ChangeKind.REVIEW:
            return _("review “%(name)s”: the union and the office agree") % values


def _left(result: SetUpResult) -> list[str]:
    lines = ["  - " + _("Add people to the groups (Settings, Users):")]
    for name, count in result.members.items():
        members = ngettext("%(count)d person", "%(count)d persons", count) % {"count": count}
        lines.append(f"      {name}: {members}")
    lines += [
        "  - " + _("Put the section in the menu of the site; its pages are marked for menus."),
        "  - " + _("Read the introductions of the pages and write your school's own."),
        "  - " + _("Check the site's settings: python manage.py cchc_doctor"),
    ]
    return lines
