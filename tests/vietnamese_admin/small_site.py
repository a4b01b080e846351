"""Programs in a process of their own: the coverage command, and small sites with other settings."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import polib

from tests.vietnamese_admin.wording import ROOT

#: The app, and nothing else of this package: it must not need the rest.
APPS = [
    "cchc_wagtail.vietnamese_admin",
    "wagtail.users",
    "wagtail.documents",
    "wagtail.images",
    "wagtail.search",
    "wagtail.admin",
    "wagtail",
    "modelcluster",
    "taggit",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
]
SETTINGS = {
    "SECRET_KEY": "not secret",
    "INSTALLED_APPS": APPS,
    "LANGUAGE_CODE": "vi",
    "USE_TZ": True,
    "STATIC_URL": "/static/",
    "DATABASES": {"default": {"ENGINE": "django.db.backends.sqlite3", "NAME": ":memory:"}},
    "WAGTAILADMIN_BASE_URL": "http://testserver",
    "DEFAULT_AUTO_FIELD": "django.db.models.BigAutoField",
}


def run(*arguments: str, first: Path | None = None, **environment: str) -> Any:
    """A Python process that finds this package; packages in ``first`` before all others."""
    path = os.pathsep.join(str(folder) for folder in (first, ROOT) if folder)
    return subprocess.run(
        [sys.executable, *arguments],
        env={**os.environ, "PYTHONPATH": path, "PYTHONIOENCODING": "utf-8", **environment},
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=120,
    )


def small_site(folder: Path, code: str, **settings: Any) -> Any:
    """What ``code`` gives as ``answer`` on a site with ``settings``.

    Args:
        folder: empty; the settings are written there.
        code: Python that assigns something that JSON knows to ``answer``.
        settings: in addition to ``SETTINGS``, or instead of them.
    """
    lines = [f"{name} = {value!r}" for name, value in {**SETTINGS, **settings}.items()]
    (folder / "small_settings.py").write_text("\n".join(lines), encoding="utf-8")
    script = f"import django, json\ndjango.setup()\n{code}\nprint(json.dumps(answer))"
    result = run("-c", script, first=folder, DJANGO_SETTINGS_MODULE="small_settings")
    assert result.returncode == 0, result.stderr
    return json.loads(result.stdout)


def write_catalogue(locale: Path, **translations: str) -> None:
    """A compiled Vietnamese catalogue in a folder ``locale``; underscores stand for spaces."""
    folder = locale / "vi" / "LC_MESSAGES"
    folder.mkdir(parents=True)
    catalogue = polib.POFile()
    catalogue.metadata = {
        "Content-Type": "text/plain; charset=UTF-8",
        "Plural-Forms": "nplurals=1; plural=0;",
    }
    for original, text in translations.items():
        catalogue.append(polib.POEntry(msgid=original.replace("_", " "), msgstr=text))
    catalogue.save_as_mofile(str(folder / "django.mo"))
