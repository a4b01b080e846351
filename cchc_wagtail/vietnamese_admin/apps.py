"""Wiring of the Vietnamese admin."""

from types import ModuleType

from django.apps import AppConfig

from cchc_wagtail.vietnamese_admin.checks import register_checks
from cchc_wagtail.vietnamese_admin.patches import apply_patches


class VietnameseAdminConfig(AppConfig):
    name = "cchc_wagtail.vietnamese_admin"
    label = "cchc_vietnamese_admin"
    verbose_name = "Wagtail, tiếng Việt"

    def __init__(self, app_name: str, app_module: ModuleType) -> None:
        super().__init__(app_name, app_module)
        # Not in ready(): forms ask for the format of their dates when the models are imported.
        apply_patches(early=True)

    def ready(self) -> None:
        apply_patches(early=False)
        register_checks()
