"""Files on their way through the import wizard, between upload and confirmation."""

import datetime

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

#: An upload that nobody confirmed is dropped after this time.
UPLOAD_LIFETIME = datetime.timedelta(days=1)


class ImportUpload(models.Model):
    """An uploaded plan file waiting for its confirmation.

    The bytes lie in the database: every process of the site sees them, they are never public, and
    they go with the row.
    """

    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    name = models.CharField(_("File name"), max_length=255)
    content = models.BinaryField()
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name = _("uploaded file")
        verbose_name_plural = _("uploaded files")
        default_permissions = ()

    def __str__(self) -> str:
        return self.name

    @classmethod
    def drop_stale(cls) -> None:
        """Delete uploads that nobody confirmed in time."""
        cls.objects.filter(created_at__lt=timezone.now() - UPLOAD_LIFETIME).delete()


__all__ = ["ImportUpload"]
