"""The whole course: build, measure at every size."""

from collections.abc import Callable

from django.test.utils import override_settings
from wagtail.models import Page, Site

from cchc_wagtail.models import ReformHomePage, ReformIndexPageMixin
from school.benchmark.database import own_site
from school.benchmark.fill import build_samples, fill, sample_of
from school.benchmark.measure import Course, Row, Server, measure
from school.models import NewsPage

SIZES = (10, 1000, 10000)
#: A word that most pages have, two words with marks, and words without that are less common.
WORDS = ("trường", "chuyển trường", "phien ha")
#: Mistyped: no page has these words, and the search guesses what was meant.
MISTYPED = "thủ tụk"
#: Where the section searches, below its home page.
SEARCH_PATH = "tim-kiem/"


def addresses(home: ReformHomePage) -> list[tuple[str, str]]:
    """What is measured: the name of the row and the path."""
    found = [("home", home.get_url())]
    for index in home.get_children().live().specific():
        if isinstance(index, ReformIndexPageMixin):
            found.append((f"index: {type(index).__name__}", index.get_url()))
    for index in home.get_children().live().specific():
        if isinstance(index, ReformIndexPageMixin):
            page = sample_of(index)
            found.append((f"page: {type(page).__name__}", page.get_url()))
    for words in WORDS:
        found.append((f"search: {words}", f"{home.get_url()}{SEARCH_PATH}?q={words}"))
    found.append(("search: none", f"{home.get_url()}{SEARCH_PATH}?q={MISTYPED}"))
    last = Page.objects.descendant_of(home).filter(title__endswith=")").order_by("pk").last()
    if last:
        # A word that one page has, or a few; its name is the same at every size.
        number = last.title.rpartition("(")[2].rstrip(")")
        found.append(("search: rare", f"{home.get_url()}{SEARCH_PATH}?q={number}"))
    return found


def run(sizes: list[int], course: Course, tell: Callable[[str], None]) -> list[Row]:
    """Build a site of its own and measure it with ``sizes`` children below each index.

    Args:
        sizes: numbers of children, each at least as many as the demo has.
        course: how often to measure.
        tell: called with what is going on.
    """
    rows = []
    with own_site(), override_settings(ROOT_URLCONF="school.benchmark.urls"):
        tell("The demo's pages are built.")
        home = build_samples()
        root = Site.objects.get(is_default_site=True).root_url
        plain, cached = Server(root, cached=False), Server(root, cached=True)
        floor = NewsPage.objects.live().order_by("path").first().get_url()
        for size in sorted(sizes):
            tell(f"{size} pages are built below each index.")
            fill(home, size)
            for name, address in addresses(Page.objects.get(pk=home.pk).specific):
                rows.append(measure(name, size, address, floor, plain, cached, course))
    return rows
