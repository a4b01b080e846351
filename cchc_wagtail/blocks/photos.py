"""Photos with the text that people who cannot see them need."""

from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.images.blocks import ImageChooserBlock


class PhotoBlock(blocks.StructBlock):
    """A photo, what it shows, and a caption."""

    image = ImageChooserBlock(label=_("Photo"))
    alt = blocks.CharBlock(
        max_length=250,
        label=_("What the photo shows"),
        help_text=_("Read aloud to people who cannot see the photo. Do not name a child here."),
    )
    caption = blocks.CharBlock(required=False, max_length=300, label=_("Caption"))
    credit = blocks.CharBlock(required=False, max_length=150, label=_("Photographer"))

    class Meta:
        icon = "image"
        label = _("Photo")
        label_format = "{alt}"
        description = _("A photo with a description and a caption.")
        template = "cchc_wagtail/blocks/photo.html"
        preview_template = "cchc_wagtail/blocks/photo_preview.html"


class PhotosBlock(blocks.StreamBlock):
    photo = PhotoBlock()

    class Meta:
        required = False


__all__ = ["PhotoBlock", "PhotosBlock"]
