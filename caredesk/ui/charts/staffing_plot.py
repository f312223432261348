"""The plot of the staffing curve; as in `density_plot`, items are made once and then given other values."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QFontMetricsF
from PySide6.QtWidgets import QWidget

from caredesk.language.translation import tr
from caredesk.reports.chart_labels import apart
from caredesk.ui.charts.chart_style import ChartStyle
from caredesk.ui.charts.curve_rows import HalfHour, people, signed, stretches
from caredesk.ui.charts.density_labels import WordPool
from caredesk.ui.style import Style

LEFT, RIGHT, TOP, BOTTOM = 32, 104, 12, 24
HEIGHT_A_LINE = 28
"""A value's line for every so many px of height."""
HOURS_BETWEEN_TICKS = 3
AIR = 0.08
"""Share of the highest value that is left free over it."""
BESIDE, UNDER_AXIS = 8, 6


class StaffingPlot:
    """`widget` is a pyqtgraph PlotWidget; `show(rows)` draws; `close()` before it is thrown away."""

    def __init__(self, style: Style, parent: QWidget) -> None:
        import pyqtgraph

        pyqtgraph.setConfigOptions(antialias=True)
        self._look = style
        self._style = ChartStyle(style)
        self.widget: Any = pyqtgraph.PlotWidget(parent, enableMenu=False)
        self._set_up()
        self._short, self._over = (self._bars(pyqtgraph) for _ in range(2))
        self._grid, self._needed, self._staffed = (self._added(pyqtgraph.PlotCurveItem()) for _ in range(3))
        self._reader = self._added(pyqtgraph.InfiniteLine(0))
        self._reader.setVisible(False)
        self._words = WordPool(self.widget.scene(), style)

    def show(self, rows: Sequence[HalfHour]) -> None:
        """Draws the half hours in the look of the moment."""
        top = max(1.0, *(max(row.needed, row.staffed) for row in rows)) * (1 + AIR)
        step = self._step(top)
        self.widget.setBackground(self._look.colour("surface"))
        self.widget.setXRange(0, len(rows), padding=0)
        self.widget.setYRange(0, top, padding=0)
        self._draw_axes(rows, top, step)
        self._draw_steps(rows)
        self.widget.getPlotItem().layout.activate()
        self._write(rows)

    def stand_on(self, place: int) -> None:
        """The upright line in the half hour that is read; -1 for none."""
        self._reader.setVisible(place >= 0)
        self._reader.setPos(max(place, 0) + 0.5)

    def place_at(self, at: QPointF) -> int:
        """The place of the half hour at a point of the scene, -1 outside the plot."""
        box = self.widget.getViewBox()
        return int(box.mapSceneToView(at).x()) if box.sceneBoundingRect().contains(at) else -1

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

    def _bars(self, pyqtgraph: Any) -> Any:
        return self._added(pyqtgraph.BarGraphItem(x0=[], x1=[], y0=[], y1=[]))

    def _step(self, top: float) -> int:
        most = max(2, (self.widget.height() - TOP - BOTTOM) // HEIGHT_A_LINE)
        return next((each for each in (1, 2, 5, 10, 20, 50, 100) if top / each <= most), 200)

    def _draw_axes(self, rows: Sequence[HalfHour], top: float, step: int) -> None:
        left, bottom = self.widget.getAxis("left"), self.widget.getAxis("bottom")
        values = [float(value) for value in range(0, int(top) + 1, step)]
        left.setTextPen(self._look.colour("text2"))
        left.setTickFont(self._style.font())
        left.setPen(None)
        left.setStyle(tickLength=0, tickTextOffset=8)
        left.setTicks([[(value, people(value)) for value in values]])
        bottom.setPen(self._style.axis())
        bottom.setStyle(tickLength=4, showValues=False)
        bottom.setTicks([[(place, "") for place, _ in _times(rows)]])
        points = [(x, value) for value in values[1:] for x in (0.0, float(len(rows)))]
        _set_curve(self._grid, points, self._style.grid(), connect="pairs")

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
        _set_curve(self._needed, _steps([row.needed for row in rows]), self._style.target())
        _set_curve(self._staffed, _steps([row.staffed for row in rows]), self._style.rolling())
        self._reader.setPen(self._style.axis())

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
            top = max(inside.top() - TOP, middle.y() - size.height() - 3)
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
        tops = apart(wished, metrics.height(), inside.top() - TOP, inside.bottom())
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


def _set_curve(curve: Any, points: list[tuple[float, float]], pen: Any, *, connect: str = "all") -> None:
    curve.setData([x for x, _ in points], [y for _, y in points], pen=pen, connect=connect)
