"""A new person with the first contract, stored as one step."""

from __future__ import annotations

from datetime import date

from PySide6.QtWidgets import QWidget

from caredesk.domain.changes import Changes
from caredesk.errors import UserError
from caredesk.language.terms import TERMS
from caredesk.language.translation import tr
from caredesk.language.words import word
from caredesk.services.entry import EntryRefused
from caredesk.services.people import PeopleChoices
from caredesk.services.person_edits import CONTRACT, PERSON, edit_person_added
from caredesk.services.session import OpenUnit
from caredesk.ui.dialogs.entry_form import EntryForm, FormArea
from caredesk.ui.dialogs.framed_dialog import FramedDialog
from caredesk.ui.style import Style
from caredesk.ui.widgets.labels import Label

WIDTH, HEIGHT = 760, 600


class NewPersonDialog(FramedDialog):
    """After `accept`, `changes` is what to send on the bus, and `employee_no()` who was added."""

    def __init__(
        self,
        style: Style,
        unit: OpenUnit,
        choices: PeopleChoices,
        *,
        today: date,
        section: str,
        parent: QWidget | None,
    ) -> None:
        super().__init__(style, tr("Ny medarbetare"), parent=parent, width=WIDTH, height=HEIGHT)
        self._unit = unit
        self.changes = Changes()
        self.person = EntryForm(style, choices, self)
        self.contract = EntryForm(style, choices, self)
        area = FormArea(style, 3)
        area.add_heading(tr("Person"))
        area.add_row(*map(self.person.add, ("name", "employee_no", "phone")))
        area.add_row(*map(self.person.add, ("birth_date", "sex", "email")))
        area.add_row(self.person.add("languages"))
        area.add_heading(tr("Första anställningen"))
        area.add_row(*map(self.contract.add, ("form", "valid_from", "valid_to")))
        area.add_row(*map(self.contract.add, ("section", "role", "rate_percent")))
        area.add_row(*map(self.contract.add, ("monthly_pay", "hourly_pay", "weekly_hours")))
        self.contract.set_texts(
            {"form": TERMS["form"]["permanent"], "valid_from": today.isoformat(), "section": section}
        )
        self._trouble = Label(style, role="under", wrap=True)
        self._trouble.hide()
        self.body.addWidget(area, 1)
        self.body.addWidget(self._trouble)
        self.add_keys(("Tab", tr("nästa fält")))
        self.add_cancel()
        add = self.add_button(tr("Lägg till"), kind="primary")
        add.clicked.connect(self._finish)
        self.person.fields["name"].setFocus()

    def employee_no(self) -> str:
        """The number that was typed."""
        return self.person.texts()["employee_no"]

    def _finish(self) -> None:
        try:
            self.changes = edit_person_added(
                self._unit, person=self.person.texts(), contract=self.contract.texts()
            )
        except EntryRefused as refused:
            for place, form in ((CONTRACT, self.contract), (PERSON, self.person)):
                form.show_refused(
                    (finding.field, word(finding.reason)) for at, finding in refused.findings if at == place
                )
        except UserError as error:
            self._trouble.setText(f"!  {word(error)}")
            self._trouble.show()
        else:
            self.accept()
