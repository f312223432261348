"""Spells of sick leave, the sick-pay periods they form, and the days by which something must be done."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import NamedTuple

from caredesk.domain import people
from caredesk.domain.calendar import ONE_DAY, months_after
from caredesk.domain.register import SICK_LEAVE
from caredesk.domain.rows import Absence, Employment

RELAPSE_DAYS = 5
SICK_PAY_DAYS = 14

Stretch = tuple[date, date]


class Spell(NamedTuple):
    """Consecutive days of sick leave of one employee; `last_day` is date.max while it is still on."""

    employee_no: str
    first_day: date
    last_day: date

    def length_at(self, period_end: date) -> int:
        """Days from the first day to the earlier of the last day and the period's end."""
        return (min(self.last_day, period_end) - self.first_day).days + 1

    def overlaps(self, first_day: date, last_day: date) -> bool:
        return self.first_day <= last_day and self.last_day >= first_day


@dataclass(frozen=True)
class SickPayPeriod:
    """Spells that follow each other within five days: one karensavdrag, day numbers that go on."""

    spells: tuple[Spell, ...]

    @property
    def employee_no(self) -> str:
        return self.spells[0].employee_no

    @property
    def first_day(self) -> date:
        return self.spells[0].first_day

    @property
    def last_day(self) -> date:
        return self.spells[-1].last_day

    def overlaps(self, first_day: date, last_day: date) -> bool:
        return self.first_day <= last_day and self.last_day >= first_day

    def day(self, number: int) -> date | None:
        """The period's sick day with this number from 1; None when it ended before."""
        for spell in self.spells:
            if number <= spell.length_at(date.max):
                return spell.first_day + timedelta(days=number - 1)
            number -= spell.length_at(date.max)
        return None

    def sick_days(self, first_day: date, last_day: date) -> Iterator[tuple[int, date]]:
        """Sick days of the stretch with their numbers in the period."""
        before = 0
        for spell in self.spells:
            start, end = max(spell.first_day, first_day), min(spell.last_day, last_day)
            for offset in range((end - start).days + 1):
                day = start + timedelta(days=offset)
                yield before + (day - spell.first_day).days + 1, day
            before += spell.length_at(date.max)

    def sick_pay_days(self, last_day: date) -> Iterator[date]:
        """The days with sick pay, numbers 1-14, as far as `last_day`."""
        for number, day in self.sick_days(self.first_day, last_day):
            if number > SICK_PAY_DAYS:
                return
            yield day


@dataclass(frozen=True)
class SickHistory:
    """Spells and sick-pay periods by employee, each in order of time."""

    spells: Mapping[str, tuple[Spell, ...]]
    periods: Mapping[str, tuple[SickPayPeriod, ...]]

    def all_spells(self) -> Iterator[Spell]:
        """Spells by employee number, then by time."""
        for employee_no in sorted(self.spells):
            yield from self.spells[employee_no]

    def on_sick_leave(self, employee_no: str, day: date) -> bool:
        """Whether the employee is on sick leave, to any extent, on a day in the population."""
        return any(spell.overlaps(day, day) for spell in self.spells.get(employee_no, ()))


def sick_history(absences: Iterable[Absence], employments: Iterable[Employment]) -> SickHistory:
    """Spells and periods of employees on the days when they are paid by the month.

    Adjoining or overlapping records are one spell. A spell is only as long as the records given: the older
    ones that adjoin must be among them (`storage.absences.read_sick_history`). Law: sjuklönelagen 7 §.
    """
    sick: dict[str, list[Stretch]] = defaultdict(list)
    for row in absences:
        if row.cause in SICK_LEAVE:
            sick[row.employee_no].append((row.first_day, row.last_day or date.max))
    employed: dict[str, list[Stretch]] = defaultdict(list)
    for held in employments:
        if held.form in people.MONTHLY_PAID and held.employee_no in sick:
            employed[held.employee_no].append((held.valid_from, held.valid_to or date.max))
    spells = {
        employee_no: tuple(Spell(employee_no, *stretch) for stretch in found)
        for employee_no in sorted(sick)
        if (found := _common(_joined(sick[employee_no]), _joined(employed[employee_no])))
    }
    return SickHistory(spells, {number: tuple(_periods(held)) for number, held in spells.items()})


def _joined(stretches: Iterable[Stretch]) -> list[Stretch]:
    """Stretches in order, adjoining and overlapping ones made one."""
    joined: list[Stretch] = []
    for first, last in sorted(stretches):
        if last < first:
            continue
        if joined and (joined[-1][1] == date.max or first <= joined[-1][1] + ONE_DAY):
            joined[-1] = (joined[-1][0], max(joined[-1][1], last))
        else:
            joined.append((first, last))
    return joined


def _common(some: Sequence[Stretch], others: Sequence[Stretch]) -> list[Stretch]:
    return [
        (max(first, start), min(last, end))
        for first, last in some
        for start, end in others
        if first <= end and start <= last
    ]


def _periods(spells: Iterable[Spell]) -> Iterator[SickPayPeriod]:
    held: list[Spell] = []
    for spell in spells:
        if held and (spell.first_day - held[-1].last_day).days > RELAPSE_DAYS:
            yield SickPayPeriod(tuple(held))
            held = []
        held.append(spell)
    if held:
        yield SickPayPeriod(tuple(held))


KARENS_MOST = 10


def periods_of_year_before(periods: Sequence[SickPayPeriod], index: int) -> range:
    """Places of the periods that began in the twelve calendar months before a period's first day."""
    a_year_before = months_after(periods[index].first_day, -12)
    first = bisect_left(periods, a_year_before, key=lambda held: held.first_day)
    return range(first, index)


def _periods_that_decide(periods: Sequence[SickPayPeriod], first_day: date, last_day: date) -> set[int]:
    """Places of the periods with sick pay in a stretch, and of those that decide whether their karensavdrag
    is made: the year before, where ten or more lie in it, and so on backwards."""
    waiting = [
        index
        for index, period in enumerate(periods)
        if period.overlaps(first_day, last_day)
        and any(day >= first_day for day in period.sick_pay_days(last_day))
    ]
    reached: set[int] = set()
    while waiting:
        index = waiting.pop()
        if index in reached:
            continue
        reached.add(index)
        before = periods_of_year_before(periods, index)
        if len(before) >= KARENS_MOST:
            waiting.extend(before)
    return reached


def shifts_needed_from(periods: Sequence[SickPayPeriod], first_day: date, last_day: date) -> date | None:
    """From which day a person's shifts are needed to know the cost of a stretch; None without sick leave.

    A karensavdrag is taken from the days of its period in order, and only shifts tell whether an earlier
    one was made.
    """
    if not any(period.overlaps(first_day, last_day) for period in periods):
        return None
    decide = _periods_that_decide(periods, first_day, last_day)
    return min([first_day, *(periods[index].first_day for index in decide)])


def absences_needed_from(periods: Sequence[SickPayPeriod], first_day: date, last_day: date) -> date:
    """From which day a person's absences are needed to know the cost of a stretch."""
    decide = _periods_that_decide(periods, first_day, last_day)
    return min([first_day, *(months_after(periods[index].first_day, -12) for index in decide)])


class Deadline(NamedTuple):
    """Something due in a current spell. `kind`: certificate (day 8), insurance (reported from day 15, at the
    latest day 21), plan (day 30 when 60 days are expected), day_90 or day_180 (information).

    `first_day` is when it can be done, `last_day` when it must be; `done` only for a certificate that is in.
    """

    employee_no: str
    kind: str
    first_day: date
    last_day: date
    done: bool = False


DEADLINE_DAYS = {
    "certificate": (8, 8),
    "insurance": (15, 21),
    "plan": (1, 30),
    "day_90": (90, 90),
    "day_180": (180, 180),
}
PLAN_FROM_DAYS = 60


def deadlines(history: SickHistory, absences: Iterable[Absence], as_of: date) -> tuple[Deadline, ...]:
    """Deadlines of the spells that are on `as_of`, by last day and person; those already passed with them.

    Days are counted as the calendar days of the current spell plus the sick days of the earlier spells of
    its period. What lies after the last known day of the sick leave is left out.
    Law: sjuklönelagen 8 § and 12 §, socialförsäkringsbalken 27:47-48 and 30:6.
    """
    records: dict[str, list[Absence]] = defaultdict(list)
    for row in absences:
        if row.cause in SICK_LEAVE:
            records[row.employee_no].append(row)
    found = [
        deadline
        for employee_no, periods in history.periods.items()
        for period in periods
        for number, _ in period.sick_days(as_of, as_of)
        for deadline in _deadlines_of(period, records[employee_no], as_of, number)
    ]
    return tuple(sorted(found, key=lambda held: (held.last_day, held.employee_no, held.kind)))


def _deadlines_of(
    period: SickPayPeriod, records: Iterable[Absence], as_of: date, number: int
) -> Iterator[Deadline]:
    """`number` is the period's day number on `as_of`."""
    held = [
        row
        for row in records
        if row.first_day <= period.last_day and (row.last_day is None or row.last_day >= period.first_day)
    ]
    known = sum(spell.length_at(date.max) for spell in period.spells)
    expected = max((row.expected_end for row in held if row.expected_end is not None), default=as_of)
    for kind, (first, last) in DEADLINE_DAYS.items():
        if kind == "plan" and number + (expected - as_of).days < PLAN_FROM_DAYS:
            continue
        start = period.day(first)
        if start is None:
            continue
        # Beyond the days that are known the count goes on from the last of them.
        end = period.day(last) or period.last_day + timedelta(days=last - known)
        done = kind == "certificate" and any(row.certificate for row in held)
        yield Deadline(period.employee_no, kind, start, end, done)
