"""The screens of the review: list, claims, substitutions, records, and who may open them."""

import datetime
from io import BytesIO

import pytest
from django.urls import reverse
from django.utils import timezone
from openpyxl import load_workbook

from cchc_wagtail.models import ReviewClaim, ReviewDecision, ReviewRound, ReviewSubstitution
from cchc_wagtail.review.actions import act_in_emergency
from cchc_wagtail.review.admin.urls import urlpatterns
from tests.review.school import REASON_EMERGENCY, make_draft, messages_of, say, submit
from tests.school import make_person, sign_in


@pytest.fixture
def round_(school, draft):
    return submit(draft, school.author)


def test_mine_come_first_and_overdue_is_said_in_words(school, round_):
    page = make_draft(school, title="Của Công đoàn viết", slug="cua-cong-doan")
    own = submit(page, school.union)
    ReviewRound.objects.filter(pk=own.pk).update(due_on=datetime.date(2020, 1, 6))
    html = sign_in(school.union).get(reverse("cchc_review_list")).content.decode()
    assert html.index("Kế hoạch tuyên truyền") < html.index("Của Công đoàn viết")
    assert html.count("Chờ tôi") >= 1
    assert "Quá hạn" in html
    ReviewRound.objects.filter(pk=round_.pk).update(
        opened_at=timezone.now() - datetime.timedelta(days=2, hours=3)
    )
    html = sign_in(school.union).get(reverse("cchc_review_list")).content.decode()
    assert "đã chờ 2 ngày" in html and "đã chờ chưa đến một giờ" in html
    mine = sign_in(school.union).get(reverse("cchc_review_list"), {"mine": "mine"})
    assert "Của Công đoàn viết" not in mine.content.decode()
    late = sign_in(school.union).get(reverse("cchc_review_list"), {"overdue": "late"})
    assert "Kế hoạch tuyên truyền" not in late.content.decode()


def test_the_list_leaves_as_a_table(school, round_):
    say(round_, school.union, "Công đoàn")
    client = sign_in(school.office)
    text = client.get(reverse("cchc_review_list"), {"export": "csv"})
    text = b"".join(text.streaming_content).decode()
    assert "Kế hoạch tuyên truyền" in text and "Văn phòng" in text and "Nguyễn Thị Lan" in text
    book = client.get(reverse("cchc_review_list"), {"export": "xlsx"})
    content = b"".join(book.streaming_content) if book.streaming else book.content
    rows = list(load_workbook(BytesIO(content)).active.values)
    assert rows[0][0] == "Trang" and rows[1][0] == "Kế hoạch tuyên truyền"
    assert "Công đoàn: Đồng ý (Trần Thị Hoa)" in rows[1]


def test_a_title_that_looks_like_a_formula_leaves_as_text(school):
    submit(make_draft(school, title="=1+1"), school.author)
    client = sign_in(school.office)
    text = client.get(reverse("cchc_review_list"), {"export": "csv"})
    assert b"'=1+1" in b"".join(text.streaming_content)
    book = client.get(reverse("cchc_review_list"), {"export": "xlsx"})
    content = b"".join(book.streaming_content) if book.streaming else book.content
    cell = load_workbook(BytesIO(content)).active["A2"]
    assert (cell.value, cell.data_type) == ("=1+1", "s")


@pytest.mark.parametrize("view", ["cchc_review_list", "cchc_review_register", "wagtailadmin_home"])
def test_queries_do_not_grow_with_the_number_of_reviews(
    school, round_, view, django_assert_max_num_queries
):
    client = sign_in(school.union)
    client.get(reverse(view))
    counts = []
    for batch in (1, 12):
        for number in range(batch):
            page = make_draft(school, title=f"Bài {batch}-{number}", slug=f"bai-{batch}-{number}")
            say(submit(page, school.author), school.office, "Văn phòng")
            page = make_draft(school, title=f"Gấp {batch}-{number}", slug=f"gap-{batch}-{number}")
            act_in_emergency(page, "publish", school.board, REASON_EMERGENCY)
        with django_assert_max_num_queries(200) as captured:
            client.get(reverse(view))
        counts.append(len(captured.captured_queries))
    assert counts[0] == counts[1], counts


def test_a_claim_tells_others_and_can_be_given_back(school, round_):
    address = reverse("cchc_review_claim", args=[round_.pk])
    party = school.party("Công đoàn").pk
    client = sign_in(school.union)
    client.post(address, {"party": party})
    assert (
        "Trần Thị Hoa" in sign_in(school.union2).get(reverse("cchc_review_list")).content.decode()
    )
    response = sign_in(school.union2).post(address, {"party": party}, follow=True)
    assert "Trần Thị Hoa đã nhận duyệt" in messages_of(response)
    client.post(address, {"party": party, "give_back": "1"})
    assert not ReviewClaim.objects.exists()
    response = sign_in(school.author).post(address, {"party": party}, follow=True)
    assert "Chỉ thành viên của Công đoàn" in messages_of(response)


def test_what_one_of_the_party_has_decided_is_not_taken_by_another(school, round_):
    say(round_, school.union, "Công đoàn")
    address = reverse("cchc_review_claim", args=[round_.pk])
    party = school.party("Công đoàn").pk
    response = sign_in(school.union2).post(address, {"party": party}, follow=True)
    assert "Trần Thị Hoa đã cho ý kiến" in messages_of(response)
    assert not ReviewClaim.objects.exists()


def hand_over(school, user, substitute, first=0, last=5, party="Công đoàn"):
    today = timezone.localdate()
    return sign_in(user).post(
        reverse("cchc_review_substitutions"),
        {
            "party": school.party(party).pk,
            "substitute": substitute.pk,
            "first_day": (today + datetime.timedelta(days=first)).isoformat(),
            "last_day": (today + datetime.timedelta(days=last)).isoformat(),
        },
        follow=True,
    )


def test_the_record_says_who_stood_in_for_whom(school, round_):
    hand_over(school, school.union, school.union2)
    say(round_, school.union2, "Công đoàn")
    decision = ReviewDecision.objects.get()
    assert decision.person == "Lê Thị Cúc thay cho Trần Thị Hoa"
    html = sign_in(school.board).get(reverse("cchc_review_record", args=[round_.pk]))
    assert "Lê Thị Cúc thay cho Trần Thị Hoa" in html.content.decode()


def test_who_stands_in_does_so_when_deciding_anew(school, round_):
    hand_over(school, school.union, school.union2)
    say(round_, school.union2, "Công đoàn", "changes", "Ghi rõ ngày ban hành.")
    say(round_, school.union2, "Công đoàn")
    absent = ReviewDecision.objects.values_list("verdict", "on_behalf_of")
    assert list(absent) == [("changes", school.union.pk), ("agree", school.union.pk)]


def test_substitutions_and_claims_stand_in_the_site_history(school, round_):
    hand_over(school, school.union, school.union2)
    sign_in(school.union).post(
        reverse("cchc_review_claim", args=[round_.pk]), {"party": school.party("Công đoàn").pk}
    )
    html = sign_in(school.root).get(reverse("wagtailadmin_reports:site_history")).content.decode()
    assert "Lê Thị Cúc thay cho Trần Thị Hoa (Công đoàn)" in html
    assert "Nhận duyệt cho Công đoàn" in html


def test_a_substitution_that_is_over_says_nothing(school, round_):
    hand_over(school, school.union, school.union2, first=1, last=5)
    say(round_, school.union2, "Công đoàn")
    assert ReviewDecision.objects.get().person == "Lê Thị Cúc"


@pytest.mark.parametrize(
    ("substitute", "first", "last"), [("office", 0, 3), ("union2", 3, 0), ("union2", -9, -5)]
)
def test_a_wrong_substitution_is_refused_in_words(school, substitute, first, last):
    response = hand_over(school, school.union, getattr(school, substitute), first, last)
    assert response.status_code == 422
    assert not ReviewSubstitution.objects.exists()


def test_a_substitution_ends_before_its_day(school, round_):
    hand_over(school, school.union, school.union2)
    row = ReviewSubstitution.objects.get()
    end = reverse("cchc_review_end_substitution", args=[row.pk])
    sign_in(school.office).post(end)
    assert ReviewSubstitution.objects.get().cancelled_at is None
    sign_in(school.union).post(end)
    assert ReviewSubstitution.objects.get().cancelled_at
    hand_over(school, school.union, school.union2)
    response = hand_over(school, school.union, school.union2)
    assert "đã có người thay" in response.content.decode()


def test_the_timeline_outlives_the_page(school, round_, draft):
    say(round_, school.union, "Công đoàn", "changes", "Nội dung chưa đầy đủ.")
    sign_in(school.author).post(reverse("wagtailadmin_pages:delete", args=[draft.pk]))
    html = sign_in(school.union).get(reverse("cchc_review_timeline", args=[draft.pk]))
    html = html.content.decode()
    assert "Nội dung chưa đầy đủ." in html and "Trang đã bị xóa" in html


def test_the_editor_shows_the_parties_and_why_a_button_is_missing(school, round_, draft):
    address = reverse("wagtailadmin_pages:edit", args=[draft.pk])
    html = sign_in(school.union).get(address).content.decode()
    assert "Cho ý kiến thay mặt Công đoàn" in html and "Nội dung đúng sự thật" in html
    assert "Cho ý kiến thay mặt Văn phòng" not in html
    html = sign_in(school.author).get(address).content.decode()
    assert "Chờ ý kiến" in html and "Cho ý kiến thay mặt" not in html
    say(round_, school.union, "Công đoàn")
    html = sign_in(school.union2).get(address).content.decode()
    assert "Trần Thị Hoa đã cho ý kiến thay mặt Công đoàn" in html


def addresses(round_, draft):
    for pattern in urlpatterns:
        arguments = {
            "pk": round_.pk,
            "page_key": draft.pk,
        }
        kept = {name: arguments[name] for name in pattern.pattern.converters}
        yield pattern.name, reverse(pattern.name, kwargs=kept)


@pytest.mark.parametrize("method", ["get", "post"])
def test_no_address_of_the_review_is_open_to_other_editors(school, round_, draft, method):
    other = make_person("nguoi-khac", on=school.section.site_home.get_parent(), pages="")
    ReviewSubstitution.objects.create(
        party=school.party("Công đoàn"),
        absent=school.union,
        substitute=school.union2,
        first_day=timezone.localdate(),
        last_day=timezone.localdate(),
    )
    client = sign_in(other)
    for name, address in addresses(round_, draft):
        response = getattr(client, method)(address)
        assert response.status_code in (302, 403, 404, 405), name
        if response.status_code == 302 and "huy" not in address:
            assert response.url == reverse("wagtailadmin_home"), name
    assert not ReviewDecision.objects.exists() and not ReviewClaim.objects.exists()
    assert ReviewSubstitution.objects.filter(cancelled_at=None).exists()
    assert ReviewRound.objects.get().status == "open"
    home = client.get(reverse("wagtailadmin_home")).content.decode()
    assert "Kế hoạch tuyên truyền" not in home


def test_anonymous_people_are_sent_to_the_login(client, round_, draft):
    for name, address in addresses(round_, draft):
        response = client.get(address)
        assert response.status_code == 302 and "login" in response.url, name
