"""A table to look things up in: sorted by its head, copied as a spreadsheet takes it, several rows chosen.

table = SortedTable(style, tr("Medarbetare"), columns, key=lambda line: line.employee_no)
table.set_rows(lines)          # what was chosen stays chosen
table.chosen()                 # the rows that are chosen; chosen_changed when they are others
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence
from functools import partial
from typing import Any

from PySide6.QtCore import QItemSelection, QItemSelectionModel, QModelIndex, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QAbstractItemView, QMenu

from caredesk.language.translation import tr
from caredesk.ui.models.row_table import Column, RowTable
from caredesk.ui.style import Style
from caredesk.ui.widgets.table_view import Row, TableView

Flag = QItemSelectionModel.SelectionFlag
RISING, FALLING = "↑", "↓"


class _SortedRows(RowTable):
    """Rows in the order of the column `by`, whose head says so: the style's own sign would cover words."""

    by, falling = 0, False

    def set_rows(self, rows: Sequence[Any]) -> None:
        column = self.columns[self.by]
        super().set_rows(sorted(rows, key=column.sort or column.text, reverse=self.falling))

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        told = super().headerData(section, orientation, role)
        sorted_by = section == self.by and orientation == Qt.Orientation.Horizontal
        if sorted_by and role == Qt.ItemDataRole.DisplayRole:
            return f"{told} {FALLING if self.falling else RISING}"
        return told


class SortedTable(TableView):
    """See the module's docstring. The head sorts at a click, the menu of the right button by keys."""

    chosen_changed = Signal()
    went_to = Signal(object)
    """The row that the keyboard or the pointer came to."""

    def __init__(
        self,
        style: Style,
        name: str,
        columns: Sequence[Column[Any]],
        *,
        key: Callable[[Any], Hashable],
        row: Row = "normal",
    ) -> None:
        super().__init__(style, name, row=row)
        self._key = key
        self._rows: tuple[Any, ...] = ()
        self._filling = False
        self.rows = _SortedRows(columns, parent=self)
        self.set_model(self.rows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        head = self.horizontalHeader()
        head.setSectionsClickable(True)
        head.sectionClicked.connect(self.sort_by)
        self.selectionModel().selectionChanged.connect(self._tell_chosen)
        self.selectionModel().currentRowChanged.connect(self._tell_place)

    def set_rows(self, rows: Sequence[Any]) -> None:
        """Shows other rows in the order chosen; what was chosen or current and is still here stays so."""
        at = self.currentIndex()
        current = self._key(self.rows.row(at)) if at.isValid() else None
        chosen = {self._key(row) for row in self.chosen()}
        self._rows = tuple(rows)
        self._filling = True
        self.rows.set_rows(self._rows)
        self._choose_again(chosen, current)
        self._filling = False
        if {self._key(row) for row in self.chosen()} != chosen:
            self.chosen_changed.emit()

    def sort_by(self, column: int) -> None:
        """Sorts by a column, and the other way round when it is so already."""
        self.rows.falling = column == self.rows.by and not self.rows.falling
        self.rows.by = column
        self.set_rows(self._rows)

    def chosen(self) -> tuple[Any, ...]:
        """The chosen rows from above."""
        places = sorted(index.row() for index in self.selectionModel().selectedRows())
        return tuple(self.rows.row(self.rows.index(place, 0)) for place in places)

    def choose(self, key: Hashable) -> bool:
        """Chooses one row and goes to it; whether it is here."""
        place = next((n for n in range(self.rows.rowCount()) if self._key_at(n) == key), None)
        if place is not None:
            self.selectRow(place)
        return place is not None

    def copy(self) -> None:
        """The chosen rows, or all when none is, on the clipboard with their heads."""
        shown = [n for n in range(len(self.rows.columns)) if not self.isColumnHidden(n)]
        columns = [self.rows.columns[n] for n in shown]
        rows = self.chosen() or [self.rows.row(self.rows.index(n, 0)) for n in range(self.rows.rowCount())]
        lines = ["\t".join(column.title for column in columns)]
        lines += ["\t".join(column.text(row) for column in columns) for row in rows]
        QGuiApplication.clipboard().setText("\n".join(lines))

    def menu(self) -> QMenu:
        """What the right button and the menu key offer; whoever owns the table adds its own."""
        menu = QMenu(self)
        menu.addAction(tr("Kopiera") + "\tCtrl+C", self.copy)
        order = menu.addMenu(tr("Sortera efter"))
        for place, column in enumerate(self.rows.columns):
            if not self.isColumnHidden(place):
                order.addAction(column.title, partial(self.sort_by, place))
        return menu

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        self.menu().exec(event.globalPos())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy()
        else:
            super().keyPressEvent(event)

    def _key_at(self, place: int) -> Hashable:
        return self._key(self.rows.row(self.rows.index(place, 0)))

    def _choose_again(self, chosen: set[Hashable], current: Hashable) -> None:
        model = self.selectionModel()
        for place in range(self.rows.rowCount()):
            index = self.rows.index(place, 0)
            if self._key_at(place) in chosen:
                model.select(QItemSelection(index, index), Flag.Select | Flag.Rows)
            if self._key_at(place) == current:
                model.setCurrentIndex(QModelIndex(index), Flag.NoUpdate)

    def _tell_place(self, index: QModelIndex) -> None:
        if index.isValid() and not self._filling:
            self.went_to.emit(self.rows.row(index))

    def _tell_chosen(self) -> None:
        if not self._filling:
            self.chosen_changed.emit()
