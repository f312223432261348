"""The line of personnel density in the window: R12, monthly rings, target, and the forecast after now.

chart = DensityChart(style)
chart.set_line(view_density_line(…), assumed)
chart.read.connect(label.setText)        # what the pointer or the arrow keys stand on, "" when nothing
chart.copy_picture(); chart.copy_table() # also by right click, and Ctrl+C for the table

The plot itself is built after the window is up, since its library takes a while to load, and is taken down
while it is out of view.
"""

from __future__ import annotations

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
from caredesk.ui.charts.density_plot import LEFT, RIGHT, DensityPlot
from caredesk.ui.charts.density_rows import MonthRow, as_text, in_words, month_rows, reading
from caredesk.ui.style import Style

LEAST_HEIGHT, WISHED_HEIGHT = 96, 204


class DensityChart(QWidget):
    """See the module's docstring."""

    read = Signal(str)
    table_asked = Signal()

    def __init__(self, style: Style) -> None:
        super().__init__()
        self._look = style
        self._line: DensityLine | None = None
        self._assumed = ""
        self._rows: tuple[MonthRow, ...] = ()
        self._plot: DensityPlot | None = None
        self._place = -1
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(tr("Diagram: årsarbetare per belagd plats"))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumHeight(LEAST_HEIGHT)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        style.changed.connect(self._draw)

    def sizeHint(self) -> QSize:
        return QSize(640, WISHED_HEIGHT)

    def set_line(self, line: DensityLine, assumed: str = "") -> None:
        """Shows another line; one without any value shows nothing. `assumed`: what its forecast assumes."""
        self._line, self._assumed = line, assumed
        self._rows = month_rows(line)
        self.stand_on(-1)
        self.setAccessibleDescription(". ".join(part for part in (in_words(line), assumed) if part))
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
        """The chart's months as a table, and what the forecast assumes, on the clipboard."""
        if self._line is not None:
            table = (as_text(self._line), self._assumed)
            QGuiApplication.clipboard().setText("\n\n".join(part for part in table if part))

    def stand_on(self, place: int) -> None:
        """Reads the month at a place, -1 for none."""
        self._place = place if 0 <= place < len(self._rows) else -1
        words = reading(self._rows[self._place]) if self._place >= 0 else ""
        if self._plot is not None:
            self._plot.stand_on(self._place)
        self.read.emit(words)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._plot is None:
            QTimer.singleShot(0, self, self._build)

    def hideEvent(self, event: QHideEvent) -> None:
        """The plot lives only while it is in view: its scene crashes when a hidden page is thrown away."""
        super().hideEvent(event)
        if self._plot is not None and not event.spontaneous():
            plot, self._plot = self._plot, None
            self._column.removeWidget(plot.widget)
            plot.close()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._draw()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        last = len(self._rows) - 1
        months = [row.month for row in self._rows]
        start = months.index(self._line.month) if self._line else 0
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
        self._plot = DensityPlot(self._look, self)
        self._plot.widget.scene().sigMouseMoved.connect(self._hover)
        self._plot.widget.viewport().installEventFilter(self)
        self._column.addWidget(self._plot.widget)
        self._draw()

    def _hover(self, at: QPointF) -> None:
        if self._plot is not None:
            self.stand_on(self._plot.place_at(at))

    def _draw(self) -> None:
        if self._plot is None or self._line is None:
            return
        drawn = self._line.has_values and self.width() > LEFT + RIGHT
        self._plot.widget.setVisible(drawn)
        if drawn:
            self._plot.show(self._line, self._rows)
