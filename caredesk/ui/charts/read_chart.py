"""A chart whose places are read off one at a time, by pointer and arrow keys, and copied as picture or table.

The plot is built after the window is up, since its library takes a while to load, and is taken down while it
is out of view.
"""

from __future__ import annotations

from typing import Generic, NamedTuple, TypeVar

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

from caredesk.language.translation import tr
from caredesk.ui.charts.plain_plot import PlainPlot
from caredesk.ui.style import Style

WISHED_WIDTH = 640

Plot = TypeVar("Plot", bound=PlainPlot)


class InWords(NamedTuple):
    """What a chart gives besides its plot: each place's words, the table to copy, and what is heard of it.

    `begin` is the place that the arrow keys begin at.
    """

    places: tuple[str, ...]
    begin: int
    table: str
    message: str


class ReadChart(QWidget, Generic[Plot]):
    """A chart fills in `_make_plot`, `_has_values` and `_draw_in`, and calls `_set_words` with new values."""

    read = Signal(str)
    """What the pointer or the arrow keys stand on, "" when nothing."""
    table_asked = Signal()

    def __init__(self, style: Style, name: str, *, least_height: int, wished_height: int) -> None:
        super().__init__()
        self._look = style
        self._wished_height = wished_height
        self._in_words = InWords((), 0, "", "")
        self._plot: Plot | None = None
        self._place = -1
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumHeight(least_height)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        style.changed.connect(self._draw)

    def sizeHint(self) -> QSize:
        return QSize(WISHED_WIDTH, self._wished_height)

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
        """The chart's places as a table, on the clipboard."""
        if self._in_words.table:
            QGuiApplication.clipboard().setText(self._in_words.table)

    def stand_on(self, place: int) -> None:
        """Reads a place, -1 for none."""
        self._place = place if 0 <= place < len(self._in_words.places) else -1
        if self._plot is not None:
            self._plot.stand_on(self._place)
        self.read.emit(self._in_words.places[self._place] if self._place >= 0 else "")

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
        last = len(self._in_words.places) - 1
        reads, begin = self._place >= 0, self._in_words.begin
        places = {
            Qt.Key.Key_Left: max(0, self._place - 1) if reads else begin,
            Qt.Key.Key_Right: min(last, self._place + 1) if reads else begin,
            Qt.Key.Key_Home: 0,
            Qt.Key.Key_End: last,
            Qt.Key.Key_Escape: -1,
        }
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy_table()
        elif event.key() in places and not (event.key() == Qt.Key.Key_Escape and not reads):
            self.stand_on(places[Qt.Key(event.key())])
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        self.menu().exec(event.globalPos())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Leave:
            self.stand_on(-1)
        return False

    def _make_plot(self) -> Plot:
        raise NotImplementedError

    def _has_values(self) -> bool:
        """Whether there is anything to draw."""
        raise NotImplementedError

    def _draw_in(self, plot: Plot) -> None:
        raise NotImplementedError

    def _set_words(self, words: InWords) -> None:
        """The chart shows other values, which are read from the start and drawn."""
        self._in_words = words
        self.stand_on(-1)
        self.setAccessibleDescription(words.message)
        self._draw()

    def _build(self) -> None:
        if self._plot is not None or not self.isVisible():
            return
        self._plot = self._make_plot()
        self._plot.widget.scene().sigMouseMoved.connect(self._hover)
        self._plot.widget.viewport().installEventFilter(self)
        self._column.addWidget(self._plot.widget)
        self._draw()

    def _hover(self, at: QPointF) -> None:
        if self._plot is not None:
            self.stand_on(self._plot.place_at(at))

    def _draw(self) -> None:
        if self._plot is None:
            return
        margins = self._plot.margins
        drawn = self._has_values() and self.width() > margins.left + margins.right
        self._plot.widget.setVisible(drawn)
        if drawn:
            self._draw_in(self._plot)
