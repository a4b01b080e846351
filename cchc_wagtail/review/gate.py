"""The gate: a page of the section becomes public, or stops being so, only by the review.

Every road of Wagtail ends in one of four calls on the page: ``publish()`` (a revision published by
code, by a finished workflow, by ``publish_scheduled``), ``save()`` (the editor and the API, whose
actions skip ``publish()``), ``unpublish()`` and the signals of moving and deleting. The gate stands
in these; the permission tester and the hooks in front of it only say so earlier and in words.
"""

from typing import TYPE_CHECKING, Any, NoReturn

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.log_actions import log
from wagtail.models import Page

from cchc_wagtail.review.authority import (
    LOG_PUBLISHED,
    LOG_REFUSED,
    LOG_WITHOUT_REVIEW,
    Authority,
    ReviewRefused,
    acting_on,
    authority_over,
)
from cchc_wagtail.review.fingerprint import revision_fingerprint
from cchc_wagtail.review.permissions import GatedPermissionTester
from cchc_wagtail.review.rounds import ReviewRound

#: How Wagtail's own copy action marks a copy as public, in a second save.
COPY_FIELDS = frozenset({"live_revision", "last_published_at", "first_published_at"})

SCHEDULED_PUBLISH = "wagtail.publish.scheduled"
SCHEDULED_UNPUBLISH = "wagtail.unpublish.scheduled"


def refuse(page: Page, sentence: str, user: Any = None) -> None:
    """Write the refusal of a road into the site history.

    Args:
        page: the page that somebody wanted to make public, or take away.
        sentence: what is missing.
        user: who tried; None for a program.
    """
    if page.pk:
        log(instance=page.specific, action=LOG_REFUSED, user=user, data={"sentence": str(sentence)})


def has_been_public(page: Page) -> bool:
    """Whether visitors could ever read ``page``."""
    return bool(page.live or page.first_published_at)


if TYPE_CHECKING:
    # The mixin comes before Page among the bases of every page type.
    PageBase = Page
else:
    PageBase = models.Model


class GatedPageMixin(PageBase):
    """The gate, for page types of the section; comes before ``Page`` among the bases."""

    class Meta:
        abstract = True

    def save(self, *args: Any, **kwargs: Any) -> Any:
        self.check_live_change(kwargs)
        return super().save(*args, **kwargs)

    # Django's templates ask the function for it.
    save.alters_data = True  # ty: ignore[missing-attribute]

    def permissions_for_user(self, user: Any) -> GatedPermissionTester:
        return GatedPermissionTester(user, self)

    def publish(
        self,
        revision: Any,
        user: Any = None,
        changed: bool = True,
        log_action: Any = True,
        previous_revision: Any = None,
        skip_permission_checks: bool = False,
    ) -> Any:
        """Publish exactly the revision that every party has agreed to.

        The person whose decision was the last needs no publish permission of Wagtail.

        Raises:
            ReviewRefused: a decision is missing. ``publish_scheduled`` goes on to other pages
                instead: the refusal is logged and the schedule taken away.
        """

        def publish_on(authority: Authority) -> Any:
            with acting_on(authority):
                return super(GatedPageMixin, self).publish(
                    revision,
                    user=user,
                    changed=changed,
                    log_action=log_action,
                    previous_revision=previous_revision,
                    skip_permission_checks=True,
                )

        authority = authority_over(self)
        if authority is not None:
            published = publish_on(authority)
            self._log_without_review(authority, revision, user)
            return published
        rounds = self._rounds_agreeing_to(revision, user, log_action == SCHEDULED_PUBLISH)
        if not rounds:
            return None
        published = publish_on(Authority(key=self.pk))
        self._log_agreed_publication(rounds, revision, user)
        return published

    def _rounds_agreeing_to(
        self, revision: Any, user: Any, scheduled: bool
    ) -> list[ReviewRound] | None:
        """The rounds that agreed to ``revision`` and wait for its publication.

        Returns:
            The rounds; None when a scheduled version lacks agreement, whose schedule then is gone.

        Raises:
            ReviewRefused: agreement is missing and a person or a program is there to be told.
        """
        if str(revision.object_id) != str(self.pk):
            self._stop(_("This version belongs to another page."))
        rounds, sentence = ReviewRound.objects.agreement_to(
            self, revision, revision_fingerprint(revision), scheduled=scheduled
        )
        if not sentence:
            return rounds
        refuse(self, sentence, user)
        if not scheduled:
            raise ReviewRefused(sentence)
        self.revisions.filter(pk=revision.pk).update(approved_go_live_at=None)
        return None

    def _log_without_review(self, authority: Authority, revision: Any, user: Any) -> None:
        if authority.reason:
            log(
                instance=self,
                action=LOG_WITHOUT_REVIEW,
                user=user,
                revision=revision,
                data={"reason": authority.reason},
            )

    def _log_agreed_publication(self, rounds: list[ReviewRound], revision: Any, user: Any) -> None:
        live = type(self)._base_manager.filter(pk=self.pk, live_revision=revision.pk).exists()
        for round_ in rounds:
            round_.mark_released(revision, live=live)
        log(
            instance=self,
            action=LOG_PUBLISHED,
            user=user,
            revision=revision,
            data={"decisions": [text for round_ in rounds for text in round_.agreed_by()]},
        )

    def check_live_change(self, kwargs: dict[str, Any]) -> None:
        """Look at what a save would change for visitors, before it is written.

        Args:
            kwargs: what ``save`` was given; a copy that Wagtail would make public is turned into
                a draft here.

        Raises:
            ReviewRefused: the page would become public, or stop being so, without review.
        """
        if authority_over(self) is not None:
            return
        if self._state.adding:
            if self.live and (self.alias_of_id or self.live_revision_id):
                self._become_draft()
            return
        written = kwargs.get("update_fields")
        if written is not None and not {"live", "live_revision"} & set(written):
            return
        stored = (
            type(self)._base_manager.filter(pk=self.pk).values("live", "live_revision_id").first()
        )
        if stored is None:
            return
        if written is not None and set(written) == COPY_FIELDS and not stored["live_revision_id"]:
            self._become_draft()
            kwargs["update_fields"] = [*written, "live", "has_unpublished_changes"]
            return
        self._refuse_live_change(stored, whole=written is None)

    def _refuse_live_change(self, stored: dict[str, Any], *, whole: bool) -> None:
        """Refuse what would show visitors something else, or take the page from them.

        Args:
            stored: ``live`` and ``live_revision_id`` as the database has them.
            whole: whether the save writes all fields of the page.

        Raises:
            ReviewRefused: with what is missing.
        """
        if self.live and not stored["live"]:
            self._stop(self.missing_sentence())
        if self.live and stored["live_revision_id"] != self.live_revision_id:
            # An alias that becomes a page of its own only gets a revision of what is public.
            if stored["live_revision_id"] is None and not whole:
                return
            self._stop(self.missing_sentence())
        if stored["live"] and not self.live and not self._has_expired():
            self._stop(
                _(
                    "“%(title)s” is public. Taking it down needs the agreement of the review "
                    "parties: choose “Ask to take down or change”."
                )
                % {"title": self.title}
            )

    def _become_draft(self) -> None:
        """A copy or an alias is new content at a new address, so it starts as a draft."""
        self.live = False
        self.live_revision = None
        self.first_published_at = None
        self.last_published_at = None
        self.has_unpublished_changes = True

    def _has_expired(self) -> bool:
        """Whether the day has come on which the agreed content said that it ends."""
        return bool(self.expired and self.expire_at and self.expire_at <= timezone.now())

    def _stop(self, sentence: str) -> NoReturn:
        refuse(self, sentence)
        raise ReviewRefused(sentence)

    def missing_sentence(self) -> str:
        """What the page lacks before it may become public, for a person to read."""
        return ReviewRound.objects.missing_sentence(self)

    def save_revision(self, *args: Any, **kwargs: Any) -> Any:
        """As Wagtail's; keeps revisions that decisions name, and the open round up to date."""
        overwritten = kwargs.get("overwrite_revision")
        if overwritten is not None and ReviewRound.objects.refers_to(overwritten):
            kwargs["overwrite_revision"] = None
        revision = super().save_revision(*args, **kwargs)
        ReviewRound.objects.note_revision(self, revision)
        return revision

    # As for save().
    save_revision.alters_data = True  # ty: ignore[missing-attribute]


__all__ = [
    "SCHEDULED_UNPUBLISH",
    "GatedPageMixin",
    "has_been_public",
    "refuse",
]
