"""A value of the unit's own for a rule or a rate, from a day."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtWidgets import QWidget

from caredesk.language.translation import tr
from caredesk.ui.dialogs.framed_dialog import FramedDialog
from caredesk.ui.style import Style
from caredesk.ui.widgets.choice_field import ChoiceField
from caredesk.ui.widgets.field import Field
from caredesk.ui.widgets.labels import Label

WIDTH, HEIGHT = 520, 344

Store = Callable[[str, str], Mapping[tuple[int, str], str]]
"""Stores a day and a value as they were typed; the sentences of what is refused by (0, field)."""


class OwnValueDialog(FramedDialog):
    """Closes when `store` has taken the value. `choices` are the words of a value that is no number."""

    def __init__(
        self,
        style: Style,
        name: str,
        *,
        unit: str,
        day: str,
        choices: Sequence[tuple[str, str]],
        store: Store,
        parent: QWidget | None,
    ) -> None:
        super().__init__(style, tr("Eget värde"), parent=parent, width=WIDTH, height=HEIGHT)
        self._store = store
        self.body.addWidget(Label(style, name, font="card_title", wrap=True))
        label = tr("Värde ({unit})").format(unit=unit) if unit else tr("Värde")
        self.value: Field | ChoiceField = (
            ChoiceField(style, label, choices) if choices else Field(style, label)
        )
        self.day = Field(style, tr("Gäller från"), hint=tr("ÅÅÅÅ-MM-DD. Tomt: har alltid gällt."))
        self.day.edit.setText(day)
        self.body.addWidget(self.value)
        self.body.addWidget(self.day)
        told = tr("Värdet går före det förvalda från den dagen, tills du ändrar eller tar bort det.")
        self.body.addWidget(Label(style, told, font="small", role="text2", wrap=True))
        self.body.addStretch(1)
        self.add_cancel()
        self.save = self.add_button(tr("Använd värdet"), kind="primary")
        self.save.clicked.connect(self._finish)
        self.value.setFocus()

    def _finish(self) -> None:
        text = self.value.text() if isinstance(self.value, Field) else self.value.value()
        refused = self._store(self.day.text().strip(), text.strip())
        self.day.set_error(refused.get((0, "valid_from"), ""))
        self.value.set_error(refused.get((0, "value"), ""))
        if not refused:
            self.accept()
