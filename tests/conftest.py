import pytest
from django.core.cache import cache


@pytest.fixture(autouse=True)
def fresh_cache():
    """Wagtail keeps the sites' addresses in the cache; another test's sites must not stay there."""
    cache.clear()
