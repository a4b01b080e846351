"""Each name that Wagtail, modelcluster or Django may drop: that it is there, and what needs it."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.contrib.auth.models import Group, User
from django.utils.module_loading import import_string
from modelcluster.models import get_all_child_relations
from wagtail.models import GroupPagePermission
from wagtail.signals import workflow_approved, workflow_rejected, workflow_submitted

from cchc_wagtail import undocumented
from cchc_wagtail.models import ActivityPage
from tests.school import make_plan, make_section
from tests.test_repository import PACKAGE, files, shown
from tests.testapp.models import DistrictPlanPage

MODULE = PACKAGE / "undocumented.py"
#: Imported by the module although the documentation names them.
DOCUMENTED = {
    "django.db.DEFAULT_DB_ALIAS",
    "django.db.connections",
    "django.db.models.QuerySet",
    "functools.cache",
    "typing.Any",
    "wagtail.models.Page",
}
#: What breaks when the name goes.
NEEDED_BY = {
    "django.contrib.admin.utils.label_for_field": "spreadsheets of the registers have no headings",
    "django.contrib.admin.utils.lookup_field": "spreadsheets of the registers have no cells",
    "django.contrib.admin.utils.quote": "rows of the register of activities have no buttons",
    "django.db.migrations.executor.MigrationExecutor": "the doctor misses waiting migrations",
    "modelcluster.models.get_all_child_relations": "an edit of a child row keeps the agreement",
    "modelsearch.backends.database.sqlite.utils.fts5_available": (
        "the section's search looks through every page on SQLite"
    ),
    "wagtail.admin.filters.DateRangePickerWidget": "reviews cannot be filtered by their dates",
    "wagtail.admin.forms.choosers.BaseFilterForm": "the choosers of units and tasks do not search",
    "wagtail.admin.signal_handlers.workflow_approval_email_notifier": (
        "authors of the host's other pages get no mail when their page is approved"
    ),
    "wagtail.admin.signal_handlers.workflow_rejection_email_notifier": (
        "authors of the host's other pages get no mail when their page is rejected"
    ),
    "wagtail.admin.signal_handlers.workflow_submission_email_notifier": (
        "moderators of the host's other pages get no mail when a page is submitted"
    ),
    "wagtail.admin.views.generic.chooser.ChooseResultsView": (
        "the choosers of units and tasks have no list after a search"
    ),
    "wagtail.admin.views.generic.chooser.ChooseView": "units and tasks cannot be chosen",
    "wagtail.admin.views.generic.chooser.ChosenView": "a key that is none is an error",
    "wagtail.admin.views.generic.chooser.ChosenMultipleView": "a key that is none is an error",
    "wagtail.images.models.SourceImageIOError": "a page whose photo is gone from the disk fails",
    "wagtail.models.get_page_models": "lists and the search do not know the host's page types",
    "wagtail.permissions.page_permission_policy": (
        "the register of activities does not know which pages a person may see"
    ),
    "wagtail.rich_text.get_text_for_indexing": "registers show rich text with its tags",
}
#: Names with an underscore that the documentation of Django or lxml has.
KNOWN_PRIVATE = {"_meta", "_state", "_default_manager", "_base_manager", "_Element"}


def imported_names(path: Path) -> Iterator[str]:
    """The dotted name of everything that a module imports by ``from ... import``."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.module:
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


@pytest.mark.parametrize(("name", "breaks"), NEEDED_BY.items(), ids=NEEDED_BY)
def test_name_is_still_there(name, breaks):
    try:
        import_string(name)
    except ImportError as error:
        pytest.fail(f"{name} is gone, so that {breaks}: {error}")


def test_each_name_says_what_breaks_without_it():
    assert set(imported_names(MODULE)) - DOCUMENTED == set(NEEDED_BY)


def test_no_other_module_imports_these_names():
    users = [path for path in files(PACKAGE, ".py") if set(imported_names(path)) & set(NEEDED_BY)]
    assert shown(users) == [str(MODULE.relative_to(PACKAGE.parent))]


def test_no_module_reaches_for_a_private_name_of_another_package():
    found = []
    for path in files(PACKAGE, ".py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if not isinstance(node, ast.Attribute) or not node.attr.startswith("_"):
                continue
            own = isinstance(node.value, ast.Name) and node.value.id in ("self", "cls")
            if not own and node.attr not in KNOWN_PRIVATE and not node.attr.startswith("__"):
                found.append(f"{path.name}:{node.lineno}: {node.attr}")
        found += [
            f"{path.name}: {name}"
            for name in imported_names(path)
            if name.rpartition(".")[2].startswith("_") and not name.startswith("cchc_wagtail.")
        ]
    assert found == []


def test_page_types_of_the_host_are_among_all_page_types():
    assert {ActivityPage, DistrictPlanPage} <= set(undocumented.get_page_models())


def test_rows_of_a_page_are_its_child_relations():
    names = {relation.get_accessor_name() for relation in get_all_child_relations(ActivityPage)}
    assert "wagtail_admin_comments" in names


def test_rich_text_becomes_words_with_spaces_between_paragraphs():
    assert undocumented.get_text_for_indexing("<p>Nộp</p><p>tại <b>đây</b></p>") == "Nộp tại đây"


@pytest.mark.parametrize(
    ("signal", "theirs"),
    [
        (workflow_submitted, undocumented.workflow_submission_email_notifier),
        (workflow_rejected, undocumented.workflow_rejection_email_notifier),
        (workflow_approved, undocumented.workflow_approval_email_notifier),
    ],
    ids=["submitted", "rejected", "approved"],
)
def test_wagtails_mail_stands_under_the_uid_that_ours_takes(signal, theirs):
    """Under another uid both would be sent, and every superuser be told of our pages."""
    handlers = [reference() for _key, reference, *_others in signal.receivers]
    assert theirs not in handlers
    assert [name for name in map(repr, handlers) if "cchc_wagtail" in name or "_mail_" in name]


@pytest.mark.django_db
def test_explorer_begins_where_a_person_has_rights():
    section = make_section()
    plan = make_plan(section)
    teacher, stranger = (User.objects.create_user(name) for name in ("co-lan", "khach"))
    group = Group.objects.create(name="Tổ Lá")
    teacher.groups.add(group)
    GroupPagePermission.objects.create(
        group=group, page=plan.get_parent(), permission_type="change"
    )

    assert undocumented.explorable_root(teacher).pk == plan.get_parent().pk
    assert plan.pk in undocumented.explorable_pages(teacher).values_list("pk", flat=True)
    assert plan.pk in undocumented.editable_pages(teacher).values_list("pk", flat=True)
    assert undocumented.explorable_root(stranger) is None
    assert not undocumented.explorable_pages(stranger).exists()
    assert not undocumented.editable_pages(stranger).exists()


@pytest.mark.django_db
def test_migrated_database_waits_for_nothing():
    assert undocumented.waiting_migrations() == []
