import pytest

from cchc_wagtail.vietnamese import find_document_numbers, parse_symbol

pytestmark = pytest.mark.any_version("pure Python")


@pytest.mark.parametrize(
    "text, found",
    [
        ("15/KH-PGDĐT", "15/KH-PGDĐT"),
        ("34/KH-THCS&THPTĐBK", "34/KH-THCS&THPTĐBK"),
        ("30/2020/NĐ-CP", "30/2020/NĐ-CP"),
        ("30c/NQ-CP", "30c/NQ-CP"),
        ("66.7/2025/NQ-CP", "66.7/2025/NQ-CP"),
        ("51/2002/QĐ-BGD&ĐT", "51/2002/QĐ-BGD&ĐT"),
        ("42/2013/TTLT-BGDĐT-BLĐTBXH-BTC", "42/2013/TTLT-BGDĐT-BLĐTBXH-BTC"),
        ("1651/QĐ-UBND_ĐT", "1651/QĐ-UBND_ĐT"),
        ("71-NQ/TW", "71-NQ/TW"),
        ("16-CTr/TU", "16-CTr/TU"),
        ("03/CT-TTg", "03/CT-TTg"),
        ("5208/BGDĐT-GDPT", "5208/BGDĐT-GDPT"),
        ("2231/SNV-CCHC&PC", "2231/SNV-CCHC&PC"),
        ("118/TTr- STTTT", "118/TTr-STTTT"),
        ("61 /TBTS-TMN", "61/TBTS-TMN"),
        ("27 / BCMN", "27/BCMN"),
        ("144 /2002/QĐ/BTC", "144/2002/QĐ/BTC"),
        ("19/KHLT-THCSHS-CĐ", "19/KHLT-THCSHS-CĐ"),
        ("81/2021/ND-CP", "81/2021/ND-CP"),
        ("72/2025/QH15", "72/2025/QH15"),
    ],
)
def test_numbers_are_found_in_a_sentence(text, found):
    (number,) = find_document_numbers(f"Căn cứ văn bản số {text} ngày 01/02/2020;")
    assert number.text == found


@pytest.mark.parametrize(
    "text", ["ngày 15/7/2021", "1.005099.000.00.00.H38", "20/11", "2.000/trang", "10/VNĐ"]
)
def test_dates_codes_and_prices_are_no_numbers(text):
    assert find_document_numbers(text) == []


def test_the_parts_of_a_number_are_told_apart():
    (number,) = find_document_numbers("30/2020/NĐ-CP")
    assert (number.number, number.year, number.symbol, number.kind) == ("30", "2020", "NĐ-CP", "NĐ")


@pytest.mark.parametrize(
    "text, symbol", [("KH- MNHM", "KH-MNHM"), ("/KH-MNHM", "KH-MNHM"), ("kế hoạch", "")]
)
def test_symbols_lose_their_spaces(text, symbol):
    assert parse_symbol(text) == symbol
