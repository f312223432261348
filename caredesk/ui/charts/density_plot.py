"""The plot of the density line: R12 behind and ahead, the months' rings, the target and where now is."""

from __future__ import annotations

from itertools import pairwise

from PySide6.QtCore import QPointF
from PySide6.QtWidgets import QWidget

from caredesk.domain.density_line import DensityLine
from caredesk.ui.charts import density_labels
from caredesk.ui.charts.chart_style import DOT_SIZE, RING_SIZE, ValueAxis, value_axis
from caredesk.ui.charts.density_rows import MonthRow, last_behind
from caredesk.ui.charts.plain_plot import Margins, PlainPlot, set_curve
from caredesk.ui.style import Style

HEIGHT_A_LINE = 34
"""A value's line for every so many px of height."""
OUTSIDE = 12
"""How far outside the plot the pointer still reads its first and last month, px."""


class DensityPlot(PlainPlot):
    """`show(line, rows)` draws a line of density."""

    margins = Margins(left=44, right=100, top=22, bottom=24)
    reads_at = 0.0

    def __init__(self, style: Style, parent: QWidget) -> None:
        import pyqtgraph

        super().__init__(style, parent)
        self._grid, self._target, self._ahead, self._behind = (
            self._added(pyqtgraph.PlotCurveItem()) for _ in range(4)
        )
        self._now, self._reader = (self._added(pyqtgraph.InfiniteLine(0)) for _ in range(2))
        self._rings, self._dot, self._reached = (self._added(pyqtgraph.ScatterPlotItem()) for _ in range(3))
        self._reader.setVisible(False)

    def show(self, line: DensityLine, rows: tuple[MonthRow, ...]) -> None:
        """Draws a line that has values, in the look of the moment."""
        axis = self._value_axis(line, rows)
        now = [row.month for row in rows].index(line.month)
        marks = [at for at, _ in density_labels.month_ticks(rows, now)]
        self._set_reach(last=max(1, len(rows) - 1), low=axis.low, high=axis.high)
        self._draw_axes(density_labels.value_ticks(axis), marks)
        self._draw_lines(line, rows, axis)
        self._draw_points(line, rows, now)
        self.widget.getPlotItem().layout.activate()
        density_labels.place(self.widget, line, rows, self._words)

    def place_at(self, at: QPointF) -> int:
        """The place of the month nearest to a point of the scene, -1 outside the plot."""
        box = self.widget.getViewBox()
        inside = box.sceneBoundingRect().adjusted(-OUTSIDE, 0, OUTSIDE, 0).contains(at)
        return round(box.mapSceneToView(at).x()) if inside else -1

    def _value_axis(self, line: DensityLine, rows: tuple[MonthRow, ...]) -> ValueAxis:
        values = [value for row in rows for value in (row.r12, row.density) if value is not None]
        if line.target is not None:
            values.append(line.target)
        return value_axis(values, max(3, self._height() // HEIGHT_A_LINE))

    def _draw_lines(self, line: DensityLine, rows: tuple[MonthRow, ...], axis: ValueAxis) -> None:
        last = float(max(1, len(rows) - 1))
        grid = [(x, value) for value in axis.lines() for x in (0.0, last)]
        target = [] if line.target is None else [(0.0, line.target), (last, line.target)]
        behind: list[tuple[float, float]] = []
        pairs: list[tuple[float, float]] = []
        for part in density_labels.parts_behind(rows):
            behind += part
            pairs += [point for ends in pairwise(part) for point in ends]
        set_curve(self._grid, grid, self._style.grid(), connect="pairs")
        set_curve(self._target, target, self._style.target())
        set_curve(self._ahead, density_labels.ahead(rows), self._style.forecast())
        whole = len(density_labels.parts_behind(rows)) == 1
        set_curve(
            self._behind,
            behind if whole else pairs,
            self._style.rolling(),
            connect="all" if whole else "pairs",
        )
        self._now.setPen(self._style.now())
        place = last_behind(rows)
        self._now.setPos(place or 0)
        self._now.setVisible(place is not None)

    def _draw_points(self, line: DensityLine, rows: tuple[MonthRow, ...], now: int) -> None:
        look = self._style
        rings = [(float(place), row.density) for place, row in enumerate(rows) if row.density is not None]
        shown, reached = rows[now], density_labels.reached(line, rows)
        dot = [] if shown.r12 is None or shown.forecast else [(float(now), shown.r12)]
        meets = [] if reached is None else [reached]
        self._rings.setData(pos=rings, size=RING_SIZE, pen=look.ring(), brush=look.fill("surface"))
        self._dot.setData(pos=dot, size=DOT_SIZE, pen=look.edge(), brush=look.fill("accent"))
        self._reached.setData(pos=meets, size=DOT_SIZE - 1, pen=look.rolling(), brush=look.fill("surface"))
