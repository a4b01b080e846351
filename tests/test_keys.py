"""Keys in addresses, forms and commands: whatever stands there, a row is found or it is not."""

import uuid
from urllib.parse import quote

import pytest
from django.contrib.auth.models import User
from django.db import models
from django.test.utils import isolate_apps
from django.urls import reverse
from wagtail.models import Page

from cchc_wagtail.keys import possible_key, read_key
from cchc_wagtail.models import JointReviewTask, PlanPage
from tests.review.school import make_draft, make_school, submit
from tests.school import make_public, sign_in

#: No keys: words, numbers that no database holds, other spellings of numbers, blanks.
NO_KEYS = (
    "abc",
    "0",
    "-1",
    "+1",
    "0999999999",
    "1.0",
    "99_999_999",
    "9" * 10,
    "9" * 25,
    "9" * 5000,
)
NO_KEYS += ("１", "²", "١", " 1", "1 ", " ", "\x00", "1\x00", "None", "true")

CHOOSERS = ("cchc_org_unit_chooser", "cchc_plan_task_chooser")
REGISTERS = ("orgunit", "plantask", "activitypage", "reviewparty")


@pytest.fixture
def school(db):
    return make_school()


@pytest.fixture
def draft(school):
    return make_draft(school)


@pytest.mark.parametrize("model", [User, Page, PlanPage, JointReviewTask])
def test_a_number_is_read_and_nothing_else(model):
    assert read_key(model, "1") == 1 and read_key(model, 7) == 7
    # Within the bounds of a column: whether a row has it, the table says.
    wrong = [text for text in NO_KEYS if text != "9" * 10]
    assert [text for text in ["", None, *wrong] if read_key(model, text) is not None] == []


@isolate_apps("tests.testapp")
def test_the_model_says_what_its_keys_are():
    class Account(models.Model):
        id = models.UUIDField(primary_key=True)

        class Meta:
            app_label = "testapp"

    class Term(models.Model):
        code = models.CharField(max_length=8, primary_key=True)

        class Meta:
            app_label = "testapp"

    class Teacher(models.Model):
        account = models.OneToOneField(Account, models.CASCADE, primary_key=True)

        class Meta:
            app_label = "testapp"

    key = uuid.uuid4()
    for model in (Account, Teacher):
        assert read_key(model, str(key)) == key == read_key(model, key)
        assert [read_key(model, text) for text in ("1", "", None, key.hex, "\x00")] == [None] * 5
    assert read_key(Term, "2026-1") == "2026-1"
    assert [read_key(Term, text) for text in ("", "a" * 9, "a\x00", None)] == [None] * 4


def test_stored_content_names_a_row_in_any_spelling_that_wagtail_takes():
    assert [possible_key(Page, text) for text in ("7", " 7", "07", "７", 7)] == [7] * 5
    assert [possible_key(Page, text) for text in ("abc", "9" * 25, "0", "", None)] == [None] * 5


def test_no_address_of_the_admin_breaks_on_what_is_no_key(school):
    client, start = sign_in(school.root), reverse("wagtailadmin_home")
    paths = [
        "cchc/duyet/{}/",
        "cchc/duyet/{}/phieu/",
        "cchc/duyet/trang/{}/",
        "cchc/duyet/trang/{}/de-nghi/",
        "cchc/duyet/trang/{}/dang-khan/",
        "cchc/import/{}/",
        *(f"{chooser}/chosen/{{}}/" for chooser in CHOOSERS),
        *(
            f"cchc_wagtail/{register}/{action}/{{}}/"
            for register in REGISTERS
            for action in ("inspect", "edit", "delete", "history")
        ),
    ]
    posted = [f"cchc/duyet/{{}}/{act}/" for act in ("rut", "nhan", "thu-lai")]
    posted += ["cchc/duyet/thay-the/{}/huy/", "cchc/import/{}/cancel/"]
    for text in NO_KEYS:
        part = quote(text, safe="")
        for path in paths:
            answer = client.get(start + path.format(part))
            assert answer.status_code in (302, 404), (path, text[:20])
        for path in posted:
            answer = client.post(start + path.format(part))
            assert answer.status_code in (302, 404), (path, text[:20])


def test_no_register_or_chooser_breaks_on_what_is_no_key(school):
    client = sign_in(school.root)
    queries = [
        (reverse("cchc_wagtail_plantask_modeladmin_create"), "plan"),
        (reverse("cchc_wagtail_plantask_modeladmin_index"), "plan"),
        (reverse("cchc_wagtail_plantask_modeladmin_index"), "unit"),
        *((reverse(f"{chooser}:chosen_multiple"), "id") for chooser in CHOOSERS),
    ]
    for text in NO_KEYS:
        for address, name in queries:
            answer = client.get(address, {name: text}, follow=True)
            assert answer.status_code == 200, (address, text[:20])


def test_nobody_decides_or_claims_for_what_is_no_key(school, draft):
    round_ = submit(draft, school.author)
    client = sign_in(school.union)
    address = reverse("cchc_review", args=[round_.pk])
    claim = reverse("cchc_review_claim", args=[round_.pk])
    for text in NO_KEYS:
        data = {"decision": f"agree:{text}", "seen": round_.fingerprint}
        assert client.post(address, data).status_code == 302
        assert client.post(claim, {"party": text}).status_code == 302
        assert client.post(claim, {"party": text, "give_back": "1"}).status_code == 302
    assert not round_.decisions.exists() and not round_.claims.exists()


def test_no_change_request_breaks_on_what_is_no_key(school, draft):
    make_public(draft)
    author, union = sign_in(school.author), sign_in(school.union)
    ask = reverse("cchc_review_ask", args=[draft.pk])
    reason = "Chuyển sang mục khác cho đúng chỗ."
    for text in NO_KEYS:
        query = {"kind": "move", "destination": text}
        assert author.get(ask, query).status_code == 200, text[:20]
        for data in (
            {"kind": "move", "destination": text, "reason": reason},
            {"kind": "privacy", "readers": "groups", "groups": [text], "reason": reason},
        ):
            assert author.post(ask, data).status_code == 422, (data["kind"], text[:20])
        hand_over = {"party": text, "substitute": text, "first_day": "", "last_day": ""}
        answer = union.post(reverse("cchc_review_substitutions"), hand_over)
        assert answer.status_code == 422, text[:20]
    assert not draft.review_rounds.exists()


def test_no_public_list_breaks_on_what_is_no_key(client, school):
    section = school.section
    for text in NO_KEYS:
        for index in (section.stories, section.activities):
            assert client.get(index.url, {"don-vi": text}).status_code == 200
        for index in (section.documents, section.activities):
            assert client.get(index.url, {"ke-hoach": text}).status_code == 200
        search = {"q": "trang", "don-vi": text, "nam": text}
        assert client.get(f"{section.home.url}tim-kiem/", search).status_code == 200
