"""Two people in the same second. The threads need a database with row locks: PostgreSQL."""

import os
import threading
from collections.abc import Callable
from functools import partial

import pytest
from django.contrib.auth.models import Group
from django.db import connection, connections
from wagtail.models import PageLogEntry

from cchc_wagtail.enums import RoleGroup
from cchc_wagtail.models import PlanPage, ReviewDecision, ReviewRound
from cchc_wagtail.review.actions import act_in_emergency, ask_for_change, decide, withdraw_round
from cchc_wagtail.review.authority import ReviewRefused
from tests.review.school import (
    REASON_EMERGENCY,
    edit,
    make_draft,
    make_school,
    publish_by_review,
    say,
    submit,
)
from tests.school import ensure_roots

pytestmark = pytest.mark.django_db(transaction=True)

#: Times that each race is run: a lock that is missing shows only sometimes.
RACES = 5


@pytest.fixture
def school(transactional_db):
    if connection.vendor != "postgresql":
        reason = "threads need PostgreSQL: set CCHC_TEST_DATABASE=postgres"
        if os.environ.get("CCHC_REQUIRE_POSTGRES"):
            pytest.fail(reason)
        pytest.skip(reason)
    ensure_roots()
    return make_school()


def together(*acts: Callable[[], object]) -> list[object]:
    """Run ``acts`` in threads that start at one moment; what each returned or raised."""
    barrier = threading.Barrier(len(acts))
    results: list[object] = [None] * len(acts)

    def run(number: int, act: Callable[[], object]) -> None:
        try:
            barrier.wait(timeout=20)
            results[number] = act()
        except Exception as error:
            results[number] = error
        finally:
            connections.close_all()

    threads = [threading.Thread(target=run, args=(number, act)) for number, act in enumerate(acts)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=60)
        assert not thread.is_alive(), "the threads wait for each other"
    return results


def vote(round_, user, party_name, verdict="agree", reason=""):
    party = next(party for party in round_.parties if party.name == party_name)
    return lambda: decide(
        round_.pk,
        user,
        party.pk,
        verdict,
        seen=round_.fingerprint,
        reason=reason,
        ticked=party.sentences,
    )


def unexpected(results) -> list[object]:
    return [
        result
        for result in results
        if isinstance(result, Exception) and not isinstance(result, ReviewRefused)
    ]


def rounds(school, count=RACES):
    for number in range(count):
        page = make_draft(school, title=f"Bài {number}", slug=f"bai-{number}")
        yield page, submit(page, school.author)


def publications(page) -> int:
    return PageLogEntry.objects.filter(page=page.pk, action="wagtail.publish").count()


def test_two_parties_agree_in_the_same_second_and_the_page_is_published_once(school):
    for page, round_ in rounds(school):
        results = together(
            vote(round_, school.union, "Công đoàn"), vote(round_, school.office, "Văn phòng")
        )
        assert not [result for result in results if isinstance(result, Exception)], results
        assert PlanPage.objects.get(pk=page.pk).live
        assert ReviewRound.objects.get(pk=round_.pk).status == "done"
        assert (round_.decisions.count(), publications(page)) == (2, 1)


def test_a_button_pressed_twice_counts_once(school):
    for page, round_ in rounds(school):
        say(round_, school.union, "Công đoàn")
        results = together(*[vote(round_, school.office, "Văn phòng")] * 3)
        assert not unexpected(results), results
        assert (round_.decisions.count(), publications(page)) == (2, 1)


def test_two_members_of_one_party_leave_one_standing_decision(school):
    for _page, round_ in rounds(school):
        results = together(
            vote(round_, school.union, "Công đoàn"), vote(round_, school.union2, "Công đoàn")
        )
        assert not unexpected(results), results
        assert ReviewDecision.objects.filter(round=round_, standing=True).count() == 1
        assert sum(isinstance(result, ReviewRefused) for result in results) == 1


def test_one_agrees_while_the_other_requests_changes_and_nothing_is_lost(school):
    for page, round_ in rounds(school):
        results = together(
            vote(round_, school.union, "Công đoàn"),
            vote(round_, school.office, "Văn phòng", "changes", "Ghi rõ ngày ban hành."),
        )
        assert not [result for result in results if isinstance(result, Exception)], results
        assert not PlanPage.objects.get(pk=page.pk).live
        assert ReviewRound.objects.get(pk=round_.pk).status == "changes"
        assert {d.verdict for d in round_.decisions.all()} == {"agree", "changes"}
        assert PlanPage.objects.get(pk=page.pk).current_workflow_state.status == "needs_changes"


def test_one_person_in_two_parties_at_once_speaks_for_one(school):
    for page, round_ in rounds(school):
        results = together(
            vote(round_, school.both, "Công đoàn"), vote(round_, school.both, "Văn phòng")
        )
        assert not unexpected(results), results
        assert ReviewDecision.objects.filter(round=round_).count() == 1
        assert not PlanPage.objects.get(pk=page.pk).live


def test_an_emergency_beside_the_last_agreement_publishes_once(school):
    for page, round_ in rounds(school):
        say(round_, school.union, "Công đoàn")
        fresh = PlanPage.objects.get(pk=page.pk)
        results = together(
            vote(round_, school.office, "Văn phòng"),
            lambda fresh=fresh: act_in_emergency(fresh, "publish", school.board, REASON_EMERGENCY),
        )
        assert not unexpected(results), results
        assert PlanPage.objects.get(pk=page.pk).live
        assert publications(page) == 1, results
        assert ReviewRound.objects.get(pk=round_.pk).status in ("done", "withdrawn")


def test_a_withdrawal_beside_the_last_agreement_leaves_no_half_state(school):
    for page, round_ in rounds(school):
        say(round_, school.union, "Công đoàn")
        results = together(
            vote(round_, school.office, "Văn phòng"),
            lambda round_=round_: withdraw_round(round_.pk, school.author),
        )
        assert not unexpected(results), results
        round_ = ReviewRound.objects.get(pk=round_.pk)
        live = PlanPage.objects.get(pk=page.pk).live
        assert (round_.status, live) in (("done", True), ("withdrawn", False))
        assert PlanPage.objects.get(pk=page.pk).current_workflow_state is None


def test_an_edit_beside_the_last_agreement_publishes_only_what_was_agreed(school):
    for page, round_ in rounds(school):
        say(round_, school.union, "Công đoàn")
        results = together(
            vote(round_, school.office, "Văn phòng"),
            lambda page=page: edit(page, school.author, title="Sửa vào phút chót"),
        )
        assert not unexpected(results), results
        page = PlanPage.objects.get(pk=page.pk)
        assert not (page.live and page.title == "Sửa vào phút chót")


def test_the_same_request_twice_in_a_second_is_made_once(school):
    for number in range(RACES):
        page = publish_by_review(
            school, make_draft(school, title=f"G {number}", slug=f"g-{number}")
        )
        ask = partial(ask_for_change, page, "unpublish", school.author, "Văn bản đã hết hiệu lực.")
        results = together(ask, ask)
        assert not unexpected(results), results
        assert ReviewRound.objects.filter(page=page.pk, kind="unpublish").count() == 1


def test_an_emptied_group_stops_nobody_else(school):
    page, round_ = next(iter(rounds(school, 1)))
    say(round_, school.union, "Công đoàn")
    Group.objects.get(name=RoleGroup.UNION).user_set.clear()
    say(round_, school.office, "Văn phòng")
    assert PlanPage.objects.get(pk=page.pk).live
