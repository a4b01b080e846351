"""A host's own page types, each one file and one template, do all that ours do.

``tests/testapp`` has a document, a procedure and an activity of its own.
"""

import datetime
import re

import pytest
from django.core.exceptions import PermissionDenied
from django.urls import reverse
from django.utils import timezone
from wagtail.contrib.frontend_cache.backends.base import BaseBackend
from wagtail.models import Page
from wagtail.test.utils.form_data import nested_form_data, rich_text, streamfield

from cchc_wagtail.models import OrgUnit
from tests.factories import ActivityFactory, DocumentFactory, ProcedureFactory, blocks
from tests.metadata.test_machines import data_in, entries_of
from tests.review.school import make_school, say, submit
from tests.school import make_editor, make_plan, make_public, make_task, sign_in
from tests.testapp.models import EnrolmentPage, TrainingPage, WardDocumentPage

pytestmark = pytest.mark.django_db

#: Each type with the list it stands in, and a field of its own that its page or entry shows.
TYPES = {
    WardDocumentPage: ("documents", {"title": "Lịch tiêm chủng", "sent_by": "Trạm y tế"}),
    EnrolmentPage: ("procedures", {"title": "Vào lớp Lá", "ages": "Trẻ 5 tuổi"}),
    TrainingPage: ("activities", {"title": "Học chữ ký số", "teacher": "Cô Mai"}),
}


class Cdn(BaseBackend):
    """Notes what it is asked to drop."""

    dropped: set[str] = set()

    def purge(self, url: str) -> None:
        self.dropped.add(url.removeprefix("http://testserver"))


def make(section, model, **fields) -> Page:
    name, own = TYPES[model]
    return getattr(section, name).add_child(instance=model(**{**own, **fields}))


def titles(pages) -> list[str]:
    return [page.title for page in pages]


def search(client, section, q: str, **parameters):
    return client.get(f"{section.home.url}tim-kiem/", {"q": q, **parameters})


def found(client, section, q: str, **parameters) -> list[str]:
    return [hit.page.title for hit in search(client, section, q, **parameters).context["entries"]]


@pytest.mark.parametrize("model", TYPES)
def test_it_becomes_public_when_both_parties_agree_and_not_before(db, client, model):
    school = make_school()
    page = make(school.section, model, live=False, owner=school.author)
    page.save_revision(user=school.author)
    round_ = submit(page, school.author)
    say(round_, school.union, "Công đoàn")
    with pytest.raises(PermissionDenied):
        page.get_latest_revision().publish()
    assert client.get(page.url).status_code == 404
    say(round_, school.office, "Văn phòng")
    response = client.get(page.url)
    assert response.status_code == 200
    assert page.title in response.content.decode()
    assert found(client, school.section, page.title) == [page.title]


def test_its_page_is_its_own_template_and_its_entry_too(client, section):
    document, enrolment, training = (make(section, model) for model in TYPES)
    assert '<p id="sent-by">Trạm y tế</p>' in client.get(document.url).content.decode()
    assert '<p id="teacher">Cô Mai</p>' in client.get(training.url).content.decode()
    entry = '<p class="ages">Trẻ 5 tuổi</p>'
    for index in (section.procedures, section.home):
        assert entry in client.get(index.url).content.decode()
    assert "cchc-badge--in_force" in client.get(section.procedures.url).content.decode()
    assert client.get(f"{enrolment.url}to-roi/").status_code == 200


def test_it_stands_on_the_home_page_in_the_list_of_its_kind(client, section):
    for model in TYPES:
        make(section, model)
    shown = client.get(section.home.url).context["sections"]
    assert [(one["index"].title, titles(one["entries"])) for one in shown] == [
        ("Thủ tục", ["Vào lớp Lá"]),
        ("Văn bản", ["Lịch tiêm chủng"]),
        ("Kế hoạch", []),
        ("Gương người tốt, việc tốt", []),
        ("Hoạt động", ["Học chữ ký số"]),
    ]


def test_a_filter_of_its_own_narrows_the_list_to_its_pages(client, section):
    DocumentFactory(parent=section.documents, title="Của trường")
    make(section, WardDocumentPage)
    make(section, WardDocumentPage, title="Khác", sent_by="Văn hóa")
    offered = {
        one["filter"].name: [value for value, _label in one["options"]]
        for one in client.get(section.documents.url).context["filters"]
    }
    assert offered["noi-gui"] == ["Trạm y tế", "Văn hóa"]
    response = client.get(section.documents.url, {"noi-gui": "Trạm y tế"})
    assert titles(response.context["entries"]) == ["Lịch tiêm chủng"]
    both = {"noi-gui": "Trạm y tế", "trang-thai": "expired"}
    assert titles(client.get(section.documents.url, both).context["entries"]) == []


def test_a_search_knows_its_kind_by_the_words_of_its_type(client, section):
    DocumentFactory(parent=section.documents, title="Lịch họp")
    ProcedureFactory(parent=section.procedures, title="Lịch tiếp dân")
    make(section, WardDocumentPage)
    make(section, EnrolmentPage, title="Lịch tuyển sinh")
    response = search(client, section, "lich")
    kinds = next(one for one in response.context["facets"] if one["name"] == "loai")
    assert {(one["value"], str(one["label"]), one["count"]) for one in kinds["options"]} == {
        ("ward", "Văn bản của phường", 1),
        ("document", "Văn bản", 1),
        ("procedure", "Thủ tục", 2),
    }
    labels = {hit.page.title: str(hit.kind_label) for hit in response.context["entries"]}
    assert labels["Lịch tiêm chủng"] == "Văn bản của phường"
    assert labels["Lịch tuyển sinh"] == "Tuyển sinh"
    assert "<span>Tuyển sinh</span>" in response.content.decode()
    assert found(client, section, "lich", loai="ward") == ["Lịch tiêm chủng"]
    listed = client.get(section.documents.url, {"q": "tiem chung"})
    assert titles(listed.context["entries"]) == ["Lịch tiêm chủng"]


def test_it_says_to_machines_what_it_is(client, section):
    data = {
        model: data_in(client.get(make(section, model).url).content.decode()) for model in TYPES
    }
    assert data[WardDocumentPage]["Legislation"]["name"] == "Lịch tiêm chủng"
    assert data[EnrolmentPage]["GovernmentService"]["name"] == "Vào lớp Lá"
    assert data[TrainingPage]["Course"]["provider"] == {"@id": "http://testserver/#truong"}
    assert "Article" not in data[TrainingPage]


def test_it_stands_in_the_feeds(client, section):
    for number, (model, (name, _own)) in enumerate(TYPES.items()):
        page = make(section, model)
        day = f"2026-02-0{number + 1}T00:00:00Z"
        Page.objects.filter(pk=page.pk).update(first_published_at=day, last_published_at=day)
        response = client.get(f"{getattr(section, name).url}atom/")
        assert entries_of(response) == [page.title]
        assert f'term="{model.get_verbose_name()}"' in response.content.decode()
    whole = entries_of(client.get(f"{section.home.url}atom/"))
    assert whole == ["Học chữ ký số", "Vào lớp Lá", "Lịch tiêm chủng"]


def test_it_can_be_put_first_on_the_home_page(client, section):
    page = make(section, EnrolmentPage, summary="Nhận hồ sơ tháng 7.")
    editor = sign_in(make_editor(section))
    edit = reverse("wagtailadmin_pages:edit", args=[section.home.pk])
    assert "testapp.enrolmentpage" in editor.get(edit).content.decode()
    data = nested_form_data(
        {
            "title": section.home.title,
            "slug": section.home.slug,
            "introduction": rich_text(""),
            "featured": streamfield([("procedure", page.pk)]),
            "feedback_contact": "",
        }
    )
    response = editor.post(edit, data)
    assert response.status_code == 302, response.context["form"].errors
    make_public(section.home)
    html = client.get(section.home.url).content.decode()
    featured = re.search(r'aria-labelledby="thu-tuc-hay-dung">.*?</section>', html, re.S)[0]
    assert page.url in featured and "Nhận hồ sơ tháng 7." in featured


def test_it_can_be_named_under_replaces_and_is_no_longer_in_force(client, section):
    page = make(section, WardDocumentPage, issued_on=datetime.date(2025, 1, 1))
    editor = sign_in(make_editor(section))
    add = reverse(
        "wagtailadmin_pages:add", args=["cchc_wagtail", "documentpage", section.documents.pk]
    )
    assert "testapp.warddocumentpage" in editor.get(add).content.decode()
    new = DocumentFactory(
        parent=section.documents,
        title="Lịch mới",
        replaces=blocks(("replaced", {"page": page.pk, "text": ""})),
    )
    assert new.url in client.get(page.url).content.decode()
    assert page.url in client.get(new.url).content.decode()
    expired = client.get(section.documents.url, {"trang-thai": "expired"})
    assert titles(expired.context["entries"]) == ["Lịch tiêm chủng"]
    (hit,) = search(client, section, "tiem chung").context["entries"]
    assert (hit.entry.state, str(hit.state_label)) == ("expired", "Hết hiệu lực")


def register(action: str, *args) -> str:
    """The address of a screen of the register of activities."""
    return reverse(f"cchc_wagtail_activitypage_modeladmin_{action}", args=args)


def test_it_stands_in_the_register_of_activities(section):
    office = OrgUnit.objects.create(name="Văn phòng")
    union = OrgUnit.objects.create(name="Công đoàn")
    task = make_task(make_plan(section), description="Tập huấn giáo viên")
    own = make(
        section,
        TrainingPage,
        kind="training",
        location="Phòng tin học",
        lead_unit=office,
        plan_task=task,
        starts_at=timezone.make_aware(datetime.datetime(2026, 3, 1, 8)),
    )
    own.units.add(union)
    own.save()
    for title, month in (("Họp 1", 4), ("Họp 30", 2)):
        starts_at = timezone.make_aware(datetime.datetime(2026, month, 1, 8))
        ActivityFactory(parent=section.activities, title=title, kind="meeting", starts_at=starts_at)
    editor = sign_in(make_editor(section))

    def listed(**parameters) -> list[str]:
        return titles(editor.get(register("index"), parameters).context["object_list"])

    assert listed() == ["Họp 1", "Học chữ ký số", "Họp 30"]
    assert listed(o="2") == ["Họp 30", "Học chữ ký số", "Họp 1"]
    assert listed(q="phong tin") == listed(unit=office.pk) == ["Học chữ ký số"]
    assert listed(kind__exact="training") == ["Học chữ ký số"]
    # Databases put the others, which serve no task, before or after it.
    assert "Học chữ ký số" in (listed(o="4")[0], listed(o="4")[-1])
    html = editor.get(register("index")).content.decode()
    for text in ("Văn phòng; Công đoàn", "Tập huấn giáo viên", "8:00"):
        assert text in html
    assert reverse("wagtailadmin_pages:edit", args=[own.pk]) in html
    inspected = editor.get(register("inspect", own.pk)).content.decode()
    assert "Phòng tin học" in inspected and "Công đoàn" in inspected
    sheet = editor.get(register("index"), {"export": "csv"})
    rows = b"".join(sheet.streaming_content).decode("utf-8-sig").splitlines()
    assert [row.split(",")[0] for row in rows[1:]] == ["Họp 1", "Học chữ ký số", "Họp 30"]


def test_it_serves_a_plan_and_both_name_each_other(client, section):
    plan = make_plan(section, title="Kế hoạch chuyển đổi số")
    task = make_task(plan)
    training = make(section, TrainingPage, plan_task=task, kind="training")
    document = make(section, WardDocumentPage, plan=plan, kind="TB")
    editor = sign_in(make_editor(section))
    form = editor.get(reverse("wagtailadmin_pages:edit", args=[training.pk])).content.decode()
    assert reverse("cchc_plan_task_chooser:choose") in form
    html = client.get(plan.url).content.decode()
    for page in (training, document):
        assert page.url in html and str(page.get_kind_display()) in html
        assert plan.url in client.get(page.url).content.decode()
        narrowed = client.get(page.get_parent().url, {"ke-hoach": plan.pk})
        assert titles(narrowed.context["entries"]) == [page.title]


def test_a_cdn_drops_it_with_all_that_shows_it(
    settings, section, django_capture_on_commit_callbacks
):
    settings.WAGTAILFRONTENDCACHE = {"cdn": {"BACKEND": f"{__name__}.Cdn"}}
    plan = make_plan(section)
    training = make(section, TrainingPage, plan_task=make_task(plan))
    document = make(section, WardDocumentPage, plan=plan)
    new = DocumentFactory(
        parent=section.documents,
        replaces=blocks(("replaced", {"page": document.pk, "text": ""})),
    )
    cases = {
        training: {training.url, section.activities.url, plan.url},
        document: {document.url, section.documents.url, plan.url, new.url},
        plan: {plan.url, training.url, document.url},
    }
    for page, expected in cases.items():
        page.save_revision()
        Cdn.dropped.clear()
        with django_capture_on_commit_callbacks(execute=True):
            make_public(page)
        assert expected | {section.home.url, f"{section.home.url}atom/"} <= Cdn.dropped
