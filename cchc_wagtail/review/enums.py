"""Closed lists of values of the review."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class ReviewOrder(models.TextChoices):
    ANY = "any", _("Any order")
    IN_ORDER = "in_order", _("In order")


class ReviewKind(models.TextChoices):
    """What the parties are asked to agree to."""

    PUBLISH = "publish", _("Publication")
    UNPUBLISH = "unpublish", _("Taking down")
    DELETE = "delete", _("Deletion")
    MOVE = "move", _("Move")
    PRIVACY = "privacy", _("Change of who may read")


class ReviewStatus(models.TextChoices):
    OPEN = "open", _("Waiting for decisions")
    CHANGES = "changes", _("Changes requested")
    AGREED = "agreed", _("Agreed")
    DONE = "done", _("Carried out")
    REFUSED = "refused", _("Not agreed")
    WITHDRAWN = "withdrawn", _("Withdrawn")
    DISPUTED = "disputed", _("Not agreed afterwards")


class Verdict(models.TextChoices):
    AGREE = "agree", _("Agrees")
    CHANGES = "changes", _("Requests changes")


class PartyState(models.TextChoices):
    """Where one party stands in a review round."""

    WAITING = "waiting", _("Waiting")
    AGREED = "agreed", _("Agreed")
    CHANGES = "changes", _("Requests changes")
    AGAIN = "again", _("Must look again: the content has changed")


__all__ = ["PartyState", "ReviewKind", "ReviewOrder", "ReviewStatus", "Verdict"]
