"""A text field that suggests what is used already: a list to choose from, and anything else may be typed."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from caredesk.ui.style import Style
from caredesk.ui.widgets.combo_box import ComboBox
from caredesk.ui.widgets.labels import Label

INDENT = 6
"""What the box leaves out beside its words, px: they stand in line with those of other fields."""


class SuggestField(QWidget):
    """`SuggestField(style, tr("Befattning"), roles)`: `text()`, `set_text`, `set_error(sentence)`; `changed`
    at each keystroke and choice."""

    changed = Signal()

    def __init__(self, style: Style, label: str, choices: Sequence[str]) -> None:
        super().__init__()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.box = ComboBox(style)
        self.box.setEditable(True)
        self.box.setAccessibleName(label)
        self.box.addItems(list(choices))
        self.box.setCurrentIndex(-1)
        line = self.box.lineEdit()
        assert line is not None
        line.setAccessibleName(label)
        line.setObjectName("inside")
        line.setTextMargins(INDENT, 0, 0, 0)
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
        self.box.editTextChanged.connect(self._typed)

    def text(self) -> str:
        """What is typed or chosen."""
        return self.box.currentText()

    def set_text(self, text: str) -> None:
        """Shows a text."""
        self.box.setEditText(text)

    def set_error(self, sentence: str) -> None:
        """Says under the field what is wrong; empty takes it away."""
        self._under.setText(f"!  {sentence}" if sentence else "")
        self._under.setVisible(bool(sentence))
        self.box.setAccessibleDescription(sentence)
        self.box.set_wrong(bool(sentence))
        if sentence:
            self.box.setFocus()

    def _typed(self) -> None:
        self.set_error("")
        self.changed.emit()
