"""Every model of every wing, for hosts, tests and migrations; nothing is defined here."""

from cchc_wagtail.importing.uploads import ImportUpload
from cchc_wagtail.mail.log import MailLogEntry
from cchc_wagtail.pages.activities import ActivityIndexPage, ActivityPage, ActivityPageMixin
from cchc_wagtail.pages.base import ContentPageMixin, ReformPageMixin
from cchc_wagtail.pages.documents import DocumentIndexPage, DocumentPage, DocumentPageMixin
from cchc_wagtail.pages.home import ReformHomePage, ReformHomePageMixin
from cchc_wagtail.pages.indexes import ReformIndexPageMixin
from cchc_wagtail.pages.plans import PlanIndexPage, PlanPage, PlanPageMixin
from cchc_wagtail.pages.procedures import ProcedureIndexPage, ProcedurePage, ProcedurePageMixin
from cchc_wagtail.pages.replacements import DocumentReplacement
from cchc_wagtail.pages.stories import StoryIndexPage, StoryPage, StoryPageMixin
from cchc_wagtail.review.claims import ReviewClaim
from cchc_wagtail.review.decisions import DecisionChangedError, ReviewDecision
from cchc_wagtail.review.parties import ReviewParty
from cchc_wagtail.review.rounds import PartyStanding, ReviewRound
from cchc_wagtail.review.steps import JointReviewTask, JointReviewTaskState
from cchc_wagtail.review.substitutions import ReviewSubstitution
from cchc_wagtail.search.entries import SearchEntry
from cchc_wagtail.search.terms import SearchTerm
from cchc_wagtail.tasks.plan_tasks import PlanTask
from cchc_wagtail.units.org_units import OrgUnit

__all__ = [
    "ActivityIndexPage",
    "ActivityPage",
    "ActivityPageMixin",
    "ContentPageMixin",
    "DecisionChangedError",
    "DocumentIndexPage",
    "DocumentPage",
    "DocumentPageMixin",
    "DocumentReplacement",
    "ImportUpload",
    "JointReviewTask",
    "JointReviewTaskState",
    "MailLogEntry",
    "OrgUnit",
    "PartyStanding",
    "PlanIndexPage",
    "PlanPage",
    "PlanPageMixin",
    "PlanTask",
    "ProcedureIndexPage",
    "ProcedurePage",
    "ProcedurePageMixin",
    "ReformHomePage",
    "ReformHomePageMixin",
    "ReformIndexPageMixin",
    "ReformPageMixin",
    "ReviewClaim",
    "ReviewDecision",
    "ReviewParty",
    "ReviewRound",
    "ReviewSubstitution",
    "SearchEntry",
    "SearchTerm",
    "StoryIndexPage",
    "StoryPage",
    "StoryPageMixin",
]
