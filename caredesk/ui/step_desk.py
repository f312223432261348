"""Undo, redo and the list of steps: does them, goes to their place, and says what was done."""

from __future__ import annotations

from datetime import date, datetime
from functools import partial
from typing import Protocol, cast

from PySide6.QtCore import QObject, Signal

from caredesk.errors import UserError
from caredesk.language.formats import day_short
from caredesk.language.translation import tr
from caredesk.language.words import word
from caredesk.services.edits import history, redo_step, undo_step
from caredesk.services.schedule_steps import NAMED_FOR_ONE, OF_ONE
from caredesk.services.session import OpenUnit
from caredesk.ui.bus import Bus
from caredesk.ui.main_window import MainWindow
from caredesk.ui.style import Style
from caredesk.ui.widgets.history_list import HistoryList, HistoryRow

SCHEDULE, DENSITY, PEOPLE, ABSENCE, REPORTS, SETTINGS = 2, 5, 3, 4, 8, 9
FOLLOWED = ("certificate", "insurance", "plan", "day_90", "day_180", "repeated")
# Where a step is seen, as a page and its view ("" = as it stands); a step that is not here is seen wherever
# the user is.
PLACE_OF_STEP = {
    **dict.fromkeys(("comment", "close_month", "reopen_month"), (REPORTS, "")),
    **dict.fromkeys((*NAMED_FOR_ONE, *(code + OF_ONE for code in NAMED_FOR_ONE)), (SCHEDULE, "")),
    **dict.fromkeys(
        (
            "vacancy_added",
            "week_copied",
            "week_copied_once",
            "rolled_out",
            "shifts_lent",
            "shifts_taken_back",
            "rest_exception_set",
            "rest_exception_removed",
            "draft_taken_over",
        ),
        (SCHEDULE, ""),
    ),
    **dict.fromkeys(("counting", "alternative", "alternative_removed"), (DENSITY, "density")),
    **dict.fromkeys(("places", "places_of_unit"), (DENSITY, "places")),
    **dict.fromkeys(("occupancy", "occupancy_filled"), (DENSITY, "occupancy")),
    **dict.fromkeys(
        (
            "person_added",
            "person_changed",
            "person_removed",
            "employment_changed",
            "employment_removed",
            "competence_changed",
            "competence_removed",
            "balance_changed",
            "balance_removed",
            "contract_changed_from",
            "contract_ended",
            "people_moved",
            "people_pasted",
        ),
        (PEOPLE, ""),
    ),
    **dict.fromkeys(
        (
            "sick_reported",
            "well_reported",
            "absence_added",
            "absence_changed",
            "absence_extent_changed",
            "absence_removed",
            *(f"follow_up_{kind}{undone}" for kind in FOLLOWED for undone in ("", "_undone")),
        ),
        (ABSENCE, "absence"),
    ),
    **dict.fromkeys(("overtime_grant", "overtime_grant_removed"), (ABSENCE, "overtime")),
    **dict.fromkeys(("unit_changed", "unit_from", "unit_row_removed"), (SETTINGS, "unit")),
    **dict.fromkeys(("split_section", "rename_section"), (SETTINGS, "places")),
    **dict.fromkeys(("roles_changed", "roles_removed"), (SETTINGS, "roles")),
    **dict.fromkeys(("shift_types_changed", "shift_types_removed"), (SETTINGS, "shift_types")),
    **dict.fromkeys(("needs_changed", "needs_removed"), (SETTINGS, "needs")),
    **dict.fromkeys(("own_value", "back_to_default"), (SETTINGS, "values")),
}


class _HasViews(Protocol):
    def show_view(self, key: str) -> None: ...


class _HasDays(Protocol):
    def show_step(self, day: date) -> None: ...


class StepDesk(QObject):
    """Answers the window's `undo_asked`, `redo_asked` and `history_asked` for the open unit."""

    said = Signal(str)
    """What was undone or redone."""
    failed = Signal(object)
    """A step that could not be taken (UserError)."""

    def __init__(self, window: MainWindow, style: Style, bus: Bus) -> None:
        super().__init__(window)
        self._window = window
        self._look = style
        self._bus = bus
        self._unit: OpenUnit | None = None
        self._shown: HistoryList | None = None
        window.undo_asked.connect(self.undo)
        window.redo_asked.connect(self.redo)
        window.history_asked.connect(self.show_history)
        bus.changed.connect(lambda _changes: self.refresh())

    def set_unit(self, unit: OpenUnit | None) -> None:
        """Serves this unit from now on."""
        self._unit = unit
        self.refresh()

    def refresh(self) -> None:
        """Buttons are live only when there is something to undo or redo."""
        steps = history(self._unit) if self._unit is not None else ()
        writable = self._unit is not None and not self._unit.store.read_only
        bar = self._window.top_bar
        bar.undo.setEnabled(writable and any(not step.undone for step in steps))
        bar.redo.setEnabled(writable and any(step.undone for step in steps))

    def undo(self) -> bool:
        """Takes back one step; whether there was one."""
        return self._take(back=True)

    def redo(self) -> bool:
        """Makes one step again; whether there was one."""
        return self._take(back=False)

    def _take(self, *, back: bool) -> bool:
        if self._unit is None or self._unit.store.read_only:
            return False
        try:
            done = undo_step(self._unit) if back else redo_step(self._unit)
        except UserError as error:
            self.failed.emit(error)
            return False
        if done is None:
            self.said.emit(tr("Det finns inget att ångra.") if back else tr("Det finns inget att göra om."))
            return False
        self._bus.changed.emit(done.changes)
        self._go_to(done.step.code, dict(done.step.facts))
        said = tr("Ångrade: {step}") if back else tr("Gjorde om: {step}")
        self.said.emit(said.format(step=word(done.step)))
        return True

    def _go_to(self, code: str, facts: dict[str, object]) -> None:
        month = facts.get("month")
        if isinstance(month, str) and month != self._window.top_bar.month.month():
            self._window.top_bar.month.set_month(month)
            self._window.place_changed.emit()
        if code in PLACE_OF_STEP:
            number, view = PLACE_OF_STEP[code]
            page = self._window.show_page(number)
            if view:
                cast(_HasViews, page).show_view(view)
            day = facts.get("target") or facts.get("first") or facts.get("day")
            if number == SCHEDULE and isinstance(day, date):
                cast(_HasDays, page).show_step(day)

    def show_history(self) -> None:
        """The list of steps, under its button and clear of those beside it; an open one gives way."""
        if self._unit is None:
            return
        if self._shown is not None:
            self._shown.close_panel()
        rows = [
            HistoryRow(step.number, word(step), _when(step.made), step.undone)
            for step in reversed(history(self._unit))
        ]
        panel = HistoryList(self._look, rows, parent=self._window)
        panel.chosen.connect(self._travel)
        panel.closed.connect(partial(self._forget, panel))
        self._shown = panel
        panel.show_beside(self._window.top_bar.history, drop=True)

    def _forget(self, panel: HistoryList) -> None:
        self._shown = None
        panel.deleteLater()

    def _travel(self, number: int) -> None:
        """Undoes or redoes, one step at a time, until the chosen step is the last that stands."""
        while self._unit is not None:
            steps = history(self._unit)
            standing = max((step.number for step in steps if not step.undone), default=0)
            if standing == number or not self._take(back=standing > number):
                return


def _when(made: datetime) -> str:
    return f"{day_short(made.date())} {made:%H:%M}"
