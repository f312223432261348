"""The staffing curve of a day in the window: needed and staffed people per half hour.

curve = StaffingCurve(style)
curve.set_curve(view_curve(…))
curve.read.connect(label.setText)        # what the pointer or the arrow keys stand on, "" when nothing
curve.copy_picture(); curve.copy_table() # also by right click, and Ctrl+C for the table

The plot is built and taken down as that of `density_chart`, for the same reasons.
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

from caredesk.domain.schedule import CurveView
from caredesk.language.translation import tr
from caredesk.ui.charts.curve_rows import HalfHour, as_text, half_hours, in_words, reading
from caredesk.ui.charts.staffing_plot import LEFT, RIGHT, StaffingPlot
from caredesk.ui.style import Style

LEAST_HEIGHT, WISHED_HEIGHT = 140, 240
WORKING_HOUR = 14
"""The half hour that the arrow keys begin at: 07:00."""


class StaffingCurve(QWidget):
    """See the module's docstring."""

    read = Signal(str)
    table_asked = Signal()

    def __init__(self, style: Style) -> None:
        super().__init__()
        self._look = style
        self._view: CurveView | None = None
        self._rows: tuple[HalfHour, ...] = ()
        self._plot: StaffingPlot | None = None
        self._place = -1
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(tr("Diagram: bemannat mot behov per halvtimme"))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumHeight(LEAST_HEIGHT)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        style.changed.connect(self._draw)

    def sizeHint(self) -> QSize:
        return QSize(640, WISHED_HEIGHT)

    def set_curve(self, view: CurveView) -> None:
        """Shows another day, or the same one anew."""
        self._view = view
        self._rows = half_hours(view)
        self.stand_on(-1)
        self.setAccessibleDescription(in_words(view))
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
        """The curve as it is seen, on the clipboard."""
        QGuiApplication.clipboard().setPixmap(self.grab())

    def copy_table(self) -> None:
        """The half hours as a table, on the clipboard."""
        if self._view is not None:
            QGuiApplication.clipboard().setText(as_text(self._view))

    def stand_on(self, place: int) -> None:
        """Reads the half hour at a place, -1 for none."""
        self._place = place if 0 <= place < len(self._rows) else -1
        if self._plot is not None:
            self._plot.stand_on(self._place)
        self.read.emit(reading(self._rows[self._place]) if self._place >= 0 else "")

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
        here = self._place if self._place >= 0 else WORKING_HOUR
        places = {
            Qt.Key.Key_Left: max(0, here - (self._place >= 0)),
            Qt.Key.Key_Right: min(last, here + (self._place >= 0)),
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
        self._plot = StaffingPlot(self._look, self)
        self._plot.widget.scene().sigMouseMoved.connect(self._hover)
        self._plot.widget.viewport().installEventFilter(self)
        self._column.addWidget(self._plot.widget)
        self._draw()

    def _hover(self, at: QPointF) -> None:
        if self._plot is not None:
            self.stand_on(self._plot.place_at(at))

    def _draw(self) -> None:
        if self._plot is None or not self._rows:
            return
        drawn = self.width() > LEFT + RIGHT
        self._plot.widget.setVisible(drawn)
        if drawn:
            self._plot.show(self._rows)
