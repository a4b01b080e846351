import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cchc_wagtail.vietnamese import fold, nfc, slugify_vi, sort_key, strip_marks, tone_free_key

pytestmark = pytest.mark.any_version("pure Python")


@pytest.mark.parametrize(
    "text, folded",
    [
        ("Kế hoạch đào tạo", "ke hoach dao tao"),
        ("ĐỘC LẬP", "doc lap"),
        (unicodedata.normalize("NFD", "Tuyển sinh"), "tuyen sinh"),
        ("tƣ tƣởng", "tu tuong"),
    ],
)
def test_folding_drops_marks_and_strokes(text, folded):
    assert fold(text) == folded


@given(st.text())
def test_folding_twice_changes_nothing(text):
    assert fold(fold(text)) == fold(text)


def test_marks_go_and_capitals_stay():
    assert strip_marks("Đào Tạo") == "Dao Tao"
    assert nfc(unicodedata.normalize("NFD", "ệ")) == "ệ"


@pytest.mark.parametrize(
    "first, second", [("hoà", "hòa"), ("uỷ", "ủy"), ("KHOẺ", "khỏe"), ("kỉ luật", "kỷ luật")]
)
def test_old_and_new_tone_placement_are_equal(first, second):
    assert tone_free_key(first) == tone_free_key(second)


@pytest.mark.parametrize("first, second", [("hoà", "hoá"), ("số", "sổ"), ("điện", "diện")])
def test_different_words_stay_different(first, second):
    assert tone_free_key(first) != tone_free_key(second)


def test_names_sort_by_the_vietnamese_alphabet():
    wanted = "An Anh Ăn Ân Ba Bà Bả Bã Bá Bạ Dao Dũng Đào Đinh Em Ếch Êm Hoa On Ôn Ơn Uyên Ưng Ý"
    assert sorted(reversed(wanted.split()), key=sort_key) == wanted.split()
    assert sorted(["Lá 2", "Lá 1", "Lá (bé)"], key=sort_key) == ["Lá (bé)", "Lá 1", "Lá 2"]


@pytest.mark.parametrize(
    "title, slug",
    [
        ("Kế hoạch đào tạo", "ke-hoach-dao-tao"),
        ("Số 30/2020/NĐ-CP", "so-30-2020-nd-cp"),
        ("Đơn xin nghỉ học", "don-xin-nghi-hoc"),
        ("Hỗ trợ ăn trưa cho trẻ mẫu giáo", "ho-tro-an-trua-cho-tre-mau-giao"),
        ("***", ""),
    ],
)
def test_slugs_are_ascii(title, slug):
    assert slugify_vi(title) == slug
    assert slugify_vi(unicodedata.normalize("NFD", title)) == slug


@pytest.mark.parametrize(
    "length, slug", [(7, "ke"), (8, "ke-hoach"), (11, "ke-hoach"), (2, "ke"), (1, "k")]
)
def test_long_slugs_are_cut_between_words(length, slug):
    assert slugify_vi("Kế hoạch đào tạo", max_length=length) == slug
