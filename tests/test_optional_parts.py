"""With every optional part switched on the host starts and answers, over a real server.

The newest set has to show this: a name that Django or Wagtail drops fails here at the start, as it
would at a school that has just installed the newest versions.
"""

import configparser
import json
import os
import re
import subprocess
import sys
from importlib.metadata import version
from pathlib import Path

import pytest
from django.conf import settings

ROOT = Path(__file__).resolve().parents[1]
KINDS = ("plans", "procedures", "stories", "documents", "activities")


@pytest.fixture(scope="module")
def answers(tmp_path_factory) -> dict:
    """What the host with all its parts answers to each address."""
    pytest.importorskip("waitress", reason="the example extra is not installed")
    run = subprocess.run(
        [sys.executable, "-m", "tests.optional_host"],
        cwd=ROOT,
        env={
            **os.environ,
            "DJANGO_SETTINGS_MODULE": "tests.optional_settings",
            "CCHC_TEST_FOLDER": str(tmp_path_factory.mktemp("host")),
            "CCHC_TEST_DATABASE": "sqlite",
        },
        capture_output=True,
        text=True,
        timeout=300,
    )
    assert run.returncode == 0, run.stderr
    return json.loads(run.stdout)


@pytest.mark.parametrize("kind", KINDS)
def test_a_page_is_served_and_then_kept(answers, kind):
    (status, headers, html), (_again, kept_headers, kept) = (
        answers[kind]["page"],
        answers[kind]["again"],
    )
    assert status == 200 and answers[kind]["title"] in html
    assert "X-Page-Cache" not in headers
    assert kept_headers["X-Page-Cache"] == "hit" and kept == html


@pytest.mark.parametrize("kind", KINDS)
def test_feed_and_both_apis_tell_the_page(answers, kind):
    title = answers[kind]["title"]
    status, _headers, feed = answers[kind]["feed"]
    assert status == 200 and f"<title>{title}</title>" in feed
    for name in ("v2", "v3") if settings.HAS_API_V3 else ("v2",):
        status, _headers, body = answers[kind][name]
        assert status == 200 and json.loads(body)["title"] == title


def test_sitemap_and_admin_answer(answers):
    status, _headers, sitemap = answers["/sitemap.xml"]
    assert status == 200 and sitemap.count("<loc>") > len(KINDS)
    assert answers["/admin/login/"][0] == 200


def test_the_third_api_is_on_where_wagtail_has_it():
    wagtail = int(version("wagtail").partition(".")[0])
    assert (wagtail >= 8) == settings.HAS_API_V3


def test_every_extra_is_installed():
    setup = configparser.ConfigParser(interpolation=None)
    setup.read(ROOT / "setup.cfg", encoding="utf-8")
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    extras = dict(setup["options.extras_require"])
    assert set(re.search(r"^EXTRAS := (\S+)$", makefile, re.M)[1].split(",")) == set(extras)
    for lines in extras.values():
        for requirement in re.findall(r"^[\w-]+(?:\.\w+)*", lines, re.M):
            assert version(requirement), requirement
