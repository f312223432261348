"""What to follow up as rows that can be ticked: one cell a row, told as a check box to a screen reader."""

from __future__ import annotations

from datetime import date
from typing import Any

from PySide6.QtCore import QObject, Qt, Signal

from caredesk.domain.follow_up import FollowUpRow
from caredesk.language.follow_up_words import law_text, row_text, what_text
from caredesk.language.translation import tr
from caredesk.ui.models.row_table import Column, Index, RowTable


class FollowUpTable(RowTable):
    """`ticked(row, done)` asks for a tick: the rows change only when they are given again."""

    ticked = Signal(object, bool)

    def __init__(self, parent: QObject | None = None) -> None:
        whole = Column[FollowUpRow](tr("Uppföljning"), what_text, why=law_text, stretch=True)
        super().__init__([whole], parent=parent)
        self.today = date.min
        self.writable = True

    def can_tick(self, index: Index) -> bool:
        """Whether the row is ticked by its box."""
        row: FollowUpRow = self.row(index)
        return self.writable and row.tickable

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        row: FollowUpRow = self.row(index)
        if role == Qt.ItemDataRole.CheckStateRole:
            if not row.tickable:
                return None
            return Qt.CheckState.Checked if row.is_done else Qt.CheckState.Unchecked
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return row_text(row, self.today)
        if role == Qt.ItemDataRole.AccessibleDescriptionRole:
            return law_text(row)
        return super().data(index, role)

    def flags(self, index: Index) -> Qt.ItemFlag:
        flags = super().flags(index)
        return flags | Qt.ItemFlag.ItemIsUserCheckable if index.isValid() and self.can_tick(index) else flags

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        if role != Qt.ItemDataRole.CheckStateRole or not index.isValid() or not self.can_tick(index):
            return False
        self.ticked.emit(self.row(index), Qt.CheckState(value) == Qt.CheckState.Checked)
        return False  # the rows come round by themselves when the tick is stored
