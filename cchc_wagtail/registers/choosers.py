"""What the choosers of registers share."""

from django import forms
from django.db.models import Model, QuerySet
from django.http import Http404
from django.utils.translation import gettext_lazy as _

from cchc_wagtail.keys import read_key
from cchc_wagtail.registers.search import matching
from cchc_wagtail.undocumented import BaseFilterForm, ChosenMultipleView, ChosenView


class RegisterFilterForm(BaseFilterForm):
    """The search field above a chooser's list."""

    #: Text fields searched; set by subclasses.
    searched: tuple[str, ...] = ()

    q = forms.CharField(
        label=_("Search"),
        required=False,
        widget=forms.TextInput(attrs={"placeholder": _("With or without accents")}),
    )

    def filter(self, objects: QuerySet) -> QuerySet:
        objects = super().filter(objects)
        term = self.cleaned_data.get("q")
        if term:
            self.is_searching = True
            self.search_query = term
            objects = matching(objects, term, self.searched)
        return objects


class RegisterChosenView(ChosenView):
    """The row that was chosen; what is no key names none."""

    def get_object(self, pk: str) -> Model:
        key = read_key(self.model_class, pk)
        if key is None:
            raise Http404
        return super().get_object(key)


class RegisterChosenMultipleView(ChosenMultipleView):
    """The rows that were chosen; what is no key is left out."""

    def get_objects(self, pks: list[str]) -> QuerySet:
        keys = {read_key(self.model_class, pk) for pk in pks}
        return super().get_objects(keys - {None})


__all__ = ["RegisterChosenMultipleView", "RegisterChosenView", "RegisterFilterForm"]
