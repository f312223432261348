"""Asks what a tried change is called; a name that is in use gets the new change."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from caredesk.errors import UserError
from caredesk.language.translation import tr
from caredesk.language.words import word
from caredesk.ui.dialogs.framed_dialog import FramedDialog
from caredesk.ui.style import Style
from caredesk.ui.widgets.field import Field
from caredesk.ui.widgets.labels import Label

WIDTH = 440


class AlternativeDialog(FramedDialog):
    """`store(name)` saves the change, or raises the UserError that is said at the field."""

    def __init__(
        self,
        style: Style,
        *,
        words: str,
        proposed: str,
        store: Callable[[str], None],
        parent: QWidget | None,
    ) -> None:
        super().__init__(style, tr("Spara som alternativ"), parent=parent, width=WIDTH)
        self._store = store
        self.field = Field(style, tr("Namn"), hint=tr("Finns namnet redan byts det alternativet ut."))
        self.field.edit.setText(proposed)
        self.field.edit.selectAll()
        self.body.addWidget(Label(style, words, wrap=True))
        self.body.addWidget(self.field)
        self.body.addStretch(1)
        self.add_keys(("Esc", tr("avbryt")))
        self.add_cancel()
        save = self.add_button(tr("Spara alternativet"), kind="primary")
        save.clicked.connect(self._finish)
        self.field.setFocus()

    def _finish(self) -> None:
        try:
            self._store(self.field.text().strip())
        except UserError as error:
            self.field.set_error(word(error))
            return
        self.accept()
