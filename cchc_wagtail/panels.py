"""Panels of the edit forms: what is shown there and cannot be edited, and a chooser of pages."""

from collections.abc import Callable
from typing import Any

from wagtail.admin.panels import FieldPanel, Panel
from wagtail.admin.widgets import AdminPageChooser


class PageOfTypesPanel(FieldPanel):
    """A page chooser limited to page types that are known only when every app is loaded.

    Wagtail's ``PageChooserPanel`` takes a list of types, but which types a host builds from a
    mixin of ours is unknown when our models are defined.

    Args:
        types: called with nothing when the form is made; gives the page types.
    """

    def __init__(self, field_name: str, types: Callable[[], list[type]], **kwargs: Any) -> None:
        super().__init__(field_name, **kwargs)
        self.types = types

    def clone_kwargs(self) -> dict[str, Any]:
        return {**super().clone_kwargs(), "types": self.types}

    def get_form_options(self) -> dict[str, Any]:
        options = super().get_form_options()
        widgets = options.setdefault("widgets", {})
        widgets[self.field_name] = AdminPageChooser(target_models=self.types())
        return options


class ReadOnlyPanel(Panel):
    """A panel that only shows something of a saved page; nothing is shown before that."""

    class BoundPanel(Panel.BoundPanel):
        def is_shown(self) -> bool:
            return bool(self.instance.pk)


__all__ = [
    "PageOfTypesPanel",
    "ReadOnlyPanel",
]
