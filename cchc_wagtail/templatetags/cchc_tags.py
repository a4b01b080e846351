"""Template tags of the public pages: dates, sizes, anchors, paging."""

import datetime
import json
import re
from typing import Any
from urllib.parse import urlencode, urlsplit

from django import template
from django.db.models import prefetch_related_objects
from django.utils import timezone
from django.utils.html import format_html
from django.utils.safestring import mark_safe
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from wagtail.models import Site

from cchc_wagtail.enums import TimeUnit
from cchc_wagtail.lists.visibility import readable_beside
from cchc_wagtail.metadata.head import DescribedMixin, page_head
from cchc_wagtail.review.enums import Verdict
from cchc_wagtail.review.names import name_of
from cchc_wagtail.vietnamese import fold, format_date, format_school_year, slugify_vi

register = template.Library()

#: A paper with this many sections gets a list of contents.
CONTENTS_FROM = 3


@register.filter
def vi_date(value: Any) -> str:
    """A date in words as offices write it: "ngày 26 tháng 3 năm 2018"; empty for no date."""
    if isinstance(value, datetime.datetime):
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


@register.filter
def file_facts(file: Any) -> str:
    """The kind and the size of a Wagtail document: "PDF, 1,2 MB"."""
    return ", ".join(filter(None, [file.file_extension.upper(), file_size(file.file_size)]))


@register.filter
def tel(value: str) -> str:
    """A phone number as a ``tel:`` link wants it; empty when there is more in it than a number."""
    digits = re.sub(r"[\s().-]", "", value or "")
    return digits if re.fullmatch(r"\+?[0-9]{3,15}", digits, re.ASCII) else ""


@register.filter
def site_name(url: str) -> str:
    """The name of the site that ``url`` leads to, for the text of a link."""
    return urlsplit(url).netloc.removeprefix("www.") or url


@register.simple_tag
def anchor(number: int, *texts: str) -> str:
    """An id for part ``number`` of a page that stays readable: ``muc-2-noi-dung``."""
    slug = slugify_vi(" ".join(str(text) for text in texts if text), max_length=50)
    return f"muc-{number}-{slug}" if slug else f"muc-{number}"


@register.simple_tag
def contents_list(page: Any, tasks: Any = (), results: Any = None) -> list[dict[str, str]]:
    """The contents of a paper: its sections, its tasks, what came of it and its files.

    Args:
        page: a plan or a document.
        tasks: the tasks of a plan.
        results: the activities and documents of a plan, as ``results_of`` gives them.

    Returns:
        dicts with ``id``, ``number`` and ``text``; none when the paper has fewer than
        ``CONTENTS_FROM`` sections, since a short page needs no list.
    """
    entries = []
    for position, block in enumerate(page.body, start=1):
        if block.block_type == "section" and (block.value["number"] or block.value["heading"]):
            number, heading = block.value["number"], block.value["heading"]
            part = anchor(position, number, heading)
            entries.append({"id": part, "number": number, "text": heading})
    if len(entries) < CONTENTS_FROM:
        return []
    if tasks:
        entries.append({"id": "nhiem-vu", "number": "", "text": _("Tasks by unit")})
    results = results or {}
    if results.get("activities"):
        entries.append({"id": "hoat-dong", "number": "", "text": _("Activities of this plan")})
    if results.get("documents"):
        entries.append({"id": "van-ban", "number": "", "text": _("Documents of this plan")})
    if page.files:
        entries.append({"id": "tep-dinh-kem", "number": "", "text": _("Files to open")})
    return entries


@register.simple_tag
def tasks_by_unit(tasks: Any) -> list[dict[str, Any]]:
    """``tasks`` grouped by their unit, units in the order in which the plan first names them."""
    groups: dict[str, dict[str, Any]] = {}
    for task in tasks:
        name = task.unit_name
        groups.setdefault(fold(name), {"unit": name, "tasks": []})["tasks"].append(task)
    return list(groups.values())


@register.simple_tag
def prepare_photos(photos: Any) -> str:
    """Fetch the renditions of all ``photos`` at once, since each would ask for its own."""
    images = [block.value["image"] for block in photos if block.value["image"]]
    if images:
        prefetch_related_objects(images, "renditions")
    return ""


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
            TimeUnit.WORKING_DAY: ngettext(
                "%(count)d working day", "%(count)d working days", value
            ),
            TimeUnit.DAY: ngettext("%(count)d day", "%(count)d days", value),
            TimeUnit.HOUR: ngettext("%(count)d hour", "%(count)d hours", value),
            TimeUnit.MONTH: ngettext("%(count)d month", "%(count)d months", value),
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
        dicts with ``page`` and ``is_home``; one query, whatever the depth, or none when the
        request was routed over all these pages.
    """
    page, request = context.get("page"), context.get("request")
    if page is None or not page.pk:
        return []
    known = page.__dict__.get("_cchc_breadcrumbs")
    if known is not None:
        # The head of the page has asked already.
        return known
    site = Site.find_for_request(request) if request else None
    home = site.root_page_id if site else None
    above_page = _routed_over(page, site, request) or page.get_ancestors()
    ancestors = [above for above in above_page if not above.is_root() and above.live]
    ids = [above.pk for above in ancestors]
    if home in ids:
        ancestors = ancestors[ids.index(home) :]
    crumbs = [{"page": above, "is_home": above.pk == home} for above in ancestors]
    page.__dict__["_cchc_breadcrumbs"] = crumbs
    return crumbs


def _routed_over(page: Any, site: Any, request: Any) -> list[Any]:
    """The pages from the site's home page down to the parent of ``page``; empty if one is missing.

    Args:
        page: the page that is shown.
        site: the site of the request, its root page fetched with it; or None.
        request: the request, on which the pages of the section note that they were passed.
    """
    if site is None or not page.path.startswith(site.root_page.path):
        return []
    known = {above.path: above for above in getattr(request, "cchc_route", ())}
    known[site.root_page.path] = site.root_page
    step, first = page.steplen, len(site.root_page.path)
    paths = [page.path[:end] for end in range(first, len(page.path), step)]
    return [known[path] for path in paths] if all(path in known for path in paths) else []


@register.simple_tag
def page_address(active: dict[str, str], number: int) -> str:
    """The query string of page ``number`` of an index, with the filters in use."""
    return "?" + urlencode({**active, "trang": number})


@register.simple_tag
def narrowed_address(active: dict[str, str], name: str, value: str) -> str:
    """The query string of a search narrowed by ``name``; by nothing when ``name`` is empty."""
    kept = active if name else {"q": active.get("q", "")}
    chosen = {**kept, name: value}
    return "?" + urlencode({key: text for key, text in chosen.items() if key and text})


@register.simple_tag
def words_address(words: str) -> str:
    """The query string of a search for ``words``."""
    return "?" + urlencode({"q": words})


@register.simple_tag(takes_context=True)
def search_address(context: dict[str, Any], page: Any) -> str:
    """The address of the section's search; empty in the preview of a new page."""
    return page.search_url(context.get("request")) if page.pk and page.url_path else ""


@register.simple_tag
def replacing_pages(page: Any) -> list:
    """Pages of documents that replace ``page``, as far as its readers may read them."""
    return readable_beside(page, [row.replacing for row in page.replacements])


@register.simple_tag
def replaced_documents(page: Any) -> list[dict[str, Any]]:
    """What ``page`` replaces: readable pages with a link, others by their number only."""
    chosen = [block.value for block in page.replaces]
    others = [value["page"] for value in chosen if value["page"]]
    readable = {other.pk for other in readable_beside(page, others)}
    entries = []
    for value in chosen:
        if value["page"] and value["page"].pk in readable:
            entries.append({"page": value["page"], "text": value["text"]})
        elif value["text"]:
            entries.append({"page": None, "text": value["text"]})
    return entries


@register.filter
def person_name(user: Any) -> str:
    """The name of an account, the family first; empty for nobody."""
    return name_of(user)


@register.simple_tag
def decision_value(party: Any, agrees: bool) -> str:
    """What the button of a decision sends: the verdict and the party, "agree:3".

    Args:
        party: the review party for which somebody decides.
        agrees: whether it is the button that agrees; the other one asks for changes.
    """
    verdict = Verdict.AGREE if agrees else Verdict.CHANGES
    return f"{verdict.value}:{party.pk}"


@register.simple_tag(takes_context=True)
def head_facts(context: dict[str, Any]) -> dict[str, Any]:
    """What machines read in the head of a page; see ``page_head``.

    Returns:
        An empty dict in a preview, for a page without an address, and for a page of the host.
    """
    page, request = context.get("page"), context.get("request")
    if not isinstance(page, DescribedMixin) or not page.pk or request is None:
        return {}
    if getattr(request, "is_preview", False):
        return {}
    ancestors = [crumb["page"] for crumb in breadcrumbs(context)]
    return page_head(page, request, ancestors, context)


@register.filter
def json_ld(value: Any) -> str:
    """``value`` as a data block of JSON-LD; nothing in it can end the block."""
    text = json.dumps(value, ensure_ascii=False, default=str)
    escaped = text.replace("<", "\\u003C").replace(">", "\\u003E").replace("&", "\\u0026")
    return format_html('<script type="application/ld+json">{}</script>', mark_safe(escaped))
