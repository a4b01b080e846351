"""A school that is repeated is the school that was built."""

import re

import pytest
from django.contrib.auth.models import Group
from django.db import connection, transaction
from wagtail.models import Page

from tests.replay import beginning
from tests.review.school import make_school
from tests.school import make_section

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.skipif(
        connection.vendor != "sqlite", reason="counters of other databases go on after a rollback"
    ),
]
#: What differs from one building to the next: moments, keys and salted passwords.
CHANCE = re.compile(
    r"datetime\([^)]*\)|\d{4}-\d\d-\d\d[ T]\d\d:\d\d:\d\d[.\d]*|[0-9a-f]{32}|md5\$\w+\$\w+"
)


def rows() -> dict[str, list[str]]:
    """Every row of every table, as text."""
    found = {}
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f'SELECT * FROM "{table}"')
            found[table] = sorted(CHANCE.sub("*", repr(row)) for row in cursor.fetchall())
    return found


def rolled_back(build):
    """What ``build`` returned, and the rows, of which nothing stays."""
    with transaction.atomic():
        result, found = build(), rows()
        transaction.set_rollback(True)
    return result, found


@pytest.mark.parametrize("make", [make_section, make_school])
def test_what_is_repeated_has_the_same_rows_and_pages(make):
    assert beginning() is not None
    first, built = rolled_back(make.build)
    rolled_back(make)
    again, repeated = rolled_back(make)
    assert repeated == built
    assert sum(map(len, built.values())) > 100
    assert vars(again).keys() == vars(first).keys()
    home, home_again = (getattr(school, "section", school).home for school in (first, again))
    assert (home_again.pk, home_again.path) == (home.pk, home.path)
    assert home_again is not home


def test_after_a_change_of_the_test_a_school_is_built_anew():
    rolled_back(make_section)
    before = beginning()
    Group.objects.create(name="Nhóm của phép thử")
    assert beginning() != before
    section = make_section()
    assert Page.objects.get(pk=section.home.pk).get_parent() == section.site_home.page_ptr


def test_with_other_settings_a_school_is_built_anew(settings):
    settings.TIME_ZONE = "UTC"
    assert beginning() is None
