from collections import Counter

import pytest
from django.core.cache import cache

from tests.html_checker import checker_command

#: Files whose tests share something costly, a filled site or a wheel: one worker takes them all.
TOGETHER = (
    "test_wheel",
    "test_example_site",
    "test_example_site_production",
    "test_benchmark",
    "test_import_plan",
    "test_machines",
)
#: Of these the ones that work in other processes, with databases of their own, and take longest.
APART = TOGETHER[:4]
#: They walk from screen to screen over code that others test closely.
WALKS = ("test_roads", "test_leaks")
#: Of one test's many rows these many are measured for coverage: the others run the same code, and
#: measuring takes half as long again as running.
MEASURED = 3


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--full",
        action="store_true",
        help="every row of the full matrices, as in .ci/run; without it the rows that differ most",
    )


@pytest.hookimpl(wrapper=True)
def pytest_collection_modifyitems(items):
    """Keep files together that share something costly, when several workers run the tests.

    All other tests are handed out one by one in their order, in which pytest-django has put those
    last that empty the database: a file in one piece would run them before others of its worker.
    """
    # Before the others of this hook: xdist reads the marks in it.
    rows = Counter()
    for item in items:
        rows[item.function] += 1
        if item.path.stem in TOGETHER:
            item.add_marker(pytest.mark.xdist_group(item.path.stem))
        walks = item.path.stem in WALKS or item.path.parent.name == "browser"
        if walks or rows[item.function] > MEASURED:
            item.add_marker(pytest.mark.no_cover)
    result = yield
    # After the others: the longest begin, so that no worker is left with them alone at the end.
    items.sort(key=lambda item: item.path.stem not in APART)
    return result


@pytest.fixture(autouse=True)
def fresh_cache():
    """Wagtail keeps the sites' addresses in the cache; another test's sites must not stay there."""
    cache.clear()


@pytest.fixture
def checker() -> list[str]:
    return checker_command()


def pytest_terminal_summary(terminalreporter):
    """How much the walk of tests/public/test_leaks.py has looked at."""
    asked = [
        value
        for report in terminalreporter.getreports("passed")
        for name, value in report.user_properties
        if report.when == "call" and name == "addresses"
    ]
    if asked:
        terminalreporter.write_line(
            f"Hidden pages were looked for in {len(asked)} combinations of a state and a place, "
            f"{sum(asked)} answers."
        )
