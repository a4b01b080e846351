"""System checks name what only the site's own settings can do, with the line to write."""

import pytest
from django.conf import settings as site
from django.core.checks import run_checks

from cchc_wagtail.vietnamese_admin.checks import check_vietnamese_admin
from tests.vietnamese_admin.small_site import APPS, small_site

APP = "cchc_wagtail.vietnamese_admin"
CHECK = """
from django.core.checks import run_checks
answer = [[m.id, m.msg, m.hint] for m in run_checks() if "vietnamese" in m.id]
"""


def found() -> list[tuple[str, str]]:
    return [(message.id[-4:], message.hint) for message in check_vietnamese_admin()]


def test_site_in_order():
    assert found() == []


def test_checks_are_run_by_django(settings):
    settings.USE_I18N = False

    assert "cchc_vietnamese_admin.W004" in [message.id for message in run_checks()]


def test_vietnamese_cannot_be_chosen(settings):
    settings.WAGTAILADMIN_PERMITTED_LANGUAGES = [("en", "English"), ("fr", "French")]

    ((code, hint),) = found()

    assert code == "W001"
    namespace: dict = {}
    exec(hint, namespace)
    settings.WAGTAILADMIN_PERMITTED_LANGUAGES = namespace["WAGTAILADMIN_PERMITTED_LANGUAGES"]
    assert settings.WAGTAILADMIN_PERMITTED_LANGUAGES == [
        ("vi", "Tiếng Việt"),
        ("en", "English"),
        ("fr", "French"),
    ]
    assert found() == []


@pytest.mark.parametrize("code", ["vi", "vi-vn", "vi_VN"])
def test_vietnamese_can_be_chosen(settings, code):
    settings.WAGTAILADMIN_PERMITTED_LANGUAGES = [("en", "English"), (code, "Việt")]

    assert found() == []


def test_dates_year_first(settings):
    settings.LANGUAGE_CODE = "en-us"
    del settings.WAGTAIL_DATE_FORMAT

    hint = 'LANGUAGE_CODE = "vi" / WAGTAIL_DATE_FORMAT = "%d/%m/%Y"'
    assert found() == [("W002", hint)]
    settings.WAGTAIL_DATE_FORMAT = "%d/%m/%Y"
    assert found() == []


def test_app_below_wagtail(monkeypatch):
    # The check reads the list only; the apps themselves need not be loaded anew.
    apps = [app for app in site.INSTALLED_APPS if app != APP]
    monkeypatch.setattr(site, "INSTALLED_APPS", [*apps, APP])

    ((code, hint),) = found()

    assert code == "W003"
    assert f'"{APP}"' in hint and '"wagtail.api.v2"' in hint and "INSTALLED_APPS" in hint


def test_translation_is_off(settings):
    settings.USE_I18N = False

    assert found() == [("W004", "USE_I18N = True")]


def test_order_of_apps_on_a_small_site(tmp_path):
    """By the class of the configuration too."""
    config = f"{APP}.apps.VietnameseAdminConfig"
    apps = ["django.contrib.auth", *APPS[1:9], config, *APPS[10:]]

    answer = small_site(tmp_path, CHECK, INSTALLED_APPS=apps)

    assert [message[0] for message in answer] == ["cchc_vietnamese_admin.W003"]
    hint = f'Chuyển "{APP}" lên trên "wagtail.users" trong INSTALLED_APPS.'
    assert answer[0][2] == hint


def test_small_site_in_english(tmp_path):
    answer = small_site(tmp_path, CHECK, LANGUAGE_CODE="en-us")

    assert [message[0] for message in answer] == ["cchc_vietnamese_admin.W002"]
    # All that is not set, so that one line is enough.
    assert answer[0][2].count("WAGTAIL_") == 3
    assert answer[0][1].startswith("Dates are typed year first")


def test_small_site_without_mistakes(tmp_path):
    assert small_site(tmp_path, CHECK) == []
