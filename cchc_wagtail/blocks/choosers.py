"""Choosers of pages by what their types say of themselves."""

from django.utils.functional import cached_property
from wagtail import blocks
from wagtail.models import Page

from cchc_wagtail.undocumented import get_page_models


class ChosenPageBlock(blocks.PageChooserBlock):
    """A page of any type that says it may be chosen here, ours or a host's.

    Which types these are is known only when every app is loaded. So neither the block nor a
    migration names them.
    """

    #: The attribute of page types that is true where their pages may be chosen.
    chosen_by = ""

    @cached_property
    def target_models(self) -> list[type[Page]]:
        return [model for model in get_page_models() if getattr(model, self.chosen_by, False)]


__all__ = ["ChosenPageBlock"]
