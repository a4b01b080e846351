"""Settings of the host that the section depends on."""

import os
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

from django.conf import settings
from django.core.files.storage import FileSystemStorage, default_storage
from django.utils.translation import gettext as _

from cchc_wagtail.doctor.problems import Problem, Severity, must_when_public

#: Mail backends of Django that send nothing.
SILENT_BACKENDS = {"console", "dummy", "filebased", "locmem"}
#: Hosts that stand in settings which nobody has filled in yet.
PLACEHOLDER_HOSTS = {"localhost", "127.0.0.1", "::1", "0.0.0.0", "example.com", "www.example.com"}
#: Names of the one time zone of Viet Nam.
VIETNAM_ZONES = {"Asia/Ho_Chi_Minh", "Asia/Saigon"}


def examine_settings() -> Iterator[Problem]:
    yield from _mail()
    yield from _base_url()
    yield from _time_and_language()
    yield from _storage()


def _mail() -> Iterator[Problem]:
    backend = _mail_backend()
    module = backend.rpartition(".")[0]
    if module.startswith("django.core.mail.backends.") and module.split(".")[-1] in SILENT_BACKENDS:
        yield Problem(
            "mail_backend",
            must_when_public(),
            _("Mail is not sent: EMAIL_BACKEND is %(backend)s.") % {"backend": backend},
            'EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"',
        )
    sender = getattr(settings, "WAGTAILADMIN_NOTIFICATION_FROM_EMAIL", None)
    sender = sender or settings.DEFAULT_FROM_EMAIL
    if sender.rstrip("> ").endswith("@localhost"):
        yield Problem(
            "mail_sender",
            must_when_public(),
            _("Mail comes from %(sender)s; mail servers refuse that.") % {"sender": sender},
            'DEFAULT_FROM_EMAIL = "cchc@truong.edu.vn"',
        )


def _mail_backend() -> str:
    # Newer versions of Django keep the backends in MAILERS.
    mailers = getattr(settings, "MAILERS", None)
    if mailers:
        return mailers.get("default", {}).get("BACKEND", "")
    return settings.EMAIL_BACKEND


def _base_url() -> Iterator[Problem]:
    url = getattr(settings, "WAGTAILADMIN_BASE_URL", None) or ""
    fix = 'WAGTAILADMIN_BASE_URL = "https://truong.edu.vn"'
    parts = urlsplit(url)
    if not url:
        message = _("WAGTAILADMIN_BASE_URL is missing: links in mails lead nowhere.")
    elif parts.scheme not in {"http", "https"} or not parts.hostname:
        message = _("WAGTAILADMIN_BASE_URL is no address: %(url)s.") % {"url": url}
    elif parts.hostname in PLACEHOLDER_HOSTS:
        message = _("WAGTAILADMIN_BASE_URL is %(url)s: links in mails lead nowhere.") % {"url": url}
    else:
        return
    yield Problem("base_url", must_when_public(), message, fix)


def _time_and_language() -> Iterator[Problem]:
    if settings.TIME_ZONE not in VIETNAM_ZONES:
        yield Problem(
            "time_zone",
            Severity.SHOULD,
            _("TIME_ZONE is %(zone)s: days begin at the wrong hour.")
            % {"zone": settings.TIME_ZONE},
            'TIME_ZONE = "Asia/Ho_Chi_Minh"',
        )
    if not settings.USE_TZ:
        yield Problem(
            "use_tz",
            Severity.SHOULD,
            _("USE_TZ is off: times are stored without their zone."),
            "USE_TZ = True",
        )
    if settings.LANGUAGE_CODE.split("-")[0] != "vi":
        yield Problem(
            "language",
            Severity.SHOULD,
            _("LANGUAGE_CODE is %(code)s: the admin greets teachers in another language.")
            % {"code": settings.LANGUAGE_CODE},
            'LANGUAGE_CODE = "vi"',
        )


def _storage() -> Iterator[Problem]:
    if not isinstance(default_storage, FileSystemStorage):
        return
    if not settings.MEDIA_ROOT:
        yield Problem(
            "media_root",
            Severity.MUST,
            _("MEDIA_ROOT is empty: uploaded files land in the folder of the program."),
            'MEDIA_ROOT = BASE_DIR / "media"',
        )
        return
    folder = Path(default_storage.location)
    existing = next(path for path in (folder, *folder.parents) if path.exists())
    if not (existing.is_dir() and os.access(existing, os.W_OK | os.X_OK)):
        yield Problem(
            "media_root",
            Severity.MUST,
            _("Files cannot be written to MEDIA_ROOT, %(folder)s.") % {"folder": folder},
            f'chown -R "$(whoami)" "{existing}"',
        )
