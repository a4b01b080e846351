"""The sheet of a procedure for the notice board."""

import re

import pytest
from wagtail.models import PageViewRestriction, Site

from tests.factories import ProcedureFactory
from tests.school import take_down

pytestmark = pytest.mark.django_db


@pytest.fixture
def procedure(section):
    Site.objects.update(site_name="Trường Mầm non Hoa Sen")
    return ProcedureFactory(parent=section.procedures)


def test_the_sheet_holds_the_whole_procedure_and_the_posting_record(client, procedure):
    html = client.get(f"{procedure.url}to-roi/").content.decode()
    for text in (
        "Trường Mầm non Hoa Sen",
        procedure.title,
        "Cha mẹ hoặc người giám hộ của trẻ",
        "Giấy khai sinh",
        "Mẫu số 01",
        "Nộp tại văn phòng.",
        "9 ngày làm việc",
        "2.000 đồng",
        "Miễn lệ phí cho hộ nghèo",
        "Trẻ được tiếp nhận",
        "238/2025/NĐ-CP",
        "Nơi tiếp nhận phản ánh, kiến nghị",
        "Ngày niêm yết",
        "Người niêm yết",
        "Ngày gỡ",
    ):
        assert text in html, text


def test_the_sheet_leads_machines_to_the_procedure(client, procedure):
    response = client.get(f"{procedure.url}to-roi/")
    html = response.content.decode()
    assert response["X-Robots-Tag"] == "noindex"
    assert f'<link rel="canonical" href="{procedure.full_url}">' in html
    assert '<meta name="robots" content="noindex">' in html


def test_the_code_is_drawn_without_styles_or_pictures(client, procedure):
    html = client.get(f"{procedure.url}to-roi/").content.decode()
    assert re.search(r'<svg[^>]*class="cchc-qr"', html)
    assert "style=" not in html and "<img" not in html and "<script" not in html


def test_the_procedure_links_to_its_sheet(client, procedure):
    assert f'href="{procedure.url}to-roi/"' in client.get(procedure.url).content.decode()


def test_a_restriction_closes_the_sheet_as_well(client, procedure):
    PageViewRestriction.objects.create(page=procedure, restriction_type=PageViewRestriction.LOGIN)
    assert client.get(f"{procedure.url}to-roi/").status_code == 302


def test_a_procedure_that_is_no_longer_public_has_no_sheet(client, procedure):
    take_down(procedure)
    assert client.get(f"{procedure.url}to-roi/").status_code == 404


def test_a_draft_does_not_reach_the_sheet(client, procedure):
    procedure.results = "CHƯA CÔNG BỐ"
    procedure.save_revision()
    assert "CHƯA CÔNG BỐ" not in client.get(f"{procedure.url}to-roi/").content.decode()


def test_the_sheet_says_where_to_send_feedback_as_the_section_does(client, section, procedure):
    section.home.feedback_contact = "Văn phòng, điện thoại 0258 000 111"
    section.home.save()
    assert "Văn phòng, điện thoại 0258 000 111" in client.get(section.home.url).content.decode()
    html = client.get(f"{procedure.url}to-roi/").content.decode()
    assert "Văn phòng, điện thoại 0258 000 111" in html
