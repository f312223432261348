"""The timeline of absences under the hand: opened, and its days moved by mouse or keys.

Enter or a double click opens. A bar is dragged to other days, and its edges to another first or last day. Alt
with left and right moves the current one a day, with Shift its end; Enter or letting go of Alt keeps that.
Esc leaves what is being moved.
"""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPointF, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QKeySequence, QMouseEvent
from PySide6.QtWidgets import QApplication

from caredesk.language import timeline_words
from caredesk.ui.style import Style
from caredesk.ui.widgets.timeline_grid import TimelineGrid
from caredesk.ui.widgets.timeline_mouse import Drag, Grip, Hold, grip_at
from caredesk.ui.widgets.timeline_scale import BarBox

KEYS, ALT, SHIFT = Qt.Key, Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ShiftModifier
SHAPES: dict[Grip | None, Qt.CursorShape] = {
    None: Qt.CursorShape.ArrowCursor,
    "whole": Qt.CursorShape.SizeAllCursor,
    "first": Qt.CursorShape.SizeHorCursor,
    "last": Qt.CursorShape.SizeHorCursor,
}


class TimelineTable(TimelineGrid):
    """See the module's docstring. Nothing is changed here: what is asked for goes out by signals."""

    opened = Signal(int)
    """An absence's number."""
    person_asked = Signal(str)
    moved = Signal(int, object, object)
    """An absence's number, its first and last day; no last day while it is still on."""
    expected_moved = Signal(int, object)
    """An absence's number and the day it is expected to end."""

    def __init__(self, style: Style, name: str) -> None:
        super().__init__(style, name)
        self._pressed: tuple[BarBox, Grip, float] | None = None
        self._drag: Drag | None = None
        self._keys: Hold | None = None
        self.editable = True
        """Whether days can be moved; a file that is only read can be looked at."""
        self.timeline.modelAboutToBeReset.connect(self.leave)

    def leave(self) -> None:
        """Leaves what is being moved where it was."""
        self._drag = self._keys = self._pressed = None
        if self.held is not None:
            number, self.held = self.held.number, None
            self.timeline.say_of(number, "")
            self.viewport().update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, modifiers = event.key(), event.modifiers()
        enter = key in (KEYS.Key_Return, KEYS.Key_Enter)
        if self._keys is not None and enter:
            self._keep(self._keys)
        elif self.held is not None and key == KEYS.Key_Escape:
            self.leave()
        elif key in (KEYS.Key_Left, KEYS.Key_Right) and modifiers & ALT:
            self._nudge(-1 if key == KEYS.Key_Left else 1, last=bool(modifiers & SHIFT))
        elif enter:
            self._open(self.currentIndex())
        elif event.matches(QKeySequence.StandardKey.Copy):
            self.copy()
        else:
            super().keyPressEvent(event)

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        if event.key() == KEYS.Key_Alt and self._keys is not None:
            self._keep(self._keys)
        else:
            super().keyReleaseEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        self.leave()
        super().focusOutEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.leave()
        place = event.position()
        found = self.box_at(place)
        super().mousePressEvent(event)
        if event.button() == Qt.MouseButton.LeftButton and found is not None and self.editable:
            grip = grip_at(found, place.x())
            self._pressed = (found, grip, place.x()) if grip is not None else None

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        x, view = event.position().x(), self.timeline.view
        if self._pressed is not None and self._drag is None and view is not None:
            if abs(x - self._pressed[2]) >= QApplication.startDragDistance():
                self._drag = Drag(*self._pressed, self.scale(), view.today)
        elif self._pressed is None:
            self._point(event.position())
        if self._drag is not None:
            self._drag.to(x)
            self._say(self._drag)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        self._keep(self._drag)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        self._open(self.indexAt(event.position().toPoint()))

    def _open(self, index: QModelIndex) -> None:
        bar = self.timeline.bar(index)
        if bar is not None:
            self.opened.emit(bar.number)
        elif index.isValid():
            self.person_asked.emit(self.timeline.row(index.row()).employee_no)

    def _nudge(self, days: int, *, last: bool) -> None:
        bar, view = self.timeline.bar(self.currentIndex()), self.timeline.view
        if bar is None or view is None or not self.editable or self._drag is not None:
            return
        if self._keys is None or self._keys.held.number != bar.number:
            self.leave()
            self._keys = Hold(bar, view.today)
        self._keys.nudge("last" if last else "first" if bar.open else "whole", days)
        self._say(self._keys)

    def _say(self, hold: Hold) -> None:
        """Shows the days as they would be, and says them."""
        assert self.timeline.view is not None
        self.held = hold.bar
        words = timeline_words.moving_text(hold.bar, self.timeline.view.today)
        self.timeline.say_of(hold.bar.number, words)
        self.viewport().update()

    def _keep(self, hold: Hold | None) -> None:
        """Asks for the days that are shown."""
        self.leave()
        if hold is None:
            return
        before, after = hold.held.absence, hold.bar.absence
        if (before.first_day, before.last_day) != (after.first_day, after.last_day):
            self.moved.emit(hold.held.number, after.first_day, after.last_day)
        if before.last_day is None and before.expected_end != after.expected_end:
            self.expected_moved.emit(hold.held.number, after.expected_end)

    def _point(self, place: QPointF) -> None:
        found = self.box_at(place)
        grip = grip_at(found, place.x()) if found is not None and self.editable else None
        if self.viewport().cursor().shape() != SHAPES[grip]:
            self.viewport().setCursor(SHAPES[grip])
        self.hover(self.row_at(place))
