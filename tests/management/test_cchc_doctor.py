"""``manage.py cchc_doctor`` on a healthy site and on sites with one thing wrong each.

Most tests ask for one part only, as ``--only`` does; some look at the whole site.
"""

import json
from io import StringIO

import pytest
from django.apps import apps
from django.conf import settings as site_settings
from django.contrib.auth.models import Group, User
from django.core.management import CommandError, call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext
from wagtail.models import Page, PageViewRestriction, Site, WorkflowPage
from wagtail.search.models import IndexEntry

from cchc_wagtail.doctor import PARTS
from cchc_wagtail.enums import RoleGroup
from cchc_wagtail.models import PlanIndexPage, ReformHomePage, ReviewParty
from cchc_wagtail.review.authority import without_review
from tests.once import built_once
from tests.school import remove, take_down

pytestmark = pytest.mark.django_db


READS = ("SELECT", "PRAGMA")


def doctor(*arguments: str) -> tuple[str, int]:
    """What the command prints and the status it ends with."""
    out = StringIO()
    try:
        call_command("cchc_doctor", *arguments, stdout=out)
    except CommandError as error:
        return out.getvalue(), error.returncode
    return out.getvalue(), 0


def findings(*parts: str) -> dict[str, dict]:
    """What the doctor finds, by code: in the whole site, or in the ``parts`` named."""
    output, status = doctor("--json", *(["--only", *parts] if parts else []))
    found = json.loads(output)
    # A script may rely on this: the status says whether something must be fixed.
    assert status == int(any(finding["severity"] == "must" for finding in found))
    return {finding["code"]: finding for finding in found}


@pytest.fixture(scope="module")
def site_in_order(django_db_setup, django_db_blocker):
    """A site whose database lacks nothing. Setting it up costs ten times an examination."""
    with built_once(django_db_blocker):
        Site.objects.update(hostname="hoasen.edu.vn")
        call_command("cchc_setup", stdout=StringIO())
        for name in RoleGroup:
            member = User.objects.create_user(f"member of {name}")
            member.groups.add(Group.objects.get(name=name))
        call_command("update_index", stdout=StringIO())
        yield
    Site.clear_site_root_paths_cache()


@pytest.fixture(autouse=True)
def healthy(settings, tmp_path, site_in_order):
    """A site that lacks nothing."""
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.DEFAULT_FROM_EMAIL = "Trường Hoa Sen <cchc@hoasen.edu.vn>"
    settings.WAGTAILADMIN_BASE_URL = "https://hoasen.edu.vn"
    settings.MEDIA_ROOT = str(tmp_path)


def test_healthy_site_is_in_order():
    output, status = doctor()

    assert status == 0, output
    assert output.startswith("[OK] ")
    assert findings() == {}


@pytest.mark.parametrize("name", ["console", "dummy", "locmem", "filebased"])
def test_mail_that_goes_nowhere(settings, name):
    settings.EMAIL_BACKEND = f"django.core.mail.backends.{name}.EmailBackend"

    assert findings("settings")["mail_backend"]["fix"].startswith("EMAIL_BACKEND = ")


def test_mail_from_nobody(settings):
    settings.DEFAULT_FROM_EMAIL = "webmaster@localhost"

    assert findings("settings")["mail_sender"]["fix"].startswith("DEFAULT_FROM_EMAIL = ")


def test_wagtails_own_sender_counts(settings):
    settings.DEFAULT_FROM_EMAIL = "webmaster@localhost"
    settings.WAGTAILADMIN_NOTIFICATION_FROM_EMAIL = "cchc@hoasen.edu.vn"

    assert findings("settings") == {}


@pytest.mark.parametrize(
    "url", [None, "", "hoasen.edu.vn", "http://localhost:8000", "http://example.com"]
)
def test_base_url_that_leads_nowhere(settings, url):
    settings.WAGTAILADMIN_BASE_URL = url

    assert findings("settings")["base_url"]["severity"] == "must"


def test_developers_machine_is_forgiven(settings):
    settings.DEBUG = True
    settings.EMAIL_BACKEND = "django.core.mail.backends.console.EmailBackend"
    settings.DEFAULT_FROM_EMAIL = "webmaster@localhost"
    settings.WAGTAILADMIN_BASE_URL = "http://localhost:8000"
    Site.objects.update(hostname="localhost")

    found = findings()

    assert set(found) == {"mail_backend", "mail_sender", "base_url", "site_hostname"}
    assert {finding["severity"] for finding in found.values()} == {"should"}


@pytest.mark.parametrize(
    ("name", "value", "code"),
    [
        ("TIME_ZONE", "UTC", "time_zone"),
        ("USE_TZ", False, "use_tz"),
        ("LANGUAGE_CODE", "en-us", "language"),
    ],
)
def test_time_and_language_of_another_country(settings, name, value, code):
    setattr(settings, name, value)

    found = findings("settings")

    assert found[code]["severity"] == "should"
    assert found[code]["fix"].startswith(f"{name} = ")


@pytest.mark.parametrize("where", ["", "a-file/below"])
def test_files_cannot_be_stored(settings, tmp_path, where):
    (tmp_path / "a-file").write_text("in the way")
    settings.MEDIA_ROOT = where and str(tmp_path / where)

    assert findings("settings")["media_root"]["severity"] == "must"


def test_folder_for_files_that_is_made_later(settings, tmp_path):
    settings.MEDIA_ROOT = str(tmp_path / "media" / "2026")

    assert findings("settings") == {}


def test_site_at_localhost():
    Site.objects.update(hostname="localhost")

    assert findings("section")["site_hostname"]["severity"] == "must"


def test_no_default_site():
    Site.objects.update(is_default_site=False)

    assert findings("section")["default_site"]["severity"] == "must"


def test_no_section():
    remove(ReformHomePage.objects.get())

    finding = findings("section")["section"]

    assert (finding["severity"], finding["fix"]) == ("must", "python manage.py cchc_setup")


def test_section_not_published():
    take_down(ReformHomePage.objects.get())

    assert findings("section")["section_unpublished"]["severity"] == "must"


def test_section_outside_every_site():
    with without_review("Kiểm thử"):
        ReformHomePage.objects.get().move(Page.get_first_root_node(), pos="last-child")

    assert findings("section")["section_address"]["severity"] == "must"


def test_section_behind_a_password():
    PageViewRestriction.objects.create(
        page=ReformHomePage.objects.get().page_ptr, restriction_type="password", password="x"
    )

    assert findings("section")["section_private"]["severity"] == "should"


def test_index_missing():
    remove(PlanIndexPage.objects.get())

    finding = findings("section")["index"]

    assert "Kế hoạch" in finding["message"]
    call_command(*finding["fix"].split()[2:], stdout=StringIO())
    assert findings() == {}


def test_index_not_published():
    take_down(PlanIndexPage.objects.get())

    assert "Kế hoạch" in findings("section")["index_unpublished"]["message"]


def test_group_missing():
    Group.objects.get(name=RoleGroup.BOARD).delete()

    assert findings("section")["group"]["fix"] == "python manage.py cchc_setup"


@pytest.mark.parametrize(
    ("group", "severity"),
    [
        (RoleGroup.EDITORS, "should"),
        (RoleGroup.OFFICE, "must"),
        (RoleGroup.UNION, "must"),
        (RoleGroup.BOARD, "should"),
    ],
)
def test_group_without_active_member(group, severity):
    Group.objects.get(name=group).user_set.update(is_active=False)

    finding = findings("section")["group_empty"]

    assert group in finding["message"]
    assert finding["severity"] == severity


def test_pages_missing_from_the_search_index():
    IndexEntry.objects.all().delete()

    assert findings("search")["search_index"]["fix"] == "python manage.py update_index"


def test_search_app_missing(monkeypatch):
    # A site cannot lose an app while it runs, so only the answer changes.
    monkeypatch.setattr(apps, "is_installed", lambda name: "search" not in name)

    assert findings("search")["search_app"]["severity"] == "must"


def test_search_server_that_does_not_answer(settings):
    settings.WAGTAILSEARCH_BACKENDS = {
        "default": {"BACKEND": "tests.management.broken_search.BrokenBackend"}
    }

    assert "connection refused" in findings("search")["search_server"]["message"]


def test_database_behind_the_code_is_told_first():
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM django_migrations WHERE app = 'cchc_wagtail'")

    output, status = doctor()

    assert status == 1
    assert "python manage.py migrate" in output.splitlines()[3]


def test_a_database_behind_the_code_is_told_to_who_asks_for_a_part_of_its_content():
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM django_migrations WHERE app = 'cchc_wagtail'")

    assert set(findings("review")) == {"migrations"}
    assert findings("settings") == {}


def test_the_parts_together_tell_what_the_whole_examination_tells(settings):
    settings.TIME_ZONE, settings.USE_I18N = "UTC", False
    settings.TEMPLATES = []
    Group.objects.get(name=RoleGroup.UNION).user_set.clear()
    WorkflowPage.objects.all().delete()
    IndexEntry.objects.all().delete()

    each = [findings(part) for part in PARTS]

    told = {code: finding for found in each for code, finding in found.items()}
    assert told == findings()
    assert [len(found) for found in each] == [0, 1, 1, 1, 1, 1, 1]


def test_a_part_that_the_doctor_does_not_know_is_refused_with_those_it_knows():
    with pytest.raises(CommandError, match="“tuyển sinh”.*database, settings, admin, template"):
        call_command("cchc_doctor", "--only", "review", "tuyển sinh")


def test_setup_waits_for_the_database():
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM django_migrations WHERE app = 'cchc_wagtail'")

    with pytest.raises(CommandError, match="migrate"):
        call_command("cchc_setup", stdout=StringIO())


def test_gravest_comes_first_and_every_finding_has_a_fix(settings):
    settings.TIME_ZONE = "UTC"
    Group.objects.get(name=RoleGroup.UNION).user_set.clear()

    output, status = doctor()

    marks = [line[:3] for line in output.splitlines()[2:] if line.startswith("[")]
    assert marks == ["[X]", "[!]"]
    assert 'TIME_ZONE = "Asia/Ho_Chi_Minh"' in output
    assert status == 1


def test_doctor_changes_nothing():
    with CaptureQueriesContext(connection) as queries:
        doctor()

    written = [query["sql"] for query in queries if not query["sql"].lstrip().startswith(READS)]
    assert written == []


def test_section_without_a_review():
    WorkflowPage.objects.all().delete()

    assert findings("review")["review"]["fix"] == "python manage.py cchc_setup"


def test_review_of_one_party():
    ReviewParty.objects.filter(name="Văn phòng").update(required=False)

    assert findings("review")["review_one_party"]["severity"] == "should"


def test_review_party_without_a_group():
    ReviewParty.objects.filter(name="Văn phòng").update(group=None)

    assert "Văn phòng" in findings("review")["review_party_group"]["message"]


def test_review_party_of_a_group_without_members():
    group = Group.objects.create(name="Hội đồng trường")
    ReviewParty.objects.filter(name="Văn phòng").update(group=group)

    assert "Văn phòng" in findings("review")["review_party_empty"]["message"]


def test_admin_in_english(monkeypatch):
    # A site cannot lose an app while it runs, so only the answer changes.
    installed = apps.is_installed
    app = "cchc_wagtail.vietnamese_admin"
    monkeypatch.setattr(apps, "is_installed", lambda name: name != app and installed(name))

    finding = findings("admin")["admin_language"]

    assert (finding["severity"], finding["fix"]) == ("should", f'INSTALLED_APPS = ["{app}", …]')


@pytest.mark.parametrize(
    ("name", "value", "fix"),
    [
        ("WAGTAILADMIN_PERMITTED_LANGUAGES", [("en", "English")], '("vi", "Tiếng Việt")'),
        ("LANGUAGE_CODE", "en-us", 'LANGUAGE_CODE = "vi"'),
        ("INSTALLED_APPS", None, '"cchc_wagtail.vietnamese_admin"'),
        ("USE_I18N", False, "USE_I18N = True"),
    ],
)
def test_checks_of_the_vietnamese_admin(settings, monkeypatch, name, value, fix):
    """The doctor repeats them, since a host may silence or overlook the warnings of a check."""
    if name == "INSTALLED_APPS":
        # The check reads the list only; the apps themselves need not be loaded anew.
        monkeypatch.setattr(site_settings, name, site_settings.INSTALLED_APPS[::-1])
    else:
        setattr(settings, name, value)
    if name == "LANGUAGE_CODE":
        del settings.WAGTAIL_DATE_FORMAT

    finding = findings("admin")["admin_language"]

    assert finding["severity"] == "should"
    assert fix in finding["fix"]
