"""Files for the tests of the importer: short papers of a made-up school, and bad files."""

import os
import zipfile
from io import BytesIO
from pathlib import Path

import docx
import pytest

REAL_PLAN = (
    Path(__file__).resolve().parents[3] / "shared" / "data" / "ke-hoach-tuyen-truyen-cchc-2020.txt"
)

PLAN = """\
PHÒNG GD&ĐT HUYỆN HOA LƯ                     CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
TRƯỜNG MẦM NON HOA SEN                             Độc lập – Tự do – Hạnh phúc
Số: 05/KH-MNHS                               Hoa Lư, ngày 15 tháng 01 năm 2025

KẾ HOẠCH
Cải cách hành chính năm 2025

Căn cứ Nghị định số 30/2020/NĐ-CP ngày 05 tháng 3 năm 2020 của Chính phủ về công tác văn thư;
Trường Mầm non Hoa Sen xây dựng kế hoạch như sau:
I. MỤC ĐÍCH, YÊU CẦU
1. Mục đích
- Tạo thuận lợi cho cha mẹ trẻ khi làm thủ tục.
- Nâng cao trách nhiệm của giáo viên, nhân viên.
2. Yêu cầu
- Công khai thủ tục tại bảng tin & trang điện tử <của trường>.
II. TỔ CHỨC THỰC HIỆN
1. Ban giám hiệu
- Phổ biến kế hoạch đến toàn trường.
- Kiểm tra việc công khai thủ tục.
2. Văn phòng
- Tiếp nhận hồ sơ của cha mẹ trẻ.
3. Tổ Chồi
- Hướng dẫn cha mẹ trẻ nộp hồ sơ.

Nơi nhận:                                           HIỆU TRƯỞNG
- Phòng GD&ĐT (b/c);
- Lưu: VT.
                                                    Nguyễn Thị Sen
"""

REPORT = """\
PHÒNG GD&ĐT HUYỆN HOA LƯ                     CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
TRƯỜNG MẦM NON HOA SEN                             Độc lập – Tự do – Hạnh phúc
Số: 21/BC-MNHS                               Hoa Lư, ngày 20 tháng 12 năm 2025

BÁO CÁO
Kết quả công tác cải cách hành chính năm 2025

I. KẾT QUẢ
1. Công tác chỉ đạo
- Nhà trường đã ban hành đủ các văn bản.
II. PHƯƠNG HƯỚNG
- Tiếp tục rút ngắn thời gian giải quyết hồ sơ.
"""

DECISION = """\
PHÒNG GD&ĐT HUYỆN HOA LƯ                     CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
TRƯỜNG MẦM NON HOA SEN                             Độc lập – Tự do – Hạnh phúc
Số: 04/QĐ-MNHS                               Hoa Lư, ngày 15 tháng 01 năm 2025

QUYẾT ĐỊNH
Về việc ban hành Kế hoạch cải cách hành chính năm 2025

HIỆU TRƯỞNG TRƯỜNG MẦM NON HOA SEN
Căn cứ Nghị định số 30/2020/NĐ-CP ngày 05 tháng 3 năm 2020 của Chính phủ về công tác văn thư;

QUYẾT ĐỊNH:
Điều 1. Ban hành Kế hoạch cải cách hành chính năm 2025 của Trường Mầm non Hoa Sen.
Điều 2. Quyết định này có hiệu lực kể từ ngày ký.

                                                    HIỆU TRƯỞNG

                                                    Nguyễn Thị Sen

"""

FORM = """\
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập – Tự do – Hạnh phúc

ĐƠN XIN NHẬP HỌC

Kính gửi: Ban giám hiệu Trường Mầm non Hoa Sen
Họ và tên cha (mẹ): ........................................
Ngày sinh: .................... Số điện thoại: ....................
"""

NOTHING_KNOWN = """\
Danh sách mua sắm
Bút, vở, phấn
Hai cái bàn
"""


def real_plan() -> Path:
    """The plan that this product was asked for; it does not lie in the repository."""
    if not REAL_PLAN.exists():
        reason = f"{REAL_PLAN.name} is not there"
        if os.environ.get("CCHC_REQUIRE_SHARED") == "1":
            pytest.fail(reason)
        pytest.skip(reason)
    return REAL_PLAN


def word_file(text: str) -> bytes:
    """``text`` as a Word file with one paragraph per line, the letterhead in its own table."""
    document = docx.Document()
    head, _rule, body = text.partition("\n\n")
    table = document.add_table(rows=0, cols=2)
    for line in head.splitlines():
        left, _space, right = line.partition("   ")
        cells = table.add_row().cells
        cells[0].text, cells[1].text = left.strip(), right.strip()
    for line in body.splitlines():
        document.add_paragraph(line)
    buffer = BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def zip_file(entries: dict[str, bytes]) -> bytes:
    """A zip archive with ``entries``."""
    buffer = BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in entries.items():
            archive.writestr(name, data)
    return buffer.getvalue()


def word_with(part: str, data: bytes) -> bytes:
    """A Word file in which one part is replaced."""
    buffer = BytesIO()
    with zipfile.ZipFile(BytesIO(word_file(PLAN))) as good:
        entries = {name: good.read(name) for name in good.namelist()}
    buffer.write(zip_file({**entries, part: data}))
    return buffer.getvalue()


ENTITIES = (
    b'<?xml version="1.0"?><!DOCTYPE w [<!ENTITY x SYSTEM "file:///etc/hostname">]>'
    b'<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">'
    b"<w:body><w:p><w:r><w:t>&x;</w:t></w:r></w:p></w:body></w:document>"
)


def bad_files() -> dict[str, tuple[str, bytes]]:
    """Name and content of files that nobody can read, by what is wrong with them."""
    return {
        "empty": ("rong.docx", b""),
        "empty text": ("rong.txt", b" \n\n"),
        "pdf": ("ban-quet.docx", b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj\n<<>>\nendobj\n"),
        "picture": ("anh.docx", b"\x89PNG\r\n\x1a\n" + bytes(64)),
        "password": ("mat-khau.docx", bytes.fromhex("d0cf11e0a1b11ae1") + bytes(2048)),
        "zip bomb": ("bom.docx", word_with("word/document.xml", bytes(60 * 1024 * 1024))),
        "entities": ("thuc-the.docx", word_with("word/document.xml", ENTITIES)),
        "other zip": ("anh-nen.docx", zip_file({"a.jpg": b"\xff\xd8"})),
        "old word": ("cu.doc", bytes.fromhex("d0cf11e0a1b11ae1") + bytes(512)),
    }
