"""System checks name what only the site's own settings can do, with the line to write."""

import pytest
from django.conf import settings as site
from django.core.checks import run_checks

from cchc_wagtail.vietnamese_admin.checks import check_vietnamese_admin

APP = "cchc_wagtail.vietnamese_admin"


def found() -> list[tuple[str, str]]:
    return [(message.id[-4:], message.hint) for message in check_vietnamese_admin()]


def test_site_in_order():
    assert found() == []


@pytest.mark.django_db  # a check of Django asks the database whether it knows JSON
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

    assert found() == [("W002", 'LANGUAGE_CODE = "vi"')]
    settings.WAGTAIL_DATE_FORMAT = "%d/%m/%Y"
    assert found() == []


def test_dates_year_first_for_the_sake_of_another_language(settings):
    del settings.WAGTAIL_DATE_FORMAT
    settings.WAGTAILADMIN_PERMITTED_LANGUAGES = [("vi", "Tiếng Việt"), ("ja", "Nhật")]

    ((code, hint),) = found()
    assert code == "W002" and "('en', 'English')" in hint


@pytest.mark.parametrize("entry", [APP, f"{APP}.apps.VietnameseAdminConfig"])
def test_app_below_wagtail(monkeypatch, entry):
    # The check reads the list only; the apps themselves need not be loaded anew.
    apps = [app for app in site.INSTALLED_APPS if app != APP]
    monkeypatch.setattr(site, "INSTALLED_APPS", [*apps, entry])

    hint = f'Chuyển "{APP}" lên trên "wagtail.api.v2" trong INSTALLED_APPS.'
    assert found() == [("W003", hint)]


def test_app_above_wagtail_and_below_others(monkeypatch):
    apps = [app for app in site.INSTALLED_APPS if app != APP]
    first = apps.index("wagtail.api.v2")
    monkeypatch.setattr(site, "INSTALLED_APPS", [*apps[:first], APP, *apps[first:]])

    assert found() == []


def test_translation_is_off(settings):
    settings.USE_I18N = False

    assert found() == [("W004", "USE_I18N = True")]
