"""The plain plot that each chart draws in: a pyqtgraph plot without menu, buttons and mouse, and its axes.

Its items are made once and then given other values: items that are taken out of a scene and thrown away one
by one crash Qt when it next paints.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any, ClassVar, NamedTuple

from PySide6.QtCore import QPointF, Qt
from PySide6.QtWidgets import QWidget

from caredesk.ui.charts.chart_style import ChartStyle
from caredesk.ui.charts.word_pool import WordPool
from caredesk.ui.style import Style


class Margins(NamedTuple):
    """Room for words around the lines, px."""

    left: int
    right: int
    top: int
    bottom: int


class PlainPlot:
    """`widget` is a pyqtgraph PlotWidget; `close()` before it is thrown away.

    A plot fills in `margins`, `reads_at` and `place_at`, adds its items when it is made, the lowest first and
    one of them its `_reader`, and has a `show` of its own.
    """

    margins: ClassVar[Margins]
    reads_at: ClassVar[float]
    """How far beyond a place's number its reader stands: 0.5 is the middle of a step."""
    _reader: Any

    def __init__(self, style: Style, parent: QWidget) -> None:
        import pyqtgraph

        pyqtgraph.setConfigOptions(antialias=True)
        self._look = style
        self._style = ChartStyle(style)
        self.widget: Any = pyqtgraph.PlotWidget(parent, enableMenu=False)
        self._set_up()
        self._words = WordPool(self.widget.scene(), style)

    def stand_on(self, place: int) -> None:
        """The upright line at the place that is read; -1 for none."""
        self._reader.setVisible(place >= 0)
        self._reader.setPos(max(place, 0) + self.reads_at)

    def place_at(self, at: QPointF) -> int:
        """The place at a point of the scene, -1 outside the plot."""
        raise NotImplementedError

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
        plot.getPlotItem().setContentsMargins(0, self.margins.top, self.margins.right, 0)
        plot.getAxis("left").setWidth(self.margins.left)
        plot.getAxis("bottom").setHeight(self.margins.bottom)
        box = plot.getViewBox()
        box.setFlag(box.GraphicsItemFlag.ItemClipsChildrenToShape, False)
        box.disableAutoRange()
        box.setDefaultPadding(0)

    def _added(self, item: Any) -> Any:
        self.widget.addItem(item)
        return item

    def _height(self) -> int:
        """What the words over and under the lines leave of the plot's height, px."""
        height: int = self.widget.height()
        return height - self.margins.top - self.margins.bottom

    def _set_reach(self, *, last: float, low: float, high: float) -> None:
        """From 0 to `last` along the chart, and from `low` to `high` up it, on the ground of the moment."""
        self.widget.setBackground(self._look.colour("surface"))
        self.widget.setXRange(0, last, padding=0)
        self.widget.setYRange(low, high, padding=0)

    def _draw_axes(self, values: Sequence[tuple[float, str]], marks: Iterable[float]) -> None:
        """A number at each value, and marks without words along the foot: those are among the words."""
        left, bottom = self.widget.getAxis("left"), self.widget.getAxis("bottom")
        left.setTextPen(self._look.colour("text2"))
        left.setTickFont(self._style.font())
        left.setPen(None)
        left.setStyle(tickLength=0, tickTextOffset=8)
        left.setTicks([values])
        bottom.setPen(self._style.axis())
        bottom.setStyle(tickLength=4, showValues=False)
        bottom.setTicks([[(at, "") for at in marks]])
        self._reader.setPen(self._style.axis())


def set_curve(curve: Any, points: Sequence[tuple[float, float]], pen: Any, *, connect: str = "all") -> None:
    """Gives a curve other points; `connect` "pairs" draws a line between each two."""
    curve.setData([x for x, _ in points], [y for _, y in points], pen=pen, connect=connect)
