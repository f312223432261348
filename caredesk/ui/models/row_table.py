"""A read-only table of rows for `widgets/table_view.py`: named columns over any tuple of results.

model = RowTable([
    Column(tr("Dag"), lambda v: day_short(v.day), second=lambda v: v.section, strong=True),
    Column(tr("Pass"), lambda v: v.times, shift=lambda v: (v.code, look_by_start(v.start))),
    Column(tr("Timmar"), lambda v: number(v.hours, 1), numbers=True, sort=lambda v: v.hours),
    Column(tr("Telefon"), lambda v: v.phone, icon="phone", stretch=True),
])
model.set_rows(view.vacant)            # the only way in
model.row(index)                       # the row behind an index
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Any, Generic, TypeVar

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

Row = TypeVar("Row")
Index = QModelIndex | QPersistentModelIndex
NO_PARENT = QModelIndex()

SORT_ROLE = Qt.ItemDataRole.UserRole
"""The raw value behind the words, for sorting."""
CELL_ROLE = Qt.ItemDataRole.UserRole + 1
"""The `Cell` that the delegate paints."""


@dataclass(frozen=True)
class Column(Generic[Row]):
    """One column: how a row becomes words, and how they are shown.

    `second` is a lighter line under the words; `tag` gives (sign, words, tone); `shift` gives (code, look);
    `tone` a colour's role; `icon` stands before the words; `numbers` are right-aligned; one `stretch`
    column takes the room that is left; `why` is shown on hover; `stress` makes a row's words strong.
    """

    title: str
    text: Callable[[Row], str]
    second: Callable[[Row], str] | None = None
    tag: Callable[[Row], tuple[str, str, str] | None] | None = None
    shift: Callable[[Row], tuple[str, str] | None] | None = None
    tone: Callable[[Row], str] | None = None
    sort: Callable[[Row], Any] | None = None
    why: Callable[[Row], str] | None = None
    stress: Callable[[Row], bool] | None = None
    icon: str = ""
    strong: bool = False
    numbers: bool = False
    stretch: bool = False


@dataclass(frozen=True)
class Cell:
    """What one cell shows."""

    text: str
    second: str = ""
    tag: tuple[str, str, str] | None = None
    shift: tuple[str, str] | None = None
    tone: str = "text"
    icon: str = ""
    strong: bool = False
    numbers: bool = False


class RowTable(QAbstractTableModel):
    """See the module's docstring. `sum_row` makes the last row bold under a strong line."""

    def __init__(
        self, columns: Sequence[Column[Any]], *, sum_row: bool = False, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self.columns = tuple(columns)
        self.sum_row = sum_row
        self._rows: tuple[Any, ...] = ()

    def set_titles(self, titles: Sequence[str]) -> None:
        """Other heads of all columns, where they tell what the next rows are of."""
        held = zip(self.columns, titles, strict=True)
        self.columns = tuple(replace(column, title=title) for column, title in held)
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, len(self.columns) - 1)

    def set_rows(self, rows: Sequence[Any]) -> None:
        """Shows other rows."""
        self.beginResetModel()
        self._rows = tuple(rows)
        self.endResetModel()

    def row(self, index: Index) -> Any:
        """The row behind an index of this model."""
        return self._rows[index.row()]

    def rowCount(self, parent: Index = NO_PARENT) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = NO_PARENT) -> int:
        return 0 if parent.isValid() else len(self.columns)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        row, column = self._rows[index.row()], self.columns[index.column()]
        if role == Qt.ItemDataRole.DisplayRole:
            return column.text(row)
        if role == CELL_ROLE:
            return self._cell(index.row(), row, column)
        if role == SORT_ROLE:
            return column.sort(row) if column.sort else column.text(row)
        if role == Qt.ItemDataRole.ToolTipRole:
            return column.why(row) if column.why else None
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self._said(row, column)
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _alignment(column)
        return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if orientation != Qt.Orientation.Horizontal or not 0 <= section < len(self.columns):
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self.columns[section].title
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _alignment(self.columns[section])
        return None

    def _cell(self, place: int, row: Any, column: Column[Any]) -> Cell:
        return Cell(
            text=column.text(row),
            second=column.second(row) if column.second else "",
            tag=column.tag(row) if column.tag else None,
            shift=column.shift(row) if column.shift else None,
            tone=column.tone(row) if column.tone else "text",
            icon=column.icon,
            strong=(
                column.strong
                or (self.sum_row and place == len(self._rows) - 1)
                or (column.stress is not None and column.stress(row))
            ),
            numbers=column.numbers,
        )

    def _said(self, row: Any, column: Column[Any]) -> str:
        parts = []
        if column.tag and (tag := column.tag(row)):
            parts += [tag[0], tag[1]]
        if column.shift and (shift := column.shift(row)):
            parts.append(shift[0])
        parts.append(column.text(row))
        if column.second:
            parts.append(column.second(row))
        return ", ".join(part for part in parts if part)


def _alignment(column: Column[Any]) -> int:
    side = Qt.AlignmentFlag.AlignRight if column.numbers else Qt.AlignmentFlag.AlignLeft
    return int(side | Qt.AlignmentFlag.AlignVCenter)
