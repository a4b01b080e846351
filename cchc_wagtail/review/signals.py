"""Signals of the review; a host may listen too."""

from django.dispatch import Signal

#: A submission has been stored with its round. Arguments: ``instance``, the review round.
round_opened = Signal()

__all__ = ["round_opened"]
