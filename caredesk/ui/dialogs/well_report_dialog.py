"""Friskanmälan: who is back, from which day, wholly or in part, and which bookings are taken away."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from caredesk.domain.changes import Changes
from caredesk.errors import UserError
from caredesk.language.formats import day_short
from caredesk.language.people_words import rate_text
from caredesk.language.translation import tr
from caredesk.language.words import word
from caredesk.services.absence_changes import edit_extent_from
from caredesk.services.session import OpenUnit
from caredesk.services.well_report import WellReport, edit_well_report, view_well_report
from caredesk.ui.ask import Ask
from caredesk.ui.bus import Bus
from caredesk.ui.dialogs.absence_refusals import make_or_reopen
from caredesk.ui.dialogs.framed_dialog import SIDE, FramedDialog
from caredesk.ui.dialogs.report_people import people_to_report
from caredesk.ui.style import Style
from caredesk.ui.widgets.booking_checks import BookingChecks
from caredesk.ui.widgets.buttons import ENTER
from caredesk.ui.widgets.ground import Ground
from caredesk.ui.widgets.labels import Label
from caredesk.ui.widgets.person_choice import Choice, PersonChoice
from caredesk.ui.widgets.rule import Rule
from caredesk.ui.widgets.segment import Segment
from caredesk.ui.widgets.stepped_day_field import SteppedDayField

WIDTH, HEIGHT = 680, 480
PERSON_WIDTH, DAY_WIDTH = 220, 148
LOOK_AFTER_MS = 300
WHOLE = "0"
LEFT: tuple[float, ...] = (25.0, 50.0, 75.0)
"""What may be left of the absence at a part-time return, in percent of the day."""


class WellReportDialog(FramedDialog):
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
            tr("Friskanmälan"),
            parent=parent,
            width=WIDTH,
            height=HEIGHT,
            note=tr("Skriv ingen diagnos"),
        )
        self._unit, self._bus, self._ask, self._today = unit, bus, ask, today
        self.changes, self.said = Changes(), ""
        self._chosen: Choice | None = None
        self._view: WellReport | None = None
        self.person = PersonChoice(style, self, nobody=tr("Ingen som är borta heter så."))
        away = people_to_report(unit, today=today, absent_only=True)
        self.person.set_people(away)
        if not away:
            self.person.field.set_hint(tr("Ingen är borta i dag."))
        self.day = SteppedDayField(style, tr("Första dag tillbaka"), today)
        left = [(WHOLE, tr("Inget")), *((str(each), rate_text(each)) for each in LEFT)]
        self.left = Segment(style, tr("Fortfarande borta"), left)
        self.bookings = BookingChecks(style)
        self._days = Label(style, font="card_title")
        self._told = Label(style, font="small", role="over", wrap=True)
        self._refused = Label(style, font="small", role="under", wrap=True)
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
        elif isinstance(at, QAbstractButton) and not self.left.isAncestorOf(at):
            at.click()
        elif self._review(stay=True):
            self.go.setFocus()

    def done(self, result: int) -> None:
        self._timer.stop()
        super().done(result)

    def _lay_out(self) -> None:
        style = self._look
        self.body.setContentsMargins(0, 0, 0, 0)
        self.body.setSpacing(0)
        self.body.addWidget(self._make_band(style))
        self.body.addWidget(Rule(style))
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(SIDE, 12, SIDE, 8)
        column.setSpacing(style.size("gap"))
        for part in (self._days, self._told, self._refused):
            column.addWidget(part)
        column.addWidget(self.bookings, 1)
        column.addStretch()
        self._stack.addWidget(self.person.table)
        self._stack.addWidget(inside)
        self.body.addWidget(self._stack, 1)
        self.add_keys(("Enter", tr("nästa")), ("↑ ↓", tr("byter dag")), ("Esc", tr("avbryt")))
        self.add_cancel()
        self.go = self.add_button(tr("Friskanmäl"), kind="primary")

    def _make_band(self, style: Style) -> QWidget:
        band = Ground(style, "bg")
        row = QHBoxLayout(band)
        row.setContentsMargins(SIDE, 10, SIDE, 10)
        row.setSpacing(SIDE)
        self.person.field.setFixedWidth(PERSON_WIDTH)
        self.day.setFixedWidth(DAY_WIDTH)
        row.addWidget(self.person.field, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self.day, 0, Qt.AlignmentFlag.AlignTop)
        beside = QVBoxLayout()
        beside.setSpacing(4)
        beside.addWidget(Label(style, tr("Fortfarande borta"), font="small", role="text2"))
        beside.addWidget(self.left)
        beside.addStretch(1)
        row.addLayout(beside)
        row.addStretch(1)
        return band

    def _connect(self) -> None:
        self.person.taken.connect(self._take_person)
        self.person.typed.connect(self._type_person)
        self.day.changed.connect(self._timer.start)
        self._timer.timeout.connect(self._review)
        self.left.chosen.connect(self._show)
        self.go.clicked.connect(self._finish)

    def _begin(self, employee_no: str) -> None:
        self._show()
        self.person.set_current(employee_no)
        if employee_no and self.person.field.text():
            self._take_person()
        else:
            self.person.field.setFocus()

    def _type_person(self) -> None:
        """Another name is being typed: the list is back in view."""
        self._chosen, self._view = None, None
        self._stack.setCurrentIndex(0)
        self._show()

    def _take_person(self) -> None:
        """Goes on to the day with the person of the current row."""
        self._chosen = self.person.current()
        if self._chosen is None:
            self.person.field.set_error(tr("Skriv vem det gäller."))
            return
        self.person.set_current(self._chosen.employee_no)
        self._stack.setCurrentIndex(1)
        self._review()
        self.day.setFocus()
        self.day.edit.selectAll()

    def _review(self, *, stay: bool = False) -> bool:
        """Asks what the report would mean, and shows it; whether it can be made."""
        self._timer.stop()
        self._refused.hide()
        self._view = None
        day = self.day.day(stay=stay)
        if self._chosen is not None and day is not None:
            try:
                self._view = view_well_report(
                    self._unit, employee_no=self._chosen.employee_no, first_day_back=day, today=self._today
                )
            except UserError as error:
                self._refuse(error, stay=stay)
        self.bookings.set_bookings(self._view.bookings if self._view is not None else ())
        self._show()
        return self._view is not None

    def _extent_left(self) -> float | None:
        """What is left of the absence; None when the person is wholly back."""
        left = float(self.left.current())
        return left or None

    def _show(self) -> None:
        """What the report comes to, wholly or in part."""
        view, left = self._view, self._extent_left()
        self._days.setText(_days_text(view) if view is not None and left is None else "")
        told = [word(each) for each in view.told] if view is not None and left is None else []
        if view is not None and left is not None:
            told = [tr("De som ersätter har kvar sina pass. Se över dem i schemat.")]
        self._told.setText("\n".join(f"▲  {each}" for each in told))
        self._days.setVisible(bool(self._days.text()))
        self._told.setVisible(bool(told))
        self.bookings.setVisible(left is None and view is not None)
        self.go.setEnabled(view is not None)
        verb = tr("Friskanmäl")
        if left is not None:
            verb = tr("Friskanmäl till {percent}").format(percent=rate_text(100 - left))
        self.go.setText(verb)
        self.go.setAccessibleName(verb)

    def _refuse(self, error: UserError, *, stay: bool) -> None:
        """Says a refusal at the field where it belongs, else under the fields; all that is typed stays."""
        if error.code == "well_report_before_first":
            self.day.set_error(word(error), stay=stay)
        else:
            self._refused.setText(f"!  {word(error)}")
            self._refused.show()

    def _finish(self) -> None:
        if self._timer.isActive() or self._view is None:
            self._review(stay=True)
        view, day, left = self._view, self.day.day(stay=True), self._extent_left()
        if view is None or day is None:
            return
        try:
            changes = make_or_reopen(self._ask, self, self._edit(view, day, left))
        except UserError as error:
            self._refuse(error, stay=True)
            return
        if changes is not None:
            self.changes, self.said = changes, self._said(day, left)
            self._bus.changed.emit(changes)
            self.accept()

    def _edit(self, view: WellReport, day: date, left: float | None) -> Callable[[bool], Changes]:
        if left is not None:
            return lambda reopen: edit_extent_from(
                self._unit, number=view.number, day=day, extent_percent=left, reopen=reopen
            )
        removed = self.bookings.chosen()
        return lambda reopen: edit_well_report(
            self._unit, number=view.number, first_day_back=day, removed=removed, reopen=reopen
        )

    def _said(self, day: date, left: float | None) -> str:
        name = self._chosen.name if self._chosen is not None else ""
        if left is None:
            return tr("{name} tillbaka {day}").format(name=name, day=day_short(day))
        return tr("{name} tillbaka till {percent} {day}").format(
            name=name, percent=rate_text(100 - left), day=day_short(day)
        )


def _days_text(view: WellReport) -> str:
    """`Borta 5 dagar, sedan tor 29 okt`."""
    if not view.days:
        return tr("Frånvaron tas bort: den hann inte börja.")
    since = day_short(view.row.first_day)
    if view.days == 1:
        return tr("Borta 1 dag, sedan {day}").format(day=since)
    return tr("Borta {count} dagar, sedan {day}").format(count=view.days, day=since)
