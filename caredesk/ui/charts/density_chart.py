"""The line of personnel density in the window: R12, monthly rings, target, and the forecast after now.

chart = DensityChart(style)
chart.set_line(view_density_line(…))
chart.read.connect(label.setText)        # what the pointer or the arrow keys stand on, "" when nothing
chart.copy_picture(); chart.copy_table() # also by right click, and Ctrl+C for the table

The plot itself is built after the window is up, since its library takes a while to load, and is taken down
while it is out of view.
"""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QEvent, QObject, QPointF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QGuiApplication,
    QHideEvent,
    QKeyEvent,
    QKeySequence,
    QResizeEvent,
    QShowEvent,
)
from PySide6.QtWidgets import QMenu, QSizePolicy, QVBoxLayout, QWidget

from caredesk.domain.density_line import DensityLine
from caredesk.language.translation import tr
from caredesk.ui.charts import density_labels
from caredesk.ui.charts.chart_style import DOT_SIZE, RING_SIZE, ChartStyle, ValueAxis, value_axis
from caredesk.ui.charts.density_rows import MonthRow, as_text, has_values, in_words, month_rows, reading
from caredesk.ui.style import Style

LEAST_HEIGHT, WISHED_HEIGHT = 96, 204
LEFT, RIGHT, TOP, BOTTOM = 44, 100, 22, 24
HEIGHT_A_LINE = 26
"""A value's line for every so many px of height."""


class DensityChart(QWidget):
    """See the module's docstring."""

    read = Signal(str)
    table_asked = Signal()

    def __init__(self, style: Style) -> None:
        super().__init__()
        self._look = style
        self._chart_style = ChartStyle(style)
        self._line: DensityLine | None = None
        self._rows: tuple[MonthRow, ...] = ()
        self._plot: Any = None
        self._axis = ValueAxis(0.0, 1.0, 0.5)
        self._place = -1
        self._labels: list[Any] = []
        self._reader: Any = None
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(tr("Diagram: årsarbetare per belagd plats"))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumHeight(LEAST_HEIGHT)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        style.changed.connect(self._draw)

    def sizeHint(self) -> QSize:
        return QSize(640, WISHED_HEIGHT)

    def set_line(self, line: DensityLine) -> None:
        """Shows another line; one without any value shows nothing."""
        self._line = line
        self._rows = month_rows(line)
        self._place = -1
        self.setAccessibleDescription(in_words(line))
        self._draw()

    def is_drawn(self) -> bool:
        """Whether the plot has been built."""
        return self._plot is not None

    def menu(self) -> QMenu:
        """What a right click offers."""
        menu = QMenu(self)
        menu.addAction(tr("Kopiera som bild"), self.copy_picture)
        menu.addAction(tr("Kopiera som tabell"), self.copy_table)
        menu.addAction(tr("Visa som tabell"), self.table_asked.emit)
        return menu

    def copy_picture(self) -> None:
        """The chart as it is seen, on the clipboard."""
        QGuiApplication.clipboard().setPixmap(self.grab())

    def copy_table(self) -> None:
        """The chart's months as a table, on the clipboard."""
        if self._line is not None:
            QGuiApplication.clipboard().setText(as_text(self._line))

    def stand_on(self, place: int) -> None:
        """Reads the month at a place, -1 for none."""
        self._place = place if 0 <= place < len(self._rows) else -1
        words = reading(self._rows[self._place]) if self._place >= 0 else ""
        if self._reader is not None:
            self._reader.setVisible(self._place >= 0)
            self._reader.setPos(max(self._place, 0))
        self.read.emit(words)
        self.setToolTip("")

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._plot is None:
            QTimer.singleShot(0, self, self._build)

    def hideEvent(self, event: QHideEvent) -> None:
        """The plot lives only while it is in view: its scene crashes when a hidden page is thrown away."""
        super().hideEvent(event)
        if self._plot is None or event.spontaneous():
            return
        plot, self._plot = self._plot, None
        self._labels, self._reader = [], None
        self._column.removeWidget(plot)
        plot.getPlotItem().close()
        plot.scene().clear()
        plot.deleteLater()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._draw()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        last = len(self._rows) - 1
        start = self._rows.index(self._now_row()) if self._rows else 0
        places = {
            Qt.Key.Key_Left: max(0, self._place - 1) if self._place >= 0 else start,
            Qt.Key.Key_Right: min(last, self._place + 1) if self._place >= 0 else start,
            Qt.Key.Key_Home: 0,
            Qt.Key.Key_End: last,
            Qt.Key.Key_Escape: -1,
        }
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy_table()
        elif event.key() in places and not (event.key() == Qt.Key.Key_Escape and self._place < 0):
            self.stand_on(places[Qt.Key(event.key())])
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        self.menu().exec(event.globalPos())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Leave:
            self.stand_on(-1)
        return False

    def _build(self) -> None:
        if self._plot is not None or not self.isVisible():
            return
        import pyqtgraph

        pyqtgraph.setConfigOptions(antialias=True)
        plot = pyqtgraph.PlotWidget(self)
        plot.setFrameShape(plot.Shape.NoFrame)
        plot.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        plot.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)
        plot.setMenuEnabled(False)
        plot.setMouseEnabled(False, False)
        plot.hideButtons()
        plot.getPlotItem().setContentsMargins(0, TOP, RIGHT, 0)
        plot.getAxis("left").setWidth(LEFT)
        plot.getAxis("bottom").setHeight(BOTTOM)
        box = plot.getViewBox()
        box.setFlag(box.GraphicsItemFlag.ItemClipsChildrenToShape, False)
        box.setDefaultPadding(0)
        plot.scene().sigMouseMoved.connect(self._hover)
        plot.viewport().installEventFilter(self)
        self._column.addWidget(plot)
        self._plot = plot
        self._draw()

    def _hover(self, at: QPointF) -> None:
        box = self._plot.getViewBox()
        inside = box.sceneBoundingRect().adjusted(-12, 0, 12, 0).contains(at)
        self.stand_on(round(box.mapSceneToView(at).x()) if inside else -1)

    def _now_row(self) -> MonthRow:
        month = self._line.month if self._line else ""
        return next((row for row in self._rows if row.month == month), self._rows[-1])

    def _draw(self) -> None:
        """Draws everything anew: a few dozen items."""
        if self._plot is None or self._line is None:
            return
        plot, line = self._plot, self._line
        plot.setVisible(has_values(line))  # first, as it may resize the plot and so draw
        plot.clear()
        for label in self._labels:
            plot.scene().removeItem(label)
        self._labels = []
        plot.setBackground(self._look.colour("surface"))
        if not has_values(line) or self.width() < LEFT + RIGHT:
            return
        values = [value for row in self._rows for value in (row.r12, row.density) if value is not None]
        if line.target is not None:
            values.append(line.target)
        most = max(3, (self.height() - TOP - BOTTOM) // HEIGHT_A_LINE)
        self._axis = value_axis(values, most)
        plot.setXRange(0, max(1, len(self._rows) - 1), padding=0)
        plot.setYRange(self._axis.low, self._axis.high, padding=0)
        self._draw_axes()
        self._draw_lines()
        self._draw_points()
        plot.getPlotItem().layout.activate()
        self._labels = density_labels.place(plot, line, self._rows, self._axis, self._look)

    def _draw_axes(self) -> None:
        look, rows = self._chart_style, self._rows
        left, bottom = self._plot.getAxis("left"), self._plot.getAxis("bottom")
        words = self._look.colour("text2")
        for axis in (left, bottom):
            axis.setTextPen(words)
            axis.setTickFont(look.font())
        left.setPen(None)
        left.setStyle(tickLength=0, tickTextOffset=8)
        bottom.setPen(look.axis())
        bottom.setStyle(tickLength=4, showValues=False)
        left.setTicks([density_labels.value_ticks(self._axis)])
        bottom.setTicks(
            [[(at, "") for at, _ in density_labels.month_ticks(rows, rows.index(self._now_row()))]]
        )

    def _draw_lines(self) -> None:
        import pyqtgraph

        look, last = self._chart_style, max(1, len(self._rows) - 1)
        for value in self._axis.lines():
            self._plot.addItem(pyqtgraph.PlotCurveItem([0, last], [value, value], pen=look.grid()))
        if self._line is not None and self._line.target is not None:
            target = [self._line.target] * 2
            self._plot.addItem(pyqtgraph.PlotCurveItem([0, last], target, pen=look.target()))
        now = self._rows.index(self._now_row())
        if any(row.forecast for row in self._rows):
            self._plot.addItem(pyqtgraph.InfiniteLine(now, pen=look.now()))
        self._reader = pyqtgraph.InfiniteLine(0, pen=look.axis())
        self._reader.setVisible(False)
        self._plot.addItem(self._reader)

    def _draw_points(self) -> None:
        import pyqtgraph

        look, rows = self._chart_style, self._rows
        rings = [(place, row.density) for place, row in enumerate(rows) if row.density is not None]
        self._plot.addItem(
            pyqtgraph.ScatterPlotItem(
                pos=rings, size=RING_SIZE, pen=look.ring(), brush=look.fill("surface"), pxMode=True
            )
        )
        for points, pen in (
            (density_labels.ahead(rows), look.forecast()),
            *((part, look.rolling()) for part in density_labels.parts_behind(rows)),
        ):
            if points:
                xs, ys = [x for x, _ in points], [y for _, y in points]
                self._plot.addItem(pyqtgraph.PlotCurveItem(xs, ys, pen=pen))
        now = self._now_row()
        if now.r12 is not None and not now.forecast:
            dot = [(rows.index(now), now.r12)]
            self._plot.addItem(
                pyqtgraph.ScatterPlotItem(pos=dot, size=DOT_SIZE, pen=look.edge(), brush=look.fill("accent"))
            )
        reached = density_labels.reached(self._line, rows)
        if reached is not None:
            self._plot.addItem(
                pyqtgraph.ScatterPlotItem(
                    pos=[reached], size=DOT_SIZE - 1, pen=look.rolling(), brush=look.fill("surface")
                )
            )
