"""A field with its label above and, when something is wrong, one line under it; what was typed is kept."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QSizePolicy, QVBoxLayout, QWidget

from caredesk.language.translation import tr
from caredesk.ui.style import Style
from caredesk.ui.widgets.buttons import Button
from caredesk.ui.widgets.labels import Label


class Field(QWidget):
    """`Field(style, tr("Lösenfras"), secret=True)`: `text()`, `set_error(sentence)`, `set_hint`.

    `changed(text)` at each keystroke, which also takes the error away; `entered` at Enter.
    """

    changed = Signal(str)
    entered = Signal()

    def __init__(self, style: Style, label: str, *, secret: bool = False, hint: str = "") -> None:
        super().__init__()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.edit = QLineEdit()
        self.edit.setFont(style.font("body"))
        self.edit.setAccessibleName(label)
        self.edit.setToolTip(label)
        self._hint = hint
        self._role = "text3"
        caption = Label(style, label, font="small", role="text2")
        caption.setBuddy(self.edit)
        self._under = Label(style, hint, font="small", role="text3", wrap=True)
        row = QHBoxLayout()
        row.setSpacing(style.size("gap"))
        row.addWidget(self.edit, 1)
        if secret:
            self.edit.setEchoMode(QLineEdit.EchoMode.Password)
            self._show = Button(style, tr("Visa"), name=tr("Visa det som skrivs"))
            self._show.setCheckable(True)
            self._show.toggled.connect(self._reveal)
            row.addWidget(self._show)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(caption)
        column.addLayout(row)
        column.addWidget(self._under)
        self._under.setVisible(bool(hint))
        self.setFocusProxy(self.edit)
        self.edit.textEdited.connect(self._typed)
        self.edit.returnPressed.connect(self.entered)

    def text(self) -> str:
        """What is typed."""
        return self.edit.text()

    def set_hint(self, hint: str, role: str = "text3") -> None:
        """The line under the field while nothing is wrong."""
        self._hint, self._role = hint, role
        self._write("")

    def set_error(self, sentence: str, *, stay: bool = True) -> None:
        """Marks the field and says under it what is wrong; empty takes the mark away.

        `stay`: the keyboard goes to it; else it may be corrected later.
        """
        self._write(sentence)
        if sentence and stay:
            self.edit.setFocus()

    def _write(self, error: str) -> None:
        self.edit.setProperty("error", "true" if error else "false")
        self.edit.style().polish(self.edit)
        self._under.setText(f"!  {error}" if error else self._hint)
        self._under.set_role("under" if error else self._role)
        self._under.setVisible(bool(error or self._hint))
        self.edit.setAccessibleDescription(error or self._hint)

    def _typed(self, text: str) -> None:
        self._write("")
        self.changed.emit(text)

    def _reveal(self, shown: bool) -> None:
        self.edit.setEchoMode(QLineEdit.EchoMode.Normal if shown else QLineEdit.EchoMode.Password)
        self._show.setText(tr("Dölj") if shown else tr("Visa"))
