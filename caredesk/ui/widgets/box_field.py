"""A box to choose in, with its label above and one line under it for what is wrong."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from caredesk.ui.style import Style
from caredesk.ui.widgets.combo_box import ComboBox
from caredesk.ui.widgets.labels import Label


class BoxField(QWidget):
    """What fields with a `box` have in common; `write_under(text)` fills or hides the line."""

    changed = Signal()

    def __init__(self, style: Style, label: str) -> None:
        super().__init__()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.box = ComboBox(style)
        self.box.setAccessibleName(label)
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

    def write_under(self, text: str, role: str = "under") -> None:
        """Shows a line under the box; an empty one is hidden."""
        self._under.setText(text)
        self._under.set_role(role)
        self._under.setVisible(bool(text))
