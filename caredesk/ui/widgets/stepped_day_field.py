"""A field for a day in which Up and Down go a day forwards and back."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent

from caredesk.domain.calendar import ONE_DAY
from caredesk.ui.style import Style
from caredesk.ui.widgets.day_field import DayField

STEPS: dict[int, int] = {Qt.Key.Key_Up: 1, Qt.Key.Key_Down: -1}


class SteppedDayField(DayField):
    """As DayField; may be empty. An empty one begins, at the first step, on the day of the field `after`."""

    def __init__(
        self, style: Style, label: str, day: date | None = None, *, after: DayField | None = None
    ) -> None:
        super().__init__(style, label, day)
        self._after = after
        self.edit.installEventFilter(self)

    def is_empty(self) -> bool:
        """Whether nothing is typed."""
        return not self.text().strip()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and event.key() in STEPS:
            self._step(STEPS[event.key()])
            return True
        return super().eventFilter(watched, event)

    def _step(self, step: int) -> None:
        begins = self.is_empty() and self._after is not None
        day = self._after.day() if begins and self._after is not None else self.day()
        if day is None:
            return
        self.set_day(day if begins else day + step * ONE_DAY)
        self.edit.selectAll()
        self.changed.emit(self.text())
