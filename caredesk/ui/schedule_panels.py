"""What opens beside the rota grid: the panel of a person or shift, the list of breaches, a day's curve."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import partial

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from caredesk.domain.schedule import CellShift, RowKey
from caredesk.services.breaches import BreachView
from caredesk.services.rest_bounds import view_rest_bounds
from caredesk.services.schedule_person import view_schedule_person
from caredesk.services.schedule_strip import view_curve
from caredesk.ui.rota_hand import GridPlace, RotaHand
from caredesk.ui.schedule_board import ScheduleBoard
from caredesk.ui.style import Style
from caredesk.ui.widgets.breach_list import BreachList
from caredesk.ui.widgets.curve_panel import CurvePanel
from caredesk.ui.widgets.panel_lines import ShiftFacts
from caredesk.ui.widgets.shift_panel import ShiftPanel

DOCKED_FROM = 1000
"""The panel stands beside the grid, whose days become narrower, where the page is so wide; else over it."""
MOST_WEEKS_DOCKED = 4


class SchedulePanels(QObject):
    """`room` holds the grid in its QHBoxLayout; the panel joins it there, or floats over it."""

    place_asked = Signal(object)
    """A breach whose cell is to be shown."""

    def __init__(
        self,
        style: Style,
        board: ScheduleBoard,
        hand: RotaHand,
        today: Callable[[], date],
        *,
        room: QWidget,
    ) -> None:
        super().__init__(room)
        self._look, self._board, self._hand, self._today, self._room = style, board, hand, today, room
        bounds = view_rest_bounds(board.plan.unit, day=today())
        self.panel = ShiftPanel(style, exception_from=bounds.hours)
        self._place: GridPlace | None = None
        self._curve: CurvePanel | None = None
        self._curve_day = today()
        self._arrange()

    def toggle(self, came_from: QWidget, place: GridPlace | None) -> None:
        """Opens the panel on a cell's person or shift, or closes it."""
        if self.panel.isVisible():
            self.panel.close_panel()
            return
        self._place = place
        self._arrange()
        self._fill()
        self.panel.open_from(came_from)

    def follow(self, place: GridPlace | None) -> None:
        """An open panel shows what the cursor has come to."""
        if place != self._place:
            self._place = place
            if self.panel.isVisible():
                self._fill()

    def refresh(self) -> None:
        """What is open is of the plan as it was: it is asked for again."""
        if self.panel.isVisible():
            self._fill()
        if self._curve is not None:
            self._set_curve(self._curve_day)

    def arrange(self) -> None:
        """The page has another size, or other weeks."""
        self._arrange()

    def show_breaches(self, anchor: QWidget, *, back_to: QWidget) -> None:
        """The list under its tag; closed it gives the keyboard to where it came from."""
        board = self._board
        view = BreachView(board.breaches_in_view(), board.accepted_in_view(), board.notices_in_view())
        panel = BreachList(self._look, view, board.names(), parent=self._room)
        panel.chosen.connect(self.place_asked)
        panel.chosen.connect(panel.close_panel)
        panel.closed.connect(partial(_pass_on, anchor, back_to))
        panel.closed.connect(panel.deleteLater)
        panel.show_beside(anchor, drop=True)

    def show_curve(self, anchor: QWidget, day: date) -> None:
        """Needed and staffed through a day."""
        if self._curve is None:
            self._curve = CurvePanel(self._look, parent=self._room)
            self._curve.day_asked.connect(self._set_curve)
            self._curve.closed.connect(self._forget_curve)
        self._set_curve(day)
        self._curve.show_beside(anchor, drop=True)

    def _set_curve(self, day: date) -> None:
        self._curve_day = day
        if self._curve is not None:
            section = self._board.section or None
            self._curve.set_curve(view_curve(self._board.plan, day=day, section=section))

    def _forget_curve(self) -> None:
        if self._curve is not None:
            self._curve.deleteLater()
            self._curve = None

    def _fill(self) -> None:
        board = self._board
        if self._place is None:
            self.panel.set_nothing()
            return
        key, _day = self._place
        shifts = self._hand.cell(self._place).shifts
        if key.kind != "person":
            self._show_shift(key, shifts[0] if shifts else None)
            return
        view = view_schedule_person(
            board.plan,
            employee_no=key.name,
            first_day=board.first_day,
            last_day=board.last_day,
            today=self._today(),
        )
        if view is None:
            self.panel.set_nothing()
        else:
            self.panel.set_person(view, board.first_day)

    def _show_shift(self, key: RowKey, held: CellShift | None) -> None:
        if held is None:
            self.panel.set_nothing()
        else:
            self.panel.set_shift(ShiftFacts(held, kind=key.kind))

    def _arrange(self) -> None:
        row = self._room.layout()
        assert isinstance(row, QHBoxLayout)
        wide = self._room.width() >= DOCKED_FROM and self._board.weeks <= MOST_WEEKS_DOCKED
        docked = row.indexOf(self.panel) >= 0
        if wide and not docked:
            self.panel.dock()
            row.addWidget(self.panel)
        elif not wide and (docked or self.panel.parentWidget() is None):
            row.removeWidget(self.panel)
            self.panel.float_over(self._room)


def _pass_on(anchor: QWidget, back_to: QWidget) -> None:
    if anchor.hasFocus():
        back_to.setFocus()
