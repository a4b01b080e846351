"""Form fields of the admin that know Vietnamese."""

from typing import Any

from wagtail.admin.forms import WagtailAdminPageForm
from wagtail.admin.widgets import SlugInput

from cchc_wagtail.vietnamese import slugify_vi

#: Letters with marks by the ASCII letter they become; the marks of decomposed text go as they are.
LETTERS = {
    "a": "àáảãạăằắẳẵặâầấẩẫậ",
    "d": "đ",
    "e": "èéẻẽẹêềếểễệ",
    "i": "ìíỉĩị",
    "o": "òóỏõọôồốổỗộơờớởỡợ",
    "u": "ùúủũụưừứửữự",
    "y": "ỳýỷỹỵ",
}


class VietnameseSlugInput(SlugInput):
    """The address of a page, folded to ASCII while the title is typed and when it arrives.

    Wagtail's script drops the letters that it does not know: "Đơn xin nghỉ học" became
    "djn-xin-ngh-hc".
    """

    def __init__(self, attrs: dict[str, Any] | None = None, **kwargs: Any) -> None:
        formatters: list[tuple] = [("[\u0300-\u036f]", "", "gu")]
        for letter, marked in LETTERS.items():
            formatters.append((f"[{marked}]", letter, "gu"))
            formatters.append((f"[{marked.upper()}]", letter.upper(), "gu"))
        # Dashes and slashes part words; Wagtail's script would join them.
        formatters.append((r"[\u2010-\u2015/_.,:;()]+", " ", "gu"))
        super().__init__(
            attrs={"data-w-slug-allow-unicode-value": False, **(attrs or {})},
            formatters=formatters,
            **kwargs,
        )

    def value_from_datadict(self, data: Any, files: Any, name: str) -> Any:
        value = super().value_from_datadict(data, files, name)
        return slugify_vi(value) if value and not value.isascii() else value


class ReformPageForm(WagtailAdminPageForm):
    """The edit form of pages of the section; its addresses are ASCII."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields.get("slug")
        if field is not None:
            widget = VietnameseSlugInput(attrs={"maxlength": field.max_length}, locale="vi")
            widget.is_required = field.required
            field.widget = widget


__all__ = ["ReformPageForm", "VietnameseSlugInput"]
