"""Are the section's pages in the search index?"""

from collections.abc import Iterator

from django.apps import apps
from django.utils.translation import gettext as _
from wagtail.models import Page
from wagtail.search.backends import get_search_backend

from cchc_wagtail.doctor.problems import Problem, Severity
from cchc_wagtail.pages.home import ReformHomePageMixin
from cchc_wagtail.search.upkeep import count_missing

#: How many of the newest pages are looked up; one missing page tells enough.
SAMPLE = 20


def examine_search_index() -> Iterator[Problem]:
    missing = count_missing()
    if missing:
        yield Problem(
            "section_search",
            Severity.SHOULD,
            _("The section's own search does not know %(count)d public pages.")
            % {"count": missing},
            "python manage.py cchc_index",
        )
    yield from _examine_host_search()


def _examine_host_search() -> Iterator[Problem]:
    if not apps.is_installed("wagtail.search") and not apps.is_installed("modelsearch"):
        yield Problem(
            "search_app",
            Severity.MUST,
            _("The search app is not installed."),
            'INSTALLED_APPS += ["wagtail.search"]',
        )
        return
    pages = _sample()
    backend = get_search_backend()
    try:
        missing = [page for page in pages if not _is_found(backend, page)]
    # A search server can fail in as many ways as its client library has exceptions.
    except Exception as error:
        yield Problem(
            "search_server",
            Severity.MUST,
            _("The search server does not answer: %(error)s") % {"error": error},
            "WAGTAILSEARCH_BACKENDS",
        )
        return
    if missing:
        yield Problem(
            "search_index",
            Severity.SHOULD,
            _("Search does not find %(missing)d of the newest %(count)d pages of the section.")
            % {"missing": len(missing), "count": len(pages)},
            "python manage.py update_index",
        )


def _sample() -> list[Page]:
    newest: list[Page] = []
    for home in Page.objects.type(ReformHomePageMixin):
        pages = Page.objects.descendant_of(home, inclusive=True).live()
        newest += pages.order_by("-latest_revision_created_at", "-pk")[:SAMPLE]
    return newest[:SAMPLE]


def _is_found(backend, page: Page) -> bool:
    """Whether a search for the title of ``page`` finds it, whichever backend the site uses."""
    # A dash that stands alone is no word, and the database backends look for it all the same.
    words = [word for word in page.title.split() if any(char.isalnum() for char in word)]
    if not words:
        return True
    found = backend.search(" ".join(words), Page.objects.filter(pk=page.pk), operator="and")
    return found.count() > 0
