"""The timeline of absences as a model: a row a person, then a cell for each of that person's absences.

A cell of an absence says all of it aloud; what the eye sees is painted by the view from `row` and `bar`.
"""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from caredesk.domain.absence_timeline import Bar, TimelineRow, TimelineView
from caredesk.language import timeline_words
from caredesk.language.translation import tr

Index = QModelIndex | QPersistentModelIndex
NO_PARENT = QModelIndex()
PERSON, FIRST_BAR = 0, 1


class TimelineModel(QAbstractTableModel):
    """`set_view` is the one way in."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.view: TimelineView | None = None
        self._columns = FIRST_BAR + 1
        self._aloud: dict[int, str] = {}

    def set_view(self, view: TimelineView) -> None:
        """Shows another stretch, or the same with other absences."""
        self.beginResetModel()
        self.view = view
        self._columns = FIRST_BAR + max([1, *(len(row.bars) for row in view.rows)])
        self._aloud = {}
        self.endResetModel()

    def say_of(self, number: int, words: str) -> None:
        """What is read aloud of an absence while its days are being moved; "" says it as it is."""
        if words:
            self._aloud[number] = words
        else:
            self._aloud.pop(number, None)
        index = self.index_of(number)
        if index.isValid():
            self.dataChanged.emit(index, index)

    def row(self, row: int) -> TimelineRow:
        """The person at a row."""
        assert self.view is not None
        return self.view.rows[row]

    def bar(self, index: Index) -> Bar | None:
        """The absence of a cell; None at a person's name and where there is none."""
        if not index.isValid() or index.column() < FIRST_BAR:
            return None
        bars = self.row(index.row()).bars
        place = index.column() - FIRST_BAR
        return bars[place] if place < len(bars) else None

    def index_of(self, number: int) -> QModelIndex:
        """The cell of an absence, by the number of its row in the file."""
        for place, row in enumerate(self.view.rows if self.view else ()):
            for column, bar in enumerate(row.bars):
                if bar.number == number:
                    return self.index(place, FIRST_BAR + column)
        return QModelIndex()

    def row_of(self, employee_no: str) -> int:
        """Where a person stands, -1 when not in view."""
        rows = self.view.rows if self.view else ()
        return next((place for place, row in enumerate(rows) if row.employee_no == employee_no), -1)

    def rowCount(self, parent: Index = NO_PARENT) -> int:
        return 0 if parent.isValid() or self.view is None else len(self.view.rows)

    def columnCount(self, parent: Index = NO_PARENT) -> int:
        return 0 if parent.isValid() else self._columns

    def flags(self, index: Index) -> Qt.ItemFlag:
        if index.isValid() and index.column() >= FIRST_BAR and self.bar(index) is None:
            return Qt.ItemFlag.NoItemFlags
        return super().flags(index)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        roles = Qt.ItemDataRole
        if not index.isValid() or role not in (
            roles.DisplayRole,
            roles.AccessibleTextRole,
            roles.ToolTipRole,
        ):
            return None
        row, bar = self.row(index.row()), self.bar(index)
        assert self.view is not None
        if index.column() == PERSON:
            return row.name if role == roles.DisplayRole else timeline_words.person_sentence(row)
        if bar is None:
            return None
        if role == roles.AccessibleTextRole and bar.number in self._aloud:
            return self._aloud[bar.number]
        return timeline_words.bar_sentence(row, bar, self.view.today)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        if orientation == Qt.Orientation.Vertical:
            return self.row(section).name if 0 <= section < self.rowCount() else None
        if not 0 <= section < self._columns:
            return None
        return tr("Person") if section == PERSON else tr("Frånvaro {number}").format(number=section)
