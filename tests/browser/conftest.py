"""Headless Chromium for tests that need a real browser."""

import os
import re
import threading
from pathlib import Path

import pytest
from django.contrib.staticfiles.handlers import StaticFilesHandler
from django.core.handlers.wsgi import WSGIHandler
from django.urls import get_resolver, reverse
from django.utils.translation import override
from wagtail import hooks

from tests.browser.admin_school import Stage, make_stage

#: The one without windows starts and paints faster.
CHROMIUMS = (Path("/usr/bin/chromium-headless-shell"), Path("/usr/bin/chromium"))
ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    # Pictures of people come from a service on the internet. Refused here and not by the driver's
    # routes, with which the browser keeps no file and asks for every script again on every screen.
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE localhost, EXCLUDE 127.0.0.1",
]
PICTURES = Path(__file__).resolve().parents[2] / "screenshots"


def load_screens() -> None:
    """Import what makes the screens while Vietnamese is active, as in the first request of a site.

    Wagtail 7.4 translates some names when a module is imported, and the command that makes the
    test database, which would import it first, switches translations off.
    """
    with override("vi"):
        hooks.search_for_hooks()
        get_resolver().url_patterns  # noqa: B018


def pytest_collection_modifyitems(items):
    load_screens()
    for item in items:
        if "tests/browser/" in str(item.fspath).replace("\\", "/"):
            item.add_marker(pytest.mark.browser)


@pytest.fixture(scope="session")
def chromium():
    program = next(filter(Path.exists, CHROMIUMS), None)
    if program is None:
        reason = f"{CHROMIUMS[-1]} is missing: install the package chromium"
        if os.environ.get("CCHC_REQUIRE_BROWSER"):
            pytest.fail(reason)
        pytest.skip(reason)
    # Playwright keeps an event loop running; Django refuses database calls beside one otherwise.
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=str(program), args=ARGUMENTS)
        yield browser
        browser.close()


@pytest.fixture(scope="session", autouse=True)
def kept_static_files():
    """The browser keeps static files as on a real server; with Django's own it asks each time."""
    with pytest.MonkeyPatch.context() as patch:
        serve = StaticFilesHandler.serve

        def serve_for_an_hour(self, request):
            response = serve(self, request)
            response["Cache-Control"] = "max-age=3600"
            return response

        patch.setattr(StaticFilesHandler, "serve", serve_for_an_hour)
        yield


@pytest.fixture(scope="session", autouse=True)
def one_request_at_a_time():
    """The server's threads share one connection to the database in memory.

    The transactions of two requests would mix, and now and then somebody would find themselves
    logged out (https://docs.djangoproject.com/en/stable/topics/testing/tools/#liveservertestcase).
    """
    with pytest.MonkeyPatch.context() as patch:
        answer, turn = WSGIHandler.__call__, threading.Lock()

        def answer_in_turn(self, environ, start_response):
            with turn:
                return answer(self, environ, start_response)

        patch.setattr(WSGIHandler, "__call__", answer_in_turn)
        yield


@pytest.fixture
def take_picture():
    """Save a full-page picture for people to look at when CCHC_SCREENSHOTS is set."""

    def take(page, name: str) -> None:
        if os.environ.get("CCHC_SCREENSHOTS"):
            PICTURES.mkdir(exist_ok=True)
            page.screenshot(path=str(PICTURES / f"{name}.png"), full_page=True)

    return take


@pytest.fixture
def stage(live_server, settings) -> Stage:
    """The school of the walk through the admin."""
    settings.WAGTAILADMIN_BASE_URL = live_server.url
    return make_stage()


@pytest.fixture
def walk_as(chromium, live_server):
    """A walk through the admin as a person, or as nobody; what it finds fails the test."""
    from tests.browser.admin_walk import HEIGHT, STILL, WIDE, Walk

    contexts, walks = [], []

    def enter(user=None, role="", width=WIDE):
        context = chromium.new_context(
            viewport={"width": width, "height": HEIGHT}, locale="vi-VN", reduced_motion="reduce"
        )
        context.add_init_script(STILL)
        contexts.append(context)
        page = context.new_page()
        page.set_default_timeout(8000)
        walks.append(Walk(page, live_server.url, role))
        if user:
            page.goto(live_server.url + reverse("wagtailadmin_login"))
            page.fill("input[name=username]", user.username)
            page.fill("input[name=password]", "mat-khau-thu")
            page.click("button[type=submit]")
            page.wait_for_url(re.compile(r"/admin/$"))
        return walks[-1]

    yield enter
    for context in contexts:
        context.close()
    for walk in walks:
        walk.keep_list()
