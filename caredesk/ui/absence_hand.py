"""What the user's hand does on the page Frånvaro och övertid, made an edit: bars moved, things ticked."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from caredesk.domain.changes import Changes
from caredesk.domain.follow_up import FollowUpRow
from caredesk.domain.rows import Absence
from caredesk.errors import UserError
from caredesk.services.absence_changes import edit_absence_changed
from caredesk.services.absence_people import view_absence
from caredesk.services.follow_up import edit_follow_up
from caredesk.services.session import OpenUnit
from caredesk.ui.ask import Ask
from caredesk.ui.bus import Bus
from caredesk.ui.dialogs.absence_refusals import make_or_reopen


class AbsenceHand(QObject):
    """`failed` (UserError) what could not be stored; `given_up` when the page must show again what stands."""

    failed = Signal(object)
    given_up = Signal()

    def __init__(self, owner: QWidget, unit: OpenUnit, bus: Bus, ask: Ask, today: Callable[[], date]) -> None:
        super().__init__(owner)
        self._owner, self._unit, self._bus, self._ask, self._today = owner, unit, bus, ask, today

    def move(self, number: int, first_day: date, last_day: date | None) -> None:
        """Gives an absence other days; an end that is expected stays."""
        self._change(number, lambda row: row._replace(first_day=first_day, last_day=last_day))

    def expect(self, number: int, day: date) -> None:
        """Gives an absence that is still on another expected end."""
        self._change(number, lambda row: row._replace(expected_end=day))

    def tick(self, row: FollowUpRow, done: bool) -> None:
        """Ticks something of the follow-up as done today, or takes the tick away."""
        day = self._today() if done else None
        self._do(
            lambda _reopen: edit_follow_up(
                self._unit, employee_no=row.employee_no, kind=row.kind, day=row.day, done=day
            )
        )

    def _change(self, number: int, turn: Callable[[Absence], Absence]) -> None:
        def make(reopen: bool) -> Changes:
            row = turn(view_absence(self._unit, number=number).row)
            return edit_absence_changed(self._unit, number=number, row=row, reopen=reopen)

        self._do(make)

    def _do(self, make: Callable[[bool], Changes]) -> None:
        try:
            changes = make_or_reopen(self._ask, self._owner.window(), make)
        except UserError as error:
            self.given_up.emit()
            self.failed.emit(error)
            return
        if changes is None:
            self.given_up.emit()
        else:
            self._bus.changed.emit(changes)
