"""Sample guides to procedures."""

from school.demo.procedures.family_support import FAMILY_SUPPORT
from school.demo.procedures.records import RECORDS
from school.demo.procedures.school_own import SCHOOL_OWN

PROCEDURES = [*FAMILY_SUPPORT, *RECORDS, *SCHOOL_OWN]

__all__ = ["PROCEDURES"]
