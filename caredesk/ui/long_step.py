"""A long edit in the window's thread: the window paints and takes Avbryt while the edit is being made.

    with LongStep(dialog, bar) as step:
        edit_rolled_out(plan, ..., progress=step.progress)

The file is in the middle of a transaction then. Only timers could touch it meanwhile (a copy that is due, a
page that asks again), so those of others are held back until the edit is done; they go off a round later.
"""

from __future__ import annotations

import time
from types import TracebackType

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication, QWidget

from caredesk.ui.widgets.busy_bar import BusyBar

SECONDS_BETWEEN = 0.05


class LongStep(QObject):
    """See the module's docstring; `stop` asks the edit to end without having done anything."""

    def __init__(self, owner: QWidget, bar: BusyBar) -> None:
        super().__init__(owner)
        self._owner, self._bar = owner, bar
        self._stopped = False
        self._last = 0.0

    def __enter__(self) -> LongStep:
        self._last = time.monotonic()
        self._bar.stop_asked.connect(self.stop)
        self._bar.start()
        self._application().installEventFilter(self)
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._application().removeEventFilter(self)
        self._bar.stop_asked.disconnect(self.stop)
        self._bar.finish()
        self.deleteLater()

    def stop(self) -> None:
        """The user wants no more of it."""
        self._stopped = True

    def progress(self, done: int, total: int) -> bool:
        """The edit's `progress`: lets the window live at most every 50 ms; False after a stop."""
        now = time.monotonic()
        if now - self._last >= SECONDS_BETWEEN:
            self._bar.set_progress(done, total)
            QApplication.processEvents()
            self._last = time.monotonic()
        return not self._stopped

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        return event.type() == QEvent.Type.Timer and not self._is_own(watched)

    def _is_own(self, thing: QObject | None) -> bool:
        while thing is not None and thing is not self._owner:
            thing = thing.parent()
        return thing is not None

    @staticmethod
    def _application() -> QApplication:
        found = QApplication.instance()
        assert isinstance(found, QApplication)
        return found
