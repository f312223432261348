"""The rows of what to follow up: a sign that is a check box, what and who, by when, and the law behind it.

rows = FollowUpList(style)              # or laws=True: the law of every row, not only of the selected one
rows.set_rows(view.rows, view.today, writable=True)
rows.rows.ticked, rows.well_asked       # Space, or a click on the sign
rows.opened                             # Enter or double click, with the index
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import (
    QAbstractItemModel,
    QEvent,
    QItemSelection,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QFocusEvent, QFontMetrics, QKeyEvent, QMouseEvent, QPainter, QPen, QResizeEvent
from PySide6.QtWidgets import QStyle, QStyleOptionViewItem

from caredesk.domain.follow_up import FollowUpRow
from caredesk.language.follow_up_words import due_day_text, law_text, what_text, when_text
from caredesk.language.translation import tr
from caredesk.ui.models.follow_up_table import FollowUpTable
from caredesk.ui.style import Style
from caredesk.ui.widgets import tag
from caredesk.ui.widgets.table_view import OUTER_SIDE, TableDelegate, TableView

ROW = 43
"""A row's height without its law, px."""
BOX = tag.HEIGHT
WORDS_FROM = OUTER_SIDE + BOX + 8
BETWEEN = 8
LAW_BELOW = 6
INFO = "i"

SIGNS: dict[str, tuple[str, tag.Tone]] = {
    "breach": (tag.BREACH, "under"),
    "watch": (tag.WATCH, "over"),
    "info": (INFO, "neutral"),
    "done": (tag.MET, "ok"),
}

BY_KEY = (Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason)


class FollowUpList(TableView):
    """See the module's docstring. `well_asked(employee_no)`: of a row that only a report of being well, or a
    later end, can settle."""

    well_asked = Signal(str)
    row_chosen = Signal()
    """Another row was selected, or none."""

    def __init__(self, style: Style, *, laws: bool = False) -> None:
        super().__init__(style, tr("Uppföljning"))
        self._laws = laws
        self._pressed = QPersistentModelIndex()
        self.rows = FollowUpTable(self)
        self.setItemDelegate(_Rows(style, self))
        self.verticalHeader().setDefaultSectionSize(ROW)
        self.horizontalHeader().hide()
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.set_model(self.rows)
        self.selectionModel().selectionChanged.connect(self._choose)

    def set_rows(self, rows: Sequence[FollowUpRow], today: date, *, writable: bool) -> None:
        """Shows other rows; the place that was selected stays so, whatever stands there now."""
        place = self.currentIndex().row() if self.chosen() else -1
        self.rows.today, self.rows.writable = today, writable
        self.rows.set_rows(rows)
        if place >= 0 and rows:
            self.selectRow(min(place, len(rows) - 1))
        self.fit_laws()

    def chosen(self) -> FollowUpRow | None:
        """The selected row."""
        marked = self.selectionModel().selectedRows()
        return self.rows.row(marked[0]) if marked else None

    def toggle(self, index: QModelIndex | QPersistentModelIndex) -> None:
        """Ticks a row, takes its tick away, or asks for the report that settles it."""
        row: FollowUpRow = self.rows.row(index)
        if not row.tickable and self.rows.writable:
            self.well_asked.emit(row.employee_no)
        wanted = Qt.CheckState.Unchecked if row.is_done else Qt.CheckState.Checked
        self.rows.setData(index, wanted, Qt.ItemDataRole.CheckStateRole)

    def told(self, place: int) -> bool:
        """Whether the law of a row is in view."""
        return self._laws or self.selectionModel().isRowSelected(place, QModelIndex())

    def law_height(self, row: FollowUpRow) -> int:
        """How high the law's sentence is, in as many lines as it takes."""
        room = QRect(0, 0, max(self.viewport().width() - WORDS_FROM - OUTER_SIDE, 100), 1000)
        metrics = QFontMetrics(self._look.font("small"))
        return metrics.boundingRect(room, Qt.TextFlag.TextWordWrap, law_text(row)).height()

    def fit_laws(self) -> None:
        """Gives each row the height of what it tells."""
        for place in range(self.rows.rowCount()):
            row = self.rows.row(self.rows.index(place, 0))
            self.setRowHeight(place, ROW + (self.law_height(row) + LAW_BELOW if self.told(place) else 0))

    def take_rows(self, room: int) -> int:
        """Takes the height of the rows that fit whole, the selected one among them; how many they are."""
        heights = [self.rowHeight(place) for place in range(self.rows.rowCount())]
        marked = self.selectionModel().selectedRows()
        last = marked[0].row() if marked else 0
        first = 0
        while first < last and sum(heights[first : last + 1]) > room:
            first += 1
        end = first + 1
        while end < len(heights) and sum(heights[first : end + 1]) <= room:
            end += 1
        self.setFixedHeight(max(sum(heights[first:end]), 1))
        self.verticalScrollBar().setValue(sum(heights[:first]))
        return len(heights[first:end])

    def _box_at(self, event: QMouseEvent) -> QPersistentModelIndex:
        """The row whose sign is under the pointer, or so near that it was meant."""
        at = event.position().toPoint()
        index = self.indexAt(at)
        rect = self.visualRect(index)
        meant = QRect(rect.left(), rect.top(), WORDS_FROM, ROW).contains(at)
        return QPersistentModelIndex(index) if index.isValid() and meant else QPersistentModelIndex()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.fit_laws()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if event.reason() in BY_KEY and not self.chosen() and self.rows.rowCount():
            self.selectRow(max(self.currentIndex().row(), 0))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Space and not self.chosen() and self.rows.rowCount():
            self.selectRow(max(self.currentIndex().row(), 0))  # what is not seen to be chosen is not ticked
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        # A press on a sign does not select: the law that folds out would move the rows under the pointer.
        self._pressed = self._box_at(event)
        if not self._pressed.isValid() or event.button() != Qt.MouseButton.LeftButton:
            super().mousePressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        pressed, self._pressed = self._pressed, QPersistentModelIndex()
        if not pressed.isValid() or event.button() != Qt.MouseButton.LeftButton:
            super().mouseReleaseEvent(event)
        elif self._box_at(event) == pressed:
            self.toggle(pressed)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        if not self._box_at(event).isValid():  # the second click on a sign is no wish to open
            super().mouseDoubleClickEvent(event)

    def _choose(self, _now: QItemSelection, _before: QItemSelection) -> None:
        self.fit_laws()
        self.row_chosen.emit()


class _Rows(TableDelegate):
    """Paints a row in the list's whole width, and ticks it."""

    def __init__(self, style: Style, rows: FollowUpList) -> None:
        super().__init__(style, rows)
        self._list = rows

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        return QSize(100, ROW)

    def editorEvent(
        self,
        event: QEvent,
        model: QAbstractItemModel,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> bool:
        """The pointer is the list's own matter; Qt would look for a box of its own elsewhere in the row."""
        if not isinstance(event, QKeyEvent) or event.type() != QEvent.Type.KeyPress:
            return False
        if event.key() not in (Qt.Key.Key_Space, Qt.Key.Key_Select):
            return False
        self._list.toggle(index)
        return True

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        row: FollowUpRow = self._list.rows.row(index)
        painter.save()
        self._paint_ground(painter, option, index)
        upper = QRect(option.rect.left(), option.rect.top(), option.rect.width(), ROW - 1)
        marked = bool(option.state & QStyle.StateFlag.State_Selected)
        self._paint_box(painter, upper, row, marked or index.row() == self._list.hovered_row())
        inside = upper.adjusted(WORDS_FROM, 0, -OUTER_SIDE, 0)
        taken = self._paint_when(painter, inside, row)
        self._paint_what(painter, inside.adjusted(0, 0, -taken - BETWEEN, 0), row)
        if self._list.told(index.row()):
            law = QRect(inside.left(), upper.bottom() - 2, inside.width(), option.rect.height() - ROW)
            painter.setFont(self._look.font("small"))
            painter.setPen(self._look.colour("text2"))
            painter.drawText(law, Qt.TextFlag.TextWordWrap, law_text(row))
        painter.restore()

    def _paint_box(self, painter: QPainter, upper: QRect, row: FollowUpRow, near: bool) -> None:
        """The sign; its edge shows on the row that is pointed at that it can be ticked."""
        sign, tone = SIGNS[row.urgency]
        box = QRectF(upper.left() + OUTER_SIDE, upper.center().y() - BOX / 2 + 1, BOX, BOX)
        tag.paint_tag(painter, self._look, box, sign, tone)
        if near and row.tickable and self._list.rows.writable:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(self._look.colour("strong"), self._look.size("edge")))
            radius = self._look.size("tag_radius")
            painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), radius, radius)

    def _paint_what(self, painter: QPainter, inside: QRect, row: FollowUpRow) -> None:
        upper, lower = self._lines(inside)
        left = Qt.AlignmentFlag.AlignLeft
        self._line(painter, upper, what_text(row), "body", "text", left, strong=row.urgency == "breach")
        self._line(painter, lower, row.name, "small", "text2", left)

    def _paint_when(self, painter: QPainter, inside: QRect, row: FollowUpRow) -> int:
        """By when, at the right; the width that it takes."""
        urgent = row.urgency == "breach"
        day, when = due_day_text(row, self._list.rows.today), when_text(row)
        upper, lower = self._lines(inside) if day else (inside, inside)
        right = Qt.AlignmentFlag.AlignRight
        taken = self._line(painter, upper, day, "body", "text", right) if day else 0
        role = "under" if urgent else "text2"
        return max(taken, self._line(painter, lower, when, "small", role, right, strong=urgent))

    def _lines(self, inside: QRect) -> tuple[QRect, QRect]:
        line, small = self._look.line("body"), self._look.line("small")
        top = inside.center().y() - (line + small) // 2 + 1
        upper = QRect(inside.left(), top, inside.width(), line)
        return upper, QRect(inside.left(), upper.bottom() + 1, inside.width(), small)

    def _line(
        self,
        painter: QPainter,
        rect: QRect,
        text: str,
        font: str,
        role: str,
        side: Qt.AlignmentFlag,
        *,
        strong: bool = False,
    ) -> int:
        """Writes one line, cut where it does not fit; the width that it takes."""
        chosen = self._look.font(font, 600 if strong else None)
        painter.setFont(chosen)
        painter.setPen(self._look.colour(role))
        words = QFontMetrics(chosen).elidedText(text, Qt.TextElideMode.ElideRight, rect.width())
        painter.drawText(rect, side | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine, words)
        return QFontMetrics(chosen).horizontalAdvance(words)
