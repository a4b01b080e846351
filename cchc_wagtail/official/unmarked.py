"""Patterns that also read Vietnamese typed without its marks ("KE HOACH", "Noi nhan")."""

import re

from cchc_wagtail.vietnamese import strip_marks


def has_no_marks(text: str) -> bool:
    """Whether all letters of ``text`` are plain ASCII, as old phones and machines write."""
    return all(char.isascii() or not char.isalpha() for char in text)


class Unmarked:
    """A pattern, and the same without marks for texts that have none.

    Text with marks is only compared with the pattern as written: "tờ" is no "to".
    """

    def __init__(self, pattern: str, flags: int = 0) -> None:
        self.marked = re.compile(pattern, flags)
        self.plain = re.compile(strip_marks(pattern), flags)

    def _fitting(self, text: str) -> re.Pattern[str]:
        return self.plain if has_no_marks(text) else self.marked

    def match(self, text: str) -> re.Match[str] | None:
        return self._fitting(text).match(text)

    def search(self, text: str) -> re.Match[str] | None:
        return self._fitting(text).search(text)

    def split(self, text: str, maxsplit: int = 0) -> list[str]:
        return self._fitting(text).split(text, maxsplit)

    def sub(self, replacement: str, text: str) -> str:
        return self._fitting(text).sub(replacement, text)
