"""Notices when nobody is at the keyboard: warns, then asks for the lock."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtWidgets import QApplication

WARNING_S = 20
SIGNS_OF_LIFE = frozenset(
    {QEvent.Type.KeyPress, QEvent.Type.MouseButtonPress, QEvent.Type.MouseMove, QEvent.Type.Wheel}
)


class IdleLock(QObject):
    """`start(minutes)`, `stop()`. `warned(seconds)` counts down the last 20 s; `lifted`: somebody is back."""

    warned = Signal(int)
    lifted = Signal()
    expired = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._left = 0
        self._quiet = QTimer(self, singleShot=True)
        self._quiet.timeout.connect(self._begin_warning)
        self._second = QTimer(self, interval=1000)
        self._second.timeout.connect(self._count_down)
        app = QApplication.instance()
        if app is not None:
            app.installEventFilter(self)

    def start(self, minutes: float) -> None:
        """Expires after so many minutes without a key or the mouse."""
        self._second.stop()
        self._quiet.start(max(0, round(minutes * 60_000) - WARNING_S * 1000))

    def stop(self) -> None:
        """Watches no more, as while the window is locked."""
        self._quiet.stop()
        self._second.stop()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in SIGNS_OF_LIFE:
            if self._second.isActive():
                self._second.stop()
                self.lifted.emit()
                self._quiet.start()
            elif self._quiet.isActive():
                self._quiet.start()
        return False

    def _begin_warning(self) -> None:
        self._left = WARNING_S
        self.warned.emit(self._left)
        self._second.start()

    def _count_down(self) -> None:
        self._left -= 1
        if self._left > 0:
            self.warned.emit(self._left)
            return
        self._second.stop()
        self.expired.emit()
