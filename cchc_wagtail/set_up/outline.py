"""What a new section consists of: pages, groups, permissions, units.

Titles, introductions and names become content of the site, so they are Vietnamese whatever the
language of the person who runs the command.
"""

from dataclasses import dataclass, field

from wagtail.models import Page

from cchc_wagtail.enums import RoleGroup, UnitKind
from cchc_wagtail.pages.activities import ActivityIndexPage
from cchc_wagtail.pages.documents import DocumentIndexPage
from cchc_wagtail.pages.plans import PlanIndexPage
from cchc_wagtail.pages.procedures import ProcedureIndexPage
from cchc_wagtail.pages.stories import StoryIndexPage

HOME_TITLE = "Cải cách hành chính"
HOME_INTRODUCTION = (
    "<p>Trang này công khai công tác cải cách hành chính của nhà trường: kế hoạch, thủ tục dành "
    "cho phụ huynh, văn bản mới, hoạt động và những tấm gương người tốt, việc tốt.</p>"
)

#: Collection of the section's images and files.
COLLECTION_NAME = "Cải cách hành chính"


@dataclass(frozen=True)
class IndexOutline:
    """One index page of the section."""

    model: type[Page]
    title: str
    slug: str
    introduction: str


INDEXES = (
    IndexOutline(
        PlanIndexPage,
        "Kế hoạch",
        "ke-hoach",
        "<p>Các kế hoạch cải cách hành chính của nhà trường và nhiệm vụ giao cho từng bộ phận.</p>",
    ),
    IndexOutline(
        ProcedureIndexPage,
        "Thủ tục hành chính",
        "thu-tuc",
        "<p>Hướng dẫn từng thủ tục: hồ sơ cần chuẩn bị, nơi nộp, thời hạn giải quyết và phí, lệ "
        "phí.</p>",
    ),
    IndexOutline(
        StoryIndexPage,
        "Gương người tốt, việc tốt",
        "guong-nguoi-tot",
        "<p>Những cá nhân và tập thể làm tốt công tác cải cách hành chính.</p>",
    ),
    IndexOutline(
        DocumentIndexPage,
        "Văn bản",
        "van-ban",
        "<p>Văn bản của nhà trường và của cấp trên về cải cách hành chính.</p>",
    ),
    IndexOutline(
        ActivityIndexPage,
        "Hoạt động",
        "hoat-dong",
        "<p>Các cuộc họp, hội thi, buổi tập huấn và đợt kiểm tra về cải cách hành chính.</p>",
    ),
)


@dataclass(frozen=True)
class GroupOutline:
    """What the members of one group may do.

    Args:
        page: permissions on the section's home page, which hold for all pages below it.
        register: permissions on the registers of units and plan tasks.
        files: permissions on the section's collection, for images and documents alike.
        review: code names of permissions of the review and of the reports.
    """

    name: str
    page: tuple[str, ...]
    register: tuple[str, ...]
    files: tuple[str, ...] = ("add", "change", "choose")
    review: tuple[str, ...] = ("view_reviewround", "view_searchterm")


# "change" lets the reviewers open the editor, where a draft is read and corrected.
GROUPS = (
    GroupOutline(RoleGroup.EDITORS, ("add", "change"), ("view", "add", "change")),
    GroupOutline(RoleGroup.OFFICE, ("change",), ("view", "add", "change")),
    GroupOutline(RoleGroup.UNION, ("change",), ("view",)),
    GroupOutline(
        RoleGroup.BOARD,
        ("add", "change", "publish", "lock", "unlock"),
        ("view", "add", "change", "delete"),
        review=("view_reviewround", "view_searchterm", "publish_in_emergency"),
    ),
)


@dataclass(frozen=True)
class UnitOutline:
    """A unit that nearly every school has."""

    name: str
    kind: UnitKind
    group: RoleGroup | None = None
    aliases: tuple[str, ...] = field(default=())


UNITS = (
    UnitOutline(
        "Ban giám hiệu",
        UnitKind.BOARD,
        RoleGroup.BOARD,
        ("BGH", "Ban Giám hiệu nhà trường", "Lãnh đạo nhà trường"),
    ),
    UnitOutline(
        "Văn phòng",
        UnitKind.OFFICE,
        RoleGroup.OFFICE,
        ("Bộ phận văn phòng", "Tổ văn phòng", "Văn phòng nhà trường"),
    ),
    UnitOutline(
        "Công đoàn",
        UnitKind.UNION,
        RoleGroup.UNION,
        (
            "Công đoàn cơ sở",
            "Công đoàn nhà trường",
            "BCH Công đoàn",
            "Ban Chấp hành Công đoàn",
        ),
    ),
    UnitOutline(
        "Các tổ chuyên môn",
        UnitKind.SUBJECT_GROUP,
        aliases=("Tổ chuyên môn", "Tổ, khối chuyên môn"),
    ),
)
