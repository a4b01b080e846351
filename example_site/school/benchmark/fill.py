"""The data of the benchmark: the demo's pages, and as many copies of them as wanted."""

import datetime
import uuid
from collections.abc import Iterable
from itertools import cycle, islice
from typing import Any

from django.db import connection, models, transaction
from wagtail.models import Page

from cchc_wagtail.models import ReformHomePage, ReformIndexPageMixin
from cchc_wagtail.search.upkeep import index_pages
from cchc_wagtail.set_up import set_up_section
from school.benchmark.entries import copy_entries
from school.demo.build import build_school, build_section
from school.demo.people import make_people

#: Rows of one statement.
BATCH = 500
#: Days between a copy and the next, so that the copies spread over some years.
DAYS_APART = 3
#: Copies lie in this many days.
DAYS = 3000
#: What belongs to a plan in the demo does so in this many copies; the others serve no plan.
OF_A_PLAN = 40
#: Fields that make a page a result of a plan.
PLAN_FIELDS = frozenset({"plan", "plan_task"})


def build_samples() -> ReformHomePage:
    """The example site as the demo makes it; returns the home page of its section."""
    with transaction.atomic():
        build_school()
        set_up_section()
        make_people()
        build_section()
    return ReformHomePage.objects.get()


def sample_of(index: Page) -> Page:
    """The first public page that the demo has made below ``index``."""
    return index.get_children().live().public().order_by("path").first().specific


def fill(home: Page, total: int) -> None:
    """Let every index below ``home`` have ``total`` public children, all like those of the demo."""
    for index in home.get_children().live().specific():
        if isinstance(index, ReformIndexPageMixin):
            with transaction.atomic():
                fill_index(index, total)
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("ANALYZE")


def fill_index(index: Page, total: int) -> None:
    """Add copies below ``index`` until it has ``total`` children that everybody may read.

    Rows are written past the page models, since 50,000 full saves would take an hour. Nothing is
    published by it that was not public: each row copies a public page of the demo.
    """
    public = index.get_children().live().public()
    missing = total - public.count()
    samples = list(public.order_by("path")[:12].specific())
    index_pages(sample.pk for sample in samples)
    number = index.get_children().count()
    last = index.get_last_child().path
    copies = islice(cycle(samples), max(missing, 0))
    while originals := list(islice(copies, BATCH)):
        pages = []
        for sample in originals:
            number += 1
            last = Page._inc_path(Page(path=last, depth=sample.depth))
            pages.append(copy_of_page(index, sample, last, number))
        created = Page.objects.bulk_create(pages)
        pairs = list(zip(created, originals, strict=True))
        write_types(pairs)
        copy_entries(pairs)
        latest = created[-1].pk
    Page.objects.filter(pk=index.pk).update(numchild=number)
    if missing > 0:
        # The last copy is found by its number as well: a word that few pages have.
        index_pages([latest])


def copy_of_page(index: Page, sample: Page, path: str, number: int) -> Page:
    slug = f"ban-{number}"
    values = {
        field.attname: getattr(sample, field.attname)
        for field in Page._meta.concrete_fields
        if not field.primary_key
    }
    published = sample.first_published_at - datetime.timedelta(days=number * DAYS_APART % DAYS)
    values.update(
        path=path,
        slug=slug,
        url_path=f"{index.url_path}{slug}/",
        title=f"{sample.title} ({number})",
        translation_key=uuid.uuid4(),
        latest_revision_id=None,
        live_revision_id=None,
        first_published_at=published,
        last_published_at=published,
    )
    return Page(**values)


def write_types(pairs: list[tuple[Page, Page]]) -> None:
    """The rows of the page types, which ``bulk_create`` does not write, and their many-to-many."""
    for model in {type(original) for _copy, original in pairs}:
        chosen = [pair for pair in pairs if type(pair[1]) is model]
        for table in [*reversed(model._meta.get_parent_list()), model]:
            if table is not Page and not table._meta.abstract and issubclass(table, Page):
                insert(table, [row_of(table, copy, original) for copy, original in chosen])
        for field in model._meta.local_many_to_many:
            write_links(field, chosen)


def row_of(table: type[models.Model], copy: Page, original: Page) -> dict[str, Any]:
    row = {}
    for field in table._meta.local_concrete_fields:
        if field.primary_key:
            row[field.column] = copy.pk
        elif field.name in PLAN_FIELDS and number_of(copy) > OF_A_PLAN:
            row[field.column] = None
        else:
            value = shifted(getattr(original, field.attname), original, copy)
            row[field.column] = field.get_db_prep_save(value, connection)
    return row


def number_of(copy: Page) -> int:
    return int(copy.slug.rpartition("-")[2])


def shifted(value: Any, original: Page, copy: Page) -> Any:
    """Dates move with the copy, so that filters by year have choices."""
    if isinstance(value, datetime.date):
        return value - (original.first_published_at - copy.first_published_at)
    return value


def insert(table: type[models.Model], rows: Iterable[dict[str, Any]]) -> None:
    rows = list(rows)
    quote = connection.ops.quote_name
    columns = ", ".join(quote(name) for name in rows[0])
    places = ", ".join(["%s"] * len(rows[0]))
    with connection.cursor() as cursor:
        cursor.executemany(
            f"INSERT INTO {quote(table._meta.db_table)} ({columns}) VALUES ({places})",
            [list(row.values()) for row in rows],
        )


def write_links(field: models.ManyToManyField, chosen: list[tuple[Page, Page]]) -> None:
    through = field.remote_field.through
    own, other = field.m2m_field_name(), field.m2m_reverse_field_name()
    through.objects.bulk_create(
        through(**{f"{own}_id": copy.pk, f"{other}_id": linked.pk})
        for copy, original in chosen
        for linked in getattr(original, field.name).all()
    )


__all__ = ["build_samples", "fill", "sample_of"]
