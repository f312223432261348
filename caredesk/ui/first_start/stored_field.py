"""A field of the first start: what is typed is stored as a step when the field is left."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

from caredesk.language.formats import number
from caredesk.ui.style import Style
from caredesk.ui.widgets.field import Field

Store = Callable[[str], str]
"""Stores a text; the sentence why not, or ""."""


class StoredField(Field):
    """`set_stored(text)` shows what the file holds; `commit()` stores what was typed, else says why not.

    `decimals`: the least that a number is shown with; None for text. What is refused stays as it was typed.
    """

    def __init__(
        self, style: Style, label: str, store: Store, *, hint: str = "", decimals: int | None = None
    ) -> None:
        super().__init__(style, label, hint=hint)
        self._store = store
        self._decimals = decimals
        self._shown = ""
        self._storing = False
        self.refused = False
        self.edit.setFixedHeight(style.size("control_wizard"))
        self.edit.editingFinished.connect(self.commit)
        self.changed.connect(self._touched)

    @property
    def is_typed_in(self) -> bool:
        """Whether it holds something else than what is stored."""
        return self.text().strip() != self._shown

    def set_stored(self, text: str) -> None:
        """Shows what is stored, unless something else is being typed."""
        typed_in = self.is_typed_in
        self._shown = text if self._decimals is None else spaced(text, self._decimals)
        if not typed_in:
            self.edit.setText(self._shown)

    def commit(self) -> bool:
        """Stores what was typed; whether the field holds what is stored."""
        if self._storing or not self.is_typed_in:
            return True
        if self.refused:  # and not touched since: it would be refused again
            return False
        self._storing = True
        try:
            typed = self.text().strip()
            sentence = self._store(typed)
            if not sentence:
                # The bus has told what is stored by now; what was typed is no draft any more.
                self.edit.setText(self._shown)
            self.refused = bool(sentence)
            self.set_error(sentence, stay=False)
        finally:
            self._storing = False
        return not self.refused

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc takes back what is typed and not stored."""
        if event.key() != Qt.Key.Key_Escape or not self.is_typed_in:
            super().keyPressEvent(event)
            return
        self.edit.setText(self._shown)
        self.refused = False
        self.set_error("")
        self.changed.emit(self._shown)

    def _touched(self, _text: str) -> None:
        self.refused = False


def spaced(text: str, least_decimals: int) -> str:
    """A number as it is stored, `610000`, as it is shown, `610 000`; another text as it stands."""
    whole, _, decimals = text.partition(",")
    if not whole.isdigit():
        return text
    decimals = decimals.ljust(least_decimals, "0")
    return number(float(whole), 0) + (f",{decimals}" if decimals else "")
