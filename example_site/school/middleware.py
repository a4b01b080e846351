"""Compresses the pages that the site makes; a phone on a slow line waits for each kilobyte."""

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.middleware.gzip import GZipMiddleware


class CompressPagesMiddleware(GZipMiddleware):
    """Django's, for pages alone: files are streamed, and need their length to show a progress."""

    def process_response(self, request: HttpRequest, response: HttpResponseBase) -> HttpResponse:
        if response.streaming:
            return response
        return super().process_response(request, response)
