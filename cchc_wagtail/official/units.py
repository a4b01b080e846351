"""Reads the names of units in the headings of "Tổ chức thực hiện"."""

import re

from cchc_wagtail.vietnamese import fold

_PREFIX = re.compile(
    r"^(?:(?:đối với|trách nhiệm(?: của)?|nhiệm vụ(?: của)?|về phía|phân công|giao)\s+)+", re.I
)
_VERB = re.compile(r"\s+(?:có|chịu)\s+(?:trách nhiệm|nhiệm vụ)$|\s+chịu trách nhiệm chính$", re.I)
#: Headings that announce units and name none.
_COLLECTIVE = re.compile(
    r"^(?:cac |tung )?(?:bo phan|don vi|thanh vien|ca nhan|to chuc|tap the|bo phan, ca nhan)"
    r"(?: trong (?:nha )?truong| lien quan)?$"
)
_ORGANISATION = re.compile(
    r"\b(?:to chuc thuc hien|phan cong|trach nhiem|nhiem vu cu the|nhiem vu cua|giao nhiem vu|"
    r"to chuc trien khai|to chuc chi dao|cong tac to chuc)\b"
)
_UNIT = re.compile(
    r"^(?:cac )?(?:dong chi |d/c |dc )?(?:ban(?! (?:hanh|be|ngay)\b)|bgh|hieu truong|"
    r"pho hieu truong|"
    r"p\.? ?hieu truong|lanh dao|nha truong|dang vien|chu nhom|chu truong|hieu pho|"
    r"cong doan|bch cong doan|to(?: truong| pho)?(?! chuc\b)|van phong|giao vien|nhan vien|"
    r"vien chuc|can bo|doan|chi doan|lien doi|doi|chi bo|dang uy|cap uy|bo phan|ke toan|van thu|"
    r"y te|"
    r"thu vien|thiet bi|bao ve|cap duong|khoi|nhom|phong|hoi dong|hoi|phu huynh|cha me|"
    r"thanh tra|thanh vien|"
    r"tong phu trach|gvcn|gv|cb|cbql|truong|pho|quan tri|phu trach|nguoi|hoc sinh|lop|toan the|"
    r"thu ky|thu quy|cap|uy ban|ubnd|so|trung tam|tram|cong an|don vi|doan the)\b"
)
_NOT_UNIT = re.compile(
    r"\b(?:kinh phi|che do|thoi gian|to chuc thuc hien|bao cao|muc tieu|noi dung|hinh thuc|"
    r"tien do|kiem tra,|khen thuong|bien phap|giai phap)\b"
)


def unit_name(heading: str) -> str:
    """The unit that a heading names, without "Đối với", "Trách nhiệm của" and a final colon."""
    name = heading.strip().rstrip(":.;–- ").strip()
    name = _VERB.sub("", name)
    stripped = _PREFIX.sub("", name).strip()
    if stripped and stripped != name:
        # "Đối với ban giám hiệu": the unit's own name begins with a capital.
        name = stripped[0].upper() + stripped[1:]
    return name


def is_unit_heading(text: str) -> bool:
    """Whether a short heading names a unit or a group of people who get tasks."""
    name = unit_name(text)
    folded = fold(name)
    if not name or len(name) > 110:
        return False
    if _COLLECTIVE.match(folded) and _PREFIX.match(text.strip()):
        return False
    if _PREFIX.match(text.strip()) and not _NOT_UNIT.search(folded):
        return bool(_UNIT.match(folded))
    return bool(_UNIT.match(folded)) and not _NOT_UNIT.search(folded)


def is_organisation_heading(text: str) -> bool:
    """Whether a heading announces who does what ("Tổ chức thực hiện", "Phân công nhiệm vụ")."""
    return bool(_ORGANISATION.search(fold(text))) and not is_unit_heading(text)
