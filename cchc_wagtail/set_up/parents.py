"""Finding the page under which the section goes."""

from typing import Any
from urllib.parse import urlsplit

from django.db.models import Q
from django.utils.translation import gettext as _
from wagtail.models import Page, Site

from cchc_wagtail.keys import read_key
from cchc_wagtail.pages.home import ReformHomePage
from cchc_wagtail.set_up.changes import SetUpError

#: Pages named in the error when the section may not go where it was asked to.
SUGGESTIONS = 5


def find_parent(wanted: str | None) -> Page:
    """The page under which the section is to be set up.

    Args:
        wanted: id of a page, path of its address (``/gioi-thieu/``), or its whole address; None
            or an empty text stand for the root page of the default site.

    Raises:
        SetUpError: there is no such page, or no default site, or several sites have the address.
    """
    if not wanted or not wanted.strip():
        return _default_root()
    wanted = wanted.strip()
    key = read_key(Page, wanted)
    return _page_at(wanted) if key is None else _page_with_key(key)


def address_of(page: Page) -> str:
    """The address of ``page`` as a visitor types it, with the host where it has a site."""
    return page.full_url or page.url_path


def _default_root() -> Page:
    site = Site.objects.filter(is_default_site=True).select_related("root_page").first()
    if site is None:
        raise SetUpError(
            _(
                "No site is marked as the default site. Mark one in the admin under Settings, "
                "Sites, or name the page with --parent."
            )
        )
    return site.root_page


def _page_with_key(key: Any) -> Page:
    page = Page.objects.filter(pk=key).first()
    if page is None:
        raise SetUpError(
            _("There is no page with id %(id)s. The id stands in the address of its edit page.")
            % {"id": key}
        )
    if page.is_root():
        raise SetUpError(
            _(
                "Page %(id)s is the root of the page tree and has no address. Choose a page of a "
                "site."
            )
            % {"id": key}
        )
    return page


def _page_at(wanted: str) -> Page:
    parts = urlsplit(wanted)
    path = parts.path.strip("/")
    roots = Page.objects.filter(pk__in=Site.objects.values("root_page"))
    candidates = Page.objects.filter(
        Q(slug=path.rpartition("/")[2])
        | Q(translation_key__in=roots.values("translation_key"), depth__gt=1)
    )
    found = {}
    for page in candidates:
        site_id, host, own_path = page.get_url_parts() or (None, None, None)
        if own_path is None or own_path.strip("/") != path:
            continue
        if not parts.netloc or urlsplit(host or "").netloc == parts.netloc:
            found.setdefault(site_id, page)
    default = Site.objects.filter(is_default_site=True).values_list("pk", flat=True).first()
    if default in found:
        return found[default]
    if len(found) == 1:
        return found.popitem()[1]
    if found:
        raise SetUpError(
            _("Several sites have the address %(address)s. Use the page's id: %(ids)s.")
            % {
                "address": wanted,
                "ids": ", ".join(str(page.pk) for page in found.values()),
            }
        )
    raise SetUpError(
        _(
            "There is no page at %(address)s. Write the path of an existing page, for example "
            "/gioi-thieu/, or its id."
        )
        % {"address": wanted}
    )


def require_room(parent: Page) -> None:
    """Check that the page type of ``parent`` lets the section's home page be created below it.

    Raises:
        SetUpError: it does not; the message names pages that do.
    """
    if parent.specific_class is not None and ReformHomePage.can_create_at(parent):
        return
    allowed = [
        page
        for page in Page.objects.filter(depth__gt=1, depth__lte=parent.depth + 1)
        .exclude(pk=parent.pk)
        .order_by("depth", "path")[:200]
        if page.specific_class is not None and ReformHomePage.can_create_at(page)
    ]
    if allowed:
        advice = _("Pages that allow it: %(pages)s. Name one with --parent.") % {
            "pages": ", ".join(
                f"“{page.title}” (--parent {page.pk})" for page in allowed[:SUGGESTIONS]
            )
        }
    else:
        advice = _("Add %(model)s to subpage_types of its page type.") % {
            "model": f'"{ReformHomePage._meta.label}"'
        }
    raise SetUpError(
        _("The page “%(title)s” allows no section of administrative reform below it. %(advice)s")
        % {"title": parent.title, "advice": advice}
    )
