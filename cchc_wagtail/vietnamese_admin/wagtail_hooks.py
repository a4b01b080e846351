"""What Wagtail's editor leaves in English, whatever the catalogue."""

from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext
from wagtail import hooks
from wagtail.admin.staticfiles import versioned_static


@hooks.register("insert_editor_js")
def translate_tooltips() -> SafeString:
    """The script that puts the buttons at a link into the language of the admin."""
    return format_html(
        '<script src="{}" data-edit="{}" data-remove="{}"></script>',
        versioned_static("cchc_vietnamese_admin/tooltips.js"),
        gettext("Edit"),
        gettext("Remove"),
    )
