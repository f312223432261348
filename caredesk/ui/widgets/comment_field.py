"""A field for a few lines that are stored as one step: Enter or leaving it stores, Esc takes back."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QPlainTextEdit, QSizePolicy

from caredesk.ui.style import Style

LEAST_HEIGHT, WISHED_HEIGHT = 56, 148


class CommentField(QPlainTextEdit):
    """`set_stored(text)` shows what the file holds; `entered(text)` asks to store what was typed.

    `begin()` makes the field ready for another text: what was typed before belongs to the one before.
    While something is typed, Ctrl+Z is the field's own; after that it is the window's again. Shift+Enter
    begins a new line.
    """

    entered = Signal(str)

    def __init__(self, style: Style, name: str) -> None:
        super().__init__()
        self._stored = ""
        # A box that tells of a failure takes the keyboard, and so leaves the field: that is no second try.
        self._storing = False
        self.setFont(style.font("body"))
        self.setAccessibleName(name)
        self.setTabChangesFocus(True)
        self.setMinimumHeight(LEAST_HEIGHT)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Maximum)

    @property
    def is_typed_in(self) -> bool:
        """Whether the field holds something else than what is stored."""
        return self.toPlainText().strip() != self._stored

    def set_stored(self, text: str) -> None:
        """Shows what is stored, unless something else is being typed; the field's own undo begins anew."""
        was_typed_in = self.is_typed_in
        self._stored = text
        if was_typed_in and self.is_typed_in:
            return
        if self.toPlainText() != text:
            self.setPlainText(text)
        self.document().clearUndoRedoStacks()

    def begin(self, typed: str = "") -> None:
        """Empties the field for another text, or puts back what was typed to it and is not stored."""
        self._stored = ""
        self.setPlainText(typed)
        self.document().clearUndoRedoStacks()

    def store(self) -> None:
        """Hands over what was typed, if it differs from what is stored."""
        text = self.toPlainText().strip()
        if text == self._stored or self.isReadOnly() or self._storing:
            return
        self._storing = True
        try:
            self.entered.emit(text)
        finally:
            self._storing = False

    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), WISHED_HEIGHT)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        plain = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier == Qt.KeyboardModifier.NoModifier
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and plain:
            self.store()
        elif event.key() == Qt.Key.Key_Escape and self.is_typed_in:
            self.setPlainText(self._stored)
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        # A menu over the field takes the keyboard for a moment; the user is still in the field.
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self.store()

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.ShortcutOverride:
            undo = event.matches(QKeySequence.StandardKey.Undo) and not self.document().isUndoAvailable()
            redo = event.matches(QKeySequence.StandardKey.Redo) and not self.document().isRedoAvailable()
            if undo or redo:
                event.ignore()
                return False
        return super().event(event)
