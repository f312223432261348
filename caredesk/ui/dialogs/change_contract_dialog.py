"""Another contract from a day: a day and the fields of the contract in force then, to be changed."""

from __future__ import annotations

from contextlib import suppress
from datetime import date

from PySide6.QtWidgets import QWidget

from caredesk.domain.changes import Changes
from caredesk.domain.rows import Employment
from caredesk.errors import UserError
from caredesk.language.people_words import change_text, closed_text
from caredesk.language.translation import tr
from caredesk.language.words import word
from caredesk.services.entry import EntryRefused, texts_of
from caredesk.services.people import PeopleChoices
from caredesk.services.person_edits import (
    contract_on,
    day_of,
    edit_contract_changed_from,
    view_contract_change,
)
from caredesk.services.session import OpenUnit
from caredesk.ui.dialogs.entry_form import EntryForm, FormArea
from caredesk.ui.dialogs.framed_dialog import FramedDialog
from caredesk.ui.style import Style
from caredesk.ui.widgets.labels import Label

WIDTH, HEIGHT = 760, 440
FIELDS = (
    ("rate_percent", "section", "role"),
    ("form", "monthly_pay", "hourly_pay"),
    ("weekly_hours", "day_break"),
)


class ChangeContractDialog(FramedDialog):
    """After `accept`, `changes` is what to send on the bus."""

    def __init__(
        self,
        style: Style,
        unit: OpenUnit,
        contract: Employment,
        name: str,
        choices: PeopleChoices,
        *,
        day: date,
        parent: QWidget | None,
    ) -> None:
        title = tr("Ändra anställning från datum: {name}").format(name=name)
        super().__init__(style, title, parent=parent, width=WIDTH, height=HEIGHT)
        self._unit, self._employee_no = unit, contract.employee_no
        self.changes = Changes()
        self.form = EntryForm(style, choices, self)
        area = FormArea(style, 3)
        area.add_row(self.form.add("valid_from", label=tr("Från och med")))
        for row in FIELDS:
            area.add_row(*map(self.form.add, row))
        self._before = self._texts_of(contract)
        self.form.set_texts(self._before | {"valid_from": day.isoformat()})
        self.effect = Label(style, wrap=True)
        self.body.addWidget(area, 1)
        self.body.addWidget(self.effect)
        self.add_cancel()
        self.go = self.add_button(tr("Ändra"), kind="primary")
        self.go.clicked.connect(self._finish)
        self.form.changed.connect(self._follow)
        self._tell()
        self.form.fields["valid_from"].setFocus()

    def _changed(self) -> dict[str, str]:
        """The fields that differ from the contract that they are changed from."""
        texts = self.form.texts()
        return {name: texts[name] for name, before in self._before.items() if texts[name] != before}

    def _follow(self) -> None:
        """What is not changed follows the day: it is that of the contract in force then."""
        with suppress(UserError):
            day = day_of(self.form.texts()["valid_from"], "valid_from")
            held = contract_on(self._unit, employee_no=self._employee_no, day=day)
            before = self._texts_of(held) if held else self._before
            if before != self._before:
                changed, self._before = self._changed(), before
                self.form.set_texts(before | changed)
        self._tell()

    def _texts_of(self, contract: Employment) -> dict[str, str]:
        texts = texts_of(contract)
        return {name: texts[name] for name in self.form.fields if name != "valid_from"}

    def _tell(self) -> None:
        """What it would do; while a field cannot be read nothing is said before the button is pressed."""
        try:
            day = day_of(self.form.texts()["valid_from"], "valid_from")
            change = view_contract_change(
                self._unit, employee_no=self._employee_no, day=day, changes=self._changed()
            )
        except UserError:
            self.effect.setText("–")
            return
        parts = [change_text(change.before, change.after, corrected=change.corrected)]
        if change.of > 1:
            told = tr("{count} anställningar gäller då; detta är den som började {day}.")
            parts.append(told.format(count=change.of, day=change.before.valid_from))
        if self._changed():
            parts.append(closed_text(change.closed))
        self.effect.setText("  ".join(part for part in parts if part))

    def _finish(self) -> None:
        self.form.show_refused(())
        if not self._changed():
            self.form.show_refused([("rate_percent", tr("Ändra minst ett av fälten."))])
            return
        try:
            day = day_of(self.form.texts()["valid_from"], "valid_from")
            self.changes = edit_contract_changed_from(
                self._unit, employee_no=self._employee_no, day=day, changes=self._changed()
            )
        except EntryRefused as refused:
            self.form.show_refused((finding.field, word(finding.reason)) for _, finding in refused.findings)
        except UserError as error:
            self.effect.setText(f"!  {word(error)}")
        else:
            self.accept()
