"""The field in a cell of the rota grid while it is edited, with its list of codes."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from PySide6.QtCore import QEvent, QPoint, QRect, Qt, Signal
from PySide6.QtGui import QFocusEvent, QHideEvent, QKeyEvent, QShowEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from caredesk.ui.style import Style
from caredesk.ui.widgets.focus_ring import NO_RING
from caredesk.ui.widgets.rota_codes import CodeChoice, CodeList, matching

Way = Literal["right", "left", "next", "before", "all", "stay"]
"""Where the current cell goes when the text is stored; "all" = the text goes into the whole selection."""

LEAST_WIDTH = 64
KEYS = Qt.Key


class RotaEditor(QLineEdit):
    """Enter stores and goes right, Ctrl+Enter fills the selection, Esc gives up, Up and Down choose in the
    list. In a cell begun by typing Left and Right store and move on; after F2 they go in the text."""

    left = Signal(str, str)
    """The text and the way, when it is to be stored."""
    given_up = Signal()
    written = Signal(str)
    """What would be stored, at each keystroke and choice."""
    wants_list = Signal()
    """The list is to be laid again."""

    def __init__(
        self, style: Style, parent: QWidget, window: QWidget, choices: Sequence[CodeChoice], *, quick: bool
    ) -> None:
        super().__init__(parent)
        self._choices, self._quick, self._done = tuple(choices), quick, False
        self._stepped = False
        self.list = CodeList(style, window)
        self.setObjectName("cell")
        self.setProperty(NO_RING, True)
        self.setFrame(False)
        self.setFont(style.font("body"))
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)
        self.textEdited.connect(self._edited)
        self.list.taken.connect(self._take)
        self.destroyed.connect(self.list.deleteLater)

    def begin(self, text: str, *, all_codes: bool) -> None:
        """Opens with a text: all codes in the list, or those that it may become."""
        self.setText(text)
        if self._quick or all_codes:
            self.setCursorPosition(len(text))
        self._offer("" if all_codes else text)
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def result(self) -> str:
        """What would be stored: the choice gone to in the list, else what is typed."""
        marked = self.list.marked()
        typed = self.text().strip()
        if marked is not None and (self._stepped or marked.code.casefold() == typed.casefold()):
            return marked.code
        return typed

    def finish(self, way: Way) -> None:
        """Stores once: what takes the keyboard away on the way must not store again."""
        if not self._done:
            self._done = True
            self.list.hide()
            self.left.emit(self.result(), way)

    def place(self, cell: QRect, viewport: QRect) -> None:
        """Lays the field over its cell, wide enough to be typed in."""
        wide = max(cell.width(), min(LEAST_WIDTH, viewport.width()))
        left = max(0, min(cell.left(), viewport.right() + 1 - wide))
        self.setGeometry(left, cell.top(), wide, cell.height())

    def lay_list(self, area: QRect, above: int, below: int) -> None:
        """Lays the list within an area of its window; `above` and `below` bound what it may not cover."""
        window = self.list.parentWidget()
        assert window is not None
        corner = self.mapTo(window, QPoint(0, 0))
        self.list.lay(QRect(corner, self.size()), area, above, below)

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.ShortcutOverride:
            # Esc and the arrows are the field's while it is open, whatever the page does with them.
            if event.key() in (KEYS.Key_Escape, KEYS.Key_Return, KEYS.Key_Enter, KEYS.Key_Delete):
                event.accept()
                return True
        elif isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            way: dict[int, Way] = {KEYS.Key_Tab: "next", KEYS.Key_Backtab: "before"}
            if event.key() in way:
                self.finish(way[event.key()])
                return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, modifiers = event.key(), event.modifiers()
        control = bool(modifiers & Qt.KeyboardModifier.ControlModifier)
        shift = bool(modifiers & Qt.KeyboardModifier.ShiftModifier)
        if key == KEYS.Key_Escape:
            self._done = True
            self.list.hide()
            self.given_up.emit()
        elif key in (KEYS.Key_Return, KEYS.Key_Enter):
            self.finish("all" if control else "left" if shift else "right")
        elif key == KEYS.Key_Down and modifiers & Qt.KeyboardModifier.AltModifier:
            self._offer("")
        elif key in (KEYS.Key_Up, KEYS.Key_Down):
            self._step(-1 if key == KEYS.Key_Up else 1)
        elif self._quick and key in (KEYS.Key_Left, KEYS.Key_Right) and not (control or shift):
            self.finish("left" if key == KEYS.Key_Left else "right")
        else:
            super().keyPressEvent(event)

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.list.hide()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.wants_list.emit()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Going on to another part stores; a look into another program or a locked window stores nothing."""
        super().focusOutEvent(event)
        reasons = Qt.FocusReason
        if event.reason() in (
            reasons.MouseFocusReason,
            reasons.TabFocusReason,
            reasons.BacktabFocusReason,
            reasons.ShortcutFocusReason,
        ):
            self.finish("stay")

    def _edited(self, text: str) -> None:
        self._stepped = False
        self._offer(text)
        self.written.emit(self.result())

    def _offer(self, text: str) -> None:
        found = matching(self._choices, text)
        typed = self.text().strip().casefold()
        exact = next((n for n, choice in enumerate(found) if choice.code.casefold() == typed), -1)
        self.list.set_choices(found, exact)
        self._say()
        self.wants_list.emit()

    def _step(self, by: int) -> None:
        if self.list.isVisible():
            self._stepped = True
            self.list.step(by)
            self._say()
            self.written.emit(self.result())

    def _take(self, code: str) -> None:
        self.setText(code)
        self._offer(code)
        self.finish("right")

    def _say(self) -> None:
        marked = self.list.marked()
        words = (marked.code, marked.name, marked.times, marked.remark) if marked else ()
        self.setAccessibleDescription(", ".join(word for word in words if word))
