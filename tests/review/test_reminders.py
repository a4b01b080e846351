"""``cchc_daily``: one digest per person and day, on working days only."""

import datetime
from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from cchc_wagtail.models import MailLogEntry, ReviewRound
from tests.review.school import make_draft, say, submit

DUE = datetime.date(2026, 12, 3)  # a Thursday


@pytest.fixture
def round_(school, draft):
    round_ = submit(draft, school.author)
    ReviewRound.objects.update(due_on=DUE)
    return round_


def daily(day: datetime.date) -> str:
    out = StringIO()
    call_command("cchc_daily", "--date", day.isoformat(), stdout=out)
    return out.getvalue()


def people(mails) -> list[str]:
    return sorted(mail.to[0].partition("@")[0] for mail in mails)


def on(mailoutbox, day: datetime.date) -> list[str]:
    mailoutbox.clear()
    daily(day)
    return people(mailoutbox)


def days_after(count: int) -> datetime.date:
    return DUE + datetime.timedelta(days=count)


REVIEWERS = ["binh", "cuc", "hoa", "minh", "tam"]


def test_reminders_come_before_on_and_after_the_day_and_then_go_to_the_board(
    school, round_, mailoutbox
):
    calendar = {
        -2: [],
        -1: REVIEWERS,
        0: REVIEWERS,
        1: [],
        4: REVIEWERS,  # 5 and 6 December are a weekend
        5: [],
        6: REVIEWERS,
        8: sorted([*REVIEWERS[:0], "hieu"]),
        12: [],
    }
    seen = {}
    for count in calendar:
        seen[count] = on(mailoutbox, days_after(count))
    # The weekend passed over the first reminder after the day.
    kinds = set(MailLogEntry.objects.values_list("kind", flat=True))
    assert kinds == {"before", "due", "late2", "late3", "board"}
    assert seen == calendar


def test_a_second_run_on_the_day_sends_nothing(school, round_, mailoutbox):
    assert on(mailoutbox, DUE) == REVIEWERS
    assert on(mailoutbox, DUE) == []


def test_one_digest_tells_of_all_that_waits(school, round_, mailoutbox):
    submit(make_draft(school, title="Gương cô Sen", slug="guong-co-sen"), school.author)
    ReviewRound.objects.update(due_on=DUE)
    on(mailoutbox, DUE)
    (mail,) = [mail for mail in mailoutbox if mail.to == ["hoa@hoasen.example"]]
    assert mail.subject == "Có 2 trang chờ duyệt"
    assert "Gương cô Sen" in mail.body and "Kế hoạch tuyên truyền" in mail.body
    assert "Kính gửi Trần Thị Hoa" in mail.body


def test_nothing_is_sent_on_days_off_and_it_catches_up_after(school, round_, mailoutbox, settings):
    settings.CCHC_WAGTAIL = {"DAYS_OFF": [DUE.isoformat()]}
    assert "nghỉ" in daily(DUE)
    assert on(mailoutbox, datetime.date(2026, 12, 6)) == []
    assert on(mailoutbox, datetime.date(2026, 12, 4)) == REVIEWERS


def test_who_has_decided_or_cannot_decide_is_left_alone(school, round_, mailoutbox):
    say(round_, school.union, "Công đoàn")
    assert on(mailoutbox, DUE) == ["binh", "minh", "tam"]


def test_a_failed_digest_is_tried_again_and_said(school, round_, mailoutbox, settings):
    working = settings.EMAIL_BACKEND
    settings.EMAIL_BACKEND = "tests.review.test_mails.BrokenBackend"
    with pytest.raises(CommandError, match="Số thư không gửi được: 5"):
        daily(DUE)
    settings.EMAIL_BACKEND = working
    assert on(mailoutbox, DUE) == REVIEWERS


def test_a_round_that_is_closed_reminds_nobody(school, round_, mailoutbox):
    say(round_, school.union, "Công đoàn", "changes", "Ghi rõ ngày ban hành.")
    assert on(mailoutbox, DUE) == []
