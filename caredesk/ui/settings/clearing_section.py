"""Clearing (gallring): what is old enough to go, and to which month."""

from __future__ import annotations

from datetime import date

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from caredesk.domain.calendar import month_of
from caredesk.domain.clearing import GROUPS as GROUP_CODES
from caredesk.domain.clearing import Group
from caredesk.errors import UserError
from caredesk.language.clearing_words import GROUPS
from caredesk.language.translation import tr
from caredesk.language.words import word
from caredesk.services.clearing import until_of, view_bounds
from caredesk.ui.dialogs.clearing_dialog import ClearingDialog
from caredesk.ui.settings.section import Around, SettingsSection
from caredesk.ui.widgets.buttons import Button
from caredesk.ui.widgets.card import Card
from caredesk.ui.widgets.check_box import CheckBox
from caredesk.ui.widgets.field import Field
from caredesk.ui.widgets.labels import Label

FIELD_WIDTH = 190


class GroupChoice(QVBoxLayout):
    """One group: whether it is cleared, and to which month."""

    def __init__(self, around: Around, group: Group) -> None:
        super().__init__()
        style, name = around.style, tr(GROUPS[group])
        self.chosen = CheckBox(style, name)
        self.month = Field(style, tr("Till och med månad"))
        self.month.edit.setAccessibleName(tr("{what}: till och med månad").format(what=name))
        self.month.setFixedWidth(FIELD_WIDTH)
        self.addWidget(self.chosen)
        self.addWidget(self.month)
        self.chosen.setEnabled(not around.unit.store.read_only)
        self.chosen.toggled.connect(self.month.setEnabled)
        self.month.setEnabled(False)

    def set_bounds(self, latest: date, proposed: date | None) -> None:
        """The latest month, and that of the unit's own time of keeping, which is then chosen."""
        self.month.set_hint(tr("Högst {month}").format(month=month_of(latest)))
        if not self.month.text():
            self.month.edit.setText(month_of(proposed or latest))
            self.chosen.setChecked(proposed is not None)

    def until(self) -> date | None:
        """The last day of the month that is typed; None, and why told, when it is none."""
        try:
            return until_of(self.month.text())
        except UserError as error:
            self.month.set_error(word(error))
            return None


class ClearingSection(SettingsSection):
    """What is to go is chosen here; the dialog lists it, and removes it when the user says so."""

    concern = frozenset({"shift", "absence", "employee", "employment", "setting", "month_closing"})

    def __init__(self, around: Around) -> None:
        super().__init__(around)
        self.lines: dict[Group, GroupChoice] = {group: GroupChoice(around, group) for group in GROUP_CODES}
        self.look = Button(around.style, tr("Visa vad som tas bort …"), kind="outline")
        self.look.setEnabled(self.writable)
        self.told = Label(around.style, role="text2", wrap=True)
        self.refused = Label(around.style, role="under", wrap=True)
        self.column.addWidget(self._choices())
        self.column.addStretch(1)
        self.look.clicked.connect(self.show_list)
        for line in self.lines.values():
            line.chosen.toggled.connect(self._forget)
            line.month.changed.connect(self._forget)

    def refresh(self) -> None:
        bounds = view_bounds(self.around.unit, today=self.around.now().date())
        for group, line in self.lines.items():
            line.set_bounds(*bounds[group])
        self.told.setText(tr("Inget tas bort förrän du har sett listan och säger till."))

    def show_list(self) -> None:
        """Opens the list of what would go; it is removed from there."""
        until = self._until()
        if until is None:
            return
        dialog = ClearingDialog(
            self.around.style, self.around.unit, until, clock=self.around.now, parent=self.window()
        )
        dialog.exec()
        if dialog.changes.tables:
            self.around.bus.changed.emit(dialog.changes)
        if dialog.said:
            self.told.setText(dialog.said)
        dialog.deleteLater()

    def _choices(self) -> Card:
        card = Card(self.around.style, tr("Gallra det som är gammalt"))
        inside = card.padded()
        about = tr(
            "Personuppgifter sparas inte längre än de behövs. Månadernas summor blir månadsvärden, så "
            "personaltäthet och sjukfrånvaro i procent står kvar. Hur länge ni sparar skrivs under Lagar, "
            "avtal och värden."
        )
        inside.addWidget(Label(self.around.style, about, role="text2", wrap=True))
        side_by_side = QHBoxLayout()
        for line in self.lines.values():
            side_by_side.addLayout(line)
        side_by_side.addStretch(1)
        inside.addLayout(side_by_side)
        buttons = QHBoxLayout()
        buttons.setSpacing(self.around.style.size("card_gap"))
        buttons.addWidget(self.look)
        buttons.addWidget(self.told, 1)
        inside.addLayout(buttons)
        inside.addWidget(self.refused)
        return card

    def _until(self) -> dict[Group, date] | None:
        """The days of the chosen groups; None when one cannot be read or none is chosen."""
        self._forget()
        chosen = {group: line.until() for group, line in self.lines.items() if line.chosen.isChecked()}
        found = {group: day for group, day in chosen.items() if day is not None}
        if not chosen:
            self.refused.setText(tr("Välj vad som ska gallras."))
            self.refused.show()
        return found if chosen and len(found) == len(chosen) else None

    def _forget(self) -> None:
        """What was refused no longer holds."""
        self.refused.clear()
        self.refused.hide()
