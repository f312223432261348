"""Extra overtime or additional time for a person: how much, from when, and what the law asks for."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from caredesk.domain.changes import Changes
from caredesk.domain.overtime_page import OvertimeGrant
from caredesk.errors import UserError
from caredesk.language.formats import tidy
from caredesk.language.translation import tr
from caredesk.language.words import word
from caredesk.services.entry import EntryRefused
from caredesk.services.overtime_grants import MOST_HOURS, edit_overtime_grant, edit_overtime_grant_removed
from caredesk.services.session import OpenUnit
from caredesk.ui.dialogs.framed_dialog import FramedDialog
from caredesk.ui.style import Style
from caredesk.ui.widgets.choice_field import ChoiceField
from caredesk.ui.widgets.field import Field
from caredesk.ui.widgets.labels import Label

WIDTH = 480


class OvertimeGrantDialog(FramedDialog):
    """After `accept`, `changes` is what to send on the bus. `people`: (employee number, name) to choose
    among; `held`: a grant that is changed or taken away."""

    def __init__(
        self,
        style: Style,
        unit: OpenUnit,
        people: Sequence[tuple[str, str]],
        *,
        today: date,
        held: OvertimeGrant | None = None,
        employee_no: str = "",
        parent: QWidget | None,
    ) -> None:
        super().__init__(style, tr("Bevilja extra tid"), parent=parent, width=WIDTH)
        self._unit, self._held = unit, held
        self.changes = Changes()
        kinds = [
            ("overtime_year_extra", tr("Extra övertid")),
            ("additional_year_extra", tr("Extra fyllnad (mertid)")),
        ]
        self.person = ChoiceField(style, tr("Person"), people)
        self.key = ChoiceField(style, tr("Vad"), kinds)
        self.hours = Field(style, tr("Timmar"), hint=tr("Högst {most} på ett år.").format(most=MOST_HOURS))
        self.day = Field(style, tr("Från och med"), hint=tr("Gäller till årets slut."))
        self._refused = Label(style, font="small", role="under", wrap=True)
        self._refused.hide()
        self.remove = self.add_button(tr("Ta bort"))
        self.remove.hide()
        self.remove.clicked.connect(self._remove)
        self._fill(style)
        self._show(held, employee_no, today)
        self.add_cancel()
        go = self.add_button(tr("Ändra") if held else tr("Bevilja"), kind="primary")
        go.clicked.connect(self._finish)
        (self.hours if held or employee_no else self.person).setFocus()

    def _fill(self, style: Style) -> None:
        row = QHBoxLayout()
        row.setSpacing(style.size("card_gap"))
        for field in (self.hours, self.day):
            row.addWidget(field, 1, Qt.AlignmentFlag.AlignTop)
        law = tr(
            "Arbetstidslagen 8 a och 10 a §: bara om det finns särskilda skäl och det inte går att lösa på "
            "annat sätt. Personens gräns för året höjs så mycket."
        )
        self.body.addWidget(self.person)
        self.body.addWidget(self.key)
        self.body.addLayout(row)
        self.body.addWidget(Label(style, law, font="small", role="text2", wrap=True))
        self.body.addWidget(self._refused)
        self.body.addStretch(1)

    def _show(self, held: OvertimeGrant | None, employee_no: str, today: date) -> None:
        self.day.edit.setText(today.isoformat())
        self.hours.edit.setText(str(MOST_HOURS))
        self.person.set_value(employee_no)
        if held is None:
            return
        self.person.set_value(held.employee_no)
        self.key.set_value(held.key)
        self.hours.edit.setText(tidy(held.hours, 2))
        self.day.edit.setText(held.valid_from.isoformat() if held.valid_from else "")
        # What is changed is how much: another person, sort or day is another grant.
        for field in (self.person, self.key, self.day):
            field.setEnabled(held.valid_from is None and field is self.day)
        self.remove.show()

    def _finish(self) -> None:
        try:
            self.changes = edit_overtime_grant(
                self._unit,
                employee_no=self.person.value(),
                key=self.key.value(),
                hours=self.hours.text().strip(),
                valid_from=self.day.text().strip(),
            )
        except EntryRefused as error:
            refused = {found.field: word(found.reason) for _, found in error.findings}
            self.person.set_error(refused.get("employee_no", ""))
            self.day.set_error(refused.get("valid_from", ""))
            self.hours.set_error(refused.get("hours", ""))
        except UserError as error:
            self._say(error)
        else:
            self.accept()

    def _remove(self) -> None:
        assert self._held is not None
        try:
            self.changes = edit_overtime_grant_removed(self._unit, number=self._held.number)
        except UserError as error:
            self._say(error)
        else:
            self.accept()

    def _say(self, error: UserError) -> None:
        self._refused.setText(f"!  {word(error)}")
        self._refused.show()
