"""Who may go through the import wizard, and how often."""

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse

from cchc_wagtail.models import (
    DocumentIndexPage,
    ImportUpload,
    OrgUnit,
    PlanIndexPage,
    PlanPage,
    ReformHomePage,
)
from tests.import_samples import DECISION, PLAN
from tests.school import make_person, sign_in
from tests.wizard import START, confirm, messages_of, upload, upload_and_open

pytestmark = pytest.mark.django_db


@pytest.fixture
def writer(section):
    """A person who may write plans and documents and look after the register of units."""
    return make_person("van-thu", "add_orgunit", on=section.home, pages="add")


def test_who_may_not_add_units_gets_no_boxes_and_creates_none(section):
    client = sign_in(make_person("giao-vien", on=section.home, pages="add"))
    address, page = upload_and_open(client, PLAN)
    assert 'name="units"' not in page.content.decode()
    confirm(client, address, section, units=["Văn phòng"])
    assert PlanPage.objects.count() == 1
    assert not OrgUnit.objects.exists()


def test_second_confirmation_says_so_and_makes_no_second_page(section, writer):
    client = sign_in(writer)
    address, _page = upload_and_open(client, PLAN)
    confirm(client, address, section)
    response = client.post(address, {"parent": section.plans.pk}, follow=True)
    assert response.redirect_chain[0][0] == START
    assert messages_of(response)
    assert PlanPage.objects.count() == 1


def test_only_the_person_who_uploaded_may_go_on(section, writer):
    address, _page = upload_and_open(sign_in(writer), PLAN)
    other = sign_in(make_person("nguoi-khac", on=section.home, pages="add"))
    assert other.get(address)["Location"] == START
    assert confirm(other, address, section)["Location"] == START
    cancel = address.split("?")[0] + "cancel/"
    other.post(cancel)
    assert ImportUpload.objects.count() == 1
    assert not PlanPage.objects.exists()


def test_cancel_drops_the_file_and_only_by_post(section, writer):
    client = sign_in(writer)
    address, _page = upload_and_open(client, PLAN)
    cancel = address.split("?")[0] + "cancel/"
    assert client.get(cancel).status_code == 405
    assert ImportUpload.objects.exists()
    assert client.post(cancel)["Location"] == START
    assert not ImportUpload.objects.exists()
    assert not PlanPage.objects.exists()


def test_confirmation_needs_the_token_of_the_form(section, writer):
    address, _page = upload_and_open(sign_in(writer), PLAN)
    strict = Client(enforce_csrf_checks=True)
    strict.force_login(writer)
    assert confirm(strict, address, section).status_code == 403
    assert upload(strict, PLAN).status_code == 403
    assert not PlanPage.objects.exists()


@pytest.mark.parametrize("pages", ["", "change", "publish"])
def test_editor_without_the_right_to_add_pages_is_turned_away(section, writer, pages):
    address, _page = upload_and_open(sign_in(writer), PLAN)
    reader = make_person("chi-doc", on=section.home, pages=pages)
    ImportUpload.objects.update(user=reader)
    client = sign_in(reader)
    for response in (client.get(START), upload(client, PLAN)):
        assert response["Location"] == reverse("wagtailadmin_home")
    for response in (client.get(address), confirm(client, address, section)):
        assert response["Location"] == reverse("wagtailadmin_home")
    assert not PlanPage.objects.exists()
    assert START not in client.get(reverse("wagtailadmin_home")).content.decode()


def test_rights_on_the_plans_alone_are_not_enough_for_a_decision(section):
    client = sign_in(make_person("ke-hoach", on=section.plans, pages="add"))
    response = upload(client, DECISION + PLAN)
    assert section.documents.title in response.content.decode()
    assert response.status_code == 422
    assert upload(client, PLAN).status_code == 302


def test_visitors_and_accounts_without_admin_are_sent_to_the_login(section):
    parent = Client()
    parent.force_login(User.objects.create_user("phu-huynh"))
    for client in (Client(), parent):
        for address in (START, f"{START}1/"):
            assert "/admin/login/" in client.get(address)["Location"]
        assert "/admin/login/" in upload(client, PLAN)["Location"]
    assert not ImportUpload.objects.exists()


@pytest.mark.parametrize("wanted", ["site_home", "documents", None])
def test_page_that_was_not_offered_is_no_parent(section, writer, wanted):
    client = sign_in(writer)
    address, _page = upload_and_open(client, PLAN)
    parent = getattr(section, wanted).pk if wanted else "999999"
    response = client.post(address, {"parent": parent}, follow=True)
    assert messages_of(response)
    assert response.context["upload"] == ImportUpload.objects.get()
    assert not PlanPage.objects.exists()


def test_rights_are_asked_again_for_the_page_that_was_chosen(section):
    """The decision of a file goes to the section of its plan, which may be another one."""
    other = section.site_home.add_child(instance=ReformHomePage(title="CCHC cũ", slug="cu"))
    plans = other.add_child(instance=PlanIndexPage(title="Kế hoạch cũ", slug="ke-hoach"))
    other.add_child(instance=DocumentIndexPage(title="Văn bản cũ", slug="van-ban"))
    user = make_person("van-thu", on=section.home, pages="add")
    user.groups.add(*make_person("ke-hoach", on=plans, pages="add").groups.all())
    client = sign_in(user)
    address, _page = upload_and_open(client, DECISION + PLAN)
    response = client.post(address, {"parent": plans.pk}, follow=True)
    assert "Văn bản cũ" in messages_of(response)
    assert not PlanPage.objects.exists()


def test_file_that_the_site_no_longer_takes_is_named(section, writer, settings):
    client = sign_in(writer)
    address, _page = upload_and_open(client, PLAN)
    settings.CCHC_WAGTAIL = {"IMPORT_MAX_BYTES": 100}
    response = client.get(address, follow=True)
    assert response.redirect_chain[0][0] == START
    assert messages_of(response)
