"""The plot of overtime by month: a bar each, its additional time lighter on top, last year as a tick."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QPointF
from PySide6.QtGui import QFontMetricsF, QPen
from PySide6.QtWidgets import QWidget

from caredesk.domain.overtime_page import OvertimeMonth
from caredesk.language import formats
from caredesk.ui.charts.plain_plot import Margins, PlainPlot, set_curve
from caredesk.ui.style import Style

HEIGHT_A_LINE = 30
STEPS = (1, 2, 5, 10, 20, 25, 50, 100, 200, 250, 500, 1000, 2000, 5000)
AIR = 0.14
"""Share of the highest value that is left free over it: the number of the month in view stands there."""
BAR, TICK = 0.54, 0.78
"""How much of a month's width its bar and last year's tick take."""
UNDER_AXIS = 5
TICK_WIDTH = 2.5


class OvertimePlot(PlainPlot):
    """`show(this_year, last_year, place)` draws twelve months; `place` is the one in view."""

    margins = Margins(left=36, right=8, top=8, bottom=22)
    reads_at = 0.5

    def __init__(self, style: Style, parent: QWidget) -> None:
        import pyqtgraph

        super().__init__(style, parent)
        self._grid = self._added(pyqtgraph.PlotCurveItem())
        self._bars = {
            name: self._added(pyqtgraph.BarGraphItem(x0=[], x1=[], y0=[], y1=[]))
            for name in ("overtime", "additional", "chosen", "chosen_additional")
        }
        self._ticks = self._added(pyqtgraph.PlotCurveItem())
        self._reader = self._added(pyqtgraph.InfiniteLine(0))
        self._reader.setVisible(False)

    def show(
        self, this_year: Sequence[OvertimeMonth], last_year: Sequence[OvertimeMonth], place: int
    ) -> None:
        """Draws the months in the look of the moment."""
        highest = max([1.0, *(row.hours or 0.0 for row in (*this_year, *last_year))])
        top = highest * (1 + AIR)
        step = next(
            (each for each in STEPS if top / each <= max(2, self._height() // HEIGHT_A_LINE)), STEPS[-1]
        )
        values = [float(value) for value in range(0, int(top) + 1, step)]
        self._set_reach(last=len(this_year), low=0, high=top)
        self._draw_axes([(value, formats.tidy(value, 0)) for value in values], [])
        lines = [(x, value) for value in values[1:] for x in (0.0, float(len(this_year)))]
        set_curve(self._grid, lines, self._style.grid(), connect="pairs")
        self._draw_bars(this_year, place)
        self._draw_ticks(last_year)
        self.widget.getPlotItem().layout.activate()
        self._write(this_year, place)

    def place_at(self, at: QPointF) -> int:
        """The place of the month at a point of the scene, -1 outside the plot."""
        box = self.widget.getViewBox()
        return int(box.mapSceneToView(at).x()) if box.sceneBoundingRect().contains(at) else -1

    def _draw_bars(self, rows: Sequence[OvertimeMonth], chosen: int) -> None:
        for name, bars in self._bars.items():
            of_chosen, upper = name.startswith("chosen"), name.endswith("additional")
            role = "accent" if of_chosen else "prev"
            held = [
                (place, _lower(row) if upper else 0.0, (row.hours or 0.0) if upper else _lower(row))
                for place, row in enumerate(rows)
                if (place == chosen) == of_chosen and row.hours
            ]
            self._set_bars(bars, held, role, hollow=upper)

    def _set_bars(
        self, bars: Any, held: Sequence[tuple[int, float, float]], role: str, *, hollow: bool
    ) -> None:
        pen = QPen(self._look.colour(role), 1)
        pen.setCosmetic(True)
        side = (1 - BAR) / 2
        bars.setOpts(
            x0=[place + side for place, _, _ in held],
            x1=[place + 1 - side for place, _, _ in held],
            y0=[low for _, low, _ in held],
            y1=[high for _, _, high in held],
            pen=pen,
            brush=self._style.fill(("tint" if role == "accent" else "surface2") if hollow else role),
        )

    def _draw_ticks(self, rows: Sequence[OvertimeMonth]) -> None:
        side = (1 - TICK) / 2
        ends = [
            (place + x, row.hours)
            for place, row in enumerate(rows)
            if row.hours is not None
            for x in (side, 1 - side)
        ]
        pen = QPen(self._look.colour("text"), TICK_WIDTH)
        pen.setCosmetic(True)
        set_curve(self._ticks, ends, pen, connect="pairs")

    def _write(self, rows: Sequence[OvertimeMonth], chosen: int) -> None:
        """The months under the axis, and the number of the one in view over its bar."""
        box = self.widget.getViewBox()
        inside = box.sceneBoundingRect()
        self._words.begin()
        for place, row in enumerate(rows):
            weight, role = (600, "accent") if place == chosen else (400, "text2")
            metrics = QFontMetricsF(self._style.font("smallest", weight))
            text = formats.month_word_short(row.month)
            middle = box.mapViewToScene(QPointF(place + 0.5, 0)).x()
            corner = QPointF(middle - metrics.horizontalAdvance(text) / 2, inside.bottom() + UNDER_AXIS)
            self._words.write(corner, text, role, "smallest", weight)
        hours = rows[chosen].hours
        if hours is not None:
            text = formats.tidy(hours, 1)
            metrics = QFontMetricsF(self._style.font("small", 600))
            top = box.mapViewToScene(QPointF(chosen + 0.5, hours))
            corner = QPointF(top.x() - metrics.horizontalAdvance(text) / 2, top.y() - metrics.height() - 2)
            self._words.write(corner, text, "accent", "small", 600)


def _lower(row: OvertimeMonth) -> float:
    """What the lower part of a bar stands for: overtime, as far as it is known."""
    return row.overtime or 0.0
