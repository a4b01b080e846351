import pytest
from django.contrib.auth.models import User


@pytest.fixture
def parent_user(db) -> User:
    """A parent with a login of the site and no right to enter the admin."""
    return User.objects.create_user("phuhuynh", password="x")


@pytest.fixture
def staff_user(db) -> User:
    return User.objects.create_superuser("quantri", "q@example.com", "x")
