"""The demo of the example site, run in a process of its own as ``make demo`` runs it."""

import json
import os
import re
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
MANAGE = ROOT / "example_site" / "manage.py"
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

    def run(self, *arguments: str, **env: str) -> subprocess.CompletedProcess:
        kept = {name: value for name, value in os.environ.items() if name != "DATABASE_URL"}
        kept.pop("DJANGO_SETTINGS_MODULE", None)
        # Set by the browser tests for their own process; no server has it.
        kept.pop("DJANGO_ALLOW_ASYNC_UNSAFE", None)
        return subprocess.run(
            [sys.executable, "-W", "ignore", str(MANAGE), *arguments],
            env={**kept, "VAR_DIR": str(self.folder), "PYTHONPATH": str(ROOT), **env},
            capture_output=True,
            text=True,
            timeout=120,
        )

    def demo(self, *arguments: str) -> str:
        result = self.run("demo", "--no-serve", *arguments)
        assert result.returncode == 0, result.stdout + result.stderr
        return result.stdout

    def python(self, code: str) -> str:
        result = self.run("shell", "--no-imports", "-c", code)
        assert result.returncode == 0, result.stderr
        return result.stdout

    def state(self) -> dict:
        return json.loads(self.python(STATE))


def passwords_in(output: str) -> dict[str, str]:
    """The passwords printed, by login."""
    return dict(re.findall(rf"^  ({'|'.join(USERS)}) +([\w-]{{12,}}) ", output, re.M))
