"""Fill the host of ``tests/optional_settings.py``, serve it, and print as JSON what it answers."""

import json
import sys
import threading
import urllib.request

import django

django.setup()

from django.conf import settings  # noqa: E402
from django.core.management import call_command  # noqa: E402
from django.core.wsgi import get_wsgi_application  # noqa: E402
from wagtail.models import Page, Site  # noqa: E402
from waitress import create_server  # noqa: E402

from tests.beginnings import restore_or_migrate  # noqa: E402
from tests.public.factories import (  # noqa: E402
    ActivityFactory,
    DocumentFactory,
    PlanFactory,
    ProcedureFactory,
    StoryFactory,
)
from tests.school import make_public, make_section  # noqa: E402

HOST = "127.0.0.1"
FACTORIES = {
    "plans": PlanFactory,
    "procedures": ProcedureFactory,
    "stories": StoryFactory,
    "documents": DocumentFactory,
    "activities": ActivityFactory,
}


class Visitor:
    """Asks the server, which answers in threads of its own."""

    def __init__(self) -> None:
        server = create_server(get_wsgi_application(), host=HOST, port=0, threads=2)
        threading.Thread(target=server.run, daemon=True).start()
        self.root = f"http://{HOST}:{server.effective_port}"

    def ask(self, path: str) -> list:
        with urllib.request.urlopen(self.root + path) as answer:
            return [answer.status, dict(answer.headers), answer.read().decode()]

    def ask_for_page(self, page: Page, index: Page) -> dict:
        return {
            "title": page.title,
            "page": self.ask(page.get_url()),
            "again": self.ask(page.get_url()),
            "feed": self.ask(f"{index.get_url()}atom/"),
            "v2": self.ask(f"/api/pages/{page.pk}/"),
            "v3": self.ask(f"/api/v3/pages/{page.pk}/") if settings.HAS_API_V3 else None,
        }


def main() -> None:
    restore_or_migrate(lambda: call_command("migrate", verbosity=0))
    section = make_section()
    Site.objects.update(hostname=HOST)
    pages = {name: make(parent=getattr(section, name)) for name, make in FACTORIES.items()}
    for page in pages.values():
        page.save_revision()
        make_public(page)
    visitor = Visitor()
    answers = {
        name: visitor.ask_for_page(page, getattr(section, name)) for name, page in pages.items()
    }
    for path in ("/sitemap.xml", "/admin/login/"):
        answers[path] = visitor.ask(path)
    sys.stdout.write(json.dumps(answers))


if __name__ == "__main__":
    main()
