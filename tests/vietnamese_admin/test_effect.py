"""People find Wagtail's admin in Vietnamese, also where the site's language is another."""

import datetime
import json
import re
import unicodedata
from html import unescape

import pytest
from django.contrib.auth.models import User
from django.contrib.staticfiles import finders
from django.forms import DateField, DateTimeField
from django.template import Context, Template
from django.urls import reverse
from django.utils import formats, timezone, translation
from wagtail.admin.forms.account import LocalePreferencesForm
from wagtail.admin.widgets import AdminDateInput
from wagtail.models import Page
from wagtail.users.models import UserProfile

from tests.admin import forms
from tests.school import make_plan, sign_in

pytestmark = pytest.mark.django_db

#: Typed and shown; the month would be the day where people write it first.
THIRD_OF_FEBRUARY = datetime.date(2026, 2, 3)


@pytest.fixture
def chief():
    return User.objects.create_superuser("chi-huong", "huong@hoasen.example", "mat-khau-thu")


def reader_of(language: str, name: str) -> User:
    """Somebody who has chosen a language in the account settings."""
    user = User.objects.create_superuser(name, f"{name}@hoasen.example", "mat-khau-thu")
    UserProfile.objects.create(user=user, preferred_language=language)
    return user


def text_of(response) -> str:
    """What can be read of an answer, with single spaces."""
    assert response.status_code == 200
    html = re.sub(r"(?s)<(script|style|svg).*?</\1>", " ", response.content.decode())
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", html)).split())


def strings_of_scripts(client) -> dict[str, str]:
    """The catalogue that the admin's scripts read."""
    answer = client.get(reverse("wagtailadmin_javascript_catalog")).content.decode()
    found = re.search(r"const newcatalog = (\{.*?\});?\n", answer, re.S)
    # None for English, in which the scripts are written.
    return json.loads(found[1]) if found else {}


def wagtail_config(response) -> dict:
    found = re.search(
        r'(?s)<script id="wagtail-config"[^>]*>(.*?)</script>', response.content.decode()
    )
    return json.loads(found[1])


def spaces(text: str) -> str:
    """``text`` with plain spaces for those that keep a number with its word."""
    return text.replace("\xa0", " ")


@pytest.mark.parametrize(
    ("name", "vietnamese", "english"),
    [
        ("wagtailadmin_home", "Trang tổng quan", "Dashboard"),
        ("wagtailadmin_explore_root", "Cập nhật", "Updated"),
        ("wagtailadmin_account", "Giao diện", "Theme"),
        ("wagtailimages:index", "Thêm ảnh", "Add an image"),
        ("wagtaildocs:index", "Thêm tài liệu", "Add a document"),
        ("wagtailusers_users:index", "Thêm người dùng", "Add a user"),
        ("wagtailadmin_workflows:index", "Thêm quy trình", "Add a workflow"),
        ("wagtailredirects:index", "Thêm chuyển hướng", "Add redirect"),
    ],
)
def test_screens(chief, section, name, vietnamese, english):
    response = sign_in(chief).get(reverse(name), follow=True)

    assert vietnamese in text_of(response)
    assert english not in text_of(response)
    assert re.search(r'<html[^>]* lang="vi"', response.content.decode())


def test_log_in(client):
    text = text_of(client.get(reverse("wagtailadmin_login")))

    assert "Đăng nhập" in text and "Quên mật khẩu" in text
    assert "Sign in" not in text


def test_wrong_password(client, chief):
    data = {"username": chief.username, "password": "wrong"}

    text = text_of(client.post(reverse("wagtailadmin_login"), data))

    assert "mật khẩu. Hãy thử lại." in text


def test_everybody_reads_the_language_of_their_account(settings, section):
    settings.LANGUAGE_CODE = "en-us"
    teacher, visitor = reader_of("vi", "co-sen"), reader_of("", "john")

    mine = sign_in(teacher).get(reverse("wagtailadmin_home"))
    other = sign_in(visitor).get(reverse("wagtailadmin_home"))

    assert "Trang tổng quan" in text_of(mine) and "Dashboard" not in text_of(mine)
    assert "Dashboard" in text_of(other) and "Trang tổng quan" not in text_of(other)
    assert strings_of_scripts(sign_in(teacher))["Save error"] == "Lỗi khi lưu"
    assert "Save error" not in strings_of_scripts(sign_in(visitor))


def test_account_offers_vietnamese(chief):
    html = sign_in(chief).get(reverse("wagtailadmin_account")).content.decode()

    # Django has the name with decomposed letters.
    assert '<option value="vi">Tiếng Việt</option>' in unicodedata.normalize("NFC", html)
    # Beside it only the language that reads the dates of this site's picker.
    menu = re.search(r'<select name="[^"]*preferred_language".*?</select>', html, re.S)[0]
    assert set(re.findall(r'value="([^"]+)"', menu)) == {"vi", "en"}


def test_chosen_language_is_kept(chief):
    data = {"preferred_language": "vi", "current_time_zone": ""}
    form = LocalePreferencesForm(data, instance=UserProfile.get_for_user(chief))
    assert form.is_valid(), form.errors
    form.save()

    html = sign_in(chief).get(reverse("wagtailadmin_account")).content.decode()

    assert re.search(r'<option value="vi" selected', html)


def test_scripts_without_an_account(client):
    strings = strings_of_scripts(client)

    assert strings["Save error"] == "Lỗi khi lưu"
    # A plural has a list: Vietnamese has one form.
    assert any(isinstance(text, list) and len(text) == 1 for text in strings.values())


def test_months_and_weekdays_of_the_date_picker(chief):
    strings = wagtail_config(sign_in(chief).get(reverse("wagtailadmin_home")))["STRINGS"]

    assert strings["MONTHS"] == [f"Tháng {number}" for number in range(1, 13)]
    assert strings["WEEKDAYS"][:2] == ["Chủ nhật", "Thứ 2"]
    assert len(set(strings["WEEKDAYS_SHORT"])) == 7
    assert strings["BULK_ACTIONS"]["PAGE"]["PLURAL"] == "Đã chọn %(objects)s trang"


def test_date_picker_starts_on_monday_and_writes_the_day_first():
    assert AdminDateInput().get_config() == {"dayOfWeekStart": 1, "format": "d/m/Y"}


def test_date_is_shown_as_it_is_typed(chief, section):
    page = make_plan(section, issued_on=datetime.date(2026, 11, 25))
    url = reverse("wagtailadmin_pages:edit", args=[page.pk])

    html = sign_in(chief).get(url).content.decode()

    assert re.search(r'<input[^>]*name="issued_on"[^>]*value="25/11/2026"', html)


def test_typed_date_is_day_month_year(chief, section):
    page = make_plan(section)
    url = reverse("wagtailadmin_pages:edit", args=[page.pk])

    response = sign_in(chief).post(url, forms.plan(issued_on="03/02/2026"))

    assert response.status_code == 302
    page.refresh_from_db()
    assert page.get_latest_revision_as_object().issued_on == THIRD_OF_FEBRUARY


@pytest.mark.parametrize(
    "typed", ["03/02/2026", "3/2/2026", "03-02-2026", "03.02.2026", "03/02/26", "2026-02-03"]
)
def test_ways_to_type_a_date(typed):
    assert DateField(widget=AdminDateInput()).clean(typed) == THIRD_OF_FEBRUARY


def test_a_page_saved_in_english_keeps_its_date(section):
    """English reads 03/02/2026 as the 2nd of March, unless it is told otherwise."""
    page = make_plan(section, issued_on=THIRD_OF_FEBRUARY)
    url = reverse("wagtailadmin_pages:edit", args=[page.pk])
    client = sign_in(reader_of("en", "john"))
    shown = re.search(r'name="issued_on"[^>]*value="([^"]*)"', client.get(url).content.decode())[1]
    assert shown == "03/02/2026"

    assert client.post(url, forms.plan(issued_on=shown)).status_code == 302

    page.refresh_from_db()
    assert page.get_latest_revision_as_object().issued_on == THIRD_OF_FEBRUARY


@pytest.mark.parametrize("typed", ["25/11/2026 07:30", "25/11/2026 07:30:00", "2026-11-25 07:30"])
def test_ways_to_type_a_time(typed):
    local = timezone.localtime(DateTimeField().clean(typed))
    assert local.replace(tzinfo=None) == datetime.datetime(2026, 11, 25, 7, 30)


def test_first_format_shows_what_can_be_typed(settings):
    """Each pair: what Wagtail's settings write is what the form reads first."""
    assert formats.get_format("DATE_INPUT_FORMATS")[0] == settings.WAGTAIL_DATE_FORMAT
    assert formats.get_format("DATETIME_INPUT_FORMATS")[0] == settings.WAGTAIL_DATETIME_FORMAT
    assert formats.get_format("TIME_INPUT_FORMATS")[0] == settings.WAGTAIL_TIME_FORMAT


def test_numbers():
    assert formats.number_format(1_000_000, force_grouping=True) == "1.000.000"
    assert formats.number_format(1.5) == "1,5"
    template = Template("{% load wagtailadmin_tags %}{{ number|intcomma }}")
    assert template.render(Context({"number": 1_000_000})) == "1.000.000"


def test_numbers_of_other_languages_stay():
    with translation.override("en"):
        assert formats.number_format(1_000_000.5, force_grouping=True) == "1,000,000.5"
        assert formats.get_format("DATE_FORMAT") == "N j, Y"


@pytest.mark.parametrize(
    ("ago", "shown"),
    [
        ({"days": 3}, "3 ngày trước"),
        ({"hours": 5, "minutes": 10}, "5 giờ trước"),
        ({"weeks": 2}, "2 tuần trước"),
        ({"seconds": 2}, "vừa xong"),
    ],
)
def test_times_ago(ago, shown):
    moment = timezone.now() - datetime.timedelta(**ago)
    template = Template("{% load wagtailadmin_tags %}{{ moment|timesince_simple }}")

    assert spaces(template.render(Context({"moment": moment}))) == shown


def test_time_ago_with_the_date_behind_it():
    moment = timezone.make_aware(datetime.datetime(2020, 11, 25, 7, 30))
    template = Template("{% load wagtailadmin_tags %}{% human_readable_date moment %}")

    html = spaces(template.render(Context({"moment": moment})))

    assert 'value="25/11/2020 07:30"' in html
    assert re.search(r"\d+ năm trước", html)


def test_explorer_names_its_columns(chief, section):
    url = reverse("wagtailadmin_explore", args=[section.site_home.pk])

    text = text_of(sign_in(chief).get(url))

    assert all(word in text for word in ("Tiêu đề", "Cập nhật", "Loại", "Trạng thái"))
    assert not any(word in text.split() for word in ("Title", "Updated", "Type", "Status"))


def test_messages_after_an_action(chief, section):
    page = section.site_home.add_child(instance=Page(title="Trang thử"))
    url = reverse("wagtailadmin_pages:delete", args=[page.pk])

    text = text_of(sign_in(chief).post(url, follow=True))

    assert "Đã xóa trang 'Trang thử'." in text


@pytest.mark.parametrize(("language", "words"), [("vi", ("Sửa", "Gỡ")), ("en", ("Edit", "Remove"))])
def test_buttons_at_a_link_in_a_text_have_the_language_of_the_reader(section, language, words):
    page = make_plan(section)
    client = sign_in(reader_of(language, "chi-hoa"))
    html = client.get(reverse("wagtailadmin_pages:edit", args=[page.pk])).content.decode()
    script = re.search(r'<script src="(\S+tooltips\.js\S*)" ([^>]*)></script>', html)
    assert script, "the editor loads no script for them"
    assert script[2] == f'data-edit="{words[0]}" data-remove="{words[1]}"'
    assert finders.find(re.search(r"static/(.+\.js)", script[1])[1])


def test_wagtail_names_people_with_the_family_first(chief, section):
    person = User.objects.create_user("lan", first_name="Lan", last_name="Nguyễn Thị")
    make_plan(section).save_revision(user=person, log_action=True, changed=True)
    client = sign_in(chief)
    for screen in ("wagtailusers_users:index", "wagtailadmin_reports:site_history"):
        text = text_of(client.get(reverse(screen)))
        assert "Nguyễn Thị Lan" in text and "Lan Nguyễn" not in text, screen
