"""The text form of a table and back."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cchc_wagtail.blocks import TableBlock, format_table, parse_table

CELL = st.text(st.characters(categories=["L", "N"], include_characters=" |-."), max_size=12).map(
    lambda text: " ".join(text.split())
)


@given(st.integers(2, 5).flatmap(lambda n: st.lists(st.lists(CELL, min_size=n, max_size=n))))
def test_a_table_survives_its_text_form(rows):
    assert parse_table(format_table(rows)) == rows


def test_a_line_break_in_a_cell_survives():
    rows = [["Nội dung", "Thời gian"], ["Phổ biến\nkế hoạch", ""]]
    assert parse_table(format_table(rows)) == rows


@pytest.mark.parametrize(
    "source, rows",
    [
        ("a\tb\n1\t2", [["a", "b"], ["1", "2"]]),
        ("a | b\n1", [["a", "b"], ["1", ""]]),
        ("| a | b |\n\n| 1 | 2 |", [["a", "b"], ["1", "2"]]),
        ("a \\| b | c", [["a | b", "c"]]),
    ],
)
def test_what_a_clerk_pastes_becomes_rows(source, rows):
    assert parse_table(source) == rows


@pytest.mark.parametrize("rows", ["   ", " | | ", "a|" * 13])
def test_an_empty_or_too_wide_table_is_refused(rows):
    block = TableBlock()
    with pytest.raises(Exception) as error:
        block.clean(block.to_python({"caption": "", "has_header": True, "rows": rows}))
    assert "rows" in error.value.block_errors
