"""Finds the tasks of units: in bullets under "Tổ chức thực hiện" and in tables of tasks."""

import re

from cchc_wagtail.official.outline import Content, Item, Paragraph, Section, Table, TaskLine
from cchc_wagtail.official.units import is_organisation_heading, is_unit_heading, unit_name
from cchc_wagtail.vietnamese import fold

_INLINE = re.compile(r"^(?P<unit>[^:.;]{2,90}):\s*(?P<text>\S.*)$", re.DOTALL)
_TASK_VERB = re.compile(
    r"(?<=\s)(?:chịu trách nhiệm|có (?:trách nhiệm|nhiệm vụ)|chỉ đạo|xây dựng|tổ chức|phối hợp|"
    r"triển khai|tuyên truyền|phổ biến|niêm yết|thực hiện|kiểm tra|giám sát|theo dõi|tham mưu|"
    r"tổng hợp|báo cáo|hướng dẫn|lập|cập nhật|chủ trì|vận động|đôn đốc|tiếp nhận|quán triệt|"
    r"căn cứ|phân công|rà soát|đăng ký|công khai)(?=\s)"
)
#: Fewer words than in headings: "Hội thi", "Trường hợp", "Số hồ sơ" begin sentences as well.
_SUBJECT = re.compile(
    r"^(?:Các |Mỗi |Toàn thể |Đồng chí )?(?:(?:Phó )?Hiệu (?:trưởng|phó)|Ban (?!hành\b)|"
    r"BGH\b|Tổ (?!chức\b)|"
    r"Công đoàn|Chi đoàn|Chi bộ|Đoàn (?:thanh niên|trường)|Liên đội|Tổng phụ trách|Giáo viên|"
    r"GVCN\b|Nhân viên|Văn thư|Kế toán|Y tế|Bảo vệ|Thư viện|Nhà trường|Bộ phận|Cán bộ|"
    r"Hội (?:đồng|cha mẹ|phụ huynh)|Cha mẹ|Phụ huynh)",
    re.I,
)
_BARE_UNIT = re.compile(
    r"^(?:cac )?(?:ban|to|doan|bo phan|nhom|nguoi|can bo|thanh vien|to truong)$"
)
_HEADERS = {
    "text": re.compile(r"nhiem vu|noi dung|cong viec|hoat dong|viec (?:can|phai) lam|^viec$"),
    "unit": re.compile(r"chu tri|thuc hien$|phu trach|don vi(?! phoi hop)|bo phan|phan cong"),
    "supporting": re.compile(r"phoi hop"),
    "product": re.compile(r"san pham|ket qua"),
    "due_text": re.compile(r"thoi gian|thoi han|thang|tien do|hoan thanh"),
}


def find_tasks(sections: tuple[Section, ...]) -> tuple[TaskLine, ...]:
    """The tasks in the parts that assign work, then those in tables of tasks."""
    tasks: list[TaskLine] = []
    for section in sections:
        tasks.extend(_tasks_of(section))
    for section in sections:
        for part in section.walk():
            for table in part.tables:
                tasks.extend(table_tasks(table))
    # Dotted lines of a blank form are no tasks.
    return tuple(task for task in tasks if any(char.isalnum() for char in task.text))


def _tasks_of(section: Section) -> list[TaskLine]:
    if is_organisation_heading(section.heading):
        return _assigned(section)
    return [task for child in section.sections for task in _tasks_of(child)]


def _assigned(section: Section) -> list[TaskLine]:
    """Tasks of the units below a part that assigns work."""
    tasks: list[TaskLine] = []
    unit = ""
    for part in section.content:
        unit, found = _from_content(part, unit)
        tasks.extend(found)
    for child in section.sections:
        if is_unit_heading(child.heading) and not _names_units_itself(child):
            tasks.extend(_of_unit(unit_name(child.heading), child))
        elif not child.heading and child.paragraphs:
            text = child.paragraphs[0].text
            tasks.extend(_inline(text, child.line) or _sentence(text, child.line))
        else:
            tasks.extend(_assigned(child))
    return tasks


def _from_content(part: Content, unit: str) -> tuple[str, list[TaskLine]]:
    """Tasks in a list or paragraph that names its unit itself.

    Returns:
        the unit that the entries after this one belong to, and the tasks found.
    """
    if isinstance(part, Table):
        return unit, []
    text = part.text
    if is_unit_heading(text) and text.rstrip().endswith(":"):
        name = unit_name(text)
        items = part.items if isinstance(part, Item) else ()
        return name, [TaskLine(name, _whole(item), line=item.line) for item in items]
    inline = _inline(text, part.line)
    if inline:
        return "", inline
    if isinstance(part, Item) and part.items and is_unit_heading(text):
        name = unit_name(text)
        return name, [TaskLine(name, _whole(item), line=item.line) for item in part.items]
    if isinstance(part, Item) and unit:
        return unit, [TaskLine(unit, _whole(part), line=part.line)]
    return "" if isinstance(part, Paragraph) else unit, []


def _inline(text: str, line: int) -> list[TaskLine]:
    match = _INLINE.match(text)
    if match and is_unit_heading(match["unit"]):
        return [TaskLine(unit_name(match["unit"]), match["text"], line=line)]
    return []


def _names_units_itself(section: Section) -> bool:
    """Whether the entries name units: "- Kế toán: ...", "- Y tế: ..." under "Các bộ phận khác"."""
    items = section.items
    return len(items) > 1 and all(_inline(item.text, item.line) for item in items)


def _sentence(text: str, line: int) -> list[TaskLine]:
    """The task in a sentence whose subject is a unit, as "Tổ Văn phòng niêm yết thủ tục"."""
    for match in _TASK_VERB.finditer(text[:110]):
        unit = text[: match.start()].strip()
        if ":" in unit or "." in unit.removesuffix("."):
            break
        # "Ban chỉ đạo", "Tổ kiểm tra": the verb belongs to the name.
        if _BARE_UNIT.match(fold(unit)) or not unit[:1].isupper() or len(unit.split()) > 9:
            continue
        if _SUBJECT.match(unit) and is_unit_heading(unit):
            return [TaskLine(unit_name(unit), text[match.start() :].strip(), line=line)]
    return []


def _of_unit(unit: str, section: Section) -> list[TaskLine]:
    """All that a unit's part lists: items, numbered parts, or paragraphs when there is no list."""
    tasks = [TaskLine(unit, _whole(item), line=item.line) for item in section.items]
    for child in section.sections:
        texts = [child.heading.rstrip(":") if child.items else child.heading]
        texts += [paragraph.text for paragraph in child.paragraphs]
        head = " ".join(text for text in texts if text)
        if child.items and not child.paragraphs:
            tasks.extend(TaskLine(unit, _whole(item), line=item.line) for item in child.items)
        elif head:
            tasks.append(TaskLine(unit, head, line=child.line))
    if not tasks:
        tasks = [TaskLine(unit, part.text, line=part.line) for part in section.paragraphs]
    return tasks


def _whole(item: Item) -> str:
    """An item with the entries below it, one per line."""
    lines = [item.text]
    lines.extend(f"{sub.marker} {sub.text}" for top in item.items for sub in top.walk())
    return "\n".join(lines)


def table_tasks(table: Table) -> list[TaskLine]:
    """The tasks of a table whose header names at least the task and the unit."""
    for index, row in enumerate(table.rows[:3]):
        columns = _columns(row)
        if "text" in columns and "unit" in columns:
            return _table_rows(table, index + 1, columns)
    return []


def _columns(row: tuple[str, ...]) -> dict[str, int]:
    columns: dict[str, int] = {}
    for number, cell in enumerate(row):
        folded = fold(" ".join(cell.split()))
        for name in ("supporting", "due_text", "product", "unit", "text"):
            if name not in columns and _HEADERS[name].search(folded):
                columns[name] = number
                break
    return columns


def _table_rows(table: Table, start: int, columns: dict[str, int]) -> list[TaskLine]:
    tasks = []
    due = ""
    for row in table.rows[start:]:
        values = {
            name: " ".join(row[number].split()) if number < len(row) else ""
            for name, number in columns.items()
        }
        # A month written once stands for the merged rows below it.
        due = values.get("due_text") or due
        if not values["text"] or len({cell for cell in row if cell}) < 2:
            continue
        if not values["unit"] and not values.get("due_text"):
            continue
        tasks.append(TaskLine(**{**values, "due_text": due}, line=table.line))
    return tasks
