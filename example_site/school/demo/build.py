"""Fill the example site; a second run finds everything there and changes nothing."""

import datetime
import json
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.utils import timezone
from wagtail.models import Collection, Locale, Page, Site

from cchc_wagtail.importing.files import read_path
from cchc_wagtail.importing.import_plan import import_plan
from cchc_wagtail.models import (
    ActivityIndexPage,
    ActivityPage,
    DocumentIndexPage,
    DocumentPage,
    OrgUnit,
    PlanIndexPage,
    PlanTask,
    ProcedureIndexPage,
    ProcedurePage,
    ReformHomePage,
    ReviewRound,
    StoryIndexPage,
    StoryPage,
)
from cchc_wagtail.review.enums import ReviewStatus
from school.demo import review
from school.demo.content import ACTIVITIES, DOCUMENTS, STORIES, WAITING
from school.demo.files import make_document, make_photo
from school.demo.news import NEWS, PLAN_SUMMARIES
from school.demo.procedures import PROCEDURES
from school.demo.procedures.parts import READ_ON
from school.models import HomePage, NewsIndexPage, NewsPage

SAMPLES = Path(__file__).resolve().parents[2] / "samples"
STREAM_FIELDS = {"steps": "step", "channels": "channel", "dossier": "case", "legal_bases": "basis"}
#: The plan that a party sends back once, to show how that looks.
FIRST_PLAN = "ke-hoach-tuyen-truyen-cchc-2026.txt"
ISSUER = {"issuer": "TRƯỜNG MẦM NON HOA SEN", "superior": "ỦY BAN NHÂN DÂN XÃ TÂN HÒA"}
SIGNERS = [("signer", {"position": "HIỆU TRƯỞNG", "name": "Nguyễn Thị Thanh Sen"})]


def stream(entries: list[tuple[str, Any]]) -> str:
    return json.dumps([{"type": name, "value": value} for name, value in entries])


def publish(parent: Page, page: Page) -> Page:
    """Add ``page`` below ``parent`` as the editor does, and take it through the review."""
    page.live = False
    page.owner = review.person("bientap")
    parent.add_child(instance=page)
    page.save_revision(user=page.owner, log_action=True)
    review.publish(page)
    return page


def empty_index(model: type[Page]) -> Page | None:
    """The index page of that type while nothing is below it.

    Once it was filled, its pages are the visitor's: what was renamed or deleted stays so.
    """
    return model.objects.filter(numchild=0).first()


def build_school() -> None:
    """The school's own site, as it was before the section."""
    if HomePage.objects.exists():
        return
    locale, _created = Locale.objects.get_or_create(language_code="vi")
    root = Page.objects.get(depth=1)
    home = root.add_child(
        instance=HomePage(
            title="Trường Mầm non Hoa Sen",
            slug="hoa-sen",
            locale=locale,
            introduction="<p>Nhà trường nuôi dạy các bé từ 24 tháng đến 5 tuổi ở thôn Hạ, xã Tân "
            "Hòa. Cha mẹ xem tin tức, thủ tục và văn bản của nhà trường ở đây.</p>",
        )
    )
    news = home.add_child(
        instance=NewsIndexPage(title="Tin tức", slug="tin-tuc", show_in_menus=True, locale=locale)
    )
    for slug, title, date, body in NEWS:
        news.add_child(
            instance=NewsPage(
                title=title,
                slug=slug,
                locale=locale,
                published_on=datetime.date.fromisoformat(date),
                body=f"<p>{body}</p>",
            )
        )
    address = urlsplit(settings.WAGTAILADMIN_BASE_URL)
    Site.objects.update_or_create(
        is_default_site=True,
        defaults={
            "hostname": address.hostname,
            "port": address.port or (443 if address.scheme == "https" else 80),
            "root_page": home,
            "site_name": "Trường Mầm non Hoa Sen",
        },
    )
    Page.objects.filter(slug="home", depth=2).delete()
    Page.fix_tree()


def build_section() -> None:
    """Fill the section, which is set up, with pages; they go through the review."""
    build_plans()
    build_procedures()
    build_documents()
    build_stories()
    build_activities()
    build_home()
    build_waiting()


def build_waiting() -> None:
    """One story that waits for the parties, so that there is something to decide in the demo."""
    if ReviewRound.objects.filter(status=ReviewStatus.OPEN).exists():
        return
    parent = StoryIndexPage.objects.filter(numchild__gt=0).first()
    if parent is None or StoryPage.objects.filter(slug=WAITING["slug"]).exists():
        return
    author = review.person("bientap")
    page = parent.add_child(instance=StoryPage(**WAITING, live=False, owner=author))
    page.save_revision(user=author, log_action=True)
    review.submit(page)


def build_home() -> None:
    """The procedures that parents of this school ask for most, and where to send feedback."""
    home = ReformHomePage.objects.filter(feedback_contact="").first()
    if home is None or home.featured:
        return
    in_force = ProcedurePage.objects.descendant_of(home).live().filter(state="in_force")
    chosen = in_force.order_by("path")[:4]
    home.featured = stream([("procedure", page.pk) for page in chosen])
    home.feedback_contact = (
        "Văn phòng Trường Mầm non Hoa Sen, thôn Hạ, xã Tân Hòa\n"
        "Điện thoại 0258 000 111, thư điện tử vanphong@mnhoasen.example"
    )
    home.save_revision(user=review.person("bientap"), log_action=True)
    review.publish(home)


def build_plans() -> None:
    """Import the sample plans from their files, the way the office would."""
    parent = empty_index(PlanIndexPage)
    if parent is None:
        return
    author = review.person("bientap")
    for path in sorted(SAMPLES.iterdir()):
        result = import_plan(read_path(path), parent=parent, user=author, file_name=path.name)
        page = result.page
        page.summary = PLAN_SUMMARIES[path.name]
        page.area = "chi-dao-dieu-hanh"
        page.save_revision(user=author, log_action=True)
        if path.name == FIRST_PLAN:
            review.publish_after_changes(
                page,
                "Văn phòng",
                "Bổ sung mô tả ngắn để phụ huynh tìm thấy kế hoạch trên mạng.",
                "Kế hoạch cải cách hành chính của Trường Mầm non Hoa Sen, nhiệm vụ từng bộ phận.",
            )
        else:
            review.publish(page)


def build_procedures() -> None:
    parent = empty_index(ProcedureIndexPage)
    if parent is None:
        return
    for entry in PROCEDURES:
        values = dict(entry)
        for field, block in STREAM_FIELDS.items():
            values[field] = stream([(block, value) for value in values.get(field, [])])
        publish(
            parent,
            ProcedurePage(
                **values,
                area="thu-tuc-hanh-chinh",
                last_checked_on=datetime.date.fromisoformat(READ_ON),
                contact_name="Văn phòng nhà trường",
                contact_phone="0258 000 111",
            ),
        )


def collection() -> Collection:
    return Collection.objects.get(name="Cải cách hành chính")


def photos(entry: dict) -> str:
    """The photo block of an entry, drawn now."""
    if "photo" not in entry:
        return stream([])
    drawing, colour, alt, caption = entry["photo"]
    image = make_photo(caption, drawing, colour, collection())
    photo = {"image": image.pk, "alt": alt, "caption": caption, "credit": ""}
    return stream([("photo", photo)])


def build_stories() -> None:
    parent = empty_index(StoryIndexPage)
    if parent is None:
        return
    for entry in STORIES:
        values = {key: value for key, value in entry.items() if key not in {"photo", "unit"}}
        unit = OrgUnit.objects.filter(name=entry.get("unit")).first()
        publish(parent, StoryPage(**values, unit=unit, photos=photos(entry)))


def build_documents() -> None:
    parent = empty_index(DocumentIndexPage)
    if parent is None:
        return
    for entry in DOCUMENTS:
        values = {key: value for key, value in entry.items() if key not in {"file", "replaces"}}
        for field in ("issued_on", "effective_on", "expired_on"):
            if field in values:
                values[field] = datetime.date.fromisoformat(values[field])
        file = make_document(entry["title"], entry["slug"], entry["file"], collection())
        replaced = []
        if "replaces" in entry:
            old = DocumentPage.objects.child_of(parent).get(slug=entry["replaces"])
            replaced = [("replaced", {"page": old.pk, "text": ""})]
        publish(
            parent,
            DocumentPage(
                **values,
                **ISSUER,
                place="Tân Hòa",
                signers=stream(SIGNERS),
                files=stream(
                    [("file", {"document": file.pk, "is_signed": entry["file"] == "pdf"})]
                ),
                replaces=stream(replaced),
            ),
        )


def build_activities() -> None:
    parent = empty_index(ActivityIndexPage)
    if parent is None:
        return
    for entry in ACTIVITIES:
        values = {
            key: value
            for key, value in entry.items()
            if key not in {"photo", "units", "lead_unit", "task"}
        }
        for field in ("starts_at", "ends_at"):
            if field in values:
                values[field] = timezone.make_aware(datetime.datetime.fromisoformat(values[field]))
        page = ActivityPage(
            **values,
            lead_unit=OrgUnit.objects.filter(name=entry["lead_unit"]).first(),
            plan_task=PlanTask.objects.filter(description__contains=entry["task"]).first(),
            photos=photos(entry),
        )
        page.units.set(OrgUnit.objects.filter(name__in=entry["units"]))
        publish(parent, page)
