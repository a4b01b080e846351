"""The section's search, through its page, the lists and the host's own search."""

import datetime

import pytest
from django.core.management import call_command
from django.urls import reverse
from wagtail.models import Page, PageViewRestriction

from cchc_wagtail.models import SearchEntry, SearchTerm
from tests.factories import (
    ActivityFactory,
    DocumentFactory,
    PlanFactory,
    ProcedureFactory,
    StoryFactory,
    blocks,
    make_file,
)
from tests.school import make_person, sign_in, take_down

pytestmark = pytest.mark.django_db


def search(client, section, q: str, **parameters):
    return client.get(f"{section.home.url}tim-kiem/", {"q": q, **parameters})


def titles(response) -> list[str]:
    return [hit.page.title for hit in response.context.get("entries") or ()]


@pytest.mark.parametrize(
    "q",
    [
        "Hòa giải đơn thư",
        "hoà giải đơn thư",
        "HOÀ GIẢI ĐƠN THƯ",
        "hoa giai don thu",
        "Ho\u0300a gia\u0309i đơn thư",
        "hòa  giai, ĐƠN thu",
    ],
)
def test_a_title_is_found_however_it_is_typed(client, section, q):
    ProcedureFactory(parent=section.procedures, title="Hòa giải đơn thư")
    ProcedureFactory(parent=section.procedures, title="Chuyển trường")
    assert titles(search(client, section, q)) == ["Hòa giải đơn thư"]


@pytest.mark.parametrize(
    "q",
    ["15/KH-PGDĐT", "15 KH PGDDT", "15/kh-pgd&đt", "15KH-PGDDT", "015/KH-PGDĐT", "15khpgddt"],
)
def test_a_document_number_is_found_however_it_is_written(client, section, q):
    DocumentFactory(parent=section.documents, title="A", number="15", symbol="KH-PGDĐT")
    DocumentFactory(parent=section.documents, title="B", number="16", symbol="KH-PGDĐT")
    assert titles(search(client, section, q)) == ["A"]


def test_words_are_found_in_body_steps_papers_and_file_names(client, section):
    step = {"title": "Nộp đơn", "text": "<p>Phụ huynh gặp thủ quỹ.</p>"}
    paper = {"name": "Giấy chứng sinh", "originals": 1, "copies": 0}
    ProcedureFactory(
        parent=section.procedures,
        title="Thủ tục",
        steps=blocks(("step", step)),
        dossier=blocks(("case", {"name": "", "items": [paper]})),
    )
    file = make_file()
    PlanFactory(
        parent=section.plans,
        title="Kế hoạch",
        body=blocks(
            (
                "section",
                {
                    "number": "I.",
                    "heading": "MỤC ĐÍCH",
                    "content": [{"type": "text", "value": "<p>Nâng cao nhận thức.</p>"}],
                },
            )
        ),
        files=blocks(("file", {"document": file.pk, "label": "Bản quét có dấu mộc"})),
    )
    assert titles(search(client, section, "thu quy")) == ["Thủ tục"]
    assert titles(search(client, section, "giấy chứng sinh")) == ["Thủ tục"]
    assert titles(search(client, section, "nang cao nhan thuc")) == ["Kế hoạch"]
    assert titles(search(client, section, "dấu mộc")) == ["Kế hoạch"]
    assert titles(search(client, section, file.filename)) == ["Kế hoạch"]


def test_exact_marks_come_before_folded_ones_and_titles_before_bodies(client, section):
    ProcedureFactory(parent=section.procedures, title="Vét quỹ", summary="Cấp mã.")
    ProcedureFactory(parent=section.procedures, title="Đổi tên", summary="Nuôi vẹt.")
    ProcedureFactory(parent=section.procedures, title="Nuôi vẹt", summary="Cấp mã.")
    ProcedureFactory(parent=section.procedures, title="Khám bệnh", summary="Lau vết.")
    assert titles(search(client, section, "vẹt")) == [
        "Nuôi vẹt",
        "Đổi tên",
        "Vét quỹ",
        "Khám bệnh",
    ]
    assert set(titles(search(client, section, "vet"))[:2]) == {"Nuôi vẹt", "Vét quỹ"}


def test_paging_shows_every_page_once_across_exact_and_folded_hits(client, section, settings):
    settings.CCHC_WAGTAIL = {"PAGE_SIZE": 2}
    names = [f"Vẹt {n}" for n in range(3)] + [f"Vét {n + 5}" for n in range(4)]
    for name in names:
        ProcedureFactory(parent=section.procedures, title=name)
    pages = [titles(search(client, section, "vẹt", trang=number)) for number in (1, 2, 3, 4)]
    assert [len(page) for page in pages] == [2, 2, 2, 1]
    found = [title for page in pages for title in page]
    assert sorted(found) == sorted(names)
    assert all(title.startswith("Vẹt") for title in found[:3])


def test_a_snippet_marks_the_words_found_and_nothing_as_html(client, section):
    text = "Đầu câu. " * 40 + "Nộp <b>hồ sơ</b> tại văn phòng."
    ProcedureFactory(parent=section.procedures, title="Thủ tục", benefit=text)
    ProcedureFactory(
        parent=section.procedures, title="Khác", summary="a < b & hồ sơ <script>alert(1)</script>"
    )
    html = search(client, section, "hồ sơ").content.decode()
    assert "<mark>hồ sơ</mark>" in html
    assert "<script>alert" not in html
    assert "<b>hồ sơ" not in html


def test_facets_count_and_narrow(client, section):
    ProcedureFactory(parent=section.procedures, title="Đơn A", field="Mầm non")
    ProcedureFactory(parent=section.procedures, title="Đơn B", field="Y tế", state="abolished")
    DocumentFactory(parent=section.documents, title="Đơn C", issued_on=datetime.date(2025, 3, 1))
    PlanFactory(parent=section.plans, title="Đơn D", year=2026)
    response = search(client, section, "đơn")
    facets = {facet["name"]: facet for facet in response.context["facets"]}
    kinds = {option["value"]: option["count"] for option in facets["loai"]["options"]}
    assert kinds == {"procedure": 2, "document": 1, "plan": 1}
    assert response.context["total"] == 4
    assert set(titles(search(client, section, "đơn", loai="procedure"))) == {"Đơn A", "Đơn B"}
    assert titles(search(client, section, "đơn", **{"linh-vuc": "Y tế"})) == ["Đơn B"]
    assert titles(search(client, section, "đơn", nam="2025")) == ["Đơn C"]
    assert titles(search(client, section, "đơn", **{"trang-thai": "abolished"})) == ["Đơn B"]
    narrowed = search(client, section, "đơn", loai="procedure")
    others = {facet["name"]: facet for facet in narrowed.context["facets"]}
    assert {o["value"] for o in others["loai"]["options"]} == set(kinds)
    assert {o["value"] for o in others["linh-vuc"]["options"]} == {"Mầm non", "Y tế"}
    nothing = search(client, section, "đơn", loai="story")
    assert titles(nothing) == [] and "Đơn" not in titles(nothing)
    assert "?q=%C4%91%C6%A1n" in nothing.content.decode()


def test_the_state_of_a_document_follows_the_day_and_what_replaces_it(client, section, monkeypatch):
    old = DocumentFactory(parent=section.documents, title="Quy chế cũ")
    assert titles(search(client, section, "quy chế", **{"trang-thai": "in_force"})) == [
        "Quy chế cũ"
    ]
    new = DocumentFactory(
        parent=section.documents,
        title="Quy chế mới",
        issued_on=datetime.date(2020, 1, 1),
        replaces=blocks(("replaced", {"page": old.pk, "text": ""})),
    )
    assert titles(search(client, section, "quy chế", **{"trang-thai": "expired"})) == ["Quy chế cũ"]
    take_down(new)
    assert titles(search(client, section, "quy chế", **{"trang-thai": "expired"})) == []
    later = datetime.date.today() + datetime.timedelta(days=30)
    DocumentFactory(parent=section.documents, title="Quy chế sau", effective_on=later)
    query = {"trang-thai": "not_yet"}
    assert titles(search(client, section, "quy chế", **query)) == ["Quy chế sau"]
    # The day comes: the entry was written before it and is worked out anew.
    SearchEntry.objects.filter(title="Quy chế sau").update(state_until=datetime.date.today())
    sau = Page.objects.get(title="Quy chế sau").specific
    type(sau).objects.filter(pk=sau.pk).update(effective_on=datetime.date.today())
    assert titles(search(client, section, "quy chế", **query)) == []


def test_did_you_mean_comes_only_when_there_is_no_hit(client, section):
    ProcedureFactory(parent=section.procedures, title="Chuyển trường cho trẻ mầm non")
    response = search(client, section, "chuyen truong")
    assert response.context["guess"] is None
    response = search(client, section, "chuyễm trườg")
    assert titles(response) == []
    assert response.context["guess"].text == "chuyển trường"
    assert 'href="?q=chuy%E1%BB%83n+tr%C6%B0%E1%BB%9Dng"' in response.content.decode()
    spoken = search(client, section, "tôi muốn xin chuyển trường thì phải làm gì")
    assert spoken.context["guess"].text == "chuyển trường"
    assert search(client, section, "xyzqwk").context["guess"] is None


@pytest.mark.parametrize(
    "q, written", [("CCHC", "Cải cách hành chính"), ("uy ban nhan dan", "Họp tại UBND xã")]
)
def test_abbreviations_and_what_they_stand_for_find_each_other(client, section, q, written):
    PlanFactory(parent=section.plans, title=written)
    assert titles(search(client, section, q)) == [written]


def test_drafts_closed_and_staff_only_pages_are_not_found_counted_or_guessed(client, section):
    StoryFactory(
        parent=section.stories,
        title="Bài học Zebra",
        kind="lesson",
        person_name="",
        quote="",
        quote_author="",
    )
    closed = ProcedureFactory(parent=section.procedures, title="Kín Zebra")
    PageViewRestriction.objects.create(page=closed, restriction_type="login")
    hidden = PlanFactory(parent=section.plans, title="Dưới mục kín Zebra")
    PageViewRestriction.objects.create(page=section.plans, restriction_type="login")
    DocumentFactory(parent=section.documents, title="Nháp Zebra", live=False)
    taken = ActivityFactory(parent=section.activities, title="Đã gỡ Zebra")
    take_down(taken)
    for q in ("Zebra", "zebar"):
        response = search(client, section, q)
        assert titles(response) == []
        assert response.context.get("guess") is None
        assert not response.context.get("facets")
    assert hidden.live
    staff = sign_in(make_person("giao-vien"))
    assert titles(search(staff, section, "Zebra")) == ["Bài học Zebra"]
    parent = sign_in(make_parent())
    assert titles(search(parent, section, "Zebra")) == []


def test_a_lesson_closed_to_all_but_a_group_is_neither_found_nor_listed_for_other_staff(section):
    lesson = StoryFactory(
        parent=section.stories,
        title="Bài học Zebra",
        kind="lesson",
        person_name="",
        quote="",
        quote_author="",
    )
    staff = sign_in(make_person("giao-vien"))
    assert titles(search(staff, section, "Zebra")) == ["Bài học Zebra"]
    named_on = (section.home.url, section.stories.url, f"{section.stories.url}?loai=lesson")
    assert all("Bài học Zebra" in staff.get(url).content.decode() for url in named_on)
    PageViewRestriction.objects.filter(page=lesson).update(restriction_type="groups")
    assert titles(search(staff, section, "Zebra")) == []
    assert not any("Bài học Zebra" in staff.get(url).content.decode() for url in named_on)


def make_parent():
    from django.contrib.auth.models import User

    return User.objects.create_user("phu-huynh", password="x")


def test_a_draft_of_a_public_page_is_not_found_before_it_is_published(client, section):
    page = ProcedureFactory(parent=section.procedures, title="Cũ Zebra")
    page = Page.objects.get(pk=page.pk).specific
    page.title, page.benefit = "Mới Giraffe", "Giraffe"
    page.save_revision()
    assert titles(search(client, section, "giraffe")) == []
    assert titles(search(client, section, "zebra")) == ["Cũ Zebra"]


def test_the_section_behind_a_login_is_searched_by_those_who_may_read_it(client, section):
    ProcedureFactory(parent=section.procedures, title="Zebra")
    PageViewRestriction.objects.create(page=section.home, restriction_type="login")
    assert search(client, section, "zebra").status_code == 302
    assert titles(search(sign_in(make_parent()), section, "zebra")) == ["Zebra"]


def test_each_list_is_searched_with_its_filters(client, section):
    ProcedureFactory(parent=section.procedures, title="Vẹt A", field="Mầm non")
    ProcedureFactory(parent=section.procedures, title="Vẹt B", field="Y tế")
    ProcedureFactory(parent=section.procedures, title="Khác", field="Y tế")
    PlanFactory(parent=section.plans, title="Vẹt của kế hoạch")
    url = section.procedures.url
    found = [page.title for page in client.get(url, {"q": "vet"}).context["entries"]]
    assert sorted(found) == ["Vẹt A", "Vẹt B"]
    both = client.get(url, {"q": "vet", "linh-vuc": "Y tế"})
    assert [page.title for page in both.context["entries"]] == ["Vẹt B"]
    nothing = client.get(url, {"q": "khong co gi"})
    assert 'href="?"' in nothing.content.decode()


def test_the_hosts_own_search_finds_our_pages_without_accents(section):
    ProcedureFactory(parent=section.procedures, title="Đào tạo", benefit="Kế hoạch năm học")
    found = Page.objects.live().public().search("ke hoach dao tao")
    assert [page.title for page in found] == ["Đào tạo"]
    assert section.plans.title == "Kế hoạch"
    assert section.plans.pk in [page.pk for page in Page.objects.search("ke hoach")]


def test_words_are_counted_without_personal_data(client, section):
    ProcedureFactory(parent=section.procedures, title="Đơn")
    for q in ("ĐƠN", "đơn", "không có", "0912 345 678", "a@b.vn", "cccd 001 203 004 567"):
        search(client, section, q)
    search(client, section, "đơn", loai="procedure")
    rows = {term.words: (term.asked, term.found) for term in SearchTerm.objects.all()}
    assert rows == {"đơn": (2, 1), "không có": (1, 0)}
    names = {field.name for field in SearchTerm._meta.get_fields()}
    assert names == {"id", "words", "asked", "found", "last_asked_on"}


def test_words_are_forgotten_after_the_days_of_the_setting(client, section, settings):
    search(client, section, "xưa")
    SearchTerm.objects.update(last_asked_on=datetime.date(2026, 1, 1))
    search(client, section, "nay")
    call_command("cchc_daily", date=datetime.date(2026, 9, 5))
    assert [term.words for term in SearchTerm.objects.all()] == ["nay"]
    settings.CCHC_WAGTAIL = {"SEARCH_LOG_DAYS": 0}
    search(client, section, "không ghi")
    assert SearchTerm.objects.count() == 1


def test_the_report_lists_what_was_not_found_first_and_only_for_those_allowed(section):
    SearchTerm.objects.create(words="có nhiều", asked=9, found=3)
    SearchTerm.objects.create(words="không có", asked=2, found=0)
    reader = sign_in(make_person("doc", "view_searchterm"))
    url = reverse("cchc_search_terms")
    html = reader.get(url).content.decode()
    assert html.index("không có") < html.index("có nhiều")
    assert f"{datetime.date.today():%d/%m/%Y}" in html
    only = reader.get(url, {"found": "none"}).content.decode()
    assert "không có" in only and "có nhiều" not in only
    text = b"".join(reader.get(url, {"export": "csv"}).streaming_content).decode()
    assert "không có" in text
    plain = sign_in(make_person("khac"))
    for name in ("cchc_search_terms", "cchc_search_terms_results"):
        assert plain.get(reverse(name)).status_code in (302, 403)
        assert "có nhiều" not in plain.get(reverse(name), follow=True).content.decode()


def test_pages_loaded_past_the_signals_are_found_after_the_command(client, section, capsys):
    ProcedureFactory(parent=section.procedures, title="Zebra")
    SearchEntry.objects.all().delete()
    assert titles(search(client, section, "zebra")) == []
    call_command("cchc_index")
    assert "1" in capsys.readouterr().out
    assert titles(search(client, section, "zebra")) == ["Zebra"]


@pytest.mark.parametrize(
    "q", ["", "   ", "!!!", "\x00", "a" * 5000, "đ" * 300, "' OR 1=1 --", '"', "%"]
)
def test_odd_queries_are_answered(client, section, q):
    ProcedureFactory(parent=section.procedures, title="Zebra")
    response = search(client, section, q, trang="-5", nam="²", **{"don-vi": "9" * 40})
    assert response.status_code == 200
    assert client.get(section.procedures.url, {"q": q}).status_code == 200


def test_results_are_kept_from_search_engines(client, section):
    html = search(client, section, "zebra").content.decode()
    assert '<meta name="robots" content="noindex' in html


def test_no_cache_keeps_results(client, section):
    assert search(client, section, "zebra").headers["Cache-Control"] == "private, no-cache"


def test_a_search_asks_the_same_for_few_and_many(client, section, django_assert_max_num_queries):
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    def count() -> int:
        search(client, section, "đơn xin")
        with CaptureQueriesContext(connection) as queries:
            assert search(client, section, "đơn xin").status_code == 200
        return len(queries)

    for number in range(13):
        ProcedureFactory(parent=section.procedures, title=f"Đơn xin {number}")
    few = count()
    for number in range(40):
        DocumentFactory(parent=section.documents, title=f"Đơn xin văn bản {number}")
    assert count() == few
    assert few <= 24


def test_home_shows_chosen_procedures_that_visitors_may_read(client, section):
    shown = ProcedureFactory(parent=section.procedures, title="Chuyển trường")
    closed = ProcedureFactory(parent=section.procedures, title="Kín")
    PageViewRestriction.objects.create(page=closed, restriction_type="login")
    draft = ProcedureFactory(parent=section.procedures, title="Nháp", live=False)
    section.home.featured = blocks(*[("procedure", page.pk) for page in (closed, draft, shown)])
    section.home.save()
    response = client.get(section.home.url)
    assert [page.title for page in response.context["featured"]] == ["Chuyển trường"]
    html = response.content.decode()
    assert f'action="{section.home.url}tim-kiem/"' in html
    body = html.partition("<main")[2]
    assert body.index("tim-kiem") < body.index(shown.url)
    assert "Kín" not in html and "Nháp" not in html
