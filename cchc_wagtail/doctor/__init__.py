"""Examine the site: what is wrong or missing for the section, each with the line to fix it."""

from collections.abc import Callable, Collection, Iterator

from cchc_wagtail.doctor.admin_language import examine_admin_language
from cchc_wagtail.doctor.base_template import examine_base_template
from cchc_wagtail.doctor.database import examine_database, pending_migrations
from cchc_wagtail.doctor.host_settings import examine_settings
from cchc_wagtail.doctor.problems import Problem, Severity
from cchc_wagtail.doctor.review import examine_review
from cchc_wagtail.doctor.search_index import examine_search_index
from cchc_wagtail.doctor.section import examine_section

#: What can be told of a site whatever its database holds, by the name that ``--only`` knows.
OF_SETTINGS: dict[str, Callable[[], Iterator[Problem]]] = {
    "settings": examine_settings,
    "admin": examine_admin_language,
    "template": examine_base_template,
}
#: What only a database that is up to date can tell.
OF_CONTENT: dict[str, Callable[[], Iterator[Problem]]] = {
    "section": examine_section,
    "review": examine_review,
    "search": examine_search_index,
}
PARTS = ("database", *OF_SETTINGS, *OF_CONTENT)


def examine_site(only: Collection[str] = PARTS) -> list[Problem]:
    """What is wrong or missing, the gravest first; changes nothing.

    The section, the review and the search index are only looked at in a database that is up to
    date; that it is not is told as well where just one of them is asked for.

    Args:
        only: names of the parts to examine.
    """
    of_content = [OF_CONTENT[name] for name in OF_CONTENT if name in only]
    problems = [*examine_database()] if of_content or "database" in only else []
    up_to_date = not problems
    for name, examine in OF_SETTINGS.items():
        if name in only:
            problems += examine()
    if up_to_date:
        for examine in of_content:
            problems += examine()
    return sorted(problems, key=lambda problem: problem.severity)


__all__ = ["PARTS", "Problem", "Severity", "examine_site", "pending_migrations"]
