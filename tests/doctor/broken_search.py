"""A search backend whose server is down."""

from wagtail.search.backends.base import BaseSearchBackend


class BrokenBackend(BaseSearchBackend):
    def search(self, *args, **kwargs):
        raise ConnectionError("connection refused")
