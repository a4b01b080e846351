"""The host of the tests with every optional part switched on, as on a server.

The APIs stand in ``tests/settings.py`` already. Here come the page cache with its files, and a
database in a file, since several threads answer.
"""

import os
from pathlib import Path

from tests.settings import *  # noqa: F403
from tests.settings import DATABASES, MIDDLEWARE

FOLDER = Path(os.environ["CCHC_TEST_FOLDER"])
DATABASES = {"default": {**DATABASES["default"], "NAME": FOLDER / "db.sqlite3"}}
MEDIA_ROOT = FOLDER / "media"
STATIC_ROOT = FOLDER / "static"
CACHES = {
    "default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"},
    "pages": {
        "BACKEND": "django.core.cache.backends.filebased.FileBasedCache",
        "LOCATION": FOLDER / "pages",
    },
}
CCHC_WAGTAIL = {"PAGE_CACHE": "pages"}
MIDDLEWARE = ["cchc_wagtail.middleware.PageCacheMiddleware", *MIDDLEWARE]
