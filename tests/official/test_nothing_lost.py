"""Every visible character of a text is in the outline or in ``unread``."""

import json
import re
import subprocess
import sys
import unicodedata
from collections import Counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cchc_wagtail.official import UnreadableFile, read_text

pytestmark = pytest.mark.any_version("the reader of texts is pure Python")

VOCABULARY = """
tuyên truyền cải cách hành chính nhà trường cha mẹ trẻ hồ sơ thủ tục đúng hạn UBND CCHC 2026
15/KH-UBND ngày tháng năm Ban giám hiệu Công đoàn (để b/c), thực hiện; báo cáo. 1.000
"""
WORDS = st.sampled_from(VOCABULARY.split())
SENTENCE = st.lists(WORDS, min_size=1, max_size=14).map(" ".join)
MARKS = st.sampled_from(
    ["", "- ", "+ ", "* ", "• ", "I. ", "II. ", "III/ ", "1. ", "2. ", "1.1. ", "a) ", "đ) ",
     "Điều 1. ", "Phần I ", "Chương II: ", "PHỤ LỤC ", "Căn cứ ", "Nơi nhận: ", "   ", "V/v "]
)  # fmt: skip
FIXED = st.sampled_from(
    [
        "UBND XÃ TÂN HÒA                 CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "TRƯỜNG MẦM NON HOA SEN\tĐộc lập - Tự do - Hạnh phúc",
        "Số: 05/KH-MNHS          Tân Hòa, ngày 05 tháng 01 năm 2026",
        "Số:       /KH-MNHS",
        "Tân Hòa, ngày      tháng     năm 2026",
        "KẾ HOẠCH",
        "Tuyên truyền cải cách hành chính năm 2026",
        "QUYẾT ĐỊNH:",
        "(Ban hành kèm theo Quyết định số 12/QĐ-MNHS)",
        "Kính gửi: Ủy ban nhân dân xã Tân Hòa",
        "MỤC ĐÍCH, YÊU CẦU",
        "TỔ CHỨC THỰC HIỆN",
        "Ban giám hiệu:",
        "STT | Nhiệm vụ | Chủ trì",
        "1 | Họp | Văn phòng",
        "| a | b |",
        "|---|---|",
        "HIỆU TRƯỞNG",
        "(Đã ký)",
        "TM. BAN CHỈ ĐẠO                      KT. HIỆU TRƯỞNG",
        "Nguyễn Thị Sen                       Trần Văn Hạ",
        "- Lưu: VT.",
        "Trên đây là kế hoạch./.",
        "-----------",
        "Page 2 of 3",
        "3",
        "",
    ]
)
LINE = st.one_of(FIXED, st.builds(lambda mark, text: mark + text, MARKS, SENTENCE))
PAPER = st.lists(LINE, min_size=1, max_size=40).map("\n".join)


def visible(text: str) -> Counter:
    """The characters that people see; bars are rules of a table."""
    text = unicodedata.normalize("NFC", text)
    return Counter(
        char
        for char in text
        if char not in "|\ufe0e\ufe0f"
        and not char.isspace()
        and unicodedata.category(char) not in ("Cc", "Cf", "Cs", "Zs", "Co")
    )


def strings(value) -> list[str]:
    if isinstance(value, dict):
        return [text for key, part in value.items() if key != "findings" for text in strings(part)]
    if isinstance(value, list):
        return [text for part in value for text in strings(part)]
    return [value] if isinstance(value, str) else []


def lost(text: str) -> Counter:
    kept: Counter = Counter()
    for document in read_text(text).documents:
        kept += visible("\n".join(strings(document.to_dict())))
    return visible(text) - kept


@settings(max_examples=300, deadline=None)
@given(PAPER)
def test_no_character_of_a_plausible_paper_is_lost(text):
    # The rule row of a Markdown table is layout that no cell holds.
    text = re.sub(r"^\|[-|:]+\|$", "", text, flags=re.M)
    try:
        assert not lost(text)
    except UnreadableFile as error:
        assert error.code == "no_text"


@settings(max_examples=200, deadline=None)
@given(st.text(st.characters(codec="utf-8", exclude_characters="#*_`[]()|>\\"), max_size=300))
def test_no_character_of_any_text_is_lost(text):
    try:
        assert not lost(text)
    except UnreadableFile as error:
        assert error.code == "no_text"


def test_the_reader_works_without_django_settings():
    code = (
        "import json; from cchc_wagtail.official import read_text;"
        "d = read_text('KẾ HOẠCH\\nNăm 2026\\nI. MỤC ĐÍCH\\n- Một.').main.to_dict();"
        "print(json.dumps([d['kind'], d['findings'][0]['message']]))"
    )
    environment = {"PYTHONPATH": ".", "PYTHONIOENCODING": "utf-8", "PATH": "/usr/bin:/bin"}
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, env=environment, check=True
    )
    kind, message = json.loads(done.stdout)
    assert kind == "KH" and message.startswith("The document has no number")
