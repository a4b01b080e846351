"""Finding the page under which an imported document goes."""

from typing import NoReturn

from django.utils.translation import gettext as _
from wagtail.models import Page

from cchc_wagtail.keys import read_key
from cchc_wagtail.lists.listing import page_types
from cchc_wagtail.pages.base import ContentPageMixin
from cchc_wagtail.pages.documents import DocumentPage, DocumentPageMixin
from cchc_wagtail.pages.indexes import ReformIndexPageMixin
from cchc_wagtail.pages.plans import PlanPage, PlanPageMixin

#: The page type that an import makes where the parent allows it.
OWN_TYPES: dict[type[ContentPageMixin], type[Page]] = {
    PlanPageMixin: PlanPage,
    DocumentPageMixin: DocumentPage,
}


class ImportRefused(Exception):
    """An import cannot take place; ``str()`` is a translated sentence saying what to do."""


def page_type_for(parent: Page, mixin: type[ContentPageMixin]) -> type[Page] | None:
    """The page type built from ``mixin`` that may be created below ``parent``, ours first."""
    if parent.specific_class is None:
        return None
    allowed = [model for model in page_types(mixin) if model.can_create_at(parent.specific)]
    ours = OWN_TYPES[mixin]
    return ours if ours in allowed else next(iter(allowed), None)


def index_pages(mixin: type[ContentPageMixin]) -> list[Page]:
    """The index pages that list and take pages of ``mixin``, in the order of the tree."""
    pages = Page.objects.type(ReformIndexPageMixin).order_by("path").specific()
    return [
        page
        for page in pages
        if issubclass(mixin, page.listed_mixin) and page_type_for(page, mixin)
    ]


def parent_with_id(wanted: str) -> Page:
    """The page that a person named by its id, for plans or for other documents.

    Raises:
        ImportRefused: there is no such page, or it takes neither.
    """
    text = str(wanted).strip()
    key = read_key(Page, text)
    page = None if key is None else Page.objects.filter(pk=key).first()
    if page is None:
        raise ImportRefused(
            _("There is no page with id %(id)s. The id stands in the address of its edit page.")
            % {"id": text}
        )
    if not any(page_type_for(page, mixin) for mixin in OWN_TYPES):
        refuse_parent(page, PlanPageMixin)
    return page.specific


def refuse_parent(page: Page, mixin: type[ContentPageMixin]) -> NoReturn:
    """Raise ``ImportRefused``: nothing of ``mixin`` may be created below ``page``."""
    raise ImportRefused(
        _("Below the page “%(title)s” (id %(id)s) no %(kind)s can be made. %(advice)s")
        % {
            "title": page.title,
            "id": page.pk,
            "kind": OWN_TYPES[mixin]._meta.verbose_name,
            "advice": _advice(index_pages(mixin)),
        }
    )


def default_parent(mixin: type[ContentPageMixin], near: Page | None = None) -> Page:
    """The only index page for ``mixin``, or the one in the same section as ``near``.

    Raises:
        ImportRefused: there is none, or there are several.
    """
    found = index_pages(mixin)
    if near is not None:
        siblings = [
            page for page in found if page.path[: -page.steplen] == near.path[: -near.steplen]
        ]
        found = siblings or found
    if len(found) == 1:
        return found[0]
    kind = OWN_TYPES[mixin]._meta.verbose_name
    if not found:
        raise ImportRefused(
            _("The site has no index page for a new %(kind)s. Run manage.py cchc_setup first.")
            % {"kind": kind}
        )
    raise ImportRefused(
        _("The site has several index pages for a new %(kind)s. %(advice)s")
        % {"kind": kind, "advice": _advice(found)}
    )


def _advice(pages: list[Page]) -> str:
    if not pages:
        return _("Run manage.py cchc_setup to make the index pages.")
    return _("Choose one of these pages (in the command with --parent ID): %(pages)s.") % {
        "pages": ", ".join(f"“{page.title}” (id {page.pk})" for page in pages)
    }


__all__ = [
    "ImportRefused",
    "default_parent",
    "index_pages",
    "page_type_for",
    "parent_with_id",
    "refuse_parent",
]
