"""What the page Schema has in view: asked for whole, and after an edit only for what the edit touched."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace
from datetime import date, timedelta

from PySide6.QtCore import QObject, QTimer, Signal

from caredesk.domain.calendar import monday_of, month_of
from caredesk.domain.changes import Changes
from caredesk.domain.rules import Breach
from caredesk.domain.schedule import CellShift, ScheduleView, StripView
from caredesk.errors import UserError
from caredesk.services.breaches import BreachView, view_breaches
from caredesk.services.cell_text import CellText
from caredesk.services.plan import Plan, days_of_draft
from caredesk.services.price import Before, Price, price_of, read_before
from caredesk.services.schedule import view_heads, view_rows, view_schedule
from caredesk.services.schedule_edits import edit_cells
from caredesk.services.schedule_strip import view_strip
from caredesk.services.session import OpenUnit
from caredesk.ui.models.rota_lines import with_rows

WEEKS = (1, 2, 3, 4, 8)
LIGHT = frozenset({"shift", "draft_shift", "absence", "rest_exception", "rolled_out"})
"""Tables whose edits touch only the rows of the persons that they name."""
CONCERN = LIGHT | {
    "unit",
    "place",
    "setting",
    "role",
    "employee",
    "employment",
    "competence",
    "shift_type",
    "need",
    "occupancy",
    "monthly_value",
    "month_closing",
    "draft",
}
"""Tables that the page shows something of."""
PERSONS_AT_ONCE, BETWEEN_MS = 4, 15
"""The rules of so many people are gone through before the window answers again, first when it has painted."""
OTHERS = ""
"""In a collection of persons: vacant and borrowed shifts."""


class ScheduleBoard(QObject):
    """Whole weeks of a plan, and of one section or all ("").

    `renewed`: everything is another. `rows_changed` (tuple of ScheduleRow): only these rows are; strip,
    breaches and heads may be in both cases. `breaches_changed`: after `renewed` the rules are gone through
    some people at a time, since they look months around the view. `draft_left` (str): the draft of this name,
    which was in view, is not there any more; the plan is.
    """

    renewed = Signal()
    rows_changed = Signal(object)
    breaches_changed = Signal()
    draft_left = Signal(str)

    def __init__(self, unit: OpenUnit, first_day: date, *, weeks: int = 2, section: str = "") -> None:
        super().__init__()
        self.plan = Plan(unit)
        self.first_day, self.weeks, self.section = monday_of(first_day), weeks, section
        self.view: ScheduleView | None = None
        self.strip: StripView | None = None
        self.breaches: dict[str, tuple[Breach, ...]] = {}
        self.accepted: dict[str, tuple[Breach, ...]] = {}
        self.notices: dict[str, tuple[Breach, ...]] = {}
        self._before: Before | None = None
        self._waiting: list[str] = []
        self._timer = QTimer(self, interval=BETWEEN_MS)
        self._timer.timeout.connect(self._go_through_some)

    @property
    def last_day(self) -> date:
        """The Sunday that ends the view."""
        return self.first_day + timedelta(days=7 * self.weeks - 1)

    def go(self, *, first_day: date | None = None, weeks: int | None = None) -> None:
        """Shows other weeks; `first_day` may be any day of the first."""
        self.first_day = monday_of(first_day or self.first_day)
        self.weeks = weeks or self.weeks
        self.load()

    def use(self, plan: Plan) -> None:
        """Shows another plan; a draft from its own first week, when the view has none of its days."""
        self.plan = plan
        days = days_of_draft(plan)
        if days is not None and not (days[0] <= self.last_day and self.first_day <= days[1]):
            self.first_day = monday_of(days[0])
        self.load()

    def set_section(self, section: str) -> None:
        """The section whose need and staffing are held against each other, "" for the whole unit."""
        self.section = section
        if self.view is not None:
            self.strip = self._strip()

    def load(self) -> None:
        """Asks for everything."""
        self._before = None
        self._leave_lost_draft()
        self.view = view_schedule(self.plan, first_day=self.first_day, last_day=self.last_day)
        self.strip = self._strip()
        self.breaches, self.accepted, self.notices = {}, {}, {}
        self._waiting = [row.key.name for row in self.view.rows if row.key.kind == "person"]
        self._timer.start()
        self.renewed.emit()

    def pause(self) -> None:
        """Looks for no more breaches until `resume`: nobody sees them, or the file is about to be closed."""
        self._timer.stop()

    def resume(self) -> None:
        """Goes on looking for what breaches are still to be found."""
        if self._waiting:
            self._timer.start()

    def go_through_all(self) -> None:
        """Finds at once what breaches are still to be found."""
        while self._waiting:
            self._go_through_some()

    def follow(self, changes: Changes) -> None:
        """Asks again for what an edit touched."""
        self._before = None
        if not changes.tables & CONCERN or self.view is None:
            return
        if "draft" in changes.tables:
            self._leave_lost_draft()
        known = {row.key.name for row in self.view.rows if row.key.kind == "person"}
        if not changes.tables <= LIGHT or not changes.persons <= known:
            self.load()
            return
        rows = view_rows(
            self.plan,
            first_day=self.first_day,
            last_day=self.last_day,
            persons={*changes.persons, OTHERS},
        )
        everything = with_rows(self.view.rows, rows, True)
        heads = view_heads(self.plan, first_day=self.first_day, rows=everything)
        self.view = replace(self.view, rows=everything, sections=heads)
        self.strip = self._strip()
        self._take_breaches(changes.persons)
        self.rows_changed.emit(rows)

    def price(self, cells: Sequence[CellText]) -> Price:
        """What typing these texts would change; UserError and CellsRefused as the edit itself."""
        persons = {cell.employee_no for cell in cells}
        month = month_of(min(cell.day for cell in cells))
        if self._before is None or self._before.month != month or not persons <= self._before.persons:
            self._before = read_before(self.plan, month=month, persons=persons)
        return price_of(
            self.plan,
            lambda: edit_cells(self.plan, cells=cells),
            month=month,
            persons=persons,
            before=self._before,
        )

    def shift(self, number: int) -> CellShift | None:
        """The shift with this number, None when it is not in view."""
        rows = self.view.rows if self.view else ()
        held = (each for row in rows for cell in row.cells for each in cell.shifts)
        return next((each for each in held if each.number == number), None)

    def names(self) -> dict[str, str]:
        """The names of those in view by employee number, as in a sentence."""
        rows = self.view.rows if self.view else ()
        return {row.key.name: row.name for row in rows if row.key.kind == "person"}

    def name_of(self, employee_no: str) -> str:
        """A person's name, "" of nobody in view."""
        return self.names().get(employee_no, "")

    def breaches_in_view(self) -> tuple[Breach, ...]:
        """Everybody's, by day."""
        return _by_day(self.breaches)

    def accepted_in_view(self) -> tuple[Breach, ...]:
        """Short rests that were accepted, by day."""
        return _by_day(self.accepted)

    def notices_in_view(self) -> tuple[Breach, ...]:
        """What was changed close to its day, by day."""
        return _by_day(self.notices)

    def _leave_lost_draft(self) -> None:
        """A draft that was taken over, dropped or undone gives way to the plan."""
        try:
            days_of_draft(self.plan)
        except UserError:
            name = self.plan.draft
            self.plan = Plan(self.plan.unit)
            self.draft_left.emit(name)

    def _strip(self) -> StripView:
        return view_strip(
            self.plan, first_day=self.first_day, last_day=self.last_day, section=self.section or None
        )

    def _go_through_some(self) -> None:
        some, self._waiting = self._waiting[:PERSONS_AT_ONCE], self._waiting[PERSONS_AT_ONCE:]
        if not self._waiting:
            self._timer.stop()
        if some:
            self._take_breaches(some)
            self.breaches_changed.emit()

    def _take_breaches(self, persons: Collection[str]) -> None:
        found = view_breaches(self.plan, first_day=self.first_day, last_day=self.last_day, persons=persons)
        for held, new in self._kinds(found):
            for person in persons:
                held.pop(person, None)
            for breach in new:
                held[breach.employee_no] = (*held.get(breach.employee_no, ()), breach)

    def _kinds(
        self, found: BreachView
    ) -> tuple[tuple[dict[str, tuple[Breach, ...]], tuple[Breach, ...]], ...]:
        return (
            (self.breaches, found.breaches),
            (self.accepted, found.accepted),
            (self.notices, found.notices),
        )


def _by_day(breaches: dict[str, tuple[Breach, ...]]) -> tuple[Breach, ...]:
    everybody = (breach for own in breaches.values() for breach in own)
    return tuple(sorted(everybody, key=lambda breach: (breach.when, breach.employee_no, breach.rule)))
