"""Search on the school's own site: every page that any visitor may read."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from wagtail.models import Page

LIMIT = 20


def search(request: HttpRequest) -> HttpResponse:
    """The best ``LIMIT`` pages for the words in ``?q=``."""
    words = request.GET.get("q", "").strip()[:100]
    # public() leaves out what only staff may read, such as lessons learned.
    pages = Page.objects.live().public().search(words)[:LIMIT] if words else []
    context = {"words": words, "pages": pages, "limit": LIMIT}
    return render(request, "school/search.html", context)
