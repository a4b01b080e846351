"""A small school with the section, and people with different rights, for tests of the admin."""

from dataclasses import dataclass
from typing import Any

from django.contrib.auth.models import AbstractUser, Group, Permission, User
from django.contrib.contenttypes.models import ContentType
from django.test import Client
from wagtail.models import Collection, GroupPagePermission, Locale, Page, Site

from cchc_wagtail.models import (
    ActivityIndexPage,
    ActivityPage,
    DocumentIndexPage,
    OrgUnit,
    PlanIndexPage,
    PlanPage,
    PlanTask,
    ProcedureIndexPage,
    ReformHomePage,
    StoryIndexPage,
    StoryPage,
)
from cchc_wagtail.review.authority import without_review
from tests.beginnings import beginning
from tests.testapp.models import HomePage


@dataclass
class Section:
    """The section of one school, an index for each kind."""

    site_home: Page
    home: ReformHomePage
    plans: PlanIndexPage
    procedures: ProcedureIndexPage
    stories: StoryIndexPage
    documents: DocumentIndexPage
    activities: ActivityIndexPage


def ensure_roots() -> None:
    """The rows that Wagtail's migrations make; a test with real transactions leaves none."""
    ContentType.objects.clear_cache()
    if not Page.objects.filter(depth=1).exists():
        Locale.objects.get_or_create(language_code="vi")
        Page.add_root(title="Root", slug="root")
    if not Collection.objects.filter(depth=1).exists():
        Collection.add_root(name="Root")
    Site.clear_site_root_paths_cache()


@beginning("section")
def make_section() -> Section:
    """Below the root: the school's own home page, the section and its five indexes."""
    ensure_roots()
    root = Page.objects.get(depth=1)
    site_home = root.add_child(instance=HomePage(title="Trường Mầm non Hoa Sen", slug="hoa-sen"))
    Site.objects.update_or_create(
        is_default_site=True, defaults={"hostname": "testserver", "root_page": site_home}
    )
    home = site_home.add_child(
        instance=ReformHomePage(title="Cải cách hành chính", slug="cai-cach-hanh-chinh")
    )
    return Section(
        site_home=site_home,
        home=home,
        plans=home.add_child(instance=PlanIndexPage(title="Kế hoạch", slug="ke-hoach")),
        procedures=home.add_child(instance=ProcedureIndexPage(title="Thủ tục", slug="thu-tuc")),
        stories=home.add_child(
            instance=StoryIndexPage(title="Gương người tốt, việc tốt", slug="guong-nguoi-tot")
        ),
        documents=home.add_child(instance=DocumentIndexPage(title="Văn bản", slug="van-ban")),
        activities=home.add_child(instance=ActivityIndexPage(title="Hoạt động", slug="hoat-dong")),
    )


def make_person(name: str, *permissions: str, on: Page | None = None, pages: str = "") -> Any:
    """A person who may enter the admin.

    Args:
        name: user name, also the name of the group made for the person.
        permissions: codenames of model permissions of this package, for example "add_orgunit".
        on: page on and below which the page permissions hold.
        pages: page permissions, separated by spaces, for example "add change publish".
    """
    group = Group.objects.create(name=f"Nhóm {name}")
    group.permissions.add(
        Permission.objects.get(codename="access_admin"),
        *Permission.objects.filter(
            content_type__app_label="cchc_wagtail", codename__in=permissions
        ),
    )
    for action in pages.split():
        GroupPagePermission.objects.create(
            group=group, page=on, permission=Permission.objects.get(codename=f"{action}_page")
        )
    user = User.objects.create_user(name, f"{name}@hoasen.example", "mat-khau-thu")
    user.groups.add(group)
    return user


def make_editor(section: Section) -> Any:
    """A person who may add, edit and publish in the section, and has no right to the registers."""
    return make_person("bien-tap", on=section.home, pages="add change publish")


def make_public(page: Page) -> None:
    """Publish the newest draft of ``page`` as a program may; the review has its own tests."""
    with without_review("Kiểm thử"):
        Page.objects.get(pk=page.pk).specific.get_latest_revision().publish()


def take_down(page: Page) -> None:
    with without_review("Kiểm thử"):
        page.specific.unpublish()


def remove(page: Page) -> None:
    with without_review("Kiểm thử"):
        page.specific.delete()


def sign_in(user: AbstractUser) -> Client:
    """A browser in which ``user`` is signed in."""
    client = Client()
    client.force_login(user)
    return client


def make_plan(section: Section, title: str = "Kế hoạch tuyên truyền", **fields: Any) -> PlanPage:
    return section.plans.add_child(instance=PlanPage(title=title, **fields))


def make_story(section: Section, unit: OrgUnit | None = None, **fields: Any) -> StoryPage:
    fields = {"title": "Cô Sen giúp phụ huynh", "person_name": "Cô Sen", "unit": unit, **fields}
    return section.stories.add_child(instance=StoryPage(**fields))


def make_activity(section: Section, **fields: Any) -> ActivityPage:
    fields = {"title": "Họp phụ huynh đầu năm", **fields}
    return section.activities.add_child(instance=ActivityPage(**fields))


def make_task(plan: Page, **fields: Any) -> PlanTask:
    return PlanTask.objects.create(plan=plan, **{"description": "Niêm yết thủ tục", **fields})
