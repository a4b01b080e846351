"""Mails: how they go out, and the log of what went out."""
