import re

import pytest
from wagtail.models import Page, Site, Collection, Workflow, Task
from django.urls import reverse
from django.contrib.auth.models import Group
from tests.browser.admin_school import make_stage
from tests.browser.admin_walk import HEIGHT, WIDE, Walk

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def stage(live_server, settings):
    settings.WAGTAILADMIN_BASE_URL = live_server.url
    return make_stage()


@pytest.fixture
def walk_as(chromium, live_server):
    contexts = []

    def enter(user, role, width=WIDE):
        context = chromium.new_context(
            viewport={"width": width, "height": HEIGHT}, locale="vi-VN", reduced_motion="reduce"
        )
        contexts.append(context)
        page = context.new_page()
        page.set_default_timeout(5000)
        page.goto(live_server.url + reverse("wagtailadmin_login"))
        page.fill("input[name=username]", user.username)
        page.fill("input[name=password]", "mat-khau-thu")
        page.click("button[type=submit]")
        page.wait_for_url(re.compile(r"/admin/$"))
        return Walk(page, live_server.url, role)

    yield enter
    for context in contexts:
        context.close()


def test_root(stage, walk_as):
    import time
    t=time.time()
    w = walk_as(stage.school.root, "root")
    print("login", time.time()-t)
    home = stage.school.section.home
    plan = stage.drafts["planpage"]
    pub = stage.public
    revs = list(pub.revisions.order_by("pk"))
    P = "wagtailadmin_pages:"
    R = "wagtailadmin_reports:"
    W = "wagtailadmin_workflows:"
    jobs = [
        ("wagtailadmin_home",), ("wagtailadmin_explore_root",), ("wagtailadmin_explore", home.pk),
        ("wagtailadmin_explore", stage.school.section.plans.pk),
        (P + "add_subpage", stage.school.section.plans.pk),
        *[(P + "edit", p.pk) for p in stage.drafts.values()],
        *[(P + "edit", p.pk) for p in (home, stage.school.section.plans, stage.school.section.procedures, stage.school.section.stories, stage.school.section.documents, stage.school.section.activities, stage.school.section.site_home)],
        (P + "edit", pub.pk), (P + "history", pub.pk), (P + "workflow_history", pub.pk),
        (P + "workflow_history_detail", pub.pk, pub.workflow_states.first().pk),
        (P + "revisions_compare", pub.pk, revs[0].pk, revs[-1].pk), (P + "usage", pub.pk),
        (P + "delete", plan.pk), (P + "move", plan.pk), (P + "copy", plan.pk), (P + "unpublish", home.pk),
        (P + "move_confirm", plan.pk, stage.school.section.plans.pk),
        (P + "type_use", "cchc_wagtail", "planpage"),
        *[(R + n,) for n in ("locked_pages", "workflow", "workflow_tasks", "site_history", "aging_pages", "page_types_usage")],
        *[(W + n,) for n in ("index", "add", "task_index", "select_task_type")],
        (W + "edit", Workflow.objects.first().pk), (W + "edit_task", Task.objects.first().pk), (W+"usage", Workflow.objects.first().pk),
        (W + "disable", Workflow.objects.first().pk), (W + "disable_task", Task.objects.first().pk),
        (W + "add_task", "wagtailcore", "groupapprovaltask"),
        ("wagtailadmin_collections:index",), ("wagtailadmin_collections:add",), ("wagtailadmin_collections:edit", Collection.objects.last().pk),
        ("wagtailadmin_account",),
        *[(f"cchc_wagtail_{m}_modeladmin_{n}",) for m in ("orgunit", "plantask", "activitypage", "reviewparty") for n in ("index",)],
        ("cchc_wagtail_orgunit_modeladmin_create",), ("cchc_wagtail_reviewparty_modeladmin_create",),
        ("cchc_wagtail_orgunit_modeladmin_edit", stage.unit.pk), ("cchc_wagtail_orgunit_modeladmin_delete", stage.unit.pk),
        ("cchc_wagtail_orgunit_modeladmin_inspect", stage.unit.pk), ("cchc_wagtail_orgunit_modeladmin_history", stage.unit.pk),
        ("cchc_wagtail_plantask_modeladmin_inspect", stage.task.pk),
        ("cchc_wagtail_activitypage_modeladmin_choose_parent",),
        ("cchc_import_file",), ("cchc_review_list",), ("cchc_review_register",), ("cchc_review_substitutions",),
        ("cchc_review_timeline", pub.pk), ("cchc_review_ask", pub.pk), ("cchc_review_emergency", pub.pk), ("cchc_review", stage.waiting.pk), ("cchc_review_record", stage.waiting.pk),
        ("cchc_search_terms",),
        ("wagtailforms:index",), ("wagtailredirects:index",), ("wagtailredirects:add",), ("wagtailredirects:start_import",),
        ("wagtailsnippets:index",), ("wagtaildocs:index",), ("wagtaildocs:add",), ("wagtaildocs:add_multiple",), ("wagtaildocs:edit", stage.document.pk), ("wagtaildocs:delete", stage.document.pk), ("wagtaildocs:document_usage", stage.document.pk),
        ("wagtailimages:index",), ("wagtailimages:add",), ("wagtailimages:add_multiple",), ("wagtailimages:edit", stage.image.pk), ("wagtailimages:delete", stage.image.pk), ("wagtailimages:image_usage", stage.image.pk), ("wagtailimages:url_generator", stage.image.pk),
        ("wagtailsites:index",), ("wagtailsites:add",), ("wagtailsites:edit", Site.objects.first().pk), ("wagtailsites:delete", Site.objects.first().pk), ("wagtailsites:history", Site.objects.first().pk),
        ("wagtailusers_users:index",), ("wagtailusers_users:add",), ("wagtailusers_users:edit", stage.school.author.pk), ("wagtailusers_users:delete", stage.school.author.pk), ("wagtailusers_users:history", stage.school.author.pk),
        ("wagtailusers_groups:index",), ("wagtailusers_groups:add",), ("wagtailusers_groups:edit", Group.objects.first().pk), ("wagtailusers_groups:delete", Group.objects.first().pk),
        ("/admin/khong-co/",), ("/admin/pages/999999/edit/",),
    ]
    for name, *args in jobs:
        try:
            w.go(name, *args, label=name + "-" + "-".join(map(str, args)))
        except Exception as e:
            w.note(f"ERR {e!r}"[:300], name)
    print(len(jobs), "screens", time.time()-t)
    open("/tmp/walk-root.txt", "w").write(w.report())
    print(w.report())
