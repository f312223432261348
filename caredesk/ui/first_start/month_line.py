"""A small line of the months' density with the target: painted, as it has no axes to read off."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from caredesk.language.formats import month_short, number
from caredesk.language.translation import tr
from caredesk.services.first_start import StartMonth
from caredesk.ui.charts.chart_style import ChartStyle
from caredesk.ui.style import Style

LEAST_HEIGHT, WISHED_HEIGHT = 84, 116
RING = 6
LABEL_GAP = 8
LEAST_REACH = 0.02


class MonthLine(QWidget):
    """`set_months(months, target)`; a month without density is a gap in the line."""

    def __init__(self, style: Style) -> None:
        super().__init__()
        self._look = style
        self._charts = ChartStyle(style)
        self._months: tuple[StartMonth, ...] = ()
        self._target: float | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.setMinimumHeight(LEAST_HEIGHT)

    def set_months(self, months: Sequence[StartMonth], target: float | None) -> None:
        """Shows other months."""
        self._months, self._target = tuple(months), target
        told = (f"{month_short(each.month)} {number(each.density, 2)}" for each in self._months)
        goal = tr("Mål {value}").format(value=number(target, 2))
        self.setAccessibleName(tr("Personaltäthet per månad"))
        self.setAccessibleDescription(", ".join([*told, *([goal] if target is not None else [])]))
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(280, WISHED_HEIGHT)

    def paintEvent(self, event: QPaintEvent) -> None:
        known = [month.density for month in self._months if month.density is not None]
        if not known:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        font = self._charts.font("smallest", 600)
        metrics = QFontMetrics(font)
        right = self.width() - metrics.horizontalAdvance(number(known[-1], 2)) - LABEL_GAP - RING
        foot = self._look.line("smallest") + 4
        plot = QRectF(RING / 2 + 1, RING, right - RING, self.height() - foot - 2 * RING)
        values = [*known, *([self._target] if self._target is not None else [])]
        self._low, reach = min(values), max(max(values) - min(values), LEAST_REACH)
        self._plot, self._reach = plot, reach
        self._paint_target(painter)
        self._paint_months(painter)
        self._paint_ends(painter)
        painter.end()

    def _point(self, place: int, value: float) -> QPointF:
        across = place / max(1, len(self._months) - 1)
        return QPointF(self._plot.left() + across * self._plot.width(), self._height(value))

    def _height(self, value: float) -> float:
        return self._plot.bottom() - (value - self._low) / self._reach * self._plot.height()

    def _paint_target(self, painter: QPainter) -> None:
        if self._target is None:
            return
        height = self._height(self._target)
        painter.setPen(self._charts.target())
        painter.drawLine(QPointF(self._plot.left(), height), QPointF(self._plot.right(), height))
        latest = next(m.density for m in reversed(self._months) if m.density is not None)
        # Two values on one line would be written over each other.
        if abs(self._height(latest) - height) >= self._look.line("smallest"):
            self._write(painter, number(self._target, 2), height, "text2", 400)

    def _paint_months(self, painter: QPainter) -> None:
        points = [
            self._point(place, month.density) if month.density is not None else None
            for place, month in enumerate(self._months)
        ]
        painter.setPen(self._charts.ring())
        for first, second in pairwise(points):
            if first is not None and second is not None:
                painter.drawLine(first, second)
        pen = self._charts.ring()
        pen.setColor(self._look.colour("accent"))
        painter.setPen(pen)
        painter.setBrush(self._look.colour("surface"))
        for point in points:
            if point is not None:
                painter.drawEllipse(point, RING / 2, RING / 2)

    def _paint_ends(self, painter: QPainter) -> None:
        latest = next(m.density for m in reversed(self._months) if m.density is not None)
        self._write(painter, number(latest, 2), self._height(latest), "accent", 600)
        painter.setFont(self._charts.font())
        painter.setPen(self._look.colour("text2"))
        line = self._look.line("smallest")
        foot = QRectF(0, self.height() - line, self._plot.right() + RING, line)
        painter.drawText(foot, Qt.AlignmentFlag.AlignLeft, month_short(self._months[0].month))
        painter.drawText(foot, Qt.AlignmentFlag.AlignRight, month_short(self._months[-1].month))

    def _write(self, painter: QPainter, words: str, height: float, role: str, weight: int) -> None:
        """A value at the right end of its line."""
        line = self._look.line("smallest")
        painter.setFont(self._charts.font("smallest", weight))
        painter.setPen(self._look.colour(role))
        box = QRectF(self._plot.right() + LABEL_GAP, height - line / 2, self.width(), line)
        painter.drawText(box, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, words)
