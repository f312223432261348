"""The shifts that an absence hits: day, shift, what has been chosen for it, and which is still to choose."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from caredesk.language.formats import day_short
from caredesk.language.translation import tr
from caredesk.ui.models.row_table import Column, RowTable
from caredesk.ui.style import Style
from caredesk.ui.widgets import shift_tag
from caredesk.ui.widgets.table_view import TableView

SIDE, GAP, DAY_WIDTH = 8, 8, 76
HIGH = 46
WALKING = frozenset(
    {Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown, Qt.Key.Key_Home, Qt.Key.Key_End}
)


class HitLine(NamedTuple):
    """A hit shift in words: `state` at the right with its role, `second` under the times."""

    number: int
    day: date
    code: str
    look: str
    times: str
    second: str
    state: str
    role: str

    def said(self) -> str:
        """The line for a screen reader."""
        parts = (day_short(self.day), self.code, self.times, self.state, self.second)
        return ", ".join(part for part in parts if part)


class WalkedTable(TableView):
    """A table that keeps only the keys that walk it; all others are the dialog's."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in WALKING and not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            super().keyPressEvent(event)
        else:
            event.ignore()


class HitList(WalkedTable):
    """`set_lines(lines)`, `set_current(number)`; `picked(number)` when the user goes to a shift."""

    picked = Signal(int)

    def __init__(self, style: Style) -> None:
        super().__init__(style, tr("Berörda pass"), row="two_lines")
        self.lines = RowTable([Column[HitLine](tr("Pass"), HitLine.said, stretch=True)], parent=self)
        self.setItemDelegate(_Lines(style, self))
        self.set_model(self.lines)
        self.horizontalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(HIGH)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._silent = False

    def set_lines(self, lines: Sequence[HitLine], current: int | None) -> None:
        """Shows other lines, with the keyboard's place at the shift of this number."""
        self._silent = True
        self.lines.set_rows(lines)
        place = next((place for place, line in enumerate(lines) if line.number == current), -1)
        index = self.lines.index(place, 0) if place >= 0 else QModelIndex()
        self.setCurrentIndex(index)
        self.scrollTo(index)
        self._silent = False

    def currentChanged(
        self, current: QModelIndex | QPersistentModelIndex, previous: QModelIndex | QPersistentModelIndex
    ) -> None:
        super().currentChanged(current, previous)
        if current.isValid() and not self._silent:
            self.picked.emit(self.lines.row(current).number)


class _Lines(QStyledItemDelegate):
    """Draws a line; its second row runs under the state, where there is most room for it."""

    def __init__(self, style: Style, table: HitList) -> None:
        super().__init__(table)
        self._look, self._table = style, table

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        return QSize(260, HIGH)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        style, line = self._look, self._table.lines.row(index)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        rect = QRect(option.rect)
        self._paint_ground(painter, rect, bool(option.state & QStyle.StateFlag.State_Selected))
        high, small = style.line("body"), style.line("small")
        top = rect.top() + (rect.height() - high - small) // 2
        inside = rect.adjusted(SIDE, 0, -SIDE, 0)
        day = QRect(inside.left(), top, DAY_WIDTH, high)
        self._write(painter, day, day_short(line.day), "body", "text", 600)
        state = QRect(inside.left(), top, inside.width(), high)
        self._write(painter, state, line.state, "small", line.role, 600, Qt.AlignmentFlag.AlignRight)
        left = inside.left() + DAY_WIDTH
        under = QRect(left, top + high, inside.right() - left, small)
        self._write(painter, under, line.second, "small", "text2", 400)
        if line.code:
            width = shift_tag.shift_width(style, line.code)
            chip = QRectF(left, top + (high - shift_tag.HEIGHT) / 2, width, shift_tag.HEIGHT)
            shift_tag.paint_shift(painter, style, chip, line.code, line.look)
            left += width + GAP
        self._write(painter, QRect(left, top, inside.right() - left, high), line.times, "body", "text", 400)
        painter.restore()

    def _paint_ground(self, painter: QPainter, rect: QRect, selected: bool) -> None:
        style = self._look
        painter.fillRect(rect.left(), rect.bottom(), rect.width(), 1, style.colour("border"))
        if selected:
            painter.setPen(style.colour("accent"))
            painter.setBrush(style.colour("tint"))
            radius = style.size("control_radius")
            pen = painter.pen()
            pen.setWidth(2 if self._table.hasFocus() else 1)
            painter.setPen(pen)
            painter.drawRoundedRect(QRectF(rect).adjusted(1, 1, -1, -1), radius, radius)

    def _write(
        self,
        painter: QPainter,
        rect: QRect,
        text: str,
        font: str,
        role: str,
        weight: int,
        side: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft,
    ) -> None:
        chosen = self._look.font(font, weight)
        painter.setFont(chosen)
        painter.setPen(self._look.colour(role))
        shown = QFontMetrics(chosen).elidedText(text, Qt.TextElideMode.ElideRight, rect.width())
        painter.drawText(rect, side | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine, shown)
