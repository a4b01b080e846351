"""Making the page of one official document from its outline, without saving it."""

from itertools import chain, count
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.models import Page

from cchc_wagtail.enums import DocumentKind
from cchc_wagtail.importing.blocks import body_blocks, legal_basis_blocks, signer_blocks
from cchc_wagtail.importing.fitting import TextFitter, as_date, cut_words, finding
from cchc_wagtail.pages.base import ascii_slug
from cchc_wagtail.pages.plans import PlanPageMixin
from cchc_wagtail.vietnamese import format_date, parse_school_year

#: Fields whose name in the outline is that of the page.
SAME_NAMES = ("superior", "issuer", "number", "symbol", "place")


def build_page(model: type[Page], document: dict[str, Any], fitter: TextFitter) -> Page:
    """Make a draft of ``model`` with everything that ``document`` says, without saving it.

    Args:
        model: a page type built from ``OfficialPaperMixin``.
        document: outline of the document.
        fitter: takes what the fields have no room for.
    """
    page = model(live=False, kind=kind_of(document))
    title = page_title(document)
    page.title = cut_words(title, model._meta.get_field("title").max_length)
    if page.title != title:
        page.subject = fitter.fit_field(model, "subject", title)
    for name in SAME_NAMES:
        setattr(page, name, fitter.fit_field(model, name, document.get(name)))
    page.issued_on = as_date(document.get("issued_on"))
    page.legal_bases = legal_basis_blocks(document)
    page.body = body_blocks(document, fitter)
    page.recipients = "\n".join(document.get("recipients", ()))
    page.signers = signer_blocks(document, fitter)
    if model.is_plan:
        set_years(page, document, fitter)
    return page


def free_slug(parent: Page, title: str) -> str:
    """An ASCII slug for ``title`` that no page below ``parent`` has.

    Wagtail makes the slug of a draft itself, with Vietnamese letters in it.
    """
    wanted = ascii_slug(title)
    taken = set(
        Page.objects.child_of(parent).filter(slug__startswith=wanted).values_list("slug", flat=True)
    )
    numbered = (f"{wanted}-{number}" for number in count(2))
    return next(slug for slug in chain([wanted], numbered) if slug not in taken)


def kind_of(document: dict[str, Any]) -> str:
    """The kind as ``DocumentKind`` has it; ``OTHER`` for a kind that was not recognised."""
    kind = document.get("kind", "")
    return kind if kind in DocumentKind.values else DocumentKind.OTHER.value


def kind_label(document: dict[str, Any]) -> str:
    """The kind in the words of the document, or ours."""
    return document.get("kind_name") or str(DocumentKind(kind_of(document)).label)


def page_title(document: dict[str, Any]) -> str:
    """The title, or for a document without one its kind, number and date."""
    if title := " ".join(document.get("title", "").split()):
        return title
    words = [kind_label(document)]
    if document.get("symbol"):
        words.append(f"{document.get('number', '')}/{document['symbol']}".lstrip("/"))
    if issued_on := as_date(document.get("issued_on")):
        words.append(format_date(issued_on))
    return " ".join(words)


def set_years(page: PlanPageMixin, document: dict[str, Any], fitter: TextFitter) -> None:
    """Set year and school year, where what was read is one."""
    year = document.get("year")
    if year is not None and 1990 <= year <= 2100:
        page.year = year
    elif year is not None:
        fitter.misfit(str(year), _("Year"))
    if school_year := document.get("school_year"):
        try:
            page.school_year = parse_school_year(school_year)
        except ValueError:
            fitter.misfit(school_year, _("School year"))


def find_twin(page: Page, parent: Page) -> Page | None:
    """A page below ``parent`` that is the same document as ``page``, which is not saved yet."""
    return (
        type(page)
        .objects.child_of(parent)
        .filter(title=page.title, number=page.number, symbol=page.symbol, kind=page.kind)
        .order_by("pk")
        .first()
    )


def twin_finding(twin: Page) -> dict[str, Any]:
    """The finding that ``twin`` is there already."""
    return finding(
        "already_there",
        _(
            "A page with this title and number is there already: “%(title)s” (id %(id)s). "
            "Importing makes a second one."
        )
        % {"title": twin.title, "id": twin.pk},
        0,
    )


def import_report(
    document: dict[str, Any], file_name: str, findings: list[dict], proposed: list[str]
) -> dict[str, Any]:
    """What the page keeps about its import: findings, and every text that has no field."""
    return {
        "file": file_name,
        "read_at": timezone.now().isoformat(timespec="seconds"),
        "findings": findings,
        "unread": list(document.get("unread", ())),
        "proposed_units": proposed,
        "source_lines": {
            "letterhead": [
                *filter(None, (document.get("national_name"), document.get("motto"))),
                *document.get("letterhead_lines", ()),
            ],
            "title": list(document.get("title_lines", ())),
            "closing": list(document.get("closing_lines", ())),
        },
    }


__all__ = [
    "build_page",
    "find_twin",
    "free_slug",
    "import_report",
    "kind_label",
    "kind_of",
    "page_title",
    "twin_finding",
]
