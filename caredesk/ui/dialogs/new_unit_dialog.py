"""Asks what a new unit is called; where its file goes is asked next, by the system's own dialog."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from caredesk.language.translation import tr
from caredesk.ui.dialogs.framed_dialog import FramedDialog
from caredesk.ui.style import Style
from caredesk.ui.widgets.field import Field
from caredesk.ui.widgets.labels import Label

WIDTH = 440


class NewUnitDialog(FramedDialog):
    """After `accept`, `name()` is the unit's name, never empty."""

    def __init__(self, style: Style, *, parent: QWidget | None) -> None:
        super().__init__(style, tr("Ny enhet"), parent=parent, width=WIDTH)
        self._field = Field(style, tr("Enhetens namn"), hint=tr("Till exempel Björkbacken"))
        sentence = tr("En fil håller en enhet med dess avdelningar. Inga namn på personal behövs än.")
        self.body.addWidget(Label(style, sentence, wrap=True))
        self.body.addWidget(self._field)
        self.body.addStretch(1)
        self.add_cancel()
        go_on = self.add_button(tr("Välj plats …"), kind="primary")
        go_on.clicked.connect(self._finish)
        self._field.setFocus()

    def name(self) -> str:
        """The typed name without spaces around it."""
        return self._field.text().strip()

    def _finish(self) -> None:
        if self.name():
            self.accept()
        else:
            self._field.set_error(tr("Skriv ett namn på enheten."))
