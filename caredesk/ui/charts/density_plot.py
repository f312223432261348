"""The plot of the density line. Its items are made once and then given other values.

Items that are taken out of a scene and thrown away one by one crash Qt when it next paints.
"""

from __future__ import annotations

from itertools import pairwise
from typing import Any

from PySide6.QtCore import QPointF, Qt
from PySide6.QtWidgets import QWidget

from caredesk.domain.density_line import DensityLine
from caredesk.ui.charts import density_labels
from caredesk.ui.charts.chart_style import DOT_SIZE, RING_SIZE, ChartStyle, ValueAxis, value_axis
from caredesk.ui.charts.density_labels import WordPool
from caredesk.ui.charts.density_rows import MonthRow, last_behind
from caredesk.ui.style import Style

LEFT, RIGHT, TOP, BOTTOM = 44, 100, 22, 24
HEIGHT_A_LINE = 34
"""A value's line for every so many px of height."""
OUTSIDE = 12
"""How far outside the plot the pointer still reads its first and last month, px."""


class DensityPlot:
    """`widget` is a pyqtgraph PlotWidget; `show(line, rows)` draws; `close()` before it is thrown away."""

    def __init__(self, style: Style, parent: QWidget) -> None:
        import pyqtgraph

        pyqtgraph.setConfigOptions(antialias=True)
        self._look = style
        self._style = ChartStyle(style)
        self.widget: Any = pyqtgraph.PlotWidget(parent, enableMenu=False)
        self._set_up()
        self._grid, self._target, self._ahead, self._behind = (
            self._added(pyqtgraph.PlotCurveItem()) for _ in range(4)
        )
        self._now, self._reader = (self._added(pyqtgraph.InfiniteLine(0)) for _ in range(2))
        self._rings, self._dot, self._reached = (self._added(pyqtgraph.ScatterPlotItem()) for _ in range(3))
        self._words = WordPool(self.widget.scene(), style)
        self._reader.setVisible(False)

    def show(self, line: DensityLine, rows: tuple[MonthRow, ...]) -> None:
        """Draws a line that has values, in the look of the moment."""
        axis = self._value_axis(line, rows)
        now = [row.month for row in rows].index(line.month)
        self.widget.setBackground(self._look.colour("surface"))
        self.widget.setXRange(0, max(1, len(rows) - 1), padding=0)
        self.widget.setYRange(axis.low, axis.high, padding=0)
        self._draw_axes(rows, axis, now)
        self._draw_lines(line, rows, axis)
        self._draw_points(line, rows, now)
        self.widget.getPlotItem().layout.activate()
        density_labels.place(self.widget, line, rows, self._words)

    def stand_on(self, place: int) -> None:
        """The upright line of the month that is read; -1 for none."""
        self._reader.setVisible(place >= 0)
        self._reader.setPos(max(place, 0))

    def place_at(self, at: QPointF) -> int:
        """The place of the month nearest to a point of the scene, -1 outside the plot."""
        box = self.widget.getViewBox()
        inside = box.sceneBoundingRect().adjusted(-OUTSIDE, 0, OUTSIDE, 0).contains(at)
        return round(box.mapSceneToView(at).x()) if inside else -1

    def close(self) -> None:
        """Empties the scene in the order that its parts need."""
        self.widget.getPlotItem().close()
        self.widget.scene().clear()
        self.widget.deleteLater()

    def _set_up(self) -> None:
        plot = self.widget
        plot.setFrameShape(plot.Shape.NoFrame)
        plot.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        plot.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)
        plot.setMouseEnabled(False, False)
        plot.hideButtons()
        plot.getPlotItem().setContentsMargins(0, TOP, RIGHT, 0)
        plot.getAxis("left").setWidth(LEFT)
        plot.getAxis("bottom").setHeight(BOTTOM)
        box = plot.getViewBox()
        box.setFlag(box.GraphicsItemFlag.ItemClipsChildrenToShape, False)
        box.disableAutoRange()
        box.setDefaultPadding(0)

    def _added(self, item: Any) -> Any:
        self.widget.addItem(item)
        return item

    def _value_axis(self, line: DensityLine, rows: tuple[MonthRow, ...]) -> ValueAxis:
        values = [value for row in rows for value in (row.r12, row.density) if value is not None]
        if line.target is not None:
            values.append(line.target)
        return value_axis(values, max(3, (self.widget.height() - TOP - BOTTOM) // HEIGHT_A_LINE))

    def _draw_axes(self, rows: tuple[MonthRow, ...], axis: ValueAxis, now: int) -> None:
        left, bottom = self.widget.getAxis("left"), self.widget.getAxis("bottom")
        left.setTextPen(self._look.colour("text2"))
        left.setTickFont(self._style.font())
        left.setPen(None)
        left.setStyle(tickLength=0, tickTextOffset=8)
        left.setTicks([density_labels.value_ticks(axis)])
        bottom.setPen(self._style.axis())
        bottom.setStyle(tickLength=4, showValues=False)
        bottom.setTicks([[(at, "") for at, _ in density_labels.month_ticks(rows, now)]])

    def _draw_lines(self, line: DensityLine, rows: tuple[MonthRow, ...], axis: ValueAxis) -> None:
        last = float(max(1, len(rows) - 1))
        grid = [(x, value) for value in axis.lines() for x in (0.0, last)]
        target = [] if line.target is None else [(0.0, line.target), (last, line.target)]
        behind: list[tuple[float, float]] = []
        pairs: list[tuple[float, float]] = []
        for part in density_labels.parts_behind(rows):
            behind += part
            pairs += [point for ends in pairwise(part) for point in ends]
        _set_curve(self._grid, grid, self._style.grid(), connect="pairs")
        _set_curve(self._target, target, self._style.target())
        _set_curve(self._ahead, density_labels.ahead(rows), self._style.forecast())
        whole = len(density_labels.parts_behind(rows)) == 1
        _set_curve(
            self._behind,
            behind if whole else pairs,
            self._style.rolling(),
            connect="all" if whole else "pairs",
        )
        self._now.setPen(self._style.now())
        place = last_behind(rows)
        self._now.setPos(place or 0)
        self._now.setVisible(place is not None)
        self._reader.setPen(self._style.axis())

    def _draw_points(self, line: DensityLine, rows: tuple[MonthRow, ...], now: int) -> None:
        look = self._style
        rings = [(float(place), row.density) for place, row in enumerate(rows) if row.density is not None]
        shown, reached = rows[now], density_labels.reached(line, rows)
        dot = [] if shown.r12 is None or shown.forecast else [(float(now), shown.r12)]
        meets = [] if reached is None else [reached]
        self._rings.setData(pos=rings, size=RING_SIZE, pen=look.ring(), brush=look.fill("surface"))
        self._dot.setData(pos=dot, size=DOT_SIZE, pen=look.edge(), brush=look.fill("accent"))
        self._reached.setData(pos=meets, size=DOT_SIZE - 1, pen=look.rolling(), brush=look.fill("surface"))


def _set_curve(curve: Any, points: list[tuple[float, float]], pen: Any, *, connect: str = "all") -> None:
    curve.setData([x for x, _ in points], [y for _, y in points], pen=pen, connect=connect)
