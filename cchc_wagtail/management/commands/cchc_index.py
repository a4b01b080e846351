"""``manage.py cchc_index``: make the search's list of pages anew."""

from typing import Any

from django.core.management.base import BaseCommand
from django.db import transaction
from django.utils import translation
from django.utils.translation import ngettext

from cchc_wagtail.conf import cchc_settings
from cchc_wagtail.search.upkeep import index_section


class Command(BaseCommand):
    help = "Make the section's search anew from the public pages."

    def handle(self, *args: Any, **options: Any) -> None:
        with translation.override(cchc_settings.LANGUAGE or "vi"), transaction.atomic():
            count = index_section()
            self.stdout.write(
                ngettext(
                    "The search of the section knows %(count)d page.",
                    "The search of the section knows %(count)d pages.",
                    count,
                )
                % {"count": count}
            )
