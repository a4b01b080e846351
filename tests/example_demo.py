"""The demo of the example site, run in a process of its own as ``make demo`` runs it."""

import json
import os
import re
import shutil
import sqlite3
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

from tests.beginnings import keep_file, kept_path, one_process_at_a_time
from tests.site_shell import SiteShell

ROOT = Path(__file__).resolve().parents[1]
MANAGE = ROOT / "example_site" / "manage.py"
PROGRAM = [sys.executable, "-W", "ignore", str(MANAGE)]
USERS = ["bientap", "vanphong", "congdoan", "hieutruong", "quantri"]

STATE = """
import json
from django.contrib.auth.models import User
from wagtail.documents.models import Document
from wagtail.images.models import Image
from wagtail.models import Page, Revision
from cchc_wagtail.models import OrgUnit, PlanTask
print(json.dumps({
    "pages": {page.url_path: [page.title, page.live] for page in Page.objects.all()},
    "revisions": Revision.objects.count(),
    "users": {u.username: [u.password, [g.name for g in u.groups.all()]]
              for u in User.objects.all()},
    "tasks": PlanTask.objects.count(),
    "units": OrgUnit.objects.count(),
    "files": [Document.objects.count(), Image.objects.count()],
}))
"""


@dataclass
class Demo:
    """The example site with its data in a folder of its own."""

    folder: Path
    shell: SiteShell | None = None

    def environment(self, **env: str) -> dict[str, str]:
        kept = {name: value for name, value in os.environ.items() if name != "DATABASE_URL"}
        kept.pop("DJANGO_SETTINGS_MODULE", None)
        # Set by the browser tests for their own process; no server has it.
        kept.pop("DJANGO_ALLOW_ASYNC_UNSAFE", None)
        return {**kept, "VAR_DIR": str(self.folder), "PYTHONPATH": str(ROOT), **env}

    def run(self, *arguments: str, **env: str) -> subprocess.CompletedProcess:
        return subprocess.run(
            [*PROGRAM, *arguments],
            env=self.environment(**env),
            capture_output=True,
            text=True,
            # The benchmark takes half a minute alone, and much longer beside other work.
            timeout=600,
        )

    def migrate(self) -> None:
        """Give the site its tables as ``demo`` would; they are kept, since that takes long."""
        migrations = MANAGE.parent / "school" / "migrations"
        kept = kept_path(
            "example", *sorted(migrations.glob("*.py")), migrations.parent / "settings.py"
        )
        with one_process_at_a_time():
            if not kept.exists():
                result = self.run("migrate", "-v", "0")
                assert result.returncode == 0, result.stderr
                keep_file(sqlite3.connect(self.folder / "db.sqlite3"), kept)
        shutil.copy(kept, self.folder / "db.sqlite3")

    def demo(self, *arguments: str) -> str:
        result = self.run("demo", "--no-serve", *arguments)
        assert result.returncode == 0, result.stdout + result.stderr
        return result.stdout

    def python(self, code: str) -> str:
        """What ``code`` prints in a shell of the site, which stays open for the next."""
        if self.shell is None:
            self.shell = SiteShell(PROGRAM, self.folder, self.environment())
        return self.shell.run(code)

    def close(self) -> None:
        if self.shell:
            self.shell.close()

    def state(self) -> dict:
        return json.loads(self.python(STATE))


def passwords_in(output: str) -> dict[str, str]:
    """The passwords printed, by login."""
    return dict(re.findall(rf"^  ({'|'.join(USERS)}) +([\w-]{{12,}}) ", output, re.M))
