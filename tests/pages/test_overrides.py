"""A host puts its own template in place of one of ours, and nothing else changes."""

from pathlib import Path

import pytest

from tests.factories import PlanFactory, ProcedureFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def host_templates(settings, tmp_path) -> Path:
    """The template folder of the host's project; it comes before those of applications."""
    settings.TEMPLATES = [{**settings.TEMPLATES[0], "DIRS": [str(tmp_path)]}]
    for folder in ("partials", "blocks"):
        (tmp_path / "cchc_wagtail" / folder).mkdir(parents=True)
    return tmp_path / "cchc_wagtail"


def test_a_host_overrides_a_partial(client, section, host_templates):
    (host_templates / "partials/letterhead.html").write_text(
        "<p id='own-letterhead'>{{ page.issuer }}</p>", encoding="utf-8"
    )
    html = client.get(PlanFactory(parent=section.plans).url).content.decode()
    assert "<p id='own-letterhead'>Trường Mầm non Hoa Sen</p>" in html
    assert "cchc-letterhead" not in html
    assert "Nơi nhận:" in html


def test_a_host_replaces_one_block_of_a_partial_and_keeps_the_rest(client, section, host_templates):
    (host_templates / "partials/search_box.html").write_text(
        "{% extends 'cchc_wagtail/partials/search_box.html' %}"
        "{% block search_label %}<label for='cchc-tim'>Phụ huynh cần gì?</label>{% endblock %}",
        encoding="utf-8",
    )
    html = client.get(section.home.url).content.decode()
    assert "Phụ huynh cần gì?" in html and "Bạn cần tìm gì?" not in html
    assert '<input type="search" id="cchc-tim" name="q"' in html


@pytest.mark.parametrize(
    "block", ["letterhead_body", "letterhead_nation", "letterhead_number", "letterhead_date"]
)
def test_each_part_of_the_letterhead_can_be_replaced_alone(client, section, host_templates, block):
    (host_templates / "partials/letterhead.html").write_text(
        "{% extends 'cchc_wagtail/partials/letterhead.html' %}"
        f"{{% block {block} %}}<p id='own-part'></p>{{% endblock %}}",
        encoding="utf-8",
    )
    parts = {
        "letterhead_body": "Ủy ban nhân dân xã Tân Hòa</p>",
        "letterhead_nation": "Độc lập - Tự do - Hạnh phúc",
        "letterhead_number": "Số: 05/KH-MNHS",
        "letterhead_date": 'Tân Hòa, <time datetime="2026-01-05">',
    }
    html = client.get(PlanFactory(parent=section.plans).url).content.decode()
    assert "own-part" in html
    assert {name for name, text in parts.items() if text not in html} == {block}


def test_a_host_overrides_a_block(client, section, host_templates):
    (host_templates / "blocks/signer.html").write_text(
        "<b class='own-signer'>{{ value.name }}</b>", encoding="utf-8"
    )
    html = client.get(PlanFactory(parent=section.plans).url).content.decode()
    assert "<b class='own-signer'>Nguyễn Thị Sen</b>" in html
    assert "cchc-signer" not in html


def test_a_host_whose_base_has_other_block_names_overrides_one_file(
    client, section, host_templates
):
    (host_templates.parent / "frame.html").write_text(
        "<html><body id='frame'>{% block main %}{% endblock %}</body></html>", encoding="utf-8"
    )
    (host_templates / "base.html").write_text(
        "{% extends 'frame.html' %}"
        "{% block main %}<div class='cchc'>{% block cchc_content %}{% endblock %}</div>"
        "{% endblock %}",
        encoding="utf-8",
    )
    html = client.get(PlanFactory(parent=section.plans).url).content.decode()
    assert "id='frame'" in html and "Nguyễn Thị Sen" in html


def test_the_base_template_is_the_one_of_the_setting(client, section, host_templates, settings):
    (host_templates.parent / "other.html").write_text(
        "<html><body id='other'>{% block content %}{% endblock %}</body></html>", encoding="utf-8"
    )
    settings.CCHC_WAGTAIL = {"BASE_TEMPLATE": "other.html"}
    html = client.get(PlanFactory(parent=section.plans).url).content.decode()
    assert "id='other'" in html and "Nguyễn Thị Sen" in html


def test_a_host_replaces_one_block_of_a_page_and_keeps_the_rest(client, section, host_templates):
    (host_templates / "procedure_page.html").write_text(
        "{% extends 'cchc_wagtail/procedure_page.html' %}"
        "{% block cchc_fees %}<p id='own-fees'>Hỏi văn phòng</p>{% endblock %}",
        encoding="utf-8",
    )
    html = client.get(ProcedureFactory(parent=section.procedures).url).content.decode()
    assert "<p id='own-fees'>Hỏi văn phòng</p>" in html
    assert "2.000 đồng" not in html and "Giấy khai sinh" in html


def test_a_host_replaces_the_record_of_the_notice_sheet(client, section, host_templates):
    (host_templates / "procedure_notice_sheet.html").write_text(
        "{% extends 'cchc_wagtail/procedure_notice_sheet.html' %}"
        "{% block sheet_record %}<p id='own-record'></p>{% endblock %}",
        encoding="utf-8",
    )
    page = ProcedureFactory(parent=section.procedures)
    html = client.get(f"{page.url}to-roi/").content.decode()
    assert "own-record" in html and "Người niêm yết" not in html and "Giấy khai sinh" in html
