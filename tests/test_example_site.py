"""The demo of the example site, run as ``make demo`` runs it."""

import json
import os
import re
import secrets
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest

pytest.importorskip("dj_database_url", reason="the example extra is not installed")
pytest.importorskip("whitenoise", reason="the example extra is not installed")

ROOT = Path(__file__).resolve().parents[1]
MANAGE = ROOT / "example_site" / "manage.py"
LESSON = "/cai-cach-hanh-chinh/guong-nguoi-tot/bai-hoc-tra-loi-phan-anh/"
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

ANSWERS = """
import json
from django.test import Client
from wagtail.models import Page
client = Client(HTTP_HOST="127.0.0.1:8000")
answers = {}
for page in Page.objects.live().filter(depth__gt=1):
    response = client.get(page.get_url())
    answers[page.get_url()] = [response.status_code, response.content.decode()]
for path in ("/robots.txt", "/sitemap.xml", "/admin/login/"):
    answers[path] = [client.get(path).status_code, ""]
print(json.dumps(answers))
"""

CHANGE = """
from cchc_wagtail.models import StoryPage, ProcedurePage
story = StoryPage.objects.first()
story.title, story.slug = "Tên do nhà trường đặt", "ten-moi"
story.save_revision().publish()
ProcedurePage.objects.get(code="1.008950").delete()
"""


@dataclass
class Demo:
    """The example site with its data in a folder of its own."""

    folder: Path

    def run(self, *arguments: str, **env: str) -> subprocess.CompletedProcess:
        kept = {name: value for name, value in os.environ.items() if name != "DATABASE_URL"}
        kept.pop("DJANGO_SETTINGS_MODULE", None)
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


@dataclass
class Runs:
    """What two runs of the demo printed, and the state after each."""

    demo: Demo
    outputs: list[str]
    states: list[dict]


@pytest.fixture(scope="module")
def runs(tmp_path_factory) -> Runs:
    demo = Demo(tmp_path_factory.mktemp("var"))
    outputs, states = [], []
    for _ in range(2):
        outputs.append(demo.demo())
        states.append(demo.state())
    return Runs(demo, outputs, states)


@pytest.fixture(scope="module")
def answers(runs) -> dict[str, list]:
    """Status and body of every public address, as a visitor gets them after the two runs."""
    return json.loads(runs.demo.python(ANSWERS))


def passwords_in(output: str) -> dict[str, str]:
    """The passwords printed, by login."""
    return dict(re.findall(rf"^  ({'|'.join(USERS)}) +([\w-]{{12,}}) ", output, re.M))


def test_demo_fills_every_kind_of_page(runs):
    titles = " ".join(runs.states[0]["pages"])
    for index in ("ke-hoach", "thu-tuc", "guong-nguoi-tot", "van-ban", "hoat-dong"):
        assert titles.count(f"/cai-cach-hanh-chinh/{index}/") > 2
    assert runs.states[0]["tasks"] >= 10
    assert all(live for _title, live in runs.states[0]["pages"].values())


def test_a_second_run_changes_nothing(runs):
    assert runs.states[0] == runs.states[1]


def test_passwords_are_printed_once_and_differ(runs):
    printed = passwords_in(runs.outputs[0])
    assert sorted(printed) == sorted(USERS)
    assert len(set(printed.values())) == len(USERS)
    assert passwords_in(runs.outputs[1]) == {}
    assert not any(password in runs.outputs[1] for password in printed.values())
    assert "--reset-passwords" in runs.outputs[1]


def test_each_role_has_a_login_in_its_group(runs):
    groups = {name: entry[1] for name, entry in runs.states[0]["users"].items()}
    assert groups == {
        "bientap": ["CCHC – Biên tập"],
        "vanphong": ["CCHC – Văn phòng"],
        "congdoan": ["CCHC – Công đoàn"],
        "hieutruong": ["CCHC – Ban giám hiệu"],
        "quantri": [],
    }


def test_every_public_page_answers_inside_the_schools_template(answers):
    others = {path: status for path, (status, _body) in answers.items() if status != 200}
    assert list(others) == [LESSON]
    section = answers["/cai-cach-hanh-chinh/"][1]
    assert "Trang mẫu: trường, người và số liệu đều không có thật." in section
    assert "Tuyên truyền cải cách hành chính năm 2026" in section


def test_a_lesson_is_for_staff_only(answers):
    status, body = answers[LESSON]
    assert status in (302, 403)
    assert "hộp thư" not in body


def test_no_page_shows_a_value_of_python_to_visitors(answers):
    shown = [path for path, (_status, body) in answers.items() if re.search(r">\s*None\s*<", body)]
    assert shown == []


def test_a_replaced_document_says_so(answers):
    old = answers["/cai-cach-hanh-chinh/van-ban/quy-che-tiep-cong-dan-2024/"][1]
    assert "/van-ban/quy-che-tiep-cong-dan-2026/" in old


def test_what_people_renamed_or_deleted_stays_so_and_passwords_can_be_reset(runs):
    runs.demo.python(CHANGE)
    before = runs.demo.state()
    printed = passwords_in(runs.demo.demo("--reset-passwords"))
    after = runs.demo.state()
    assert sorted(printed) == sorted(USERS)
    assert after["pages"] == before["pages"]
    assert after["revisions"] == before["revisions"]
    assert after["users"] != before["users"]


def test_demo_refuses_a_site_in_production(tmp_path):
    result = Demo(tmp_path).run("demo", "--no-serve", DEBUG="0", SECRET_KEY=secrets.token_hex())
    assert result.returncode != 0
    assert "cchc_setup" in result.stderr
    assert list(tmp_path.iterdir()) == []


def test_production_needs_a_secret_key(tmp_path):
    result = Demo(tmp_path).run("check", DEBUG="0")
    assert result.returncode != 0
    assert "SECRET_KEY" in result.stderr


def test_models_of_the_example_site_have_their_migrations(runs):
    result = runs.demo.run("makemigrations", "school", "--check", "--dry-run")
    assert result.returncode == 0, result.stdout
