"""The rota grid as it is seen and walked in: even columns, its painting, current cell and selection."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import (
    QItemSelection,
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QRect,
    Qt,
    Signal,
)
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHeaderView, QTableView

from caredesk.domain.schedule import RowKey
from caredesk.ui.models.rota_lines import LineKey, line_key
from caredesk.ui.models.rota_model import FIRST_DAY, HOURS, NAME, Place, RotaModel
from caredesk.ui.style import Style
from caredesk.ui.widgets import rota_walk
from caredesk.ui.widgets.rota_head import RotaHead
from caredesk.ui.widgets.rota_painter import RotaPainter

Block = tuple[int, int, int, int]
"""First row, first column, last row, last column."""
SELECT = QItemSelectionModel.SelectionFlag
NEVER: QAbstractItemView.EditTrigger = QAbstractItemView.EditTrigger.NoEditTriggers


class RotaGrid(QTableView):
    """Shows a `RotaModel`. `go_to` is the one way to move; `chosen` follows every change of selection."""

    chosen = Signal(list)
    """The selected cells as (row key, day), row by row."""
    columns_moved = Signal()
    """The days have other edges: `columns()` says which."""

    def __init__(self, style: Style, name: str, model: RotaModel) -> None:
        super().__init__()
        self._look, self._rota = style, model
        self._painter = RotaPainter(style)
        self._row_height = style.size("row_rota")
        self._hovered = -1
        self._drop: Block | None = None
        self._anchor = QPersistentModelIndex()
        self._remembered: tuple[LineKey, date | None, Block, int] | None = None
        self._told: list[Place] = []
        self._moving = False
        self.setAccessibleName(name)
        self._set_up()
        model.modelAboutToBeReset.connect(self._remember)
        self.setModel(model)
        if model.parent() is None:
            model.setParent(self)
        model.modelReset.connect(self._return)
        self.selectionModel().selectionChanged.connect(self._tell)
        style.changed.connect(self._recolour)

    def _set_up(self) -> None:
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setMouseTracking(True)
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)  # scrolled without repainting
        self.setTabKeyNavigation(False)
        self.setWordWrap(False)
        self.setEditTriggers(NEVER)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ContiguousSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        # Always there: columns that widened when a section is folded would leave the strip below.
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.verticalScrollBar().setSingleStep(self._row_height)
        rows = self.verticalHeader()
        rows.hide()
        rows.setMinimumSectionSize(1)
        rows.setDefaultSectionSize(self._row_height)
        rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setHorizontalHeader(RotaHead(self._look, self))

    def go_to(self, row: int, column: int, *, extend: bool = False, scroll: bool = True) -> None:
        """Makes a cell the current one, and the selection it alone or, extended, the block from its start."""
        if not self._rota.rowCount() or not self._rota.days:
            return
        row = min(max(row, 0), self._rota.rowCount() - 1)
        column = min(max(column, FIRST_DAY), self._rota.columnCount() - 1)
        index = self._rota.index(row, column)
        if not extend or not self._anchor.isValid():
            self._anchor = QPersistentModelIndex(index)
        start = max(self._anchor.column(), FIRST_DAY)
        self._select(
            index,
            (
                min(row, self._anchor.row()),
                min(column, start),
                max(row, self._anchor.row()),
                max(column, start),
            ),
            scroll,
        )

    def select_rows(self, row: int, *, extend: bool = False) -> None:
        """Selects whole rows, names and hours too."""
        first = self._anchor.row() if extend and self._anchor.isValid() else row
        if not extend:
            self._anchor = QPersistentModelIndex(self._rota.index(row, FIRST_DAY))
        block = (min(first, row), NAME, max(first, row), self._rota.columnCount() - 1)
        self._select(self._rota.index(row, FIRST_DAY), block, True)

    def select_all_cells(self) -> None:
        """Selects all days; asked again, names and hours too."""
        rows, columns = self._rota.rowCount(), self._rota.columnCount()
        if rows and self._rota.days:
            days = (0, FIRST_DAY, rows - 1, columns - 1)
            whole = (0, NAME, rows - 1, columns - 1)
            self._select(self.currentIndex(), whole if self.block() == days else days, False)

    def block(self) -> Block:
        """The edges of the selection; of the current cell where nothing is selected."""
        ranges = self.marked()
        if not ranges:
            row, column = self.current_cell()
            return (row, column, row, column)
        return (
            min(each[0] for each in ranges),
            min(each[1] for each in ranges),
            max(each[2] for each in ranges),
            max(each[3] for each in ranges),
        )

    def cells_in(self, block: Block) -> list[Place]:
        """The cells of a block, row by row; sections' lines have none."""
        first_row, first, last_row, last = block
        days = self._rota.days[max(first - FIRST_DAY, 0) : last - FIRST_DAY + 1]
        keys = (self._rota.key_at(row) for row in range(max(first_row, 0), last_row + 1))
        return [(key, day) for key in keys if key is not None for day in days]

    def cells(self) -> list[Place]:
        """The selected cells as (row key, day), row by row."""
        return self.cells_in(self.block())

    def current_place(self) -> Place | None:
        """Row key and day of the current cell; None at a section's line."""
        row, column = self.current_cell()
        key = self._rota.key_at(row) if row >= 0 else None
        return None if key is None or column < FIRST_DAY else (key, self._rota.days[column - FIRST_DAY])

    def show_place(self, key: RowKey, day: date) -> bool:
        """Goes to a cell and opens its section if that is folded; whether it is in view."""
        index = self._rota.index_of(key, day)
        if not index.isValid() and self._rota.unfold(key):
            index = self._rota.index_of(key, day)
        if index.isValid():
            self.go_to(index.row(), index.column())
        return index.isValid()

    def columns(self) -> list[tuple[int, int]]:
        head = self.horizontalHeader()
        return [(head.sectionPosition(n), head.sectionSize(n)) for n in range(head.count())]

    def row_top(self, row: int) -> int:
        return row * self._row_height - self.verticalScrollBar().value()

    def rows_in(self, area: QRect) -> range:
        above = self.verticalScrollBar().value()
        first = (area.top() + above) // self._row_height
        last = (area.bottom() + above) // self._row_height
        return range(max(first, 0), min(last + 1, self._rota.rowCount()))

    def marked(self) -> list[Block]:
        ranges = self.selectionModel().selection().toList()
        return [(each.top(), each.left(), each.bottom(), each.right()) for each in ranges]

    def current_cell(self) -> tuple[int, int]:
        index = self.currentIndex()
        return (index.row(), index.column())

    def hovered_row(self) -> int:
        return self._hovered

    def drop_block(self) -> Block | None:
        return self._drop

    def has_keyboard(self) -> bool:
        return self.hasFocus()

    def cell_at(self, place: QPoint) -> tuple[int, int]:
        """Row and column nearest to a place in the viewport."""
        row = (place.y() + self.verticalScrollBar().value()) // self._row_height
        column = self.columnAt(min(max(place.x(), 0), self.viewport().width() - 1))
        last = self._rota.columnCount() - 1
        return min(max(row, 0), self._rota.rowCount() - 1), column if column >= 0 else last

    def set_hovered(self, row: int) -> None:
        """Marks the row under the pointer; -1 = none."""
        if row != self._hovered:
            before, self._hovered = self._hovered, row
            for each in (before, row):
                if each >= 0:
                    self.viewport().update(0, self.row_top(each), self.viewport().width(), self._row_height)

    def set_drop(self, block: Block | None) -> None:
        """Shows where what is dragged would land."""
        if block != self._drop:
            self._drop = block
            self.viewport().update()

    def visualRect(self, index: QModelIndex | QPersistentModelIndex) -> QRect:
        """A section's line is one field."""
        rect = super().visualRect(index)
        if index.isValid() and self._rota.key_at(index.row()) is None:
            rect.setLeft(0)
            rect.setRight(self.viewport().width() - 1)
        return rect

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        self._painter.paint(painter, self, self._rota, event.rect(), self.devicePixelRatioF())
        painter.end()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.fit_columns()

    def fit_columns(self) -> None:
        """Even days over the whole width; what does not divide goes to the names."""
        days = len(self._rota.days)
        if not days:
            return
        head, room = self.horizontalHeader(), self.viewport().width()
        name, beside = self._look.size("rota_name"), self._look.size("rota_hours")
        width = max((room - name - beside) // days, 1)
        sizes = [max(room - beside - days * width, name), beside, *[width] * days]
        if [head.sectionSize(n) for n in range(head.count())] != sizes:
            for column, size in enumerate(sizes):
                head.resizeSection(column, size)
            head.viewport().update()
            self.columns_moved.emit()

    def _select(self, current: QModelIndex, block: Block, scroll: bool) -> None:
        first_row, first, last_row, last = block
        self._redraw_selection()
        self._moving = True
        chosen = QItemSelection(self._rota.index(first_row, first), self._rota.index(last_row, last))
        self.selectionModel().setCurrentIndex(current, SELECT.NoUpdate)
        self.selectionModel().select(chosen, SELECT.ClearAndSelect)
        self._moving = False
        if scroll:
            self.scrollTo(current)
        self._redraw_selection()
        self._tell()

    def _redraw_selection(self) -> None:
        """Only its rows: the whole picture at each step of the cursor would be felt."""
        rows = [each for block in (self.block(), self.current_cell() * 2) for each in (block[0], block[2])]
        top = self.row_top(min(rows)) - 2
        height = self.row_top(max(rows) + 1) + 2 - top
        self.viewport().update(0, top, self.viewport().width(), height)

    def _tell(self) -> None:
        if self._moving:
            return
        cells = self.cells()
        if cells != self._told:
            self._told = cells
            self.chosen.emit(cells)

    def _remember(self) -> None:
        row, column = self.current_cell()
        if row >= 0:
            day = self._rota.days[column - FIRST_DAY] if column >= FIRST_DAY else None
            above = self.verticalScrollBar().value()
            self._remembered = (line_key(self._rota.line(row)), day, self.block(), above)

    def _return(self) -> None:
        """A model told anew keeps the cell and the scrolling; a selection of several cells is dropped."""
        self.fit_columns()
        self._told = []
        if self._remembered is not None and self._rota.rowCount() and self._rota.days:
            key, day, block, above = self._remembered
            index = self._rota.index_of(key, day)
            row, column = (index.row(), index.column()) if index.isValid() else (block[0], HOURS)
            self.verticalScrollBar().setValue(above)
            self.go_to(row, column, scroll=False)
        elif self.hasFocus():
            self.go_to(*rota_walk.first_cell(self._rota), scroll=False)
        self.viewport().update()

    def _recolour(self) -> None:
        self._painter.clear()
        self.viewport().update()
        self.horizontalHeader().viewport().update()
