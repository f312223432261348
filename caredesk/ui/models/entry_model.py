"""A table that is edited in place: what is typed is handed out to be stored, and kept while it is refused.

The model never changes its rows itself: `store` makes the edit, and the rows come back by `set_rows`. What is
refused stays as a draft with its sentence until it is corrected or given up. Rows pasted together are
stored together, also after a correction.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from caredesk.language.translation import tr
from caredesk.ui.models.row_table import CELL_ROLE, Cell

Index = QModelIndex | QPersistentModelIndex
NO_PARENT = QModelIndex()

ERROR_ROLE = Qt.ItemDataRole.UserRole + 2
"""The sentence of a refused cell, or ""."""
COMPUTED_ROLE = Qt.ItemDataRole.UserRole + 3
"""Whether the cell is computed or locked: shown, not typed."""


class EntryRow(NamedTuple):
    """A row as the page gives it. `key` is what the page knows it by; None only in the blank last row."""

    key: object
    texts: Mapping[str, str]
    data: object = None
    locked: bool = False


class EntryColumn(NamedTuple):
    """A column that is typed (`field`), or `computed` from the row. `choices` are words to choose among,
    `free` when others may be typed too; a new row is stored when its `required` columns are filled. A
    computed `label` names its row: it is not grey."""

    field: str
    title: str
    numbers: bool = False
    choices: Callable[[], Sequence[str]] | None = None
    free: bool = False
    computed: Callable[[EntryRow], str] | None = None
    stretch: bool = False
    tone: Callable[[EntryRow], str] | None = None
    strong: bool = False
    required: bool = False
    label: bool = False


class EntryEdit(NamedTuple):
    """A row after an edit: all its texts by field. `key` None: a new row."""

    key: object
    texts: Mapping[str, str]


Store = Callable[[Sequence[EntryEdit]], Mapping[tuple[int, str], str]]


@dataclass(eq=False)
class _Line:
    """A row in the table with what is typed in it and not stored."""

    row: EntryRow
    draft: dict[str, str] = field(default_factory=dict)
    errors: dict[str, str] = field(default_factory=dict)
    batch: list[_Line] = field(default_factory=list)
    leaving: bool = False

    @property
    def texts(self) -> dict[str, str]:
        return {**self.row.texts, **self.draft}

    @property
    def is_new(self) -> bool:
        return self.row.key is None

    def forget(self) -> None:
        self.draft, self.errors, self.batch = {}, {}, []


class EntryModel(QAbstractTableModel):
    """`set_rows` is the only way in; `store` gets the edits and tells what is refused."""

    said = Signal(str)
    """The sentence of what is refused just now, or "" when nothing is."""

    def __init__(
        self, columns: Sequence[EntryColumn], store: Store, *, new_rows: bool, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self.columns = tuple(columns)
        self._store = store
        self._new_rows = new_rows
        self._lines: list[_Line] = []
        self._complete()

    def set_rows(self, rows: Sequence[EntryRow]) -> None:
        """Shows these rows; what was refused in a row that is still there stays typed."""
        kept = {line.row.key: line for line in self._lines if line.draft and not line.is_new}
        waiting = [line for line in self._lines if line.is_new and line.draft and not line.leaving]
        same = [line.row.key for line in self._lines if not line.is_new] == [row.key for row in rows]
        lines = [self._line_of(row, kept.get(row.key)) for row in rows]
        if same and len(waiting) == sum(line.is_new and bool(line.draft) for line in self._lines):
            self._lines[: len(lines)] = lines
            self._touch_all()
        else:
            self.beginResetModel()
            self._lines = [*lines, *waiting]
            self._complete()
            self.endResetModel()
        if kept.keys() - {row.key for row in rows}:
            self._say()  # a row that is gone has nothing more to correct

    def row_at(self, place: int) -> EntryRow:
        """The row as it was given; the blank one has the key None."""
        return self._lines[place].row

    def enter(self, typed: Sequence[tuple[int, str, str]]) -> None:
        """Takes (row, field, text) of one cell or of a pasted block, and has the rows stored together."""
        touched: list[_Line] = []
        for place, name, text in typed:
            if place >= len(self._lines) and not text:
                continue  # the empty lines that a block ends with are no rows
            while place >= len(self._lines) and self._new_rows:
                self._add_blank()
            line = self._lines[place]
            if line.texts.get(name, "") == text and name not in line.errors:
                continue
            line.draft[name] = text
            if line not in touched:
                touched.append(line)
        if len(touched) > 1:
            for line in touched:
                line.batch = touched
        if touched:
            self._complete_with_blank()
            self._try_store(touched, pasted=len(typed) > 1)

    def takes(self, place: int) -> bool:
        """Whether something can be typed in a row, also in one that is not there yet."""
        return self._new_rows if place >= len(self._lines) else not self._lines[place].row.locked

    def leave(self, place: int) -> None:
        """The keyboard has left a row: a new one with something in it is stored or refused now."""
        line = self._lines[place] if 0 <= place < len(self._lines) else None
        if line is not None and line.is_new and line.draft and not line.errors and not line.leaving:
            self._store_lines(line.batch or [line])

    def give_up(self, place: int) -> None:
        """Takes back what is typed and not stored in a row, and in the rows pasted with it."""
        line = self._lines[place]
        for each in line.batch or [line]:
            each.forget()
        rows = [line.row for line in self._lines if not line.is_new]
        self.beginResetModel()
        self._lines = [self._line_of(row, self._of_key(row.key)) for row in rows] + [
            each for each in self._lines if each.is_new and each.draft
        ]
        self._complete()
        self.endResetModel()
        self._say()

    def has_draft(self, place: int) -> bool:
        """Whether something in the row is typed and not stored."""
        return bool(self._lines[place].draft)

    def first_refused(self) -> QModelIndex:
        """The first cell with something to correct, or no cell."""
        cells = (
            self.index(row, column)
            for row, line in enumerate(self._lines)
            for column, each in enumerate(self.columns)
            if each.field in line.errors and not each.computed
        )
        return next(cells, QModelIndex())

    def rowCount(self, parent: Index = NO_PARENT) -> int:
        return 0 if parent.isValid() else len(self._lines)

    def columnCount(self, parent: Index = NO_PARENT) -> int:
        return 0 if parent.isValid() else len(self.columns)

    def flags(self, index: Index) -> Qt.ItemFlag:
        flags = super().flags(index)
        return flags | Qt.ItemFlag.ItemIsEditable if self.can_type(index) else flags

    def can_type(self, index: Index) -> bool:
        """Whether the cell is one that is typed."""
        if not index.isValid():
            return False
        return not self.columns[index.column()].computed and not self._lines[index.row()].row.locked

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        line, column = self._lines[index.row()], self.columns[index.column()]
        error = line.errors.get(column.field, "") if not column.computed else ""
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.EditRole):
            return self._text(line, column)
        if role == CELL_ROLE:
            return self._cell(line, column)
        if role == ERROR_ROLE:
            return error
        if role == COMPUTED_ROLE:
            return not self.can_type(index) and not column.label
        if role == Qt.ItemDataRole.ToolTipRole:
            return error or None
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return ", ".join(part for part in (column.title, self._text(line, column), error) if part)
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _alignment(column)
        return None

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        if role != Qt.ItemDataRole.EditRole or not self.can_type(index):
            return False
        self.enter([(index.row(), self.columns[index.column()].field, str(value).strip())])
        return True

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

    def _text(self, line: _Line, column: EntryColumn) -> str:
        if column.computed:
            return "" if line.is_new else column.computed(line.row)
        return line.texts.get(column.field, "")

    def _cell(self, line: _Line, column: EntryColumn) -> Cell:
        if line.is_new and not line.draft and column is self._first_typed:
            return Cell(text=tr("Ny rad …"), tone="text3")
        tone = column.tone(line.row) if column.tone and not line.is_new else "text"
        if tone == "text" and (column.computed or line.row.locked) and not column.label:
            tone = "text2"
        text = self._text(line, column)
        if column.field in line.errors:
            text = f"! {text}"
        return Cell(text=text, tone=tone, strong=column.strong, numbers=column.numbers)

    def _line_of(self, row: EntryRow, before: _Line | None) -> _Line:
        if before is None or before.leaving:
            return _Line(row)
        before.row = row
        return before

    def _of_key(self, key: object) -> _Line | None:
        return next((line for line in self._lines if line.row.key == key and line.draft), None)

    def _complete(self) -> None:
        """Sees to it that one blank row stands last where rows can be added."""
        if self._new_rows and (not self._lines or not self._lines[-1].is_new or self._lines[-1].draft):
            self._lines.append(_Line(EntryRow(None, {})))

    def _add_blank(self) -> None:
        place = len(self._lines)
        self.beginInsertRows(NO_PARENT, place, place)
        self._lines.append(_Line(EntryRow(None, {})))
        self.endInsertRows()

    def _complete_with_blank(self) -> None:
        if self._new_rows and self._lines[-1].draft:
            self._add_blank()

    def _try_store(self, touched: list[_Line], *, pasted: bool) -> None:
        wanted = [column.field for column in self.columns if column.required]
        together = list(dict.fromkeys(each for line in touched for each in (line.batch or [line])))
        one_new = len(together) == 1 and together[0].is_new
        filled = bool(wanted) and all(together[0].texts.get(name) for name in wanted)
        if one_new and not filled and not pasted and not together[0].errors:
            self._touch_all()  # more is still to be typed in it
            return
        self._store_lines(together)

    def _store_lines(self, lines: list[_Line]) -> None:
        for line in lines:
            line.leaving, line.errors = True, {}
        refused = self._store([EntryEdit(line.row.key, line.texts) for line in lines])
        for line in lines:
            line.leaving = False
        if refused:
            for (place, name), sentence in refused.items():
                lines[place].errors[self._shown(name)] = sentence
            self._touch_all()
        else:
            for line in lines:
                line.forget()
            if any(line in self._lines and line.is_new for line in lines):
                self.beginResetModel()
                self._lines = [line for line in self._lines if line not in lines or not line.is_new]
                self._complete()
                self.endResetModel()
            else:
                self._touch_all()
        self._say()

    def _shown(self, name: str) -> str:
        """The column to mark: the field's own, else the first that is typed."""
        fields = [column.field for column in self.columns if not column.computed]
        return name if name in fields else self._first_typed.field

    @property
    def _first_typed(self) -> EntryColumn:
        return next(column for column in self.columns if not column.computed)

    def _say(self) -> None:
        sentences = [sentence for line in self._lines for sentence in line.errors.values() if sentence]
        if not sentences:
            self.said.emit("")
        elif len(sentences) == 1:
            self.said.emit(tr("{sentence} Raden är inte sparad.").format(sentence=sentences[0]))
        else:
            more = tr("{sentence} Rätta de {count} markerade fälten, inget av dem är sparat.")
            self.said.emit(more.format(sentence=sentences[0], count=len(sentences)))

    def _touch_all(self) -> None:
        if self._lines:
            last = self.index(len(self._lines) - 1, len(self.columns) - 1)
            self.dataChanged.emit(self.index(0, 0), last)


def _alignment(column: EntryColumn) -> int:
    side = Qt.AlignmentFlag.AlignRight if column.numbers else Qt.AlignmentFlag.AlignLeft
    return int(side | Qt.AlignmentFlag.AlignVCenter)
