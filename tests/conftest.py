import os
from collections import Counter

import pytest
from django.contrib.auth.models import User
from django.core.cache import cache
from django.core.signals import setting_changed
from django.dispatch import receiver
from django.utils import translation

from tests.beginnings import MIGRATED, beginnings
from tests.html_checker import checker_command
from tests.review.school import School, make_school
from tests.school import Section, make_section

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
#: They walk from screen to screen over code that others test closely; one row of each is measured.
WALKS = ("test_roads", "test_leaks")
#: Of one test's many rows these many are measured for coverage: the others run the same code, and
#: measuring takes half as long again as running.
MEASURED = 3
#: Quick tests of which each row runs other code: all rows are measured.
EACH_ROW_COUNTS = ("official", "vietnamese", "vietnamese_admin")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--full",
        action="store_true",
        help="every row of the full matrices, as .ci/run does once; otherwise one row of a kind",
    )


def is_left_out(item: pytest.Item) -> bool:
    """Whether ``item`` runs with ``--full`` alone; CI builds the wheel for the lowest set too."""
    if item.config.getoption("full") or not item.get_closest_marker("full"):
        return False
    return not (item.get_closest_marker("wheel") and os.environ.get("CCHC_REQUIRE_WHEEL"))


@pytest.hookimpl(wrapper=True)
def pytest_collection_modifyitems(config, items):
    """Keep files together that share something costly, when several workers run the tests.

    All other tests are handed out one by one in their order, in which pytest-django has put those
    last that empty the database: a file in one piece would run them before others of its worker.
    """
    left_out = [item for item in items if is_left_out(item)]
    config.hook.pytest_deselected(items=left_out)
    items[:] = [item for item in items if item not in left_out]
    # Before the others of this hook: xdist reads the marks in it.
    rows = Counter()
    for item in items:
        rows[item.function] += 1
        for mark in item.iter_markers("any_version"):
            assert mark.args, f"{item.nodeid}: say why no version can change this test"
        if item.path.stem in TOGETHER:
            item.add_marker(pytest.mark.xdist_group(item.path.stem))
        folder = item.path.parent.name
        measured = 1 if item.path.stem in WALKS else 0 if folder == "browser" else MEASURED
        if rows[item.function] > measured and folder not in EACH_ROW_COUNTS:
            item.add_marker(pytest.mark.no_cover)
    result = yield
    # After the others: the longest begin, so that no worker is left with them alone at the end.
    items.sort(key=lambda item: item.path.stem not in APART)
    return result


@pytest.hookimpl(tryfirst=True)
def pytest_runtest_setup(item: pytest.Item) -> None:
    """Set the database to the test's beginning, before the test's own transaction starts."""
    fixtures = getattr(item, "fixturenames", ())
    if item.get_closest_marker("django_db") or {"db", "transactional_db"}.intersection(fixtures):
        asked = [name for name in beginnings.builders if name in fixtures]
        beginnings.begin(asked[-1] if asked else MIGRATED)


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup, django_db_blocker) -> None:
    """The database is made for the first test that needs it, and set to the test's beginning."""
    beginnings.unblock = django_db_blocker.unblock
    beginnings.begin(beginnings.wanted)


@pytest.fixture
def section(db) -> Section:
    """The section of one school, an index for each kind; the review is not set up."""
    return make_section()


@pytest.fixture
def school(db) -> School:
    """The section with its review and people."""
    return make_school()


@pytest.fixture
def parent_user(db) -> User:
    """A parent with a login of the site and no right to enter the admin."""
    return User.objects.create_user("phuhuynh", password="x")


@pytest.fixture
def staff_user(db) -> User:
    return User.objects.create_superuser("quantri", "q@example.com", "x")


@receiver(setting_changed)
def forget_translation(setting: str, **kwargs) -> None:
    """Django keeps each function of translation as it found it at its first use in the process: one
    that was first used without translation would translate nothing for all later tests."""
    if setting == "USE_I18N":
        translation._trans = type(translation._trans)()


@pytest.fixture(autouse=True)
def fresh_cache():
    """Wagtail keeps the sites' addresses in the cache; another test's sites must not stay there."""
    cache.clear()


@pytest.fixture
def checker() -> list[str]:
    return checker_command()


def pytest_terminal_summary(terminalreporter):
    """How much the walk of tests/pages/test_leaks.py has looked at."""
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
