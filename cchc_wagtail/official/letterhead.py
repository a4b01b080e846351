"""Reads the letterhead: bodies, national name and motto, number, place and date.

They may be arranged in any way.

Layout: Decree 30/2020/NĐ-CP, Appendix I, components 1 to 5. Files arrange these parts
in two columns, in one row, or below each other in any order, so that the reader recognises each
part by its words and not by its place.
"""

import re
from dataclasses import dataclass, field

from cchc_wagtail.official.kinds import is_form_title, kind_in_title
from cchc_wagtail.official.lines import Line, squeeze, without_ornaments
from cchc_wagtail.official.outline import Letterhead
from cchc_wagtail.official.unmarked import Unmarked
from cchc_wagtail.vietnamese import find_dates, fold, parse_symbol

NATIONAL_NAME = "cong hoa xa hoi chu nghia viet nam"
PARTY_NAME = "dang cong san viet nam"
MOTTO = "doc lap tu do hanh phuc"
MAX_LETTERHEAD_LINES = 40

_NATIONAL = re.compile(
    r"C[ỘÔO]NG\s+H(?:ÒA|OÀ|ÓA|OÁ|OA)(?:\s+X[ÃA](?:\s+H[ỘÔO]I(?:\s+CH[ỦU](?:\s+NGH[ĨI]A"
    r"(?:\s+VI[ỆÊE]T?(?:\s+N(?:A(?:M|N)?)?)?)?)?)?)?)?",
    re.I,
)
_NATIONAL_TAIL = re.compile(r"^(?:(?:CHỦ\s+)?NGHĨA\s+)?VIỆT\s+NAM\b", re.I)
_PARTY = re.compile(r"^ĐẢNG CỘNG SẢN VIỆT NAM\b", re.I)
_MOTTO = re.compile(
    r"[ĐD][ỘÔO]C\s+L[ẬÂA]P?\s*[-–—.,_]*\s*T[ỰU]\s*DO?\s*[-–—.,_]*\s*(?:H[ẠA]NH?(?:\s*PH[ÚU]C?)?)?",
    re.I,
)
_NUMBER = re.compile(
    r"^(?:Số|SỐ|So)\s*[:.]?\s*(?P<number>\d{1,5}[a-zđ]?|[\s.…_]*)\s*(?:/\s*(?P<year>\d{4})\s*)?"
    r"(?P<sep>[/-])\s*(?P<symbol>[A-ZĐÀ-Ỹ][\wÀ-ỹĐđ&.]*(?:(?:\s?[-–/_]|[-–/_]\s|"
    r"\s[-–/_]\s(?=[A-ZĐÀ-Ỹ]{2}))[A-ZĐÀ-Ỹ][\wÀ-ỹĐđ&.]*)*)"
    r"[.]?",
)
_BARE_NUMBER = re.compile(r"^(?:Số|SỐ)\s*:\s*(?P<number>\d{0,5})[\s.…_/]*$")
_DATE_WORDS = re.compile(r"ng[àa]y[\s.…_]*[0-9Oo]{0,2}[\s.…_]*th[áa]ng", re.I)
_NUMERIC_PLACE_DATE = re.compile(
    r"^[A-ZĐÀ-Ỹ][^\d:;]{1,40},\s*(?:ngày\s*)?\d{1,2}[/.-]\d{1,2}[/.-]\d{4}\.?$"
)
_SUBJECT = Unmarked(r"^(?:V/v|V/V|Vv|Về việc)\s*[:.]?\s*(?P<subject>.+)$", re.DOTALL)
_BODY_WORDS = (
    r"TRƯỜNG|PHÒNG|SỞ|BỘ|UBND|U\.B\.N\.D|UỶ BAN|ỦY BAN|TRUNG TÂM|CÔNG ĐOÀN|LIÊN ĐOÀN|ĐẢNG BỘ|"
    r"ĐẢNG ỦY|ĐẢNG UỶ|CHI BỘ|BAN|HỘI ĐỒNG|ĐOÀN|HỘI|CỤC|CƠ SỞ|NHÓM|LIÊN ĐỘI|ĐỘI|TỔ|CĐCS|TH|THCS|MN"
)
_BODY = Unmarked(rf"^(?:{_BODY_WORDS})\b")
_ISSUER_START = Unmarked(r"\s(?=(?:TRƯỜNG|TRUNG TÂM|CÔNG ĐOÀN CƠ SỞ|CÔNG ĐOÀN TRƯỜNG)\s)")
_HALF_NAME = Unmarked(
    r"^(?:CÔNG ĐOÀN(?: CƠ SỞ)?|CHI BỘ|CHI ĐOÀN|LIÊN ĐỘI|BCH CÔNG ĐOÀN|BAN CHẤP HÀNH CÔNG ĐOÀN|"
    r"HỘI ĐỒNG|BAN ĐẠI DIỆN CHA MẸ HỌC SINH)$",
    re.I,
)
_SIGNATURE_BLOCK = Unmarked(
    r"^(?:Ký bởi|Người ký|Signed by|Thời gian ký|Ngày ký|Email|Cơ quan|Signature Not Verified|"
    r"Digitally signed|Date|Ký ngày)\s*:",
    re.I,
)
_URGENCY = Unmarked(r"^(?:HỎA TỐC|HOẢ TỐC|THƯỢNG KHẨN|KHẨN|MẬT|TỐI MẬT|DỰ THẢO|BẢN SAO)\b")


@dataclass
class _Draft:
    """Pieces found so far, in reading order of each column."""

    bodies: list[tuple[int, str]] = field(default_factory=list)
    national: list[str] = field(default_factory=list)
    motto: list[str] = field(default_factory=list)
    other: list[str] = field(default_factory=list)
    raw: list[str] = field(default_factory=list)
    facts: dict = field(default_factory=dict)
    place_pending: str = ""


def is_national_name(text: str) -> bool:
    """Whether ``text`` is the national name: whole, cut short, or with broken letters."""
    match = _NATIONAL.match(text.strip())
    return bool(match) and len(match.group()) >= 15


def is_number_line(text: str) -> bool:
    return bool(_NUMBER.match(text) or _BARE_NUMBER.match(text))


def is_caps(text: str) -> bool:
    """Whether the letters of ``text`` are nearly all capitals."""
    letters = [char for char in text if char.isalpha()]
    upper = sum(char.isupper() for char in letters)
    return bool(letters) and upper >= 0.8 * len(letters) and upper >= 2


def is_body_name(text: str) -> bool:
    """Whether ``text`` can be the name of a body in a letterhead."""
    return bool(_BODY.match(text.upper())) and (is_caps(text) or len(text) < 70)


def is_place_date_line(text: str) -> bool:
    """Whether ``text`` is nothing but "Khánh Trung, ngày 26 tháng 3 năm 2018", blank or not."""
    if len(text) > 90 or not has_place_and_date(text):
        return False
    dates = find_dates(text)
    if not dates:
        return bool(
            re.match(r"^[^\d.;:]{0,45}ngày\W*\d{0,2}\W*tháng\W*\d{0,2}\W*(?:năm)?\W*\d*$", text)
        )
    before, after = text[: dates[0].start], text[dates[0].end :]
    return len(before) <= 50 and not re.search(r"[;:)]", before) and not after.strip(" .*")


def has_place_and_date(text: str) -> bool:
    return bool(_DATE_WORDS.search(text) or _NUMERIC_PLACE_DATE.match(text.strip()))


def find_end(lines: list[Line]) -> int:
    """Index of the first line after the letterhead, 0 when there is none.

    The letterhead ends where the kind of the document stands, or at the first line that is no
    part of one.
    """
    end = 0
    for index, line in enumerate(lines[:MAX_LETTERHEAD_LINES]):
        if line.rows:
            break
        if line.is_decoration or line.is_page_number:
            continue
        pieces = [piece for piece in line.columns if piece]
        if all(_is_piece(piece) for piece in pieces):
            end = index + 1
            continue
        if any(_is_strong_piece(piece) for piece in pieces):
            end = index + 1
            continue
        if _is_title(line.text):
            break
        if _goes_on_subject(lines, index):
            end = index + 1
            continue
        if is_caps(line.text) and _strong_follows(lines, index) and len(line.text) < 120:
            end = index + 1
            continue
        if _is_place(line.text) and _date_follows(lines, index):
            end = index + 1
            continue
        break
    return end


def _goes_on_subject(lines: list[Line], index: int) -> bool:
    """Whether a line goes on with the "V/v ..." of a letter, which may take several short lines."""
    text = lines[index].text
    if not text[:1].islower() or len(text) > 90 or not index:
        return False
    return any(
        _SUBJECT.match(piece)
        for line in lines[max(0, index - 3) : index]
        for piece in line.columns
        if piece
    )


def _is_title(text: str) -> bool:
    kind, rest = kind_in_title(text)
    return bool(kind) and (is_caps(text) or not rest) or is_form_title(text)


def _is_strong_piece(text: str) -> bool:
    return bool(
        is_national_name(text)
        or _MOTTO.match(text)
        or is_number_line(text)
        or (_DATE_WORDS.search(text) and len(text) < 80)
        or _NUMERIC_PLACE_DATE.match(text)
        or (_NATIONAL.search(text) and is_caps(text))
    )


def _is_piece(text: str) -> bool:
    text = without_ornaments(text) or text
    if _is_strong_piece(text) or _SIGNATURE_BLOCK.match(text) or _URGENCY.match(text):
        return True
    if _SUBJECT.match(text) and not text.startswith("Về việc"):
        return True
    if _NATIONAL_TAIL.match(text):
        return True
    return is_caps(text) and is_body_name(text) and not _is_title(text)


def _strong_follows(lines: list[Line], index: int) -> bool:
    return any(
        _is_strong_piece(piece)
        for line in lines[index + 1 : index + 8]
        if not line.rows
        for piece in line.columns
    )


def _is_place(text: str) -> bool:
    return len(text) < 50 and text.endswith(",") and text[:1].isupper()


def _date_follows(lines: list[Line], index: int) -> bool:
    return index + 1 < len(lines) and bool(_DATE_WORDS.match(lines[index + 1].text))


def read_letterhead(lines: list[Line]) -> tuple[Letterhead, list[str]]:
    """The letterhead in ``lines`` and what could not be placed.

    Args:
        lines: the lines above the title, as found by :func:`find_end`.
    """
    draft = _Draft()
    for line in lines:
        draft.raw.append(line.text or " ".join(filter(None, line.cells)))
        if line.is_decoration or line.is_page_number:
            continue
        for column, piece in enumerate(line.columns):
            if piece:
                _place(draft, piece, line, column)
    superior, issuer = _bodies(draft.bodies)
    national, motto = squeeze(" ".join(draft.national)), squeeze(" ".join(draft.motto))
    head = Letterhead(
        superior=superior,
        issuer=issuer,
        national_name=national,
        motto=motto,
        lines=tuple(draft.raw),
        **draft.facts,
    )
    return head, draft.other


def _place(draft: _Draft, piece: str, line: Line, column: int) -> None:
    facts = draft.facts
    if _SIGNATURE_BLOCK.match(piece) or _URGENCY.match(piece):
        draft.other.append(piece)
        return
    if Line(0, piece).is_decoration:
        return
    if _PARTY.match(piece) and not draft.national:
        # Papers of the Party have this heading instead of the national name.
        draft.national.append(piece)
        return
    national = _NATIONAL.search(piece)
    if national and len(national.group()) >= 15 and not draft.national:
        facts.setdefault("motto_line", line.no)
        draft.national.append(national.group())
        for rest in (piece[: national.start()], piece[national.end() :]):
            if rest.strip(" -–/"):
                _place(draft, rest.strip(" /"), line, column)
        return
    if draft.national and _NATIONAL_TAIL.match(piece) and not draft.motto:
        draft.national.append(piece)
        return
    motto = _MOTTO.search(piece)
    if motto and not draft.motto and len(motto.group()) > 8:
        facts.setdefault("motto_line", line.no)
        draft.motto.append(motto.group().strip())
        for rest in (piece[: motto.start()], piece[motto.end() :]):
            if rest.strip(" -–/_*"):
                _place(draft, rest.strip(" /"), line, column)
        return
    if draft.motto and fold(piece).startswith("hanh phuc") and len(piece) < 14:
        draft.motto.append(piece)
        return
    if not facts.get("has_number_line") and read_number(piece, line.no, facts):
        return
    if (_DATE_WORDS.search(piece) or _NUMERIC_PLACE_DATE.match(piece)) and not facts.get(
        "has_date_line"
    ):
        read_place_and_date(piece, line.no, facts, draft.place_pending)
        return
    subject = _SUBJECT.match(piece)
    if subject and "subject" not in facts:
        facts["subject"] = subject["subject"].strip()
        return
    if _is_place(piece):
        draft.place_pending = piece
        return
    piece = without_ornaments(piece) or piece
    if piece.startswith(("[", "(")) and not draft.bodies:
        # "[THÔNG BÁO]" above the letterhead is no name of a body.
        draft.other.append(piece)
        return
    if (is_caps(piece) or is_body_name(piece)) and not ("subject" in facts and piece[:1].islower()):
        draft.bodies.append((column, piece))
        return
    if "subject" in facts and column == 0:
        facts["subject"] = f"{facts['subject']} {piece}"
        return
    draft.other.append(piece)


def read_number(piece: str, no: int, facts: dict) -> bool:
    """Read "Số: 05/KH-MNHS", with what follows on the line, into ``facts``."""
    match = _NUMBER.match(piece)
    if not match:
        bare = _BARE_NUMBER.match(piece)
        if bare:
            facts.update(number=bare["number"], has_number_line=True, number_line=no)
        return bool(bare)
    symbol = parse_symbol(match["symbol"].replace("–", "-")) or squeeze(match["symbol"])
    number = match["number"].strip(" .…_")
    if match["year"]:
        symbol = f"{match['year']}/{symbol}"
    facts.update(number=number, symbol=symbol, has_number_line=True, number_line=no)
    rest = piece[match.end() :].strip(" ,;-–/")
    if rest and has_place_and_date(rest):
        read_place_and_date(rest, no, facts, "")
    elif rest and (subject := _SUBJECT.match(rest)):
        facts["subject"] = subject["subject"].strip()
    return True


def read_place_and_date(piece: str, no: int, facts: dict, place: str) -> None:
    """Read "Khánh Trung, ngày 26 tháng 03 năm 2018" into ``facts``."""
    dates = find_dates(piece)
    start = _DATE_WORDS.search(piece)
    cut = dates[0].start if dates else (start.start() if start else len(piece))
    before = (place + " " + re.sub(r"\bngày\s*$", "", piece[:cut])).strip(" ,.-–")
    if before and not any(char.isdigit() for char in before):
        facts["place"] = before
    facts.update(has_date_line=True, date_line=no)
    if not dates:
        return
    found = dates[0]
    facts.update(issued_on=found.date, issued_year=found.year)
    if found.is_impossible:
        facts["impossible_date"] = found.text


def _bodies(pieces: list[tuple[int, str]]) -> tuple[str, str]:
    """The superior body and the issuing body, of which the issuing body is named last."""
    names = [piece for _column, piece in sorted(pieces, key=lambda pair: pair[0])]
    if len(names) == 1:
        parts = _ISSUER_START.split(names[0])
        if len(parts) > 1:
            return squeeze(" ".join(parts[:-1])).rstrip(" /"), squeeze(parts[-1])
        return "", squeeze(names[0])
    start = max(
        (index for index, name in enumerate(names) if index and _BODY.match(name.upper())),
        default=0,
    )
    if start == 0 and len(names) > 1:
        return "", squeeze(" ".join(names))
    # "CÔNG ĐOÀN CƠ SỞ / TRƯỜNG ..." is one name over two lines.
    if start and _HALF_NAME.match(names[start - 1]) and "TRƯỜNG" in names[start].upper():
        start -= 1
    return squeeze(" ".join(names[:start])), squeeze(" ".join(names[start:]))


def national_name_is_whole(head: Letterhead) -> bool:
    """Whether national name and motto, where present, are spelt in full."""
    national = re.sub(r"[^a-z]+", " ", fold(head.national_name)).strip()
    motto = re.sub(r"[^a-z]+", " ", fold(head.motto)).strip()
    return (not national or national in (NATIONAL_NAME, PARTY_NAME)) and (
        not motto or motto == MOTTO
    )


__all__ = [
    "find_end",
    "has_place_and_date",
    "is_body_name",
    "is_caps",
    "is_national_name",
    "is_number_line",
    "national_name_is_whole",
    "read_letterhead",
    "read_number",
    "read_place_and_date",
]
