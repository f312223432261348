"""The statutory journal of jour, overtime and additional time: each person's hours by period and by year.

AFS 2023:2 ch. 9: employer, workplace, person and period; a column for each sort of time; summed by the
unit's own way of counting, a calendar month or 4 weeks.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import NamedTuple

from caredesk.domain.calendar import ONE_DAY, first_day, last_day, monday_of, months_from_to
from caredesk.domain.name_order import list_name, sort_text
from caredesk.domain.overtime import FOUR_WEEKS, FOUR_WEEKS_DAYS, OVERTIME, four_weeks_of
from caredesk.domain.register import Register
from caredesk.domain.rows import Shift
from caredesk.domain.shifts import ADDITIONAL, JOUR, SCHEDULED_KINDS, resolve

EXTRA_SORT, EMERGENCY_SORT = "extra", "emergency"
NOTED_DAYS = 14
"""Within so many days an entry must be made (AFS 2023:2 ch. 9): until then a day may still change."""


class JournalHours(NamedTuple):
    """Hours by sort. `above_full_time` is a part of `general_additional`; `emergency` is overtime and
    additional time alike."""

    jour: float = 0.0
    general_overtime: float = 0.0
    extra_overtime: float = 0.0
    general_additional: float = 0.0
    above_full_time: float = 0.0
    extra_additional: float = 0.0
    emergency: float = 0.0

    def plus(self, other: JournalHours) -> JournalHours:
        """Both together."""
        return JournalHours(*(mine + others for mine, others in zip(self, other, strict=True)))


class JournalPeriod(NamedTuple):
    """A calendar month, or 4 weeks."""

    first_day: date
    last_day: date


class PeriodHours(NamedTuple):
    """A person's hours of a period."""

    period: JournalPeriod
    hours: JournalHours


class YearHours(NamedTuple):
    """Hours of a calendar year, up to the last day that the journal counts."""

    year: int
    hours: JournalHours


class PersonJournal(NamedTuple):
    """One person's part: periods with any hours, and years up to the last day counted. Who has none in the
    periods but in their years stands there too, so that the years sum up."""

    employee_no: str
    name: str
    periods: tuple[PeriodHours, ...]
    years: tuple[YearHours, ...]


@dataclass(frozen=True)
class Journal:
    """The journal of whole months. `employer` "" = not stated.

    `by_weeks`: summed by 4 weeks, each of them whole, so that the first may begin and the last may end
    outside the months; `lacks_start`: 4 weeks are chosen without a day to count them from, and months stand
    instead. `last_day`: the last day that is counted; entries from `open_from` on may still be made in time
    (None = all are settled). `persons` by name.
    """

    employer: str
    workplace: str
    first_month: str
    last_month: str
    last_day: date
    by_weeks: bool
    lacks_start: bool
    open_from: date | None
    periods: tuple[JournalPeriod, ...]
    persons: tuple[PersonJournal, ...]
    years: tuple[YearHours, ...]


class JournalScope(NamedTuple):
    """What a journal covers: its periods, and all days that its sums need, whole years and periods."""

    by_weeks: bool
    lacks_start: bool
    periods: tuple[JournalPeriod, ...]
    first_day: date
    last_day: date


def journal_scope(register: Register, first_month: str, last_month: str) -> JournalScope:
    """The periods of some months by the way of counting of their last day."""
    end = last_day(last_month)
    chosen = register.parameters.text_on("overtime_counting", end) == FOUR_WEEKS
    start = four_weeks_of(register, end)
    by_weeks = chosen and start is not None
    periods = tuple(
        _four_weeks(start[0], first_day(first_month))
        if by_weeks and start
        else _months(first_month, last_month)
    )
    return JournalScope(
        by_weeks=by_weeks,
        lacks_start=chosen and not by_weeks,
        periods=periods,
        first_day=min(periods[0].first_day, date(int(first_month[:4]), 1, 1)),
        last_day=periods[-1].last_day,
    )


def weeks_with_additional(shifts: Iterable[Shift]) -> dict[tuple[str, date], None]:
    """The (person, Monday) weeks in which anybody has additional time, in order: only there can time lie
    above full time."""
    return {(row.employee_no, monday_of(row.day)): None for row in shifts if row.kind == ADDITIONAL}


def journal(
    register: Register,
    scope: JournalScope,
    months: tuple[str, str],
    shifts: Iterable[Shift],
    of_weeks: Iterable[Shift],
    as_of: date,
) -> Journal:
    """The journal of the first to the last of `months`, with what was worked up to `as_of`.

    `shifts`: those of overtime, additional time and jour of the scope's days; `of_weeks`: all of the weeks
    that `weeks_with_additional` names. The register's facts must hold all absences of them.
    """
    end = min(as_of, scope.last_day)
    worked = [row for row in shifts if row.employee_no and row.day <= end]
    above = dict(_above_full_time(register, worked, of_weeks, scope.first_day))
    entries = tuple(_entries(register, worked, above))
    first_year = int(months[0][:4])
    own: dict[str, list[_Entry]] = defaultdict(list)
    for entry in entries:
        own[entry.employee_no].append(entry)
    persons = (
        _person(register, employee_no, held, scope.periods, first_year) for employee_no, held in own.items()
    )
    noted = as_of - timedelta(days=NOTED_DAYS) + ONE_DAY
    unit = register.unit_on(last_day(months[1]))
    return Journal(
        employer=unit.employer,
        workplace=unit.name,
        first_month=months[0],
        last_month=months[1],
        last_day=end,
        by_weeks=scope.by_weeks,
        lacks_start=scope.lacks_start,
        open_from=noted if noted <= end else None,
        periods=scope.periods,
        persons=tuple(sorted((row for row in persons if row.periods or row.years), key=_by_name)),
        years=_years(entries, first_year),
    )


class _Entry(NamedTuple):
    employee_no: str
    day: date
    hours: JournalHours


def _entries(register: Register, shifts: Iterable[Shift], above: Mapping[int, float]) -> Iterator[_Entry]:
    for place, row in enumerate(shifts):
        present = resolve(register, row).present_hours
        if present:
            yield _Entry(row.employee_no, row.day, _sorted_hours(row, present, above.get(place, 0.0)))


def _sorted_hours(row: Shift, present: float, above: float) -> JournalHours:
    """Present hours of a shift in the column of its kind and sort; without a sort they are general."""
    if row.kind == JOUR:
        return JournalHours(jour=present)
    if row.overtime_sort == EMERGENCY_SORT:
        return JournalHours(emergency=present)
    if row.kind in OVERTIME:
        if row.overtime_sort == EXTRA_SORT:
            return JournalHours(extra_overtime=present)
        return JournalHours(general_overtime=present)
    if row.overtime_sort == EXTRA_SORT:
        return JournalHours(extra_additional=present)
    return JournalHours(general_additional=present, above_full_time=above)


def _above_full_time(
    register: Register, shifts: Iterable[Shift], of_weeks: Iterable[Shift], since: date
) -> Iterator[tuple[int, float]]:
    """How much of a general additional shift, by its place, lies above the person's full-time measure of its
    week.

    Ordinary time counts in full also on days away: leave is as good as work done (ATL 7 §). The additional
    shifts of a week fill what the measure leaves in order of time; what has no room is above it.
    """
    ordinary: dict[tuple[str, date], float] = defaultdict(float)
    for row in of_weeks:
        shift, week = resolve(register, row), (row.employee_no, monday_of(row.day))
        if shift.kind in SCHEDULED_KINDS:
            ordinary[week] += shift.hours
        elif shift.kind == ADDITIONAL and row.day < since:
            ordinary[week] += shift.present_hours
    placed = ((place, row) for place, row in enumerate(shifts) if row.kind == ADDITIONAL)
    for place, row in sorted(placed, key=lambda each: (each[1].day, each[1].start, each[0])):
        shift, week = resolve(register, row), (row.employee_no, monday_of(row.day))
        room = max(0.0, shift.own_hours_per_day * 7 - ordinary[week])
        ordinary[week] += shift.present_hours
        if row.overtime_sort not in (EXTRA_SORT, EMERGENCY_SORT):
            yield place, max(0.0, shift.present_hours - room)


def _person(
    register: Register,
    employee_no: str,
    entries: Sequence[_Entry],
    periods: Sequence[JournalPeriod],
    first_year: int,
) -> PersonJournal:
    employee = register.employees.get(employee_no)
    held = (
        (each, [row for row in entries if each.first_day <= row.day <= each.last_day]) for each in periods
    )
    return PersonJournal(
        employee_no=employee_no,
        name=employee.name if employee else employee_no,
        periods=tuple(PeriodHours(each, _sum(rows)) for each, rows in held if rows),
        years=_years(entries, first_year),
    )


def _years(entries: Iterable[_Entry], first_year: int) -> tuple[YearHours, ...]:
    """Calendar years from the first on that have any hours."""
    by_year: Mapping[int, list[_Entry]] = defaultdict(list)
    for entry in entries:
        if entry.day.year >= first_year:
            by_year[entry.day.year].append(entry)
    return tuple(YearHours(year, _sum(by_year[year])) for year in sorted(by_year))


def _sum(entries: Iterable[_Entry]) -> JournalHours:
    found = JournalHours()
    for entry in entries:
        found = found.plus(entry.hours)
    return found


def _months(first_month: str, last_month: str) -> Iterator[JournalPeriod]:
    return (
        JournalPeriod(first_day(month), last_day(month)) for month in months_from_to(first_month, last_month)
    )


def _four_weeks(last_start: date, first: date) -> list[JournalPeriod]:
    """Whole periods back from the one that begins on `last_start` to the one that holds `first`."""
    days = timedelta(days=FOUR_WEEKS_DAYS)
    found = [last_start]
    while found[0] > first:
        found.insert(0, found[0] - days)
    return [JournalPeriod(start, start + days - ONE_DAY) for start in found]


def _by_name(row: PersonJournal) -> tuple[str, str]:
    return sort_text(list_name(row.name)), row.employee_no
