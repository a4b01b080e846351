"""Catalogues of translations: what the installed packages can say, and what we say for it.

Wagtail, wagtail-modeladmin and Django ship the strings of each of their apps as the catalogue of
English, which their maintainers make from the source before each release.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from importlib.util import find_spec
from pathlib import Path

import polib

DOMAINS = ("django", "djangojs")
LANGUAGE = "vi"
LOCALE = Path(__file__).parent / "locale"
#: Apps of Wagtail whose screens only developers see.
LEFT_OUT = frozenset({"wagtail.contrib.styleguide"})
#: Apps of others with strings that appear in Wagtail's admin: messages about wrong input, dates,
#: log in, filters of lists. Their own Vietnamese counts where they have it; their scripts are not
#: on Wagtail's screens.
OTHERS = (
    "django.conf",
    "django.contrib.admin",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.humanize",
    "django_filters",
    "taggit",
)
#: Apps of ``OTHERS`` whose code Wagtail uses although a site need not install the app. Django reads
#: catalogues of installed apps only, so that the app's own Vietnamese does not count.
NOT_INSTALLED = frozenset({"django.contrib.humanize", "django_filters"})
#: Distributions whose versions the strings depend on.
DISTRIBUTIONS = ("wagtail", "wagtail-modeladmin", "Django", "django-filter", "django-taggit")
#: An app named in the comment of one of our entries. Where not all supported versions have the
#: string, the last or the first version that has it stands in brackets: of Django for the apps of
#: Django, of Wagtail for all others. Long comments are wrapped anywhere.
APP = re.compile(r"([\w.]+)(?:\s\((until|from)\s(\d+)\.(\d+)\))?")

#: The key of a string in a catalogue: its context, which most strings lack (None), and its English.
Key = tuple[str | None, str]


@dataclass
class AppStrings:
    """The strings of one app in one domain.

    Attributes:
        app: dotted name of the app.
        domain: "django" for Python and templates, "djangojs" for scripts.
        strings: all that the installed version can say, in the order of its catalogue.
        translated: those that are Vietnamese with this package.
        stale: ours that the installed version does not say any more.
    """

    app: str
    domain: str
    strings: list[Key] = field(default_factory=list)
    translated: set[Key] = field(default_factory=set)
    stale: list[Key] = field(default_factory=list)

    @property
    def missing(self) -> list[Key]:
        return [key for key in self.strings if key not in self.translated]


def entries_in(path: Path) -> list[polib.POEntry]:
    """The entries of a catalogue in use; none when there is no such file."""
    if not path.exists():
        return []
    return [entry for entry in polib.pofile(str(path)) if not entry.obsolete]


def key_of(entry: polib.POEntry) -> Key:
    return entry.msgctxt, entry.msgid


@cache
def our_entries(domain: str) -> tuple[polib.POEntry, ...]:
    return tuple(entries_in(LOCALE / LANGUAGE / "LC_MESSAGES" / f"{domain}.po"))


def belongs_to(entry: polib.POEntry, app: str, installed: tuple[int, int]) -> bool:
    """Whether one of our entries is kept for ``app`` in the version that is installed."""
    for name, bound, major, minor in APP.findall(entry.comment):
        if name == app:
            limit = (int(major or 0), int(minor or 0))
            return not bound or (installed <= limit if bound == "until" else installed >= limit)
    return False


def numbers_of(distribution: str) -> tuple[int, int]:
    """Major and minor number of what is installed."""
    major, minor = re.findall(r"\d+", version(distribution))[:2]
    return int(major), int(minor)


def package_folder(name: str) -> Path | None:
    """Where a package is installed; None when it is not."""
    try:
        spec = find_spec(name)
    except ModuleNotFoundError:
        return None
    if spec is None or not spec.submodule_search_locations:
        return None
    return Path(next(iter(spec.submodule_search_locations)))


def locale_folders() -> Iterator[tuple[str, Path]]:
    """The apps to translate, with the folders of their catalogues."""
    for package in ("wagtail", "wagtail_modeladmin"):
        root = package_folder(package)
        if root is None:
            continue
        for folder in sorted(root.rglob("locale")):
            app = ".".join([package, *folder.parent.relative_to(root).parts])
            if app not in LEFT_OUT and ".test" not in app and (folder / "en").is_dir():
                yield app, folder
    for app in OTHERS:
        root = package_folder(app)
        if root is not None and (root / "locale").is_dir():
            yield app, root / "locale"


def source_strings(folder: Path, domain: str) -> list[Key]:
    """All that an app can say: its catalogue of English; where it has none, all others."""
    name = f"LC_MESSAGES/{domain}.po"
    english = folder / "en" / name
    paths = [english] if english.exists() else sorted(folder.glob(f"*/{name}"))
    return list(dict.fromkeys(key_of(entry) for path in paths for entry in entries_in(path)))


def app_strings(app: str, folder: Path, domain: str) -> AppStrings:
    """What ``app`` can say in ``domain``, and what of it is Vietnamese.

    Args:
        app: dotted name.
        folder: its folder ``locale``.
        domain: one of ``DOMAINS``.
    """
    found = AppStrings(app, domain, source_strings(folder, domain))
    own = folder / LANGUAGE / "LC_MESSAGES" / f"{domain}.po"
    theirs = [] if app in NOT_INSTALLED else entries_in(own)
    ours = our_entries(domain)
    said = {key_of(entry) for entry in (*theirs, *ours) if entry.translated()}
    found.translated = said & set(found.strings)
    known = set(found.strings)
    numbers = numbers_of("Django" if app.startswith("django.") else "wagtail")
    found.stale = [
        key_of(entry)
        for entry in ours
        if belongs_to(entry, app, numbers) and key_of(entry) not in known
    ]
    return found


def installed_strings() -> list[AppStrings]:
    """The strings of every app that is installed, app by app; domains without strings left out."""
    found = [
        app_strings(app, folder, domain)
        for app, folder in locale_folders()
        for domain in (DOMAINS[:1] if app in OTHERS else DOMAINS)
    ]
    return [app for app in found if app.strings]


def installed_versions() -> dict[str, str]:
    """The versions of the distributions whose strings are compared."""
    versions = {}
    for name in DISTRIBUTIONS:
        try:
            versions[name] = version(name)
        except PackageNotFoundError:
            continue
    return versions


__all__ = [
    "DOMAINS",
    "AppStrings",
    "belongs_to",
    "entries_in",
    "installed_strings",
    "installed_versions",
    "key_of",
    "our_entries",
    "source_strings",
]
