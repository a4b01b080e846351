"""Closed lists of values that models, blocks and forms share."""

from django.db import models
from django.utils.translation import gettext_lazy as _


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

    RESOLUTION = "NQ", _("Resolution")
    DECISION = "QĐ", _("Decision")
    DIRECTIVE = "CT", _("Directive")
    STATUTE = "QC", _("Statute")
    REGULATION = "QyĐ", _("Regulation")
    COMMUNIQUE = "TC", _("Communiqué")
    NOTICE = "TB", _("Notice")
    GUIDANCE = "HD", _("Guidance")
    PROGRAMME = "CTr", _("Programme")
    PLAN = "KH", _("Plan")
    SCHEME = "PA", _("Implementation scheme")
    PROPOSAL = "ĐA", _("Proposal scheme")
    PROJECT = "DA", _("Project")
    REPORT = "BC", _("Report")
    MINUTES = "BB", _("Minutes")
    SUBMISSION = "TTr", _("Submission")
    CONTRACT = "HĐ", _("Contract")
    LETTER = "CV", _("Official letter")
    TELEGRAM = "CĐ", _("Official telegram")
    MEMORANDUM = "BGN", _("Memorandum")
    AGREEMENT = "BTT", _("Agreement")
    AUTHORISATION = "GUQ", _("Letter of authorisation")
    INVITATION = "GM", _("Invitation")
    INTRODUCTION = "GGT", _("Letter of introduction")
    LEAVE = "GNP", _("Leave permit")
    CONSIGNMENT = "PG", _("Consignment slip")
    TRANSFER = "PC", _("Transfer slip")
    SLIP = "PB", _("Notification slip")
    PUBLIC_LETTER = "ThC", _("Public letter")
    CERTIFIED_COPY = "SY", _("True copy")
    EXTRACT_COPY = "TrS", _("Extract copy")
    DUPLICATE_COPY = "SL", _("Duplicate copy")
    LAW = "Luật", _("Law")
    ORDINANCE = "PL", _("Ordinance")
    DECREE = "NĐ", _("Decree")
    CIRCULAR = "TT", _("Circular")
    JOINT_CIRCULAR = "TTLT", _("Joint circular")
    OTHER = "khac", _("Other kind")


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
