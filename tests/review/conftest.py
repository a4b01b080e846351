import pytest

from tests.review.school import make_draft


@pytest.fixture
def draft(school):
    return make_draft(school)


@pytest.fixture
def full(pytestconfig) -> bool:
    """Whether everybody walks every road in every state, as ``--full`` asks for."""
    return pytestconfig.getoption("full")
