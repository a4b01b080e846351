"""Reads the legal bases (căn cứ) and the other sentences before the first section."""

import re

from cchc_wagtail.official.kinds import CITED_KIND
from cchc_wagtail.official.outline import Citation, LegalBasis
from cchc_wagtail.official.unmarked import Unmarked
from cchc_wagtail.vietnamese import find_dates, find_document_numbers, fold

_BULLET = re.compile(r"^[-–—+*•]\s*")
# "Căn cứ" may be glued to the next word, but "căn cước" (identity card) is another word.
_SURE = re.compile(r"^(?:can cu(?!o)|(?:chieu theo|xet)\b)")
#: Sentences of the body that begin like a basis, but name the plan itself.
_SELF = re.compile(r"^can cu (?:vao )?(?:noi dung )?(?:cua )?(?:ban )?ke hoach (?:nay|tren)\b")
_LIKELY = re.compile(
    r"^(?:thuc hien|theo|tren co so|thi hanh|tiep tuc thuc hien|duoc su|chap hanh|trien khai|"
    r"thuc hien theo|de thuc hien|dua vao|dua tren|quan triet|thuc hien tinh than)\b"
)
_INTRO = re.compile(r"^(?:cac )?can cu\s*(?:phap ly)?\s*:?$")
#: Where a basis ends and the school's own sentence begins, on one line.
_OWN_SENTENCE = Unmarked(
    r"(?<=[.;,])\s+(?=(?:Trường|Nhà trường|TRƯỜNG|Nay|Hiệu trưởng|Ban giám hiệu|Ban Giám hiệu|"
    r"Công đoàn|Đơn vị|Tổ|Ban chỉ đạo|Ủy ban|UBND|Để)\b(?=.*\b(?:xây dựng|ban hành|triển khai|"
    r"tổ chức|lập|đề ra|thông báo|báo cáo|kế hoạch|như sau)))",
    re.DOTALL,
)
_NEXT_BASIS = Unmarked(
    r"(?<=;)\s*(?=(?:[-–+]\s*)?(?:Căn cứ|Thực hiện|Theo|Xét|Quyết định|Nghị định|Nghị quyết|"
    r"Thông tư|"
    r"Được sự|Dựa|Trên cơ sở|Chiếu theo|"
    r"Công văn|Kế hoạch|Luật|Chỉ thị|Chương trình|Hướng dẫn|Điều lệ)\b)"
)


def is_basis(text: str, in_bases: bool) -> bool:
    """Whether a paragraph between title and first section is a basis.

    Args:
        text: the paragraph.
        in_bases: a basis stands before it, or the word "Căn cứ:" alone.
    """
    folded = fold(_BULLET.sub("", text))
    if _SELF.match(folded):
        return False
    if _SURE.match(folded):
        return True
    cites = bool(find_document_numbers(text)) or bool(re.search(r"\bsố\s*[:./\d]", text))
    ends = text.rstrip().endswith((";", ","))
    if _LIKELY.match(folded) and not cites and folded.rstrip().endswith("nhu sau:"):
        # "Theo thỏa thuận ..., nay xây dựng kế hoạch như sau:" introduces the body.
        return False
    if _LIKELY.match(folded):
        return cites or ends or (in_bases and len(text) < 300)
    return in_bases and bool(CITED_KIND.match(folded)) and (cites or ends or "ngay" in folded)


def is_intro(text: str) -> bool:
    """Whether a line only says that the bases follow ("Căn cứ:")."""
    return bool(_INTRO.match(fold(text).strip()))


def split_bases(text: str) -> tuple[list[str], str]:
    """Take several bases in one paragraph apart, and the school's own sentence after them.

    Returns:
        the bases as written and the rest, empty when there is none.
    """
    rest = ""
    parts = _OWN_SENTENCE.split(text, maxsplit=1)
    if len(parts) == 2:
        text, rest = parts
    return [part.strip() for part in _NEXT_BASIS.split(text) if part.strip()], rest


def read_basis(text: str, line: int) -> LegalBasis:
    """A basis with the numbers it cites and their dates.

    A date belongs to the number it follows; a document cited without a number (a law, a plan by
    date) gives a citation with an empty number.
    """
    numbers = find_document_numbers(text)
    dates = [found for found in find_dates(text) if found.date]
    citations = []
    for index, number in enumerate(numbers):
        end = numbers[index + 1].start if index + 1 < len(numbers) else len(text)
        date = next((d.date for d in dates if number.end <= d.start < end), None)
        citations.append(Citation(number.text, date))
    if not numbers and dates:
        citations = [Citation("", dates[0].date)]
    return LegalBasis(text, tuple(citations), line)
