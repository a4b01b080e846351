"""The search page of the section, at ``…/tim-kiem/`` below its home page."""

from typing import Any

from django.core.paginator import Paginator
from django.utils import translation
from django.utils.translation import gettext_lazy
from wagtail.contrib.routable_page.models import path

from cchc_wagtail.conf import cchc_settings
from cchc_wagtail.keys import read_key
from cchc_wagtail.lists.filters import YEAR
from cchc_wagtail.lists.visibility import is_staff_reader
from cchc_wagtail.pages.base import FurtherAddressesMixin, ReformPageMixin
from cchc_wagtail.pages.responses import SectionResponse
from cchc_wagtail.search.entries import FACETS
from cchc_wagtail.search.facts import kinds, state_label
from cchc_wagtail.search.guesses import guess
from cchc_wagtail.search.ranking import Search
from cchc_wagtail.search.readers import readable_below
from cchc_wagtail.search.terms import SearchTerm
from cchc_wagtail.search.upkeep import refresh_states
from cchc_wagtail.units.org_units import OrgUnit
from cchc_wagtail.vietnamese import nfc
from cchc_wagtail.vietnamese.search_words import parse_query

#: Last part of the address of the search, below the section's home page.
SEARCH_PATH = "tim-kiem"
TEMPLATE = "cchc_wagtail/search_page.html"
#: Longest query, in letters.
MAX_QUERY = 200
#: Values of a facet that are shown; the rest is reached by searching further words.
MAX_VALUES = 12

#: Name in the address and heading of each facet.
FACET_NAMES = {
    "kind": ("loai", gettext_lazy("Kind")),
    "field": ("linh-vuc", gettext_lazy("Field of work")),
    "year": ("nam", gettext_lazy("Year")),
    "unit": ("don-vi", gettext_lazy("Unit")),
    "state": ("trang-thai", gettext_lazy("State")),
}


def typed_query(request: Any) -> str:
    """What the visitor typed, without what no page can have."""
    return " ".join(nfc(request.GET.get("q", "")).replace("\x00", " ").split())[:MAX_QUERY]


class SearchMixin(FurtherAddressesMixin):
    """A page with a search of everything below it."""

    class Meta:
        abstract = True

    def search_url(self, request: Any) -> str:
        return f"{self.get_url(request)}{SEARCH_PATH}/"

    @path(f"{SEARCH_PATH}/")
    def search_route(self, request: Any) -> SectionResponse:
        request.is_preview = getattr(request, "is_preview", False)
        with translation.override(cchc_settings.LANGUAGE or translation.get_language()):
            context = self.get_search_context(request)
        response = SectionResponse(request, TEMPLATE, context)
        # Each search is counted, and a cache would fill with words that come once.
        response.headers["Cache-Control"] = "private, no-cache"
        return response

    def get_search_context(self, request: Any) -> dict[str, Any]:
        """What the search page shows for ``?q=`` and the facets in the address."""
        context = ReformPageMixin.get_context(self, request)
        text = typed_query(request)
        words = parse_query(text)
        context.update(query=text, searched=bool(words))
        if not words:
            return context
        refresh_states()
        staff = is_staff_reader(request.user) if getattr(request, "user", None) else False
        readable = readable_below(self, staff)
        chosen = _chosen(request)
        search = Search(readable, words, chosen)
        pages = Paginator(range(search.total), cchc_settings.PAGE_SIZE)
        page: Any = pages.get_page(request.GET.get("trang"))
        page.object_list = search.hits(*_span(page)) if search.total else []
        active = {FACET_NAMES[name][0]: value for name, value in chosen.items()}
        context.update(
            entries=page,
            total=search.total,
            facets=_facets(search),
            active_filters={"q": text, **active},
            chosen=active,
            guess=guess(readable, text) if not search.combinations else None,
        )
        if page.number == 1 and not chosen:
            SearchTerm.count(text, search.total)
        return context


def _span(page: Any) -> tuple[int, int]:
    return page.start_index() - 1, page.end_index()


def _chosen(request: Any) -> dict[str, str]:
    chosen = {}
    for name in FACETS:
        value = request.GET.get(FACET_NAMES[name][0], "")
        if value and "\x00" not in value and _is_possible(name, value):
            chosen[name] = value
    return chosen


def _is_possible(name: str, value: str) -> bool:
    """Whether a facet can have ``value``; what cannot be narrows nothing."""
    if name == "unit":
        return read_key(OrgUnit, value) is not None
    return name != "year" or YEAR.fullmatch(value) is not None


def _facets(search: Search) -> list[dict[str, Any]]:
    shown = []
    for name in FACETS:
        values = search.facet(name)
        value = search.chosen.get(name, "")
        if name == "year":
            values.sort(reverse=True)
        if len(values) < 2 and not value:
            continue
        labels = _labels(name, [key for key, _count in values] + ([value] if value else []))
        parameter, heading = FACET_NAMES[name]
        shown.append(
            {
                "name": parameter,
                "heading": heading,
                "value": value,
                "label": labels.get(value, value),
                "options": [
                    {"value": key, "label": labels.get(key, key), "count": count}
                    for key, count in values[:MAX_VALUES]
                ],
            }
        )
    return shown


def _labels(name: str, values: list[str]) -> dict[str, Any]:
    if name == "kind":
        known = kinds()
        return {value: known.get(value, value) for value in values}
    if name == "state":
        return {value: state_label(value) for value in values}
    if name == "unit":
        keys = {read_key(OrgUnit, value) for value in values}
        units = OrgUnit.objects.filter(pk__in=keys - {None})
        return {str(unit.pk): unit.name for unit in units}
    return {}


__all__ = ["SEARCH_PATH", "SearchMixin", "typed_query"]
