"""Nothing of a paper is lost on its way to the page."""

import html
import re
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from cchc_wagtail.blocks import parse_table
from cchc_wagtail.importing.import_plan import find_targets, import_plan
from cchc_wagtail.models import PlanPage
from cchc_wagtail.official import (
    Item,
    LegalBasis,
    Letterhead,
    OfficialDocument,
    Paragraph,
    Reading,
    Section,
    Signer,
    Table,
    TaskLine,
    read_file,
)
from tests.import_samples import real_plan

pytestmark = pytest.mark.django_db

#: Texts that a careless conversion loses or takes for its own marks.
AWKWARD = [
    "công khai thủ tục",
    "a & b < c > d",
    "<b>đậm</b>",
    "<br>",
    "x | y",
    "\\",
    "\\|",
    "một\thai",
    "dòng một\ndòng hai",
    "“trích” 'dẫn'",
    "a) b) -",
    "&amp;",
]
# The number tells every text from the others, so that one lost is missed.
TEXT = st.one_of(
    st.just(""),
    st.builds("{} {}".format, st.sampled_from(AWKWARD), st.integers(0, 10**6)),
)
LONG = st.one_of(TEXT, TEXT.map(lambda text: f"{text} " * 300))
MARKER = st.sampled_from(["-", "+", "*", "a)", "1)", "đ)"])
ITEM = st.recursive(
    st.builds(Item, MARKER, TEXT),
    lambda below: st.builds(Item, MARKER, TEXT, st.lists(below, max_size=2).map(tuple)),
    max_leaves=8,
)
ROW = st.lists(TEXT, min_size=1, max_size=14).map(tuple)
CONTENT = st.lists(
    st.one_of(
        st.builds(Paragraph, LONG),
        ITEM,
        st.builds(Table, st.lists(ROW, max_size=3).map(tuple)),
    ),
    max_size=4,
).map(tuple)
SECTION = st.recursive(
    st.builds(Section, LONG, LONG, TEXT, CONTENT),
    lambda below: st.builds(
        Section, TEXT, TEXT, TEXT, CONTENT, st.lists(below, max_size=2).map(tuple)
    ),
    max_leaves=6,
)
DOCUMENT = st.builds(
    OfficialDocument,
    kind=st.sampled_from(["KH", "BC"]),
    title=LONG,
    letterhead=st.builds(
        Letterhead, superior=LONG, issuer=LONG, number=LONG, symbol=LONG, place=LONG
    ),
    attached_to=TEXT,
    addressees=st.lists(TEXT, max_size=2).map(tuple),
    bases=st.lists(st.builds(LegalBasis, LONG), max_size=2).map(tuple),
    preamble=CONTENT,
    sections=st.lists(SECTION, max_size=3).map(tuple),
    closing=st.lists(st.builds(Paragraph, TEXT), max_size=2).map(tuple),
    recipients=st.lists(TEXT, max_size=3).map(tuple),
    signers=st.lists(st.builds(Signer, TEXT, TEXT, LONG), max_size=8).map(tuple),
    tasks=st.lists(
        st.builds(TaskLine, LONG, LONG.filter(str.strip), TEXT, LONG, LONG), max_size=3
    ).map(tuple),
    school_year=st.sampled_from(["", "2025-2026", "2025-2029"]),
    unread=st.lists(LONG, max_size=2).map(tuple),
    # Only plans have tasks; those of other papers are no more than parts of their text.
).map(lambda paper: paper if paper.is_plan else replace(paper, tasks=()))


def words(text: str) -> str:
    """The visible characters of ``text``, the rest and the ellipsis of a cut dropped."""
    return re.sub(r"[\s…]", "", text)


def strings(value) -> list[str]:
    """Every string in nested lists and dictionaries."""
    if isinstance(value, str):
        return [value]
    if isinstance(value, dict):
        value = list(value.values())
    return [text for part in value for text in strings(part)] if isinstance(value, list) else []


def block_strings(name: str, value) -> list[str]:
    """Every string of StreamField data as a visitor sees it."""
    if isinstance(value, list):
        return [text for part in value for text in block_strings(name, part)]
    if isinstance(value, dict) and "type" in value:
        return block_strings(value["type"], value["value"])
    if isinstance(value, dict):
        return [text for key, part in value.items() for text in block_strings(key, part)]
    if name == "rows":
        return [cell for row in parse_table(value) for cell in row]
    if name == "text" and value and value.startswith(("<p>", "<ul>")):
        return [html.unescape(re.sub(r"<[^>]+>", "", value))]
    return [value] if isinstance(value, str) else []


def kept(drafts) -> str:
    """All that the pages and tasks of an import say, with their import reports."""
    parts = []
    for page, rows in drafts:
        parts += [page.title, page.subject, page.superior, page.issuer, page.number, page.symbol]
        parts += [page.place, page.recipients, getattr(page, "school_year", "")]
        for name in ("body", "legal_bases", "signers"):
            prepared = getattr(page, name).get_prep_value()
            parts += block_strings(name, prepared)
        parts += strings(page.import_report)
        for row in rows:
            parts += [row.description, row.lead_unit_text, row.product, row.due_text]
    return "\0".join(words(part) for part in parts)


def said(outline: dict) -> list[str]:
    """All that the outline says; findings are sentences about it and bullets are drawn."""
    # Date, school year and supporting units are read from texts that stand elsewhere as well.
    skipped = {"findings", "type", "kind", "kind_name", "issued_on", "school_year", "supporting"}
    texts = []
    for key, value in outline.items():
        if key == "marker" and value in {"-", "+", "*"} or key in skipped:
            continue
        if key == "number" and outline.get("label"):
            # The label is the number as written.
            continue
        parts = value if isinstance(value, list) else [value]
        for part in parts:
            texts += said(part) if isinstance(part, dict) else strings(part)
    return [words(text) for text in texts if words(text)]


def missing(reading: Reading, drafts) -> list[str]:
    found = kept(drafts)
    texts = [text for document in reading.documents for text in said(document.to_dict())]
    return [text for text in texts if text not in found]


def draft(document: OfficialDocument, section: Section):
    """The page and tasks of ``document`` as an import would save them."""
    target = find_targets(Reading((document,)), section.plans)[0]
    return target.draft("tep.docx")


many_documents = settings(
    max_examples=60,
    deadline=None,
    phases=[Phase.explicit, Phase.generate],
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)


@many_documents
@given(document=DOCUMENT)
def test_every_text_of_the_outline_is_on_the_page_or_in_its_report(section, document):
    assert missing(Reading((document,)), [draft(document, section)]) == []


@many_documents
@given(document=DOCUMENT)
def test_whatever_is_imported_can_be_edited(section, document):
    page, rows = draft(document, section)
    page.set_url_path(section.plans)
    page.clean_fields(exclude=["path", "depth", "slug", "content_type", "locale", "owner"])
    for name in ("body", "legal_bases", "signers"):
        value = getattr(page, name)
        value.stream_block.clean(value)
    for row in rows:
        row.clean_fields(exclude=["plan"])


def test_every_text_of_the_real_plan_is_on_the_page(section):
    path = real_plan()
    reading = read_file(path.read_bytes(), path.name)
    result = import_plan(reading, file_name=path.name)
    page = PlanPage.objects.get(pk=result.page.pk)
    assert missing(reading, [(page, page.get_tasks())]) == []
    assert page.import_report["source_lines"]["letterhead"]
