"""Kinds of official documents and how a title line names them.

Source: Decree 30/2020/NĐ-CP, Article 7 (29 kinds) and Appendix III (abbreviations, copies). Công
văn and thư công have no abbreviation there; CV and ThC are our own keys.
"""

import re

from cchc_wagtail.official.lines import without_ornaments
from cchc_wagtail.vietnamese import fold

#: Abbreviation and name, in the order of the decree; legal normative documents at the end.
KINDS: dict[str, str] = {
    "NQ": "Nghị quyết",
    "QĐ": "Quyết định",
    "CT": "Chỉ thị",
    "QC": "Quy chế",
    "QyĐ": "Quy định",
    "TC": "Thông cáo",
    "TB": "Thông báo",
    "HD": "Hướng dẫn",
    "CTr": "Chương trình",
    "KH": "Kế hoạch",
    "PA": "Phương án",
    "ĐA": "Đề án",
    "DA": "Dự án",
    "BC": "Báo cáo",
    "BB": "Biên bản",
    "TTr": "Tờ trình",
    "HĐ": "Hợp đồng",
    "CV": "Công văn",
    "CĐ": "Công điện",
    "BGN": "Bản ghi nhớ",
    "BTT": "Bản thỏa thuận",
    "GUQ": "Giấy ủy quyền",
    "GM": "Giấy mời",
    "GGT": "Giấy giới thiệu",
    "GNP": "Giấy nghỉ phép",
    "PG": "Phiếu gửi",
    "PC": "Phiếu chuyển",
    "PB": "Phiếu báo",
    "ThC": "Thư công",
    "SY": "Sao y",
    "TrS": "Trích sao",
    "SL": "Sao lục",
    "Luật": "Luật",
    "PL": "Pháp lệnh",
    "NĐ": "Nghị định",
    "TT": "Thông tư",
    "TTLT": "Thông tư liên tịch",
}
#: Kinds that stand in documents cited but whose bare name is no title of a school's paper.
_CITED_ONLY = {"Luật", "PL", "NĐ", "TT", "TTLT", "SL", "SY", "TrS", "CV"}
#: Abbreviations seen in practice for kinds of the list.
ALIASES = {
    "KHLT": "KH",
    "KHCM": "KH",
    "QÐ": "QĐ",
    "QD": "QĐ",
    "TM": "GM",
    "CTR": "CTr",
    "TTR": "TTr",
}

_NAMES = sorted(
    ((fold(name), key) for key, name in KINDS.items() if key not in _CITED_ONLY),
    key=lambda pair: -len(pair[0]),
)
_FORM = re.compile(r"^(don|phieu|mau|to khai|giay (de nghi|xac nhan|cam ket)|ban cam ket)\b")
_SPACED = re.compile(r"^(?:[A-ZÀ-ỸĐ] ){3,}[A-ZÀ-ỸĐ]$")
#: Punctuation after a title; stripped, since a pattern anchored at the end would be quadratic.
_TAIL = " 	:.-–—*_"
#: A cited document named by its kind: "Kế hoạch số 15/KH-PGDĐT".
CITED_KIND = re.compile(
    "^(?:"
    + "|".join(sorted((fold(name) for name in KINDS.values()), key=len, reverse=True))
    + r")\b"
)


def kind_name(kind: str) -> str:
    """The Vietnamese name of a kind, empty when unknown."""
    return KINDS.get(kind, "")


def kind_of_symbol(symbol: str) -> str:
    """The kind that a symbol such as ``KH-MNHM`` names, empty when its first group is none.

    A first group that is no kind means a công văn (5208/BGDĐT-GDPT); the caller decides, since
    many schools write symbols freely.
    """
    for group in re.split(r"[-/&_.]", symbol):
        for candidate in (group, ALIASES.get(group, ""), ALIASES.get(group.upper(), "")):
            if candidate in KINDS:
                return candidate
        break
    return ""


def kind_in_title(line: str) -> tuple[str, str]:
    """The kind a title line begins with, and the rest of the line.

    Args:
        line: one line of text.

    Returns:
        ``("KH", "tuyên truyền ...")``; ``("KH", "")`` for the bare kind; ``("", line)`` when the
        line does not begin with a kind.
    """
    text = without_ornaments(line).rstrip(_TAIL)
    if _SPACED.match(text):
        text = text.replace(" ", "")
        joined = {name.replace(" ", ""): key for name, key in _NAMES}
        key = joined.get(fold(text), "")
        return (key, "") if key else ("", line)
    folded = fold(text)
    for name, key in _NAMES:
        if folded == name:
            return key, ""
        if folded.startswith(name) and not folded[len(name)].isalnum():
            return key, text[len(name) :].strip(" :-–—")
    return "", line


def is_form_title(line: str) -> bool:
    """Whether a title line is that of a form (đơn, phiếu, mẫu, tờ khai)."""
    return bool(_FORM.match(fold(line.strip())))
