"""Examine the site: what is wrong or missing for the section, each with the line to fix it."""

from cchc_wagtail.actions.examine_site.admin_language import examine_admin_language
from cchc_wagtail.actions.examine_site.base_template import examine_base_template
from cchc_wagtail.actions.examine_site.database import examine_database, pending_migrations
from cchc_wagtail.actions.examine_site.findings import Finding, Severity
from cchc_wagtail.actions.examine_site.host_settings import examine_settings
from cchc_wagtail.actions.examine_site.review import examine_review
from cchc_wagtail.actions.examine_site.search_index import examine_search_index
from cchc_wagtail.actions.examine_site.section import examine_section


def examine_site() -> list[Finding]:
    """What is wrong or missing, the gravest first; changes nothing.

    The section and the search index are only looked at in a database that is up to date.
    """
    findings = [*examine_database()]
    up_to_date = not findings
    findings += examine_settings()
    findings += examine_admin_language()
    findings += examine_base_template()
    if up_to_date:
        findings += examine_section()
        findings += examine_review()
        findings += examine_search_index()
    return sorted(findings, key=lambda finding: finding.severity)


__all__ = ["Finding", "Severity", "examine_site", "pending_migrations"]
