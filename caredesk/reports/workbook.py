"""The month report as a workbook: real numbers with formats, one sheet a subject."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING, Any

from caredesk.language.translation import tr
from caredesk.reports import month_tables, month_words, whole_tables
from caredesk.reports.look import report_look
from caredesk.reports.month_report import MonthReport
from caredesk.reports.table import Kind, Number, Row, Table, Words

if TYPE_CHECKING:
    from xlsxwriter.workbook import Workbook
    from xlsxwriter.worksheet import Worksheet

FIRST_COLUMN, OTHER_COLUMNS = 44, 14
"""Widths in characters."""


def workbook_file(report: MonthReport) -> bytes:
    """Sheets Sammanfattning, Avdelningar, Sjukfrånvaro, Bemanning, Ekonomi."""
    import xlsxwriter  # not needed until a report is made

    target = BytesIO()
    book = xlsxwriter.Workbook(target, {"in_memory": True, "strings_to_formulas": False})
    book.set_properties({"title": month_words.title(report), "company": report.unit.name})
    formats = Formats(book)
    _write_summary(Sheet(book, tr("Sammanfattning"), formats), report)
    for name, tables in _subjects(report).items():
        sheet = Sheet(book, name, formats)
        for table in tables:
            sheet.table(table)
    book.close()
    return target.getvalue()


def _subjects(report: MonthReport) -> dict[str, list[Table]]:
    """The tables of each sheet after the first."""
    economy = [
        whole_tables.whole_economy_table(report),
        whole_tables.year_table(report),
        month_tables.causes_table(report),
        whole_tables.volumes_table(report),
    ]
    return {
        tr("Avdelningar"): [
            whole_tables.whole_sections_table(report),
            month_tables.sections_table(report),
            month_tables.occupancy_table(report),
        ],
        tr("Sjukfrånvaro"): [whole_tables.whole_sick_table(report)],
        tr("Bemanning"): [whole_tables.whole_staffing_table(report)],
        tr("Ekonomi"): [table for table in economy if table is not None],
    }


def _write_summary(sheet: Sheet, report: MonthReport) -> None:
    sheet.line(month_words.title(report), "title")
    sheet.line(month_words.subtitle(report), "light")
    sheet.line(month_words.made(report), "light")
    sheet.gap()
    for sentence in month_words.situation(report):
        sheet.line(sentence)
    sheet.gap()
    sheet.table(month_tables.key_table(report))
    if report.comment:
        sheet.line(tr("Kommentar"), "head")
        for line in report.comment.split("\n"):
            sheet.line(line)
        sheet.gap()
    notes = month_words.notes(report)
    if notes:
        sheet.line(tr("Om underlaget"), "head")
        for note in notes:
            sheet.line(note)
        sheet.gap()
    sheet.line(month_words.definition(report), "light")


class Formats:
    """The cell formats of a book, made when first asked for."""

    def __init__(self, book: Workbook) -> None:
        look = report_look()
        self._book = book
        self._made: dict[tuple[object, ...], Any] = {}
        self._font = {"font_name": "Calibri", "font_size": 11, "font_color": look.name("text")}
        self._lines = {"strong": look.name("strong"), "border": look.name("border")}
        self._light = look.name("text2")

    def text(self, style: str) -> Any:
        """title, head, light or plain."""
        extra: dict[str, object] = {
            "title": {"bold": True, "font_size": 16},
            "head": {"bold": True},
            "light": {"font_color": self._light},
            "plain": {},
        }[style]  # type: ignore[assignment]
        return self._of(("text", style), extra)

    def column_head(self, *, right: bool) -> Any:
        """The head of a column."""
        extra = {
            "font_color": self._light,
            "bottom": 1,
            "bottom_color": self._lines["strong"],
            "align": "right" if right else "left",
            "text_wrap": True,
        }
        return self._of(("column", right), extra)

    def cell(self, kind: Kind | None, *, strong: bool, total: bool) -> Any:
        """A cell of a table; `kind` None is text."""
        extra: dict[str, object] = {
            "bottom": 1,
            "bottom_color": self._lines["border"],
            "bold": strong or total,
        }
        if total:
            extra |= {"top": 1, "top_color": self._lines["strong"]}
        if kind is not None:
            extra |= {"num_format": kind.number_format, "align": "right"}
        return self._of((kind, strong, total), extra)

    def _of(self, key: tuple[object, ...], extra: dict[str, object]) -> Any:
        if key not in self._made:
            self._made[key] = self._book.add_format({**self._font, **extra})
        return self._made[key]


class Sheet:
    """A sheet that is written from the top down."""

    def __init__(self, book: Workbook, name: str, formats: Formats) -> None:
        self._sheet: Worksheet = book.add_worksheet(name)
        self._formats = formats
        self._row = 0
        self._sheet.set_column(0, 0, FIRST_COLUMN)
        self._sheet.set_column(1, 12, OTHER_COLUMNS)
        self._sheet.hide_gridlines(2)
        self._sheet.set_paper(9)
        self._sheet.set_landscape()
        self._sheet.fit_to_pages(1, 0)

    def line(self, text: str, style: str = "plain") -> None:
        """A row with text only."""
        self._sheet.write_string(self._row, 0, text, self._formats.text(style))
        self._row += 1

    def gap(self) -> None:
        """An empty row."""
        self._row += 1

    def table(self, table: Table) -> None:
        """Title, heads, rows, note."""
        if table.title:
            self.line(table.title, "head")
        if table.rows:
            for place, head in enumerate(table.heads):
                style = self._formats.column_head(right=table.is_number(place))
                self._sheet.write_string(self._row, place, head, style)
            self._row += 1
            for row in table.rows:
                self._table_row(row)
        if table.note:
            self.line(table.note, "light")
        self.gap()

    def _table_row(self, row: Row) -> None:
        for place, cell in enumerate(row.cells):
            kind = None if isinstance(cell, Words) else cell.kind
            style = self._formats.cell(kind, strong=cell.strong, total=row.is_total)
            if isinstance(cell, Number) and cell.value is not None:
                self._sheet.write_number(self._row, place, cell.value * cell.kind.stored, style)
            else:
                self._sheet.write_string(self._row, place, cell.text, style)
        self._row += 1
