"""``manage.py cchc_daily``: the daily digest of reviews; meant for cron."""

import datetime
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import translation
from django.utils.translation import gettext as _

from cchc_wagtail.conf import cchc_settings
from cchc_wagtail.review.actions.reminders import remind
from cchc_wagtail.school_calendar import today
from cchc_wagtail.search.terms import SearchTerm
from cchc_wagtail.search.upkeep import refresh_states


def _day(text: str) -> datetime.date:
    return datetime.date.fromisoformat(text)


class Command(BaseCommand):
    help = "Send each person one mail a day about the reviews that wait for them."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "--date",
            type=_day,
            metavar="YYYY-MM-DD",
            help=_("reckon from this day instead of today"),
        )

    def handle(self, *args: Any, **options: Any) -> None:
        with translation.override(cchc_settings.LANGUAGE or "vi"):
            SearchTerm.forget_old(options["date"] or today())
            refresh_states()
            result = remind(options["date"])
            if result.resting:
                self.stdout.write(_("The school does not work on this day. Nothing was sent."))
                return
            self.stdout.write(_("Mails sent: %(count)d.") % {"count": result.sent})
            if result.failed:
                raise CommandError(
                    _(
                        "Mails that could not be sent: %(count)d. They are tried again by the next "
                        "run; cchc_doctor shows why."
                    )
                    % {"count": result.failed}
                )
