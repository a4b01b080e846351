"""Finding the units of the register behind the names that plans give them."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from cchc_wagtail.enums import UnitKind
from cchc_wagtail.units.org_units import OrgUnit
from cchc_wagtail.vietnamese import fold, nfc

#: Names by which plans of schools call the same unit, normalised as by ``_key``.
USUAL_NAMES: tuple[tuple[UnitKind, frozenset[str]], ...] = (
    (
        UnitKind.BOARD,
        frozenset(
            {
                "ban giam hieu",
                "bgh",
                "ban lanh dao",
                "lanh dao",
                "ban giam doc",
                "hieu truong",
                "pho hieu truong",
                "hieu truong va pho hieu truong",
                "hieu truong va cac pho hieu truong",
                "hieu truong pho hieu truong",
            }
        ),
    ),
    (
        UnitKind.OFFICE,
        frozenset(
            {
                "van phong",
                "to van phong",
                "bo phan van phong",
                "nhan vien van phong",
                "to hanh chinh",
                "to hanh chinh van phong",
                "van thu",
                "bo phan van thu",
            }
        ),
    ),
    (
        UnitKind.UNION,
        frozenset(
            {
                "cong doan",
                "cong doan co so",
                "cdcs",
                "to chuc cong doan",
                "bch cong doan",
                "bch cong doan co so",
                "ban chap hanh cong doan",
                "ban chap hanh cong doan co so",
            }
        ),
    ),
    (
        UnitKind.SUBJECT_GROUP,
        frozenset(
            {
                "to chuyen mon",
                "to",
                "to khoi",
                "to khoi chuyen mon",
                "khoi chuyen mon",
                "to truong chuyen mon",
                "to truong to chuyen mon",
                "to bo mon",
            }
        ),
    ),
    (
        UnitKind.ORGANISATION,
        frozenset({"doan thanh nien", "chi doan", "chi doan thanh nien", "chi doan giao vien"}),
    ),
    (UnitKind.ORGANISATION, frozenset({"chi bo", "chi bo dang"})),
)

# "Ban giám hiệu nhà trường", "Công đoàn trường Mầm non Hoa Sen"; read before folding, since
# "trưởng" (head) folds to the same letters as "trường" (school).
_SCHOOL = re.compile(r"\s+(?:của\s+)?(?:nhà\s+)?trường(?:\s.*)?$")
_LEAD_IN = re.compile(
    r"^(?:đối với|trách nhiệm của|nhiệm vụ của|phân công|giao cho|giao|đề nghị)\s+"
)
_MANY = re.compile(r"^(?:các|những|toàn thể)\s+")
_JOIN = re.compile(r"\s+và\s+|\s+cùng\s+|\s*[,;/&+]\s*|\s+[-–—]\s+", re.IGNORECASE)
# Groups (tổ) that teach no subject.
_SERVICE = re.compile(
    r"\b(?:bao ve|cap duong|nuoi duong|phuc vu|y te|tu van|truyen thong|giup viec|cong tac|"
    r"van phong|hanh chinh|kiem tra|dan pho)\b"
)
_NOISE = re.compile(r"[^\w]+")


def _plain(name: str) -> str:
    """Normalise ``name``: lower case, no lead-in, no plural, no brackets, no name of the school."""
    text = re.sub(r"\([^)]*\)", " ", nfc(name).lower())
    text = " ".join(text.split()).strip(" .:;,-–*+")
    return _SCHOOL.sub("", _MANY.sub("", _LEAD_IN.sub("", text)))


def _key(name: str) -> str:
    return " ".join(_NOISE.sub(" ", fold(_plain(name))).split())


def guess_kind(key: str) -> UnitKind:
    """The kind that the first word of a normalised name suggests."""
    kind = _usual(key)[0]
    if kind != UnitKind.OTHER:
        return kind
    first = key.partition(" ")[0]
    if first in ("to", "khoi") and not _SERVICE.search(key):
        return UnitKind.SUBJECT_GROUP
    return UnitKind.ORGANISATION if first in ("doan", "doi", "hoi", "chi") else UnitKind.OTHER


def _usual(key: str) -> tuple[UnitKind, frozenset[str]]:
    return next((entry for entry in USUAL_NAMES if key in entry[1]), (UnitKind.OTHER, frozenset()))


@dataclass(frozen=True)
class ProposedUnit:
    """A unit that a plan names and the register lacks."""

    name: str
    kind: UnitKind


@dataclass
class UnitMatch:
    """What stands behind one name of a plan.

    Attributes:
        lead: the unit named first, None when the register lacks it.
        supporting: the other units named.
        proposed: parts of the name that the register lacks.
    """

    lead: OrgUnit | None = None
    supporting: list[OrgUnit] = field(default_factory=list)
    proposed: list[ProposedUnit] = field(default_factory=list)


class UnitRegister:
    """The register as it is now, for many look-ups with one query."""

    def __init__(self, units: Iterable[OrgUnit] | None = None) -> None:
        self._units = list(OrgUnit.objects.all() if units is None else units)
        self._by_key: dict[str, OrgUnit] = {}
        for unit in self._units:
            for name in [unit.name, *unit.aliases.splitlines()]:
                if key := _key(name):
                    self._by_key.setdefault(key, unit)

    def match(self, name: str) -> UnitMatch:
        """The units that ``name`` means: one of the whole name, else those that its parts name."""
        if not _key(name):
            return UnitMatch()
        if found := self._find(_key(name)):
            return UnitMatch(found[0], found[1:])
        parts = [part for part in _JOIN.split(_plain_case(name)) if _key(part)]
        known = [self._find(_key(part)) for part in parts]
        if len(parts) < 2 or not any(
            found or _usual(_key(part))[1] for part, found in zip(parts, known, strict=True)
        ):
            return UnitMatch(proposed=[self._propose(name)])
        match = UnitMatch(lead=known[0][0] if known[0] else None)
        for part, found in zip(parts, known, strict=True):
            if not found:
                match.proposed.append(self._propose(part))
            for unit in found:
                if unit != match.lead and unit not in match.supporting:
                    match.supporting.append(unit)
        return match

    def _find(self, key: str) -> list[OrgUnit]:
        """Units whose known or usual names contain ``key``.

        "Các tổ chuyên môn" stands for all subject groups where the register has no such entry.
        """
        if key in self._by_key:
            return [self._by_key[key]]
        kind, names = _usual(key)
        for other in sorted(names):
            if other in self._by_key:
                return [self._by_key[other]]
        if kind == UnitKind.SUBJECT_GROUP:
            return [unit for unit in self._units if unit.kind == UnitKind.SUBJECT_GROUP]
        return []

    def _propose(self, name: str) -> ProposedUnit:
        text = _plain_case(name)
        limit = OrgUnit._meta.get_field("name").max_length
        return ProposedUnit((text[:1].upper() + text[1:])[:limit], guess_kind(_key(name)))


def _plain_case(name: str) -> str:
    """Write ``name`` as a person would in the register: without lead-in and closing colon."""
    text = " ".join(nfc(name).split()).strip(" .:;,-–*+")
    lead_in = _LEAD_IN.match(text.lower())
    text = text[lead_in.end() :] if lead_in else text
    return text.capitalize() if text.isupper() and " " in text else text


__all__ = ["USUAL_NAMES", "ProposedUnit", "UnitMatch", "UnitRegister"]
