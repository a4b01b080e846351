"""Spreadsheets of the registers as a school's computer opens them without damage."""

import datetime
from collections import OrderedDict
from collections.abc import Iterator
from typing import Any

from django.db.models import QuerySet
from django.utils import timezone
from django.utils.encoding import force_str
from django.utils.functional import Promise
from django.utils.text import capfirst

from cchc_wagtail.undocumented import label_for_field, lookup_field

#: A cell that begins with one of these is run as a formula by spreadsheet programs
#: (OWASP, "CSV Injection"). XLSX cells have a type, which must not be that of formulas.
FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")

#: Characters that XML 1.0, and so XLSX, cannot hold.
_CONTROLS = dict.fromkeys([*range(0x09), 0x0B, 0x0C, *range(0x0E, 0x20)])


class PlainCellsMixin:
    """For views with spreadsheets: no cell is a formula. Put it before the view class."""

    def preprocess_field_value(self, field: str, value: Any, export_format: str) -> Any:
        if isinstance(value, (str, Promise)):
            text = force_str(value).translate(_CONTROLS)
            is_csv = export_format == self.FORMAT_CSV
            return f"'{text}" if is_csv and text.startswith(FORMULA_STARTS) else text
        return super().preprocess_field_value(field, value, export_format)

    def generate_xlsx_row(self, *args: Any, **kwargs: Any) -> Iterator[Any]:
        # Wagtail 7.4.0 lets openpyxl take a text that begins with "=" for a formula.
        for cell in super().generate_xlsx_row(*args, **kwargs):
            if cell.data_type == "f":
                cell.data_type = "s"
            yield cell


class RegisterExportMixin(PlainCellsMixin):
    """For list views of registers: put it before the view class.

    Headings are the labels of the list, empty cells are empty, times are local, and no cell is a
    formula. CSV files begin with a byte order mark, without which Excel shows Vietnamese letters as
    rubbish.
    """

    def get_heading(self, queryset: QuerySet, field: str) -> str:
        label = label_for_field(field, model=self.model, model_admin=self.model_admin)
        return capfirst(force_str(label))

    def to_row_dict(self, item: Any) -> dict[str, Any]:
        row = OrderedDict()
        for field in self.list_export:
            _field, _attr, value = lookup_field(field, item, self.model_admin)
            row[field] = "" if value is None else value
        return row

    def preprocess_field_value(self, field: str, value: Any, export_format: str) -> Any:
        is_csv = export_format == self.FORMAT_CSV
        if isinstance(value, datetime.datetime):
            local = timezone.localtime(value) if timezone.is_aware(value) else value
            naive = local.replace(tzinfo=None, microsecond=0)
            return naive.isoformat(sep=" ", timespec="minutes") if is_csv else naive
        if isinstance(value, datetime.date):
            return value.isoformat() if is_csv else value
        if isinstance(value, (str, Promise)):
            return super().preprocess_field_value(field, value, export_format)
        return value

    def stream_csv(self, queryset: QuerySet) -> Iterator[bytes]:
        yield "\ufeff".encode()
        yield from super().stream_csv(queryset)
