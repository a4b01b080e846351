"""The benchmark of the example site: what it prints, and that it leaves the site's data alone."""

import json

import pytest

from tests.example_demo import Demo

pytestmark = [
    pytest.mark.any_version("its queries are pinned on both sets by test_query_counts.py"),
    # Each row is measured in turns with two others, on a database of its own.
    pytest.mark.full,
]

pytest.importorskip("dj_database_url", reason="the example extra is not installed")
pytest.importorskip("whitenoise", reason="the example extra is not installed")

KINDS = ("Plan", "Procedure", "Story", "Document", "Activity")
PAGES = {f"page: {kind}Page" for kind in KINDS}
WORDS = {
    "search: trường",
    "search: chuyển trường",
    "search: phien ha",
    "search: none",
    "search: rare",
}
LISTS = {"home", *(f"index: {kind}IndexPage" for kind in KINDS)}


@pytest.fixture(scope="module")
def told(tmp_path_factory) -> dict:
    # Slow: the benchmark makes a database of its own, and fills it as the demo does.
    demo = Demo(tmp_path_factory.mktemp("var"))
    sizes = ("--pages", "3", "--pages", "14")
    result = demo.run("benchmark", *sizes, "--rounds", "1", "--repeat", "1", "--json")
    assert result.returncode == 0, result.stderr
    left = [path for path in demo.folder.rglob("*.sqlite3*") if path.stat().st_size]
    return {"rows": json.loads(result.stdout)["rows"], "left": left}


def test_every_page_is_measured_at_every_size(told):
    measured = {(row["page"], row["children"]) for row in told["rows"] if row["cpu_ms"]}
    assert {(name, size) for name in PAGES | LISTS | WORDS for size in (3, 14)} <= measured


def test_what_is_not_measured_says_why(told):
    for row in told["rows"]:
        if row["cpu_ms"] is None or row["cached_limit_ratio"] is None:
            assert row["note"]


def test_ratios_and_queries_are_figures_and_the_cache_keeps_every_page(told):
    for row in told["rows"]:
        if row["page"] in PAGES | LISTS:
            assert row["floor_ratio"] > 0
            assert row["cached_limit_ratio"] > 0
            assert row["first_floor_ratio"] > 0
            # A list or page whose parts are remembered may ask less than a plain page.
            assert row["queries"] > row["queries_above_floor"]
            assert row["bytes"] > 1000


def test_details_ask_at_most_six_more_than_a_plain_page(told):
    over = [r["page"] for r in told["rows"] if r["page"] in PAGES and r["queries_above_floor"] > 6]
    assert over == []


def test_a_page_of_which_nothing_is_remembered_asks_the_same_at_every_size(told):
    asked = {(row["page"], row["children"]): row["first_queries"] for row in told["rows"]}
    for name in LISTS:
        assert asked[name, 3] == asked[name, 14], name


def test_the_data_of_the_site_is_not_touched(told):
    assert told["left"] == []
