"""Forms of the import wizard."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page

from cchc_wagtail.importing.files import UnfitFile, check_size, read_bytes
from cchc_wagtail.importing.uploads import ImportUpload
from cchc_wagtail.official import Reading, UnreadableFile


class FileForm(forms.Form):
    """The file to import.

    Attributes, once valid:
        reading: what was read.
        data_read: the bytes of the file.
        file_name: its name, cut to what the register of uploads takes.
    """

    file = forms.FileField(
        label=_("File"),
        allow_empty_file=True,
        help_text=_(
            "Word (.docx) or text (.txt, .md), as it lies in the school's folder. A paper that "
            "was scanned or a PDF cannot be read: choose the Word file it was printed from. "
            "Nothing is published: you see what was read before a draft is made."
        ),
        widget=forms.FileInput(attrs={"accept": ".docx,.txt,.md"}),
    )

    reading: Reading
    data_read: bytes
    file_name: str

    def clean_file(self) -> Any:
        upload = self.cleaned_data["file"]
        limit = ImportUpload._meta.get_field("name").max_length
        try:
            check_size(upload.size)
            self.data_read = upload.read()
            self.reading = read_bytes(self.data_read, upload.name)
        except (UnfitFile, UnreadableFile) as error:
            raise ValidationError(str(error)) from error
        # The end of a name says what kind of file it is.
        self.file_name = upload.name[-limit:]
        return upload


class PageChoiceField(forms.ModelChoiceField):
    def label_from_instance(self, page: Page) -> str:
        return f"{page.get_parent().title} › {page.title}"


class ConfirmForm(forms.Form):
    """The page under which the draft goes."""

    parent = PageChoiceField(
        queryset=None, label=_("Below the page"), empty_label=None, required=True
    )

    def __init__(self, *args: Any, parents: list[Page], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.parents = parents
        self.fields["parent"].queryset = Page.objects.filter(pk__in=[page.pk for page in parents])
        if len(parents) == 1:
            self.fields["parent"].widget = forms.HiddenInput()

    @property
    def chosen_parent(self) -> Page:
        """The page chosen now: posted, named in the address, or the first."""
        chosen = str(self["parent"].value())
        return next((page for page in self.parents if str(page.pk) == chosen), self.parents[0])


__all__ = ["ConfirmForm", "FileForm"]
