"""Import what was read from a file: a plan with its tasks, or another official document."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _
from wagtail.log_actions import log
from wagtail.models import Page

from cchc_wagtail.importing.drafts import (
    build_page,
    find_twin,
    free_slug,
    import_report,
    kind_label,
    twin_finding,
)
from cchc_wagtail.importing.fitting import TextFitter
from cchc_wagtail.importing.parents import (
    ImportRefused,
    default_parent,
    page_type_for,
    refuse_parent,
)
from cchc_wagtail.importing.tasks import (
    MatchedTask,
    build_tasks,
    create_units,
    match_tasks,
    proposed_units,
    save_tasks,
    unmatched_finding,
)
from cchc_wagtail.importing.units import ProposedUnit, UnitRegister
from cchc_wagtail.official import Reading
from cchc_wagtail.pages.documents import DocumentPageMixin
from cchc_wagtail.pages.plans import PlanPageMixin
from cchc_wagtail.tasks.plan_tasks import PlanTask

if TYPE_CHECKING:
    from django.contrib.auth.models import AbstractBaseUser

#: Name of the entry in the page's history.
LOG_ACTION = "cchc_wagtail.import"
PLAN_KIND = "KH"


@dataclass
class Target:
    """One document of a file and the page it would become.

    Attributes:
        outline: the document's outline.
        parent: the page under which it goes.
        model: the page type made.
        twin: the same document below ``parent``, known after ``draft``.
    """

    outline: dict[str, Any]
    parent: Page
    model: type[Page]
    twin: Page | None = None

    @property
    def kind_label(self) -> str:
        return kind_label(self.outline)

    @property
    def is_plan(self) -> bool:
        return self.model.is_plan

    @cached_property
    def tasks(self) -> list[MatchedTask]:
        """The tasks with their units in the register as it was at the first look."""
        return match_tasks(self.outline, UnitRegister()) if self.is_plan else []

    @cached_property
    def proposed(self) -> list[ProposedUnit]:
        return proposed_units(self.tasks)

    def draft(self, file_name: str = "") -> tuple[Page, list[PlanTask]]:
        """The page, with its import report, and its tasks; nothing is saved."""
        fitter = TextFitter()
        page = build_page(self.model, self.outline, fitter)
        rows = build_tasks(self.tasks, fitter)
        self.twin = find_twin(page, self.parent)
        own = [self.twin and twin_finding(self.twin), unmatched_finding(self.proposed)]
        findings = [*filter(None, own), *self.outline.get("findings", ()), *fitter.findings]
        names = [unit.name for unit in self.proposed]
        page.import_report = import_report(self.outline, file_name, findings, names)
        return page, rows


@dataclass
class ImportResult:
    """What an import made.

    Attributes:
        pages: the drafts, the main document first.
        tasks: the tasks of the plans.
        proposed_units: units that the register still lacks.
        findings: everything a person should check.
    """

    pages: list[Page] = field(default_factory=list)
    tasks: list[PlanTask] = field(default_factory=list)
    proposed_units: list[ProposedUnit] = field(default_factory=list)
    findings: list[dict[str, Any]] = field(default_factory=list)

    @property
    def page(self) -> Page:
        """The main page."""
        return self.pages[0]


def mixin_for(outline: dict[str, Any]) -> type:
    """The kind of page that a document becomes."""
    return PlanPageMixin if outline.get("kind") == PLAN_KIND else DocumentPageMixin


def refuse_unknown_paper(outline: dict[str, Any]) -> None:
    """Refuse a file that no page can be made of.

    Raises:
        ImportRefused: the file is a form or its kind is unknown.
    """
    if outline.get("is_form"):
        raise ImportRefused(
            _(
                "This is a form to fill in (“%(title)s”), not an issued document. Add it to a "
                "procedure as a file instead."
            )
            % {"title": outline.get("title") or outline.get("kind_name") or "…"}
        )
    if not outline.get("kind"):
        raise ImportRefused(
            _(
                "It cannot be told what kind of document this is. Put the kind on a line of its "
                "own above the title, for example KẾ HOẠCH, and try again."
            )
        )


def find_targets(reading: Reading, parent: Page | None = None) -> list[Target]:
    """The pages that an import would make, the main document first.

    Args:
        reading: what was read from the file.
        parent: the page under which the main document goes; None for the only index page. The
            other documents of the file go to the index page of their kind in the same section.

    Raises:
        ImportRefused: the file is a form or its kind is unknown, or there is no page to put it.
    """
    main = reading.main.to_dict()
    refuse_unknown_paper(main)
    if parent is not None and not page_type_for(parent, mixin_for(main)):
        # Somebody named the list of plans for a report, which goes to the list of documents of the
        # same section.
        if mixin_for(main) is PlanPageMixin or not page_type_for(parent, PlanPageMixin):
            refuse_parent(parent, mixin_for(main))
        parent = default_parent(DocumentPageMixin, near=parent)
    others = [document.to_dict() for document in reading.documents if document is not reading.main]
    targets: list[Target] = []
    for outline in [main, *others]:
        mixin = mixin_for(outline)
        if targets and not page_type_for(targets[0].parent, mixin):
            place = default_parent(mixin, near=targets[0].parent)
        else:
            place = targets[0].parent if targets else parent or default_parent(mixin)
        targets.append(Target(outline, place, page_type_for(place, mixin)))
    return targets


@transaction.atomic
def import_plan(
    reading: Reading,
    *,
    parent: Page | None = None,
    user: "AbstractBaseUser | None" = None,
    file_name: str = "",
    create: Iterable[str] = (),
) -> ImportResult:
    """Make a draft of every document of a file, and the tasks of its plan; all or nothing.

    Args:
        reading: what was read from the file.
        parent: the page under which the main document goes; None for the only index page.
        user: who imports; owns the drafts and stands in their history.
        file_name: name of the file, kept in the import report.
        create: names of proposed units to put into the register.

    Raises:
        ImportRefused: nothing was made; the sentence says why.
    """
    result = ImportResult()
    wanted = set(create)
    for target in find_targets(reading, parent):
        if create_units(wanted, target.proposed):
            target = Target(target.outline, target.parent, target.model)
        _save(target, result, user, file_name)
    return result


def _save(
    target: Target, result: ImportResult, user: "AbstractBaseUser | None", file_name: str
) -> None:
    page, rows = target.draft(file_name)
    page.owner = user
    page.slug = free_slug(target.parent, page.title)
    try:
        # The first document of a file changes the tree, which the parent in memory does not know.
        Page.objects.get(pk=target.parent.pk).add_child(instance=page)
    except ValidationError as error:
        raise ImportRefused(
            _("The page cannot be made: %(reasons)s") % {"reasons": " ".join(error.messages)}
        ) from error
    page.save_revision(user=user, clean=False)
    log(instance=page, action=LOG_ACTION, user=user, data={"file": file_name})
    save_tasks(page.pk, rows, target.tasks)
    result.pages.append(page)
    result.tasks += rows
    result.proposed_units += target.proposed
    result.findings += page.import_report["findings"]


__all__ = [
    "LOG_ACTION",
    "ImportRefused",
    "ImportResult",
    "Target",
    "find_targets",
    "import_plan",
    "mixin_for",
]
