"""The view Journal: the statutory journal of a run of months as a table, saved as PDF or workbook.

It is the manager's own: it holds names, and says so where it is saved.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from functools import partial
from pathlib import Path

from PySide6.QtCore import QStandardPaths, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QHeaderView, QVBoxLayout, QWidget

from caredesk.domain.calendar import add_months, month_of
from caredesk.domain.journal import Journal
from caredesk.language.translation import N_, tr
from caredesk.language.words import word
from caredesk.reports import journal_tables
from caredesk.reports.table import Number, Row
from caredesk.services.journal import JournalForm, save_journal, view_journal
from caredesk.services.session import OpenUnit
from caredesk.ui.ask import Ask
from caredesk.ui.jobs import Jobs
from caredesk.ui.models.row_table import Cell, Column, RowTable
from caredesk.ui.style import Style
from caredesk.ui.widgets.buttons import Button
from caredesk.ui.widgets.card import Card
from caredesk.ui.widgets.card_flow import CardFlow
from caredesk.ui.widgets.labels import Label
from caredesk.ui.widgets.month_picker import MonthPicker
from caredesk.ui.widgets.segment import Segment
from caredesk.ui.widgets.table_view import TableView

FORMS: tuple[tuple[JournalForm, str, str, str], ...] = (
    ("pdf", N_("Spara PDF …"), "file", N_("PDF (*.pdf)")),
    ("xlsx", N_("Spara Excel …"), "table", N_("Excel (*.xlsx)")),
)
NAMED, NUMBERED = "named", "numbered"
YEARS_BACK = 5
TABLE_HEIGHT = 300
ONE_LINE_FROM = 1060


class JournalView(QWidget):
    """`set_place(month)` and `refresh()`; `journal` is what is shown, None until then."""

    said = Signal(str)
    """For the window's status line."""

    def __init__(
        self,
        style: Style,
        unit: OpenUnit,
        *,
        ask: Ask,
        jobs: Jobs,
        clock: Callable[[], datetime] = datetime.now,
    ) -> None:
        super().__init__()
        self._look, self._unit, self._ask, self._jobs, self._clock = style, unit, ask, jobs, clock
        self._year = ""
        self.journal: Journal | None = None
        self.first, self.last = MonthPicker(style), MonthPicker(style)
        self.first.setAccessibleName(tr("Journalens första månad"))
        self.last.setAccessibleName(tr("Journalens sista månad"))
        self.who = Segment(
            style, tr("Personer"), [(NAMED, tr("Namn och nummer")), (NUMBERED, tr("Bara nummer"))]
        )
        self.buttons = {
            form: Button(style, tr(text), icon=icon, kind="outline" if form == "pdf" else "normal")
            for form, text, icon, _ in FORMS
        }
        self.contains = Label(style, font="small", role="text2")
        self.facts = Label(style, wrap=True)
        self.notes = Label(style, font="small", role="text2", wrap=True)
        self.table = _JournalTable(style, journal_tables.title(), row="dense")
        self.rows = _JournalRows([], parent=self.table)
        self.empty = Label(style, tr("Ingen jourtid, övertid eller mertid de månaderna."), role="text2")
        self._lay_out(style)
        self._connect()

    def set_place(self, month: str) -> None:
        """The year of the top bar's month, so far; shown by `refresh`. Months chosen here within it stay."""
        this = month_of(self._clock().date())
        reach = (add_months(this, -12 * YEARS_BACK), max(this, month))
        for picker in (self.first, self.last):
            picker.set_range(*reach)
        if month[:4] != self._year:
            self._year = month[:4]
            self.first.set_month(f"{self._year}-01")
            self.last.set_month(min(f"{self._year}-12", this) if this >= f"{self._year}-01" else month)

    def refresh(self) -> None:
        """Asks for the journal anew and shows it."""
        self.journal = view_journal(
            self._unit,
            first_month=self.first.month(),
            last_month=self.last.month(),
            as_of=self._clock().date(),
        )
        self._show()

    def save(self, form: JournalForm) -> None:
        """Asks where, and writes the journal there."""
        if self.journal is None:
            return
        kinds = next(kinds for each, _, _, kinds in FORMS if each == form)
        folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        proposed = Path(folder) / journal_tables.file_name(self.journal, form)
        file = self._ask.file_to_write(self.window(), tr("Spara journal"), tr(kinds), proposed)
        if file is None:
            return
        journal, named, made = self.journal, self._named(), self._clock().date()
        # A year of a large unit is many pages: written outside the window's thread.
        job = self._jobs.start(lambda _: save_journal(journal, form, file, named=named, made=made))
        job.done.connect(lambda _: self.said.emit(tr("Sparade {file}").format(file=file.name)))
        job.failed.connect(lambda error: self._ask.say(self.window(), word(error)))

    def _lay_out(self, style: Style) -> None:
        card = Card(style, journal_tables.title())
        inside = card.padded()
        months = _line(style, Label(style, tr("Från")), self.first, Label(style, tr("till")), self.last)
        months.addStretch(1)
        ways_out = _line(style, self.who, self.contains, *self.buttons.values())
        ways_out.insertStretch(0, 1)
        lines = [(_held(months), 1), (_held(ways_out), 1)]
        inside.addWidget(CardFlow(style, lines, all_from=ONE_LINE_FROM, two_from=ONE_LINE_FROM))
        inside.addWidget(self.facts)
        inside.addWidget(self.notes)
        inside.addWidget(self.empty)
        self.table.set_model(self.rows)
        self.table.setMinimumHeight(TABLE_HEIGHT)
        card.body.addWidget(self.table, 1)
        kept = Label(style, journal_tables.law(), font="small", role="text2", wrap=True)
        padding = style.size("card_padding")
        kept.setContentsMargins(padding, 6, padding, 6)
        card.body.addWidget(kept)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(card, 1)

    def _connect(self) -> None:
        self.first.changed.connect(self._first_chosen)
        self.last.changed.connect(self._last_chosen)
        self.who.chosen.connect(lambda _key: self._show())
        for form, button in self.buttons.items():
            button.clicked.connect(partial(self.save, form))

    def _first_chosen(self, month: str) -> None:
        if month > self.last.month():
            self.last.set_month(month)
        self.refresh()

    def _last_chosen(self, month: str) -> None:
        if month < self.first.month():
            self.first.set_month(month)
        self.refresh()

    def _named(self) -> bool:
        return self.who.current() == NAMED

    def _show(self) -> None:
        if self.journal is None:
            return
        named = self._named()
        table = journal_tables.journal_table(self.journal, named=named)
        others = len(table.heads) != len(self.rows.columns)
        self.rows.columns = tuple(_column(place, head) for place, head in enumerate(table.heads))
        self.rows.set_rows(table.rows)
        if others:
            self.table.set_model(self.rows)
        self.table.take_width()
        self.table.setVisible(bool(table.rows))
        self.empty.setVisible(not table.rows)
        told = (f"{name}: {value}" for name, value in journal_tables.facts(self.journal))
        self.facts.setText(" · ".join(told))
        self.notes.setText("\n".join(journal_tables.notes(self.journal)))
        self.contains.setText(tr("Innehåller namn") if named else tr("Innehåller anställningsnummer"))


class _JournalTable(TableView):
    """Persons take the room that is left; where it is too little for their names, the table scrolls."""

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.take_width()

    def take_width(self) -> None:
        """Fits the first column to the room just now."""
        others = sum(self.columnWidth(place) for place in range(1, self.model().columnCount()))
        wished = self.sizeHintForColumn(0)
        room = self.viewport().width() - others >= wished
        mode = QHeaderView.ResizeMode.Stretch if room else QHeaderView.ResizeMode.Interactive
        self.horizontalHeader().setSectionResizeMode(0, mode)
        if not room:
            self.setColumnWidth(0, wished)


class _JournalRows(RowTable):
    """The rows of the journal; sums of years stand strong."""

    def _cell(self, place: int, row: Row, column: Column[Row]) -> Cell:
        cell = super()._cell(place, row, column)
        return replace(cell, strong=True) if row.is_total else cell


def _column(place: int, head: str) -> Column[Row]:
    def tone(row: Row) -> str:
        cell = row.cells[place]
        return "text3" if isinstance(cell, Number) and not cell.value else "text"

    def text(row: Row) -> str:
        return row.cells[place].text

    why = text if place == 0 else None
    return Column[Row](head, text, tone=tone, numbers=place > 1, stretch=place == 0, why=why)


def _line(style: Style, *widgets: QWidget) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(style.size("gap"))
    for widget in widgets:
        row.addWidget(widget)
    return row


def _held(layout: QHBoxLayout) -> QWidget:
    line = QWidget()
    line.setLayout(layout)
    return line
