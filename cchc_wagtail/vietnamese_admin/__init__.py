"""Wagtail's admin in Vietnamese: one line in ``INSTALLED_APPS``, above the ``wagtail.*`` apps.

The app needs nothing of cchc-wagtail but ``cchc_wagtail.vietnamese``, and cchc-wagtail does not
need the app.
"""
