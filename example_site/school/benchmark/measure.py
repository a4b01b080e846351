"""CPU time and queries of a page, beside the floor and the limit, measured in turns."""

import gc
import time
from dataclasses import dataclass
from statistics import median
from typing import Any
from urllib.parse import quote, unquote, urlsplit

from django.conf import settings
from django.core.handlers.wsgi import WSGIHandler
from django.db import connection
from django.test import RequestFactory
from django.test.utils import CaptureQueriesContext, override_settings

from cchc_wagtail.caching.changes import renew_stamp

CACHE_MIDDLEWARE = "cchc_wagtail.middleware.PageCacheMiddleware"


@dataclass(frozen=True)
class Answer:
    status: int
    headers: dict[str, str]
    body: bytes


class Server:
    """The site's WSGI application with all its middleware, called without a socket.

    Args:
        root: address of the site, for the host and the scheme.
        cached: whether the page cache is in.
    """

    def __init__(self, root: str, cached: bool) -> None:
        self.root = urlsplit(root)
        others = [name for name in settings.MIDDLEWARE if name != CACHE_MIDDLEWARE]
        place = others.index("django.contrib.sessions.middleware.SessionMiddleware")
        chain = [*others[:place], *([CACHE_MIDDLEWARE] if cached else []), *others[place:]]
        with override_settings(MIDDLEWARE=chain):
            self.handler = WSGIHandler()

    def get(self, address: str) -> Answer:
        path, _, query = address.partition("?")
        environ = RequestFactory()._base_environ(
            PATH_INFO=unquote(path).encode().decode("latin-1"),
            QUERY_STRING=quote(query, safe="=&%+"),
            SERVER_NAME=self.root.hostname,
            SERVER_PORT=str(self.root.port or (443 if self.root.scheme == "https" else 80)),
            **{"wsgi.url_scheme": self.root.scheme},
        )
        told: list[Any] = []
        response = self.handler(environ, lambda *args: told.extend(args))
        body = b"".join(response)
        response.close()
        return Answer(int(told[0].split()[0]), dict(told[1]), body)


@dataclass(frozen=True)
class Course:
    """How often something is measured.

    Args:
        rounds: times that page, floor and limit take turns; the medians count.
        repeat: requests of one turn.
    """

    rounds: int = 15
    repeat: int = 4


@dataclass(frozen=True)
class Row:
    """One line of the table; None stands for what could not be measured, with ``note`` why."""

    page: str
    children: int
    cpu_ms: float | None = None
    floor_ratio: float | None = None
    queries: int | None = None
    queries_above_floor: int | None = None
    bytes: int | None = None
    cached_limit_ratio: float | None = None
    #: The first visit after something visible has changed: nothing of the page is remembered.
    first_floor_ratio: float | None = None
    first_queries: int | None = None
    note: str = ""


def cpu(server: Server, address: str, repeat: int) -> float:
    """Milliseconds of CPU that one request takes."""
    begun = time.process_time()
    for _ in range(repeat):
        server.get(address)
    return (time.process_time() - begun) / repeat * 1000


def cpu_of_first(server: Server, address: str) -> float:
    """Milliseconds of CPU of the first request after a visible change."""
    renew_stamp()
    return cpu(server, address, 1)


def count_queries(server: Server, address: str, first: bool = False) -> int:
    server.get(address)  # fills Wagtail's cache of site roots
    if first:
        renew_stamp()
    with CaptureQueriesContext(connection) as queries:
        server.get(address)
    return len(queries)


@dataclass
class Times:
    """CPU milliseconds of one answer, each the median of all rounds.

    Attributes:
        page: the page.
        floor: the plain page.
        hit: the page from the page cache.
        limit: as many bytes that nobody had to make.
        first: the page as the first answer of a process that remembers nothing.
    """

    page: float
    floor: float
    hit: float
    limit: float
    first: float


def take_times(
    address: str, floor: str, limit: str, plain: Server, cached: Server, course: Course
) -> Times:
    """Time an address beside its floor and its limit; see ``measure`` for the arguments."""
    pages, floors, hits, limits, firsts = [], [], [], [], []
    gc.collect()
    for _ in range(course.rounds):
        floors.append(cpu(plain, floor, course.repeat))
        pages.append(cpu(plain, address, course.repeat))
        # These take a tenth of a page: more of them, so that the clock can tell.
        limits.append(cpu(plain, limit, course.repeat * 8))
        hits.append(cpu(cached, address, course.repeat * 8))
    for _ in range(course.rounds):
        firsts.append(cpu_of_first(plain, address))
    return Times(*(median(taken) for taken in (pages, floors, hits, limits, firsts)))


def measure(
    name: str,
    children: int,
    address: str,
    floor: str,
    plain: Server,
    cached: Server,
    course: Course,
) -> Row:
    """A page against the floor and the limit.

    Args:
        name: what the row is called.
        children: how many pages each index has at present.
        address, floor: path of the page, with its query, and of the plain page.
        plain: the site without the page cache.
        cached: the site with it.
    """
    answer = plain.get(address)
    if answer.status != 200:
        return Row(name, children, note=f"skipped: {address} answers {answer.status}")
    # A second answer proves that the cache keeps the page; else there is nothing to measure.
    cached.get(address)
    kept = cached.get(address).headers.get("X-Page-Cache") == "hit"
    limit = f"/benchmark/{len(answer.body)}/"
    times = take_times(address, floor, limit, plain, cached, course)
    queries = count_queries(plain, address)
    return Row(
        page=name,
        children=children,
        cpu_ms=round(times.page, 2),
        floor_ratio=round(times.page / times.floor, 2),
        queries=queries,
        queries_above_floor=queries - count_queries(plain, floor),
        bytes=len(answer.body),
        cached_limit_ratio=round(times.hit / times.limit, 2) if kept else None,
        first_floor_ratio=round(times.first / times.floor, 2),
        first_queries=count_queries(plain, address, first=True),
        note="" if kept else "not kept by the page cache",
    )
