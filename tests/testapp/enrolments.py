"""A host's own kind of procedure: enrolment, with the ages that it is for."""

from django.db import models
from wagtail.models import Page

from cchc_wagtail.models import ProcedurePageMixin


class EnrolmentPage(ProcedurePageMixin, Page):
    """A procedure that looks like ours on its own page and has an entry of its own in lists."""

    ages = models.CharField("độ tuổi", max_length=100, blank=True)

    template = "cchc_wagtail/procedure_page.html"
    entry_template = "testapp/entry_enrolment.html"
    kind_label = "Tuyển sinh"

    parent_page_types = ["cchc_wagtail.ProcedureIndexPage"]
    subpage_types: list[str] = []

    class Meta:
        verbose_name = "thủ tục tuyển sinh"
