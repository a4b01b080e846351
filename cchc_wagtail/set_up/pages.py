"""The section's home page and its indexes."""

from django.utils.translation import gettext as _
from wagtail.models import Page, Site

from cchc_wagtail.conf import cchc_settings
from cchc_wagtail.pages.home import ReformHomePage, ReformHomePageMixin
from cchc_wagtail.pages.indexes import ReformIndexPageMixin
from cchc_wagtail.review.authority import without_review
from cchc_wagtail.set_up.changes import ChangeKind, SetUpError, SetUpResult
from cchc_wagtail.set_up.outline import HOME_INTRODUCTION, HOME_TITLE, INDEXES
from cchc_wagtail.set_up.parents import address_of, find_parent, require_room


def find_section(site: Site | None = None) -> Page | None:
    """The home page of the section of ``site``, or of the default site; None when it has none."""
    site = site or Site.objects.filter(is_default_site=True).select_related("root_page").first()
    if site is None:
        return None
    homes = Page.objects.descendant_of(site.root_page, inclusive=True).type(ReformHomePageMixin)
    return homes.order_by("path").specific().first()


def set_up_pages(wanted_parent: str | None, result: SetUpResult) -> Page | None:
    """Make the pages that are missing and note them in ``result``.

    Without ``wanted_parent`` a section that an editor moved or renamed is found again.

    Returns:
        The home page; None in a dry run that would make it.

    Raises:
        SetUpError: the parent is wrong, or another page has the address.
    """
    home = None if wanted_parent else find_section()
    if home is None:
        parent = find_parent(wanted_parent)
        home = Page.objects.child_of(parent).type(ReformHomePageMixin).specific().first()
        if home is None:
            home = _set_up_home(parent, result)
    if home is None:
        for outline in INDEXES:
            address = f"{result.home_address}{outline.slug}/"
            result.add(ChangeKind.PAGE, outline.title, address=address)
        return None
    result.home_title, result.home_address = home.title, address_of(home)
    if not home.live:
        result.unpublished.append(home.title)
    _set_up_indexes(home, result)
    return home


def _set_up_home(parent: Page, result: SetUpResult) -> Page | None:
    require_room(parent)
    slug = cchc_settings.SECTION_SLUG
    _refuse_taken_slug(parent, slug)
    page = ReformHomePage(
        title=HOME_TITLE, slug=slug, introduction=HOME_INTRODUCTION, show_in_menus=True
    )
    result.home_title = HOME_TITLE
    result.home_address = f"{address_of(parent).rstrip('/')}/{slug}/"
    result.add(ChangeKind.PAGE, HOME_TITLE, address=result.home_address)
    return None if result.dry_run else _create(parent, page)


def _set_up_indexes(home: Page, result: SetUpResult) -> None:
    children = [
        child for child in home.get_children().specific() if isinstance(child, ReformIndexPageMixin)
    ]
    for outline in INDEXES:
        mixin = outline.model.listed_mixin
        existing = next((child for child in children if child.listed_mixin is mixin), None)
        if existing is not None:
            if not existing.live:
                result.unpublished.append(existing.title)
            continue
        _refuse_taken_slug(home, outline.slug)
        address = f"{address_of(home)}{outline.slug}/"
        result.add(ChangeKind.PAGE, outline.title, address=address)
        if not result.dry_run:
            page = outline.model(
                title=outline.title,
                slug=outline.slug,
                introduction=outline.introduction,
                show_in_menus=True,
            )
            _create(home, page)


def _create(parent: Page, page: Page) -> Page:
    page.live = False
    page.locale = parent.locale
    parent.add_child(instance=page)
    revision = page.save_revision(log_action=True)
    with without_review("cchc_setup: trang mục lục của chuyên mục"):
        revision.publish()
    page.refresh_from_db()
    return page


def _refuse_taken_slug(parent: Page, slug: str) -> None:
    other = parent.get_children().filter(slug=slug).first()
    if other is None:
        return
    other_type = other.specific_class.get_verbose_name() if other.specific_class else "?"
    raise SetUpError(
        _(
            "Another page has the address %(address)s: “%(title)s” (%(type)s, id %(id)d). It was "
            "left as it is. Change its slug in the admin, or choose another place with --parent or "
            'another slug with CCHC_WAGTAIL["SECTION_SLUG"].'
        )
        % {
            "address": address_of(other),
            "title": other.title,
            "type": other_type,
            "id": other.pk,
        }
    )
