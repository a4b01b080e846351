"""The import wizard of the admin, as a person clicks through it."""

import datetime

import pytest
from django.urls import reverse
from django.utils import timezone
from django.utils.html import escape
from wagtail.models import Page, PageLogEntry

from cchc_wagtail.models import (
    DocumentPage,
    ImportUpload,
    OrgUnit,
    PlanIndexPage,
    PlanPage,
    PlanTask,
)
from tests.import_samples import DECISION, FORM, PLAN, REPORT, bad_files, real_plan, word_file
from tests.school import make_person, sign_in
from tests.wizard import START, confirm, messages_of, upload, upload_and_open

pytestmark = pytest.mark.django_db


@pytest.fixture
def writer(section):
    """A person who may write plans and documents and look after the register of units."""
    return make_person("van-thu", "add_orgunit", on=section.home, pages="add")


def test_word_plan_goes_through_the_wizard_to_its_edit_page(section, writer):
    client = sign_in(writer)
    assert client.get(START).status_code == 200
    address, page = upload_and_open(client, word_file(PLAN), "ke-hoach.docx")
    text = page.content.decode()
    for words in (
        "TRƯỜNG MẦM NON HOA SEN",
        "05/KH-MNHS",
        "MỤC ĐÍCH, YÊU CẦU",
        "Kiểm tra việc công khai thủ tục.",
        "Căn cứ Nghị định số 30/2020/NĐ-CP",
        escape("trang điện tử <của trường>"),
    ):
        assert words in text
    assert not PlanPage.objects.exists()
    response = confirm(client, address, section, units=["Văn phòng"])
    plan = PlanPage.objects.get()
    assert response["Location"] == reverse("wagtailadmin_pages:edit", args=[plan.pk])
    assert not plan.live
    assert plan.owner == writer
    assert PlanTask.objects.filter(plan_id=plan.pk).count() == 4
    assert OrgUnit.objects.get().name == "Văn phòng"
    assert not ImportUpload.objects.exists()
    assert PageLogEntry.objects.filter(page=plan.pk, action="cchc_wagtail.import").exists()
    edit = client.get(response["Location"])
    assert edit.status_code == 200
    assert plan.title in messages_of(edit)


def test_preview_shows_every_finding_with_its_line_and_all_unread_text(section, writer):
    path = real_plan()
    _address, page = upload_and_open(sign_in(writer), path.read_bytes(), path.name)
    documents = page.context["documents"]
    text = page.content.decode()
    findings = documents[0].target.outline["findings"]
    assert len(findings) >= 6
    for finding in findings:
        assert escape(finding["message"]) in text
    for line in documents[0].target.outline["unread"]:
        assert escape(line) in text
    assert text.count("Thực hiện báo cáo định kỳ, đột xuất") >= 4


def test_units_in_the_register_are_shown_and_missing_ones_offered(section, writer):
    OrgUnit.objects.create(name="Ban Giám hiệu trường", aliases="BGH")
    _address, page = upload_and_open(sign_in(writer), PLAN)
    text = page.content.decode()
    assert "Ban Giám hiệu trường" in text
    assert 'name="units" value="Tổ Chồi"' in text
    assert 'name="units" value="Ban giám hiệu"' not in text


def test_report_is_announced_as_a_document(section, writer):
    client = sign_in(writer)
    address, page = upload_and_open(client, REPORT)
    assert "Báo cáo" in page.content.decode()
    client.post(address, {"parent": section.documents.pk})
    assert DocumentPage.objects.get().kind == "BC"


def test_both_documents_of_a_file_are_shown_and_made(section, writer):
    client = sign_in(writer)
    address, page = upload_and_open(client, DECISION + PLAN)
    assert len(page.context["documents"]) == 2
    response = client.post(address, {"parent": section.plans.pk}, follow=True)
    assert PlanPage.objects.count() == 1
    assert DocumentPage.objects.get().number == "04"
    assert reverse("wagtailadmin_pages:edit", args=[DocumentPage.objects.get().pk]) in (
        response.content.decode()
    )


@pytest.mark.parametrize("what", bad_files())
def test_bad_file_gets_a_sentence_and_nothing_is_kept(section, writer, what):
    before = Page.objects.count()
    name, content = bad_files()[what]
    response = upload(sign_in(writer), content, name)
    assert response.status_code == 422
    assert name in " ".join(response.context["form"].errors["file"])
    assert Page.objects.count() == before
    assert not ImportUpload.objects.exists()


def test_form_too_large_file_and_no_file_are_refused(section, writer, settings):
    client = sign_in(writer)
    assert "ĐƠN XIN NHẬP HỌC" in upload(client, FORM).content.decode()
    assert client.post(START, {}).context["form"].errors["file"]
    settings.CCHC_WAGTAIL = {"IMPORT_MAX_BYTES": 100}
    assert upload(client, PLAN).status_code == 422
    assert not ImportUpload.objects.exists()


def test_person_chooses_among_several_indexes(section, writer):
    other = section.home.add_child(instance=PlanIndexPage(title="Kế hoạch Đội", slug="doi"))
    client = sign_in(writer)
    address, page = upload_and_open(client, PLAN, start=f"{START}?parent={other.pk}")
    assert f'<option value="{other.pk}" selected>' in page.content.decode()
    confirm(client, address, section)
    assert PlanPage.objects.get().get_parent().pk == section.plans.pk


def test_old_uploads_go_at_the_next_one_and_few_wait(section, writer):
    client = sign_in(writer)
    upload(client, PLAN)
    ImportUpload.objects.update(created_at=timezone.now() - datetime.timedelta(days=2))
    for _time in range(6):
        upload(client, PLAN)
    assert ImportUpload.objects.count() == 4
    assert not ImportUpload.objects.filter(
        created_at__lt=timezone.now() - datetime.timedelta(days=1)
    ).exists()


def test_menu_and_the_lists_of_plans_lead_to_the_wizard(section, writer):
    client = sign_in(writer)
    assert START in client.get(reverse("wagtailadmin_home")).content.decode()
    explorer = reverse("wagtailadmin_explore", args=[section.plans.pk])
    assert f"{START}?parent={section.plans.pk}" in client.get(explorer).content.decode()
    explorer = reverse("wagtailadmin_explore", args=[section.stories.pk])
    assert f"{START}?parent=" not in client.get(explorer).content.decode()
