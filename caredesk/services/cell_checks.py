"""Whether a cell of the schedule may be written in: the person, the employment, the day, the shift itself."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from datetime import date
from functools import cache

from caredesk.domain.person import in_force
from caredesk.domain.problems import Problem, problem
from caredesk.domain.rows import Employee, Employment, Shift
from caredesk.errors import UserError
from caredesk.exchange.row_checks import COUNTED_YEARS, shift_break
from caredesk.services.cell_text import Place
from caredesk.services.import_checks import far_from
from caredesk.services.plan import Plan, days_of_draft
from caredesk.services.session import OpenUnit
from caredesk.storage import rows
from caredesk.storage.day_totals import horizon

MOST_CELLS = 20_000


class Staff:
    """Names and employments of some persons."""

    def __init__(self, unit: OpenUnit, numbers: Iterable[str]) -> None:
        asked, store = set(numbers), unit.store
        self._names = {
            row.employee_no: row.name for row in rows.read_whole(store, Employee) if row.employee_no in asked
        }
        self._contracts: dict[str, list[Employment]] = defaultdict(list)
        for row in rows.read_whole(store, Employment):
            if row.employee_no in asked:
                self._contracts[row.employee_no].append(row)
        self._in_force: dict[Place, Employment | None] = {}

    def knows(self, employee_no: str) -> bool:
        """Whether there is such a person."""
        return employee_no in self._names

    def name(self, employee_no: str) -> str:
        """The person's name; the number of one that is not there."""
        return self._names.get(employee_no, employee_no)

    def contract(self, place: Place) -> Employment | None:
        """The employment that decides on the day, None outside employment."""
        if place not in self._in_force:
            held = in_force(self._contracts.get(place.employee_no, ()), place.day)
            self._in_force[place] = held[-1] if held else None
        return self._in_force[place]

    def section(self, place: Place) -> str:
        """The section that the person's employment gives on the day."""
        held = self.contract(place)
        return held.section if held else ""


class CellChecks:
    """What keeps cells from being written in. Error (UserError): draft_gone."""

    def __init__(self, plan: Plan, staff: Staff) -> None:
        self._plan = plan
        self._staff = staff
        self._draft = days_of_draft(plan)
        self._held = horizon(plan.unit.store)
        self.of_day = cache(self._of_day)

    def of_place(self, place: Place) -> Problem | None:
        """Why nothing can be written or taken away there."""
        if place.employee_no and not self._staff.knows(place.employee_no):
            return problem("cell_unknown_person")
        return self.of_day(place.day)

    def of_shift(self, shift: Shift) -> Problem | None:
        """Why a shift cannot stand on its person and day."""
        place = Place(shift.employee_no, shift.day)
        if place.employee_no and self._staff.contract(place) is None:
            return problem("cell_not_employed")
        found = shift_break(shift) if shift.break_minutes else None
        return found[1] if found else None

    def _of_day(self, day: date) -> Problem | None:
        if self._draft is not None and not self._draft[0] <= day <= self._draft[1]:
            first, last = self._draft
            return problem("outside_draft", name=self._plan.draft, first=first, last=last)
        if day.year not in COUNTED_YEARS:
            return problem("cell_far_day", first=COUNTED_YEARS[0], last=COUNTED_YEARS[-1])
        return far_from(self._held[1].year, day.year) if self._held else None


def require_none(found: Problem | None) -> None:
    """Raises what was found as UserError."""
    if found is not None:
        raise UserError(found.code, **dict(found.facts))
