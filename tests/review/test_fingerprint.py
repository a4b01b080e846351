"""What the fingerprint of a page tells apart, and what it does not."""

import json
import uuid

import pytest
from django.core.files.base import ContentFile
from wagtail.images.tests.utils import get_test_image_file

from cchc_wagtail.models import PlanPage, ReviewRound, StoryPage
from cchc_wagtail.review.fingerprint import content_fingerprint, revision_fingerprint
from tests.factories import blocks, make_file, make_image
from tests.review.school import edit, make_draft, say, submit


def with_ids(*entries) -> str:
    return json.dumps(
        [{"type": name, "value": value, "id": str(uuid.uuid4())} for name, value in entries]
    )


def mark(**fields) -> str:
    return content_fingerprint(PlanPage(title="Kế hoạch", slug="ke-hoach", **fields))


def test_ids_of_blocks_and_keys_of_draftail_say_nothing(db):
    entry = ("text", "<p>Một đoạn.</p>")
    keyed = ("text", '<p data-block-key="a1b2c">Một đoạn.</p>')
    assert mark(body=blocks(entry)) == mark(body=with_ids(entry)) == mark(body=with_ids(keyed))


@pytest.mark.parametrize(
    "change",
    [
        {"title": "Tên khác"},
        {"summary": "Tóm tắt khác"},
        {"slug": "dia-chi-khac"},
        {"body": blocks(("text", "<p>Một đoạn khác.</p>"))},
        {"body": blocks(("text", "<p>Một</p>"), ("text", "<p>Hai</p>"))},
        {"year": 2027},
        {"show_in_menus": True},
    ],
)
def test_what_a_reader_sees_makes_a_difference(db, change):
    page = PlanPage(title="Kế hoạch", slug="ke-hoach", body=blocks(("text", "<p>Một đoạn.</p>")))
    before = content_fingerprint(page)
    for name, value in change.items():
        setattr(page, name, value)
    assert content_fingerprint(page) != before


def test_line_ends_of_a_browser_say_nothing(db):
    assert mark(recipients="UBND xã\r\nLưu VT") == mark(recipients="UBND xã\nLưu VT")


def test_a_fee_of_nothing_is_not_a_missing_fee(db):
    from cchc_wagtail.models import ProcedurePage

    def fee(amount):
        value = {"channel": "online", "fees": [{"kind": "fee", "amount": amount, "text": "x"}]}
        return content_fingerprint(
            ProcedurePage(title="T", slug="t", channels=blocks(("channel", value)))
        )

    assert fee(0) != fee(None)


def test_replacing_the_bytes_of_an_image_voids_a_decision(school):
    image = make_image()
    photo = {"image": image.pk, "alt": "Cô Sen", "caption": "", "credit": ""}
    page = school.section.stories.add_child(
        instance=StoryPage(
            title="Cô Sen",
            person_name="Cô Sen",
            live=False,
            photos=blocks(("photo", photo)),
            owner=school.author,
        )
    )
    page.save_revision(user=school.author)
    round_ = submit(StoryPage.objects.get(pk=page.pk), school.author)
    say(round_, school.union, "Công đoàn")
    image.file = get_test_image_file(filename="khac.png", size=(10, 20))
    image.file_hash = ""
    image.save()
    say(round_, school.office, "Văn phòng", seen=ReviewRound.objects.get().current_fingerprint())
    assert not StoryPage.objects.get(pk=page.pk).live
    states = {s.party.name: str(s.state) for s in ReviewRound.objects.get().standings}
    assert states == {"Công đoàn": "again", "Văn phòng": "agreed"}


def test_replacing_a_file_makes_a_difference(db):
    file = make_file()
    page = PlanPage(
        title="Kế hoạch",
        slug="ke-hoach",
        files=blocks(("file", {"document": file.pk, "is_signed": True})),
    )
    before = content_fingerprint(page)
    file.file.save("khac.pdf", ContentFile(b"%PDF-1.4 khac"))
    file.file_hash = ""
    file.save()
    page = PlanPage(title=page.title, slug=page.slug, files=page.files)
    assert content_fingerprint(page) != before


def test_locks_dates_of_saving_and_comments_say_nothing(school):
    page = make_draft(school)
    before = revision_fingerprint(page.get_latest_revision())
    page = edit(page, school.office, locked=True, import_report={"file": "a.txt"})
    assert revision_fingerprint(page.get_latest_revision()) == before
