"""Sample guides to procedures."""

from school.demo.procedures.family_support import FAMILY_SUPPORT
from school.demo.procedures.records import RECORDS
from school.demo.procedures.school_own import SCHOOL_OWN

#: In the order of publication: the lists show the last one first.
PROCEDURES = [*SCHOOL_OWN, *RECORDS, *reversed(FAMILY_SUPPORT)]

__all__ = ["PROCEDURES"]
