"""What the host site says or sets itself wins; what it leaves open is filled in."""

import pytest
from django.utils.translation import gettext

from tests.vietnamese_admin.small_site import APPS, small_site, write_catalogue

DEFAULTS = """
from django.conf import settings
from django.core.checks import run_checks
from django.forms import DateField
from django.utils import formats, translation
from wagtail.admin.widgets import AdminDateInput
from wagtail.admin.localization import get_available_admin_languages
translation.activate("vi")
answer = {
    "picker": AdminDateInput().get_config(),
    "shown": formats.get_format("DATE_FORMAT"),
    "typed": DateField().clean("03/02/2026").isoformat(),
    "number": formats.number_format(1000000.5, force_grouping=True),
    "languages": [list(language) for language in get_available_admin_languages()],
    "paths": settings.FORMAT_MODULE_PATH,
    "checks": [[m.id, m.hint] for m in run_checks() if m.id.startswith("cchc_")],
}
"""
OUR_FORMATS = "cchc_wagtail.vietnamese_admin.formats"
SITE_FORMATS = "cchc_wagtail.vietnamese_admin.site_formats"


def write_app(folder, name: str) -> None:
    (folder / name).mkdir()
    (folder / name / "__init__.py").touch()


def test_site_that_sets_nothing(tmp_path):
    """The app alone, without the rest of this package."""
    answer = small_site(tmp_path, DEFAULTS)

    assert answer["picker"] == {"dayOfWeekStart": 1, "format": "d/m/Y"}
    assert answer["shown"] == "d/m/Y"
    assert answer["typed"] == "2026-02-03"
    assert answer["number"] == "1.000.000,5"
    assert answer["languages"] == [["vi", "Tiếng Việt"], ["en", "English"]]
    assert answer["paths"] == [OUR_FORMATS, SITE_FORMATS]
    assert answer["checks"] == []


def test_translations_of_the_host(settings, tmp_path):
    assert gettext("Dashboard") == "Trang tổng quan"
    write_catalogue(tmp_path, Dashboard="Bàn làm việc")

    settings.LOCALE_PATHS = [tmp_path]

    assert gettext("Dashboard") == "Bàn làm việc"
    # All that the host does not say stays.
    assert gettext("Unpublish") == "Gỡ xuống"


@pytest.mark.parametrize("above", [True, False])
def test_translations_of_another_app(tmp_path, above):
    """The app above wins, as everywhere in Django."""
    write_app(tmp_path, "school")
    write_catalogue(tmp_path / "school" / "locale", Unpublish="Cất đi")
    apps = ["school", *APPS] if above else [APPS[0], "school", *APPS[1:]]
    code = "from django.utils.translation import gettext\n"
    code += 'answer = [gettext("Unpublish"), gettext("Dashboard")]'

    answer = small_site(tmp_path, code, INSTALLED_APPS=apps)

    assert answer == ["Cất đi" if above else "Gỡ xuống", "Trang tổng quan"]


@pytest.mark.parametrize("as_text", [True, False])
def test_formats_of_the_host(tmp_path, as_text):
    write_app(tmp_path, "school_formats")
    write_app(tmp_path / "school_formats", "vi")
    lines = 'DATE_FORMAT = "j-n-Y"\nFIRST_DAY_OF_WEEK = 0\n'
    (tmp_path / "school_formats" / "vi" / "formats.py").write_text(lines)
    path = "school_formats" if as_text else ["school_formats"]

    answer = small_site(tmp_path, DEFAULTS, FORMAT_MODULE_PATH=path)

    assert (answer["shown"], answer["picker"]["dayOfWeekStart"]) == ("j-n-Y", 0)
    # All that the host does not say stays.
    assert (answer["typed"], answer["number"]) == ("2026-02-03", "1.000.000,5")
    assert answer["paths"] == ["school_formats", OUR_FORMATS, SITE_FORMATS]


def test_other_settings_of_the_host(tmp_path):
    """Its languages, its format for dates, and our formats where it has put them itself."""
    languages = [["en", "English"], ["vi", "Việt"]]

    answer = small_site(
        tmp_path,
        DEFAULTS,
        WAGTAILADMIN_PERMITTED_LANGUAGES=languages,
        WAGTAIL_DATE_FORMAT="%d.%m.%Y",
        FORMAT_MODULE_PATH=[OUR_FORMATS, "other"],
    )

    assert answer["languages"] == languages
    assert answer["picker"]["format"] == "d.m.Y"
    assert answer["paths"] == [OUR_FORMATS, "other", SITE_FORMATS]
    assert answer["checks"] == []


def test_site_in_english_keeps_its_date_picker(tmp_path):
    """One format for all languages: that of people who read English is not changed."""
    answer = small_site(tmp_path, DEFAULTS, LANGUAGE_CODE="en-us")

    assert answer["picker"] == {"dayOfWeekStart": 1, "format": "Y-m-d"}
    assert answer["typed"] == "2026-02-03"
    assert answer["languages"][-1] == ["vi", "Tiếng Việt"]
    assert answer["paths"] == [OUR_FORMATS]
    # A check tells how it can be changed for everybody.
    assert answer["checks"] == [["cchc_vietnamese_admin.W002", 'LANGUAGE_CODE = "vi"']]


def test_site_with_a_language_that_reads_the_month_first_keeps_its_date_picker(tmp_path):
    languages = [["vi", "Tiếng Việt"], ["ja", "Nhật"]]

    answer = small_site(tmp_path, DEFAULTS, WAGTAILADMIN_PERMITTED_LANGUAGES=languages)

    assert answer["picker"]["format"] == "Y-m-d"
    assert answer["languages"] == languages
    assert [code for code, _hint in answer["checks"]] == ["cchc_vietnamese_admin.W002"]


def test_language_code_with_a_country(tmp_path):
    languages = [["vi-vn", "Tiếng Việt"]]

    answer = small_site(tmp_path, DEFAULTS, LANGUAGE_CODE="vi-vn", LANGUAGES=languages)

    assert answer["picker"]["format"] == "d/m/Y"


NAME = """
from django.contrib.auth import get_user_model
person = get_user_model()(username="lan", first_name="Lan", last_name="Nguyễn Thị")
answer = person.get_full_name()
"""
PERSON = """
from django.contrib.auth.models import AbstractUser


class Person(AbstractUser):
    def get_full_name(self):
        return "Cô Lan"
"""


@pytest.mark.parametrize(
    ("language", "name"),
    [("vi", "Nguyễn Thị Lan"), ("vi-vn", "Nguyễn Thị Lan"), ("en", "Lan Nguyễn Thị")],
)
def test_names_of_people_begin_with_the_family_on_a_vietnamese_site(tmp_path, language, name):
    assert small_site(tmp_path, NAME, LANGUAGE_CODE=language) == name


def test_names_that_accounts_of_the_host_say(tmp_path):
    write_app(tmp_path, "school")
    (tmp_path / "school" / "models.py").write_text(PERSON, encoding="utf-8")

    answer = small_site(
        tmp_path, NAME, INSTALLED_APPS=["school", *APPS], AUTH_USER_MODEL="school.Person"
    )

    assert answer == "Cô Lan"
