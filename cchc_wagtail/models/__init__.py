"""Page types and registers."""

from cchc_wagtail.mail.log import ReviewNotice
from cchc_wagtail.models.activities import ActivityIndexPage, ActivityPage, ActivityPageMixin
from cchc_wagtail.models.base import ContentPageMixin, ReformPageMixin
from cchc_wagtail.models.documents import DocumentIndexPage, DocumentPage, DocumentPageMixin
from cchc_wagtail.models.home import ReformHomePage, ReformHomePageMixin
from cchc_wagtail.models.imports import ImportUpload
from cchc_wagtail.models.org_units import OrgUnit
from cchc_wagtail.models.plan_tasks import PlanTask
from cchc_wagtail.models.plans import PlanIndexPage, PlanPage, PlanPageMixin
from cchc_wagtail.models.procedures import ProcedureIndexPage, ProcedurePage, ProcedurePageMixin
from cchc_wagtail.models.replacements import DocumentReplacement
from cchc_wagtail.models.review_claims import ReviewClaim
from cchc_wagtail.models.review_decisions import DecisionChangedError, ReviewDecision
from cchc_wagtail.models.review_parties import ReviewParty
from cchc_wagtail.models.review_rounds import PartyStanding, ReviewRound
from cchc_wagtail.models.review_substitutions import ReviewSubstitution
from cchc_wagtail.models.review_tasks import JointReviewTask, JointReviewTaskState
from cchc_wagtail.models.search_entries import SearchEntry
from cchc_wagtail.models.search_terms import SearchTerm
from cchc_wagtail.models.sections import ReformIndexPageMixin
from cchc_wagtail.models.stories import StoryIndexPage, StoryPage, StoryPageMixin

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
