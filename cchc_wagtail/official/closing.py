"""Reads the end of a document: closing sentences, recipients, signatures.

Layout: Decree 30/2020/NĐ-CP, Appendix I, components 7 and 9. Recipients and signature stand side
by side on paper; in files they also stand below each other, or in the columns of a table.
"""

import re
from dataclasses import dataclass, field

from cchc_wagtail.official.letterhead import (
    has_place_and_date,
    is_caps,
    is_place_date_line,
    read_place_and_date,
)
from cchc_wagtail.official.lines import RIGHT_COLUMN_INDENT, Line
from cchc_wagtail.official.numbering import Rank, read_label
from cchc_wagtail.official.outline import Letterhead, Signer
from cchc_wagtail.official.unmarked import Unmarked
from cchc_wagtail.vietnamese import fold

_RECIPIENTS = Unmarked(r"^(?:[-–+*•] ?)?Nơi (?:nhận|gửi|gởi)\s*[:.]?\s*(?P<rest>.*)$", re.I)
_CAPACITY = re.compile(
    r"^(?:(?:TM|KT|TL|TUQ|Q|TUN)\s*[./]|T/M\b\.?|K/T\b\.?|T/L\b\.?)\s*(?=\S)", re.I
)
#: An acting head ("Q. HIỆU TRƯỞNG") signs by a position of their own, for nobody else.
_ACTING = re.compile(r"^Q\s*[./]", re.I)
_POSITION = re.compile(
    r"^(?:q\. ?)?(?:pho )?(?:hieu truong|chu tich|truong ban|to truong|to pho|giam doc|thu ky|"
    r"chu toa|"
    r"chu tri|truong phong|bi thu|nguoi (?:lap|viet|bao cao|ghi|xay dung|de nghi|ky)|ke toan|"
    r"van thu|"
    r"truong khoi|khoi truong|tong phu trach|dai dien|ban giam hieu|bch cong doan|cong doan|"
    r"phe duyet|duyet|xac nhan|lanh dao|bo truong|thu truong|truong|hoi truong|nguoi lam don|"
    r"chanh van phong|truong doan|chu nhom|chu truong|truong tieu ban|ban thanh tra|phu trach)\b"
)
_NOTE = Unmarked(
    r"^\(?\s*(?:đã ký|đã kí|ký tên|kí tên|ký,|kí,|ký và|ký ghi|ký số|chữ ký|"
    r"ký)[^()]{0,60}\)?[.…]*$",
    re.I,
)
#: Positions in small letters; only few, since units are named in the same words.
_SMALL_POSITION = re.compile(
    r"^(?:(?:kt|tl|q|p)\. ?)?(?:pho )?(?:hieu truong|hieu pho|chu tich(?: cong doan)?|"
    r"nguoi (?:lap(?: ke hoach| bieu)?|viet|bao cao))$"
)
#: A whole signature on one line: "HIỆU TRƯỞNG (Đã ký) Nguyễn Văn A".
_ONE_LINE = re.compile(r"^(?P<position>[^()]{5,70})(?P<note>\([^()]{2,60}\))(?P<name>[^()]{4,60})$")
_TITLE_OF_PERSON = r"(?:(?:ThS|TS|PGS|GS|BS|CN|NGƯT|NGND|Th\.S|T\.S)\s*\.?\s*)*"
_NAME = re.compile(
    rf"^{_TITLE_OF_PERSON}(?:[A-ZĐÀ-Ỹ][a-zà-ỹđ]*|[A-ZĐÀ-Ỹ]+|Y|[HY][’']\s?\w+)"
    r"(?:\s+[A-ZĐÀ-Ỹ][\wÀ-ỹĐđ’'.-]*){1,6}\.?$"
)
_CLOSING = Unmarked(
    r"^(?:Trên đây|Kế hoạch này|Yêu cầu (?:các|toàn|cán bộ|giáo viên|tất cả)|Đề nghị (?:các|toàn)|"
    r"Nhận được|Trong quá trình|Quá trình thực hiện|Căn cứ (?:vào )?(?:nội dung )?[Kk]ế hoạch này|"
    r"Nhà trường yêu cầu|Rất mong|Kính (?:mong|đề nghị))"
)
_RECIPIENT_WORDS = Unmarked(r"^(?:[-–+*•]|như (?:trên|điều|kính)|lưu\b)", re.I)
_END_MARK = re.compile(r"\./\.?\s*$|\s\./\.?$")


#: Distance of the middles of two texts below which they stand in one column.
NEAR = 14


@dataclass
class Closing:
    """What was read at the end of a document."""

    recipients: list[str] = field(default_factory=list)
    signers: list[Signer] = field(default_factory=list)
    facts: dict = field(default_factory=dict)
    raw: list[str] = field(default_factory=list)
    unread: list[str] = field(default_factory=list)

    @property
    def letterhead(self) -> Letterhead:
        """Place and date that stand at the end instead of the top."""
        return Letterhead(**self.facts)


def is_position(text: str) -> bool:
    """Whether ``text`` is the position line of a signature."""
    text = text.strip()
    if len(text) > 70 or text.endswith((";", ",", ":")):
        return False
    if _CAPACITY.match(text):
        return is_caps(_CAPACITY.sub("", text))
    return is_caps(text) and bool(_POSITION.match(fold(text)))


def is_small_position(text: str) -> bool:
    """Whether ``text`` is a position in small letters ("Hiệu trưởng"); a unit may look the same."""
    return text[:1].isupper() and bool(_SMALL_POSITION.match(fold(text.strip())))


def _pieces(line: Line) -> tuple[str, ...]:
    """Take a line apart: texts side by side, or the parts of a signature on one line."""
    match = _ONE_LINE.match(line.text) if len(line.columns) == 1 else None
    if match:
        parts = tuple(part.strip() for part in match.groups())
        if is_position(parts[0]) and _NOTE.match(parts[1]) and _NAME.match(parts[2]):
            return parts
    return line.columns


def find_start(lines: list[Line]) -> int:
    """Index at which recipients and signatures begin; ``len(lines)`` when there are none.

    The first such line after which only lines of an ending come, up to an annex.
    """
    for index, line in enumerate(lines):
        if line.rows or index == 0 and len(lines) > 12:
            continue
        if (
            _starts_closing(line)
            and _only_closing_after(lines, index)
            or _starts_small(line)
            and _only_signature_after(lines, index)
        ):
            return _with_date_before(lines, index)
    return len(lines)


def _starts_closing(line: Line) -> bool:
    return any(_RECIPIENTS.match(c) or is_position(c) for c in _pieces(line) if c)


def _starts_small(line: Line) -> bool:
    return any(is_small_position(piece) for piece in line.columns if piece)


def _only_signature_after(lines: list[Line], index: int) -> bool:
    """Whether a name follows, and nothing but signatures and recipients up to the end."""
    named = recipients = False
    for line in lines[index + 1 :]:
        if line.is_decoration or line.is_page_number:
            continue
        label = read_label(line.text) if not line.rows else None
        if line.rows or (label and label.rank is Rank.ANNEX):
            break
        for piece in filter(None, line.columns):
            recipients = recipients or bool(_RECIPIENTS.match(piece))
            named = named or _is_name(piece)
            if not recipients and not (_belongs_to_signature(piece) or is_small_position(piece)):
                return False
    return named


def _only_closing_after(lines: list[Line], index: int) -> bool:
    """Whether no part of a body follows before the end."""
    for line in lines[index + 1 :]:
        label = read_label(line.text) if not line.rows else None
        if line.rows or (label and label.rank is Rank.ANNEX):
            # An annex may follow a signature, but only soon after the signature.
            return True
        if label and not label.is_bullet and label.rank < Rank.POINT and len(line.columns) == 1:
            return False
        if (
            len(line.text) > 260
            and len(line.columns) == 1
            and not _RECIPIENT_WORDS.match(line.text)
        ):
            return False
    return True


def _with_date_before(lines: list[Line], index: int) -> int:
    """Where the end begins, with the line "Khánh Trung, ngày ..." above a signature included."""
    if index and not lines[index - 1].rows and is_place_date_line(lines[index - 1].text):
        return index - 1
    return index


def read_closing(lines: list[Line]) -> Closing:
    """Recipients, signers, and a date at the end."""
    closing = Closing()
    columns: dict[int, list[str]] = {}
    centres: dict[int, float] = {}
    in_recipients = False
    for line in lines:
        closing.raw.append(line.text or " ".join(filter(None, line.cells)))
        if line.is_decoration or line.is_page_number:
            continue
        single = len(line.columns) == 1
        pieces = _pieces(line)
        for number, piece in enumerate(pieces):
            if not piece:
                continue
            match = _RECIPIENTS.match(piece)
            if match:
                in_recipients = True
                _after_label(closing, columns, match["rest"])
            elif has_place_and_date(piece) and len(piece) < 80:
                if "has_date_line" not in closing.facts:
                    read_place_and_date(piece, line.no, closing.facts, "")
            elif _is_recipient(
                piece,
                in_recipients,
                number,
                single,
                line,
                closing.recipients[-1] if closing.recipients else "",
            ):
                closing.recipients.extend(_recipients_in(piece))
            elif _belongs_to_signature(piece) or is_small_position(piece):
                if len(pieces) > len(line.columns):
                    key = max(columns, default=1)
                else:
                    key = _column(columns, centres, number, single, piece, line)
                columns.setdefault(key, []).append(piece)
            elif in_recipients and closing.recipients and (number == 0):
                closing.recipients[-1] += f" {piece}"
            else:
                closing.unread.append(piece)
    for key in sorted(columns):
        closing.signers.extend(_signers(columns[key], closing))
    return closing


def _after_label(closing: Closing, columns: dict[int, list[str]], rest: str) -> None:
    """What follows "Nơi nhận:" on its own line: a recipient, or the position beside it."""
    rest = rest.strip()
    if not rest:
        return
    if is_position(rest) or is_small_position(rest):
        columns.setdefault(1, []).append(rest)
    else:
        parts = re.split(r"(?<=;)\s*(?=\S)", rest)
        closing.recipients.extend(_without_bullet(part) for part in parts if part.strip())


def _without_bullet(text: str) -> str:
    return re.sub(r"^[-–+*•]\s*", "", text).strip()


def _recipients_in(piece: str) -> list[str]:
    """One recipient, or several in a row: "- UBND xã; - Lưu: VT."."""
    return [_without_bullet(part) for part in re.split(r"(?<=;)\s*(?=[-–+*•]\s*\S)", piece)]


def _is_recipient(
    piece: str, in_recipients: bool, number: int, single: bool, line: Line, last: str
) -> bool:
    if not in_recipients or is_position(piece) or _NOTE.match(piece):
        return False
    if _RECIPIENT_WORDS.match(piece):
        return True
    # A name in the left column is a recipient only when it ends like one.
    left = number == 0 and (not single or line.indent < RIGHT_COLUMN_INDENT)
    return left and piece.endswith((";", ".")) and (not last or last.endswith((";", ".")))


def _belongs_to_signature(piece: str) -> bool:
    return bool(is_position(piece) or _NOTE.match(piece) or _NAME.match(piece)) or (
        is_caps(piece) and len(piece) < 70
    )


def _column(
    columns: dict[int, list[str]],
    centres: dict[int, float],
    number: int,
    single: bool,
    piece: str,
    line: Line,
) -> int:
    """The signature that a piece belongs to: by column, or the one that still lacks a name."""
    if not single:
        return _column_beside(columns, centres, number, piece, line)
    if not columns:
        return 1
    if len(centres) > 1 and line.indent:
        middle = line.indent + len(piece) / 2
        return min(centres, key=lambda key: abs(centres[key] - middle))
    if is_position(piece) or is_caps(piece):
        return max(columns)
    open_ones = [key for key in sorted(columns) if not any(map(_is_name, columns[key]))]
    if len(open_ones) > 1 and line.indent >= RIGHT_COLUMN_INDENT:
        return open_ones[-1]
    return open_ones[0] if open_ones else max(columns)


def _column_beside(
    columns: dict[int, list[str]],
    centres: dict[int, float],
    number: int,
    piece: str,
    line: Line,
) -> int:
    """The signature of a piece on a line with several, when recipients may stand left of them."""
    if line.starts:
        middle = line.starts[number] + len(piece) / 2
        nearest = min(centres, key=lambda key: abs(centres[key] - middle), default=number)
        if nearest != number and abs(centres[nearest] - middle) > NEAR:
            nearest = number
        centres[nearest] = middle
        return nearest
    keys = sorted(columns)
    if len(keys) == len(line.columns) and keys[number] != number:
        # A table whose first column, the recipients, is empty on this row.
        signatures = all(_belongs_to_signature(part) for part in line.columns)
        return keys[number] if signatures else number
    return number


def _is_name(piece: str) -> bool:
    return bool(_NAME.match(piece)) and not is_position(piece)


def _signers(pieces: list[str], closing: Closing) -> list[Signer]:
    """The signatures of one column, top to bottom."""
    signers: list[Signer] = []
    capacity = position = ""
    for piece in pieces:
        if _NOTE.match(piece):
            continue
        if (
            _is_name(piece)
            and (position or capacity)
            and not (is_caps(piece) and _looks_like_body(piece))
        ):
            signers.append(Signer(capacity, position, piece))
            capacity = position = ""
        elif _CAPACITY.match(piece) and not _ACTING.match(piece):
            if position or capacity:
                signers.append(Signer(capacity, position, ""))
                position = ""
            capacity = piece
        elif is_position(piece) or is_caps(piece) or is_small_position(piece):
            if position and not capacity and _ORGANISATION.match(fold(position)):
                # The body stands above the position: "CÔNG ĐOÀN", below it "CHỦ TỊCH".
                capacity = position
            elif position:
                signers.append(Signer(capacity, position, ""))
                capacity = ""
            position = piece
        else:
            closing.unread.append(piece)
    if capacity or position:
        signers.append(Signer(capacity, position, ""))
    return signers


_ORGANISATION = re.compile(r"(?:bch |ban chap hanh |cong doan|chi bo|chi doan|hoi |to )")


def _looks_like_body(piece: str) -> bool:
    return bool(_POSITION.match(fold(piece))) or fold(piece).startswith(("ban ", "truong "))


def is_closing_sentence(text: str) -> bool:
    """Whether a paragraph ends the body ("Trên đây là Kế hoạch ... ./.")."""
    return bool(_CLOSING.match(text) or _END_MARK.search(text[-20:]))


def split_closing_sentences(lines: list[Line]) -> int:
    """Index of the first closing sentence: only plain paragraphs follow it."""
    start = len(lines)
    for index in range(len(lines) - 1, -1, -1):
        line = lines[index]
        if line.rows or line.heading:
            break
        if line.is_decoration or line.is_page_number:
            continue
        if read_label(line.text):
            break
        if is_closing_sentence(line.text) and _CLOSING.match(line.text):
            start = index
    return start
