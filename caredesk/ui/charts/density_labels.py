"""The words in the line of density: beside what they name, never over each other, a line or a ring."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QLineF, QPointF, QRectF, QSizeF
from PySide6.QtGui import QFontMetricsF

from caredesk.domain.density_line import DensityLine
from caredesk.language.formats import month_short, number
from caredesk.language.translation import tr
from caredesk.reports.chart_labels import FreeRoom, apart, beside, over
from caredesk.ui.charts.chart_style import DOT_SIZE, LABEL_DISTANCE, RING_SIZE, ValueAxis
from caredesk.ui.charts.density_rows import MonthRow, last_behind, month_label
from caredesk.ui.charts.word_pool import WordPool

MONTHS_BETWEEN_TICKS = 3
AIR_RIGHT = 8
UNDER_AXIS = 7
OVER_WORDS = 20
"""How high the words over the plot stand, px."""


def value_ticks(axis: ValueAxis) -> list[tuple[float, str]]:
    """Where a value's line has its number."""
    return [(value, number(value, axis.decimals)) for value in axis.lines()]


def month_ticks(rows: Sequence[MonthRow], now: int) -> list[tuple[float, str]]:
    """A mark every third month counted from now; the year on the first and where it changes."""
    ticks, year = [], ""
    for place in range(now % MONTHS_BETWEEN_TICKS, len(rows), MONTHS_BETWEEN_TICKS):
        month = rows[place].month
        ticks.append((float(place), month_label(month, with_year=month[:4] != year)))
        year = month[:4]
    return ticks


def parts_behind(rows: Sequence[MonthRow]) -> list[list[tuple[float, float]]]:
    """The line of months behind, broken where one is not known."""
    parts: list[list[tuple[float, float]]] = [[]]
    for place, row in enumerate(rows):
        if row.r12 is None or row.forecast:
            parts.append([])
        else:
            parts[-1].append((float(place), row.r12))
    return [part for part in parts if part]


def ahead(rows: Sequence[MonthRow]) -> list[tuple[float, float]]:
    """The forecast, from the last month behind on."""
    behind = parts_behind(rows)
    found = [
        (float(place), row.r12) for place, row in enumerate(rows) if row.forecast and row.r12 is not None
    ]
    return [behind[-1][-1], *found] if behind and found else found


def reached(line: DensityLine | None, rows: Sequence[MonthRow]) -> tuple[float, float] | None:
    """Where the forecast comes down to the target; None when it does not, or is there already."""
    if line is None or line.target is None or line.target_month is None:
        return None
    behind = parts_behind(rows)
    if not behind or behind[-1][-1][1] <= line.target:
        return None
    found = ((float(p), r.r12) for p, r in enumerate(rows) if r.month == line.target_month and r.forecast)
    return next(((place, value) for place, value in found if value is not None), None)


def place(plot: Any, line: DensityLine, rows: Sequence[MonthRow], pool: WordPool) -> None:
    """Puts the words into the plot's scene, in place of those before."""
    pool.begin()
    _Labels(plot, line, rows, pool).place()


class _Labels:
    def __init__(self, plot: Any, line: DensityLine, rows: Sequence[MonthRow], pool: WordPool) -> None:
        self._plot, self._line, self._rows, self._pool = plot, line, rows, pool
        self._look = pool.style
        self._box = plot.getViewBox()
        self._area = self._box.sceneBoundingRect()
        self._room = FreeRoom(self._area.adjusted(0, -OVER_WORDS, 0, 0))

    def place(self) -> None:
        """Takes what the drawing covers, then finds room for each word, the most important first."""
        self._take_drawing()
        self._label_months()
        self._label_right()
        self._label_now_line()
        self._label_month_shown()
        self._label_reached()

    def _at(self, x: float, y: float) -> QPointF:
        return QPointF(self._box.mapViewToScene(QPointF(x, y)))

    def _take_drawing(self) -> None:
        for part in (*parts_behind(self._rows), ahead(self._rows)):
            self._room.take_line([self._at(*point) for point in part], 6)
        if self._line.target is not None:
            ends = [self._at(0, self._line.target), self._at(len(self._rows) - 1, self._line.target)]
            self._room.take_line(ends, 4)
        for index, row in enumerate(self._rows):
            if row.density is not None:
                self._room.take(_around(self._at(index, row.density), RING_SIZE + 2))

    def _label_months(self) -> None:
        """Under their marks; the axis itself drops the words of its first and last mark."""
        for at, words in month_ticks(self._rows, self._now()):
            width = self._size(words, "smallest", 400).width()
            corner = QPointF(self._at(at, 0).x() - width / 2, self._area.bottom() + UNDER_AXIS)
            self._pool.write(corner, words, "text2", "smallest", 400)

    def _label_right(self) -> None:
        """Target and end of the forecast, right of the plot and clear of each other."""
        labels: list[tuple[float, str, str]] = []
        if self._line.target is not None:
            words = tr("Mål {value}").format(value=number(self._line.target, 2))
            labels.append((self._at(0, self._line.target).y(), words, "text"))
        last = self._rows[-1]
        if last.forecast and last.r12 is not None:
            words = f"{number(last.r12, 2)} {month_short(last.month)}"
            labels.append((self._at(0, last.r12).y(), words, "accent"))
        height = float(self._look.line("small"))
        bottom = self._area.bottom() + OVER_WORDS
        tops = apart([y - height / 2 for y, _, _ in labels], height, self._area.top(), bottom)
        for top, (_, words, role) in zip(tops, labels, strict=True):
            self._pool.write(QPointF(self._area.right() + AIR_RIGHT, top), words, role, "small", 600)

    def _label_now_line(self) -> None:
        behind = last_behind(self._rows)
        if behind is not None:
            x = self._at(behind, 0).x()
            words = tr("prognos →")
            box = QRectF(
                QPointF(x + 6, self._area.top() - OVER_WORDS + 2), self._size(words, "smallest", 400)
            )
            self._room.take(box, QRectF(x - 1, self._area.top(), 2, self._area.height()))
            self._pool.write(box.topLeft(), words, "text2", "smallest", 400)

    def _label_month_shown(self) -> None:
        row = self._rows[self._now()]
        if row.r12 is not None and not row.forecast:
            at = self._at(self._now(), row.r12)
            self._room.take(_around(at, DOT_SIZE))
            words = tr("R12 {value}").format(value=number(row.r12, 2))
            self._beside(at, words, "accent", "body", 600)
        if row.density is not None:
            words = f"{month_label(row.month, with_year=False)} {number(row.density, 2)}"
            self._beside(self._at(self._now(), row.density), words, "text2", "smallest", 400, left_first=True)

    def _label_reached(self) -> None:
        found = reached(self._line, self._rows)
        if found is None:
            return
        at = self._at(*found)
        month = month_short(self._line.target_month or "")
        words = tr("målet nås {month}").format(month=month)
        size = self._size(words, "small", 400)
        box = self._room.place(size, over(at, size, 14))
        if box is None:
            return
        edge = box.bottom() + 1 if box.bottom() < at.y() else box.top() - 1
        rim = DOT_SIZE / 2 if box.bottom() < at.y() else -DOT_SIZE / 2
        self._pool.draw_stem(QLineF(at.x(), edge, at.x(), at.y() - rim))
        self._pool.write(box.topLeft(), words, "text", "small", 400)

    def _beside(
        self, at: QPointF, words: str, role: str, font: str, weight: int, *, left_first: bool = False
    ) -> None:
        size = self._size(words, font, weight)
        box = self._room.place(size, beside(at, size, LABEL_DISTANCE, left_first=left_first))
        if box is not None:
            self._pool.write(box.topLeft(), words, role, font, weight)

    def _now(self) -> int:
        months = [row.month for row in self._rows]
        return months.index(self._line.month)

    def _size(self, words: str, font: str, weight: int) -> QSizeF:
        metrics = QFontMetricsF(self._look.font(font, weight))
        return QSizeF(metrics.horizontalAdvance(words) + 1, metrics.height())


def _around(at: QPointF, side: float) -> QRectF:
    return QRectF(at.x() - side / 2, at.y() - side / 2, side, side)
