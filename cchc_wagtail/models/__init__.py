"""Page types and registers."""

from cchc_wagtail.models.activities import ActivityPage, ActivityPageMixin
from cchc_wagtail.models.base import ContentPageMixin, ReformPageMixin
from cchc_wagtail.models.documents import DocumentPage, DocumentPageMixin, DocumentReplacement
from cchc_wagtail.models.imports import ImportUpload
from cchc_wagtail.models.mail_log import ReviewNotice
from cchc_wagtail.models.org_units import OrgUnit
from cchc_wagtail.models.plan_tasks import PlanTask
from cchc_wagtail.models.plans import PlanPage, PlanPageMixin
from cchc_wagtail.models.procedures import ProcedurePage, ProcedurePageMixin
from cchc_wagtail.models.review_claims import ReviewClaim
from cchc_wagtail.models.review_decisions import DecisionChangedError, ReviewDecision
from cchc_wagtail.models.review_parties import ReviewParty
from cchc_wagtail.models.review_rounds import PartyStanding, ReviewRound
from cchc_wagtail.models.review_substitutions import ReviewSubstitution
from cchc_wagtail.models.review_tasks import JointReviewTask, JointReviewTaskState
from cchc_wagtail.models.search_entries import SearchEntry
from cchc_wagtail.models.search_terms import SearchTerm
from cchc_wagtail.models.sections import (
    ActivityIndexPage,
    DocumentIndexPage,
    PlanIndexPage,
    ProcedureIndexPage,
    ReformHomePage,
    ReformHomePageMixin,
    ReformIndexPageMixin,
    StoryIndexPage,
)
from cchc_wagtail.models.stories import StoryPage, StoryPageMixin

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
    "ReviewNotice",
    "ReviewParty",
    "ReviewRound",
    "ReviewSubstitution",
    "SearchEntry",
    "SearchTerm",
    "StoryIndexPage",
    "StoryPage",
    "StoryPageMixin",
]
