"""Wagtail's admin in Vietnamese: one line in ``INSTALLED_APPS``, above the ``wagtail.*`` apps.

It does not need the rest of cchc-wagtail, and nothing of it needs this app.
"""
