"""The last day of an employment, and what is planned after it."""

from __future__ import annotations

from datetime import date

from PySide6.QtWidgets import QWidget

from caredesk.domain.calendar import ONE_DAY
from caredesk.domain.changes import Changes
from caredesk.errors import UserError
from caredesk.language.people_words import closed_text
from caredesk.language.translation import tr
from caredesk.language.words import word
from caredesk.services.entry import EntryRefused
from caredesk.services.month_closing import closed_months
from caredesk.services.person_edits import count_shifts_after, day_of, edit_contract_ended
from caredesk.services.session import OpenUnit
from caredesk.ui.dialogs.framed_dialog import FramedDialog
from caredesk.ui.style import Style
from caredesk.ui.widgets.field import Field
from caredesk.ui.widgets.labels import Label

WIDTH = 440


class EndContractDialog(FramedDialog):
    """After `accept`, `changes` is what to send on the bus."""

    def __init__(
        self,
        style: Style,
        unit: OpenUnit,
        employee_no: str,
        name: str,
        *,
        day: date,
        parent: QWidget | None,
    ) -> None:
        title = tr("Avsluta anställning: {name}").format(name=name)
        super().__init__(style, title, parent=parent, width=WIDTH)
        self._unit, self._employee_no = unit, employee_no
        self.changes = Changes()
        self.day = Field(style, tr("Sista dag"))
        self.day.edit.setText(day.isoformat())
        self.effect = Label(style, role="text2", wrap=True)
        self.effect.setMinimumHeight(3 * style.line("body"))
        self.body.addWidget(self.day)
        self.body.addWidget(self.effect)
        self.body.addStretch(1)
        self.add_cancel()
        end = self.add_button(tr("Avsluta"), kind="primary")
        end.clicked.connect(self._finish)
        self.day.changed.connect(lambda _text: self._tell())
        self._tell()
        self.day.setFocus()
        self.day.edit.selectAll()

    def _tell(self) -> None:
        """How much is planned after the day."""
        try:
            day = day_of(self.day.text(), "valid_to")
        except UserError:
            self.effect.setText("–")
            return
        count = count_shifts_after(self._unit, employee_no=self._employee_no, day=day)
        told = tr("Inga pass finns efter den dagen. Allt som varit står kvar.")
        if count:
            told = tr("Efter den dagen finns {count} pass kvar, att ge någon annan i schemat.")
            told = told.format(count=count)
        closed = closed_text(closed_months(self._unit, first_day=day + ONE_DAY, last_day=None))
        self.effect.setText("  ".join(part for part in (told, closed) if part))

    def _finish(self) -> None:
        try:
            day = day_of(self.day.text(), "valid_to")
            self.changes = edit_contract_ended(self._unit, employee_no=self._employee_no, last_day=day)
        except EntryRefused as refused:
            self.day.set_error(word(refused.findings[0][1].reason))
        except UserError as error:
            self.day.set_error(word(error))
        else:
            self.accept()
