"""What a manager meets in the morning: who is away, which shifts are vacant, and the fortnight's staffing."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from caredesk.domain.calendar import DAY_MINUTES, days_from_to, end_minute
from caredesk.domain.day_totals import DayTotal
from caredesk.domain.economy import known_sum
from caredesk.domain.register import SICK_LEAVE, Register
from caredesk.domain.rounding import rounded
from caredesk.domain.rows import Shift
from caredesk.domain.shifts import shift_hours
from caredesk.domain.sick_spells import SickHistory
from caredesk.domain.todo import Todo

VACANT_HOURS = 72
STAFFED_DAYS = 14


@dataclass(frozen=True)
class Away:
    """Somebody's absence today. `extent_percent` None = whole; `day_number` counts sick days of the
    sick-pay period, None for other causes; `last_day` None = still on."""

    employee_no: str
    name: str
    cause: str
    extent_percent: float | None
    day_number: int | None
    last_day: date | None


@dataclass(frozen=True)
class Vacancy:
    """A shift that nobody has. `start` and `end` in minutes after midnight, `hours` without its break."""

    day: date
    section: str
    shift_code: str
    start: int
    end: int
    hours: float


@dataclass(frozen=True)
class StaffedDay:
    """One day's staffing. `short` and `over` are shifts too few and too many (whole shifts): against the
    need where there is any, else the vacant ones. Hours too few and too many are None without need."""

    day: date
    shifts: int
    vacant: int
    vacant_hours: float
    deficit_hours: float | None
    surplus_hours: float | None
    short: int
    over: int


@dataclass(frozen=True)
class StaffingAhead:
    """A fortnight of days and their sums; `deficit_hours` is None when none of the days has any need."""

    days: tuple[StaffedDay, ...]

    @property
    def shifts(self) -> int:
        return sum(day.shifts for day in self.days)

    @property
    def vacant(self) -> int:
        return sum(day.vacant for day in self.days)

    @property
    def vacant_hours(self) -> float:
        return sum(day.vacant_hours for day in self.days)

    @property
    def deficit_hours(self) -> float | None:
        return known_sum(day.deficit_hours for day in self.days)

    @property
    def surplus_hours(self) -> float | None:
        return known_sum(day.surplus_hours for day in self.days)


@dataclass(frozen=True)
class TodayView:
    """Everything of the page that follows today; the figures of a month stand beside it.

    `empty` when the unit has no shift, occupancy, absence or monthly value. `vacant` are those that start
    within 72 hours, `next_vacancy` the first one after them.
    """

    today: date
    month: str
    section: str | None
    unit_type: str
    empty: bool
    away: tuple[Away, ...] = ()
    vacant: tuple[Vacancy, ...] = ()
    next_vacancy: Vacancy | None = None
    todo: tuple[Todo, ...] = ()
    staffing: StaffingAhead = StaffingAhead(())

    @property
    def vacant_hours(self) -> float:
        return sum(shift.hours for shift in self.vacant)


def away_on(register: Register, history: SickHistory, day: date, section: str | None) -> tuple[Away, ...]:
    """Absences of the people employed on a day: the sick first, then those who are back first."""
    found = []
    for row in register.facts.absences:
        contract = register.contract(row.employee_no, day)
        on = row.first_day <= day and (row.last_day is None or day <= row.last_day)
        if not on or contract is None or section not in (None, contract.section):
            continue
        person = register.employees.get(row.employee_no)
        number = day_number(history, row.employee_no, day) if row.cause in SICK_LEAVE else None
        name = person.name if person else row.employee_no
        found.append(Away(row.employee_no, name, row.cause, row.extent_percent, number, row.last_day))
    return tuple(sorted(found, key=_away_order))


def _away_order(row: Away) -> tuple[bool, date, str]:
    sick = row.cause in SICK_LEAVE
    return not sick, date.min if sick else row.last_day or date.max, row.name


def day_number(history: SickHistory, employee_no: str, day: date) -> int | None:
    """The number of a day in its sick-pay period; None when the employee has none that day."""
    for period in history.periods.get(employee_no, ()):
        for number, _ in period.sick_days(day, day):
            return number
    return None


def vacancies(
    shifts: Iterable[Shift], today: date, minute: int, section: str | None
) -> tuple[tuple[Vacancy, ...], Vacancy | None]:
    """The vacant shifts that are not over and start within 72 hours of a moment, and the first one after.

    `shifts`: vacant ones from the day before `today` on; `minute`: the moment, in minutes after midnight.
    """
    found = sorted(
        (
            Vacancy(row.day, row.section, row.shift_code, row.start, row.end, shift_hours(row))
            for row in shifts
            if section in (None, row.section)
        ),
        key=lambda shift: (shift.day, shift.start, shift.section, shift.shift_code),
    )
    limit = VACANT_HOURS * 60 + minute
    soon: list[Vacancy] = []
    for shift in found:
        starts = (shift.day - today).days * DAY_MINUTES + shift.start
        ends = starts + end_minute(shift.start, shift.end) - shift.start
        if ends <= minute:
            continue
        if starts >= limit:
            return tuple(soon), shift
        soon.append(shift)
    return tuple(soon), None


def staffing_ahead(totals: Sequence[DayTotal], today: date, section: str | None) -> StaffingAhead:
    """The fortnight from `today`, from the day totals of those days."""
    by_day: dict[date, list[DayTotal]] = {}
    for row in totals:
        if section in (None, row.section):
            by_day.setdefault(row.day, []).append(row)
    days = days_from_to(today, today + timedelta(days=STAFFED_DAYS - 1))
    return StaffingAhead(tuple(_staffed_day(day, by_day) for day in days))


def _staffed_day(day: date, by_day: Mapping[date, list[DayTotal]]) -> StaffedDay:
    rows = by_day.get(day, [])
    shifts, vacant = sum(row.shifts for row in rows), sum(row.vacant_shifts for row in rows)
    asked = any(row.need_groups for row in rows)
    deficit = sum(row.deficit_hours for row in rows) if asked else None
    surplus = sum(row.surplus_hours for row in rows) if asked else None
    planned, parts = sum(row.planned_hours for row in rows), sum(row.planned_shifts for row in rows)
    length = planned / parts if planned and parts else 8.0
    return StaffedDay(
        day=day,
        shifts=shifts,
        vacant=vacant,
        vacant_hours=sum(row.vacant_hours for row in rows),
        deficit_hours=deficit,
        surplus_hours=surplus,
        short=vacant if deficit is None else int(rounded(deficit / length, 0)),
        over=0 if surplus is None else int(rounded(surplus / length, 0)),
    )
