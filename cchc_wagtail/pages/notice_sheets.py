"""The sheet of a procedure that the office posts on its board (tờ niêm yết)."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from wagtail.contrib.routable_page.models import path
from wagtail.models import Site

from cchc_wagtail.pages.base import FurtherAddressesMixin
from cchc_wagtail.pages.responses import SectionResponse

#: Last part of the address of the sheet, below the procedure.
SHEET_PATH = "to-roi"


class NoticeSheetMixin(FurtherAddressesMixin):
    """A page with a sheet for the notice board at ``…/to-roi/``.

    A procedure is posted where it is carried out, complete, with the address for feedback and
    proposals (Circular 02/2017/TT-VPCP, Chapter III; the parts of a procedure: Decree
    63/2010/NĐ-CP, Article 8(2)). The sheet shows the published version only.
    """

    sheet_template = "cchc_wagtail/procedure_notice_sheet.html"

    class Meta:
        abstract = True

    def get_cached_paths(self) -> list[str]:
        """What a CDN keeps below the address of this page."""
        return [*super().get_cached_paths(), f"/{SHEET_PATH}/"]

    @path(f"{SHEET_PATH}/")
    def sheet_route(self, request: HttpRequest) -> HttpResponse:
        response = SectionResponse(request, self.sheet_template, self.get_sheet_context(request))
        # The page itself is what a search should find.
        response.headers["X-Robots-Tag"] = "noindex"
        return response

    def get_sheet_context(self, request: HttpRequest) -> dict[str, Any]:
        site = Site.find_for_request(request)
        return {
            **self.get_context(request),
            "address": self.get_full_url(request),
            "school_name": (site.site_name or site.root_page.title) if site else "",
            "feedback_contact": getattr(self.section_home, "feedback_contact", ""),
        }


__all__ = ["SHEET_PATH", "NoticeSheetMixin"]
