"""Template tags of the public pages: dates, sizes, anchors, paging."""

import datetime
from typing import Any
from urllib.parse import urlencode

from django import template
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from cchc_wagtail.vietnamese import format_date, format_school_year, slugify_vi

register = template.Library()


@register.filter
def vi_date(value: Any) -> str:
    """A date in words as offices write it: "ngày 26 tháng 3 năm 2018"; empty for no date."""
    if isinstance(value, datetime.datetime):
        from django.utils import timezone

        value = timezone.localtime(value).date() if timezone.is_aware(value) else value.date()
    return format_date(value) if isinstance(value, datetime.date) else ""


@register.filter
def school_year(value: str) -> str:
    """``2025-2026`` as "2025 – 2026"."""
    return format_school_year(value) if value else ""


@register.filter
def vi_number(value: Any) -> str:
    """A whole number with dots between thousands: 1.000.000."""
    return f"{int(value):,}".replace(",", ".") if value is not None else ""


@register.filter
def file_size(value: int | None) -> str:
    """A size in bytes as "35 kB" or "1,2 MB"; empty when unknown."""
    if not value:
        return ""
    if value < 1024 * 1024:
        return f"{max(1, round(value / 1024))} kB"
    return f"{value / 1024 / 1024:.1f} MB".replace(".", ",")


@register.simple_tag
def anchor(number: int, *texts: str) -> str:
    """An id for part ``number`` of a page that stays readable: ``muc-2-noi-dung``."""
    slug = slugify_vi(" ".join(str(text) for text in texts if text), max_length=50)
    return f"muc-{number}-{slug}" if slug else f"muc-{number}"


@register.simple_tag
def time_limit(channel: Any) -> str:
    """The time limit of a channel in words, empty when none is given.

    Args:
        channel: value of a ``ChannelBlock``.
    """
    parts = []
    if channel.get("time_value") is not None:
        value, unit = channel["time_value"], channel["time_unit"]
        # Not one msgid with a placeholder for the unit: languages inflect it.
        texts = {
            "working_day": ngettext("%(count)d working day", "%(count)d working days", value),
            "day": ngettext("%(count)d day", "%(count)d days", value),
            "hour": ngettext("%(count)d hour", "%(count)d hours", value),
            "month": ngettext("%(count)d month", "%(count)d months", value),
        }
        text = texts.get(unit, "%(count)d") % {"count": value}
        if channel.get("counted_from"):
            text = _("%(limit)s, counted from: %(start)s") % {
                "limit": text,
                "start": channel["counted_from"],
            }
        parts.append(text)
    if channel.get("time_text"):
        parts.append(channel["time_text"])
    return "; ".join(parts)


@register.simple_tag(takes_context=True)
def breadcrumbs(context: dict[str, Any]) -> list[dict[str, Any]]:
    """The pages above the current one, from the home page of the site down.

    Returns:
        dicts with ``page`` and ``is_home``; one query, whatever the depth.
    """
    from wagtail.models import Site

    page, request = context.get("page"), context.get("request")
    if page is None or not page.pk:
        return []
    site = Site.find_for_request(request) if request else None
    home = site.root_page_id if site else None
    ancestors = [above for above in page.get_ancestors() if not above.is_root() and above.live]
    ids = [above.pk for above in ancestors]
    if home in ids:
        ancestors = ancestors[ids.index(home) :]
    return [{"page": above, "is_home": above.pk == home} for above in ancestors]


@register.simple_tag
def page_address(active: dict[str, str], number: int) -> str:
    """The query string of page ``number`` of an index, with the filters in use."""
    return "?" + urlencode({**active, "trang": number})


@register.filter
def entry_template(page: Any) -> str:
    """The template of one entry of a list, by the page's kind of content."""
    from cchc_wagtail.models import (
        ActivityPageMixin,
        DocumentPageMixin,
        PlanPageMixin,
        ProcedurePageMixin,
        StoryPageMixin,
    )

    names = {
        PlanPageMixin: "plan",
        ProcedurePageMixin: "procedure",
        StoryPageMixin: "story",
        DocumentPageMixin: "document",
        ActivityPageMixin: "activity",
    }
    name = next((names[mixin] for mixin in names if isinstance(page, mixin)), "page")
    return f"cchc_wagtail/partials/entry_{name}.html"


@register.simple_tag
def replacing_pages(page: Any) -> list:
    """Public pages of documents that replace ``page``."""
    pages = [row.replacing for row in page.standing_replacements]
    return _public(pages)


@register.simple_tag
def replaced_documents(page: Any) -> list[dict[str, Any]]:
    """What ``page`` replaces: public pages with a link, others by their number only."""
    chosen = [block.value for block in page.replaces]
    public = {found.pk: found for found in _public([v["page"] for v in chosen if v["page"]])}
    entries = []
    for value in chosen:
        if value["page"] and value["page"].pk in public:
            entries.append({"page": public[value["page"].pk], "text": value["text"]})
        elif value["text"]:
            entries.append({"page": None, "text": value["text"]})
    return entries


def _public(pages: list) -> list:
    """Those of ``pages`` that everybody may read."""
    from wagtail.models import Page

    if not pages:
        return []
    wanted = Page.objects.filter(pk__in=[page.pk for page in pages]).live().public()
    found = {page.pk: page for page in wanted}
    return [found[page.pk] for page in pages if page.pk in found]
