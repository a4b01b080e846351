"""The register of review parties: whose agreement a step of the review needs."""

from django.contrib.admin import display
from django.utils.translation import gettext_lazy
from wagtail.admin.panels import FieldPanel, FieldRowPanel

from cchc_wagtail.modeladmin.base import RegisterAdmin
from cchc_wagtail.review.parties import ReviewParty


class ReviewPartyAdmin(RegisterAdmin):
    model = ReviewParty
    menu_label = gettext_lazy("Review parties")
    menu_icon = "group"
    list_display = ("name", "task", "group", "must_agree", "sort_order")
    list_export = ("name", "task", "group", "required", "checklist")
    export_filename = "ben-duyet"
    search_fields = ("name", "checklist")
    list_select_related = ("task", "group")
    ordering = ("task", "sort_order", "pk")
    inspect_view_fields = ["name", "task", "group", "required", "checklist", "sort_order"]
    panels = [
        FieldRowPanel([FieldPanel("name"), FieldPanel("task")]),
        FieldRowPanel([FieldPanel("group"), FieldPanel("sort_order")]),
        FieldPanel("required"),
        FieldPanel("checklist"),
    ]

    @display(description=gettext_lazy("Must agree"), boolean=True)
    def must_agree(self, party: ReviewParty) -> bool:
        return party.required


__all__ = ["ReviewPartyAdmin"]
