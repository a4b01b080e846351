"""Formats of other languages on a site whose own is Vietnamese."""
