"""Formats of dates and numbers, found by Django through ``FORMAT_MODULE_PATH``."""
