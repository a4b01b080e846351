"""A site of its own for the benchmark: nothing of it touches the data of the real one."""

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import django.test.signals  # noqa: F401  caches and storages follow the overridden settings
from django.db import connection
from django.test.utils import override_settings

MEMORY = "django.core.cache.backends.locmem.LocMemCache"
#: What the site keeps pages in on a server without Redis; the slower of the two.
FILES = "django.core.cache.backends.filebased.FileBasedCache"


@contextmanager
def own_site() -> Iterator[None]:
    """An empty, migrated database beside the configured one, and folders that vanish.

    On PostgreSQL the database is made on the server that ``DATABASE_URL`` names; whoever asks for
    it must be allowed to create databases. ``DEBUG`` is off, as on a server.
    """
    configured = connection.settings_dict["NAME"]
    with tempfile.TemporaryDirectory(prefix="benchmark-") as folder:
        sqlite = connection.vendor == "sqlite"
        name = (
            Path(folder, "benchmark.sqlite3") if sqlite else f"benchmark_{Path(folder).name[-8:]}"
        )
        connection.settings_dict["TEST"]["NAME"] = str(name)
        with override_settings(
            DEBUG=False,
            MEDIA_ROOT=f"{folder}/media",
            EMAIL_BACKEND="django.core.mail.backends.dummy.EmailBackend",
            CACHES={
                "default": {"BACKEND": MEMORY, "LOCATION": folder},
                "pages": {"BACKEND": FILES, "LOCATION": f"{folder}/pages"},
            },
            STORAGES={
                "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
                "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
            },
            SECURE_SSL_REDIRECT=False,
        ):
            connection.creation.create_test_db(verbosity=0, autoclobber=True, serialize=False)
            try:
                yield
            finally:
                connection.creation.destroy_test_db(configured, verbosity=0)
