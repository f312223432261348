"""A table edited in place, as in a good spreadsheet, with the sentence about what is refused under it.

    table = EntryTable(style, tr("Platser"), [EntryColumn("available", tr("Platser"), numbers=True), …],
                       store=…, remove=…, new_rows=True)
    table.set_rows([EntryRow(number, texts_of(row)), …])

Type, F2 or Enter edits; Enter goes down, Tab on, Esc back; Del clears, Ctrl+Del removes rows, Ctrl+C and
Ctrl+V take blocks from and to Excel.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QItemSelectionModel, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QFocusEvent,
    QGuiApplication,
    QKeyEvent,
    QKeySequence,
    QResizeEvent,
)
from PySide6.QtWidgets import (
    QAbstractItemDelegate,
    QAbstractItemView,
    QComboBox,
    QHeaderView,
    QMenu,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from caredesk.language.translation import tr
from caredesk.ui.models.entry_model import EntryColumn, EntryEdit, EntryModel, EntryRow, Store
from caredesk.ui.style import Style
from caredesk.ui.widgets.entry_delegate import EntryDelegate
from caredesk.ui.widgets.labels import Label
from caredesk.ui.widgets.table_view import OUTER_SIDE, Row, TableView

__all__ = ["EntryColumn", "EntryEdit", "EntryRow", "EntryTable"]

WIDEST_WISH = 160
"""A stretched column that would get less than its words, or this, has the table scroll sideways, px."""

Index = QModelIndex | QPersistentModelIndex
CursorAction = QAbstractItemView.CursorAction
Remove = Callable[[Sequence[object]], str]
"""Removes the rows with these keys; the sentence why not, or ""."""


class EntryTable(QWidget):
    """See the module's docstring. `store` and `remove` make the edits; rows come back by `set_rows`."""

    def __init__(
        self,
        style: Style,
        name: str,
        columns: Sequence[EntryColumn],
        *,
        store: Store,
        remove: Remove | None = None,
        new_rows: bool = False,
        row: Row = "normal",
    ) -> None:
        super().__init__()
        self.model = EntryModel(columns, store, new_rows=new_rows, parent=self)
        self.view = EntryView(style, name, self.model, remove, row=row)
        self._under = Label(style, font="small", role="under", wrap=True)
        self._under.setContentsMargins(OUTER_SIDE, 0, OUTER_SIDE, 4)
        self._under.hide()
        self._column = column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self.view, 1)
        column.addWidget(self._under)
        self.setFocusProxy(self.view)
        self.model.said.connect(self._say)
        self.view.said.connect(self._say)

    def set_rows(self, rows: Sequence[EntryRow]) -> None:
        """Shows these rows; what is typed and refused stays."""
        self.model.set_rows(rows)

    def fit_rows(self) -> None:
        """Makes the table as high as its rows, now and when they change."""
        self.view.fit_rows()
        self._column.addStretch(1)  # the sentence stays at the table, whatever room there is below
        self.model.rowsInserted.connect(self.view.take_height)
        self.view.horizontalScrollBar().rangeChanged.connect(self.view.take_height)

    def show_refused(self) -> bool:
        """Enters a cell that is open; whether anything is refused, with the first of it and why in view."""
        self.view.setFocus()
        refused = self.model.first_refused()
        if refused.isValid():
            self.view.setCurrentIndex(refused)
            area: QWidget | None = self
            while area is not None and not isinstance(area, QScrollArea):
                area = area.parentWidget()
            if area is not None:
                area.ensureWidgetVisible(self._under)
        return refused.isValid()

    def sentence(self) -> str:
        """What is said under the table."""
        return self._under.text() if not self._under.isHidden() else ""

    def _say(self, sentence: str) -> None:
        self._under.setText(f"!  {sentence}" if sentence else "")
        self._under.setVisible(bool(sentence))
        self.view.setAccessibleDescription(sentence)


class EntryView(TableView):
    """The grid itself: keys, blocks and the menu of the right button."""

    said = Signal(str)

    def __init__(
        self, style: Style, name: str, model: EntryModel, remove: Remove | None, *, row: Row
    ) -> None:
        super().__init__(style, name, row=row)
        self._entries = model
        self._remove = remove
        self._place = (-1, -1)
        self.read_block: Callable[[str], Sequence[tuple[int, str, str]]] | None = None
        """Reads a pasted block where it is more than cells in order, as (row, field, text)."""
        self.setItemDelegate(EntryDelegate(style, self))
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectItems)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ContiguousSelection)
        triggers = QAbstractItemView.EditTrigger
        self.setEditTriggers(triggers.AnyKeyPressed | triggers.EditKeyPressed | triggers.DoubleClicked)
        model.modelAboutToBeReset.connect(self._remember_place)
        self.set_model(model)
        model.modelReset.connect(self._return_to_place)
        model.modelReset.connect(self._share_room)
        model.dataChanged.connect(self.grow_columns)
        model.dataChanged.connect(self._share_room)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        keys = Qt.Key
        if self.state() == self.State.EditingState:
            event.accept()  # a key that the cell's editor has taken and lets through
        elif event.matches(QKeySequence.StandardKey.Copy):
            self.copy()
        elif event.matches(QKeySequence.StandardKey.Paste):
            self.paste()
        elif event.key() == keys.Key_Delete and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.remove_rows()
        elif event.key() == keys.Key_Delete:
            self._clear_cells()
        elif event.key() == keys.Key_Escape and self._has_draft():
            self._entries.give_up(self.currentIndex().row())
        elif event.key() in (keys.Key_Return, keys.Key_Enter):
            self.edit(self.currentIndex())
        elif self._asks_for_list(event):
            self._show_list()
        else:
            super().keyPressEvent(event)

    def copy(self) -> None:
        """The marked cells on the clipboard, as a spreadsheet takes them."""
        chosen = self._marked()
        rows = sorted({index.row() for index in chosen})
        columns = sorted({index.column() for index in chosen})
        cells = (("\t".join(self._words(row, column) for column in columns)) for row in rows)
        QGuiApplication.clipboard().setText("\n".join(cells))

    def paste(self) -> None:
        """A block from a spreadsheet, from the current cell on; computed columns are passed over."""
        start = self.currentIndex()
        if self.read_block is not None and start.isValid():
            self._entries.enter(self.read_block(QGuiApplication.clipboard().text()))
            return
        lines = QGuiApplication.clipboard().text().replace("\r\n", "\n").rstrip("\n").split("\n")
        if not start.isValid() or not any(lines):
            return
        columns = [
            place
            for place, column in enumerate(self._entries.columns)
            if place >= start.column() and not column.computed
        ]
        self._entries.enter(
            [
                (start.row() + down, self._entries.columns[column].field, text.strip())
                for down, line in enumerate(lines)
                if self._entries.takes(start.row() + down)
                for column, text in zip(columns, line.split("\t"), strict=False)
            ]
        )

    def remove_rows(self) -> None:
        """Takes away the rows of the marked cells."""
        places = sorted({index.row() for index in self._marked() if index.isValid()})
        for place in places:
            if self._entries.has_draft(place):
                self._entries.give_up(place)
                return
        keys = [self._entries.row_at(place).key for place in places if self._can_remove(place)]
        if self._remove is not None and keys:
            self.said.emit(self._remove(keys))

    def menu(self) -> QMenu:
        """What the right button offers."""
        menu = QMenu(self)
        menu.addAction(tr("Kopiera") + "\tCtrl+C", self.copy)
        paste = menu.addAction(tr("Klistra in") + "\tCtrl+V", self.paste)
        places = {index.row() for index in self._marked() if index.isValid()}
        paste.setEnabled(any(map(self._entries.takes, places)))
        if self._remove is not None:
            remove = menu.addAction(tr("Ta bort raden") + "\tCtrl+Del", self.remove_rows)
            remove.setEnabled(any(map(self._can_remove, places)))
        return menu

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        self.menu().exec(event.globalPos())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._share_room()

    def currentChanged(self, current: Index, previous: Index) -> None:
        super().currentChanged(current, previous)
        if previous.isValid() and current.row() != previous.row():
            self._entries.leave(previous.row())
        self.viewport().update()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if not self.currentIndex().isValid() and self._entries.rowCount():
            self._go_to(0, next((n for n, c in enumerate(self._entries.columns) if not c.computed), 0))

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if self.currentIndex().isValid() and self.state() != self.State.EditingState:
            self._entries.leave(self.currentIndex().row())

    def closeEditor(self, editor: QWidget, hint: QAbstractItemDelegate.EndEditHint) -> None:
        super().closeEditor(editor, hint)
        at = self.currentIndex()
        if (
            hint == QAbstractItemDelegate.EndEditHint.SubmitModelCache
            and at.row() + 1 < self._entries.rowCount()
        ):
            self._go_to(at.row() + 1, at.column())

    def moveCursor(self, action: CursorAction, modifiers: Qt.KeyboardModifier) -> QModelIndex:
        """Tab passes over what is not typed."""
        if action not in (self.CursorAction.MoveNext, self.CursorAction.MovePrevious):
            return super().moveCursor(action, modifiers)
        step = 1 if action == self.CursorAction.MoveNext else -1
        columns = self._entries.columnCount()
        cell = self.currentIndex().row() * columns + self.currentIndex().column() + step
        while 0 <= cell < columns * self._entries.rowCount():
            index = self._entries.index(*divmod(cell, columns))
            if self._entries.can_type(index):
                return index
            cell += step
        return QModelIndex()  # the editor closes, and the next Tab leaves the table

    def _height_of_rows(self) -> int:
        """With its own bar where it scrolls sideways within its card."""
        bar = self.horizontalScrollBar()
        return super()._height_of_rows() + (bar.sizeHint().height() if bar.maximum() > 0 else 0)

    def _share_room(self) -> None:
        """What can be typed can be seen: a stretched column takes what is left, but not too little."""
        head, modes = self.horizontalHeader(), QHeaderView.ResizeMode
        stretched = [place for place, column in enumerate(self._entries.columns) if column.stretch]
        wishes = {place: min(self._width_of(place), WIDEST_WISH) for place in stretched}
        others = sum(self.columnWidth(place) for place in range(head.count()) if place not in wishes)
        crowded = others + sum(wishes.values()) > self.viewport().width()
        for place, wish in wishes.items():
            head.setSectionResizeMode(place, modes.Interactive if crowded else modes.Stretch)
            if crowded:
                self.setColumnWidth(place, wish)

    def _asks_for_list(self, event: QKeyEvent) -> bool:
        return event.key() == Qt.Key.Key_Down and bool(event.modifiers() & Qt.KeyboardModifier.AltModifier)

    def _show_list(self) -> None:
        self.edit(self.currentIndex())
        for choice in self.findChildren(QComboBox, "cell"):
            choice.showPopup()

    def _marked(self) -> list[QModelIndex]:
        return self.selectionModel().selectedIndexes() or [self.currentIndex()]

    def _can_remove(self, place: int) -> bool:
        row = self._entries.row_at(place)
        return self._entries.has_draft(place) or (row.key is not None and not row.locked)

    def _words(self, row: int, column: int) -> str:
        return str(self._entries.index(row, column).data() or "")

    def _clear_cells(self) -> None:
        cells = [index for index in self._marked() if self._entries.can_type(index)]
        self._entries.enter(
            [(index.row(), self._entries.columns[index.column()].field, "") for index in cells]
        )

    def _has_draft(self) -> bool:
        at = self.currentIndex()
        return at.isValid() and self._entries.has_draft(at.row())

    def _remember_place(self) -> None:
        self._place = (self.currentIndex().row(), self.currentIndex().column())

    def _return_to_place(self) -> None:
        row, column = self._place
        if row >= 0 and self._entries.rowCount():
            self._go_to(min(row, self._entries.rowCount() - 1), column)

    def _go_to(self, row: int, column: int) -> None:
        flag = QItemSelectionModel.SelectionFlag.ClearAndSelect
        self.selectionModel().setCurrentIndex(self._entries.index(row, column), flag)
