"""Gives a section another name, wherever it stands."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtWidgets import QWidget

from caredesk.language.translation import tr
from caredesk.ui.dialogs.framed_dialog import FramedDialog
from caredesk.ui.style import Style
from caredesk.ui.widgets.choice_field import ChoiceField
from caredesk.ui.widgets.field import Field
from caredesk.ui.widgets.labels import Label

WIDTH, HEIGHT = 440, 300

Store = Callable[[str, str], Mapping[tuple[int, str], str]]
"""Stores section and new name; the sentence of what is refused by (0, field)."""


class RenameSectionDialog(FramedDialog):
    """Closes when `store` has taken the name."""

    def __init__(
        self, style: Style, sections: Sequence[str], *, store: Store, parent: QWidget | None
    ) -> None:
        super().__init__(style, tr("Byt namn på avdelning"), parent=parent, width=WIDTH, height=HEIGHT)
        self._store = store
        self.section = ChoiceField(style, tr("Avdelning"), [(name, name) for name in sections])
        self.name = Field(style, tr("Nytt namn"))
        told = tr("Namnet byts överallt och bakåt i tiden: platser, anställningar, krav, pass och belopp.")
        for widget in (self.section, self.name, Label(style, told, font="small", role="text2", wrap=True)):
            self.body.addWidget(widget)
        self.body.addStretch(1)
        self.add_cancel()
        self.save = self.add_button(tr("Byt namn"), kind="primary")
        self.save.clicked.connect(self._finish)
        self.name.setFocus()

    def _finish(self) -> None:
        refused = self._store(self.section.value(), self.name.text())
        if refused:
            self.name.set_error(next(iter(refused.values())))
        else:
            self.accept()
