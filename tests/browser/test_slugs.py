"""The address of a new page, while its title is typed in a browser."""

import unicodedata

import pytest
from django.urls import reverse

pytestmark = pytest.mark.django_db(transaction=True)

TITLES = {
    "Đơn xin nghỉ học": "don-xin-nghi-hoc",
    "Hoà Bình, hòa thuận": "hoa-binh-hoa-thuan",
    "QUYẾT ĐỊNH số 15/QĐ-MNHS": "quyet-dinh-so-15-qd-mnhs",
    "Kế hoạch – năm học 2026-2027": "ke-hoach-nam-hoc-2026-2027",
    unicodedata.normalize("NFD", "Thủ tục chuyển trường"): "thu-tuc-chuyen-truong",
}


@pytest.mark.parametrize("unicode_slugs", [True, pytest.param(False, marks=pytest.mark.full)])
def test_the_address_follows_the_title_in_ascii(
    chromium, live_server, school, settings, unicode_slugs
):
    settings.WAGTAIL_ALLOW_UNICODE_SLUGS = unicode_slugs
    context = chromium.new_context(locale="vi-VN")
    page = context.new_page()
    page.goto(live_server.url + reverse("wagtailadmin_login"))
    page.fill("input[name=username]", school.author.username)
    page.fill("input[name=password]", "mat-khau-thu")
    page.click("button[type=submit]")
    page.wait_for_load_state()
    add = reverse(
        "wagtailadmin_pages:add", args=["cchc_wagtail", "planpage", school.section.plans.pk]
    )
    for title, slug in TITLES.items():
        page.goto(live_server.url + add)
        page.wait_for_load_state("networkidle")
        page.fill("#id_title", title)
        page.locator("#id_title").blur()
        page.wait_for_function("document.querySelector('#id_slug').value !== ''")
        assert page.eval_on_selector("#id_slug", "field => field.value") == slug
    context.close()
