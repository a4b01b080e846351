"""What ``manage.py cchc_doctor`` says of the host's base template."""

import contextlib
import copy
import json
from io import StringIO

import pytest
from django.core.management import CommandError, call_command

pytestmark = pytest.mark.django_db

HEAD = "{% block title %}{% endblock %}{% block extra_css %}{% endblock %}"
FOOT = "{% block extra_js %}{% endblock %}"
COMPLETE = HEAD + "{% block content %}{% endblock %}" + FOOT


@pytest.fixture
def complaints(settings):
    """Ask the doctor about a site with the given templates; answers with severity and fix."""

    def examine(
        base: str, code: str = "base_template", **templates: str
    ) -> list[tuple[str, str, str]]:
        engine = copy.deepcopy(settings.TEMPLATES[0])
        engine["APP_DIRS"] = False
        named = {name.replace("__", "/") + ".html": text for name, text in templates.items()}
        engine["OPTIONS"]["loaders"] = [
            ("django.template.loaders.locmem.Loader", {"host.html": base, **named}),
            "django.template.loaders.app_directories.Loader",
        ]
        settings.TEMPLATES = [engine]
        settings.CCHC_WAGTAIL = {"BASE_TEMPLATE": "host.html"}
        out = StringIO()
        with contextlib.suppress(CommandError):
            call_command("cchc_doctor", "--json", "--only", "template", stdout=out)
        found = [entry for entry in json.loads(out.getvalue()) if entry["code"] == code]
        return [(entry["severity"], entry["message"], entry["fix"]) for entry in found]

    return examine


def test_complete_template_passes(complaints):
    assert complaints(COMPLETE) == []


@pytest.mark.parametrize(
    ("block", "severity"),
    [("title", "should"), ("extra_css", "must"), ("content", "must"), ("extra_js", "should")],
)
def test_missing_block_is_named_with_the_line_to_add(complaints, block, severity):
    base = COMPLETE.replace(f"{{% block {block} %}}{{% endblock %}}", "")

    ((found, message, fix),) = complaints(base)

    assert found == severity
    assert "host.html" in message and block in message
    assert fix == f"{{% block {block} %}}{{% endblock %}}"


def test_blocks_of_a_parent_template_count(complaints):
    assert complaints("{% extends 'parent.html' %}", parent=COMPLETE) == []


def test_blocks_inside_conditions_and_blocks_count(complaints):
    base = (
        HEAD
        + "{% if page %}{% block main %}{% block content %}{% endblock %}{% endblock %}{% endif %}"
    )

    assert complaints(base + FOOT) == []


def test_block_lost_in_a_child_template_is_missing(complaints):
    parent = HEAD + "{% block main %}{% block content %}{% endblock %}{% endblock %}" + FOOT
    child = "{% extends 'parent.html' %}{% block main %}Hai cột{% endblock %}"

    ((severity, message, _fix),) = complaints(child, parent=parent)

    assert severity == "must" and "content" in message


def test_block_that_a_child_keeps_through_super_counts(complaints):
    parent = HEAD + "{% block main %}{% block content %}{% endblock %}{% endblock %}" + FOOT
    child = "{% extends 'parent.html' %}{% block main %}<b>{{ block.super }}</b>{% endblock %}"

    assert complaints(child, parent=parent) == []


def test_block_in_an_included_template_cannot_be_filled(complaints):
    base = HEAD + "{% include 'part.html' %}" + FOOT

    ((severity, message, _fix),) = complaints(base, part="{% block content %}{% endblock %}")

    assert severity == "must" and "content" in message


def test_template_that_does_not_exist_is_named(complaints):
    ((severity, message, _fix),) = complaints("{% extends 'khong-co.html' %}")

    assert severity == "must" and "khong-co.html" in message


def test_broken_template_is_named(complaints):
    ((severity, message, _fix),) = complaints("{% if %}")

    assert severity == "must" and "host.html" in message


def test_parent_that_only_a_request_knows_is_not_judged(complaints):
    assert complaints("{% extends layout %}") == []


def test_host_may_map_the_blocks_in_its_own_bridge(complaints):
    bridge = (
        "{% extends 'host.html' %}{% block tieu_de %}{% block title %}{% endblock %}{% endblock %}"
        "{% block css %}{% block extra_css %}{% endblock %}{% endblock %}"
        "{% block noi_dung %}{% block cchc_content %}{% endblock %}{% endblock %}"
        "{% block js %}{% block extra_js %}{% endblock %}{% endblock %}"
    )
    base = "".join(
        f"{{% block {name} %}}{{% endblock %}}" for name in ("tieu_de", "css", "noi_dung", "js")
    )

    assert complaints(base, cchc_wagtail__base=bridge) == []


def test_bridge_of_the_host_that_lacks_a_block_is_named(complaints):
    ((severity, message, _fix), *_others) = complaints(
        COMPLETE.replace("content", "noi_dung"), cchc_wagtail__base="{% extends 'host.html' %}"
    )

    assert severity == "must"
    assert "cchc_wagtail/base.html" in message and "content" in message


def test_broken_bridge_of_the_host_is_named(complaints):
    ((severity, message, _fix),) = complaints(COMPLETE, cchc_wagtail__base="{% if %}")

    assert severity == "must" and "cchc_wagtail/base.html" in message


MENU = "<nav><a href='/'>Trang chủ</a></nav>"
SKIP = "<a href='#noi-dung'>Đến nội dung chính</a>"


@pytest.mark.parametrize(
    "start",
    [
        SKIP + MENU,
        "<div>{% if page %}{% block skip %}" + SKIP + "{% endblock %}{% endif %}</div>" + MENU,
        "<a href='#{{ target }}'>Đến nội dung chính</a>" + MENU,
        "{% include 'head.html' %}",
        "<header>Không có liên kết nào</header>",
    ],
    ids=["plain", "in a block", "target of a variable", "included", "no link at all"],
)
def test_a_base_template_that_skips_its_menu_passes(complaints, start):
    base = f"<head><a href='/x'></a></head><body>{start}{COMPLETE}</body>"

    assert complaints(base, "skip_link", **{"head": SKIP + MENU}) == []


@pytest.mark.parametrize(
    "start",
    [MENU + SKIP, "<a href='#'>Trang chủ</a>" + SKIP, "{% include 'head.html' %}" + SKIP],
    ids=["after the menu", "leads nowhere", "after an included menu"],
)
def test_a_base_template_that_begins_with_its_menu_gets_the_line_to_add(complaints, start):
    base = f"<body>{start}{COMPLETE}</body>"

    ((severity, message, fix),) = complaints(base, "skip_link", **{"head": MENU})

    assert severity == "should" and "host.html" in message
    first = fix.split(" ... ")[0]
    assert complaints(first + MENU + COMPLETE + "</body>", "skip_link") == []


def test_the_link_that_a_child_template_puts_first_counts(complaints):
    parent = "<body>{% block top %}{% endblock %}" + MENU + COMPLETE + "</body>"
    child = "{% extends 'parent.html' %}{% block top %}" + SKIP + "{% endblock %}"

    assert complaints(child, "skip_link", parent=parent) == []
    ((_severity, message, _fix),) = complaints(
        "{% extends 'parent.html' %}", "skip_link", parent=parent
    )
    assert "parent.html" in message


def test_site_without_django_templates_is_told(settings):
    settings.TEMPLATES = []
    out = StringIO()

    with pytest.raises(CommandError):
        call_command("cchc_doctor", stdout=out)

    assert "django.template.backends.django.DjangoTemplates" in out.getvalue()
