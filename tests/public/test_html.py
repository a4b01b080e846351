"""Every public page is valid HTML by the Nu Html Checker, the W3C's own."""

import pytest
from wagtail.models import Page

from tests.html_checker import complaints
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

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.any_version("the templates of public pages are ours alone"),
]


def full_pages(section) -> list[Page]:
    """A page of each kind with all that it can show; the second one is a procedure."""
    photos = blocks(
        ("photo", {"image": make_image().pk, "alt": "Cô giáo", "caption": "Ảnh", "credit": "A"})
    )
    file = {"document": make_file().pk, "label": "", "is_signed": True}
    files = blocks(("file", file))
    plan = PlanFactory(parent=section.plans, summary="Tóm tắt", files=files)
    task = make_task(plan)
    old = DocumentFactory(parent=section.documents, slug="cu")
    replaces = blocks(("replaced", {"page": old.pk, "text": ""}))
    return [
        plan,
        ProcedureFactory(
            parent=section.procedures,
            code="1.005099",
            contact_email="vp@hoasen.example",
            portal_url="https://dichvucong.gov.vn/x",
            files=files,
            state="abolished",
        ),
        StoryFactory(parent=section.stories, photos=photos, award="Khen thưởng"),
        DocumentFactory(parent=section.documents, files=files, replaces=replaces, body=plan.body),
        old,
        ActivityFactory(
            parent=section.activities, photos=photos, files=files, plan_task=task, participants=9
        ),
    ]


def empty_pages(section) -> list[Page]:
    """A page of each kind with as little as it may have; the second one is a procedure."""
    return [
        PlanFactory(
            parent=section.plans,
            slug="trong",
            body="[]",
            legal_bases="[]",
            signers="[]",
            recipients="",
            number="",
            symbol="",
            issued_on=None,
        ),
        ProcedureFactory(
            parent=section.procedures,
            slug="trong",
            steps="[]",
            channels="[]",
            dossier="[]",
            legal_bases="[]",
            tips="",
            results="",
            audiences="",
            field="",
            contact_phone="",
        ),
        StoryFactory(parent=section.stories, slug="trong", deed="", quote="", quote_author=""),
        DocumentFactory(parent=section.documents, slug="trong", number="", issued_on=None),
        ActivityFactory(
            parent=section.activities, slug="trong", body="", location="", starts_at=None
        ),
    ]


def lists_of(section) -> dict[str, str]:
    """Addresses of the home page, the indexes and the search, by name."""
    for number in range(13):
        PlanFactory(parent=section.plans, slug=f"k{number}", year=2020 + number % 3)
    found = {
        f"list-{name}": getattr(section, name).url
        for name in ("home", "plans", "procedures", "stories", "documents", "activities")
    }
    found["list-second"] = f"{section.plans.url}?trang=2"
    found["list-filtered"] = f"{section.plans.url}?nam=2021&loai=KH"
    found["list-searched"] = f"{section.procedures.url}?q=chuyen"
    searches = {
        "empty": "",
        "found": "?q=ke+hoach",
        "narrowed": "?q=ke+hoach&loai=plan&trang=2",
        "echoed": "?q=%3Cscript%3E+%22chuyen",
        "guessed": "?q=chuyeen+truongf",
        "nothing": "?q=zzzz",
    }
    for name, query in searches.items():
        found[f"search-{name}"] = f"{section.home.url}tim-kiem/{query}"
    return found


def pages_of(section) -> dict[str, str]:
    """Addresses of a page of each kind, full and empty, and of lists, by name."""
    full, empty = full_pages(section), empty_pages(section)
    found = {f"full-{page.specific_class.__name__}-{page.pk}": page.url for page in full}
    found |= {f"empty-{page.specific_class.__name__}": page.url for page in empty}
    procedures = (full[1], empty[1])
    found |= {f"notice-{page.pk}": f"{page.url}to-roi/" for page in procedures}
    section.home.featured = blocks(*(("procedure", page.pk) for page in procedures))
    section.home.feedback_contact = "Văn phòng <vp@hoasen.example>\nĐiện thoại: 0258 000 111"
    section.home.save()
    return found | lists_of(section)


def test_a_fault_in_html_is_found(checker, tmp_path):
    good = (
        '<!DOCTYPE html><html lang="vi"><head><title>T</title></head><body><p>A</p></body></html>'
    )
    (tmp_path / "good.html").write_text(good)
    assert complaints(checker, tmp_path) == []
    (tmp_path / "bad.html").write_text(good.replace("<p>A</p>", "<ul><p>A</p></ul>"))
    assert len(complaints(checker, tmp_path)) == 1


def test_every_public_page_is_valid_html(client, section, checker, tmp_path):
    addresses = pages_of(section)
    for name, address in addresses.items():
        response = client.get(address)
        assert response.status_code == 200, address
        (tmp_path / f"{name}.html").write_bytes(response.content)
    assert len(list(tmp_path.iterdir())) == len(addresses) == 28
    found = complaints(checker, tmp_path)
    assert found == [], "\n".join(found)
