"""Wiring of the Vietnamese admin."""

from types import ModuleType

from django.apps import AppConfig


class VietnameseAdminConfig(AppConfig):
    name = "cchc_wagtail.vietnamese_admin"
    label = "cchc_vietnamese_admin"
    verbose_name = "Wagtail, tiếng Việt"

    def __init__(self, app_name: str, app_module: ModuleType) -> None:
        super().__init__(app_name, app_module)
        # Not in ready(): forms ask for the format of their dates when the models are imported.
        from cchc_wagtail.vietnamese_admin.defaults import (
            name_content_language,
            use_vietnamese_formats,
        )

        use_vietnamese_formats()
        name_content_language()

    def ready(self) -> None:
        from cchc_wagtail.vietnamese_admin.checks import register_checks
        from cchc_wagtail.vietnamese_admin.defaults import offer_vietnamese, translate_scripts
        from cchc_wagtail.vietnamese_admin.labels import name_fields
        from cchc_wagtail.vietnamese_admin.names import put_family_name_first

        offer_vietnamese()
        translate_scripts()
        name_fields()
        put_family_name_first()
        register_checks()
