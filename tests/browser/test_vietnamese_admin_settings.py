"""Every other screen of the admin, as the administrator, in Vietnamese."""

import pytest
from django.contrib.auth.models import Group
from wagtail.models import Collection, Site, Task, Workflow

pytestmark = pytest.mark.django_db(transaction=True)
PAGES = "wagtailadmin_pages:"
REPORTS = "wagtailadmin_reports:"
FLOWS = "wagtailadmin_workflows:"
COLLECTIONS = "wagtailadmin_collections:"


def test_pages_and_reports_as_administrator(stage, walk_as):
    walk = walk_as(stage.school.root, "quan-tri")
    section = stage.school.section
    plan, public = stage.drafts["planpage"], stage.public
    walk.tour(
        ("wagtailadmin_home",),
        ("wagtailadmin_explore_root",),
        ("wagtailadmin_explore", section.site_home.pk),
        (PAGES + "edit", section.site_home.pk),
        (PAGES + "add_subpage", section.home.pk),
        (PAGES + "delete", plan.pk),
        (PAGES + "copy", plan.pk),
        (PAGES + "move", plan.pk),
        (PAGES + "move_confirm", plan.pk, section.plans.pk),
        (PAGES + "unpublish", public.pk),
        (PAGES + "usage", public.pk),
        (PAGES + "type_use", "cchc_wagtail", "planpage"),
        *[
            (REPORTS + name,)
            for name in ("locked_pages", "workflow", "workflow_tasks", "site_history")
        ],
        (REPORTS + "aging_pages",),
        (REPORTS + "page_types_usage",),
        ("cchc_search_terms",),
        ("wagtailforms:index",),
        ("wagtailsnippets:index",),
    )
    walk.finish()


def test_settings_as_administrator(stage, walk_as):
    walk = walk_as(stage.school.root, "quan-tri")
    flow, task = Workflow.objects.last(), Task.objects.last()
    site, group, person = Site.objects.first(), Group.objects.last(), stage.school.author
    users, groups, sites = "wagtailusers_users:", "wagtailusers_groups:", "wagtailsites:"
    walk.tour(
        *[(FLOWS + name,) for name in ("index", "add", "task_index", "select_task_type")],
        *[(FLOWS + name, flow.pk) for name in ("edit", "usage", "disable")],
        *[(FLOWS + name, task.pk) for name in ("edit_task", "disable_task")],
        (FLOWS + "add_task", "wagtailcore", "groupapprovaltask"),
        (COLLECTIONS + "index",),
        (COLLECTIONS + "add",),
        (COLLECTIONS + "edit", Collection.objects.last().pk),
        (COLLECTIONS + "delete", Collection.objects.last().pk),
        *[("wagtailredirects:" + name,) for name in ("index", "add", "start_import")],
        *[(sites + name,) for name in ("index", "add")],
        *[(sites + name, site.pk) for name in ("edit", "delete", "history", "usage")],
        *[(users + name,) for name in ("index", "add")],
        *[(users + name, person.pk) for name in ("edit", "delete", "history", "usage")],
        *[(groups + name,) for name in ("index", "add")],
        *[(groups + name, group.pk) for name in ("edit", "delete", "history", "usage")],
        ("cchc_wagtail_reviewparty_modeladmin_index",),
        ("cchc_wagtail_reviewparty_modeladmin_create",),
        ("/admin/khong-co/",),
        (PAGES + "edit", 999999),
    )
    walk.finish()
