"""Every page type can be written, edited and copied in the admin by an editor."""

import unicodedata

import pytest
from django.urls import reverse
from django.utils.html import escape
from wagtail.models import Page

from cchc_wagtail.models import (
    ActivityPage,
    DocumentPage,
    OrgUnit,
    PlanPage,
    ProcedurePage,
    StoryPage,
)
from tests.admin import forms
from tests.school import (
    make_person,
    make_plan,
    make_public,
    make_story,
    make_task,
    sign_in,
)

TYPES = {
    "plan": ("planpage", "plans", forms.plan, PlanPage),
    "procedure": ("procedurepage", "procedures", forms.procedure, ProcedurePage),
    "story": ("storypage", "stories", forms.story, StoryPage),
    "document": ("documentpage", "documents", forms.document, DocumentPage),
    "activity": ("activitypage", "activities", forms.activity, ActivityPage),
}
KINDS = sorted(TYPES)


@pytest.fixture
def new_page(editor, section, add_url):
    """Send the form of a new page of a kind; returns the response."""

    def send(name, /, publish=False, **changes):
        page_type, parent, form, _model = TYPES[name]
        data = form(**changes)
        if publish:
            data["action-publish"] = "on"
        return editor.post(add_url(page_type, getattr(section, parent)), data)

    return send


@pytest.mark.parametrize("kind", KINDS)
def test_full_form_makes_a_draft(new_page, kind):
    response = new_page(kind)
    assert response.status_code == 302, response.context["form"].errors
    page = TYPES[kind][3].objects.get()
    assert not page.live
    assert page.slug.isascii()
    assert page.summary == "Tóm tắt một câu."


@pytest.mark.parametrize("kind", KINDS)
def test_draft_is_edited_and_then_published(new_page, editor, edit_url, kind):
    new_page(kind)
    model, form = TYPES[kind][3], TYPES[kind][2]
    page = model.objects.get()
    data = form(title="Tên đã sửa", slug=page.slug)
    assert editor.post(edit_url(page), data).status_code == 302
    page.refresh_from_db()
    assert (page.live, page.get_latest_revision_as_object().title) == (False, "Tên đã sửa")
    make_public(page)
    page.refresh_from_db()
    assert (page.live, page.title) == (True, "Tên đã sửa")


@pytest.mark.parametrize("kind", KINDS)
def test_edit_form_of_a_saved_page_opens_and_holds_what_was_written(
    new_page, editor, edit_url, kind
):
    new_page(kind)
    page = TYPES[kind][3].objects.get()
    response = editor.get(edit_url(page))
    assert response.status_code == 200
    assert "Tóm tắt một câu." in response.content.decode()


@pytest.mark.parametrize("kind", KINDS)
def test_page_is_copied(new_page, editor, section, kind):
    new_page(kind, publish=True)
    page = TYPES[kind][3].objects.get()
    data = {
        "new_title": "Bản sao",
        "new_slug": "ban-sao",
        "new_parent_page": getattr(section, TYPES[kind][1]).pk,
    }
    response = editor.post(reverse("wagtailadmin_pages:copy", args=[page.pk]), data)
    assert response.status_code == 302
    copy = TYPES[kind][3].objects.get(slug="ban-sao")
    assert (copy.title, copy.summary, copy.live) == ("Bản sao", page.summary, False)


@pytest.mark.parametrize("kind", KINDS)
def test_form_is_grouped_in_tabs_with_help(editor, section, add_url, kind):
    page_type, parent, _form, _model = TYPES[kind]
    response = editor.get(add_url(page_type, getattr(section, parent)))
    html = response.content.decode()
    tabs = [str(tab.heading) for tab in response.context["edit_handler"].visible_children]
    assert len(tabs) >= 4
    assert all(tabs)
    assert tabs[0] in html
    assert html.count('role="tab"') >= 4
    fields = response.context["form"].fields
    texts = [str(field.help_text) for field in fields.values() if field.help_text]
    assert len(texts) >= 4


@pytest.mark.parametrize("kind", KINDS)
def test_title_is_asked_for(new_page, kind):
    response = new_page(kind, publish=True, title="")
    assert response.status_code == 200
    assert "title" in response.context["form"].errors
    assert not TYPES[kind][3].objects.exists()


@pytest.mark.parametrize(
    ("kind", "changes", "field"),
    [
        ("plan", {"school_year": "2025-2027"}, "school_year"),
        ("plan", {"school_year": "năm nay"}, "school_year"),
        ("plan", {"year": "26"}, "year"),
        ("plan", {"issued_on": "31/02/2026"}, "issued_on"),
        ("procedure", {"code": "1005099"}, "code"),
        ("procedure", {"code": "1.005099.000"}, "code"),
        ("procedure", {"effective_on": "2026-05-01", "ended_on": "2026-04-30"}, "ended_on"),
        ("procedure", {"contact_email": "van phong"}, "contact_email"),
        ("procedure", {"dossier_sets": "-1"}, "dossier_sets"),
        ("story", {"person_name": ""}, "person_name"),
        ("story", {"kind": "lesson"}, "person_name"),
        ("story", {"quote_author": "Cha mẹ bé N."}, "quote"),
        ("story", {"school_year": "2026-2025"}, "school_year"),
        ("story", {"unit": "999"}, "unit"),
        ("document", {"effective_on": "2026-03-25"}, "effective_on"),
        ("document", {"expired_on": "2026-03-01"}, "expired_on"),
        ("activity", {"ends_at": "2026-03-26 07:00"}, "ends_at"),
        ("activity", {"participants": "-3"}, "participants"),
        ("activity", {"units": ["999"]}, "units"),
    ],
)
def test_wrong_entry_is_refused_at_its_field(new_page, kind, changes, field):
    response = new_page(kind, publish=True, **changes)
    assert response.status_code == 200
    errors = response.context["form"].errors
    assert field in errors
    assert escape(errors[field][0]) in response.content.decode()
    assert not TYPES[kind][3].objects.exists()


@pytest.mark.parametrize(
    "block",
    [
        forms.channel(forms.fee(kind="fee")),
        forms.channel(forms.fee(kind="free", amount="2000")),
        forms.channel(opens_on="2026-05-02", closes_on="2026-05-01"),
    ],
)
def test_wrong_channel_of_a_procedure_is_refused(new_page, block):
    channels = forms.streamfield([("channel", block)])
    response = new_page("procedure", publish=True, channels=channels)
    assert "channels" in response.context["form"].errors
    assert not ProcedurePage.objects.exists()


@pytest.mark.parametrize(
    "block", [forms.channel(forms.fee(kind="fee", amount="2000")), forms.channel(forms.fee())]
)
def test_right_channel_of_a_procedure_is_kept(new_page, block):
    new_page("procedure", channels=forms.streamfield([("channel", block)]))
    [channel] = ProcedurePage.objects.get().channels
    assert len(channel.value["fees"]) == 1


def test_unit_chosen_on_a_story_and_units_on_an_activity_are_kept(new_page, section):
    office = OrgUnit.objects.create(name="Văn phòng")
    union = OrgUnit.objects.create(name="Công đoàn")
    task = make_task(make_plan(section))
    new_page("story", unit=office.pk)
    new_page("activity", lead_unit=office.pk, units=[office.pk, union.pk], plan_task=task.pk)
    assert StoryPage.objects.get().unit == office
    activity = ActivityPage.objects.get()
    assert (activity.lead_unit, activity.plan_task) == (office, task)
    assert set(activity.units.all()) == {office, union}


@pytest.mark.parametrize("kind", KINDS)
def test_below_an_index_only_its_own_kind_can_be_added(editor, section, add_url, kind):
    parent = getattr(section, TYPES[kind][1])
    address = reverse("wagtailadmin_pages:add_subpage", args=[parent.pk])
    html = editor.get(address, follow=True).content.decode()
    for other, (page_type, _parent, _form, _model) in TYPES.items():
        response = editor.get(add_url(page_type, parent))
        assert response.status_code == (200 if other == kind else 302)
    if kind == "plan":
        assert "districtplanpage" in html


def test_nothing_can_be_added_below_a_content_page(editor, section, add_url):
    story = make_story(section)
    assert StoryPage.allowed_subpage_models() == []
    assert editor.get(add_url("storypage", story)).status_code == 302


def test_index_is_edited(editor, section, edit_url):
    data = forms.index(slug=section.plans.slug)
    assert editor.post(edit_url(section.plans), data).status_code == 302
    make_public(section.plans)
    assert Page.objects.get(pk=section.plans.pk).title == "Kế hoạch và tiến độ"


@pytest.mark.parametrize("kind", KINDS)
def test_who_has_no_right_to_the_section_can_neither_add_nor_edit(
    new_page, section, add_url, edit_url, kind
):
    new_page(kind)
    page_type, parent, form, model = TYPES[kind]
    outsider = sign_in(make_person("khach"))
    outsider.post(add_url(page_type, getattr(section, parent)), form())
    page = model.objects.get()
    outsider.post(edit_url(page), form(title="Đã sửa", slug=page.slug))
    assert model.objects.get().get_latest_revision_as_object().title != "Đã sửa"


@pytest.mark.parametrize("form", ["NFC", "NFD"])
def test_an_address_with_marks_is_folded_when_it_arrives(editor, section, add_url, form):
    slug = unicodedata.normalize(form, "địa-chỉ-riêng")
    editor.post(add_url("planpage", section.plans), forms.plan(slug=slug))
    assert Page.objects.child_of(section.plans).get().slug == "dia-chi-rieng"
