"""Ways in which a page is kept from visitors, and places where it must not show.

A new state is one entry in ``STATES``, a new place one in what ``addresses`` gives; the test builds
each state once and asks every address of every place.
"""

import datetime
import json
from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.contrib.auth.models import Group
from django.test import Client
from django.utils import timezone
from wagtail.models import Page, PageViewRestriction

from cchc_wagtail.enums import StoryKind
from cchc_wagtail.models import OrgUnit, ReviewDecision, ReviewRound
from cchc_wagtail.review.enums import ReviewKind, Verdict
from tests.factories import (
    ActivityFactory,
    DocumentFactory,
    PlanFactory,
    ProcedureFactory,
    StoryFactory,
    blocks,
)
from tests.school import Section, make_task, remove, take_down

#: Stands in every field that a visitor may not read.
SECRET = "KHÔNG ĐƯỢC LỘ"
#: The same in an address.
SECRET_SLUG = "khong-duoc-lo"
SECRET_YEAR = "2041"
INTERNAL = "ghi-chú-nội-bộ"


def make_pages(section: Section) -> dict[str, Page]:
    """One page of each kind, full of what must not be told, and related to what is public."""
    unit = OrgUnit.objects.create(name=f"{SECRET} đơn vị")
    hidden = {
        "title": SECRET,
        "slug": SECRET_SLUG,
        "summary": SECRET,
        "import_report": {"file": INTERNAL},
    }
    public = DocumentFactory(parent=section.documents, title="Văn bản cũ")
    document = DocumentFactory(
        parent=section.documents,
        field=SECRET,
        # The day on which the old document lost its effect is true for everybody, and shown.
        issued_on=datetime.date(2026, 1, 5),
        replaces=blocks(("replaced", {"page": public.pk, "text": ""})),
        **hidden,
    )
    plan = PlanFactory(parent=section.plans, year=int(SECRET_YEAR), **hidden)
    task = make_task(plan, description=SECRET)
    ActivityFactory(parent=section.activities, title="Hoạt động công khai", plan_task=task)
    procedure = ProcedureFactory(parent=section.procedures, field=SECRET, **hidden)
    section.home.featured = blocks(("procedure", procedure.pk))
    section.home.save()
    pages = {
        "plan": plan,
        "document": document,
        "procedure": procedure,
        "story": StoryFactory(parent=section.stories, unit=unit, school_year="2041-2042", **hidden),
        "activity": ActivityFactory(
            parent=section.activities, lead_unit=unit, body=f"<p>{SECRET}</p>", **hidden
        ),
    }
    for page in (public, *pages.values()):
        tell_in_review(page)
    return pages


def tell_in_review(page: Page) -> None:
    """Give ``page`` a review with words that stay between those who write and decide."""
    round_ = ReviewRound.objects.create(
        kind=ReviewKind.PUBLISH,
        page=page,
        page_key=page.pk,
        page_title=page.title,
        page_type=page._meta.label,
        fingerprint="x",
        submitted_by_name=INTERNAL,
        note=INTERNAL,
        due_on=datetime.date(2026, 1, 9),
        failure=INTERNAL,
    )
    ReviewDecision.objects.create(
        round=round_,
        party_name=INTERNAL,
        user_name=INTERNAL,
        verdict=Verdict.CHANGES,
        reason=INTERNAL,
        fingerprint="x",
    )


def restrict(page: Page, kind: str, **fields: Any) -> None:
    restriction = PageViewRestriction.objects.create(
        page_id=page.pk, restriction_type=kind, **fields
    )
    if kind == PageViewRestriction.GROUPS:
        restriction.groups.add(Group.objects.create(name=f"Nhóm kín {page.pk}"))


def to_every(change: Callable[[Page], None]) -> Callable[[Section, dict[str, Page]], None]:
    def hide(section: Section, pages: dict[str, Page]) -> None:
        for page in pages.values():
            change(page)

    return hide


def _scheduled(page: Page) -> None:
    go_live = timezone.now() + datetime.timedelta(days=3)
    Page.objects.filter(pk=page.pk).update(live=False, go_live_at=go_live)


def _expired(page: Page) -> None:
    before = timezone.now() - datetime.timedelta(days=3)
    Page.objects.filter(pk=page.pk).update(live=False, expired=True, expire_at=before)


def _indexes_closed(section: Section, pages: dict[str, Page]) -> None:
    for page in pages.values():
        restrict(page.get_parent(), PageViewRestriction.LOGIN)


def _lesson(section: Section, pages: dict[str, Page]) -> None:
    # Only a story can be for the staff alone; of the others nothing is left to hide.
    for kind in [kind for kind in pages if kind != "story"]:
        remove(pages.pop(kind))
    story = pages["story"]
    story.kind, story.person_name, story.quote, story.quote_author = StoryKind.LESSON, "", "", ""
    story.save()


STATES: dict[str, Callable[[Section, dict[str, Page]], None]] = {
    "draft": to_every(lambda page: Page.objects.filter(pk=page.pk).update(live=False)),
    "taken down": to_every(take_down),
    "scheduled": to_every(_scheduled),
    "expired": to_every(_expired),
    "login": to_every(lambda page: restrict(page, PageViewRestriction.LOGIN)),
    "group": to_every(lambda page: restrict(page, PageViewRestriction.GROUPS)),
    "password": to_every(lambda page: restrict(page, PageViewRestriction.PASSWORD, password="x")),
    "list behind a login": _indexes_closed,
    "section behind a password": lambda section, pages: restrict(
        section.home, PageViewRestriction.PASSWORD, password="x"
    ),
    "for the staff": _lesson,
}

#: Words of the title without accents, the same mistyped ("did you mean"), and a word of a unit:
#: none holds a hidden word as it is written, so that what is echoed is not taken for a leak.
SEARCHES = ("khong+duoc+lo", "khong+duox+lo", "KHONG", "don+vi")
INDEXES = ("plans", "procedures", "stories", "documents", "activities")


def addresses(section: Section, pages: dict[str, Page]) -> dict[str, list[str]]:
    """What a visitor asks for, by surface."""
    lists = [section.home.url, *(getattr(section, name).url for name in INDEXES)]
    kinds = [page.specific_class._meta.label for page in pages.values()]
    return {
        "home page of the site": [section.site_home.url],
        # Filter options, counts and JSON-LD stand on the same pages.
        "lists": lists,
        "filtered lists": [
            f"{section.plans.url}?nam={SECRET_YEAR}&loai=KH",
            f"{section.documents.url}?nam=2026",
            f"{section.stories.url}?nam-hoc=2041-2042",
            f"{section.procedures.url}?trang=2",
        ],
        "search": [
            f"{section.home.url}tim-kiem/?q={words}{more}"
            for words in SEARCHES
            for more in ("", "&loai=procedure", "&trang=2")
        ],
        "search in lists": [
            f"{getattr(section, name).url}?q={words}" for name in INDEXES for words in SEARCHES
        ],
        "related pages": [
            child.url
            for name in ("documents", "activities")
            for child in getattr(section, name).get_children().exclude(title=SECRET)
        ],
        "feeds": [f"{address}atom/" for address in lists],
        "sitemap": ["/sitemap.xml"],
        "api 2": _second_api(section, pages, kinds),
        "the page itself": [page.url for page in pages.values()],
        **({"api 3": _third_api(section, pages, kinds)} if settings.HAS_API_V3 else {}),
    }


def _second_api(section: Section, pages: dict[str, Page], kinds: list[str]) -> list[str]:
    return [
        "/api/pages/?limit=20&fields=*",
        *[f"/api/pages/?type={kind}&fields=*" for kind in kinds],
        *[f"/api/pages/{page.pk}/" for page in pages.values()],
        "/api/pages/?search=KHONG",
        f"/api/pages/?slug={SECRET_SLUG}",
        f"/api/pages/?descendant_of={section.home.pk}",
        *[f"/api/pages/find/?html_path={page.url}" for page in pages.values()],
    ]


def _third_api(section: Section, pages: dict[str, Page], kinds: list[str]) -> list[str]:
    return [
        "/api/v3/pages/?limit=20",
        *[f"/api/v3/pages/?type={kind}" for kind in kinds],
        *[f"/api/v3/pages/{page.pk}/" for page in pages.values()],
        "/api/v3/pages/?search=KHONG",
        f"/api/v3/pages/?descendant_of={section.home.pk}",
    ]


def answer_to(client: Client, address: str) -> tuple[int, str]:
    """Status and text of what a visitor is told at ``address``."""
    response = client.get(address)
    text = response.content.decode()
    if response.headers.get("Content-Type", "").startswith("application/json"):
        # Letters outside ASCII may be written as escapes.
        text = json.dumps(response.json(), ensure_ascii=False)
    return response.status_code, text


__all__ = [
    "INTERNAL",
    "SECRET",
    "SECRET_SLUG",
    "SECRET_YEAR",
    "STATES",
    "addresses",
    "answer_to",
    "make_pages",
]
