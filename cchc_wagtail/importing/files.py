"""Reading a file within the bounds that the site sets."""

from pathlib import Path

from django.template.defaultfilters import filesizeformat
from django.utils.translation import gettext as _

from cchc_wagtail.conf import cchc_settings
from cchc_wagtail.official import Reading, read_file


class UnfitFile(Exception):
    """A file is not there or too large; ``str()`` is a translated sentence saying what to do."""


def read_path(path: Path) -> Reading:
    """Read the file at ``path``.

    Raises:
        UnfitFile: there is no such file, or it may not be read, or it is too large.
        UnreadableFile: its content is nothing that the importer reads.
    """
    try:
        if path.is_dir():
            raise UnfitFile(_("This is a folder. Name the files in it."))
        if not path.exists():
            raise UnfitFile(_("There is no such file. Check the path."))
        if not path.is_file():
            raise UnfitFile(_("This is no ordinary file."))
        check_size(path.stat().st_size)
        return read_bytes(path.read_bytes(), path.name)
    except OSError as error:
        raise UnfitFile(
            _("The file cannot be opened (%(reason)s). Check its permissions.")
            % {"reason": error.strerror or error}
        ) from error


def read_bytes(data: bytes, name: str) -> Reading:
    """Read the bytes of a file within the bound that the site sets.

    Raises:
        UnfitFile: the file is too large.
        UnreadableFile: its content is nothing that the importer reads.
    """
    check_size(len(data))
    return read_file(data, name, max_bytes=cchc_settings.IMPORT_MAX_BYTES)


def check_size(size: int) -> None:
    """Raise ``UnfitFile`` when a file of ``size`` bytes is larger than the site allows."""
    limit = cchc_settings.IMPORT_MAX_BYTES
    if size > limit:
        raise UnfitFile(
            _("The file is too large: %(size)s; at most %(limit)s can be imported.")
            % {"size": filesizeformat(size), "limit": filesizeformat(limit)}
        )


__all__ = ["UnfitFile", "check_size", "read_bytes", "read_path"]
