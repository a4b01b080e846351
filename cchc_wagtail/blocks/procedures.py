"""Parts of a procedure guide: steps, channels with time limit and fee, dossier cases.

The fields follow the national record of a procedure (Decree 63/2010/NĐ-CP, Article 8, as amended
by Decree 92/2017/NĐ-CP, and the record of the national public service portal). Time limit and fee
belong to the channel, since the same procedure may differ between them.
"""

from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.documents.blocks import DocumentChooserBlock

from cchc_wagtail.blocks.choosers import ChosenPageBlock
from cchc_wagtail.blocks.text import TEXT_FEATURES
from cchc_wagtail.enums import Channel, FeeKind, TimeUnit


class StepBlock(blocks.StructBlock):
    """One step, in the order in which it happens."""

    title = blocks.CharBlock(required=False, max_length=250, label=_("Short title"))
    text = blocks.RichTextBlock(features=TEXT_FEATURES, label=_("What happens"))
    actor = blocks.CharBlock(
        required=False, max_length=250, label=_("Who does it"), help_text=_("For example Parents.")
    )
    duration = blocks.CharBlock(
        required=False,
        max_length=150,
        label=_("How long"),
        help_text=_("For example 3 working days."),
    )

    class Meta:
        icon = "order"
        label = _("Step")
        label_format = "{title} {text}"
        description = _("One step, who does it and how long it takes.")
        template = "cchc_wagtail/blocks/step.html"
        preview_template = "cchc_wagtail/blocks/preview.html"
        preview_value = {
            "title": "Nộp đơn",
            "text": "<p>Cha mẹ nộp đơn tại văn phòng nhà trường.</p>",
            "actor": "Cha mẹ hoặc người giám hộ",
            "duration": "Trong ngày",
        }


class StepsBlock(blocks.StreamBlock):
    step = StepBlock()

    class Meta:
        required = False


class FeeValue(blocks.StructValue):
    """A fee as a template reads it."""

    @property
    def is_free(self) -> bool:
        return self["kind"] == FeeKind.FREE

    @property
    def kind_label(self) -> str:
        return str(dict(FeeKind.choices).get(self["kind"], FeeKind.FEE.label))


class FeeBlock(blocks.StructBlock):
    """Amount and the verbatim text, because exemptions and formulas live in the text."""

    kind = blocks.ChoiceBlock(choices=FeeKind.choices, default=FeeKind.FREE, label=_("Kind"))
    amount = blocks.IntegerBlock(required=False, min_value=0, label=_("Amount in dong"))
    text = blocks.TextBlock(
        required=False,
        rows=2,
        label=_("Text of the rule"),
        help_text=_("Copied word for word, for example 2,000 dong a page."),
    )

    def clean(self, value: Any) -> Any:
        value = super().clean(value)
        if value["kind"] == FeeKind.FREE and value["amount"]:
            raise blocks.StructBlockValidationError(
                {"amount": ValidationError(_("Remove the amount, or choose fee or charge."))}
            )
        if value["kind"] != FeeKind.FREE and value["amount"] is None and not value["text"]:
            raise blocks.StructBlockValidationError(
                {"amount": ValidationError(_("Type the amount, or the text of the rule."))}
            )
        return value

    class Meta:
        icon = "tag"
        label = _("Fee or charge")
        label_format = "{kind} {amount}"
        description = _("What it costs, in figures and in the words of the rule.")
        value_class = FeeValue
        template = "cchc_wagtail/blocks/fee.html"
        preview_template = "cchc_wagtail/blocks/preview.html"
        preview_value = {"kind": FeeKind.CHARGE, "amount": 2000, "text": "2.000 đồng/trang"}


class ChannelValue(blocks.StructValue):
    """A channel as a template reads it."""

    @property
    def channel_label(self) -> str:
        return str(dict(Channel.choices).get(self["channel"], Channel.IN_PERSON.label))


class ChannelBlock(blocks.StructBlock):
    """One way to apply; several rows may share a channel when cases differ."""

    channel = blocks.ChoiceBlock(choices=Channel.choices, label=_("Channel"))
    case = blocks.CharBlock(
        required=False,
        max_length=250,
        label=_("Case"),
        help_text=_("Only when the time limit or fee differs between cases."),
    )
    time_value = blocks.IntegerBlock(required=False, min_value=0, label=_("Time limit"))
    time_unit = blocks.ChoiceBlock(
        choices=TimeUnit.choices, default=TimeUnit.WORKING_DAY, label=_("Unit of time")
    )
    counted_from = blocks.CharBlock(
        required=False,
        max_length=250,
        label=_("Counted from"),
        help_text=_("For example the day a complete dossier is received."),
    )
    time_text = blocks.TextBlock(
        required=False,
        rows=2,
        label=_("Time limit in words"),
        help_text=_("For limits in parts or with exceptions, for example 3 + 3 + 3 working days."),
    )
    fees = blocks.ListBlock(FeeBlock(), default=[], label=_("Fees and charges"))
    exemptions = blocks.TextBlock(
        required=False,
        rows=2,
        label=_("Who is exempt or pays less"),
        help_text=_("Copied word for word; it is shown beside the amount."),
    )
    opens_on = blocks.DateBlock(required=False, label=_("Accepted from"))
    closes_on = blocks.DateBlock(required=False, label=_("Accepted until"))
    place = blocks.TextBlock(required=False, rows=2, label=_("Where"))
    hours = blocks.CharBlock(required=False, max_length=250, label=_("Opening hours"))
    url = blocks.URLBlock(required=False, label=_("Address of the online service"))
    note = blocks.TextBlock(required=False, rows=2, label=_("Note"))

    def clean(self, value: Any) -> Any:
        value = super().clean(value)
        if value["opens_on"] and value["closes_on"] and value["closes_on"] < value["opens_on"]:
            raise blocks.StructBlockValidationError(
                {
                    "closes_on": ValidationError(
                        _("The last day is before the first day. Correct one of the two dates.")
                    )
                }
            )
        return value

    class Meta:
        icon = "mail"
        label = _("Channel")
        label_format = "{channel} {case}"
        description = _("A way to apply, with its time limit and fee.")
        value_class = ChannelValue
        template = "cchc_wagtail/blocks/channel.html"
        preview_template = "cchc_wagtail/blocks/preview.html"
        preview_value = {
            "channel": Channel.IN_PERSON,
            "time_value": 9,
            "time_unit": TimeUnit.WORKING_DAY,
            "fees": [{"kind": FeeKind.FREE}],
            "place": "Văn phòng nhà trường",
        }


class ChannelsBlock(blocks.StreamBlock):
    channel = ChannelBlock()

    class Meta:
        required = False


class DossierItemBlock(blocks.StructBlock):
    """One paper to hand in."""

    name = blocks.TextBlock(rows=2, label=_("Paper"))
    originals = blocks.IntegerBlock(min_value=0, default=1, label=_("Originals"))
    copies = blocks.IntegerBlock(min_value=0, default=0, label=_("Copies"))
    form_name = blocks.CharBlock(
        required=False,
        max_length=150,
        label=_("Form to fill in"),
        help_text=_("For example Form No. 01."),
    )
    form_file = DocumentChooserBlock(required=False, label=_("Form file"))
    note = blocks.TextBlock(required=False, rows=2, label=_("Note"))

    class Meta:
        icon = "form"
        label = _("Paper")
        label_format = "{name}"
        description = _("A paper of the dossier, with the number of originals and copies.")
        template = "cchc_wagtail/blocks/dossier_item.html"
        preview_template = "cchc_wagtail/blocks/preview.html"
        preview_value = {"name": "Giấy khai sinh", "originals": 0, "copies": 1}


class DossierCaseBlock(blocks.StructBlock):
    """The papers of one case."""

    name = blocks.CharBlock(
        required=False,
        max_length=500,
        label=_("Case"),
        help_text=_("Left empty when every applicant hands in the same papers."),
    )
    items = blocks.ListBlock(DossierItemBlock(), label=_("Papers"))

    def get_context(self, value: Any, parent_context: Any = None) -> dict[str, Any]:
        context = super().get_context(value, parent_context=parent_context)
        # In a template value.items would be the method of the mapping.
        context["papers"] = value["items"]
        # Boxes to tick need ids of their own in each case of a page.
        place = (parent_context or {}).get("forloop") or {}
        context["case_number"] = str(place.get("counter", 1))
        return context

    class Meta:
        icon = "folder-open-inverse"
        label = _("Dossier")
        label_format = "{name}"
        description = _("What to bring in one case.")
        template = "cchc_wagtail/blocks/dossier_case.html"
        preview_template = "cchc_wagtail/blocks/preview.html"
        preview_value = {
            "name": "Trẻ thuộc hộ nghèo",
            "items": [{"name": "Giấy xác nhận hộ nghèo", "originals": 0, "copies": 1}],
        }


class DossierBlock(blocks.StreamBlock):
    case = DossierCaseBlock()

    class Meta:
        required = False


class FeaturedProcedureBlock(ChosenPageBlock):
    """A procedure that the section's home page shows first."""

    chosen_by = "can_be_featured"

    class Meta:
        icon = "pick"
        label = _("Procedure")
        description = _("A procedure that parents use often.")
        preview_template = "cchc_wagtail/blocks/featured_preview.html"


class FeaturedProceduresBlock(blocks.StreamBlock):
    procedure = FeaturedProcedureBlock()

    class Meta:
        required = False
        max_num = 8


__all__ = [
    "FeaturedProcedureBlock",
    "FeaturedProceduresBlock",
    "ChannelBlock",
    "ChannelValue",
    "ChannelsBlock",
    "DossierBlock",
    "DossierCaseBlock",
    "DossierItemBlock",
    "FeeBlock",
    "FeeValue",
    "StepBlock",
    "StepsBlock",
]
