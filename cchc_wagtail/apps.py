"""Wiring: everything that must happen once at start."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class CchcWagtailConfig(AppConfig):
    name = "cchc_wagtail"
    label = "cchc_wagtail"
    verbose_name = _("Administrative reform")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        # Models are not there yet when this module is imported.
        from cchc_wagtail.checks import register_checks
        from cchc_wagtail.signal_handlers import register_signal_handlers

        register_checks()
        register_signal_handlers()
