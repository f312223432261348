"""The template written: rows of the domain's types -> CSV files and a workbook that read back the same.

Text that a spreadsheet would take for a formula is written as text; numbers stay numbers. The same rows give
the same bytes, so that two exports can be compared.
"""

import csv
import io
import re
from collections.abc import Callable, Iterable, Mapping
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from caredesk.errors import UserError
from caredesk.exchange.template import SHEETS, Column, Sheet
from caredesk.exchange.template_help import explanation
from caredesk.exchange.values import WEEKDAYS, number_of, plain_number
from caredesk.language.terms import TERMS

if TYPE_CHECKING:
    from xlsxwriter import Workbook
    from xlsxwriter.worksheet import Worksheet

RowsByTable = Mapping[str, Iterable[Any]]
"""Rows of each table that has any, in the order they are written."""

_FORMULA_LIKE = re.compile("'*[=+\\-@\t\r＝＋－＠]")
_FIRST_SURE_DAY = date(1900, 3, 1)
"""Workbooks count days before it wrongly (a leap day that never was)."""


def csv_files(rows: RowsByTable) -> dict[str, bytes]:
    """The content of one CSV file a sheet, by file name: UTF-8 with BOM, `;`, decimal comma."""
    return {f"{sheet.name}.csv": _csv_file(sheet, rows.get(sheet.table, ())) for sheet in SHEETS}


def _csv_file(sheet: Sheet, rows: Iterable[Any]) -> bytes:
    text = io.StringIO()
    writer = csv.writer(text, delimiter=";", lineterminator="\r\n")
    writer.writerow([column.header for column in sheet.columns])
    written = [
        list(map(_remembering(_as_csv(column)), values))
        for column, values in zip(sheet.columns, zip(*rows, strict=True), strict=False)
    ]
    writer.writerows(zip(*written, strict=True))
    return text.getvalue().encode("utf-8-sig")


def _remembering(write: Callable[[Any], str]) -> Callable[[Any], str]:
    """The same, worked out once for each different value: months of shifts hold few."""
    known: dict[tuple[type, Any], str] = {}

    def remembered(value: Any) -> str:
        key = (type(value), value)
        if key not in known:
            known[key] = write(value)
        return known[key]

    return remembered


def _as_csv(column: Column) -> Callable[[Any], str]:
    write = spelling(column)
    if column.kind in ("text", "number_or_text", "period_text"):
        return lambda value: _safe(write(value))
    return write


def _safe(text: str) -> str:
    """Text that a spreadsheet would take for a formula gets an apostrophe before it; numbers do not."""
    return "'" + text if _FORMULA_LIKE.match(text) and not _is_number(text) else text


def _is_number(text: str) -> bool:
    return re.fullmatch(r"-\d+(,\d+)?", text, re.ASCII) is not None


def spelling(column: Column) -> Callable[[Any], str]:
    """How a column's values are spelled in text, without protection from formulas; nothing is ""."""
    spell = _term_speller(column.terms) if column.kind == "term" else _SPELLINGS[column.kind]
    return lambda value: "" if value is None or value == "" else spell(value)


def _term_speller(terms: str) -> Callable[[Any], str]:
    words = TERMS[terms]
    return lambda code: words[code]


def _number(value: float) -> str:
    return plain_number(value).replace(".", ",")


def _hours(value: float) -> str:
    """Decimals when they are few, else hours and minutes when that is exact: `38,25`, `34:20`."""
    text = _number(value)
    minutes = round(value * 60)
    if len(text.partition(",")[2]) <= 4 or minutes / 60 != value or value < 0:
        return text
    return f"{minutes // 60}:{minutes % 60:02d}"


def _number_or_text(value: str) -> str:
    return value.replace(".", ",") if _is_plain_number(value) else value


def _is_plain_number(value: str) -> bool:
    number = number_of(value)
    return number is not None and plain_number(number) == value


def _goal(value: str) -> str:
    return TERMS["goal"].get(value) or value.replace(".", ",")


def _need_days(value: str) -> str:
    return TERMS["need_days"].get(value, value)


_SPELLINGS: dict[str, Callable[[Any], str]] = {
    "text": str,
    "period_text": str,
    "number": _number,
    "integer": str,
    "percent": _number,
    "money": _number,
    "hours": _hours,
    "minutes": str,
    "day": date.isoformat,
    "time": lambda minutes: f"{minutes // 60:02d}:{minutes % 60:02d}",
    "month": str,
    "period": str,
    "year": str,
    "flag": lambda value: TERMS["yes_no"]["yes" if value else "no"],
    "need_days": _need_days,
    "weekday": lambda number: TERMS["need_days"][WEEKDAYS[number]],
    "number_or_text": _number_or_text,
    "goal": _goal,
}
_NUMERIC = frozenset({"number", "integer", "percent", "money", "hours", "minutes", "year"})


class _Exact(float):
    """A number that the workbook's writer gives all its digits; by itself it stops at sixteen."""

    def __format__(self, pattern: str) -> str:
        return repr(float(self))


def workbook_file(rows: RowsByTable, *, sheets: Iterable[Sheet] = SHEETS, explained: bool = False) -> bytes:
    """The content of a workbook with these sheets; `explained` puts a row under the header that says how.

    Errors (UserError): export_does_not_fit, when a text or a table is longer than a workbook takes.
    """
    import xlsxwriter  # loaded only for an export

    content = io.BytesIO()
    book = xlsxwriter.Workbook(content, {"in_memory": True})
    book.set_properties({"created": datetime(2000, 1, 1)})  # the same rows, the same bytes
    styles = _Styles(book)
    for sheet in sheets:
        _SheetWriting(book.add_worksheet(sheet.name), sheet, styles).write(
            rows.get(sheet.table, ()), explained
        )
    book.close()
    return content.getvalue()


class _Styles:
    """The cell formats of a workbook."""

    def __init__(self, book: "Workbook") -> None:
        self.header = book.add_format({"bold": True, "bottom": 1})
        self.explanation = book.add_format({"italic": True, "text_wrap": True, "valign": "top"})
        self.day = book.add_format({"num_format": "yyyy-mm-dd"})
        self.time = book.add_format({"num_format": "[hh]:mm"})


class _SheetWriting:
    """One sheet of a workbook being written."""

    def __init__(self, worksheet: "Worksheet", sheet: Sheet, styles: _Styles) -> None:
        self.worksheet = worksheet
        self.sheet = sheet
        self.styles = styles

    def write(self, rows: Iterable[Any], explained: bool) -> None:
        for place, column in enumerate(self.sheet.columns):
            self._text(0, place, column.header, self.styles.header)
            if explained:
                self._text(1, place, explanation(column), self.styles.explanation)
        self.worksheet.freeze_panes(1, 0)
        self.worksheet.set_column(0, len(self.sheet.columns) - 1, 24 if explained else 16)
        writers = [self._writer(column) for column in self.sheet.columns]
        for number, row in enumerate(rows, start=2 if explained else 1):
            for place, value in enumerate(row):
                if value is not None and value != "":
                    writers[place](number, place, value)

    def _writer(self, column: Column) -> Callable[[int, int, Any], None]:
        if column.kind in _NUMERIC:
            return self._number
        if column.kind == "day":
            return self._day
        if column.kind == "time":
            return self._time
        spell = spelling(column)
        if column.kind in ("number_or_text", "goal"):
            return lambda row, place, value: self._number_or_text(row, place, value, spell(value))
        return lambda row, place, value: self._text(row, place, spell(value))

    def _text(self, row: int, place: int, text: str, style: Any = None) -> None:
        if self.worksheet.write_string(row, place, text, style) < 0:
            raise UserError("export_does_not_fit", sheet=self.sheet.name, row=row + 1)

    def _number(self, row: int, place: int, value: float, style: Any = None) -> None:
        if self.worksheet.write_number(row, place, _Exact(value), style) < 0:
            raise UserError("export_does_not_fit", sheet=self.sheet.name, row=row + 1)

    def _day(self, row: int, place: int, day: date) -> None:
        if day < _FIRST_SURE_DAY:
            self._text(row, place, day.isoformat())
        else:
            self._number(row, place, (day - _FIRST_SURE_DAY).days + 61, self.styles.day)

    def _time(self, row: int, place: int, minutes: int) -> None:
        self._number(row, place, minutes / 1440, self.styles.time)

    def _number_or_text(self, row: int, place: int, value: str, text: str) -> None:
        if _is_plain_number(value):
            self._number(row, place, float(value))
        else:
            self._text(row, place, text)
