"""Paints the timeline of absences: grounds, today, names, then the bars with rings and marks over them."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import NamedTuple

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter

from caredesk.domain.absence_timeline import Bar, TimelineRow, TimelineView
from caredesk.domain.calendar import days_from_to, is_weekend
from caredesk.language import timeline_words
from caredesk.ui.style import Style
from caredesk.ui.widgets.table_view import OUTER_SIDE, SIDE
from caredesk.ui.widgets.timeline_bars import BarPainter
from caredesk.ui.widgets.timeline_scale import Scale, bar_boxes, mark_boxes, ring_boxes

NARROWEST_SHADED = 5.0
"""Of narrower days neither weekends nor today's column is filled, px."""


GAP = 4
"""Least air between a name and what stands beside it, px."""


class Current(NamedTuple):
    """The cell that has the keyboard: row, and the absence's number or None for the name."""

    row: int
    number: int | None


@dataclass(frozen=True)
class Sheet:
    """What is painted, and where."""

    view: TimelineView
    scale: Scale
    rows: range
    above: int
    size: tuple[int, int]
    hovered: int = -1
    chosen: frozenset[int] = frozenset()
    current: Current | None = None
    held: Bar | None = None
    """A bar that is being moved, as it would become."""


class TimelinePainter:
    """`paint(painter, sheet)`."""

    def __init__(self, style: Style) -> None:
        self._look = style
        self._bars = BarPainter(style)
        self._row = style.size("row_dense")

    def paint(self, painter: QPainter, sheet: Sheet) -> None:
        """Paints the rows in view."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        painter.fillRect(QRectF(0, 0, *sheet.size), self._look.colour("surface"))
        self._grounds(painter, sheet)
        self._today(painter, sheet)
        for row in sheet.rows:
            top = self._top(sheet, row)
            painter.fillRect(QRectF(0, top + self._row - 1, sheet.size[0], 1), self._look.colour("border"))
            self._name(painter, sheet, row, top)
            self._timeline(painter, sheet, row, top)
        if sheet.held is not None:
            self._said(painter, sheet, sheet.held)

    def _top(self, sheet: Sheet, row: int) -> int:
        return row * self._row - sheet.above

    def _grounds(self, painter: QPainter, sheet: Sheet) -> None:
        scale, view, high = sheet.scale, sheet.view, sheet.size[1]
        if scale.day_width >= NARROWEST_SHADED:
            named = {day for day, _ in view.holidays}
            for day in days_from_to(view.first_day, view.last_day):
                if is_weekend(day) or day in named:
                    box = QRectF(scale.x(day), 0, scale.day_width, high)
                    painter.fillRect(box, self._look.colour("weekend"))
        for row in {sheet.hovered, *sheet.chosen} & set(sheet.rows):
            ground = "tint" if row in sheet.chosen else "hover"
            wide = scale.left if row in sheet.chosen else sheet.size[0]
            painter.fillRect(QRectF(0, self._top(sheet, row), wide, self._row), self._look.colour(ground))
        for head in view.heads:
            painter.fillRect(QRectF(scale.x(head.first_day) - 1, 0, 1, high), self._look.colour("border"))

    def _today(self, painter: QPainter, sheet: Sheet) -> None:
        view, scale, high = sheet.view, sheet.scale, sheet.size[1]
        if not view.first_day <= view.today <= view.last_day:
            return
        left, wide = scale.x(view.today), scale.day_width
        if wide < NARROWEST_SHADED:
            painter.fillRect(QRectF(left + wide / 2 - 1, 0, 2, high), self._look.colour("accent"))
            return
        painter.fillRect(QRectF(left, 0, wide, high), self._look.colour("tint"))
        for x in (left, left + wide - 1):
            painter.fillRect(QRectF(x, 0, 1, high), self._look.colour("accent"))

    def _name(self, painter: QPainter, sheet: Sheet, row: int, top: int) -> None:
        held = sheet.view.rows[row]
        box = QRectF(OUTER_SIDE, top, sheet.scale.left - OUTER_SIDE - SIDE, self._row - 1)
        note = timeline_words.note(held)
        small, body = self._look.font("small"), self._look.font("body")
        wide = QFontMetricsF(small).horizontalAdvance(note)
        self._write(painter, box, note, small, "text2", Qt.AlignmentFlag.AlignRight)
        room = box.width() - (wide + GAP if note else 0)
        name = QFontMetricsF(body).elidedText(held.name, Qt.TextElideMode.ElideRight, room)
        self._write(painter, box, name, body, "text", Qt.AlignmentFlag.AlignLeft)
        if sheet.current == Current(row, None):
            self._bars.edge(painter, QRectF(2, top + 2, sheet.scale.left - 5, self._row - 5))

    def _timeline(self, painter: QPainter, sheet: Sheet, row: int, top: int) -> None:
        held, scale, look = sheet.view.rows[row], sheet.scale, self._look
        shown = _with_held(held, sheet.held)
        boxes = bar_boxes(shown, scale, top, self._row)
        rings = ring_boxes(held, scale, top, self._row, look)
        marks = mark_boxes(boxes, rings, scale, top, self._row, look)
        painter.save()
        painter.setClipRect(QRectF(scale.left, top, scale.width, self._row))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        taken = [each.box for each in rings] + [each.box for each in marks]
        for box in boxes:
            self._bars.bar(painter, box, sheet.view.last_day, taken, top)
        for ring in rings:
            self._bars.ring(painter, ring)
        for mark in marks:
            self._bars.mark(painter, mark)
        painter.restore()
        for box in boxes:
            if sheet.current == Current(row, box.bar.number):
                around = box.whole.adjusted(-2, -2, 2, 2)
                if box.label_above:
                    around.setTop(top + 1)
                self._bars.edge(painter, around, air=not box.label_above)

    def _said(self, painter: QPainter, sheet: Sheet, held: Bar) -> None:
        """The days of the bar that is moved: under it, or over it in the last row."""
        row = next(
            (n for n in sheet.rows if _with_held(sheet.view.rows[n], held) is not sheet.view.rows[n]), -1
        )
        if row < 0:
            return
        top, words = self._top(sheet, row), timeline_words.moving_text(held, sheet.view.today)
        x = max(sheet.scale.x(held.first_day), sheet.scale.left)
        wide = QFontMetricsF(self._look.font("smallest", 600)).horizontalAdvance(words) + 2 * SIDE
        left = min(x, sheet.scale.right - wide)
        below = top + self._row + 1
        y = below if below + self._row <= sheet.size[1] else top - self._row + 3
        self._bars.said(painter, QRectF(left, y, wide, self._row - 4), words)

    def _write(
        self,
        painter: QPainter,
        box: QRectF,
        words: str,
        font: QFont,
        role: str,
        side: Qt.AlignmentFlag,
    ) -> None:
        painter.setFont(font)
        painter.setPen(self._look.colour(role))
        painter.drawText(box, side | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine, words)


def _with_held(row: TimelineRow, held: Bar | None) -> TimelineRow:
    """The row with the bar that is being moved where it would be."""
    if held is None or all(bar.number != held.number for bar in row.bars):
        return row
    return replace(row, bars=tuple(held if bar.number == held.number else bar for bar in row.bars))
