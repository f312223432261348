"""Ways through the rota grid: to a breach, and from one vacant shift or day above the need to the next."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QObject

from caredesk.domain.rules import Breach
from caredesk.domain.schedule import RowKey
from caredesk.ui.schedule_board import ScheduleBoard
from caredesk.ui.schedule_counts import days_over_need, days_under_need, vacant_by_day
from caredesk.ui.widgets.rota_view import RotaView

VACANT = RowKey("vacant", "0")


class RotaWays(QObject):
    """Each leaves the keyboard in the grid."""

    def __init__(self, board: ScheduleBoard, grid: RotaView) -> None:
        super().__init__(grid)
        self._board, self._grid = board, grid

    def to_day(self, day: date, employee_no: str = "") -> None:
        """A person's cell on a day, or the first vacant one; other weeks where it is not in view."""
        if not self._board.first_day <= day <= self._board.last_day:
            self._board.go(first_day=day)
        self._go(RowKey("person", employee_no) if employee_no else VACANT, day)

    def to_breach(self, breach: Breach) -> None:
        """The cell of a breach."""
        self.to_day(breach.when, breach.employee_no)

    def to_next_vacant(self) -> None:
        """The next day with a vacant shift, and from the first again."""
        if self._board.view is not None:
            self._along(sorted(vacant_by_day(self._board.view, self._board.section)), VACANT)

    def to_next_gap(self) -> None:
        """The next day with a vacant shift or with fewer people than are asked for."""
        board, place = self._board, self._grid.current_place()
        if board.view is None or board.strip is None:
            return
        vacant = vacant_by_day(board.view, board.section)
        days = sorted({*vacant, *days_under_need(board.strip)})
        target = _after(days, place[1] if place else None)
        if target is not None:
            self._go(VACANT if vacant[target] or place is None else place[0], target)

    def to_next_over(self) -> None:
        """The next day with somebody above the need, in the same row."""
        place = self._grid.current_place()
        if self._board.strip is not None and place is not None:
            self._along(days_over_need(self._board.strip), place[0])

    def _along(self, days: list[date], key: RowKey) -> None:
        place = self._grid.current_place()
        target = _after(days, place[1] if place else None)
        if target is not None:
            self._go(key, target)

    def _go(self, key: RowKey, day: date) -> None:
        self._grid.show_place(key, day)
        self._grid.setFocus()


def _after(days: list[date], day: date | None) -> date | None:
    """The first of some days after a day, else the first of all."""
    later = [each for each in days if day is not None and each > day]
    return next(iter(later or days), None)
