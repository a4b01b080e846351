"""The plan that this package was asked for, as it lies in the school's folder."""

import os
from pathlib import Path

import pytest

from cchc_wagtail.official import read_file

PLAN = (
    Path(__file__).resolve().parents[3] / "shared" / "data" / "ke-hoach-tuyen-truyen-cchc-2020.txt"
)


@pytest.fixture(scope="module")
def plan() -> dict:
    if not PLAN.exists():
        reason = "the real plan is not in this repository"
        if os.environ.get("CCHC_REQUIRE_SHARED"):
            pytest.fail(reason)
        pytest.skip(reason)
    reading = read_file(PLAN.read_bytes(), PLAN.name)
    assert len(reading.documents) == 1
    return reading.main.to_dict()


def test_letterhead(plan):
    assert {
        key: plan[key]
        for key in ("kind", "symbol", "number", "place", "issued_on", "superior", "issuer", "title")
    } == {
        "kind": "KH",
        "symbol": "KH-MNHM",
        "number": "",
        "place": "Khánh Trung",
        "issued_on": "2018-03-26",
        "superior": "PHÒNG GD&ĐT KHÁNH VĨNH",
        "issuer": "TRƯỜNG MẦM NON HỌA MY",
        "title": "Tuyên truyền cải cách hành chính năm 2020",
    }
    assert plan["issued_year"] == 2018 and plan["year"] == 2020


def test_two_bases_one_of_which_cites_a_plan(plan):
    first, second = plan["bases"]
    assert first["cites"] == ["15/KH-PGDĐT"]
    assert first["citations"] == [{"number": "15/KH-PGDĐT", "issued_on": "2020-03-19"}]
    assert second["text"] == "Căn cứ vào tình hình thực tế tại đơn vị." and not second["cites"]


def test_four_sections_with_their_subsections(plan):
    outline = [
        (part["number"], [(sub["number"], sub["heading"]) for sub in part["sections"]])
        for part in plan["sections"]
    ]
    assert outline == [
        ("I", [("1", "Mục đích"), ("2", "Yêu cầu")]),
        ("II", []),
        (
            "III",
            [
                ("1", "Phương tiện tuyên truyền"),
                ("2", "Hình thức tuyên truyền"),
                ("3", "Thời gian thực hiện"),
            ],
        ),
        (
            "IV",
            [("1", "Ban giám hiệu"), ("2", "Các tổ chuyên môn và văn phòng"), ("3", "Công đoàn")],
        ),
    ]
    third = plan["sections"][2]
    assert third["heading"] == "PHƯƠNG TIỆN, HÌNH THỨC VÀ THỜI GIAN TUYÊN TRUYỀN"
    assert len(plan["sections"][1]["items"]) == 5


def test_tasks_of_each_unit(plan):
    units = [task["unit"] for task in plan["tasks"]]
    assert units == (["Ban giám hiệu"] * 6 + ["Các tổ chuyên môn và văn phòng"] * 2 + ["Công đoàn"])


def test_findings(plan):
    codes = [finding["code"] for finding in plan["findings"]]
    assert sorted(codes) == [
        "date_before_cited",
        "date_before_year",
        "heading_broken",
        "item_nearly_repeated",
        "motto_cut",
        "number_missing",
    ]
    assert all(finding["message"] for finding in plan["findings"])


def test_nothing_is_unread(plan):
    assert plan["unread"] == []
    assert len(plan["closing"]) == 1 and plan["closing"][0].startswith("Trên đây là")
