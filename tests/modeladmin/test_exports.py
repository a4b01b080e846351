"""Spreadsheets of the registers."""

import csv
import datetime
import io

import pytest
from django.urls import reverse
from django.utils import timezone, translation
from openpyxl import load_workbook

from cchc_wagtail.models import OrgUnit
from tests.school import make_activity, make_person, make_plan, make_task, sign_in

pytestmark = pytest.mark.django_db

REGISTERS = ("orgunit", "plantask", "activitypage")


@pytest.fixture
def clerk(section):
    user = make_person(
        "van-thu", "view_orgunit", "view_plantask", on=section.home, pages="add change"
    )
    return sign_in(user)


def download(client, register, kind):
    address = reverse(f"cchc_wagtail_{register}_modeladmin_index")
    response = client.get(address, {"export": kind})
    assert response.status_code == 200
    return response, b"".join(response.streaming_content)


def csv_rows(client, register):
    _response, content = download(client, register, "csv")
    return list(csv.reader(io.StringIO(content.decode("utf-8-sig"))))


def xlsx_rows(client, register):
    _response, content = download(client, register, "xlsx")
    return list(load_workbook(io.BytesIO(content)).active.iter_rows())


@pytest.mark.parametrize("register", REGISTERS)
@pytest.mark.parametrize("kind", ["csv", "xlsx"])
def test_file_name_is_ascii_and_says_what_it_holds(clerk, register, kind):
    name = {"orgunit": "don-vi", "plantask": "nhiem-vu", "activitypage": "hoat-dong"}[register]
    response, _content = download(clerk, register, kind)
    assert f'filename="{name}.{kind}"' in response["Content-Disposition"]


def test_csv_opens_in_excel_with_vietnamese_letters(clerk):
    OrgUnit.objects.create(name="Văn phòng")
    _response, content = download(clerk, "orgunit", "csv")
    assert content.startswith(b"\xef\xbb\xbf")
    assert "Văn phòng" in content.decode("utf-8-sig")


@pytest.mark.parametrize("register", REGISTERS)
def test_headings_are_the_labels_of_the_fields(clerk, register):
    for row in (csv_rows(clerk, register)[0], [c.value for c in xlsx_rows(clerk, register)[0]]):
        assert all(heading and "_" not in heading for heading in row)
        assert all(heading[0] == heading[0].upper() for heading in row)


def test_values_are_words_not_codes(clerk):
    unit = OrgUnit.objects.create(name="Văn phòng", kind="office")
    with translation.override("vi"):
        kind = unit.get_kind_display()
    heading, row = csv_rows(clerk, "orgunit")
    assert kind in row
    assert "office" not in row
    assert "-" not in row


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r"])
def test_no_cell_of_a_csv_file_is_a_formula(clerk, start):
    OrgUnit.objects.create(name=f"{start}1+1", head=f"{start}HYPERLINK(1)")
    row = csv_rows(clerk, "orgunit")[1]
    assert row[0] == f"'{start}1+1"
    assert not any(cell.startswith(("=", "+", "-", "@", "\t", "\r")) for cell in row)


def test_formula_is_plain_text_in_xlsx(clerk):
    OrgUnit.objects.create(name="=1+1", phone="+84 58 123", head="Nguyễn\x0b Thị\x00 Sen")
    row = xlsx_rows(clerk, "orgunit")[1]
    assert (row[0].value, row[0].data_type) == ("=1+1", "s")
    assert "+84 58 123" in [cell.value for cell in row]
    assert "Nguyễn Thị Sen" in [cell.value for cell in row]


def test_dates_are_dates(clerk, section):
    day = datetime.date(2026, 5, 31)
    make_task(make_plan(section), due_on=day)
    assert "2026-05-31" in csv_rows(clerk, "plantask")[1]
    dates = [cell.value for cell in xlsx_rows(clerk, "plantask")[1] if cell.is_date]
    assert dates == [day]


def test_times_are_local(clerk, section):
    start = timezone.make_aware(datetime.datetime(2026, 9, 5, 7, 30))
    make_activity(section, starts_at=start, participants=0)
    row = csv_rows(clerk, "activitypage")[1]
    assert "2026-09-05 07:30" in row
    assert "0" in row
    values = [cell.value for cell in xlsx_rows(clerk, "activitypage")[1]]
    assert datetime.datetime(2026, 9, 5, 7, 30) in values


def test_spreadsheet_holds_what_the_filter_shows(clerk):
    OrgUnit.objects.create(name="Văn phòng", kind="office")
    OrgUnit.objects.create(name="Công đoàn", kind="union")
    address = reverse("cchc_wagtail_orgunit_modeladmin_index")
    response = clerk.get(address, {"export": "csv", "kind__exact": "union"})
    text = b"".join(response.streaming_content).decode()
    assert "Công đoàn" in text
    assert "Văn phòng" not in text


@pytest.mark.parametrize("register", ["orgunit", "plantask"])
def test_spreadsheet_needs_the_right_to_the_register(section, register):
    editor = sign_in(make_person("bien-tap", on=section.home, pages="add change"))
    address = reverse(f"cchc_wagtail_{register}_modeladmin_index")
    response = editor.get(address, {"export": "csv"})
    assert (response.status_code, response.url) == (302, reverse("wagtailadmin_home"))
