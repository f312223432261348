"""A week's shifts copied to other weeks: what it would do, what stands in its way, and the copying itself."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import NamedTuple

from caredesk.domain.calendar import days_from_to, monday_of
from caredesk.domain.changes import Changes
from caredesk.domain.problems import Problem, problem
from caredesk.domain.rows import Absence, Shift
from caredesk.errors import UserError
from caredesk.services import plan as plans
from caredesk.services.cell_checks import CellChecks, Staff
from caredesk.services.cell_rows import CellRows, Wish
from caredesk.services.cell_text import Place
from caredesk.services.edits import edit
from caredesk.services.month_closing import closed_months_of
from caredesk.services.plan import Plan
from caredesk.storage.facts import overlapping

MOST_WEEKS = 104
WEEK = timedelta(days=6)


class CopyConflict(NamedTuple):
    """A cell of a target week that is not, or not only, as the week that is copied, and why."""

    employee_no: str
    day: date
    reason: Problem


@dataclass(frozen=True)
class WeekCopy:
    """What a copy does: how many shifts it adds and takes away, the cells to know of, by day and person, and
    the closed months of the unit's own plan that it reaches."""

    shifts: int
    conflicts: tuple[CopyConflict, ...]
    removed: int = 0
    closed: tuple[str, ...] = ()


def plan_week_copy(
    plan: Plan, *, monday: date, targets: Sequence[date], persons: Collection[str] | None, replace: bool
) -> WeekCopy:
    """What `edit_week_copied` with the same arguments would do; nothing is stored."""
    copying = _Copying(plan, monday, targets, persons, replace)
    days = () if plan.draft else (place.day for place in copying.rows.touched)
    return WeekCopy(
        len(copying.rows.inserts),
        tuple(sorted(copying.conflicts)),
        len(copying.rows.deletes),
        closed_months_of(plan.unit, days),
    )


def edit_week_copied(
    plan: Plan, *, monday: date, targets: Sequence[date], persons: Collection[str] | None, replace: bool
) -> Changes:
    """Copies the shifts of the week that `monday` lies in to the weeks of `targets`, as one step.

    `persons`: only theirs ("" = vacant shifts too); None = all. Days on which a person has other shifts are
    left, or with `replace` made as in the week that is copied; who has no shift in that week is left alone.
    Vacant shifts are added where the target does not have them; borrowed ones are not copied. A day outside
    employment gets nothing. Errors (UserError): week_copy_no_target, week_copy_too_many, draft_gone.
    """
    copying = _Copying(plan, monday, targets, persons, replace)
    if not copying.rows.touched:
        return Changes()
    code = "week_copied" if len(copying.targets) > 1 else "week_copied_once"
    facts = {"first": copying.monday, "target": copying.targets[0], "weeks": len(copying.targets)}
    with edit(plan.unit, code, **facts) as edited:
        copying.rows.write()
    return edited.changes


class _Copying:
    """A copy as it would be: `rows` holds what is written, `conflicts` what is told."""

    def __init__(
        self,
        plan: Plan,
        monday: date,
        targets: Sequence[date],
        persons: Collection[str] | None,
        replace: bool,
    ) -> None:
        self.monday = monday_of(monday)
        self.targets = sorted({monday_of(each) for each in targets} - {self.monday})
        if not self.targets:
            raise UserError("week_copy_no_target")
        if len(self.targets) > MOST_WEEKS:
            raise UserError("week_copy_too_many", most=MOST_WEEKS)
        self._plan = plan
        self._replace = replace
        self.conflicts: list[CopyConflict] = []
        week = plans.shifts_of(plan, self.monday, self.monday + WEEK, persons)
        self._week: dict[Place, list[Shift]] = {}
        for _, row in week:
            if not row.borrowed_from:
                self._week.setdefault(Place(row.employee_no, row.day), []).append(row)
        self._persons = sorted({place.employee_no for place in self._week} - {""})
        self._staff = Staff(plan.unit, self._persons)
        self._checks = CellChecks(plan, self._staff)
        self.rows = CellRows(plan, list(self._cells()), self._staff)
        self._away = self._absent()
        for place, source in self._cells().items():
            self._copy(place, self._week.get(source, []))

    def _cells(self) -> dict[Place, Place]:
        """Each cell of the target weeks with the one that it is a copy of; the cells of vacant shifts too."""
        return {
            Place(person, target + timedelta(days=at)): Place(person, self.monday + timedelta(days=at))
            for target in self.targets
            for person in (*self._persons, "")
            for at in range(7)
        }

    def _copy(self, place: Place, shifts: Sequence[Shift]) -> None:
        standing = [row for _, row in self.rows.standing(place)]
        if not shifts and (not place.employee_no or not standing):
            return
        reason = self._checks.of_day(place.day)
        if reason is None and shifts and place.employee_no and self._staff.contract(place) is None:
            reason = problem("cell_not_employed")
        if reason is not None:
            self._tell(place, reason)
            return
        if not place.employee_no:
            self._add_vacant(place, shifts)
            return
        if shifts and place in self._away:
            self._tell(place, problem("week_copy_absent"))
        wishes = [self.rows.copy(place, shift) for shift in shifts]
        wishes = [wish for wish in wishes if self._fits(place, wish)]
        others = Counter(map(_known_by, standing)) - Counter(_known_by(wish.shift) for wish in wishes)
        if others:
            self._tell(place, problem("week_copy_other_shifts"))
        if self._replace:
            self.rows.replace(place, wishes, fill=False)
        elif not others:
            self.rows.add(place, wishes, fill=False)

    def _fits(self, place: Place, wish: Wish) -> bool:
        """A break may be longer than what a night has left when the clock is moved."""
        reason = self._checks.of_shift(wish.shift)
        if reason is not None:
            self._tell(place, reason)
        return reason is None

    def _add_vacant(self, place: Place, shifts: Sequence[Shift]) -> None:
        has = Counter(
            (*_known_by(row), row.section) for _, row in self.rows.standing(place) if not row.borrowed_from
        )
        for wish in (self.rows.copy(place, shift) for shift in shifts):
            known_by = (*_known_by(wish.shift), wish.shift.section)
            has[known_by] -= 1
            if has[known_by] < 0 and self._fits(place, wish):
                self.rows.insert([wish])

    def _tell(self, place: Place, reason: Problem) -> None:
        self.conflicts.append(CopyConflict(place.employee_no, place.day, reason))

    def _absent(self) -> set[Place]:
        """Cells of the target weeks on which the person is away the whole day."""
        first, last = self.targets[0], self.targets[-1] + WEEK
        away: Counter[Place] = Counter()
        for row in overlapping(self._plan.unit.store, Absence, first.isoformat(), last.isoformat()):
            percent = 100.0 if row.extent_percent is None else row.extent_percent
            for day in _days_within(row, first, last):
                away[Place(row.employee_no, day)] += percent  # type: ignore[assignment]
        return {place for place, percent in away.items() if percent >= 100}


def _days_within(row: Absence, first: date, last: date) -> Iterator[date]:
    return iter(days_from_to(max(first, row.first_day), min(last, row.last_day or last)))


def _known_by(shift: Shift) -> tuple[str, int, int, int]:
    return shift.shift_code, shift.start, shift.end, shift.break_minutes
