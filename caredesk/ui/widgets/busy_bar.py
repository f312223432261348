"""The 4 px bar in a card's title row while work is under way; Avbryt after a second where it can stop."""

from __future__ import annotations

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from caredesk.language.translation import tr
from caredesk.ui.style import Style
from caredesk.ui.widgets.buttons import Button

STOP_AFTER_MS = 1000
UNKNOWN_SHARE = 0.3
"""How much of the bar is filled before the work has said how long it is."""


class BusyBar(QWidget):
    """`start()`, `set_progress(done, total)`, `finish()`; `stop_asked` when the user pressed Avbryt."""

    stop_asked = Signal()

    def __init__(self, style: Style, *, stoppable: bool = True, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._track = _Track(style)
        self._stop = Button(style, tr("Avbryt"), key="Esc")
        self._stop.hide()
        self._stop.clicked.connect(self.stop_asked)
        self._stoppable = stoppable
        self._timer = QTimer(self, singleShot=True, interval=STOP_AFTER_MS)
        self._timer.timeout.connect(self._stop.show)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(style.size("gap"))
        row.addWidget(self._track, 1)
        row.addWidget(self._stop)
        self.hide()

    def start(self, what: str = "") -> None:
        """Shows the bar; `what` is said to a screen reader."""
        self._track.share = UNKNOWN_SHARE
        self._track.setAccessibleName(what or tr("Arbetar"))
        self.show()
        if self._stoppable:
            self._timer.start()

    def set_progress(self, done: int, total: int) -> None:
        """How much is done; a total of 0 is not known yet."""
        self._track.share = min(done / total, 1.0) if total else UNKNOWN_SHARE
        self._track.setAccessibleDescription(f"{round(self._track.share * 100)} %")
        self._track.update()

    def finish(self) -> None:
        """Hides the bar."""
        self._timer.stop()
        self._stop.hide()
        self.hide()


class _Track(QWidget):
    def __init__(self, style: Style) -> None:
        super().__init__()
        self._look = style
        self.share = UNKNOWN_SHARE
        self.setFixedHeight(style.size("busy"))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), self._look.colour("surface2"))
        painter.fillRect(0, 0, round(self.width() * self.share), self.height(), self._look.colour("accent"))
        painter.end()
