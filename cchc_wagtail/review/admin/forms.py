"""Forms of the review: change requests, the emergency door, substitutions."""

from typing import Any

from django import forms
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _
from wagtail.admin.widgets import AdminDateInput, AdminPageChooser
from wagtail.models import Page

from cchc_wagtail.keys import read_key
from cchc_wagtail.review.actions import CHANGE_REQUEST_REASON, EMERGENCY_REASON
from cchc_wagtail.review.enums import ReviewKind
from cchc_wagtail.review.names import name_of
from cchc_wagtail.review.parties import ReviewParty

READERS = (
    ("public", _("Everybody")),
    ("login", _("People who are logged in")),
    ("groups", _("Members of these groups")),
)


class PageChooser(AdminPageChooser):
    """Chooses a page; the base class breaks down when a form comes back with what is no key."""

    def get_instance(self, value: Any) -> Page | None:
        return super().get_instance(
            value if isinstance(value, Page) else read_key(Page, value),
        )


class GroupsField(forms.ModelMultipleChoiceField):
    """Several groups; the base class breaks down on numbers that the database cannot hold."""

    def clean(self, value: Any) -> QuerySet:
        for text in value or ():
            if read_key(Group, text) is None:
                message = self.error_messages["invalid_choice"]
                raise ValidationError(message, code="invalid_choice", params={"value": text})
        return super().clean(value)


class ChangeRequestForm(forms.Form):
    """Asks the parties about a public page.

    Args:
        kinds: the kinds of change request offered.
    """

    least = CHANGE_REQUEST_REASON

    kind = forms.ChoiceField(label=_("What should happen?"), widget=forms.RadioSelect)
    destination = forms.ModelChoiceField(
        Page.objects.filter(depth__gt=1),
        required=False,
        label=_("New place"),
        help_text=_("Only for a move: the page below which it shall stand."),
        widget=PageChooser(),
    )
    readers = forms.ChoiceField(
        choices=READERS,
        required=False,
        label=_("Who may read it"),
        help_text=_("Only for a change of who may read the page."),
    )
    groups = GroupsField(
        Group.objects.order_by("name"),
        required=False,
        label=_("Groups"),
        widget=forms.CheckboxSelectMultiple,
    )
    reason = forms.CharField(
        label=_("Reason"), widget=forms.Textarea(attrs={"rows": 4}), strip=True
    )

    def __init__(self, *args: Any, kinds: list[str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["kind"].choices = [(kind, ReviewKind(kind).label) for kind in kinds]
        self.fields["reason"].min_length = self.least
        self.fields["reason"].widget.attrs["minlength"] = self.least
        self.fields["reason"].help_text = _(
            "At least %(count)d characters; it stands in the record."
        ) % {"count": self.least}
        if ReviewKind.MOVE not in kinds:
            del self.fields["destination"]
        if ReviewKind.PRIVACY not in kinds:
            del self.fields["readers"]
            del self.fields["groups"]

    def clean(self) -> dict[str, Any]:
        data = super().clean()
        if data.get("kind") == ReviewKind.MOVE and not data.get("destination"):
            self.add_error("destination", _("Choose the page below which it shall stand."))
        if data.get("kind") == ReviewKind.PRIVACY:
            if not data.get("readers"):
                self.add_error("readers", _("Choose who may read the page."))
            elif data["readers"] == "groups" and not data.get("groups"):
                self.add_error("groups", _("Choose at least one group."))
        return data

    def parameters(self) -> dict[str, Any]:
        """What ``carry_out_change`` needs for the kind that was chosen."""
        kind = self.cleaned_data["kind"]
        if kind == ReviewKind.MOVE:
            return {"destination": self.cleaned_data["destination"].pk}
        if kind == ReviewKind.PRIVACY:
            readers = self.cleaned_data["readers"]
            groups = self.cleaned_data["groups"] if readers == "groups" else []
            return {"readers": readers, "groups": [group.pk for group in groups]}
        return {}


class EmergencyForm(ChangeRequestForm):
    least = EMERGENCY_REASON


class SubstitutionForm(forms.Form):
    """Hands over to another member of one's own party.

    Args:
        user: who hands over.
    """

    party = forms.ModelChoiceField(ReviewParty.objects.none(), label=_("Party"))
    substitute = forms.ModelChoiceField(
        get_user_model()._default_manager.none(), label=_("Substitute")
    )
    first_day = forms.DateField(label=_("From day"), widget=AdminDateInput)
    last_day = forms.DateField(label=_("To day"), widget=AdminDateInput)

    def __init__(self, *args: Any, user: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        parties = ReviewParty.objects.filter(group__in=user.groups.all(), task__active=True)
        self.fields["party"].queryset = parties
        self.fields["substitute"].queryset = (
            get_user_model()
            ._default_manager.filter(is_active=True, groups__in=parties.values("group"))
            .exclude(pk=user.pk)
            .distinct()
        )
        self.fields["substitute"].label_from_instance = lambda person: name_of(person)


__all__ = ["EmergencyForm", "ChangeRequestForm", "SubstitutionForm"]
