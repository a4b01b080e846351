"""The register of units through the admin."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from cchc_wagtail.models import OrgUnit
from tests.school import (
    make_editor,
    make_person,
    make_plan,
    make_story,
    make_task,
    sign_in,
)

pytestmark = pytest.mark.django_db

ALL = ("add_orgunit", "change_orgunit", "delete_orgunit", "view_orgunit")


def url(action, *args):
    return reverse(f"cchc_wagtail_orgunit_modeladmin_{action}", args=args)


@pytest.fixture
def clerk(db):
    return sign_in(make_person("van-thu", *ALL))


@pytest.fixture
def office():
    return OrgUnit.objects.create(
        name="Văn phòng", aliases="Hành chính\nVP", kind="office", head="Nguyễn Thị Sen"
    )


def names(response):
    return [unit.name for unit in response.context["object_list"]]


def test_menu_leads_to_the_registers(clerk):
    menu = clerk.get(reverse("wagtailadmin_home")).content.decode()
    assert url("index") in menu
    assert reverse("cchc_wagtail_plantask_modeladmin_index") not in menu


def test_menu_of_a_plain_editor_has_no_registers(section):
    editor = sign_in(make_editor(section))
    menu = editor.get(reverse("wagtailadmin_home")).content.decode()
    assert url("index") not in menu
    assert reverse("cchc_wagtail_activitypage_modeladmin_index") in menu


def test_list_shows_units_with_their_kind_in_words(clerk, office):
    html = clerk.get(url("index")).content.decode()
    assert "Văn phòng" in html
    assert "Nguyễn Thị Sen" in html
    assert office.get_kind_display() in html


@pytest.mark.parametrize("term", ["văn phòng", "van phong", "VAN", "hanh chinh", "sen"])
def test_search_finds_with_and_without_accents(clerk, office, term):
    OrgUnit.objects.create(name="Tổ Lá")
    assert names(clerk.get(url("index"), {"q": term})) == ["Văn phòng"]


@pytest.mark.parametrize("term", ["van la", "kho bac", "a\x00b"])
def test_search_without_a_match_says_so(clerk, office, term):
    response = clerk.get(url("index"), {"q": term})
    assert response.status_code == 200
    assert names(response) == []


def test_filter_by_kind(clerk, office):
    OrgUnit.objects.create(name="Công đoàn", kind="union")
    assert names(clerk.get(url("index"), {"kind__exact": "union"})) == ["Công đoàn"]


def test_order_follows_the_column(clerk, office):
    OrgUnit.objects.create(name="Công đoàn")
    assert names(clerk.get(url("index"), {"o": "0"})) == ["Công đoàn", "Văn phòng"]
    assert names(clerk.get(url("index"), {"o": "-0"})) == ["Văn phòng", "Công đoàn"]


def test_list_is_cut_into_pages(clerk):
    OrgUnit.objects.bulk_create(OrgUnit(name=f"Tổ {number:03}") for number in range(60))
    assert len(names(clerk.get(url("index")))) == 50
    assert len(names(clerk.get(url("index"), {"p": 2}))) == 10
    assert len(names(clerk.get(url("index"), {"p": "nhiều"}))) == 50
    assert len(names(clerk.get(url("index"), {"p": 99}))) == 50


@pytest.mark.parametrize(
    "query",
    [
        {"group__user__password__startswith": "md5"},
        {"name__startswith": "Tổ"},
        {"kind__exact": "\x00"},
        {"khong_co": "1"},
    ],
)
def test_address_cannot_filter_by_what_is_no_filter(clerk, office, query):
    assert names(clerk.get(url("index"), query)) == ["Văn phòng"]


def test_inspection_shows_lines_as_lines_and_escapes_html(clerk, section, office):
    office.head = "<b>Sen</b>"
    office.save()
    make_story(section, office)
    html = clerk.get(url("inspect", office.pk)).content.decode()
    assert "Hành chính<br>VP" in html
    assert "&lt;b&gt;Sen&lt;/b&gt;" in html
    assert "Cô Sen giúp phụ huynh" in html


def test_unit_is_made_and_edited_in_the_form(clerk):
    data = {
        "name": "Tổ Lá",
        "aliases": "",
        "kind": "subject_group",
        "head": "",
        "phone": "",
        "email": "",
        "sort_order": "10",
    }
    response = clerk.post(url("create"), data)
    assert response.status_code == 302
    unit = OrgUnit.objects.get()
    clerk.post(url("edit", unit.pk), {**data, "name": "Tổ Lá 1"})
    unit.refresh_from_db()
    assert unit.name == "Tổ Lá 1"


def test_second_unit_of_the_same_name_is_refused_in_the_form(clerk, office):
    data = {"name": "VĂN PHÒNG", "aliases": "", "kind": "office", "sort_order": "10"}
    response = clerk.post(url("create"), data)
    assert response.status_code == 200
    assert "name" in response.context["form"].errors
    assert OrgUnit.objects.count() == 1


def test_unused_unit_is_deleted_after_confirmation(clerk, office):
    question = clerk.get(url("delete", office.pk))
    assert question.status_code == 200
    assert OrgUnit.objects.exists()
    assert clerk.post(url("delete", office.pk)).status_code == 302
    assert not OrgUnit.objects.exists()


def test_deleting_a_used_unit_is_refused_with_links_to_the_uses(section, office):
    user = make_person("hieu-truong", *ALL, "change_plantask", on=section.home, pages="change")
    clerk = sign_in(user)
    story = make_story(section, office)
    task = make_task(make_plan(section), lead_unit=office)
    draft = make_story(section, title="Cô Lan làm thêm giờ")
    draft.unit = office
    draft.save_revision()

    for response in (clerk.get(url("delete", office.pk)), clerk.post(url("delete", office.pk))):
        html = response.content.decode()
        assert reverse("wagtailadmin_pages:edit", args=[story.pk]) in html
        assert reverse("wagtailadmin_pages:edit", args=[draft.pk]) in html
        assert reverse("cchc_wagtail_plantask_modeladmin_edit", args=[task.pk]) in html
        assert url("edit", office.pk) in html
        assert 'method="POST"' not in html.split("main-content")[-1]
    assert response.status_code == 409
    assert OrgUnit.objects.filter(pk=office.pk).exists()


def test_use_that_the_person_may_not_edit_has_no_link(clerk, section, office):
    story = make_story(section, office)
    html = clerk.get(url("delete", office.pk)).content.decode()
    assert "Cô Sen giúp phụ huynh" in html
    assert reverse("wagtailadmin_pages:edit", args=[story.pk]) not in html


def test_title_of_a_use_is_escaped(clerk, section, office):
    make_story(section, office, title="<script>alert(1)</script>")
    html = clerk.get(url("delete", office.pk)).content.decode()
    assert "<script>alert(1)</script>" not in html
    assert "&lt;script&gt;alert(1)" in html


@pytest.mark.parametrize("action", ["index", "create", "inspect", "edit", "delete", "history"])
@pytest.mark.parametrize("method", ["get", "post"])
def test_plain_editor_is_sent_away_from_every_view(section, office, action, method):
    editor = sign_in(make_editor(section))
    address = url(action) if action in ("index", "create") else url(action, office.pk)
    response = getattr(editor, method)(address, {"name": "Khác", "kind": "other"})
    assert response.status_code in (302, 405)
    if response.status_code == 302:
        assert response.url == reverse("wagtailadmin_home")
    assert [unit.name for unit in OrgUnit.objects.all()] == ["Văn phòng"]


@pytest.mark.parametrize("action", ["create", "edit", "delete"])
def test_who_may_only_view_can_list_and_inspect_but_change_nothing(office, action):
    viewer = sign_in(make_person("cong-doan", "view_orgunit"))
    assert viewer.get(url("index")).status_code == 200
    assert viewer.get(url("inspect", office.pk)).status_code == 200
    assert viewer.get(url("history", office.pk)).status_code == 200
    address = url(action) if action == "create" else url(action, office.pk)
    assert viewer.get(address).status_code == 302
    assert viewer.post(address, {"name": "Khác", "kind": "other"}).status_code == 302
    assert [unit.name for unit in OrgUnit.objects.all()] == ["Văn phòng"]


def test_anonymous_visitor_is_asked_to_sign_in(client, office):
    response = client.get(url("index"))
    assert response.status_code == 302
    assert reverse("wagtailadmin_login") in response.url


def test_number_of_queries_does_not_grow_with_the_list(clerk, django_assert_num_queries):
    OrgUnit.objects.bulk_create(OrgUnit(name=f"Tổ {number}") for number in range(10))
    clerk.get(url("index"))
    with CaptureQueriesContext(connection) as few:
        clerk.get(url("index"))
    OrgUnit.objects.bulk_create(OrgUnit(name=f"Khối {number}") for number in range(100))
    with django_assert_num_queries(len(few)):
        clerk.get(url("index"))
