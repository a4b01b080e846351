#!/usr/bin/env python3
"""What Lighthouse says of the example site's pages on a phone, with the site run as on a server.

``make lighthouse`` installs what it needs. It fills a site of its own in a temporary folder and
ends with 1 when a score is below ``FLOOR``.
"""

import argparse
import json
import os
import secrets
import shutil
import socket
import statistics
import subprocess
import sys
import tempfile
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from io import StringIO
from pathlib import Path
from typing import Any

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent
LIGHTHOUSE = ROOT / ".venv" / "node" / "node_modules" / "lighthouse" / "cli" / "index.js"
CHROMIUM = "/usr/bin/chromium"
CHROMIUM_FLAGS = (
    "--headless=new --no-sandbox --disable-gpu --disable-quic --no-first-run "
    "--disable-background-networking --disable-component-update --disable-sync"
)
#: On a busy machine Chromium's trace of a page now and then lacks its beginning.
ATTEMPTS = 3
#: Lowest score that is good enough, of 100, in each category.
FLOOR = 98
CATEGORIES = ("performance", "accessibility", "best-practices", "seo")
#: Pages that search engines are asked not to list, whose SEO score would only repeat that.
UNLISTED = ("search", "notice sheet")


@contextmanager
def site() -> Iterator[str]:
    """Serve a freshly filled example site with DEBUG off; its address."""
    with tempfile.TemporaryDirectory(prefix="lighthouse-") as folder, socket.socket() as door:
        door.bind(("127.0.0.1", 0))
        address = f"http://127.0.0.1:{door.getsockname()[1]}"
        # Read by the settings, which is why nothing of Django is imported before.
        os.environ.pop("DATABASE_URL", None)
        os.environ |= {
            "DJANGO_SETTINGS_MODULE": "school.settings",
            "DEBUG": "0",
            "SECURE_SSL_REDIRECT": "0",
            "SECRET_KEY": secrets.token_urlsafe(50),
            "VAR_DIR": folder,
            "BASE_URL": address,
        }
        sys.path[:0] = [str(HERE), str(ROOT)]
        import django
        from django.conf import settings
        from django.core.management import call_command
        from django.core.wsgi import get_wsgi_application
        from waitress.server import create_server
        from whitenoise import WhiteNoise

        django.setup()
        call_command("demo", "--force", "--no-serve", stdout=StringIO())
        call_command("collectstatic", "--noinput", verbosity=0)
        # In place of the proxy that gives out uploads on a server. Pictures are made when a page
        # that shows them is first asked for, so the folder is looked at each time.
        application = WhiteNoise(get_wsgi_application(), autorefresh=True)
        application.add_files(settings.MEDIA_ROOT, prefix=settings.MEDIA_URL)
        server = create_server(application, sockets=[door], threads=8)
        threading.Thread(target=server.run, daemon=True).start()
        try:
            yield address
        finally:
            server.close()


def addresses() -> dict[str, str]:
    """Paths of the pages to look at, by name: each kind of page, as visitors see it."""
    from cchc_wagtail import models

    found = {}
    for name in (
        "ReformHomePage",
        "ProcedureIndexPage",
        "DocumentIndexPage",
        "ProcedurePage",
        "PlanPage",
        "StoryPage",
        "DocumentPage",
        "ActivityPage",
    ):
        page = getattr(models, name).objects.live().public().order_by("path").first()
        found[name] = page.url
    found["search"] = f"{found['ReformHomePage']}tim-kiem/?q=ke+hoach"
    found["notice sheet"] = f"{found['ProcedurePage']}to-roi/"
    return found


def report(url: str, cli: Path) -> dict[str, Any]:
    """Lighthouse's report on ``url``, in its default emulation of a phone."""
    command = [
        *(shutil.which("node") or "node", str(cli), url),
        *("--quiet", "--output=json", f"--chrome-flags={CHROMIUM_FLAGS}"),
        f"--only-categories={','.join(CATEGORIES)}",
    ]
    env = {**os.environ, "CHROME_PATH": os.environ.get("CHROME_PATH", CHROMIUM)}
    for _ in range(ATTEMPTS):
        result = subprocess.run(command, env=env, capture_output=True, text=True, timeout=300)
        if result.returncode == 0:
            return json.loads(result.stdout)
    sys.exit(f"Lighthouse could not look at {url}:\n{result.stderr}")


def scores_of(name: str, reports: list[dict[str, Any]]) -> dict[str, int]:
    """The median scores by category, of 100, without those that say nothing of the page."""
    counted = [kind for kind in CATEGORIES if not (kind == "seo" and name in UNLISTED)]
    return {
        kind: round(100 * statistics.median(r["categories"][kind]["score"] or 0 for r in reports))
        for kind in counted
    }


def failings(one: dict[str, Any]) -> Iterator[str]:
    """What costs points in ``one`` report: the audit with what it found."""
    for kind in CATEGORIES:
        for ref in one["categories"][kind]["auditRefs"]:
            audit = one["audits"][ref["id"]]
            if ref["weight"] and audit["score"] is not None and audit["score"] < 0.9:
                yield f"{kind}: {audit['id']} {audit.get('displayValue', '')}".rstrip()


def say(text: str) -> None:
    sys.stdout.write(f"{text}\n")
    sys.stdout.flush()


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--runs", type=int, default=1, help="runs for each page; the median counts")
    parser.add_argument("--only", action="append", help="name of a page; may be repeated")
    parser.add_argument("--json", type=Path, help="folder to keep the reports in")
    parser.add_argument("--cli", type=Path, default=LIGHTHOUSE, help="Lighthouse's cli/index.js")
    options = parser.parse_args()
    low = False
    with site() as base:
        say(f"{'':20}" + "".join(f"{kind:>16}" for kind in CATEGORIES))
        for name, path in addresses().items():
            if options.only and name not in options.only:
                continue
            reports = [report(base + path, options.cli) for _ in range(options.runs)]
            scores = scores_of(name, reports)
            cells = "".join(f"{scores.get(kind, 'noindex'):>16}" for kind in CATEGORIES)
            say(f"{name:20}{cells}")
            if options.json:
                options.json.mkdir(parents=True, exist_ok=True)
                (options.json / f"{name}.json").write_text(json.dumps(reports[-1]))
            if min(scores.values()) < FLOOR:
                low = True
                for line in failings(reports[-1]):
                    say(f"    {line}")
    say("noindex: search engines are asked not to list the page, so its SEO is not scored.")
    return int(low)


if __name__ == "__main__":
    sys.exit(main())
