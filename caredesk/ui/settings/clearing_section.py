"""Clearing (gallring): what is old enough is listed, and removed for good when the user says so."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from caredesk.domain.calendar import month_of
from caredesk.domain.clearing import GROUPS as GROUP_CODES
from caredesk.domain.clearing import Clearing, Group
from caredesk.errors import UserError
from caredesk.language.clearing_words import GROUPS, TABLES
from caredesk.language.formats import number
from caredesk.language.translation import tr
from caredesk.language.words import word
from caredesk.services.clearing import edit_cleared, renew_copies, until_of, view_bounds, view_clearing
from caredesk.ui.models.row_table import Column, RowTable
from caredesk.ui.settings.section import Around, SettingsSection
from caredesk.ui.widgets.buttons import Button
from caredesk.ui.widgets.card import Card
from caredesk.ui.widgets.check_box import CheckBox
from caredesk.ui.widgets.field import Field
from caredesk.ui.widgets.labels import Label
from caredesk.ui.widgets.table_view import TableView

FIELD_WIDTH = 190
LEAST_HEIGHT = 150


class Line(NamedTuple):
    """A line of the list: a kind of row, to which day, how many."""

    what: str
    until: date
    rows: int


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
    """First the list, then the removal: what is cleared no undo brings back."""

    concern = frozenset({"shift", "absence", "employee", "employment", "setting", "month_closing"})

    def __init__(self, around: Around) -> None:
        super().__init__(around)
        self.lines: dict[Group, GroupChoice] = {group: GroupChoice(around, group) for group in GROUP_CODES}
        self._listed: Clearing | None = None
        self.look = Button(around.style, tr("Visa vad som tas bort"), kind="outline")
        self.clear = Button(around.style, tr("Gallra för gott …"))
        self.told = Label(around.style, role="text2", wrap=True)
        self.refused = Label(around.style, role="under", wrap=True)
        self.table = TableView(around.style, tr("Det här tas bort"), row="dense")
        self.model = RowTable(
            [
                Column[Line](tr("Vad"), lambda row: row.what, stretch=True),
                Column[Line](tr("Till och med"), lambda row: row.until.isoformat()),
                Column[Line](tr("Rader"), lambda row: number(row.rows, 0), numbers=True),
            ],
            parent=self,
        )
        self.table.set_model(self.model)
        self.table.setMinimumHeight(LEAST_HEIGHT)
        self.column.addWidget(self._choices())
        self.column.addWidget(self._list(), 1)
        self.look.clicked.connect(self.show_list)
        self.clear.clicked.connect(self.clear_listed)
        for line in self.lines.values():
            line.chosen.toggled.connect(self._forget)
            line.month.changed.connect(self._forget)

    def refresh(self) -> None:
        bounds = view_bounds(self.around.unit, today=self.around.now().date())
        for group, line in self.lines.items():
            line.set_bounds(*bounds[group])
        self._forget()

    def show_list(self) -> None:
        """Lists what would go; nothing is removed."""
        until = self._until()
        if until is None:
            return
        try:
            self._listed = view_clearing(self.around.unit, today=self._today(), until=until)
        except UserError as error:
            self._forget()
            self._refuse(error)
            return
        lines = [
            Line(tr(TABLES[table]), group.until, count)
            for group in self._listed.groups
            for table, count in group.rows.items()
        ]
        self._set_lines(lines)
        self.told.setText(" ".join(_sentences(self._listed)))
        self.clear.setEnabled(self._listed.count > 0)

    def clear_listed(self) -> None:
        """Asks, since no undo helps, and removes what was listed, then the copies that hold the same."""
        listed, until = self._listed, self._until()
        if listed is None or until is None:
            return
        sentence = tr("{rows} tas bort för gott, också ur kopiorna.").format(rows=_rows(listed.count))
        more = tr("Det går inte att ångra. Historiken i Ångra töms.")
        if not self.around.program.confirm(sentence, more, tr("Ta bort för gott")):
            return
        unit = self.around.unit
        try:
            changes = edit_cleared(unit, today=self._today(), until=until)
        except UserError as error:
            self._refuse(error)
            return
        self.around.bus.changed.emit(changes)
        try:
            count = renew_copies(unit, now=self.around.now())
        except UserError as error:
            self._refuse(error)
            self.told.setText(
                tr("Filen är gallrad, men äldre kopior finns kvar. Ta bort dem i mappen med kopior.")
            )
            return
        done = tr("Gallrat: {rows}. En ny kopia är gjord, och äldre kopior är borttagna: {copies}.")
        self.told.setText(done.format(rows=_rows(listed.count), copies=count))

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
        buttons.addWidget(self.look)
        buttons.addWidget(self.clear)
        buttons.addStretch(1)
        inside.addLayout(buttons)
        inside.addWidget(self.refused)
        return card

    def _list(self) -> Card:
        card = Card(self.around.style, tr("Det här tas bort"))
        card.padded().addWidget(self.told)
        card.body.addWidget(self.table, 1)
        card.body.addStretch(0)
        return card

    def _until(self) -> dict[Group, date] | None:
        """The days of the chosen groups; None when one cannot be read or none is chosen."""
        self.refused.hide()
        chosen = {group: line.until() for group, line in self.lines.items() if line.chosen.isChecked()}
        found = {group: day for group, day in chosen.items() if day is not None}
        if not chosen:
            self.refused.setText(tr("Välj vad som ska gallras."))
            self.refused.show()
        return found if chosen and len(found) == len(chosen) else None

    def _forget(self) -> None:
        """The list no longer holds."""
        self._listed = None
        self._set_lines([])
        self.clear.setEnabled(False)
        self.refused.hide()
        self.told.setText(
            tr("Välj vad som ska gallras, och visa listan. Inget tas bort förrän du säger till.")
        )

    def _set_lines(self, lines: list[Line]) -> None:
        self.model.set_rows(lines)
        self.table.setVisible(bool(lines))

    def _refuse(self, error: UserError) -> None:
        self.refused.setText(f"!  {word(error)}")
        self.refused.show()

    def _today(self) -> date:
        return self.around.now().date()


def _rows(count: int) -> str:
    return tr("1 rad") if count == 1 else tr("{count} rader").format(count=number(count, 0))


def _sentences(listed: Clearing) -> list[str]:
    if not listed.count:
        return [tr("Det finns inget så gammalt att ta bort."), *(word(each) for each in listed.told)]
    people = {group.group: group.persons for group in listed.groups}
    found = [tr("Månader vars summor behålls som månadsvärden: {count}.").format(count=len(listed.kept))]
    if people:
        found.insert(0, tr("Gäller {count} medarbetare.").format(count=max(people.values())))
    if listed.reopened:
        opened = tr("Stängda månader som öppnas, för att månadsvärdena ska räknas: {count}.")
        found.append(opened.format(count=len(listed.reopened)))
    if listed.copies:
        found.append(tr("Äldre kopior ersätts av en ny: {count}.").format(count=listed.copies))
    return [*found, *(word(each) for each in listed.told)]
