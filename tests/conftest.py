import pytest
from django.core.cache import cache

from tests.html_checker import checker_command


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
