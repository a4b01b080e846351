"""The section itself: its site, its pages, its people."""

from collections.abc import Iterator

from django.contrib.auth.models import Group
from django.utils.translation import gettext as _
from wagtail.models import Page, Site

from cchc_wagtail.doctor.host_settings import PLACEHOLDER_HOSTS
from cchc_wagtail.doctor.problems import Problem, Severity, must_when_public
from cchc_wagtail.enums import RoleGroup
from cchc_wagtail.pages.home import ReformHomePageMixin
from cchc_wagtail.pages.indexes import ReformIndexPageMixin
from cchc_wagtail.set_up.groups import count_members
from cchc_wagtail.set_up.outline import INDEXES

SET_UP = "python manage.py cchc_setup"
#: Both parties must agree before anything is published.
REVIEWERS = {RoleGroup.OFFICE, RoleGroup.UNION}


def examine_section() -> Iterator[Problem]:
    yield from _site()
    yield from _pages()
    yield from _groups()


def _site() -> Iterator[Problem]:
    site = Site.objects.filter(is_default_site=True).first()
    where = _("In the admin: Settings, Sites.")
    if site is None:
        message = _("No site is marked as the default site.")
        yield Problem("default_site", Severity.MUST, message, where)
    elif site.hostname in PLACEHOLDER_HOSTS:
        yield Problem(
            "site_hostname",
            must_when_public(),
            _("The host name of the site is %(name)s: links in feeds and mails lead nowhere.")
            % {"name": site.hostname},
            where,
        )


def _pages() -> Iterator[Problem]:
    homes = list(Page.objects.type(ReformHomePageMixin).order_by("path").specific())
    if not homes:
        message = _("The site has no section of administrative reform.")
        yield Problem("section", Severity.MUST, message, SET_UP)
    for home in homes:
        values = {"title": home.title}
        publish = _("In the admin: open the page “%(title)s” and submit it for review.") % values
        if not home.live:
            message = _("The section's home page “%(title)s” is not published.") % values
            yield Problem("section_unpublished", Severity.MUST, message, publish)
        elif home.get_url_parts() is None:
            yield Problem(
                "section_address",
                Severity.MUST,
                _("The section's home page “%(title)s” belongs to no site.") % values,
                _("In the admin: move the page below the root page of a site."),
            )
        if home.get_view_restrictions().exists():
            yield Problem(
                "section_private",
                Severity.SHOULD,
                _("Not everybody may see the section's home page “%(title)s”.") % values,
                _("In the admin: open the page and ask the parties to let everybody read it."),
            )
        yield from _indexes(home)


def _indexes(home: Page) -> Iterator[Problem]:
    children = [
        child for child in home.get_children().specific() if isinstance(child, ReformIndexPageMixin)
    ]
    for outline in INDEXES:
        mixin = outline.model.listed_mixin
        pages = [child for child in children if child.listed_mixin is mixin]
        values = {"title": pages[0].title if pages else outline.title}
        if not pages:
            message = _("The page “%(title)s” of the section is missing.") % values
            yield Problem("index", Severity.SHOULD, message, f"{SET_UP} --parent {_parent(home)}")
        elif not any(page.live for page in pages):
            yield Problem(
                "index_unpublished",
                Severity.SHOULD,
                _("The page “%(title)s” of the section is not published.") % values,
                _("In the admin: open the page “%(title)s” and submit it for review.") % values,
            )


def _parent(home: Page) -> int:
    return home.get_parent().pk


def _groups() -> Iterator[Problem]:
    present = set(Group.objects.filter(name__in=list(RoleGroup)).values_list("name", flat=True))
    for name in RoleGroup:
        if name not in present:
            message = _("The group “%(name)s” is missing.") % {"name": name}
            yield Problem("group", Severity.MUST, message, SET_UP)
    for name, count in count_members().items():
        if count:
            continue
        yield Problem(
            "group_empty",
            Severity.MUST if name in REVIEWERS else Severity.SHOULD,
            _("The group “%(name)s” has no active member.") % {"name": name},
            _("In the admin: Settings, Users: open a person and choose the group under Roles."),
        )
