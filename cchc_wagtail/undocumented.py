"""Names of Wagtail, modelcluster and Django that their documentation does not promise.

A release may drop or change them without notice. Everything here is used because there is no
documented way; each entry says which. The rest of the package imports these names from here, and
``tests/test_undocumented.py`` says for each of them what breaks when the name goes. What the
Vietnamese admin changes in other packages stands in ``vietnamese_admin/patches.py``.
"""

from functools import cache
from typing import Any

from django.contrib.admin.utils import label_for_field, lookup_field, quote
from django.db import DEFAULT_DB_ALIAS, connections
from django.db.migrations.executor import MigrationExecutor
from django.db.models import QuerySet
from modelcluster.models import get_all_child_relations
from modelsearch.backends.database.sqlite.utils import fts5_available as find_fts5
from wagtail.admin.filters import DateRangePickerWidget
from wagtail.admin.forms.choosers import BaseFilterForm
from wagtail.admin.signal_handlers import (
    workflow_approval_email_notifier,
    workflow_rejection_email_notifier,
    workflow_submission_email_notifier,
)
from wagtail.admin.views.generic.chooser import (
    ChooseResultsView,
    ChooseView,
    ChosenMultipleView,
    ChosenView,
)
from wagtail.images.models import SourceImageIOError
from wagtail.models import Page, get_page_models
from wagtail.permissions import page_permission_policy
from wagtail.rich_text import get_text_for_indexing

#: The ``dispatch_uid`` under which Wagtail connects each of its mails about a workflow. Wagtail has
#: a setting for the mails of all pages together, but none for the pages of one app, so that our
#: handlers take the place of Wagtail's under the same uid.
SUBMISSION_MAIL_UID = "workflow_state_submitted_email_notification"
REJECTION_MAIL_UID = "workflow_state_rejected_email_notification"
APPROVAL_MAIL_UID = "workflow_state_approved_email_notification"


def explorable_root(user: Any) -> Page | None:
    """The page at which the explorer begins for ``user``; None for somebody who sees no page.

    The documentation of permission policies leaves out all that the explorer asks.
    """
    return page_permission_policy.explorable_root_instance(user)


def explorable_pages(user: Any) -> QuerySet[Page]:
    """The pages that ``user`` sees in the explorer; see ``explorable_root``."""
    return page_permission_policy.explorable_instances(user)


def editable_pages(user: Any) -> QuerySet[Page]:
    """The pages that ``user`` may edit.

    The documented ``page.permissions_for_user(user).can_edit()`` answers for one page at a time.
    """
    return page_permission_policy.instances_user_has_permission_for(user, "change")


@cache
def fts5_available() -> bool:
    """Whether this SQLite was built with its text index.

    Django has no feature that says so. modelsearch finds out by making a table in memory, once in
    each process.
    """
    return find_fts5()


def waiting_migrations() -> list[Any]:
    """The migrations of all apps that the default database lacks, each with what it does.

    Django documents only the command ``migrate --check``, which prints and exits.
    """
    executor = MigrationExecutor(connections[DEFAULT_DB_ALIAS])
    return executor.migration_plan(executor.loader.graph.leaf_nodes())


__all__ = [
    # The uids of Wagtail's mails about a workflow, and the functions that send these mails, for
    # pages that are not ours.
    "APPROVAL_MAIL_UID",
    "REJECTION_MAIL_UID",
    "SUBMISSION_MAIL_UID",
    "workflow_approval_email_notifier",
    "workflow_rejection_email_notifier",
    "workflow_submission_email_notifier",
    # The views of a chooser and the form above its list: the documented ``ChooserViewSet`` takes
    # classes of its own for both, but does not say what they inherit from.
    "BaseFilterForm",
    "ChooseResultsView",
    "ChooseView",
    "ChosenMultipleView",
    "ChosenView",
    # Two fields for a range of dates in the filters of a report, as Wagtail's own reports have.
    "DateRangePickerWidget",
    # What Wagtail raises when the file of an image is gone from the disk.
    "SourceImageIOError",
    "editable_pages",
    "explorable_pages",
    "explorable_root",
    # The relations whose rows belong to a page and are stored in its revisions.
    "get_all_child_relations",
    # All page types that are installed; Django's registry of models would also give those that
    # cannot be created.
    "get_page_models",
    # Rich text as plain text, with a space where one paragraph ends and the next begins.
    "get_text_for_indexing",
    # What a column of a register is called, what stands in one of its cells, and a key as it
    # stands in an address; wagtail-modeladmin builds its lists with them.
    "label_for_field",
    "lookup_field",
    "quote",
    "waiting_migrations",
    # Whether SQLite has its text index.
    "fts5_available",
]
