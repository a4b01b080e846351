"""Closed lists of values that models, blocks and forms share."""

from enum import StrEnum

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class ReformArea(models.TextChoices):
    """Areas of the reform: Resolution 76/NQ-CP of 15 July 2021 (period 2021-2030).

    The slugs also stand for the matching areas of Resolution 30c/NQ-CP of 8 November 2011;
    ``chi-dao-dieu-hanh`` is the management heading used in every report.
    """

    MANAGEMENT = "chi-dao-dieu-hanh", _("Direction and management")
    INSTITUTIONS = "the-che", _("Institutional reform")
    PROCEDURES = "thu-tuc-hanh-chinh", _("Reform of administrative procedures")
    APPARATUS = "to-chuc-bo-may", _("Reform of the organisational apparatus")
    CIVIL_SERVICE = "cong-vu", _("Reform of the civil service regime")
    FINANCE = "tai-chinh-cong", _("Public finance reform")
    DIGITAL = "so-hoa", _("Digital government and digital transformation")


class RoleGroup(StrEnum):
    """Names of the groups of accounts that ``cchc_setup`` makes.

    They are data of the site, found by name, so they are Vietnamese and never translated.
    """

    EDITORS = "CCHC – Biên tập"
    OFFICE = "CCHC – Văn phòng"
    UNION = "CCHC – Công đoàn"
    BOARD = "CCHC – Ban giám hiệu"


class UnitKind(models.TextChoices):
    BOARD = "board", _("School board")
    OFFICE = "office", _("Office")
    UNION = "union", _("Trade union")
    SUBJECT_GROUP = "subject_group", _("Subject group")
    ORGANISATION = "organisation", _("Party cell or mass organisation")
    OTHER = "other", _("Other unit")


class DocumentKind(models.TextChoices):
    """Kinds of official documents.

    The first block are the 29 kinds of Decree 30/2020/NĐ-CP, Article 7, with the abbreviations
    of its Appendix III; công văn and thư công have none there, so CV and ThC are our own keys.
    SY, TrS and SL are the copies of Appendix III. The rest are legal normative documents
    (Law 64/2025/QH15), which schools republish.
    """

    RESOLUTION = "NQ", pgettext_lazy("kind of document", "Resolution")
    DECISION = "QĐ", pgettext_lazy("kind of document", "Decision")
    DIRECTIVE = "CT", pgettext_lazy("kind of document", "Directive")
    STATUTE = "QC", pgettext_lazy("kind of document", "Statute")
    REGULATION = "QyĐ", pgettext_lazy("kind of document", "Regulation")
    COMMUNIQUE = "TC", pgettext_lazy("kind of document", "Communiqué")
    NOTICE = "TB", pgettext_lazy("kind of document", "Notice")
    GUIDANCE = "HD", pgettext_lazy("kind of document", "Guidance")
    PROGRAMME = "CTr", pgettext_lazy("kind of document", "Programme")
    PLAN = "KH", pgettext_lazy("kind of document", "Plan")
    SCHEME = "PA", pgettext_lazy("kind of document", "Implementation scheme")
    PROPOSAL = "ĐA", pgettext_lazy("kind of document", "Proposal scheme")
    PROJECT = "DA", pgettext_lazy("kind of document", "Project")
    REPORT = "BC", pgettext_lazy("kind of document", "Report")
    MINUTES = "BB", pgettext_lazy("kind of document", "Minutes")
    SUBMISSION = "TTr", pgettext_lazy("kind of document", "Submission")
    CONTRACT = "HĐ", pgettext_lazy("kind of document", "Contract")
    LETTER = "CV", pgettext_lazy("kind of document", "Official letter")
    TELEGRAM = "CĐ", pgettext_lazy("kind of document", "Official telegram")
    MEMORANDUM = "BGN", pgettext_lazy("kind of document", "Memorandum")
    AGREEMENT = "BTT", pgettext_lazy("kind of document", "Agreement")
    AUTHORISATION = "GUQ", pgettext_lazy("kind of document", "Letter of authorisation")
    INVITATION = "GM", pgettext_lazy("kind of document", "Invitation")
    INTRODUCTION = "GGT", pgettext_lazy("kind of document", "Letter of introduction")
    LEAVE = "GNP", pgettext_lazy("kind of document", "Leave permit")
    CONSIGNMENT = "PG", pgettext_lazy("kind of document", "Consignment slip")
    TRANSFER = "PC", pgettext_lazy("kind of document", "Transfer slip")
    SLIP = "PB", pgettext_lazy("kind of document", "Notification slip")
    PUBLIC_LETTER = "ThC", pgettext_lazy("kind of document", "Public letter")
    CERTIFIED_COPY = "SY", pgettext_lazy("kind of document", "True copy")
    EXTRACT_COPY = "TrS", pgettext_lazy("kind of document", "Extract copy")
    DUPLICATE_COPY = "SL", pgettext_lazy("kind of document", "Duplicate copy")
    LAW = "Luật", pgettext_lazy("kind of document", "Law")
    ORDINANCE = "PL", pgettext_lazy("kind of document", "Ordinance")
    DECREE = "NĐ", pgettext_lazy("kind of document", "Decree")
    CIRCULAR = "TT", pgettext_lazy("kind of document", "Circular")
    JOINT_CIRCULAR = "TTLT", pgettext_lazy("kind of document", "Joint circular")
    OTHER = "khac", pgettext_lazy("kind of document", "Other kind")


class ProcedureState(models.TextChoices):
    NOT_YET = "not_yet", _("Not yet in force")
    IN_FORCE = "in_force", _("In force")
    SUSPENDED = "suspended", _("Suspended")
    ABOLISHED = "abolished", _("Abolished")


class ProcedureType(models.TextChoices):
    """The portal's three kinds of procedure (Cổng Dịch vụ công quốc gia, "Loại thủ tục")."""

    DETAILED_BY_LAW = "detailed_by_law", _("Procedure whose details the law assigns")
    NOT_ASSIGNED = "not_assigned", _("Procedure not assigned by law to localities")
    SCHOOL = "school", _("The school's own procedure")
    OTHER = "other", _("Other type")


class OnlineLevel(models.TextChoices):
    """Levels of online service, Decree 224/2026/NĐ-CP, in force since 1 July 2026."""

    FULL = "full", _("Fully online")
    PARTIAL = "partial", _("Partly online")
    INFORMATION = "information", _("Information only")


class Channel(models.TextChoices):
    IN_PERSON = "in_person", _("In person")
    ONLINE = "online", _("Online")
    POST = "post", _("By post")


class TimeUnit(models.TextChoices):
    WORKING_DAY = "working_day", _("working days")
    DAY = "day", _("days")
    HOUR = "hour", _("hours")
    MONTH = "month", _("months")


class FeeKind(models.TextChoices):
    """Phí and lệ phí are different things: Law on fees and charges 97/2015/QH13, Article 3."""

    FEE = "fee", _("Fee")
    CHARGE = "charge", _("Charge")
    FREE = "free", _("Free of charge")


class BasisState(models.TextChoices):
    IN_FORCE = "in_force", _("In force")
    AMENDED = "amended", _("Amended")
    REPLACED = "replaced", _("Replaced")
    EXPIRED = "expired", _("Expired")


class StoryKind(models.TextChoices):
    PERSON = "person", _("Good person")
    DEED = "deed", _("Good deed")
    MODEL_UNIT = "model_unit", _("Model unit")
    LESSON = "lesson", _("Lesson learned")


class SubjectKind(models.TextChoices):
    PERSON = "person", _("One person")
    COLLECTIVE = "collective", _("A collective")


class ActivityKind(models.TextChoices):
    MEETING = "meeting", _("Meeting")
    CONTEST = "contest", _("Contest")
    TRAINING = "training", _("Training")
    INSPECTION = "inspection", _("Inspection")
    CAMPAIGN = "campaign", _("Website campaign")


class Frequency(models.TextChoices):
    ONCE = "once", _("Once")
    REGULARLY = "regularly", _("Regularly")
    WEEKLY = "weekly", _("Weekly")
    MONTHLY = "monthly", _("Monthly")
    QUARTERLY = "quarterly", _("Quarterly")
    TERMLY = "termly", _("Each term")
    YEARLY = "yearly", _("Yearly")


class EffectState(models.TextChoices):
    """Effect of an official document on a day, computed from its dates and relations."""

    NOT_YET = "not_yet", _("Not yet in force")
    IN_FORCE = "in_force", _("In force")
    EXPIRED = "expired", _("No longer in force")

    @property
    def is_not_yet(self) -> bool:
        return self == EffectState.NOT_YET

    @property
    def is_expired(self) -> bool:
        return self == EffectState.EXPIRED


class MailKind(models.TextChoices):
    """Mails of the review; from "before" on they are reminders of one digest."""

    SUBMITTED = "submitted", _("Submitted")
    CHANGES = "changes", _("Changes requested")
    PUBLISHED = "published", _("Published")
    REFUSED = "refused", _("Request not agreed")
    BEFORE = "before", _("One working day before it is due")
    DUE = "due", _("Due today")
    LATE_1 = "late1", _("First reminder after the day")
    LATE_2 = "late2", _("Second reminder after the day")
    LATE_3 = "late3", _("Third reminder after the day")
    BOARD = "board", _("Told to the board")

    @property
    def asks_for_decision(self) -> bool:
        return self == MailKind.SUBMITTED

    @property
    def tells_that_it_is_done(self) -> bool:
        return self == MailKind.PUBLISHED
