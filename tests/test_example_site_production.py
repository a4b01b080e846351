"""The example site with DEBUG off, as on a server."""

import json
import re
import secrets

import pytest

from tests.example_demo import Demo, passwords_in

pytest.importorskip("dj_database_url", reason="the example extra is not installed")
pytest.importorskip("whitenoise", reason="the example extra is not installed")

ANSWERS = """
import json
from django.test import Client
from wagtail.documents.models import Document
from wagtail.models import Site
client = Client(headers={"host": "truong.example"})
answers = {}
for path in ("/", "/cai-cach-hanh-chinh/", "/khong-co/", "/tim-kiem/?q=kế hoạch"):
    plain = client.get(path)
    response = client.get(path, secure=True)
    answers[path] = [plain.status_code, response.status_code, response.content.decode()]
site = Site.objects.get()
zipped = []
for path in ("/cai-cach-hanh-chinh/", "/sitemap.xml"):
    response = client.get(path, secure=True, headers={"accept-encoding": "gzip"})
    zipped.append(response.headers.get("Content-Encoding"))
    if "ETag" in response.headers:
        known = {"accept-encoding": "gzip", "if-none-match": response.headers["ETag"]}
        zipped.append(client.get(path, secure=True, headers=known).status_code)
file = Document.objects.first()
response = client.get(file.url, secure=True, headers={"accept-encoding": "gzip"})
zipped.append(response.headers.get("Content-Encoding") == "gzip")
icon = client.get("/favicon.ico", secure=True).headers["Location"]
print(json.dumps({
    "answers": answers, "site": [site.hostname, site.port], "zipped": zipped, "icon": icon,
}))
"""


@pytest.fixture(scope="module")
def server() -> dict[str, str]:
    """The environment of a server."""
    return {
        "DEBUG": "0",
        "SECRET_KEY": secrets.token_urlsafe(50),
        "ALLOWED_HOSTS": "truong.example",
        "BASE_URL": "https://truong.example",
    }


def test_demo_refuses_a_site_in_production(tmp_path, server):
    result = Demo(tmp_path).run("demo", "--no-serve", **server)
    assert result.returncode != 0
    assert "cchc_setup" in result.stderr and "--force" in result.stderr
    # Django 6.1 opens the database before a command starts, which leaves an empty file; the page
    # cache leaves its empty folder.
    left = [path for path in tmp_path.rglob("*") if path.is_file()]
    assert all(path.stat().st_size == 0 for path in left)


def test_production_needs_a_secret_key(tmp_path):
    result = Demo(tmp_path).run("check", DEBUG="0")
    assert result.returncode != 0
    assert "SECRET_KEY" in result.stderr


def test_settings_of_a_server_pass_the_checks_for_deployment(tmp_path, server):
    # W005 and W021 speak of other names below the same domain, which are not ours to decide.
    result = Demo(tmp_path).run("check", "--deploy", "--fail-level", "WARNING", **server)
    found = [line for line in result.stderr.splitlines() if line.startswith("?:")]
    left = [line for line in found if "security.W005" not in line and "security.W021" not in line]
    assert left == []


@pytest.mark.full  # The whole demo once more, behind the settings of a server.
def test_forced_demo_on_a_server_fills_it_and_every_page_answers_over_https(tmp_path, server):
    demo = Demo(tmp_path)
    demo.migrate()
    assert demo.run("collectstatic", "--noinput", "-v", "0", **server).returncode == 0
    made = demo.run("demo", "--force", **server)
    assert made.returncode == 0, made.stderr
    assert "https://truong.example/cai-cach-hanh-chinh/" in made.stdout
    assert len(passwords_in(made.stdout)) == 5
    result = demo.run("shell", "--no-imports", "-c", ANSWERS, **server)
    assert result.returncode == 0, result.stderr
    told = json.loads(result.stdout)
    assert told["site"] == ["truong.example", 443]
    assert {path: entry[:2] for path, entry in told["answers"].items()} == {
        "/": [301, 200],
        "/cai-cach-hanh-chinh/": [301, 200],
        "/khong-co/": [301, 404],
        "/tim-kiem/?q=kế hoạch": [301, 200],
    }
    # Pages are compressed, and a phone that has one is told so; files are not.
    assert told["zipped"] == ["gzip", 304, "gzip", False]
    assert re.fullmatch(r"/static/school/icon\.\w+\.svg", told["icon"])
    # The school's own page, in its own template, and not Django's.
    missing = told["answers"]["/khong-co/"][2]
    assert "Không tìm thấy trang" in missing and "site-footer" in missing
