"""Values of a register row as a person reads them."""

import datetime
from typing import Any

from django.db import models
from django.template.defaultfilters import linebreaksbr
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.html import format_html
from wagtail.admin.admin_url_finder import AdminURLFinder
from wagtail.fields import RichTextField
from wagtail.models import Page

from cchc_wagtail.undocumented import get_text_for_indexing


def readable_value(instance: models.Model, field: models.Field | None, user: Any) -> Any:
    """The value of ``field``, or None when the plain value needs no help.

    Rich text becomes plain text, lines stay lines, dates and times follow the language and the
    time zone, and another object is a link for those who may edit it.
    """
    if field is None or field.many_to_many or field.choices:
        return None
    value = getattr(instance, field.name)
    if isinstance(value, models.Model):
        title = value.get_admin_display_title() if isinstance(value, Page) else str(value)
        url = AdminURLFinder(user).get_edit_url(value)
        return format_html('<a href="{}">{}</a>', url, title) if url else title
    if isinstance(value, datetime.datetime):
        return date_format(timezone.localtime(value), "SHORT_DATETIME_FORMAT")
    if isinstance(value, datetime.date):
        return date_format(value, "SHORT_DATE_FORMAT")
    if isinstance(field, models.TextField) and value:
        text = get_text_for_indexing(value) if isinstance(field, RichTextField) else value
        return linebreaksbr(text)
    return None
