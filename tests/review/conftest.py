import pytest

from tests.review.school import make_draft


@pytest.fixture
def draft(school):
    return make_draft(school)
