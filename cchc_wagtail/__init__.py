"""Administrative reform (cải cách hành chính) for school sites on Wagtail."""

__version__ = "0.1.0"
