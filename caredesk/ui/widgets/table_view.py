"""The look of every table: small head over a strong line, thin lines between rows, numbers to the right.

table = TableView(style, tr("Vakanta pass"), row="two_lines")   # or "dense", "normal", "list"
table.set_model(RowTable([...]))
table.fit_rows()               # exactly as high as its rows, for a short table in a card
table.opened.connect(...)      # Enter or double click, with the index
"""

from __future__ import annotations

from typing import Literal

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFont, QFontMetrics, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from caredesk.language.translation import tr
from caredesk.ui.models.entry_model import EntryModel
from caredesk.ui.models.row_table import CELL_ROLE, Cell, RowTable
from caredesk.ui.style import Style
from caredesk.ui.widgets import shift_tag, tag

Row = Literal["dense", "normal", "list", "two_lines"]

SIDE = 8
OUTER_SIDE = 12
WIDEST_MEASURED_ROWS = 100
"""Columns are fitted to the first rows only: measuring all of a long table takes seconds."""


class TableView(QTableView):
    """See the module's docstring; `name` is what a screen reader says."""

    opened = Signal(QModelIndex)

    def __init__(
        self, style: Style, name: str, *, row: Row = "normal", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._look = style
        self.setAccessibleName(name)
        self.setFont(style.font("body"))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setMouseTracking(True)
        self.setTabKeyNavigation(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setWordWrap(False)
        self.setItemDelegate(TableDelegate(style, self))
        rows = self.verticalHeader()
        rows.hide()
        rows.setMinimumSectionSize(1)
        rows.setDefaultSectionSize(style.size(f"row_{row}"))
        rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        head = _Head(style, self)
        self.setHorizontalHeader(head)
        head.setFont(style.font("small"))
        head.setFixedHeight(style.size("table_head"))
        head.setHighlightSections(False)
        head.setSectionsClickable(False)
        head.setMinimumSectionSize(24)
        self.doubleClicked.connect(self.opened)
        self._hovered = -1

    def set_model(self, model: RowTable | EntryModel) -> None:
        """Shows a model, keeps its columns fitted when its rows change; again where it has other columns."""
        if self.model() is not model:
            self.setModel(model)
            model.modelReset.connect(self.fit_columns)
        head = self.horizontalHeader()
        stretched = [column.stretch for column in model.columns]
        for place, stretch in enumerate(stretched):
            mode = QHeaderView.ResizeMode.Stretch if stretch else QHeaderView.ResizeMode.Interactive
            head.setSectionResizeMode(place, mode)
        head.setStretchLastSection(not any(stretched))
        self.fit_columns()

    def fit_columns(self) -> None:
        """Makes each column as wide as its widest words among the first rows."""
        for column in range(self.model().columnCount()):
            self.setColumnWidth(column, self._width_of(column))

    def grow_columns(self) -> None:
        """Makes columns wider where words no longer fit; none becomes narrower under the user's hands."""
        for column in range(self.model().columnCount()):
            if (width := self._width_of(column)) > self.columnWidth(column):
                self.setColumnWidth(column, width)

    def _width_of(self, column: int) -> int:
        model, delegate, option = self.model(), self.itemDelegate(), QStyleOptionViewItem()
        title = str(model.headerData(column, Qt.Orientation.Horizontal) or "")
        metrics = QFontMetrics(self.horizontalHeader().font())
        width = metrics.horizontalAdvance(title) + self._sides(column)
        rows = range(min(model.rowCount(), WIDEST_MEASURED_ROWS))
        return max([width, *(delegate.sizeHint(option, model.index(row, column)).width() for row in rows)])

    def fit_rows(self) -> None:
        """Makes the table exactly as high as its head and rows, now and when the rows change."""
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.model().modelReset.connect(self.take_height)
        self.take_height()

    def hovered_row(self) -> int:
        """The row under the pointer, or -1."""
        return self._hovered

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentIndex().isValid():
            self.opened.emit(self.currentIndex())
        else:
            super().keyPressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._hover(self.indexAt(event.position().toPoint()).row())
        super().mouseMoveEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        self._hover(-1)
        super().leaveEvent(event)

    def _hover(self, row: int) -> None:
        if row != self._hovered:
            self._hovered = row
            self.viewport().update()

    def _sides(self, column: int) -> int:
        return sum(sides(column, self.model().columnCount()))

    def take_height(self) -> None:
        """As high as its head and rows just now."""
        self.setFixedHeight(self._height_of_rows())

    def _height_of_rows(self) -> int:
        rows = self.model().rowCount() * self.verticalHeader().defaultSectionSize()
        head = self.horizontalHeader().height() if not self.horizontalHeader().isHidden() else 0
        return rows + head


class _Head(QHeaderView):
    """Draws the strong line in one piece: a line a column shows gaps between columns at 150 %."""

    def __init__(self, style: Style, table: QWidget) -> None:
        super().__init__(Qt.Orientation.Horizontal, table)
        self._look = style
        self.setAccessibleName(tr("Kolumner"))

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        edge = self._look.size("edge")
        painter = QPainter(self.viewport())
        painter.fillRect(0, self.height() - edge, self.width(), edge, self._look.colour("strong"))
        painter.end()


def sides(column: int, columns: int) -> tuple[int, int]:
    """Air at the left and right of a cell, px: 8, and 12 at the card's edges."""
    return (OUTER_SIDE if column == 0 else SIDE, OUTER_SIDE if column == columns - 1 else SIDE)


class TableDelegate(QStyledItemDelegate):
    """Paints a `Cell`: chip or tag or icon, words, and a lighter second line."""

    def __init__(self, style: Style, table: TableView) -> None:
        super().__init__(table)
        self._look = style
        self._table = table

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        cell: Cell = index.data(CELL_ROLE)
        words = QFontMetrics(self._font(cell)).horizontalAdvance(cell.text)
        if cell.second:
            words = max(words, QFontMetrics(self._look.font("small")).horizontalAdvance(cell.second))
        before = sum(width + 6 for width in self._before(cell))
        width = words + before + sum(sides(index.column(), index.model().columnCount())) + 1
        return QSize(width, self._table.verticalHeader().defaultSectionSize())

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        cell: Cell = index.data(CELL_ROLE)
        rect = QRect(option.rect)
        painter.save()
        self._paint_ground(painter, option, index)
        left, right = sides(index.column(), index.model().columnCount())
        inside = rect.adjusted(left, 0, -right, -1)
        inside = self._paint_before(painter, inside, cell)
        self._paint_words(painter, inside, cell)
        painter.restore()

    def _paint_ground(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        rect = option.rect
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        if selected:
            painter.fillRect(rect, self._look.colour("tint"))
        elif index.row() == self._table.hovered_row():
            painter.fillRect(rect, self._look.colour("hover"))
        model = index.model()
        last = index.row() == model.rowCount() - 1
        has_sum = isinstance(model, RowTable) and model.sum_row
        if has_sum and last:
            painter.fillRect(rect.left(), rect.top(), rect.width(), 1, self._look.colour("strong"))
        if not last and not (has_sum and index.row() == model.rowCount() - 2):
            painter.fillRect(rect.left(), rect.bottom(), rect.width(), 1, self._look.colour("border"))
        current = index.row() == self._table.currentIndex().row() and self._table.hasFocus()
        if selected and (current or self._look.name == "contrast"):  # high contrast has no tint
            self._paint_focus(painter, rect, index)

    def _paint_focus(
        self, painter: QPainter, rect: QRect, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """A 2 px accent edge around the whole current row."""
        painter.setPen(QPen(self._look.colour("accent"), 2))
        top, bottom = rect.top() + 1, rect.bottom()
        painter.drawLine(rect.left(), top, rect.right(), top)
        painter.drawLine(rect.left(), bottom, rect.right(), bottom)
        if index.column() == 0:
            painter.drawLine(rect.left() + 1, top, rect.left() + 1, bottom)
        if index.column() == index.model().columnCount() - 1:
            painter.drawLine(rect.right(), top, rect.right(), bottom)

    def _before(self, cell: Cell) -> list[int]:
        widths = []
        if cell.tag:
            widths.append(tag.tag_width(self._look, cell.tag[0], cell.tag[1]))
        if cell.shift:
            widths.append(shift_tag.shift_width(self._look, cell.shift[0]))
        if cell.icon:
            widths.append(self._look.size("icon_text"))
        return widths

    def _paint_before(self, painter: QPainter, inside: QRect, cell: Cell) -> QRect:
        """Draws what stands before the words; what is left of the cell."""
        for width in self._before(cell)[:1]:
            middle = inside.center().y() + 1
            if cell.tag:
                box = QRectF(inside.left(), middle - tag.HEIGHT / 2, width, tag.HEIGHT)
                words = " ".join(part for part in cell.tag[:2] if part)
                tag.paint_tag(painter, self._look, box, words, cell.tag[2])  # type: ignore[arg-type]
            elif cell.shift:
                box = QRectF(inside.left(), middle - shift_tag.HEIGHT / 2, width, shift_tag.HEIGHT)
                shift_tag.paint_shift(painter, self._look, box, cell.shift[0], cell.shift[1])  # type: ignore[arg-type]
            else:
                box = QRectF(inside.left(), middle - width / 2, width, width)
                self._look.paint_icon(painter, cell.icon, "accent", box)
            inside = inside.adjusted(width + 6, 0, 0, 0)
        return inside

    def _paint_words(self, painter: QPainter, inside: QRect, cell: Cell) -> None:
        side = Qt.AlignmentFlag.AlignRight if cell.numbers else Qt.AlignmentFlag.AlignLeft
        font = self._font(cell)
        line, small = self._look.line("body"), self._look.line("small")
        upper = QRect(inside)
        if cell.second:
            upper = QRect(inside.left(), inside.center().y() - (line + small) // 2 + 1, inside.width(), line)
            lower = QRect(inside.left(), upper.bottom() + 1, inside.width(), small)
            self._write(painter, lower, cell.second, "small", "text2", side)
        painter.setFont(font)
        painter.setPen(self._look.colour(cell.tone))
        words = QFontMetrics(font).elidedText(cell.text, Qt.TextElideMode.ElideRight, upper.width())
        painter.drawText(upper, side | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine, words)

    def _write(
        self, painter: QPainter, rect: QRect, text: str, font: str, role: str, side: Qt.AlignmentFlag
    ) -> None:
        chosen = self._look.font(font)
        painter.setFont(chosen)
        painter.setPen(self._look.colour(role))
        words = QFontMetrics(chosen).elidedText(text, Qt.TextElideMode.ElideRight, rect.width())
        painter.drawText(rect, side | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine, words)

    def _font(self, cell: Cell) -> QFont:
        return self._look.font("body", 600 if cell.strong else None)
