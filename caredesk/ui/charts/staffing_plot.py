"""The plot of the staffing curve: need and staffing in steps, what is between them filled, its words."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QPointF, QRectF, QSizeF
from PySide6.QtGui import QFontMetricsF
from PySide6.QtWidgets import QWidget

from caredesk.language.translation import tr
from caredesk.reports.chart_labels import apart
from caredesk.ui.charts.curve_rows import HalfHour, people, signed, stretches
from caredesk.ui.charts.plain_plot import Margins, PlainPlot, set_curve
from caredesk.ui.style import Style

HEIGHT_A_LINE = 28
"""A value's line for every so many px of height."""
HOURS_BETWEEN_TICKS = 3
AIR = 0.08
"""Share of the highest value that is left free over it."""
BESIDE, UNDER_AXIS = 8, 6


class StaffingPlot(PlainPlot):
    """`show(rows)` draws the half hours of a day."""

    margins = Margins(left=32, right=104, top=12, bottom=24)
    reads_at = 0.5

    def __init__(self, style: Style, parent: QWidget) -> None:
        import pyqtgraph

        super().__init__(style, parent)
        self._short, self._over = (self._bars(pyqtgraph) for _ in range(2))
        self._grid, self._needed, self._staffed = (self._added(pyqtgraph.PlotCurveItem()) for _ in range(3))
        self._reader = self._added(pyqtgraph.InfiniteLine(0))
        self._reader.setVisible(False)

    def show(self, rows: Sequence[HalfHour]) -> None:
        """Draws the half hours in the look of the moment."""
        top = max(1.0, *(max(row.needed, row.staffed) for row in rows)) * (1 + AIR)
        values = [float(value) for value in range(0, int(top) + 1, self._step(top))]
        self._set_reach(last=len(rows), low=0, high=top)
        self._draw_axes([(value, people(value)) for value in values], [place for place, _ in _times(rows)])
        lines = [(x, value) for value in values[1:] for x in (0.0, float(len(rows)))]
        set_curve(self._grid, lines, self._style.grid(), connect="pairs")
        self._draw_steps(rows)
        self.widget.getPlotItem().layout.activate()
        self._write(rows)

    def place_at(self, at: QPointF) -> int:
        """The place of the half hour at a point of the scene, -1 outside the plot."""
        box = self.widget.getViewBox()
        return int(box.mapSceneToView(at).x()) if box.sceneBoundingRect().contains(at) else -1

    def _bars(self, pyqtgraph: Any) -> Any:
        return self._added(pyqtgraph.BarGraphItem(x0=[], x1=[], y0=[], y1=[]))

    def _step(self, top: float) -> int:
        most = max(2, self._height() // HEIGHT_A_LINE)
        return next((each for each in (1, 2, 5, 10, 20, 50, 100) if top / each <= most), 200)

    def _draw_steps(self, rows: Sequence[HalfHour]) -> None:
        for bars, role, sign in ((self._short, "under_bg", -1), (self._over, "over_bg", 1)):
            held = [(place, row) for place, row in enumerate(rows) if row.beside * sign > 0]
            bars.setOpts(
                x0=[float(place) for place, _ in held],
                x1=[float(place + 1) for place, _ in held],
                y0=[row.needed for _, row in held],
                y1=[row.staffed for _, row in held],
                pen=None,
                brush=self._style.fill(role),
            )
        set_curve(self._needed, _steps([row.needed for row in rows]), self._style.target())
        set_curve(self._staffed, _steps([row.staffed for row in rows]), self._style.rolling())

    def _write(self, rows: Sequence[HalfHour]) -> None:
        """The lines' names at their right end, hours under the axis, and each deviation on its fill."""
        box = self.widget.getViewBox()
        inside: QRectF = box.sceneBoundingRect()
        self._words.begin()
        self._write_ends(rows, inside)
        small = QFontMetricsF(self._style.font())
        for place, text in _times(rows):
            at = box.mapViewToScene(QPointF(place, 0))
            corner = QPointF(at.x() - small.horizontalAdvance(text) / 2, inside.bottom() + UNDER_AXIS)
            self._words.write(corner, text, "text2", "smallest", 400)
        bold = QFontMetricsF(self._style.font("smallest", 600))
        for each in stretches(rows):
            text = signed(each.most)
            size = QSizeF(bold.horizontalAdvance(text), bold.height())
            centre = (each.first + each.last) // 2
            near = rows[max(each.first, centre - 1) : min(each.last, centre + 1) + 1]
            highest = max(max(row.needed, row.staffed) for row in near)
            middle = box.mapViewToScene(QPointF((each.first + each.last + 1) / 2, highest))
            top = max(inside.top() - self.margins.top, middle.y() - size.height() - 3)
            corner = QPointF(middle.x() - size.width() / 2, top)
            self._words.write(corner, text, "over" if each.most > 0 else "under", "smallest", 600)

    def _write_ends(self, rows: Sequence[HalfHour], inside: QRectF) -> None:
        box, last = self.widget.getViewBox(), rows[-1]
        metrics = QFontMetricsF(self._style.font("small", 600))
        names = [
            (tr("Behov {people}").format(people=people(last.needed)), "text", last.needed),
            (tr("Bemannat {people}").format(people=people(last.staffed)), "accent", last.staffed),
        ]
        names.sort(key=lambda name: -name[2])
        wished = [box.mapViewToScene(QPointF(0, value)).y() - metrics.height() / 2 for _, _, value in names]
        tops = apart(wished, metrics.height(), inside.top() - self.margins.top, inside.bottom())
        for (text, role, _), top in zip(names, tops, strict=True):
            self._words.write(QPointF(inside.right() + BESIDE, top), text, role, "small", 600)


def _times(rows: Sequence[HalfHour]) -> list[tuple[float, str]]:
    """Every third whole hour by the clock on the wall, and the end of the day."""
    ticks, before = [], ""
    for place, row in enumerate(rows):
        if row.start.endswith(":00") and not int(row.start[:2]) % HOURS_BETWEEN_TICKS and row.start != before:
            ticks.append((float(place), row.start))
            before = row.start
    return [*ticks, (float(len(rows)), rows[-1].end)]


def _steps(values: Sequence[float]) -> list[tuple[float, float]]:
    return [(float(x), value) for place, value in enumerate(values) for x in (place, place + 1)]
