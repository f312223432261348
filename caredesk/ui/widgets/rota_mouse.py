"""The mouse in the rota grid: a press selects and a drag extends; what is selected is dragged to be moved."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QApplication

from caredesk.domain.schedule import RowKey
from caredesk.ui.models.rota_lines import SectionLine
from caredesk.ui.models.rota_model import FIRST_DAY, RotaModel
from caredesk.ui.widgets.rota_grid import Block, RotaGrid


class RotaMouse:
    """Told of each mouse event by the view. A drag begins on a cell that is selected and holds something,
    so that a press anywhere else still selects a block as in a spreadsheet."""

    def __init__(self, grid: RotaGrid, model: RotaModel) -> None:
        self._grid, self._model = grid, model
        self._pressed: QPoint | None = None
        self._selecting = self._rows = False
        self._source: Block | None = None
        self._grip = (0, 0)
        self._target: tuple[RowKey, int] | None = None

    @property
    def dragging(self) -> bool:
        """Whether shifts are being dragged."""
        return self._source is not None

    def press(self, event: QMouseEvent) -> None:
        """Selects, folds, or takes hold of what is selected."""
        place = event.position().toPoint()
        index = self._grid.indexAt(place)
        if not index.isValid():
            return
        row, column = index.row(), index.column()
        extend = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        line = self._model.line(row)
        if isinstance(line, SectionLine):
            self._grid.go_to(row, FIRST_DAY)
            self._model.toggle(line.head.name)
        elif column < FIRST_DAY:
            self._rows = True
            self._grid.select_rows(row, extend=extend)
        elif not extend and self.can_drag(row, column):
            self._pressed = place
        else:
            self._selecting = True
            self._grid.go_to(row, column, extend=extend)

    def move(self, event: QMouseEvent) -> None:
        """Extends the selection, or shows where what is dragged would land."""
        place = event.position().toPoint()
        row, column = self._grid.cell_at(place)
        if self._selecting:
            self._grid.go_to(row, column, extend=True)
        elif self._rows:
            self._grid.select_rows(row, extend=True)
        elif self._pressed is not None or self._source is not None:
            self._drag(place, row, column, event.modifiers())
        else:
            over = self._grid.indexAt(place)
            self._grid.set_hovered(over.row())
            held = over.isValid() and self.can_drag(over.row(), over.column())
            shape = Qt.CursorShape.SizeAllCursor if held else Qt.CursorShape.ArrowCursor
            if self._grid.viewport().cursor().shape() != shape:
                self._grid.viewport().setCursor(shape)

    def release(self, event: QMouseEvent) -> tuple[Block, RowKey, int, bool] | None:
        """Ends what was begun; a drop is told as source, row, column of the day, and whether it is a copy."""
        copy = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        dropped = None
        if self._source is not None and self._target is not None:
            dropped = (self._source, *self._target, copy)
        elif self._pressed is not None and self._source is None:
            self._grid.go_to(*self._grid.cell_at(self._pressed))
        self.cancel()
        return dropped

    def cancel(self) -> None:
        """Lets go of everything."""
        self._pressed = self._source = self._target = None
        self._selecting = self._rows = False
        self._grid.set_drop(None)
        self._grid.viewport().setCursor(Qt.CursorShape.ArrowCursor)

    def can_drag(self, row: int, column: int) -> bool:
        """Whether a cell is selected and holds a shift."""
        first_row, first, last_row, last = self._grid.block()
        if column < FIRST_DAY or not (first_row <= row <= last_row and first <= column <= last):
            return False
        looks = self._model.looks(row)
        return bool(looks) and bool(looks[column - FIRST_DAY].chips)

    def _drag(self, place: QPoint, row: int, column: int, modifiers: Qt.KeyboardModifier) -> None:
        if self._source is None:
            assert self._pressed is not None
            if (place - self._pressed).manhattanLength() < QApplication.startDragDistance():
                return
            first_row, first, last_row, last = self._grid.block()
            self._source = (first_row, max(first, FIRST_DAY), last_row, last)
            held_row, held_column = self._grid.cell_at(self._pressed)
            self._grip = (held_row - first_row, held_column - self._source[1])
        copy = bool(modifiers & Qt.KeyboardModifier.ControlModifier)
        cursor = Qt.CursorShape.DragCopyCursor if copy else Qt.CursorShape.DragMoveCursor
        self._grid.viewport().setCursor(cursor)
        if self._grid.viewport().rect().contains(place):
            self._aim(row - self._grip[0], column - self._grip[1])
        else:  # let go of beside the grid it stays where it was
            self._target = None
            self._grid.set_drop(None)
        self._grid.scrollTo(self._model.index(row, column))

    def _aim(self, row: int, column: int) -> None:
        """The block that the dropped cells would fill: as many rows of shifts, sections' lines apart."""
        assert self._source is not None
        first_row, first, _last_row, last = self._source
        column = min(max(column, FIRST_DAY), self._model.columnCount() - 1 - (last - first))
        key = self._model.key_at(row) if 0 <= row < self._model.rowCount() else None
        count = len({key for key, _day in self._grid.cells_in(self._source)})
        keys = self._model.keys_from(key, count) if key is not None else []
        if key is None or len(keys) < count or (row, column) == (first_row, first):
            self._target = None
            self._grid.set_drop(None)
            return
        self._target = (key, column)
        self._grid.set_drop((row, column, self._model.row_of(keys[-1]), column + last - first))
