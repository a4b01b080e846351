"""How the demo's pages become public: the way every page does, by the review."""

from django.contrib.auth.models import User
from wagtail.models import Page

from cchc_wagtail.models import ReviewRound
from cchc_wagtail.review.actions import decide
from cchc_wagtail.review.enums import Verdict
from cchc_wagtail.review.notes import submission_note

#: Who decides for which party.
REVIEWERS = {"Công đoàn": "congdoan", "Văn phòng": "vanphong"}


def person(username: str) -> User:
    return User.objects.get(username=username)


def submit(page: Page, note: str = "") -> ReviewRound:
    """Submit ``page``; with ``note`` again, after changes were requested."""
    author = person("bientap")
    with submission_note(page, note):
        state = page.current_workflow_state
        if state is not None:
            state.resume(user=author)
        else:
            page.get_workflow().start(page, author)
    return ReviewRound.objects.filter(page=page.pk).last()


def say(round_: ReviewRound, party_name: str, reason: str = "") -> None:
    """Agree for a party, every sentence ticked; with ``reason`` request changes instead."""
    round_ = ReviewRound.objects.get(pk=round_.pk)
    party = next(party for party in round_.parties if party.name == party_name)
    decide(
        round_.pk,
        person(REVIEWERS[party_name]),
        party.pk,
        Verdict.CHANGES if reason else Verdict.AGREE,
        seen=round_.fingerprint,
        reason=reason,
        ticked=party.sentences,
    )


def publish(page: Page) -> None:
    """The author has saved a draft: submit it, and let both parties agree."""
    round_ = submit(page)
    for party_name in REVIEWERS:
        say(round_, party_name)


def publish_after_changes(page: Page, party_name: str, reason: str, note: str) -> None:
    """The story of a page that one party sends back and that the author corrects.

    Args:
        page: the specific page, its draft saved.
        party_name: the party that requests changes; the other has agreed before.
        reason: what it wants changed.
        note: what the author changed, beside the new submission.
    """
    round_ = submit(page)
    for other in REVIEWERS:
        if other != party_name:
            say(round_, other)
    say(round_, party_name, reason)
    page = type(page).objects.get(pk=page.pk).get_latest_revision_as_object()
    page.search_description = note
    page.save_revision(user=person("bientap"), log_action=True)
    page = type(page).objects.get(pk=page.pk)
    round_ = submit(page, note)
    for name in REVIEWERS:
        say(round_, name)
