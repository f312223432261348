"""Asks for the passphrase of a unit that is being opened."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from caredesk.language.translation import tr
from caredesk.ui.dialogs.framed_dialog import FramedDialog
from caredesk.ui.style import Style
from caredesk.ui.widgets.unlock_form import UnlockForm

WIDTH = 440


class PassphraseDialog(FramedDialog):
    """`tried(passphrase)`: open the unit and `accept()`, or `refuse(sentence)` with what went wrong."""

    tried = Signal(str)

    def __init__(self, style: Style, file_name: str, *, parent: QWidget | None) -> None:
        super().__init__(style, tr("Lås upp enheten"), parent=parent, width=WIDTH)
        sentence = tr("{file} skyddas av en egen lösenfras.").format(file=file_name)
        self._form = UnlockForm(style, sentence)
        self.body.addWidget(self._form)
        self.body.addStretch(1)
        self.add_cancel()
        unlock = self.add_button(tr("Lås upp"), kind="primary")
        unlock.setEnabled(False)
        unlock.clicked.connect(self._form.try_now)
        self._form.ready.connect(unlock.setEnabled)
        self._form.tried.connect(self.tried)
        self._form.setFocus()

    def refuse(self, sentence: str) -> None:
        """Says under the field why the unit did not open; what was typed is kept."""
        self._form.refuse(sentence)
