"""What the examination of a site says."""

from dataclasses import dataclass
from enum import IntEnum

from django.conf import settings


class Severity(IntEnum):
    """How much a problem matters; lower comes first."""

    MUST = 1
    SHOULD = 2


@dataclass(frozen=True)
class Problem:
    """Something wrong or missing.

    Args:
        code: stable name for scripts.
        severity: MUST when the section does not work, or misleads people, until it is fixed.
        message: what is wrong.
        fix: the line to type or to write, and where.
    """

    code: str
    severity: Severity
    message: str
    fix: str

    def to_dict(self) -> dict[str, str]:
        return {
            "code": self.code,
            "severity": self.severity.name.lower(),
            "message": self.message,
            "fix": self.fix,
        }


def must_when_public() -> Severity:
    """MUST on a public site, SHOULD on a developer's machine (``DEBUG``)."""
    return Severity.SHOULD if settings.DEBUG else Severity.MUST
