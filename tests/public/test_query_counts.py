"""Queries of public pages are pinned and do not grow with the number of pages."""

import uuid

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from wagtail.models import Page

from cchc_wagtail.models import OrgUnit, PlanTask
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

pytestmark = pytest.mark.django_db


def count(client, url: str) -> int:
    client.get(url)  # fills Wagtail's cache of site roots
    with CaptureQueriesContext(
        connection,
    ) as queries:
        assert client.get(url).status_code == 200
    return len(queries)


def multiply(index: Page, sample: Page, total: int) -> None:
    """Make ``total`` children like ``sample`` below ``index``, without 1,000 full saves."""
    model = type(sample)
    start = index.get_children().count()
    last = index.get_last_child().path
    paths = []
    for _ in range(total - start):
        last = Page._inc_path(Page(path=last, depth=sample.depth))
        paths.append(last)
    skip = {"id", "page_ptr"}
    fields = {f.name for f in Page._meta.concrete_fields} - skip
    own = [f for f in model._meta.local_concrete_fields if f.name not in skip]
    parents = []
    for number, path in enumerate(paths):
        values = {
            f.attname: getattr(sample, f.attname)
            for f in Page._meta.concrete_fields
            if f.name in fields
        }
        values.update(path=path, slug=f"ban-{number}", url_path=f"{index.url_path}ban-{number}/")
        values["translation_key"] = uuid.uuid4()
        values["latest_revision_id"] = values["live_revision_id"] = None
        parents.append(Page(**values))
    Page.objects.bulk_create(parents)
    ids = Page.objects.filter(path__in=paths).values_list("pk", flat=True)
    table = connection.ops.quote_name(model._meta.db_table)
    columns = ", ".join(connection.ops.quote_name(f.column) for f in own)
    with connection.cursor() as cursor:
        for pk in ids:
            cursor.execute(
                f"INSERT INTO {table} (page_ptr_id, {columns}) SELECT %s, {columns} "
                f"FROM {table} WHERE page_ptr_id = %s",
                [pk, sample.pk],
            )
    Page.objects.filter(pk=index.pk).update(numchild=total)


#: The factory, the list, and what that list and the home page may ask. Nothing is remembered here:
#: the cache of the tests is one that processes do not share. Each type of page in a list is asked
#: once: the host of the tests has a plan, a procedure, a document and an activity of its own.
CASES = [
    (PlanFactory, "plans", 13, 18),
    (ProcedureFactory, "procedures", 13, 18),
    (StoryFactory, "stories", 14, 19),
    (DocumentFactory, "documents", 14, 19),
    (ActivityFactory, "activities", 15, 19),
]


@pytest.mark.parametrize("factory, name, most, most_home", CASES)
def test_an_index_asks_the_same_at_10_and_1000_children(
    client, section, factory, name, most, most_home
):
    index = getattr(section, name)
    unit = OrgUnit.objects.create(name="Tổ Mẫu giáo")
    extra = {"stories": {"unit": unit}, "activities": {"lead_unit": unit}}.get(name, {})
    sample = factory(parent=index, **extra)
    sample.refresh_from_db()
    multiply(index, sample, 10)
    index.refresh_from_db()
    few = count(client, index.url)
    home_few = count(client, section.home.url)
    multiply(index, sample, 1000)
    assert index.get_children().live().count() == 1000
    assert count(client, index.url) == few
    assert count(client, section.home.url) == home_few
    assert few <= most
    assert home_few <= most_home


@pytest.mark.parametrize(
    "factory, name, most",
    [
        (PlanFactory, "plans", 13),
        (ProcedureFactory, "procedures", 10),
        (StoryFactory, "stories", 10),
        (DocumentFactory, "documents", 11),
        (ActivityFactory, "activities", 11),
    ],
)
def test_a_detail_page_asks_little(client, section, factory, name, most):
    page = factory(parent=getattr(section, name))
    assert count(client, page.url) <= most


def test_a_plan_asks_the_same_with_many_tasks_and_files(client, section):
    unit = OrgUnit.objects.create(name="Tổ Mẫu giáo")
    plan = PlanFactory(parent=section.plans)
    file = make_file()

    def fill(total: int) -> int:
        PlanTask.objects.filter(plan=plan).delete()
        for number in range(total):
            task = PlanTask.objects.create(plan=plan, description=str(number), lead_unit=unit)
            task.supporting_units.add(unit)
        plan.files = blocks(*[("file", {"document": file.pk})] * total)
        plan.save()
        return count(client, plan.url)

    assert fill(1) == fill(20)


def test_many_replaced_documents_ask_the_same(client, section):
    olds = [DocumentFactory(parent=section.documents, title=f"Cũ {n}") for n in range(12)]
    new = DocumentFactory(parent=section.documents, title="Mới")

    def replace(pages) -> int:
        new.replaces = blocks(*[("replaced", {"page": page.pk, "text": ""}) for page in pages])
        new.save()
        return count(client, new.url)

    assert replace(olds[:1]) == replace(olds)


@pytest.mark.parametrize(
    "factory, name", [(StoryFactory, "stories"), (ActivityFactory, "activities")]
)
def test_photos_do_not_ask_one_by_one(client, section, settings, factory, name):
    # Without a cache, as after a restart: renditions must not be fetched photo by photo.
    settings.CACHES = {"default": {"BACKEND": "django.core.cache.backends.dummy.DummyCache"}}
    page = factory(parent=getattr(section, name))
    images = [make_image(f"Ảnh {number}") for number in range(8)]

    def show(chosen) -> int:
        page.photos = blocks(*[("photo", {"image": one.pk, "alt": "Bàn"}) for one in chosen])
        page.save()
        return count(client, page.url)

    assert show(images[:1]) == show(images)


def test_a_procedure_asks_the_same_with_many_forms(client, section):
    file = make_file()
    page = ProcedureFactory(parent=section.procedures)

    def list_papers(total: int) -> int:
        paper = {"name": "Đơn", "originals": 1, "copies": 0, "form_file": file.pk}
        page.dossier = blocks(
            *[("case", {"name": f"Trường hợp {n}", "items": [paper] * 3}) for n in range(total)]
        )
        page.save()
        return count(client, page.url)

    assert list_papers(1) == list_papers(10)
