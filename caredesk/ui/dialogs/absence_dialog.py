"""An absence of any cause: who, why and when in three steps; one that stands is corrected, gets another
extent from a day, or is removed."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from caredesk.domain.changes import Changes
from caredesk.domain.problems import Problem
from caredesk.domain.rows import Absence
from caredesk.errors import UserError
from caredesk.language.formats import day_short
from caredesk.language.people_words import rate_text, term
from caredesk.language.sick_report_words import days_text
from caredesk.language.translation import tr
from caredesk.language.words import word
from caredesk.services.absence_changes import (
    edit_absence_added,
    edit_absence_changed,
    edit_absence_removed,
    edit_extent_from,
    view_absence_conflicts,
    view_extent_conflicts,
)
from caredesk.services.absence_people import AbsenceView, view_absence
from caredesk.services.session import OpenUnit
from caredesk.ui.ask import Ask
from caredesk.ui.bus import Bus
from caredesk.ui.dialogs.absence_refusals import (
    AT_EXPECTED,
    AT_FIRST,
    AT_LAST,
    TOLD,
    make_or_reopen,
)
from caredesk.ui.dialogs.framed_dialog import SIDE, FramedDialog
from caredesk.ui.dialogs.report_people import people_to_report
from caredesk.ui.style import Style
from caredesk.ui.widgets.absence_form import AbsenceForm
from caredesk.ui.widgets.buttons import ENTER, Button
from caredesk.ui.widgets.extent_field import ExtentField
from caredesk.ui.widgets.labels import Label
from caredesk.ui.widgets.person_choice import Choice, PersonChoice
from caredesk.ui.widgets.rule import Rule
from caredesk.ui.widgets.scrolled import Scrolled
from caredesk.ui.widgets.stepped_day_field import SteppedDayField

WIDTH, HEIGHT = 680, 440
PERSON_WIDTH, DAY_WIDTH = 280, 148
LOOK_AFTER_MS = 300


class AbsenceDialog(FramedDialog):
    """A new absence, or with `number` the one that has it. What is made is on the bus; `said` is then a
    sentence for the line that says what is stored, and `changes` what it touched. UserError absence_gone when
    there is none of that number."""

    def __init__(
        self,
        style: Style,
        unit: OpenUnit,
        bus: Bus,
        *,
        ask: Ask,
        today: date,
        number: int | None = None,
        employee_no: str = "",
        first_day: date | None = None,
        parent: QWidget | None,
    ) -> None:
        held = view_absence(unit, number=number) if number is not None else None
        title = tr("Frånvaro") if held is None else tr("Ändra frånvaro")
        super().__init__(
            style, title, parent=parent, width=WIDTH, height=HEIGHT, note=tr("Skriv ingen diagnos")
        )
        self._held, self._today = held, today
        self._unit, self._bus, self._ask, self._number = unit, bus, ask, number
        self.changes, self.said = Changes(), ""
        people = people_to_report(unit, today=today) if self._held is None else ()
        self.person = PersonChoice(style, self, nobody=tr("Ingen heter så."))
        self.person.set_people(people)
        self._chosen: Choice | None = None
        self.form = AbsenceForm(style, first_day or today)
        self.from_day = SteppedDayField(style, tr("Från och med"), today)
        self.new_extent = ExtentField(style, tr("Ny omfattning"), usual=(75.0, 50.0, 25.0, 100.0))
        self.change_extent = Button(style, tr("Ändra omfattningen"))
        self._told = Label(style, font="small", role="over", wrap=True)
        self._stack = QStackedWidget()
        self._timer = QTimer(self, singleShot=True, interval=LOOK_AFTER_MS)
        self._lay_out()
        self._connect()
        self._begin(employee_no)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        at = self.focusWidget()
        if event.key() not in ENTER:
            super().keyPressEvent(event)
        elif at in (self.person.field.edit, self.person.table):
            self._take_person()
        elif isinstance(at, QAbstractButton):
            at.click()
            if self.form.causes.isAncestorOf(at):
                self.form.first.setFocus()
                self.form.first.edit.selectAll()
        elif self._extent_box.isAncestorOf(at):
            self._change_extent()
        else:
            self._finish()

    def done(self, result: int) -> None:
        self._timer.stop()
        super().done(result)

    def _lay_out(self) -> None:
        style = self._look
        self.body.setContentsMargins(0, 0, 0, 0)
        self.body.setSpacing(0)
        if self._held is None:
            row = QHBoxLayout()
            row.setContentsMargins(SIDE, 10, SIDE, 10)
            self.person.field.setFixedWidth(PERSON_WIDTH)
            row.addWidget(self.person.field, 0, Qt.AlignmentFlag.AlignLeft)
            self.body.addLayout(row)
            self.body.addWidget(Rule(style))
        area = Scrolled()
        area.column.setContentsMargins(SIDE, 12, SIDE, 12)
        area.column.setSpacing(style.size("card_gap"))
        if self._held is not None:
            area.column.addWidget(Label(style, _heading(self._held, self._today), font="card_title"))
        area.column.addWidget(self.form)
        area.column.addWidget(self._told)
        self._extent_box = self._make_extent_box(style)
        area.column.addWidget(self._extent_box)
        area.column.addStretch(1)
        self._stack.addWidget(self.person.table)
        self._stack.addWidget(area)
        self.body.addWidget(self._stack, 1)
        self.remove: Button | None = None
        if self._held is not None:
            self.remove = self.add_button(tr("Ta bort frånvaron"))
        else:
            self.add_keys(("Enter", tr("nästa")), ("Esc", tr("avbryt")))
        self.add_cancel()
        verb = tr("Lägg in frånvaron") if self._held is None else tr("Ändra frånvaron")
        self.go = self.add_button(verb, kind="primary")

    def _make_extent_box(self, style: Style) -> QWidget:
        """Another extent from a day on, as at a part-time return; only of an absence that stands."""
        box = QWidget()
        column = QVBoxLayout(box)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(style.size("card_gap"))
        column.addWidget(Rule(style))
        told = tr("Ändra omfattning från en dag, till exempel vid återgång på deltid")
        column.addWidget(Label(style, told, font="card_title"))
        row = QHBoxLayout()
        row.setSpacing(style.size("card_gap"))
        for field in (self.from_day, self.new_extent):
            field.setFixedWidth(DAY_WIDTH)
            row.addWidget(field, 0, Qt.AlignmentFlag.AlignTop)
        beside = QVBoxLayout()
        beside.addSpacing(style.line("small") + 4)
        beside.addWidget(self.change_extent)
        beside.addStretch(1)
        row.addLayout(beside)
        row.addStretch(1)
        column.addLayout(row)
        box.setVisible(self._held is not None)
        return box

    def _connect(self) -> None:
        self.person.taken.connect(self._take_person)
        self.person.typed.connect(self._type_person)
        self.form.changed.connect(self._timer.start)
        self._timer.timeout.connect(self._tell)
        self.from_day.changed.connect(self._timer.start)
        self.new_extent.changed.connect(self._timer.start)
        self.change_extent.clicked.connect(self._change_extent)
        self.go.clicked.connect(self._finish)
        if self.remove is not None:
            self.remove.clicked.connect(self._remove)

    def _begin(self, employee_no: str) -> None:
        self._told.hide()
        if self._held is not None:
            self.form.set_row(self._held.row)
            self._stack.setCurrentIndex(1)
            self.form.first.setFocus()
            return
        self.person.set_current(employee_no)
        if employee_no and self.person.field.text():
            self._take_person()
        else:
            self.person.field.setFocus()

    def _type_person(self) -> None:
        """Another name is being typed: the list is back in view."""
        self._chosen = None
        self._stack.setCurrentIndex(0)

    def _take_person(self) -> None:
        """Goes on to the cause with the person of the current row."""
        self._chosen = self.person.current()
        if self._chosen is None:
            self.person.field.set_error(tr("Skriv vem det gäller."))
            return
        self.person.set_current(self._chosen.employee_no)
        self._stack.setCurrentIndex(1)
        self.form.causes.take_keyboard()
        self._timer.start()

    def _employee_no(self) -> str:
        if self._held is not None:
            return self._held.row.employee_no
        return self._chosen.employee_no if self._chosen is not None else ""

    def _tell_extent(self) -> None:
        """What another extent from the day would change beside the absence, or why it cannot be."""
        number, day, extent = self._number, self.from_day.day(), self.new_extent.percent()
        if number is None or day is None or extent is None:
            return
        percent = None if extent == 100 else extent
        self._ask_what_changes(
            lambda: view_extent_conflicts(self._unit, number=number, day=day, extent_percent=percent)
        )

    def _tell(self) -> None:
        """What the absence that is typed would change beside itself, or why it cannot be."""
        self._timer.stop()
        if self._extent_box.isAncestorOf(self.focusWidget()):
            self._tell_extent()
            return
        row = self.form.row(self._employee_no()) if self._employee_no() else None
        if row is None or (self._held is not None and row == self._held.row):
            self._told.hide()
            return
        self._ask_what_changes(lambda: view_absence_conflicts(self._unit, row=row, number=self._number))

    def _ask_what_changes(self, ask: Callable[[], tuple[Problem, ...]]) -> None:
        try:
            told = ask()
        except UserError as error:
            self._refuse(error)
            return
        refused = any(each.code not in TOLD for each in told)
        self._say(told, "under" if refused else "over")

    def _say(self, told: tuple[Problem, ...], role: str) -> None:
        sign = "!" if role == "under" else "▲"
        self._told.setText("\n".join(f"{sign}  {word(each)}" for each in told))
        self._told.set_role(role)
        self._told.setVisible(bool(told))

    def _finish(self) -> None:
        if not self._employee_no():
            self._stack.setCurrentIndex(0)
            self.person.field.set_error(tr("Skriv vem det gäller."))
            return
        row = self.form.row(self._employee_no(), stay=True)
        if row is not None:
            done = tr("Inlagt: {absence}") if self._number is None else tr("Ändrat: {absence}")
            self._make(lambda reopen: self._store(row, reopen), done.format(absence=self._told_as(row)))

    def _store(self, row: Absence, reopen: bool) -> Changes:
        if self._number is None:
            return edit_absence_added(self._unit, row=row, reopen=reopen)
        return edit_absence_changed(self._unit, number=self._number, row=row, reopen=reopen)

    def _change_extent(self) -> None:
        number, day, extent = self._number, self.from_day.day(stay=True), self.new_extent.percent()
        if number is None or day is None or extent is None:
            return
        percent = None if extent == 100 else extent
        self._make(
            lambda reopen: edit_extent_from(
                self._unit, number=number, day=day, extent_percent=percent, reopen=reopen
            ),
            tr("{name} borta {percent} från {day}").format(
                name=self._name(), percent=rate_text(extent), day=day_short(day)
            ),
        )

    def _remove(self) -> None:
        number, held = self._number, self._held
        if number is not None and held is not None:
            self._make(
                lambda reopen: edit_absence_removed(self._unit, number=number, reopen=reopen),
                tr("Borttaget: {absence}").format(absence=self._told_as(held.row)),
            )

    def _name(self) -> str:
        if self._held is not None:
            return self._held.name
        return self._chosen.name if self._chosen is not None else ""

    def _told_as(self, row: Absence) -> str:
        """`Semester, Anna Ek, ons 4 nov – fre 6 nov`."""
        days = days_text(row.first_day, row.last_day)
        return f"{term('absence_cause', row.cause)}, {self._name()}, {days}"

    def _make(self, edit: Callable[[bool], Changes], said: str) -> None:
        self._timer.stop()
        try:
            changes = make_or_reopen(self._ask, self, edit)
        except UserError as error:
            self._refuse(error)
            return
        if changes is None:
            return
        if changes.tables:
            self.changes, self.said = changes, said
            self._bus.changed.emit(changes)
        self.accept()

    def _refuse(self, error: UserError) -> None:
        """Says a refusal at the field where it belongs, else under the fields; all that is typed stays."""
        sentence = word(error)
        self._told.hide()
        if error.code == "absence_extent_outside":
            self.from_day.set_error(sentence)
        elif error.code in AT_EXPECTED:
            self.form.expected.set_error(sentence)
        elif error.code in AT_LAST:
            self.form.last.set_error(sentence)
        elif error.code in AT_FIRST:
            self.form.first.set_error(sentence)
        else:
            self._told.setText(f"!  {sentence}")
            self._told.set_role("under")
            self._told.show()


def _heading(held: AbsenceView, today: date) -> str:
    """`Anna Ek · Asken · sedan ons 4 nov · dag 7 i sjuklöneperioden`, with the days as they stand."""
    days, number = days_text(held.row.first_day, held.row.last_day), held.day_number(today)
    period = tr("dag {number} i sjuklöneperioden").format(number=number) if number else ""
    return " · ".join(part for part in (held.name, held.section, days, period) if part)
