"""A week copied to others: which weeks, typed as numbers, whose shifts, and what stands in the way."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date, timedelta
from typing import NamedTuple

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QHBoxLayout, QWidget

from caredesk.domain.calendar import monday_of
from caredesk.domain.changes import Changes
from caredesk.domain.problems import Problem
from caredesk.domain.week_numbers import read_weeks, spans_of
from caredesk.errors import UserError
from caredesk.language import formats
from caredesk.language.people_words import closed_text, list_name
from caredesk.language.translation import tr
from caredesk.language.words import word
from caredesk.services.base_schedule import view_base_people, view_names
from caredesk.services.plan import Plan
from caredesk.services.week_copy import CopyConflict, WeekCopy, edit_week_copied, plan_week_copy
from caredesk.ui.dialogs.framed_dialog import FramedDialog
from caredesk.ui.models.row_table import Column, RowTable
from caredesk.ui.style import Style
from caredesk.ui.widgets.check_box import CheckBox
from caredesk.ui.widgets.choice_field import ChoiceField
from caredesk.ui.widgets.field import Field
from caredesk.ui.widgets.labels import Label, Part, PartsLabel
from caredesk.ui.widgets.table_view import TableView

LOOK_AFTER_MS = 250


class _Group(NamedTuple):
    """Whose shifts can be chosen: words, and employee numbers, None = everybody's."""

    words: str
    persons: Collection[str] | None


class CopyWeekDialog(FramedDialog):
    """After `accept`, `changes` is what to send on the bus. Whose shifts: those of `chosen` (marked in the
    grid) are proposed, else those employed in `section`, else everybody's with the vacant ones."""

    def __init__(
        self,
        style: Style,
        plan: Plan,
        *,
        monday: date,
        chosen: Collection[str] = (),
        section: str | None = None,
        parent: QWidget | None,
    ) -> None:
        width, height = style.size("dialog_width"), style.size("dialog_height")
        title = tr("Kopiera {week}").format(week=formats.week(monday))
        super().__init__(style, title, parent=parent, width=width, height=height)
        self._plan, self._monday = plan, monday_of(monday)
        self.changes = Changes()
        self._targets: tuple[date, ...] = ()
        self._names = {number: list_name(name) for number, name in view_names(plan.unit).items()}
        people = view_base_people(plan.unit, day=self._monday) if section else ()
        in_section = {each.employee_no for each in people if each.section == section}
        self._groups = _groups(chosen, section or "", in_section)
        self.weeks = Field(style, tr("Till veckorna"))
        self.weeks.edit.setPlaceholderText("35–43")
        offered = [(str(place), group.words) for place, group in enumerate(self._groups)]
        self.who = ChoiceField(style, tr("Vems pass"), offered)
        self.replace = CheckBox(style, tr("Ersätt det som redan står i veckorna"))
        self.sentence = PartsLabel(style, wrap=True)
        self.warning = Label(style, role="over", wrap=True)
        self.conflicts = RowTable(self._columns())
        self.table = TableView(style, tr("Dagar att känna till"), row="dense")
        self.table.set_model(self.conflicts)
        self._lay_out(style)
        self.add_keys(("Tab", tr("nästa fält")))
        self.add_cancel()
        self.go = self.add_button(tr("Kopiera"), kind="primary")
        self._timer = QTimer(self, singleShot=True, interval=LOOK_AFTER_MS)
        self._connect()
        self.look()
        self.weeks.setFocus()

    def _connect(self) -> None:
        self._timer.timeout.connect(self.look)
        self.weeks.changed.connect(self._wait)
        self.who.changed.connect(self.look)
        self.replace.toggled.connect(self.look)
        self.go.clicked.connect(self._finish)

    def look(self) -> None:
        """Reads the weeks and shows what copying to them would do; nothing is stored."""
        self._timer.stop()
        read = read_weeks(self.weeks.text(), after=self._monday)
        self._targets = () if isinstance(read, Problem) else read
        planned = None
        if isinstance(read, Problem):
            typed = bool(self.weeks.text().strip())
            self.weeks.set_hint(tr("Veckornas nummer, som 35–43 eller 51–2, 7"))
            self.weeks.set_error(word(read) if typed else "", stay=False)
        else:
            self.weeks.set_hint(_weeks_text(read), "text2")
            try:
                planned = plan_week_copy(
                    self._plan,
                    monday=self._monday,
                    targets=read,
                    persons=self._persons(),
                    replace=self.replace.isChecked(),
                )
            except UserError as error:
                self.weeks.set_error(word(error), stay=False)
        self._show(planned)

    def _lay_out(self, style: Style) -> None:
        row = QHBoxLayout()
        row.setSpacing(style.size("card_gap"))
        for field in (self.weeks, self.who):
            row.addWidget(field, 1, Qt.AlignmentFlag.AlignTop)
        self.body.addLayout(row)
        self.body.addWidget(self.replace)
        self.body.addWidget(self.sentence)
        self.body.addWidget(self.warning)
        self.body.addWidget(self.table, 1)
        self._room = QWidget()
        self.body.addWidget(self._room, 1)

    def _wait(self) -> None:
        """Enter may come before the look has: the button reads the weeks itself then."""
        self.go.setEnabled(True)
        self._timer.start()

    def _persons(self) -> Collection[str] | None:
        return self._groups[int(self.who.value())].persons

    def _show(self, planned: WeekCopy | None) -> None:
        rows = planned.conflicts if planned else ()
        self.conflicts.set_rows(rows)
        self.table.setVisible(bool(rows))
        self._room.setVisible(not rows)
        self.sentence.set_parts(_sentence(planned, replace=self.replace.isChecked()))
        self.warning.setText(closed_text(planned.closed if planned else ()))
        self.warning.setVisible(bool(self.warning.text()))
        count = len(self._targets)
        words = tr("Kopiera 1 vecka") if count == 1 else tr("Kopiera {count} veckor").format(count=count)
        self.go.setText(words if count else tr("Kopiera"))
        self.go.setAccessibleName(self.go.text())
        self.go.setEnabled(planned is not None)
        self.go.setToolTip("" if planned else tr("Skriv veckorna att kopiera till först"))

    def _finish(self) -> None:
        """Copies; what has come in the way and was not in view yet is shown first."""
        if self._timer.isActive():
            self.look()
            if self.conflicts.rowCount():
                return
        if not self._targets:
            self.weeks.edit.setFocus()
            return
        try:
            self.changes = edit_week_copied(
                self._plan,
                monday=self._monday,
                targets=self._targets,
                persons=self._persons(),
                replace=self.replace.isChecked(),
            )
        except UserError as error:
            self.sentence.set_parts([Part(f"!  {word(error)}", "under")])
        else:
            self.accept()

    def _columns(self) -> list[Column[CopyConflict]]:
        return [
            Column[CopyConflict](tr("Vecka"), lambda row: formats.week(row.day)),
            Column[CopyConflict](tr("Dag"), lambda row: formats.day_short(row.day)),
            Column[CopyConflict](tr("Medarbetare"), self._name, strong=True),
            Column[CopyConflict](tr("Att veta"), lambda row: word(row.reason), stretch=True),
        ]

    def _name(self, row: CopyConflict) -> str:
        return self._names.get(row.employee_no, row.employee_no) or tr("Vakant")


def _groups(chosen: Collection[str], section: str, in_section: Collection[str]) -> list[_Group]:
    groups = [_Group(tr("Alla, också vakanta pass"), None)]
    if in_section:
        words = tr("Personer i {section}: {count}").format(section=section, count=len(in_section))
        groups.insert(0, _Group(words, in_section))
    if chosen:
        groups.insert(0, _Group(tr("De markerade: {count}").format(count=len(chosen)), chosen))
    return groups


def _weeks_text(weeks: tuple[date, ...]) -> str:
    """`9 veckor: 24 augusti–25 oktober 2026`"""
    count = tr("1 vecka: ") if len(weeks) == 1 else tr("{count} veckor: ").format(count=len(weeks))
    spans = []
    for first, last in spans_of(weeks):
        end = last + timedelta(days=6)
        year = f" {first.year}" if first.year != end.year else ""
        spans.append(f"{formats.day_and_month(first)}{year} – {formats.day_and_month(end)} {end.year}")
    return count + ", ".join(spans)


def _sentence(planned: WeekCopy | None, *, replace: bool) -> list[Part]:
    """`312 pass kopieras. Allt blir ett steg som kan ångras. Se listan nedan (4): andra pass ersätts.`"""
    if planned is None:
        return [Part(tr("Skriv till vilka veckor."), "text2")]
    copied = tr("{count} pass kopieras").format(count=formats.number(planned.shifts, 0))
    if planned.removed:
        copied += tr(" · {count} tas bort").format(count=formats.number(planned.removed, 0))
    parts = [Part(copied, strong=True), Part(tr(". Allt blir ett steg som kan ångras."))]
    if planned.conflicts:
        days = formats.number(len(planned.conflicts), 0)
        told = (
            tr(" Se listan nedan ({count}): andra pass ersätts.")
            if replace
            else tr(" Se listan nedan ({count}): där andra pass står lämnas de.")
        )
        parts.append(Part(told.format(count=days), "over"))
    return parts
