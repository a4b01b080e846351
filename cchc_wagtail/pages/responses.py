"""Answers of the section's pages."""

from typing import Any

from django.http import HttpRequest
from django.template.response import TemplateResponse
from django.utils import translation

from cchc_wagtail.caching.conditional import with_validators
from cchc_wagtail.conf import cchc_settings


class SectionResponse(TemplateResponse):
    """A template response rendered in the language of the section.

    A host fresh from ``wagtail start`` has ``LANGUAGE_CODE = "en-us"``, but the section is for
    Vietnamese parents: ``CCHC_WAGTAIL["LANGUAGE"]`` decides, None follows the request. Once it is
    rendered it says how long it may be kept, and turns into a 304 for a reader who has it.
    """

    #: Whether only some people may read it, whoever asks.
    closed = False

    def __init__(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        super().__init__(request, *args, **kwargs)
        self.add_post_render_callback(
            lambda response: with_validators(request, response, closed=self.closed)
        )

    @property
    def rendered_content(self) -> str:
        language = cchc_settings.LANGUAGE
        if not language:
            return super().rendered_content
        with translation.override(language):
            return super().rendered_content


__all__ = ["SectionResponse"]
