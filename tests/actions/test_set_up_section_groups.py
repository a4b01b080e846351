"""What the members of each group can do in the admin after ``cchc_setup``."""

from io import StringIO

import pytest
from django.contrib.auth.models import Group
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import call_command
from django.urls import reverse
from wagtail.documents.models import Document
from wagtail.fields import StreamField
from wagtail.images.models import Image
from wagtail.images.tests.utils import get_test_image_file
from wagtail.models import Collection, Page, Site
from wagtail.test.utils.form_data import querydict_from_html

from cchc_wagtail.enums import RoleGroup
from cchc_wagtail.models import OrgUnit, ProcedureIndexPage, ProcedurePage, ReformHomePage
from tests.testapp.models import HomePage

pytestmark = pytest.mark.django_db


@pytest.fixture
def home(db) -> Page:
    call_command("cchc_setup", stdout=StringIO())
    return ReformHomePage.objects.get()


@pytest.fixture
def sign_in(client, django_user_model):
    def sign_in_as(group: str):
        user = django_user_model.objects.create_user(f"member-{group}", password="x")
        user.groups.add(Group.objects.get(name=group))
        client.force_login(user)
        return client

    return sign_in_as


def add_address(index: Page, model: str = "procedurepage") -> str:
    return reverse("wagtailadmin_pages:add", args=["cchc_wagtail", model, index.pk])


def submit_procedure(client, title: str, slug: str, **buttons: str):
    """Fill in the form for a new procedure and press a button of it."""
    address = add_address(ProcedureIndexPage.objects.get())
    html = client.get(address).content.decode()
    data = querydict_from_html(html, form_id="page-edit-form")
    # The script of the page fills in how many blocks each stream has.
    for field in ProcedurePage._meta.get_fields():
        if isinstance(field, StreamField):
            data[f"{field.name}-count"] = "0"
    data["title"] = title
    data["slug"] = slug
    data.update(buttons)
    return client.post(address, data)


def test_editors_write_drafts_and_cannot_publish(home, sign_in):
    client = sign_in(RoleGroup.EDITORS)

    response = submit_procedure(client, "Xin nghỉ học", "xin-nghi-hoc", **{"action-publish": "1"})

    assert response.status_code == 302
    page = ProcedurePage.objects.get()
    assert not page.live
    assert b"action-publish" not in client.get(edit_address(page)).content


def edit_address(page: Page) -> str:
    return reverse("wagtailadmin_pages:edit", args=[page.pk])


def test_board_writes_drafts_like_everybody_and_holds_the_emergency_door(home, sign_in):
    client = sign_in(RoleGroup.BOARD)

    submit_procedure(client, "Xin nghỉ học", "xin-nghi-hoc", **{"action-publish": "1"})

    page = ProcedurePage.objects.get()
    assert not page.live
    assert client.get(reverse("cchc_review_emergency", args=[page.pk])).status_code == 200


@pytest.mark.parametrize("group", [RoleGroup.OFFICE, RoleGroup.UNION])
def test_reviewers_open_the_editor_and_create_nothing(home, sign_in, group):
    index = ProcedureIndexPage.objects.get()
    page = index.add_child(instance=ProcedurePage(title="Xin học lại", live=False))
    client = sign_in(group)

    assert client.get(edit_address(page)).status_code == 200
    # Wagtail sends people without the permission back to the admin's home page.
    refused = client.get(add_address(index))
    assert (refused.status_code, refused.url) == (302, reverse("wagtailadmin_home"))


@pytest.mark.parametrize("group", list(RoleGroup))
def test_other_pages_of_the_site_stay_closed(home, sign_in, group):
    root = Site.objects.get(is_default_site=True).root_page
    other = root.add_child(instance=HomePage(title="Tin tức", slug="tin-tuc"))

    response = sign_in(group).get(edit_address(other))

    assert (response.status_code, response.url) == (302, reverse("wagtailadmin_home"))


@pytest.mark.parametrize("group", list(RoleGroup))
def test_every_group_enters_the_admin_and_sees_the_section(home, sign_in, group):
    client = sign_in(group)

    assert client.get(reverse("wagtailadmin_home")).status_code == 200
    response = client.get(reverse("wagtailadmin_explore", args=[home.pk]))
    assert response.status_code == 200
    assert "Thủ tục hành chính" in response.content.decode()


@pytest.mark.parametrize("group", list(RoleGroup))
def test_every_group_adds_and_chooses_files_of_the_section_only(home, sign_in, group):
    other = Collection.get_first_root_node().add_child(name="Khác")
    Document.objects.create(title="Tệp của nơi khác", collection=other)
    Image.objects.create(title="Ảnh của nơi khác", collection=other, file=get_test_image_file())
    collection = Collection.objects.get(name="Cải cách hành chính")
    client = sign_in(group)

    client.post(
        reverse("wagtaildocs:add"),
        {
            "title": "Mẫu đơn",
            "file": SimpleUploadedFile("mau-don.txt", "Đơn xin".encode()),
            "collection": collection.pk,
        },
    )
    client.post(
        reverse("wagtailimages:add"),
        {
            "title": "Hội thi",
            "file": SimpleUploadedFile("hoi-thi.png", get_test_image_file().file.getvalue()),
            "collection": collection.pk,
        },
    )

    assert [d.title for d in Document.objects.filter(collection=collection)] == ["Mẫu đơn"]
    assert [i.title for i in Image.objects.filter(collection=collection)] == ["Hội thi"]
    choosers = (
        (reverse("wagtaildocs_chooser:choose"), "Mẫu đơn", "Tệp của nơi khác"),
        (reverse("wagtailimages_chooser:choose"), "Hội thi", "Ảnh của nơi khác"),
    )
    for address, own, foreign in choosers:
        html = client.get(address).json()["html"]
        assert own in html
        assert foreign not in html


def allowed_on_register(user, model: str) -> set[str]:
    actions = ("view", "add", "change", "delete")
    return {action for action in actions if user.has_perm(f"cchc_wagtail.{action}_{model}")}


@pytest.mark.parametrize("model", ["orgunit", "plantask"])
@pytest.mark.parametrize(
    ("group", "allowed"),
    [
        (RoleGroup.EDITORS, {"view", "add", "change"}),
        (RoleGroup.OFFICE, {"view", "add", "change"}),
        (RoleGroup.UNION, {"view"}),
        (RoleGroup.BOARD, {"view", "add", "change", "delete"}),
    ],
)
def test_registers_are_kept_by_editors_and_office_and_ruled_by_the_board(
    home, django_user_model, group, allowed, model
):
    user = django_user_model.objects.create_user("member")
    user.groups.add(Group.objects.get(name=group))

    assert allowed_on_register(user, model) == allowed


def test_units_and_groups_belong_together(home):
    assert {unit.group.name for unit in OrgUnit.objects.exclude(group=None)} == {
        RoleGroup.BOARD,
        RoleGroup.OFFICE,
        RoleGroup.UNION,
    }
