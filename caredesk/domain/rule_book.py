"""What the rules read: one person's shifts as work, passes and free time, and what a rule found.

Work = shifts with an employee, except on a day of full absence; jour is work, standby is not. Adjoining work
is one pass. Time is compared as it passes, over clock changes too: minutes since the epoch in UTC.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, timedelta
from functools import cached_property
from typing import NamedTuple

from caredesk.domain import people
from caredesk.domain.calendar import DAY_MINUTES, days_from_to, end_minute, instant, monday_of
from caredesk.domain.register import Register
from caredesk.domain.rows import Competence, Employment, RestException, Shift
from caredesk.domain.shifts import EXTRA, JOUR, ORDINARY, STANDBY, shift_hours

ADULT_AGE = 18
BEYOND = 0.01
"""Hours by which a bound must be passed: exact limits are kept (figures.md § 0)."""
WHOLE = 1 - 1e-9
"""An absence of this extent is full: shares that add up to 1 may miss it by a rounding."""


class Breach(NamedTuple):
    """What a rule found: who, when, what was found (`amount`) and the bound (`limit`); hours, or as the rule
    says. `part` tells the parts of a rule apart, "" where it has none."""

    rule: str
    employee_no: str
    when: date
    amount: float | None
    limit: float | None
    part: str = ""


class Work(NamedTuple):
    """A shift with its kind, its length in hours, and when it begins and ends."""

    shift: Shift
    kind: str
    hours: float
    start: int
    end: int


class Pass(NamedTuple):
    """Work without free time between; it belongs to the day of its first shift."""

    day: date
    start: int
    end: int
    works: tuple[Work, ...]

    @property
    def hours(self) -> float:
        """From start to end, breaks in."""
        return (self.end - self.start) / 60

    @property
    def jour(self) -> bool:
        """Whether any of it is jour."""
        return any(work.kind == JOUR for work in self.works)


class PresentHours(NamedTuple):
    """Hours of a kind on a day, by what absence leaves."""

    day: date
    kind: str
    hours: float


class Window(NamedTuple):
    """A stretch of time in which rest is looked for, with the day that it starts on."""

    day: date
    start: int
    end: int


Times = tuple[int, int, int, str]
"""A shift as its employee is told it: start, end, break, kind."""


class DayChange(NamedTuple):
    """A person's day was changed on the day `made`: what stood there until then."""

    employee_no: str
    day: date
    made: date
    before: tuple[Times, ...]


class PersonRows(NamedTuple):
    """A person's rows: `shifts` of the days that the rules need, `overtime` those of overtime and additional
    time since the longest of their stretches began. `changes` in the order they were made."""

    employee_no: str
    shifts: Sequence[Shift] = ()
    overtime: Sequence[Shift] = ()
    employments: Sequence[Employment] = ()
    competences: Sequence[Competence] = ()
    exceptions: Sequence[RestException] = ()
    changes: Sequence[DayChange] = ()


def more(found: float, limit: float) -> bool:
    """Whether what was found is beyond an upper bound."""
    return found > limit + BEYOND


def less(found: float, limit: float) -> bool:
    """Whether what was found falls short of a lower bound."""
    return found < limit - BEYOND


class PersonBook:
    """One person's shifts with what is known of the person; made of rows, it reads nothing."""

    def __init__(self, register: Register, rows: PersonRows) -> None:
        self.register = register
        self.rows = rows
        self.employee_no = rows.employee_no
        self._employments = sorted(rows.employments, key=lambda row: row.valid_from)
        held = sorted(map(self._work, rows.shifts), key=lambda work: (work.start, work.end))
        away = [self.is_away(work.shift.day) for work in held]
        self.lost = [work for work, lost in zip(held, away, strict=True) if lost]
        self.works = [
            work for work, lost in zip(held, away, strict=True) if not lost and work.kind != STANDBY
        ]
        self.passes = list(_joined(work for work in self.works if work.end > work.start))
        self._starts = [each.start for each in self.passes]
        self._ends = [each.end for each in self.passes]

    def limit(self, key: str, day: date) -> float | None:
        """A bound in force for the person, None when the unit has emptied it."""
        return self.register.parameters.value_on(key, day, self.employee_no)

    def breach(self, rule: str, when: date, amount: float, limit: float, part: str = "") -> Breach:
        """A breach of this person's."""
        return Breach(rule, self.employee_no, when, amount, limit, part)

    def is_away(self, day: date) -> bool:
        """Whether the person is absent the whole day."""
        return self.register.absence(self.employee_no, day).total >= WHOLE

    def kind_on(self, day: date, kind: str) -> str:
        """The kind of a shift as it is written, or else as the employment decides."""
        if kind:
            return kind
        contract = self.register.contract(self.employee_no, day)
        return EXTRA if contract is not None and contract.form == people.HOURLY else ORDINARY

    def day_break(self, day: date) -> int | None:
        """The person's dygnsbryt in minutes after midnight: of the employment that began last."""
        for row in reversed(self._employments):
            if row.valid_from <= day and (row.valid_to is None or day <= row.valid_to):
                return None if row.day_break is None else row.day_break % DAY_MINUTES
        return None

    @cached_property
    def _adult_from(self) -> date:
        employee = self.register.employees.get(self.employee_no)
        if employee is None or employee.birth_date is None:
            return date.min
        born = employee.birth_date
        if (born.month, born.day) == (2, 29):
            return date(born.year + ADULT_AGE, 3, 1)
        return born.replace(year=born.year + ADULT_AGE)

    def is_minor(self, day: date) -> bool:
        """Whether the person is under 18; one without a birth date is not."""
        return day < self._adult_from

    @cached_property
    def overtime(self) -> Sequence[PresentHours]:
        """Overtime and additional time that is present at all, by day."""
        absence = self.register.absence
        rows = (
            PresentHours(row.day, row.kind, shift_hours(row) * (1 - absence(self.employee_no, row.day).total))
            for row in self.rows.overtime
        )
        return sorted(row for row in rows if row.hours > 0)

    @cached_property
    def hours_by_day(self) -> Mapping[date, float]:
        """Length of all work by the date that it starts on."""
        sums: dict[date, float] = defaultdict(float)
        for work in self.works:
            sums[work.shift.day] += work.hours
        return sums

    @cached_property
    def hours_by_week(self) -> Mapping[date, float]:
        """Length of all work by the Monday of its week."""
        sums: dict[date, float] = defaultdict(float)
        for day, hours in self.hours_by_day.items():
            sums[monday_of(day)] += hours
        return sums

    @cached_property
    def passes_by_day(self) -> Mapping[date, Sequence[Pass]]:
        """The passes by the day they begin."""
        found: dict[date, list[Pass]] = defaultdict(list)
        for each in self.passes:
            found[each.day].append(each)
        return found

    def passes_within(self, start: int, end: int) -> Sequence[Pass]:
        """The passes with a part between two instants."""
        return self.passes[bisect_right(self._ends, start) : bisect_left(self._starts, end)]

    def passes_from(self, first: date, last: date) -> Iterator[Pass]:
        """The passes that begin on these days."""
        return (each for each in self.passes if first <= each.day <= last)

    def pass_after(self, end: int) -> Pass | None:
        """The next pass that begins at this instant or later."""
        place = bisect_left(self._starts, end)
        return self.passes[place] if place < len(self.passes) else None

    def worked_between(self, start: int, end: int) -> float:
        """Hours of passes between two instants, breaks in."""
        met = self.passes_within(start, end)
        return sum(min(each.end, end) - max(each.start, start) for each in met) / 60

    def daily_windows(self, first: date, last: date) -> Iterator[Window]:
        """The windows of daily rest that start on these days: from dygnsbryt to dygnsbryt, or the 24 hours
        from the start of each pass for who has none that day."""
        for day in days_from_to(first, last):
            at = self.day_break(day)
            if at is not None:
                yield Window(day, instant(day, at), instant(day + timedelta(days=1), at))
            else:
                passes = self.passes_by_day.get(day, ())
                yield from (Window(day, each.start, each.start + DAY_MINUTES) for each in passes)

    def _work(self, shift: Shift) -> Work:
        start = instant(shift.day, shift.start)
        end = instant(shift.day, end_minute(shift.start, shift.end))
        return Work(shift, self.kind_on(shift.day, shift.kind), shift_hours(shift), start, max(start, end))


def longest_free(passes: Iterable[Pass], window: Window) -> float:
    """Hours of the longest time wholly within the window without work."""
    longest, free_from = 0, window.start
    for each in passes:
        longest = max(longest, each.start - free_from)
        free_from = each.end
    return max(longest, window.end - free_from) / 60


def mondays(first: date, last: date) -> Iterator[date]:
    """The Mondays of a stretch of days."""
    day = first + timedelta(days=-first.weekday() % 7)
    while day <= last:
        yield day
        day += timedelta(days=7)


def _joined(works: Iterable[Work]) -> Iterator[Pass]:
    """Work in order of its start, as passes."""
    open_works: list[Work] = []
    end = 0
    for work in works:
        if open_works and work.start > end:
            yield Pass(open_works[0].shift.day, open_works[0].start, end, tuple(open_works))
            open_works = []
        end = max(end, work.end) if open_works else work.end
        open_works.append(work)
    if open_works:
        yield Pass(open_works[0].shift.day, open_works[0].start, end, tuple(open_works))
