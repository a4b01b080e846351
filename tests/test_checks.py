"""System checks, run the way ``manage.py check`` runs them."""

import importlib.util

import pytest
from django.apps import apps
from django.core import checks
from django.core.management import call_command
from django.core.management.base import SystemCheckError

from cchc_wagtail.checks import MAX_IMPORT_BYTES, REQUIRED_APPS, RULES
from cchc_wagtail.conf import DEFAULTS


def ours() -> list[checks.CheckMessage]:
    return [
        message for message in checks.run_checks() if str(message.id).startswith("cchc_wagtail.")
    ]


def ids() -> list[str]:
    return [message.id for message in ours()]


def test_test_site_has_nothing_to_complain_about():
    assert ours() == []


def test_defaults_pass(settings):
    settings.CCHC_WAGTAIL = dict(DEFAULTS)

    assert ours() == []


def test_every_key_has_a_rule():
    assert set(RULES) == set(DEFAULTS)


@pytest.mark.parametrize("value", [["PAGE_SIZE"], "PAGE_SIZE", 5])
def test_setting_must_be_a_dict(settings, value):
    settings.CCHC_WAGTAIL = value

    assert ids() == ["cchc_wagtail.E001"]


@pytest.mark.parametrize(
    ("key", "near"), [("PAGESIZE", "PAGE_SIZE"), ("base_template", "BASE_TEMPLATE")]
)
def test_misspelt_key_is_refused_with_the_nearest_one(settings, key, near):
    settings.CCHC_WAGTAIL = {key: 1}

    (message,) = ours()

    assert message.id == "cchc_wagtail.E002"
    assert key in message.msg
    assert f'"{near}"' in message.hint


@pytest.mark.parametrize("key", ["ZZZ", 7])
def test_unknown_key_is_refused_with_the_known_ones(settings, key):
    settings.CCHC_WAGTAIL = {key: 1}

    (message,) = ours()

    assert message.id == "cchc_wagtail.E002"
    assert all(known in message.hint for known in DEFAULTS)


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("BASE_TEMPLATE", ""),
        ("BASE_TEMPLATE", " "),
        ("BASE_TEMPLATE", None),
        ("LANGUAGE", "xx"),
        ("LANGUAGE", ""),
        ("LANGUAGE", 5),
        ("PAGE_SIZE", 0),
        ("PAGE_SIZE", 101),
        ("PAGE_SIZE", "12"),
        ("PAGE_SIZE", True),
        ("SECTION_SLUG", "cải-cách"),
        ("SECTION_SLUG", "a/b"),
        ("SECTION_SLUG", "Hoa"),
        ("SECTION_SLUG", ""),
        ("SECTION_SLUG", None),
        ("SECTION_SLUG", "a" * 256),
        ("SUPERUSER_MAY_DECIDE", 1),
        ("DAYS_OFF", "2027-01-04"),
        ("DAYS_OFF", ["04/01/2027"]),
        ("DAYS_OFF", [("2027-01-09", "2027-01-04")]),
        ("DAYS_OFF", [("2027-01-04",)]),
        ("IMPORT_MAX_BYTES", 0),
        ("IMPORT_MAX_BYTES", 1.5),
        ("IMPORT_MAX_BYTES", MAX_IMPORT_BYTES + 1),
    ],
)
def test_wrong_value_is_refused_with_a_hint(settings, key, value):
    settings.CCHC_WAGTAIL = {key: value}

    (message,) = ours()

    assert message.id == "cchc_wagtail.E003"
    assert key in message.msg and message.hint


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("BASE_TEMPLATE", "truong/khung.html"),
        ("LANGUAGE", None),
        ("LANGUAGE", "en"),
        ("PAGE_SIZE", 1),
        ("PAGE_SIZE", 100),
        ("SECTION_SLUG", "cchc-2026"),
        ("SUPERUSER_MAY_DECIDE", True),
        ("DAYS_OFF", ["2027-01-04", ("2027-06-01", "2027-08-15")]),
        ("IMPORT_MAX_BYTES", MAX_IMPORT_BYTES),
    ],
)
def test_sensible_value_passes(settings, key, value):
    settings.CCHC_WAGTAIL = {key: value}

    assert ours() == []


def test_all_mistakes_are_told_at_once(settings):
    settings.CCHC_WAGTAIL = {"PAGE_SIZE": 0, "LANGUAGE": "xx", "NONSENSE": 1}

    assert sorted(ids()) == ["cchc_wagtail.E002", "cchc_wagtail.E003", "cchc_wagtail.E003"]


def test_check_command_stops_on_a_mistake(settings):
    settings.CCHC_WAGTAIL = {"PAGE_SIZE": 0}

    with pytest.raises(SystemCheckError, match="cchc_wagtail.E003"):
        call_command("check")


@pytest.mark.parametrize("name", REQUIRED_APPS)
def test_missing_app_is_named(monkeypatch, name):
    # Taking an app out of a running site breaks other things first, so only the answer to
    # "is it installed" changes here.
    installed = apps.is_installed
    monkeypatch.setattr(apps, "is_installed", lambda app: app != name and installed(app))

    messages = [message for message in ours() if message.id == "cchc_wagtail.E004"]

    assert [name in message.hint for message in messages] == [True]


def test_required_apps_exist():
    assert all(importlib.util.find_spec(name) for name in REQUIRED_APPS)


def test_other_language_of_the_admin_is_a_warning(settings):
    settings.LANGUAGE_CODE = "en-us"

    (message,) = ours()

    assert message.id == "cchc_wagtail.W001"
    assert message.level == checks.WARNING
    assert message.hint == 'LANGUAGE_CODE = "vi"'


def test_page_cache_must_be_a_cache_of_the_site(settings):
    settings.CCHC_WAGTAIL = {"PAGE_CACHE": "khong-co"}

    (message,) = ours()

    assert "PAGE_CACHE" in message.msg
