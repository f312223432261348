"""The unit's settings from a day: the same fields as those in force, with the day they begin."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtWidgets import QWidget

from caredesk.language.translation import tr
from caredesk.ui.dialogs.framed_dialog import FramedDialog
from caredesk.ui.settings.unit_form import UnitForm
from caredesk.ui.style import Style
from caredesk.ui.widgets.field import Field
from caredesk.ui.widgets.labels import Label
from caredesk.ui.widgets.scrolled import Scrolled

WIDTH, HEIGHT = 880, 524
DAY_WIDTH = 200

Store = Callable[[dict[str, str]], Mapping[tuple[int, str], str]]
"""Stores texts by field; the sentences of what is refused by (0, field)."""


class UnitFromDialog(FramedDialog):
    """Closes when `store` has taken the row. `texts` are those in force now, `day` the first to propose."""

    def __init__(
        self, style: Style, texts: Mapping[str, str], *, day: str, store: Store, parent: QWidget | None
    ) -> None:
        super().__init__(style, tr("Ändra från datum"), parent=parent, width=WIDTH, height=HEIGHT)
        self._store = store
        told = tr("Det som gällde före dagen står kvar och räknas som förut.")
        self.body.addWidget(Label(style, told, role="text2", wrap=True))
        self.day = Field(style, tr("Gäller från"), hint=tr("ÅÅÅÅ-MM-DD"))
        self.day.edit.setText(day)
        self.day.setMaximumWidth(DAY_WIDTH)
        self.form = UnitForm(style, writable=True)
        self.form.set_texts(texts)
        area = Scrolled()
        area.column.setSpacing(style.size("card_gap"))
        area.column.addWidget(self.day)
        area.column.addWidget(self.form)
        area.column.addStretch(1)
        self.body.addWidget(area, 1)
        self.add_cancel()
        self.save = self.add_button(tr("Ändra från dagen"), kind="primary")
        self.save.clicked.connect(self._finish)
        self.day.edit.selectAll()
        self.day.setFocus()

    def _finish(self) -> None:
        day = self.day.text().strip()
        if not day:
            self.day.set_error(tr("Skriv vilken dag ändringen gäller från."))
            return
        refused = self._store({**self.form.texts(), "valid_from": day})
        errors = {name: sentence for (_place, name), sentence in refused.items()}
        self.form.set_errors(errors)
        self.day.set_error(errors.get("valid_from", ""))
        if not refused:
            self.accept()
