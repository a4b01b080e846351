"""The one dict of settings."""

import pytest

from cchc_wagtail.conf import DEFAULTS, cchc_settings


def test_missing_setting_gives_the_defaults(settings):
    if hasattr(settings, "CCHC_WAGTAIL"):
        del settings.CCHC_WAGTAIL

    assert {key: getattr(cchc_settings, key) for key in DEFAULTS} == DEFAULTS


def test_one_key_is_set_and_the_others_keep_their_defaults(settings):
    settings.CCHC_WAGTAIL = {"PAGE_SIZE": 5}

    assert cchc_settings.PAGE_SIZE == 5
    assert DEFAULTS["BASE_TEMPLATE"] == cchc_settings.BASE_TEMPLATE


def test_settings_follow_every_change(settings):
    settings.CCHC_WAGTAIL = {"PAGE_SIZE": 5}
    assert cchc_settings.PAGE_SIZE == 5

    settings.CCHC_WAGTAIL = {}

    assert DEFAULTS["PAGE_SIZE"] == cchc_settings.PAGE_SIZE


def test_setting_of_a_wrong_type_is_left_to_the_system_check(settings):
    settings.CCHC_WAGTAIL = ["PAGE_SIZE"]

    assert DEFAULTS["PAGE_SIZE"] == cchc_settings.PAGE_SIZE


def test_unknown_name_is_an_error(settings):
    with pytest.raises(AttributeError, match="PAGE_SIZES"):
        _ = cchc_settings.PAGE_SIZES
