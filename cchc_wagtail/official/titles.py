"""Reads kind and title (tên loại và trích yếu) below the letterhead."""

import re
from dataclasses import dataclass

from cchc_wagtail.official.bases import is_basis, is_intro
from cchc_wagtail.official.kinds import is_form_title, kind_in_title
from cchc_wagtail.official.letterhead import is_caps
from cchc_wagtail.official.lines import Line, squeeze
from cchc_wagtail.official.numbering import read_label
from cchc_wagtail.official.unmarked import Unmarked
from cchc_wagtail.vietnamese import fold

MAX_TITLE_LINES = 5
_ATTACHED = Unmarked(r"^\(?\s*(?:Ban hành\s+)?[Kk]èm theo|^\(\s*(?:Ban hành|Đính kèm)", re.I)
_ADDRESSEE = Unmarked(r"^Kính (?:gửi|gởi|trình)\b", re.I)
_AUTHORITY = Unmarked(
    r"^(?:HIỆU TRƯỞNG|CHỦ TỊCH|GIÁM ĐỐC|BỘ TRƯỞNG|TRƯỞNG PHÒNG|ỦY BAN|UỶ BAN|HỘI ĐỒNG|BAN )\b"
)
_SENTENCE = Unmarked(
    r"^(?:Nhằm|Để |Thực hiện tốt|Trường .*(?:xây dựng|ban hành|triển khai|tổ chức|báo cáo)|"
    r"Nhà trường |Hôm nay|Trong (?:năm|thời gian)|Ngày |Chúng tôi|Phần |Thành phần)",
)
_CONTINUES = Unmarked(
    r"^(?:năm|giai đoạn|của|về|trong|tại|và|đối với|quý|học kỳ|học kì|tháng|đến|theo|cho|trường|"
    r"\(|\d)",
    re.I,
)
_OPEN_END = Unmarked(r"(?:\b(?:và|về|của|năm|cho|các|trong|với|theo|công tác|hành)|[-–,])$", re.I)


@dataclass(frozen=True)
class Title:
    """What stands between letterhead and body.

    Attributes:
        kind: key of the kind, empty when the lines name none.
        text: the title without the kind, lines joined.
        lines: all lines as written.
        attached_to: the line "(Kèm theo Quyết định ...)".
        line: number of the first line.
        used: how many of the given lines belong to it.
        is_form: the title is that of a form.
    """

    kind: str = ""
    text: str = ""
    lines: tuple[str, ...] = ()
    attached_to: str = ""
    line: int = 0
    used: int = 0
    is_form: bool = False


def read_title(lines: list[Line]) -> Title:
    """The kind and title at the start of ``lines``; empty when the body begins at once."""
    index = 0
    while index < len(lines) and lines[index].is_decoration:
        index += 1
    if index >= len(lines) or lines[index].rows:
        return Title()
    first = lines[index]
    kind, rest = kind_in_title(first.text)
    form = is_form_title(first.text) and (is_caps(first.text) or len(first.text) < 60)
    if not kind and not form:
        return Title()
    if (
        kind
        and rest
        and not is_caps(first.text[: len(first.text) - len(rest)])
        and (first.text.rstrip().endswith((".", ";", ",")) or len(first.text) > 250)
    ):
        return Title()
    texts = [rest] if rest else ([first.text] if form and not kind else [])
    raw = [line.text for line in lines[: index + 1]]
    attached = ""
    index += 1
    while index < len(lines):
        line = lines[index]
        if line.rows:
            break
        if line.is_decoration:
            raw.append(line.text)
            index += 1
            continue
        if _ATTACHED.match(line.text):
            attached, index = _attachment(lines, index, raw)
            continue
        if attached or len(texts) >= MAX_TITLE_LINES or not _goes_on(texts, line, lines, index):
            break
        texts.append(line.text)
        raw.append(line.text)
        index += 1
    # A rule under the title belongs to it; rules further down were not reached.
    return Title(
        kind, squeeze(" ".join(texts)), tuple(raw), attached, first.no, index, form and not kind
    )


def _attachment(lines: list[Line], index: int, raw: list[str]) -> tuple[str, int]:
    """The bracket "(Ban hành kèm theo ...)", which may run over several lines."""
    text = ""
    while index < len(lines) and not lines[index].rows:
        text = squeeze(f"{text} {lines[index].text}")
        raw.append(lines[index].text)
        index += 1
        if not text.startswith("(") or ")" in text or len(text) > 400:
            break
    return text, index


def _goes_on(texts: list[str], line: Line, lines: list[Line], index: int) -> bool:
    """Whether ``line`` belongs to the title whose lines so far are ``texts``."""
    text = line.text
    if _ADDRESSEE.match(text) or is_intro(text) or len(line.columns) > 1:
        return False
    if fold(text).startswith("can cu"):
        return False
    if read_label(text):
        return False
    if texts and re.match(r"^[-–—]\s?(?:19|20)\d\d\b", text):
        return True
    if not texts:
        return not is_basis(text, False) or (
            len(text) < 160 and not text.endswith((";", ",")) and not re.search(r"\bsố\b", text)
        )
    if text.endswith((".", ":", ";")) or len(text) > 160 or _SENTENCE.match(text):
        return False
    if is_basis(text, False):
        return False
    if _AUTHORITY.match(text) and not is_caps(" ".join(texts)):
        return False
    caps = is_caps(texts[-1])
    if is_caps(text):
        return caps
    if _CONTINUES.match(text) or _OPEN_END.search(texts[-1]) or text[0].islower():
        return True
    return len(text) <= 100 and _body_follows(lines, index)


def _body_follows(lines: list[Line], index: int) -> bool:
    """Whether the next lines begin the body, so that a short line before them is title still."""
    for line in lines[index + 1 : index + 3]:
        if line.rows or line.is_decoration:
            continue
        text = line.text
        if read_label(text) or is_basis(text, False) or is_intro(text) or _ATTACHED.match(text):
            return True
        if _SENTENCE.match(text) or _ADDRESSEE.match(text) or len(text) > 160:
            return True
    return False


def read_addressees(lines: list[Line]) -> tuple[tuple[str, ...], int]:
    """The addressees after "Kính gửi:" and the number of lines they take."""
    index = 0
    while index < len(lines) and lines[index].is_decoration:
        index += 1
    if index >= len(lines) or not _ADDRESSEE.match(lines[index].text):
        return (), 0
    found = [lines[index].text]
    index += 1
    while index < len(lines):
        text = lines[index].text
        label = read_label(text)
        short = len(text) < 120 and not is_basis(text, False)
        listed = bool(label and label.is_bullet)
        if not (short and (listed or (found[-1].endswith(":") and len(found) == 1))):
            break
        found.append(text)
        index += 1
        if text.endswith("."):
            break
    names = [_ADDRESSEE.sub("", text).lstrip(" :") for text in found]
    return tuple(re.sub(r"^[-–+*•]\s*", "", name) for name in names if name), index
