"""Which units of the register stand behind the names in plans."""

import pytest

from cchc_wagtail.importing.units import UnitRegister
from cchc_wagtail.models import OrgUnit

pytestmark = pytest.mark.django_db


@pytest.fixture
def register():
    for name, kind, aliases in (
        ("Ban giám hiệu", "board", ""),
        ("Văn phòng", "office", "Tổ văn phòng"),
        ("Công đoàn", "union", ""),
        ("Tổ Mầm", "subject_group", ""),
        ("Tổ Chồi", "subject_group", "Khối 4 tuổi"),
        ("Tổ Hành chính - Quản trị", "other", ""),
        ("Bộ phận một cửa và trả kết quả", "other", ""),
    ):
        OrgUnit.objects.create(name=name, kind=kind, aliases=aliases)
    return UnitRegister()


@pytest.mark.parametrize(
    ("written", "lead", "supporting"),
    [
        ("BGH", "Ban giám hiệu", []),
        ("Ban giám hiệu nhà trường:", "Ban giám hiệu", []),
        ("Đối với Ban Giám hiệu", "Ban giám hiệu", []),
        ("Hiệu trưởng", "Ban giám hiệu", []),
        ("CÔNG ĐOÀN CƠ SỞ", "Công đoàn", []),
        ("Công đoàn trường Mầm non Hoa Sen", "Công đoàn", []),
        ("Ban Chấp hành Công đoàn", "Công đoàn", []),
        ("to van phong", "Văn phòng", []),
        ("Khối 4 tuổi", "Tổ Chồi", []),
        ("Các tổ chuyên môn và văn phòng", "Tổ Chồi", ["Tổ Mầm", "Văn phòng"]),
        ("Công đoàn/BGH", "Công đoàn", ["Ban giám hiệu"]),
        ("Văn phòng, Công đoàn; Tổ Mầm", "Văn phòng", ["Công đoàn", "Tổ Mầm"]),
        ("Tổ hành chính – quản trị", "Tổ Hành chính - Quản trị", []),
        ("Bộ phận một cửa và trả kết quả", "Bộ phận một cửa và trả kết quả", []),
        ("Tổ trưởng chuyên môn (03 người)", "Tổ Chồi", ["Tổ Mầm"]),
        ("", None, []),
        ("-", None, []),
    ],
)
def test_usual_names_lead_to_the_units(register, written, lead, supporting):
    match = register.match(written)
    assert (match.lead and match.lead.name) == lead
    assert [unit.name for unit in match.supporting] == supporting
    assert match.proposed == []


@pytest.mark.parametrize(
    ("written", "proposed", "kind"),
    [
        ("Tổ Lá", "Tổ Lá", "subject_group"),
        ("Tổ bảo vệ", "Tổ bảo vệ", "other"),
        ("Y tế học đường", "Y tế học đường", "other"),
        ("Chi đoàn", "Chi đoàn", "organisation"),
        ("BAN ĐẠI DIỆN CHA MẸ HỌC SINH", "Ban đại diện cha mẹ học sinh", "other"),
        ("Giáo viên chủ nhiệm và phụ huynh", "Giáo viên chủ nhiệm và phụ huynh", "other"),
    ],
)
def test_unknown_names_are_proposed_whole_with_a_kind(register, written, proposed, kind):
    match = register.match(written)
    assert match.lead is None
    assert [(unit.name, unit.kind) for unit in match.proposed] == [(proposed, kind)]


def test_known_part_of_a_name_is_linked_and_the_rest_proposed(register):
    match = register.match("Chi đoàn và Công đoàn")
    assert match.lead is None
    assert [unit.name for unit in match.supporting] == ["Công đoàn"]
    assert [unit.name for unit in match.proposed] == ["Chi đoàn"]


def test_entry_of_the_register_goes_before_its_usual_names(register):
    head = OrgUnit.objects.create(name="Hiệu trưởng", kind="board")
    assert UnitRegister().match("Hiệu trưởng").lead == head
