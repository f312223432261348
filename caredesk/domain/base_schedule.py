"""What a rolling base schedule (grundschema) gives on a day: cycles of weeks, by person and first day."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from caredesk.domain.calendar import end_minute, monday_of
from caredesk.domain.problems import Problem, problem
from caredesk.domain.rows import BaseShift, Shift, ShiftType

MOST_WEEKS = 52
WEEK_DAYS = 7

Place = tuple[int, int]
"""Week 1-52 of a cycle, and day 0 (Monday) to 6."""


@dataclass(frozen=True)
class Cycle:
    """One person's base schedule from a day until a later one begins; `cells` holds the codes of each day.

    Week 1 is the calendar week of `start_date`, whatever day of it that is.
    """

    employee_no: str
    start_date: date
    weeks: int
    cells: Mapping[Place, tuple[str, ...]]

    def place_of(self, day: date) -> Place:
        """Where in the cycle a day of the calendar lies."""
        weeks = (day - monday_of(self.start_date)).days // WEEK_DAYS
        return weeks % self.weeks + 1, day.weekday()

    def codes_on(self, day: date) -> tuple[str, ...]:
        """Shift codes of a day; none on a free day, and none before the first day."""
        return self.cells.get(self.place_of(day), ()) if day >= self.start_date else ()


def cycles_of(rows: Iterable[BaseShift]) -> dict[str, tuple[Cycle, ...]]:
    """Each person's base schedules, the earliest first. Rows of one first day that disagree on the number of
    weeks make a cycle of the most of them."""
    blocks: defaultdict[tuple[str, date], list[BaseShift]] = defaultdict(list)
    for row in rows:
        blocks[row.employee_no, row.start_date].append(row)
    found: defaultdict[str, list[Cycle]] = defaultdict(list)
    for (employee_no, start), block in sorted(blocks.items()):
        cells: defaultdict[Place, list[str]] = defaultdict(list)
        for row in sorted(block):
            cells[row.week, row.day].append(row.shift_code)
        weeks = max(1, *(row.cycle_weeks for row in block))
        held = {place: tuple(codes) for place, codes in cells.items()}
        found[employee_no].append(Cycle(employee_no, start, weeks, held))
    return {employee_no: tuple(cycles) for employee_no, cycles in found.items()}


def cycle_on(cycles: Sequence[Cycle], day: date) -> Cycle | None:
    """The one in force on a day: the newest that has begun; None before the first."""
    return next((cycle for cycle in reversed(cycles) if cycle.start_date <= day), None)


def unknown_codes(cycle: Cycle, day: date, types: Mapping[str, ShiftType]) -> tuple[str, ...]:
    """Codes of a day that no shift type has (any more)."""
    return tuple(code for code in cycle.codes_on(day) if code not in types)


def shifts_on(cycle: Cycle, day: date, types: Mapping[str, ShiftType]) -> tuple[Shift, ...]:
    """What a day's codes become, by start: the times, break and kind of their shift types as these are now.

    A code without a shift type gives nothing, nor does the second of two that start at the same time.
    """
    found: dict[int, Shift] = {}
    for code in cycle.codes_on(day):
        held = types.get(code)
        if held is not None:
            made = Shift(cycle.employee_no, day, code, held.start, held.end, held.break_minutes, held.kind)
            found.setdefault(held.start, made)
    return tuple(found[start] for start in sorted(found))


def type_hours(given: ShiftType) -> float:
    """Hours of a shift type on a day without a clock change."""
    return (end_minute(given.start, given.end) - given.start - given.break_minutes) / 60


def week_hours(cycle: Cycle, week: int, types: Mapping[str, ShiftType]) -> float:
    """Hours of a week of the cycle; a code without a shift type brings none."""
    codes = (code for day in range(WEEK_DAYS) for code in cycle.cells.get((week, day), ()))
    return sum(type_hours(types[code]) for code in codes if code in types)


def mean_hours(cycle: Cycle, types: Mapping[str, ShiftType]) -> float:
    """Hours a week, in the mean of the cycle's weeks."""
    return sum(week_hours(cycle, week, types) for week in range(1, cycle.weeks + 1)) / cycle.weeks


def notes_on(cycle: Cycle, types: Mapping[str, ShiftType]) -> tuple[Problem, ...]:
    """What is odd in a base schedule: empty weeks, codes without a shift type, weeks beyond the cycle."""
    used = {week for week, _ in cycle.cells}
    notes = [problem("base_week_empty", week=week) for week in range(1, cycle.weeks + 1) if week not in used]
    notes += [
        problem("base_week_beyond", week=week, weeks=cycle.weeks)
        for week in sorted(used)
        if week > cycle.weeks
    ]
    codes = {code for held in cycle.cells.values() for code in held}
    return (*notes, *(problem("base_code_gone", code=code) for code in sorted(codes - types.keys())))
