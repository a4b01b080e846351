"""What editors see before anything is public: block previews and previews of unsaved pages."""

import re

import pytest
from django.urls import reverse
from wagtail.blocks import Block, ListBlock, StreamBlock, StructBlock
from wagtail.fields import StreamField
from wagtail.models import get_page_models
from wagtail.test.utils.form_data import nested_form_data, rich_text, streamfield

from cchc_wagtail.models import PlanPage, ReformPageMixin
from tests.school import make_editor, sign_in

pytestmark = pytest.mark.django_db


def blocks_in_pickers() -> dict[str, Block]:
    """Every block that an editor can pick on one of our page types, by class name."""
    found: dict[str, Block] = {}

    def walk(block: Block) -> None:
        children = getattr(block, "child_blocks", {}).values()
        if isinstance(block, StreamBlock):
            found.update({type(child).__name__: child for child in children})
        if isinstance(block, ListBlock):
            children = [block.child_block]
        for child in children:
            if isinstance(child, (StructBlock, ListBlock, StreamBlock)):
                walk(child)

    for model in get_page_models():
        if issubclass(model, ReformPageMixin):
            for field in model._meta.get_fields():
                if isinstance(field, StreamField):
                    walk(field.stream_block)
    return found


def test_the_pickers_offer_the_blocks_of_this_package():
    assert {"SectionBlock", "ChannelBlock", "DossierCaseBlock", "FileBlock", "PhotoBlock"} <= set(
        blocks_in_pickers()
    )


@pytest.mark.parametrize("name", sorted(blocks_in_pickers()))
def test_every_block_has_a_preview_in_our_look(section, name):
    block = blocks_in_pickers()[name]
    assert block.is_previewable
    client = sign_in(make_editor(section))
    response = client.get(reverse("wagtailadmin_block_preview"), {"id": block.definition_prefix})
    assert response.status_code == 200
    html = response.content.decode()
    sheets = re.findall(r"cchc_wagtail/css/(\w+)\.css", html)
    assert sheets == ["base", "paper", "procedure", "story", "preview"]
    body = html.split('<div class="cchc cchc--preview" lang="vi">', 1)[1]
    text = body.split("</main>", 1)[0]
    assert "<" in text and len(text.strip()) > 40
    assert "None" not in text


EMPTY = {
    "plan": {
        "kind": "KH",
        "legal_bases": streamfield([]),
        "body": streamfield(
            [("section", {"number": "I.", "heading": "MỤC ĐÍCH", "content": streamfield([])})]
        ),
        "signers": streamfield([]),
        "files": streamfield([]),
    },
    "procedure": {
        "state": "in_force",
        "dossier_sets": "1",
        "conditions": rich_text("<p>Trẻ đủ ba tuổi.</p>"),
        "tips": rich_text("<p>Mang bản chính.</p>"),
        "steps": streamfield([]),
        "channels": streamfield([]),
        "dossier": streamfield([]),
        "legal_bases": streamfield([]),
        "files": streamfield([]),
    },
    "story": {
        "kind": "person",
        "subject_kind": "person",
        "person_name": "Cô Lan",
        "deed": rich_text("<p>Trực hướng dẫn.</p>"),
        "result": rich_text("<p>Nhanh hơn.</p>"),
        "photos": streamfield([]),
    },
    "document": {
        "kind": "QĐ",
        "replaces": streamfield([]),
        "legal_bases": streamfield([]),
        "body": streamfield([]),
        "signers": streamfield([]),
        "files": streamfield([]),
    },
    "activity": {
        "kind": "meeting",
        "body": rich_text("<p>Họp đầu năm.</p>"),
        "photos": streamfield([]),
        "files": streamfield([]),
    },
    "planindex": {"introduction": rich_text("<p>Các kế hoạch.</p>")},
    "reformhome": {
        "introduction": rich_text("<p>Chuyên mục.</p>"),
        "featured": streamfield([]),
    },
}
PARENTS = {
    "plan": "plans",
    "procedure": "procedures",
    "story": "stories",
    "document": "documents",
    "activity": "activities",
    "planindex": "home",
    "reformhome": "site_home",
}


@pytest.mark.parametrize("kind", EMPTY)
def test_an_editor_previews_a_page_that_is_not_saved_yet(section, admin_client, kind):
    parent = getattr(section, PARENTS[kind])
    address = reverse(
        "wagtailadmin_pages:preview_on_add",
        args=("cchc_wagtail", f"{kind}page", parent.pk),
    )
    data = nested_form_data({"title": "Trang đang soạn", "slug": "trang-dang-soan", **EMPTY[kind]})
    data["comments-TOTAL_FORMS"] = data["comments-INITIAL_FORMS"] = "0"
    answer = admin_client.post(address, data)
    assert answer.json() == {"is_valid": True, "is_available": True}
    html = admin_client.get(address).content.decode()
    assert "<h1>Trang đang soạn</h1>" in html
    assert "host-header" in html and '<div class="cchc" lang="vi">' in html


def test_an_editor_previews_the_draft_of_a_page(section):
    plan = section.plans.add_child(
        instance=PlanPage(title="Kế hoạch cũ", slug="ke-hoach-cu", live=True)
    )
    plan.title = "Kế hoạch sửa"
    plan.save_revision()
    client = sign_in(make_editor(section))
    html = client.get(reverse("wagtailadmin_pages:view_draft", args=(plan.pk,))).content.decode()
    assert "<h1>Kế hoạch sửa</h1>" in html
    assert "<h1>Kế hoạch cũ</h1>" in client.get(plan.url).content.decode()
