"""Moves one or several people to a section from a day, as one step."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtWidgets import QWidget

from caredesk.domain.changes import Changes
from caredesk.errors import UserError
from caredesk.language.people_words import closed_text
from caredesk.language.translation import tr
from caredesk.language.words import word
from caredesk.services.entry import EntryRefused
from caredesk.services.month_closing import closed_months
from caredesk.services.people import PeopleChoices, PersonLine
from caredesk.services.person_edits import count_with_later, day_of, edit_moved_to_section
from caredesk.services.session import OpenUnit
from caredesk.ui.dialogs.framed_dialog import FramedDialog
from caredesk.ui.style import Style
from caredesk.ui.widgets.field import Field
from caredesk.ui.widgets.labels import Label
from caredesk.ui.widgets.suggest_field import SuggestField

WIDTH, HEIGHT = 440, 380
MOST_NAMED = 4


class MoveSectionDialog(FramedDialog):
    """After `accept`, `changes` is what to send on the bus."""

    def __init__(
        self,
        style: Style,
        unit: OpenUnit,
        people: Sequence[PersonLine],
        choices: PeopleChoices,
        *,
        day: date,
        parent: QWidget | None,
    ) -> None:
        super().__init__(style, tr("Flytta till avdelning"), parent=parent, width=WIDTH, height=HEIGHT)
        self._unit = unit
        self._numbers = [line.employee_no for line in people]
        self.changes = Changes()
        self.section = SuggestField(style, tr("Avdelning"), choices.sections, new=tr("Ny avdelning."))
        self.day = Field(style, tr("Från och med"))
        self.day.edit.setText(day.isoformat())
        self.body.addWidget(Label(style, _named([line.name for line in people]), wrap=True))
        self.body.addWidget(self.section)
        self.body.addWidget(self.day)
        self.effect = Label(style, role="text2", wrap=True)
        self.effect.setMinimumHeight(2 * style.line("body"))
        self.body.addWidget(self.effect)
        self.body.addStretch(1)
        self.add_cancel()
        move = self.add_button(tr("Flytta"), kind="primary")
        move.clicked.connect(self._finish)
        self.day.changed.connect(lambda _text: self._tell())
        self._tell()
        self.section.setFocus()

    def _tell(self) -> None:
        """What the move leaves as it is, and the closed months that it reaches."""
        try:
            day = day_of(self.day.text(), "valid_from")
        except UserError:
            self.effect.setText("–")
            return
        parts = [tr("Anställningen före dagen behåller sin avdelning.")]
        later = count_with_later(self._unit, employee_nos=self._numbers, day=day)
        if later:
            told = tr("▲ {count} har en anställning som börjar senare och behåller sin avdelning.")
            parts.append(told.format(count=later))
        parts.append(closed_text(closed_months(self._unit, first_day=day, last_day=None)))
        self.effect.setText("  ".join(part for part in parts if part))

    def _finish(self) -> None:
        section = self.section.text().strip()
        if not section:
            self.section.set_error(tr("Välj eller skriv en avdelning."))
            return
        try:
            day = day_of(self.day.text(), "valid_from")
            self.changes = edit_moved_to_section(
                self._unit, employee_nos=self._numbers, section=section, day=day
            )
        except EntryRefused as refused:
            self.day.set_error(word(refused.findings[0][1].reason))
        except UserError as error:
            self.day.set_error(word(error))
        else:
            self.accept()


def _named(names: Sequence[str]) -> str:
    """The names, of many the first few and how many more."""
    if len(names) <= MOST_NAMED:
        return ", ".join(names)
    rest = len(names) - MOST_NAMED + 1
    return tr("{names} och {count} till").format(names=", ".join(names[: MOST_NAMED - 1]), count=rest)
