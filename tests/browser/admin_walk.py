"""A walk through the admin with one person: every screen is read, and its faults are kept."""

import os
import re
from pathlib import Path
from typing import Any

from django.utils.translation import gettext, override

from tests.browser.admin_school import address
from tests.browser.admin_words import COLLECT, OVERFLOWS, english_in

WIDE, NARROW = 1280, 390
HEIGHT = 900
#: Where pictures of the screens go when they are wanted.
PICTURES = os.environ.get("CCHC_VI_SCREENSHOTS", "")
#: How many frames a screen has to settle.
FRAMES = 30
#: Nothing slides: a screen is measured where it stands in the end. And no page says goodbye to the
#: server, whose database may already be emptied.
STILL = """
navigator.sendBeacon = () => true;
document.addEventListener('DOMContentLoaded', () => {
  const style = document.createElement('style');
  style.textContent = '*, *::before { transition: none !important; animation: none !important; }';
  document.head.append(style);
});
"""


class Walk:
    """One page of the browser, and what was found on its screens.

    Attributes:
        role: name of the person for the pictures and the report.
        page: the browser's page.
        faults: what is wrong, with the first screen that has it.
        screens: names of the screens that were read, with their widths.
        refused: names of the screens that the person may not open.
    """

    def __init__(self, page: Any, base: str, role: str) -> None:
        self.page, self.base, self.role = page, base, role
        self.faults: dict[str, str] = {}
        self.screens: list[tuple[str, int]] = []
        self.refused: list[str] = []

    def go(self, name: str, *args: Any, query: str = "", label: str = "", narrow: bool = True):
        """Open a screen and read it; where the person is sent home, read why."""
        path = address(name, *args)
        self.page.goto(self.base + path + query)
        label = label or "-".join([name.strip("/").replace("/", "-"), *map(str, args)])
        if self.page.url.split("?")[0] != self.base + path:
            self.say_no(label)
            return False
        self.look(label, narrow=narrow)
        return True

    def say_no(self, label: str) -> None:
        """Sent elsewhere: home with Wagtail's sentence, or to a screen that fits better."""
        with override("vi"):
            sentence = gettext("Sorry, you do not have permission to access this area.")
        if self.page.url == self.base + address("wagtailadmin_home"):
            self.refused.append(label)
            if sentence not in self.page.inner_text("body"):
                self.note("sent home without a sentence", label)
        self.look(f"{label}-sent-on", narrow=False)

    def look(self, label: str, narrow: bool = True) -> None:
        """Read the screen as it stands, at one width or both."""
        for kind, line in self.page.evaluate(COLLECT):
            for word in english_in(line):
                self.note(f"{word!r} in {kind}: {line[:160]}", label)
        self.measure(label, self.page.viewport_size["width"])
        if narrow and self.page.viewport_size["width"] != NARROW:
            self.page.set_viewport_size({"width": NARROW, "height": HEIGHT})
            self.measure(label, NARROW)
            self.page.set_viewport_size({"width": WIDE, "height": HEIGHT})

    def measure(self, label: str, width: int) -> None:
        self.screens.append((label, width))
        for _frame in range(FRAMES):
            faults = self.page.evaluate(OVERFLOWS)
            if not faults:
                break
            # The screen may still be settling in its new width.
            self.page.evaluate("() => new Promise((done) => requestAnimationFrame(done))")
        for fault in faults:
            self.note(f"overflow at {width}: {fault}", label)
        if PICTURES:
            name = re.sub(r"[^\w-]+", "-", f"{self.role}-{label}-{width}")
            Path(PICTURES).mkdir(exist_ok=True)
            self.page.screenshot(path=f"{PICTURES}/{name}.png", full_page=True)

    def press(self, selector: str, label: str, shows: str = "", narrow: bool = False) -> None:
        """Press the first match and read what comes; ``shows`` must appear before."""
        self.page.locator(selector).first.click()
        if shows:
            self.page.locator(shows).first.wait_for(state="visible")
        self.look(label, narrow=narrow)

    def tour(self, *stops: tuple) -> None:
        """Open many screens: the name of each and what its address needs."""
        for name, *args in stops:
            self.go(name, *args)

    def keep_list(self) -> None:
        """Beside the pictures, a list of the screens that were read."""
        if PICTURES:
            lines = [f"{self.role} {width} {label}\n" for label, width in self.screens]
            lines += [f"{self.role} refused {label}\n" for label in self.refused]
            with (Path(PICTURES) / "screens.txt").open("a", encoding="utf-8") as file:
                file.writelines(lines)

    def note(self, fault: str, screen: str) -> None:
        self.faults.setdefault(fault, screen)

    def finish(self) -> None:
        assert not self.faults, "\n" + self.report()

    def report(self) -> str:
        return "\n".join(f"{screen}: {fault}" for fault, screen in self.faults.items())


__all__ = ["HEIGHT", "NARROW", "STILL", "WIDE", "Walk"]
