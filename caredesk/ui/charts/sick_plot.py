"""The plot of a year's sick leave: a bar a month, last year's value across it, the chosen one's over it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QPointF
from PySide6.QtGui import QFontMetricsF
from PySide6.QtWidgets import QWidget

from caredesk.domain.sick_statistics import Bar
from caredesk.language.formats import NONE, month_word_short, number
from caredesk.ui.charts.plain_plot import Margins, PlainPlot, set_curve
from caredesk.ui.style import Style

HEIGHT_A_LINE = 40
"""A value's line for every so many px of height."""
STEPS = (0.5, 1, 2, 5, 10, 20, 50)
AIR = 0.14
"""Share of the highest value that is left free over it, for the chosen month's figures."""
BAR_SIDE, TICK_SIDE = 0.22, 0.11
"""How far inside its place a bar and last year's value begin and end."""
UNDER_AXIS, OVER_BAR = 6, 2


class SickPlot(PlainPlot):
    """`show(bars, month)` draws the months of a year, of which one is chosen."""

    margins = Margins(left=28, right=8, top=8, bottom=24)
    reads_at = 0.5

    def __init__(self, style: Style, parent: QWidget) -> None:
        import pyqtgraph

        super().__init__(style, parent)
        self._grid = self._added(pyqtgraph.PlotCurveItem())
        self._reader = self._added(pyqtgraph.InfiniteLine(0))
        self._others, self._chosen = (
            self._added(pyqtgraph.BarGraphItem(x0=[], x1=[], y0=[], y1=[])) for _ in range(2)
        )
        self._before = self._added(pyqtgraph.PlotCurveItem())
        self._reader.setVisible(False)

    def show(self, bars: Sequence[Bar], month: str) -> None:
        """Draws the months in the look of the moment."""
        values = [each.value for bar in bars for each in (bar.now, bar.before) if each.value is not None]
        top = max([1.0, *values]) * (1 + AIR)
        step = self._step(top)
        lines = [step * number for number in range(int(top / step) + 1)]
        self._set_reach(last=len(bars), low=0, high=top)
        self._draw_axes([(value, number(value, 0 if step >= 1 else 1)) for value in lines], ())
        set_curve(
            self._grid,
            [(x, value) for value in lines[1:] for x in (0.0, float(len(bars)))],
            self._style.grid(),
            connect="pairs",
        )
        self._draw_bars(bars, month)
        self.widget.getPlotItem().layout.activate()
        self._write(bars, month)

    def place_at(self, at: QPointF) -> int:
        """The place of the month at a point of the scene, -1 outside the plot."""
        box = self.widget.getViewBox()
        return int(box.mapSceneToView(at).x()) if box.sceneBoundingRect().contains(at) else -1

    def _step(self, top: float) -> float:
        most = max(2, self._height() // HEIGHT_A_LINE)
        return next((each for each in STEPS if top / each <= most), STEPS[-1])

    def _draw_bars(self, bars: Sequence[Bar], month: str) -> None:
        for item, role, is_chosen in ((self._others, "prev", False), (self._chosen, "accent", True)):
            held = [
                (place, bar.now.value)
                for place, bar in enumerate(bars)
                if (bar.month == month) == is_chosen and bar.now.value is not None
            ]
            item.setOpts(
                x0=[place + BAR_SIDE for place, _ in held],
                x1=[place + 1 - BAR_SIDE for place, _ in held],
                y0=[0.0] * len(held),
                y1=[value for _, value in held],
                pen=None,
                brush=self._style.fill(role),
            )
        ticks = [
            (place + side, bar.before.value)
            for place, bar in enumerate(bars)
            if bar.before.value is not None
            for side in (TICK_SIDE, 1 - TICK_SIDE)
        ]
        set_curve(self._before, ticks, self._style.last_year(), connect="pairs")

    def _write(self, bars: Sequence[Bar], month: str) -> None:
        """The months under the axis, the chosen one's value over its bar, a dash where a value lacks."""
        box = self.widget.getViewBox()
        foot = box.sceneBoundingRect().bottom()
        self._words.begin()
        for place, bar in enumerate(bars):
            x = box.mapViewToScene(QPointF(place + 0.5, 0)).x()
            is_chosen = bar.month == month
            name = month_word_short(bar.month)
            self._centred(x, foot + UNDER_AXIS, name, "accent" if is_chosen else "text2", 600 * is_chosen)
            height = QFontMetricsF(self._style.font("small", 600)).height()
            if bar.now.value is not None and is_chosen:
                value = number(bar.now.value, 1)
                self._centred(x, self._over(box, bar) - height, value, "accent", 600, "small")
            elif bar.now.value is None and bar.now.why != "ahead":
                self._centred(x, foot - height, NONE, "text3", 400, "small")

    def _over(self, box: Any, bar: Bar) -> float:
        """Over a bar, and over last year's value where that would strike the words out."""
        height = QFontMetricsF(self._style.font("small", 600)).height()
        top: float = box.mapViewToScene(QPointF(0, bar.now.value or 0.0)).y() - OVER_BAR
        if bar.before.value is not None:
            tick: float = box.mapViewToScene(QPointF(0, bar.before.value)).y()
            if top - height - OVER_BAR <= tick <= top + OVER_BAR:
                return tick - OVER_BAR
        return top

    def _centred(
        self, x: float, top: float, text: str, role: str, weight: int, font: str = "smallest"
    ) -> None:
        weight = weight or 400
        width = QFontMetricsF(self._style.font(font, weight)).horizontalAdvance(text)
        self._words.write(QPointF(x - width / 2, top), text, role, font, weight)
