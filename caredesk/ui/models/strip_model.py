"""The need strip as a table: a row a shift type, a column a day, density and cost of the days last.

model = StripModel()
model.set_strip(view_strip(…), looks={"D": "day"}, today=today, red_days=…)
model.set_preview({("K", day): 9.0})     # what the edit being made would give
model.set_deviations_only(True)          # only lines that deviate: a low window
model.set_folded(True)                   # one line with the deviations of each day
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import date
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from caredesk.domain.calendar import days_from_to, is_weekend
from caredesk.domain.schedule import NeedLine, StripView
from caredesk.language import formats
from caredesk.language.translation import tr
from caredesk.ui.models.strip_cells import (
    NOISE,
    Kind,
    StripCell,
    StripDay,
    StripHead,
    deviation,
    figures_cell,
    figures_said,
    need_cell,
    need_said,
    summary_cell,
)
from caredesk.ui.widgets.shift_tag import Look, look_by_start

Index = QModelIndex | QPersistentModelIndex
NO_PARENT = QModelIndex()
STRIP_ROLE = Qt.ItemDataRole.UserRole + 1
"""The `StripCell` of a cell, or the `StripHead` of a line's head."""
DAY_ROLE = Qt.ItemDataRole.UserRole + 2
"""The `StripDay` of a column's head."""


class StripModel(QAbstractTableModel):
    """See the module's docstring."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._view: StripView | None = None
        self._looks: Mapping[str, Look] = {}
        self._days: tuple[StripDay, ...] = ()
        self._preview: dict[tuple[str, date], float] = {}
        self._lines: tuple[NeedLine, ...] = ()
        self._deviations_only = self._folded = False

    def set_strip(
        self, view: StripView, *, looks: Mapping[str, Look], today: date, red_days: Collection[date]
    ) -> None:
        """Shows another stretch, or the same one anew; a preview is over then.

        `looks`: of the shift types that have a colour of their own.
        """
        days = days_from_to(view.first_day, view.last_day)
        columns = tuple(StripDay(day, is_weekend(day) or day in red_days, day == today) for day in days)
        before = self._shape()
        self._looks, self._preview = looks, {}
        self._show(view, columns, before)

    def set_preview(self, staffed: Mapping[tuple[str, date], float]) -> None:
        """What the edit being made would give, by shift type and day; none takes it away."""
        before = self._shape()
        self._preview = dict(staffed)
        self._show(self._view, self._days, before)

    def set_deviations_only(self, only: bool) -> None:
        """Only lines that deviate somewhere in view; with none, one line that says so."""
        before = self._shape()
        self._deviations_only = only
        self._show(self._view, self._days, before)

    def set_folded(self, folded: bool) -> None:
        """One line with each day's deviations together."""
        before = self._shape()
        self._folded = folded
        self._show(self._view, self._days, before)

    def kind_of(self, row: int) -> Kind:
        """What a row is."""
        if row < len(self._lines):
            return "need"
        return "summary" if self._folded or self._deviations_only else "figures"

    def day_of(self, column: int) -> date:
        """The day of a column."""
        return self._days[column].day

    def column_of(self, column: int) -> StripDay:
        """How a day's column looks."""
        return self._days[column]

    def cell_of(self, row: int, column: int) -> StripCell:
        """What a cell shows."""
        return self._cell(row, column)

    def rowCount(self, parent: Index = NO_PARENT) -> int:
        if parent.isValid() or self._view is None:
            return 0
        return len(self._lines) + self._has_last()

    def columnCount(self, parent: Index = NO_PARENT) -> int:
        return 0 if parent.isValid() else len(self._days)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid() or self._view is None:
            return None
        if role == STRIP_ROLE:
            return self._cell(index.row(), index.column())
        if role == Qt.ItemDataRole.DisplayRole:
            return self._cell(index.row(), index.column()).words[0]
        if role in (Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole):
            return self._said(index.row(), index.column())
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return int(Qt.AlignmentFlag.AlignCenter)
        return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if orientation == Qt.Orientation.Horizontal:
            if not 0 <= section < len(self._days):
                return None
            day = self._days[section]
            if role == DAY_ROLE:
                return day
            return formats.day_short(day.day) if role == Qt.ItemDataRole.DisplayRole else None
        if not 0 <= section < self.rowCount():
            return None
        head = self._head(section)
        if role == STRIP_ROLE:
            return head
        return head.said if role == Qt.ItemDataRole.DisplayRole else None

    def _has_last(self) -> bool:
        """Figures, or a summary when folded or when no line deviates."""
        return self._folded or not self._deviations_only or not self._lines

    def _shape(self) -> tuple[object, ...]:
        return self._days, [line.shift_code for line in self._lines], self._has_last()

    def _show(self, view: StripView | None, days: tuple[StripDay, ...], before: tuple[object, ...]) -> None:
        """Tells of other values where rows and columns stay, else of another table."""
        lines = self._lines_of(view)
        held = self._lines
        self._lines, has_last = lines, self._has_last()
        after = (days, [line.shift_code for line in lines], has_last)
        if before == after and self._view is not None:
            self._view = view
            last = self.index(self.rowCount() - 1, self.columnCount() - 1)
            self.dataChanged.emit(self.index(0, 0), last)
            return
        self._lines = held
        self.beginResetModel()
        self._view, self._days, self._lines = view, days, lines
        self.endResetModel()

    def _lines_of(self, view: StripView | None) -> tuple[NeedLine, ...]:
        if view is None or self._folded:
            return ()
        if not self._deviations_only:
            return view.lines
        changed = {code for code, _day in self._preview}
        return tuple(
            line
            for line in view.lines
            if line.shift_code in changed or any(abs(deviation(cell)) > NOISE for cell in line.cells)
        )

    def _head(self, row: int) -> StripHead:
        if row < len(self._lines):
            line = self._lines[row]
            look = self._looks.get(line.shift_code) or look_by_start(line.start)
            return StripHead("need", formats.time_range(line.start, line.end), (line.shift_code, look))
        kind = self.kind_of(row)
        words = tr("Täthet · kostnad, tkr") if kind == "figures" else tr("Avvikelse från behov")
        return StripHead(kind, words)

    def _cell(self, row: int, column: int) -> StripCell:
        assert self._view is not None
        if row < len(self._lines):
            line = self._lines[row]
            after = self._preview.get((line.shift_code, self._days[column].day))
            return need_cell(line.cells[column], after)
        if self.kind_of(row) == "figures":
            return figures_cell(self._view.days[column])
        return summary_cell([line.cells[column] for line in self._view.lines])

    def _said(self, row: int, column: int) -> str:
        assert self._view is not None
        day = formats.day_short(self._days[column].day)
        if row < len(self._lines):
            line = self._lines[row]
            after = self._preview.get((line.shift_code, self._days[column].day))
            times = formats.time_range(line.start, line.end)
            return f"{day}, {line.shift_code} {times}: {need_said(line.cells[column], after)}"
        if self.kind_of(row) == "figures":
            return f"{day}: {figures_said(self._view.days[column])}"
        parts = [
            f"{line.shift_code} {need_said(line.cells[column], None)}"
            for line in self._view.lines
            if abs(deviation(line.cells[column])) > NOISE
        ]
        return f"{day}: {'. '.join(parts) or tr('som behovet')}"
