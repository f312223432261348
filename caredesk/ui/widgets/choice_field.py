"""A choice from a closed list with its label above and, when something is wrong, one line under it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from caredesk.ui.style import Style
from caredesk.ui.widgets.combo_box import ComboBox
from caredesk.ui.widgets.labels import Label


class ChoiceField(QWidget):
    """`ChoiceField(style, tr("Form"), [("permanent", tr("Tillsvidare")), …])`: `value()`, `set_value`,
    `set_error(sentence)`; `changed` when another is chosen."""

    changed = Signal()

    def __init__(self, style: Style, label: str, choices: Sequence[tuple[str, str]]) -> None:
        super().__init__()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.box = ComboBox(style)
        self.box.setAccessibleName(label)
        for value, words in choices:
            self.box.addItem(words, value)
        caption = Label(style, label, font="small", role="text2")
        caption.setBuddy(self.box)
        self._under = Label(style, font="small", role="under", wrap=True)
        self._under.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(caption)
        column.addWidget(self.box)
        column.addWidget(self._under)
        self.setFocusProxy(self.box)
        self.box.activated.connect(self._choose)

    def value(self) -> str:
        """The chosen value."""
        return str(self.box.currentData() or "")

    def set_value(self, value: str) -> None:
        """Shows a value; one that is not in the list shows nothing."""
        self.box.setCurrentIndex(self.box.findData(value))

    def set_error(self, sentence: str) -> None:
        """Says what is wrong; empty takes it away."""
        self._under.setText(f"!  {sentence}" if sentence else "")
        self._under.setVisible(bool(sentence))
        self.box.setAccessibleDescription(sentence)
        self.box.set_wrong(bool(sentence))

    def _choose(self) -> None:
        self.set_error("")
        self.changed.emit()
