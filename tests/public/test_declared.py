"""What must be remembered for every new model or field is declared on its class.

Whoever adds a model or a field and forgets the declaration finds out here.
"""

import re
from pathlib import Path

import pytest
from django.apps import apps
from django.db import connection, models
from django.template.loader import render_to_string
from django.test.utils import CaptureQueriesContext
from wagtail.documents.blocks import DocumentChooserBlock
from wagtail.fields import StreamField
from wagtail.models import Page

import cchc_wagtail
from cchc_wagtail.caching.changes import DRAFT_FIELDS, could_be_seen
from cchc_wagtail.models import ContentPageMixin, OrgUnit
from tests.public.factories import (
    ActivityFactory,
    DocumentFactory,
    PlanFactory,
    ProcedureFactory,
    StoryFactory,
    blocks,
    make_file,
    make_image,
)
from tests.school import make_task

pytestmark = pytest.mark.django_db

TEMPLATES = Path(cchc_wagtail.__file__).parent / "templates" / "cchc_wagtail"
#: Folders of templates that only the admin and mails use.
INSIDE = {"import", "mail", "modeladmin", "panels", "review"}
#: Tables that answering a request reads of our app, without showing a row: each search is counted.
READ_AND_NOT_SHOWN = {"cchc_wagtail_searchterm"}
FACTORIES = {
    "plans": PlanFactory,
    "procedures": ProcedureFactory,
    "stories": StoryFactory,
    "documents": DocumentFactory,
    "activities": ActivityFactory,
}


def page_types() -> list[type[Page]]:
    return [model for model in apps.get_models() if issubclass(model, ContentPageMixin)]


def full_pages(section) -> list[Page]:
    """A page of each kind that shows all that such a page can show."""
    unit = OrgUnit.objects.create(name="Văn phòng")
    file = blocks(("file", {"document": make_file().pk}))
    photo = blocks(("photo", {"image": make_image().pk, "alt": "Bàn"}))
    plan = PlanFactory(parent=section.plans, files=file)
    task = make_task(plan, lead_unit=unit)
    task.supporting_units.add(unit)
    old = DocumentFactory(parent=section.documents, title="Cũ", slug="cu")
    replaces = blocks(("replaced", {"page": old.pk, "text": ""}))
    activity = ActivityFactory(
        parent=section.activities, plan_task=task, lead_unit=unit, files=file, photos=photo
    )
    activity.units.add(unit)
    activity.save()
    return [
        plan,
        ProcedureFactory(parent=section.procedures, files=file),
        StoryFactory(parent=section.stories, unit=unit, photos=photo),
        old,
        DocumentFactory(parent=section.documents, replaces=replaces, plan=plan, files=file),
        activity,
    ]


def test_every_model_that_a_public_page_shows_says_so(client, section):
    pages = full_pages(section)
    home = section.home.url
    indexes = [getattr(section, name).url for name in FACTORIES]
    addresses = [home, f"{home}atom/", f"{home}tim-kiem/?q=mam+non", f"{pages[1].url}to-roi/"]
    with CaptureQueriesContext(
        connection,
    ) as queries:
        for address in [*addresses, *indexes, *(page.url for page in pages)]:
            assert client.get(address).status_code == 200
    read = {
        name
        for query in queries
        if query["sql"].startswith("SELECT")
        for name in re.findall(r'(?:FROM|JOIN) "(\w+)"', query["sql"])
    }
    ours = {model for model in apps.get_app_config("cchc_wagtail").get_models(True, True)}
    shown = {model for model in ours if model._meta.db_table in read - READ_AND_NOT_SHOWN}
    assert {"OrgUnit", "PlanTask", "DocumentReplacement", "SearchEntry"} <= {
        model.__name__ for model in shown
    }
    assert [model for model in shown if not could_be_seen(model)] == []


def test_no_public_template_shows_what_is_written_with_a_draft():
    for path in TEMPLATES.rglob("*.html"):
        if path.relative_to(TEMPLATES).parts[0] not in INSIDE:
            named = set(re.findall(r"\w+", path.read_text()))
            assert not named & DRAFT_FIELDS, path.name


def test_every_stream_field_with_files_is_searched_for_their_names():
    for model in page_types():
        streams = [field for field in model._meta.get_fields() if isinstance(field, StreamField)]
        with_files = {field.name for field in streams if has_files(field.stream_block)}
        assert with_files == set(model.file_fields), model.__name__


def has_files(block) -> bool:
    children = getattr(block, "child_blocks", None)
    if children is None:
        child = getattr(block, "child_block", None)
        children = {"": child} if child is not None else {}
    return isinstance(block, DocumentChooserBlock) or any(map(has_files, children.values()))


def test_every_field_that_no_editor_can_write_is_no_content():
    own = {field.name for field in Page._meta.get_fields()}
    for model in page_types():
        written_by_code = {
            field.name
            for field in model._meta.concrete_fields
            if not field.editable and field.name not in own and not field.primary_key
        }
        assert written_by_code <= set(model.volatile_fields), model.__name__


def test_fields_named_in_a_declaration_are_there():
    for model in page_types():
        names = {field.name for field in model._meta.get_fields()}
        for declared in ("unlisted_fields", "volatile_fields", "file_fields"):
            assert set(getattr(model, declared)) <= names, (model.__name__, declared)
        for declared in ("lead_fields", "describing_fields"):
            for name in getattr(model, declared):
                assert hasattr(model, name), (model.__name__, name)
        for index_filter in model.index_filters:
            for lookup in index_filter.lookups:
                assert lookup.split("__")[0] in names, (model.__name__, lookup)


@pytest.mark.parametrize("name", FACTORIES)
def test_an_entry_of_a_list_shows_no_field_that_lists_leave_out(section, name):
    page = FACTORIES[name](parent=getattr(section, name))
    model = type(page)
    entry = model.objects.defer(*model.unlisted_fields).get(pk=page.pk)
    left_out = entry.get_deferred_fields()
    model.prepare_for_listing([entry])
    assert page.title in render_to_string(entry.entry_template, {"entry": entry})
    assert left_out and entry.get_deferred_fields() == left_out


@pytest.mark.parametrize(
    "said, seen", [(True, True), (False, False), (None, True)], ids=["yes", "no", "nothing"]
)
def test_a_model_of_the_host_is_seen_unless_it_says_otherwise(said, seen):
    fields = {
        "__module__": __name__,
        "Meta": type("Meta", (), {"app_label": "testapp", "abstract": True}),
    }
    if said is not None:
        fields["seen_by_visitors"] = said
    assert could_be_seen(type("Meal", (models.Model,), fields)) is seen
