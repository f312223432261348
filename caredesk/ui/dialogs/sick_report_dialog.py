"""Sjukanmälan: who, from and to, and what becomes of each shift that is hit; one step, by the keyboard alone.

Enter goes on: from the person to the days, from the days to the shifts, from a shift to the next with the
first-ranked substitute, from the last one to the button that makes the report.
"""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractButton, QComboBox, QLineEdit, QWidget

from caredesk.domain.changes import Changes
from caredesk.domain.sick_report import HitShift, Way
from caredesk.errors import UserError
from caredesk.language import sick_report_words as words
from caredesk.language.translation import tr
from caredesk.language.words import word
from caredesk.services.session import OpenUnit
from caredesk.ui.ask import Ask
from caredesk.ui.bus import Bus
from caredesk.ui.dialogs.absence_refusals import AT_EXPECTED, AT_FIRST, AT_LAST, make_or_reopen
from caredesk.ui.dialogs.framed_dialog import FramedDialog
from caredesk.ui.dialogs.report_choices import ReportChoices
from caredesk.ui.dialogs.report_effect import ReportEffect
from caredesk.ui.dialogs.report_people import people_to_report
from caredesk.ui.style import Style
from caredesk.ui.widgets.buttons import ENTER
from caredesk.ui.widgets.person_choice import Choice
from caredesk.ui.widgets.sick_report_body import SHIFTS, WHEN, WHO, SickReportBody

HEIGHT = 596
LOOK_AFTER_MS = 300
WAY_OF_KEY: dict[int, Way] = {
    Qt.Key.Key_V: "substitute",
    Qt.Key.Key_P: "pool",
    Qt.Key.Key_L: "vacant",
    Qt.Key.Key_E: "none",
}
WALKS: dict[int, int] = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}


class SickReportDialog(FramedDialog):
    """The report is on the bus when it is made; `said` is then a sentence for the line that says what is
    stored, and `changes` what it touched."""

    def __init__(
        self,
        style: Style,
        unit: OpenUnit,
        bus: Bus,
        *,
        ask: Ask,
        today: date,
        employee_no: str = "",
        parent: QWidget | None,
    ) -> None:
        super().__init__(
            style,
            tr("Sjukanmälan"),
            parent=parent,
            width=style.size("dialog_width"),
            height=HEIGHT,
            steps=(tr("Vem"), tr("Från och till"), tr("Berörda pass")),
            icon="sick-report",
            note=tr("Skriv ingen diagnos"),
        )
        self._bus, self._ask = bus, ask
        self.choices = ReportChoices(unit, today=today)
        self.changes, self.said = Changes(), ""
        self._body = SickReportBody(style, people_to_report(unit, today=today), today)
        self.fields, self.shifts = self._body.fields, self._body.shifts
        self._effect = ReportEffect(self.choices, self.shifts, self)
        self._person: Choice | None = None
        self._hit: HitShift | None = None
        self._step = WHO
        self._look_timer = QTimer(self, singleShot=True, interval=LOOK_AFTER_MS)
        self._ahead_timer = QTimer(self, interval=0)
        self._lay_out()
        self._connect()
        self._begin(employee_no)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, at = event.key(), self.focusWidget()
        choosing = (
            self._step == SHIFTS and self._hit is not None and not isinstance(at, QLineEdit | QComboBox)
        )
        panel = self.shifts.panel
        if key in ENTER and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self._make_as_it_stands()
        elif key in ENTER:
            self._go_on(at)
        elif choosing and key in WAY_OF_KEY:
            panel.take_way(WAY_OF_KEY[key])
        elif choosing and Qt.Key.Key_1 <= key <= Qt.Key.Key_9:
            panel.pick(key - Qt.Key.Key_1)
        elif choosing and key in WALKS:
            self._walk(WALKS[key])
        else:
            super().keyPressEvent(event)

    def done(self, result: int) -> None:
        for each in (self._look_timer, self._ahead_timer, self._effect):
            each.stop()
        super().done(result)

    def _lay_out(self) -> None:
        self.body.setContentsMargins(0, 0, 0, 0)
        self.body.addWidget(self._body)
        self.add_keys(
            ("↑ ↓", tr("välj")), ("Enter", tr("nästa")), ("Ctrl Enter", tr("klar")), ("Esc", tr("avbryt"))
        )
        self.add_cancel()
        self.go = self.add_button(words.verb_text(0), kind="primary")

    def _connect(self) -> None:
        fields, shifts = self.fields, self.shifts
        self._body.came_to.connect(self._come_to)
        fields.person.taken.connect(self._take_person)
        fields.changed.connect(self._look_timer.start)
        self._look_timer.timeout.connect(self._look_up)
        self._ahead_timer.timeout.connect(self._think_ahead)
        shifts.hits.picked.connect(self._show_shift, Qt.ConnectionType.QueuedConnection)
        shifts.panel.changed.connect(lambda: self._effect.show_soon(self._hit))
        shifts.panel.taken.connect(self._take_shift)
        self.go.clicked.connect(self._finish)

    def _begin(self, employee_no: str) -> None:
        self.go.setEnabled(False)
        person = self.fields.person
        person.set_current(employee_no)
        if employee_no and person.field.text():
            self._take_person()
        else:
            person.field.setFocus()

    def _come_to(self, step: int) -> None:
        """The keyboard is in the parts of a step; whoever leaves a typed name with Tab has chosen it."""
        if step == WHO:
            self._show_step(WHO)
            return
        typed = self.fields.person.field.text().strip()
        chosen = self._person is not None and self._person.name == typed
        if typed and not chosen and (person := self.fields.person.current()) is not None:
            self._set_person(person)
        if self._person is not None:
            self._show_step(step)

    def _show_step(self, step: int) -> None:
        self._step = step
        self.steps.set_current(step)
        self._body.show_step(step)

    def _go_on(self, at: QWidget | None) -> None:
        """What Enter does."""
        step = self._body.step_of(at)
        if isinstance(at, QAbstractButton) and not self.shifts.panel.ways.isAncestorOf(at):
            at.click()
        elif step == WHO:
            self._take_person()
        elif step == WHEN or self._hit is None:
            self._go_to_shifts()
        else:
            self._take_shift()

    def _take_person(self) -> None:
        """Goes on to the days with the person of the current row."""
        person = self.fields.person.current()
        if person is None:
            self.fields.person.field.set_error(tr("Skriv vem det gäller."))
            return
        self._set_person(person)
        self.fields.first.setFocus()
        self.fields.first.edit.selectAll()

    def _set_person(self, person: Choice) -> None:
        self._person = person
        self.fields.person.set_current(person.employee_no)
        self.steps.set_note(WHO, person.name)
        self._look_up()

    def _go_to_shifts(self) -> None:
        """Goes on to the first shift that is still to choose, or to the button when there is none."""
        if self._person is None:
            self.fields.person.field.set_error(tr("Skriv vem det gäller."))
        elif self._look_up(stay=True):
            self._show_next(None)

    def _look_up(self, *, stay: bool = False) -> bool:
        """Asks what the report would mean, and shows it; whether it can be made. `stay`: the keyboard goes
        to what is wrong."""
        self._look_timer.stop()
        self._body.refuse("")
        days = self.fields.days(stay=stay)
        if self._person is None or days is None:
            self.go.setEnabled(False)
            return False
        try:
            view = self.choices.look(self._person.employee_no, *days)
        except UserError as error:
            self._refuse(error, stay=stay)
            self.go.setEnabled(False)
            if self.choices.view is None:
                self._show_nothing()
            return False
        self.fields.set_view(view)
        self.steps.set_note(WHEN, words.days_text(view.first_day, view.expected_end))
        self._body.tell(view.told)
        self.go.setEnabled(True)
        numbers = [hit.number for hit in view.hits]
        held = self._hit.number if self._hit is not None and self._hit.number in numbers else None
        number = held or self.choices.next_open(None) or next(iter(numbers), None)
        self.shifts.set_any(bool(numbers), words.none_hit_text(view))
        self._hit = None
        if number is not None:
            self._show_shift(number)
        self._tell_progress()
        return True

    def _refuse(self, error: UserError, *, stay: bool) -> None:
        """Says a refusal under the fields, and marks the one that it is about; all that is typed stays."""
        sentence, fields = word(error), self.fields
        self._body.refuse(sentence)
        if error.code in AT_FIRST | AT_LAST | AT_EXPECTED:
            about = fields.first if error.code in AT_FIRST else fields.last
            fields.mark_wrong(about, sentence, stay=stay)

    def _show_nothing(self) -> None:
        """Nothing can be told of this person's report: nothing of another's may stay in view."""
        self._hit = None
        self._ahead_timer.stop()
        self._effect.stop()
        self.fields.set_view(None)
        self._body.tell(())
        for step in (WHEN, SHIFTS):
            self.steps.set_note(step, "")
        self.shifts.title.setText("")
        self.shifts.hits.set_lines((), None)
        self.shifts.set_any(False, "")

    def _show_shift(self, number: int) -> None:
        """Shows who could take a shift, with what is chosen or proposed for it."""
        self._hit = hit = next(each for each in self.choices.hits() if each.number == number)
        chosen = self.choices.chosen.get(number)
        self.shifts.panel.set_hit(
            words.shift_heading(self.choices.part(hit)),
            self.choices.ranking(hit),
            chosen.way if chosen else hit.proposed,
            chosen.employee_no if chosen else "",
        )
        self._tell_progress()
        self._effect.show_soon(hit)
        self._ahead_timer.start()

    def _show_next(self, after: int | None) -> None:
        number = self.choices.next_open(after)
        if number is None:
            self._tell_progress()
            self._show_step(SHIFTS)
            self.go.setFocus()
        else:
            self._show_shift(number)
            self.shifts.panel.table.setFocus()

    def _take_shift(self) -> None:
        """Takes what is chosen for the shift in view, and goes on to the next one."""
        if self._hit is not None:
            panel = self.shifts.panel
            self.choices.choose(self._hit, panel.way(), panel.candidate())
            self._show_next(self._hit.number)

    def _walk(self, step: int) -> None:
        """Goes to the shift before or after, which takes nothing."""
        hits = self.choices.hits()
        place = step + next(place for place, each in enumerate(hits) if each is self._hit)
        if 0 <= place < len(hits):
            self._show_shift(hits[place].number)

    def _tell_progress(self) -> None:
        """Which shifts are chosen, and what the button will do."""
        view = self.choices.view
        if view is None:
            return
        current = self._hit.number if self._hit is not None else None
        done = len(self.choices.chosen)
        told = tr("{done} av {count} klara").format(done=done, count=len(view.hits))
        self.steps.set_note(SHIFTS, told if view.hits else tr("inga pass"))
        self.shifts.title.setText(words.hits_text(view))
        self.shifts.hits.set_lines(self.choices.lines(current), current)
        verb = words.verb_text(self.choices.replaced())
        self.go.setText(verb)
        self.go.setAccessibleName(verb)

    def _think_ahead(self) -> None:
        """Ranks people for the shifts to come while the user reads."""
        if not self.choices.prepare():
            self._ahead_timer.stop()

    def _make_as_it_stands(self) -> None:
        """Makes the report with every proposal that is still open."""
        if self._person is None or self._step == WHO:
            person = self.fields.person.current()
            if person is None:
                self.fields.person.field.set_error(tr("Skriv vem det gäller."))
                return
            self._set_person(person)
        if self._look_up(stay=True):
            self._finish()

    def _finish(self) -> None:
        """Makes the report. Days typed a moment ago are looked up first; other shifts are then shown."""
        if self._look_timer.isActive():
            before = [hit.number for hit in self.choices.hits()]
            if not self._look_up(stay=True) or before != [hit.number for hit in self.choices.hits()]:
                return
        view = self.choices.view
        assert view is not None
        chosen = self.choices.completed()
        try:
            changes = make_or_reopen(self._ask, self, lambda reopen: self.choices.send(chosen, reopen=reopen))
        except UserError as error:
            self._refuse(error, stay=True)
            return
        if changes is not None:
            self.changes, self.said = changes, words.said_text(view, chosen)
            self._bus.changed.emit(changes)
            self.accept()
