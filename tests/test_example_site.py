"""The demo of the example site: what it makes, what it prints, what a second run leaves alone."""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass

import pytest

from tests.example_demo import USERS, Demo, passwords_in
from tests.html_checker import complaints

pytest.importorskip("dj_database_url", reason="the example extra is not installed")
pytest.importorskip("whitenoise", reason="the example extra is not installed")

LESSON = "/cai-cach-hanh-chinh/guong-nguoi-tot/bai-hoc-tra-loi-phan-anh/"

ANSWERS = """
import json
from django.test import Client
from wagtail.models import Page
client = Client(HTTP_HOST="127.0.0.1:8000")
answers = {}
for page in Page.objects.live().filter(depth__gt=1):
    response = client.get(page.get_url())
    answers[page.get_url()] = [response.status_code, response.content.decode()]
searches = ["/tim-kiem/?q=" + words for words in ("bán trú", "phản ánh", "xyzxyz", "")]
for path in ("/robots.txt", "/sitemap.xml", "/admin/login/", "/khong-co/", *searches):
    response = client.get(path)
    answers[path] = [response.status_code, response.content.decode()]
print(json.dumps(answers))
"""

REVIEWS = """
import json
from collections import Counter
from cchc_wagtail.models import ContentPageMixin, ReviewDecision, ReviewRound
from wagtail.models import Page
counts = Counter(ReviewRound.objects.values_list("status", flat=True))
people = sorted(set(ReviewDecision.objects.values_list("user_name", flat=True)))
live = Page.objects.type(ContentPageMixin).live()
reviewed = ReviewRound.objects.filter(status="done").values("page")
unreviewed = list(live.exclude(pk__in=reviewed).values_list("title", flat=True))
print(json.dumps({**counts, "people": people, "unreviewed": unreviewed}))
"""

LOG_IN = """
import json
from django.test import Client
statuses = {}
for username, password in PASSWORDS.items():
    client = Client(HTTP_HOST="127.0.0.1:8000")
    client.post("/admin/login/", {"username": username, "password": password})
    statuses[username] = client.get("/admin/").status_code
print(json.dumps(statuses))
"""

CHANGE = """
from cchc_wagtail.models import StoryPage, ProcedurePage
from cchc_wagtail.review.authority import without_review
story = StoryPage.objects.first()
story.title, story.slug = "Tên do nhà trường đặt", "ten-moi"
with without_review("Kiểm thử"):
    story.save_revision().publish()
    ProcedurePage.objects.get(code="1.008950").delete()
"""


@dataclass
class Runs:
    """What two runs of the demo printed, and the state after each."""

    demo: Demo
    outputs: list[str]
    states: list[dict]


@pytest.fixture(scope="module")
def runs(tmp_path_factory) -> Iterator[Runs]:
    # CI runs the demo in an empty folder too.
    demo = Demo(tmp_path_factory.mktemp("var"))
    demo.migrate()
    outputs, states = [], []
    for _ in range(2):
        outputs.append(demo.demo())
        states.append(demo.state())
    yield Runs(demo, outputs, states)
    demo.close()


@pytest.fixture(scope="module")
def answers(runs) -> dict[str, list]:
    """Status and body of every public address, as a visitor gets them after the two runs."""
    return json.loads(runs.demo.python(ANSWERS))


def test_demo_fills_every_kind_of_page(runs):
    titles = " ".join(runs.states[0]["pages"])
    for index in ("ke-hoach", "thu-tuc", "guong-nguoi-tot", "van-ban", "hoat-dong"):
        assert titles.count(f"/cai-cach-hanh-chinh/{index}/") > 2
    assert runs.states[0]["tasks"] >= 10
    drafts = [title for title, live in runs.states[0]["pages"].values() if not live]
    assert drafts == ["Tổ Mầm trả lời phụ huynh ngay trong ngày"], "it waits for the parties"


def test_the_demos_pages_went_through_the_review(runs):
    counts = json.loads(runs.demo.python(REVIEWS))
    assert counts["open"] == 1 and counts["changes"] == 1
    assert counts["done"] >= 25
    assert counts["people"] == ["Phạm Thị Nga", "Trần Thị Lan"]
    assert counts["unreviewed"] == []


def test_a_second_run_changes_nothing(runs):
    assert runs.states[0] == runs.states[1]


def test_passwords_are_printed_once_and_differ(runs):
    printed = passwords_in(runs.outputs[0])
    assert sorted(printed) == sorted(USERS)
    assert len(set(printed.values())) == len(USERS)
    assert passwords_in(runs.outputs[1]) == {}
    assert not any(password in runs.outputs[1] for password in printed.values())
    assert "--reset-passwords" in runs.outputs[1]


def test_every_login_printed_opens_the_admin(runs):
    passwords = passwords_in(runs.outputs[0])
    statuses = runs.demo.python(f"PASSWORDS = {passwords!r}\n{LOG_IN}")
    assert json.loads(statuses) == dict.fromkeys(USERS, 200)


def test_each_role_has_a_login_in_its_group(runs):
    groups = {name: entry[1] for name, entry in runs.states[0]["users"].items()}
    assert groups == {
        "bientap": ["CCHC – Biên tập"],
        "vanphong": ["CCHC – Văn phòng"],
        "congdoan": ["CCHC – Công đoàn"],
        "hieutruong": ["CCHC – Ban giám hiệu"],
        "quantri": [],
    }


def test_every_public_page_answers_inside_the_schools_template(answers):
    others = {path: status for path, (status, _body) in answers.items() if status != 200}
    assert list(others) == [LESSON, "/khong-co/"]
    section = answers["/cai-cach-hanh-chinh/"][1]
    assert "Trang mẫu: trường, người và số liệu đều không có thật." in section
    assert "Tuyên truyền cải cách hành chính năm 2026" in section


def test_a_lesson_is_for_staff_only(answers):
    status, body = answers[LESSON]
    assert status in (302, 403)
    assert "hộp thư" not in body


def test_search_finds_pages_of_the_section_and_no_lesson(answers):
    found = answers["/tim-kiem/?q=bán trú"][1]
    assert "/cai-cach-hanh-chinh/thu-tuc/dang-ky-an-ban-tru/" in found
    assert LESSON not in answers["/tim-kiem/?q=phản ánh"][1]
    assert "Không tìm thấy trang nào" in answers["/tim-kiem/?q=xyzxyz"][1]


def test_sitemap_names_the_public_pages_and_no_lesson(answers):
    sitemap = answers["/sitemap.xml"][1]
    assert "/cai-cach-hanh-chinh/thu-tuc/mien-giam-hoc-phi/" in sitemap
    assert LESSON not in sitemap


def test_sitemap_names_each_public_page_once_and_nothing_else(answers):
    entries = re.findall(r"<loc>http://127.0.0.1:8000(/[^<]*)</loc>", answers["/sitemap.xml"][1])
    other = ("/robots.txt", "/sitemap.xml", "/admin/", "/khong-co/", "/tim-kiem/")
    public = [
        path
        for path, (status, _body) in answers.items()
        if status == 200 and not path.startswith(other)
    ]
    assert sorted(entries) == sorted(public) and len(public) > 25


def test_robots_are_led_to_the_sitemap_and_away_from_the_admin(answers):
    lines = answers["/robots.txt"][1].split("\n")
    assert "Disallow: /admin/" in lines
    assert "Sitemap: http://127.0.0.1:8000/sitemap.xml" in lines


def test_every_page_of_the_demo_is_valid_html_in_the_schools_template(answers, checker, tmp_path):
    pages = [body for _status, body in answers.values() if body.startswith("<!DOCTYPE html>")]
    # The admin's own pages are Wagtail's.
    pages = [body for body in pages if "site-footer" in body]
    for number, body in enumerate(pages):
        (tmp_path / f"{number}.html").write_text(body, encoding="utf-8")
    assert len(pages) > 25
    found = complaints(checker, tmp_path)
    assert found == [], "\n".join(found)


def test_no_page_shows_a_value_of_python_to_visitors(answers):
    shown = [path for path, (_status, body) in answers.items() if re.search(r">\s*None\s*<", body)]
    assert shown == []


def test_a_replaced_document_says_so(answers):
    old = answers["/cai-cach-hanh-chinh/van-ban/quy-che-tiep-cong-dan-2024/"][1]
    assert "/van-ban/quy-che-tiep-cong-dan-2026/" in old


def test_what_people_renamed_or_deleted_stays_so_and_passwords_can_be_reset(runs):
    runs.demo.python(CHANGE)
    before = runs.demo.state()
    printed = passwords_in(runs.demo.demo("--reset-passwords"))
    after = runs.demo.state()
    assert sorted(printed) == sorted(USERS)
    assert after["pages"] == before["pages"]
    assert after["revisions"] == before["revisions"]
    assert after["users"] != before["users"]


def test_models_of_the_example_site_have_their_migrations(runs):
    result = runs.demo.run("makemigrations", "school", "--check", "--dry-run")
    assert result.returncode == 0, result.stdout
