"""Names of people in the order in which Vietnamese say them."""

import pytest
from django.contrib.auth.models import User

from cchc_wagtail.vietnamese.names import full_name


@pytest.mark.parametrize(
    ("family", "given", "whole"),
    [
        ("Nguyễn Thị", "Lan", "Nguyễn Thị Lan"),
        ("", "Lan", "Lan"),
        ("Nguyễn Thị", "", "Nguyễn Thị"),
        ("", "", ""),
    ],
)
def test_the_family_comes_first(family, given, whole):
    assert full_name(User(last_name=family, first_name=given)) == whole
