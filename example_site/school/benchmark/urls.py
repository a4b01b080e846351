"""The addresses of the site, and one that answers with nothing but bytes: the limit."""

from django.http import HttpRequest, HttpResponse
from django.urls import path

from school.urls import urlpatterns as school_urls


def bare(request: HttpRequest, size: int) -> HttpResponse:
    return HttpResponse(b"x" * size)


urlpatterns = [path("benchmark/<int:size>/", bare), *school_urls]
