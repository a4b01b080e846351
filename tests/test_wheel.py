"""The built wheel in a site fresh from ``wagtail start``, following the README and no more."""

import os
import re
import shutil
import subprocess
import sys
import textwrap
import venv
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.site_shell import SiteShell

# A site of its own is made with pip, which takes a minute.
pytestmark = [pytest.mark.wheel, pytest.mark.full]

ROOT = Path(__file__).resolve().parent.parent
IGNORED = shutil.ignore_patterns(
    ".git", ".venv", ".tox", "build", "dist", "*.egg-info", "__pycache__", "*.sqlite3", "media"
)
ADDRESSES = ["", "ke-hoach/", "thu-tuc/", "guong-nguoi-tot/", "van-ban/", "hoat-dong/"]
TITLES = [
    "Cải cách hành chính",
    "Kế hoạch",
    "Thủ tục hành chính",
    "Gương người tốt, việc tốt",
    "Văn bản",
    "Hoạt động",
]


def environment() -> dict[str, str]:
    """The environment without the settings and packages of this test run."""
    kept = {
        name: value
        for name, value in os.environ.items()
        if not name.startswith(("DJANGO_", "PYTHON", "PYTEST_", "COV_", "COVERAGE_"))
    }
    return {**kept, "PYTHONIOENCODING": "utf-8"}


def run(*command: str | Path, cwd: Path, status: int = 0) -> str:
    """Run a command outside this test run's environment; return its output."""
    done = subprocess.run(
        [str(part) for part in command], cwd=cwd, env=environment(), capture_output=True, text=True
    )
    output = done.stdout + done.stderr
    assert done.returncode == status, f"{command} ended with {done.returncode}:\n{output}"
    return output


@pytest.fixture(scope="module")
def wheel(tmp_path_factory) -> Path:
    """The wheel of this checkout, built beside it: an old ``build`` folder would leak files."""
    folder = tmp_path_factory.mktemp("wheel")
    source = folder / "source"
    shutil.copytree(ROOT, source, ignore=IGNORED)
    run(sys.executable, "-m", "pip", "wheel", "--no-deps", "-w", folder, source, cwd=folder)
    (built,) = folder.glob("*.whl")
    return built


class School:
    """A school's site in its own virtual environment."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder / "mysite"
        self.opened: SiteShell | None = None
        self.programs = folder / "venv" / ("Scripts" if os.name == "nt" else "bin")

    def manage(self, *arguments: str, status: int = 0) -> str:
        return run(
            self.programs / "python", "manage.py", *arguments, cwd=self.folder, status=status
        )

    def shell(self, script: str) -> str:
        """Run Python inside the site, with a signed-out test client as ``client``."""
        prepared = (
            "from django.test import Client\n"
            "client = Client(headers={'host': 'localhost'})\n" + textwrap.dedent(script)
        )
        if self.opened is None:
            manage = [str(self.programs / "python"), "manage.py"]
            self.opened = SiteShell(manage, self.folder, environment())
        return self.opened.run(prepared)

    def close(self) -> None:
        if self.opened:
            self.opened.close()


@pytest.fixture(scope="module")
def school(wheel, tmp_path_factory) -> Iterator[School]:
    # Slow: pip installs Wagtail with all it needs, and the site migrates. That is what is tested.
    folder = tmp_path_factory.mktemp("school")
    school = School(folder)
    venv.create(folder / "venv", with_pip=True)
    run(school.programs / "python", "-m", "pip", "install", "-q", wheel, cwd=folder)
    run(school.programs / "wagtail", "start", "mysite", cwd=folder)
    base = school.folder / "mysite" / "settings" / "base.py"
    text = base.read_text(encoding="utf-8")
    added = text.replace(
        "INSTALLED_APPS = [\n",
        'INSTALLED_APPS = [\n    "cchc_wagtail",\n    "cchc_wagtail.vietnamese_admin",\n'
        '    "wagtail_modeladmin",\n',
    )
    assert added != text
    base.write_text(added, encoding="utf-8")
    school.manage("migrate", "-v", "0")
    school.setup_output = school.manage("cchc_setup")
    yield school
    school.close()


def test_wheel_holds_what_the_site_needs_and_nothing_else(wheel):
    names = zipfile.ZipFile(wheel).namelist()

    for wanted in (
        r"cchc_wagtail/py\.typed",
        r"cchc_wagtail/templates/cchc_wagtail/base\.html",
        r"cchc_wagtail/static/cchc_wagtail/.+\.css",
        r"cchc_wagtail/locale/vi/LC_MESSAGES/django\.mo",
        r"cchc_wagtail/vietnamese_admin/locale/vi/LC_MESSAGES/django(js)?\.mo",
        r"cchc_wagtail/vietnamese_admin/static/.+\.js",
        r"cchc_wagtail/migrations/0001_initial\.py",
        r"cchc_wagtail/management/commands/cchc_setup\.py",
        r"cchc_wagtail-[^/]+\.dist-info/licenses/LICENSE",
    ):
        assert any(re.fullmatch(wanted, name) for name in names), wanted
    tops = {name.split("/")[0] for name in names}
    assert {top for top in tops if not top.endswith(".dist-info")} == {"cchc_wagtail"}
    # Another package or the site itself owns these names.
    assert not any(re.search(r"templates/(base\.html|wagtailadmin/)", name) for name in names)


def test_every_file_of_the_package_is_in_the_wheel(wheel):
    names = set(zipfile.ZipFile(wheel).namelist())
    package = ROOT / "cchc_wagtail"
    files = {
        path.relative_to(ROOT).as_posix()
        for path in package.rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    }

    assert files - names == set()


def test_setup_prints_the_addresses_and_a_second_run_changes_nothing(school):
    for address in ADDRESSES:
        assert f"/cai-cach-hanh-chinh/{address}" in school.setup_output

    again = school.manage("cchc_setup")

    assert "+" not in again


def test_checks_pass_and_no_migration_is_missing(school):
    assert "cchc_wagtail.E" not in school.manage("check")
    assert "No changes detected" in school.manage("makemigrations", "--check", "--dry-run")


def test_doctor_runs_and_asks_for_people(school):
    output = school.manage("cchc_doctor", status=1)

    assert "CCHC – Văn phòng" in output
    assert "base.html" not in output


@pytest.mark.parametrize(("address", "title"), list(zip(ADDRESSES, TITLES, strict=True)))
def test_public_page_answers_in_vietnamese_inside_the_sites_own_template(school, address, title):
    html = school.shell(
        f"""
        response = client.get("/cai-cach-hanh-chinh/{address}")
        print(response.status_code)
        print(response.content.decode())
        """
    )

    assert html.split()[0] == "200"
    assert "/static/css/mysite.css" in html
    assert "/static/js/mysite.js" in html
    assert "/static/cchc_wagtail/" in html
    assert re.search(rf"<h1[^>]*>\s*{title}\s*</h1>", html)


def test_visitors_read_no_english_although_the_new_site_is_english(school):
    html = school.shell('print(client.get("/cai-cach-hanh-chinh/ke-hoach/").content.decode())')

    body = re.sub(r"(?s)<script.*?</script>", "", html.split("<body", 1)[1])
    text = " ".join(re.sub(r"<[^>]+>", " ", body).split())
    assert re.findall(r"\b(?:the|there|are|no|not|yet|page|plan|plans)\b", text.lower()) == []


def test_admin_is_vietnamese_for_whoever_chose_it_although_the_new_site_is_english(school):
    output = school.shell(
        """
        from django.contrib.auth import get_user_model
        from wagtail.users.models import UserProfile

        user = get_user_model().objects.create_superuser("co-giao", "a@example.com", "x")
        client.force_login(user)
        english = client.get("/admin/account/").content.decode()
        UserProfile.objects.update_or_create(user=user, defaults={"preferred_language": "vi"})
        vietnamese = client.get("/admin/account/").content.decode()
        print('value="vi"' in english, "Account" in english, "Tài khoản" in vietnamese)
        print("Save account details" in vietnamese)
        user.delete()
        """
    )

    assert output.split() == ["True", "True", "True", "False"]


#: Walks over the admin and prints a line for each thing found.
WALK_OF_THE_ADMIN = """
from django.contrib.auth import get_user_model
from django.urls import reverse
from cchc_wagtail.models import (
    ActivityIndexPage, DocumentIndexPage, OrgUnit, PlanIndexPage, PlanTask,
    ProcedureIndexPage, ReformHomePage, StoryIndexPage,
)

user = get_user_model().objects.create_superuser("admin", "a@example.com", "x")
client.force_login(user)
home = client.get("/admin/")
print("admin", home.status_code)
for model in (OrgUnit, PlanTask):
    name = model._meta.model_name
    for action in ("index", "create"):
        address = reverse(f"cchc_wagtail_{name}_modeladmin_{action}")
        print("register", client.get(address).status_code, address in str(home.content))
parents = {
    "planpage": PlanIndexPage, "procedurepage": ProcedureIndexPage,
    "storypage": StoryIndexPage, "documentpage": DocumentIndexPage,
    "activitypage": ActivityIndexPage,
}
for name, parent in parents.items():
    parent = parent.objects.get()
    offered = client.get(reverse("wagtailadmin_pages:add_subpage", args=[parent.pk]))
    address = reverse("wagtailadmin_pages:add", args=["cchc_wagtail", name, parent.pk])
    # A parent with a single type sends the editor straight to the form.
    shown = address in (getattr(offered, "url", "") or offered.content.decode())
    print("type", client.get(address).status_code, shown)
user.delete()
"""


def test_admin_shows_menu_page_types_and_registers(school):
    output = school.shell(WALK_OF_THE_ADMIN)

    lines = [line.split() for line in output.splitlines()]
    assert ["admin", "200"] in lines
    assert [line[1] for line in lines if line[0] == "register"] == ["200"] * 4
    # The lists are in the menu; the forms are reached from them.
    assert [line[2] for line in lines if line[0] == "register"][::2] == ["True"] * 2
    assert [line[1:] for line in lines if line[0] == "type"] == [["200", "True"]] * 5
