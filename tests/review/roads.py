"""Every road by which a page could become public, or stop being so, without its review.

A road is a function of a traveller and a page. It tries, whatever it takes; the tests then look at
the database. A road of code may raise ``PermissionDenied``, one of the admin must answer with a
sentence.
"""

import datetime
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.contrib.auth.models import User
from django.core.management import call_command
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from wagtail.actions.create_alias import CreatePageAliasAction
from wagtail.actions.publish_page_revision import PublishPageRevisionAction
from wagtail.models import Page

from tests.admin import forms
from tests.review.school import School
from tests.school import sign_in


@dataclass
class Traveller:
    """A person on a road, signed in; ``follow`` opens the screen to which the admin sends her."""

    school: School
    user: User
    client: Client
    follow: bool

    @classmethod
    def of(cls, school: School, user: User, *, follow: bool) -> "Traveller":
        return cls(school, user, sign_in(user), follow)

    def post(self, name: str, *args: Any, query: str = "", **data: Any) -> Any:
        return self.client.post(reverse(name, args=args) + query, data, follow=self.follow)


Road = Callable[[Traveller, Page], Any]
PUBLISH_ADMIN: dict[str, Road] = {}
PUBLISH_CODE: dict[str, Road] = {}
TAKE_ADMIN: dict[str, Road] = {}
TAKE_CODE: dict[str, Road] = {}


def road(group: dict[str, Road]) -> Callable[[Road], Road]:
    def keep(function: Road) -> Road:
        group[function.__name__] = function
        return function

    return keep


def form_of(page: Page, **changes: Any) -> dict[str, Any]:
    return {**forms.plan(title=page.title, slug=page.slug), **changes}


def bulk(kind: str, *pages: Page) -> tuple[str, list, str]:
    query = "&".join(f"id={page.pk}" for page in pages)
    return "wagtail_bulk_action", ["wagtailcore", "page", kind], f"?{query}&next=/admin/pages/"


# Towards the public, in the admin


@road(PUBLISH_ADMIN)
def press_publish(who: Traveller, page: Page) -> Any:
    data = form_of(page, **{"action-publish": "1"})
    return who.post("wagtailadmin_pages:edit", page.pk, **data)


@road(PUBLISH_ADMIN)
def press_publish_with_a_date(who: Traveller, page: Page) -> Any:
    data = form_of(page, **{"action-publish": "1", "go_live_at": "2030-01-01 08:00"})
    return who.post("wagtailadmin_pages:edit", page.pk, **data)


@road(PUBLISH_ADMIN)
def revert_and_publish(who: Traveller, page: Page) -> Any:
    old = page.revisions.order_by("created_at").first()
    data = form_of(page, **{"action-publish": "1", "revision": old.pk})
    return who.post("wagtailadmin_pages:revisions_revert", page.pk, old.pk, **data)


@road(PUBLISH_ADMIN)
def press_wagtails_approve(who: Traveller, page: Page) -> Any:
    data = form_of(page, **{"action-workflow-action": "1", "workflow-action-name": "approve"})
    return who.post("wagtailadmin_pages:edit", page.pk, **data)


@road(PUBLISH_ADMIN)
def approve_from_the_dashboard(who: Traveller, page: Page) -> Any:
    state = page.current_workflow_state
    if state is None:
        return None
    return who.post(
        "wagtailadmin_pages:workflow_action",
        page.pk,
        "approve",
        state.current_task_state.pk,
        comment="",
    )


@road(PUBLISH_ADMIN)
def publish_in_bulk(who: Traveller, page: Page) -> Any:
    name, args, query = bulk("publish", page)
    return who.post(name, *args, query=query)


@road(PUBLISH_ADMIN)
def publish_in_bulk_with_the_index(who: Traveller, page: Page) -> Any:
    name, args, query = bulk("publish", page.get_parent())
    return who.post(name, *args, query=query, include_descendants="on")


@road(PUBLISH_ADMIN)
def publish_in_bulk_from_the_schools_home(who: Traveller, page: Page) -> Any:
    name, args, query = bulk("publish", who.school.section.site_home)
    return who.post(name, *args, query=query, include_descendants="on")


@road(PUBLISH_ADMIN)
def create_and_publish(who: Traveller, page: Page) -> Any:
    index = who.school.section.plans
    return who.post(
        "wagtailadmin_pages:add",
        "cchc_wagtail",
        "planpage",
        index.pk,
        **{**forms.plan(title="Trang mới", slug="trang-moi"), "action-publish": "1"},
    )


@road(PUBLISH_ADMIN)
def create_and_publish_below_the_schools_home(who: Traveller, page: Page) -> Any:
    new = forms.index(title="Chuyên mục mới", slug="muc-moi", featured=forms.NO_BLOCKS)
    data = {**new, "action-publish": "1"}
    return who.post(
        "wagtailadmin_pages:add",
        "cchc_wagtail",
        "reformhomepage",
        who.school.section.site_home.pk,
        **data,
    )


def copy(who: Traveller, page: Page, to: Page, **data: Any) -> Any:
    return who.post(
        "wagtailadmin_pages:copy",
        page.pk,
        new_title="Bản sao",
        new_slug="ban-sao",
        new_parent_page=to.pk,
        **data,
    )


@road(PUBLISH_ADMIN)
def copy_with_publish(who: Traveller, page: Page) -> Any:
    return copy(who, page, who.school.section.plans, publish_copies="on")


@road(PUBLISH_ADMIN)
def copy_the_section_with_publish(who: Traveller, page: Page) -> Any:
    school = who.school.section
    return copy(who, school.home, school.site_home, publish_copies="on", copy_subpages="on")


@road(PUBLISH_ADMIN)
def make_an_alias(who: Traveller, page: Page) -> Any:
    return copy(who, page, who.school.section.plans, alias="on")


@road(PUBLISH_ADMIN)
def make_an_alias_of_the_section(who: Traveller, page: Page) -> Any:
    school = who.school.section
    return copy(who, school.home, school.site_home, alias="on", copy_subpages="on")


# Towards the public, in code


@road(PUBLISH_CODE)
def publish_a_revision(who: Traveller, page: Page) -> None:
    page.get_latest_revision().publish()


@road(PUBLISH_CODE)
def publish_a_revision_for_a_person(who: Traveller, page: Page) -> None:
    page.get_latest_revision().publish(user=who.user)


@road(PUBLISH_CODE)
def publish_and_skip_the_checks(who: Traveller, page: Page) -> None:
    page.publish(page.get_latest_revision(), user=who.user, skip_permission_checks=True)


@road(PUBLISH_CODE)
def wagtails_action_without_checks(who: Traveller, page: Page) -> None:
    action = PublishPageRevisionAction(page.get_latest_revision(), user=who.user)
    action.execute(skip_permission_checks=True)


@road(PUBLISH_CODE)
def publish_through_the_plain_page(who: Traveller, page: Page) -> None:
    Page.objects.get(pk=page.pk).publish(page.get_latest_revision(), user=who.user)


@road(PUBLISH_CODE)
def save_the_plain_page_as_live(who: Traveller, page: Page) -> None:
    plain = Page.objects.get(pk=page.pk)
    plain.live = True
    plain.save(clean=False)


@road(PUBLISH_CODE)
def publish_a_version_of_another_page(who: Traveller, page: Page) -> None:
    who.school.section.plans.publish(page.get_latest_revision(), user=who.user)


@road(PUBLISH_CODE)
def save_as_live(who: Traveller, page: Page) -> None:
    page.live = True
    page.save()


@road(PUBLISH_CODE)
def save_the_newest_revision_as_live(who: Traveller, page: Page) -> None:
    page = page.get_latest_revision_as_object()
    page.live = True
    page.live_revision = page.latest_revision
    page.save(clean=False)


@road(PUBLISH_CODE)
def finish_the_workflow(who: Traveller, page: Page) -> None:
    if page.current_workflow_state:
        page.current_workflow_state.finish(user=who.user)


@road(PUBLISH_CODE)
def approve_the_step(who: Traveller, page: Page) -> None:
    if page.current_workflow_task_state:
        page.current_workflow_task_state.specific.approve(user=who.user)


@road(PUBLISH_CODE)
def deactivate_the_step(who: Traveller, page: Page) -> None:
    who.school.task.deactivate(user=who.user)


@road(PUBLISH_CODE)
def schedule_by_hand(who: Traveller, page: Page) -> None:
    past = timezone.now() - datetime.timedelta(minutes=1)
    page.revisions.filter(pk=page.latest_revision_id).update(approved_go_live_at=past)
    call_command("publish_scheduled")


@road(PUBLISH_CODE)
def copy_in_code(who: Traveller, page: Page) -> None:
    page.copy(update_attrs={"slug": "ban-sao"}, keep_live=True, user=who.user)


@road(PUBLISH_CODE)
def copy_in_code_without_revisions(who: Traveller, page: Page) -> None:
    page.copy(update_attrs={"slug": "ban-sao"}, keep_live=True, copy_revisions=False)


@road(PUBLISH_CODE)
def copy_the_section_in_code(who: Traveller, page: Page) -> None:
    who.school.section.home.copy(update_attrs={"slug": "ban-sao"}, recursive=True, keep_live=True)


@road(PUBLISH_CODE)
def alias_in_code(who: Traveller, page: Page) -> None:
    CreatePageAliasAction(page, update_slug="ban-sao", user=who.user).execute(
        skip_permission_checks=True
    )


# Away from the public, in the admin


@road(TAKE_ADMIN)
def press_unpublish(who: Traveller, page: Page) -> Any:
    return who.post("wagtailadmin_pages:unpublish", page.pk)


@road(TAKE_ADMIN)
def unpublish_the_schools_home_with_all_below(who: Traveller, page: Page) -> Any:
    home = who.school.section.site_home
    return who.post("wagtailadmin_pages:unpublish", home.pk, include_descendants="on")


@road(TAKE_ADMIN)
def unpublish_in_bulk(who: Traveller, page: Page) -> Any:
    name, args, query = bulk("unpublish", page)
    return who.post(name, *args, query=query)


@road(TAKE_ADMIN)
def unpublish_in_bulk_from_the_schools_home(who: Traveller, page: Page) -> Any:
    name, args, query = bulk("unpublish", who.school.section.site_home)
    return who.post(name, *args, query=query, include_descendants="on")


@road(TAKE_ADMIN)
def press_delete(who: Traveller, page: Page) -> Any:
    return who.post("wagtailadmin_pages:delete", page.pk)


@road(TAKE_ADMIN)
def delete_the_schools_home(who: Traveller, page: Page) -> Any:
    home = who.school.section.site_home
    return who.post("wagtailadmin_pages:delete", home.pk, confirm_site_name="Hoa Sen")


@road(TAKE_ADMIN)
def delete_in_bulk(who: Traveller, page: Page) -> Any:
    name, args, query = bulk("delete", page)
    return who.post(name, *args, query=query)


@road(TAKE_ADMIN)
def delete_the_schools_home_in_bulk(who: Traveller, page: Page) -> Any:
    name, args, query = bulk("delete", who.school.section.site_home)
    return who.post(name, *args, query=query)


@road(TAKE_ADMIN)
def confirm_a_move(who: Traveller, page: Page) -> Any:
    return who.post("wagtailadmin_pages:move_confirm", page.pk, who.school.second_index.pk)


@road(TAKE_ADMIN)
def move_in_bulk(who: Traveller, page: Page) -> Any:
    name, args, query = bulk("move", page)
    return who.post(name, *args, query=query, chooser=who.school.second_index.pk)


@road(TAKE_ADMIN)
def set_privacy(who: Traveller, page: Page) -> Any:
    return who.post("wagtailadmin_pages:set_privacy", page.pk, restriction_type="login")


# Away from the public, in code


@road(TAKE_CODE)
def unpublish_in_code(who: Traveller, page: Page) -> None:
    page.unpublish(user=who.user)


@road(TAKE_CODE)
def unpublish_the_plain_page(who: Traveller, page: Page) -> None:
    Page.objects.get(pk=page.pk).unpublish(user=who.user)


@road(TAKE_CODE)
def unpublish_as_expired(who: Traveller, page: Page) -> None:
    page.unpublish(set_expired=True, log_action="wagtail.unpublish.scheduled")


@road(TAKE_CODE)
def save_as_draft(who: Traveller, page: Page) -> None:
    page.live = False
    page.save()


@road(TAKE_CODE)
def delete_in_code(who: Traveller, page: Page) -> None:
    page.delete(user=who.user)


@road(TAKE_CODE)
def delete_the_index_in_code(who: Traveller, page: Page) -> None:
    who.school.section.plans.delete()


@road(TAKE_CODE)
def move_in_code(who: Traveller, page: Page) -> None:
    page.move(who.school.second_index, pos="last-child", user=who.user)


@road(TAKE_CODE)
def schedule_another_version(who: Traveller, page: Page) -> None:
    draft = page.get_latest_revision_as_object()
    draft.title = "Nội dung chưa ai duyệt"
    draft.go_live_at = timezone.now() - datetime.timedelta(minutes=1)
    revision = draft.save_revision(user=who.user)
    page.revisions.filter(pk=revision.pk).update(approved_go_live_at=draft.go_live_at)
    call_command("publish_scheduled")
