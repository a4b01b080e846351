"""Addresses in ASCII."""

import re

from cchc_wagtail.vietnamese.folding import fold

_OTHER = re.compile(r"[^a-z0-9]+")


def slugify_vi(text: str, max_length: int | None = None) -> str:
    """An ASCII slug: "Số 30/2020/NĐ-CP" gives ``so-30-2020-nd-cp``.

    Args:
        text: any text, NFC or NFD.
        max_length: longest slug; a longer one is cut between words where possible.

    Returns:
        the slug, empty when ``text`` has no letter or digit that folds to ASCII.
    """
    slug = _OTHER.sub("-", fold(text)).strip("-")
    if max_length is None or len(slug) <= max_length:
        return slug
    cut = slug[:max_length]
    if slug[max_length] != "-" and "-" in cut:
        cut = cut.rpartition("-")[0]
    return cut.strip("-")
