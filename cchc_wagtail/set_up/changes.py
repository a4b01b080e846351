"""What setting up the section made, or would make."""

from dataclasses import dataclass, field
from enum import StrEnum


class SetUpError(Exception):
    """The section cannot be set up; the message says what is wrong and what to do."""


class ChangeKind(StrEnum):
    PAGE = "page"
    COLLECTION = "collection"
    GROUP = "group"
    PERMISSION = "permission"
    UNIT = "unit"
    REVIEW = "review"


@dataclass(frozen=True)
class Change:
    """One thing that was made.

    Args:
        kind: what it is.
        name: its title or name.
        address: address of a page.
        names: code names of the permissions that a group was given.
    """

    kind: ChangeKind
    name: str
    address: str = ""
    names: tuple[str, ...] = ()


@dataclass
class SetUpResult:
    """Outcome of ``set_up_section``.

    Args:
        home_title: title of the section's home page.
        home_address: its address as a visitor types it.
        changes: what was made, in order; empty when everything was there.
        unpublished: titles of pages that were there already and are not published.
        members: active members by name of group.
        dry_run: whether ``changes`` only says what would be made.
    """

    home_title: str = ""
    home_address: str = ""
    changes: list[Change] = field(default_factory=list)
    unpublished: list[str] = field(default_factory=list)
    members: dict[str, int] = field(default_factory=dict)
    dry_run: bool = False

    def add(
        self, kind: ChangeKind, name: str, *, address: str = "", names: tuple[str, ...] = ()
    ) -> None:
        self.changes.append(Change(kind, str(name), address, names))
