"""Overtime and additional time: hours and cost of a month, who nears a limit, and why it was worked."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import NamedTuple

from caredesk.domain.calendar import first_day, last_day
from caredesk.domain.density import MONTHLY, total
from caredesk.domain.month_points import MonthBook
from caredesk.domain.pay import cost_of
from caredesk.domain.problems import Problem, problem
from caredesk.domain.register import Register
from caredesk.domain.rows import Shift
from caredesk.domain.shifts import (
    ADDITIONAL,
    OVERTIME_KINDS,
    OVERTIME_QUALIFIED,
    OVERTIME_SIMPLE,
    ResolvedShift,
    resolve,
)

FOUR_WEEKS = "4_weeks"
FOUR_WEEKS_DAYS = 28
NEAR_SHARE = 0.8
ONE_SECOND = 1 / 3600

OVERTIME = frozenset({OVERTIME_SIMPLE, OVERTIME_QUALIFIED})


@dataclass(frozen=True)
class NearLimit:
    """A limit of which an employee has used at least 80 %, also a passed one. Hours."""

    employee: str
    limit: str
    hours: float
    of: float


@dataclass(frozen=True)
class OvertimeFigures:
    """Overtime of a month; field names are the keys of `figures`. Hours; SEK with fees. `near_limit` is None
    only where it may not be told."""

    additional_hours: float | None
    simple_hours: float | None
    qualified_hours: float | None
    cost_sek: float | None
    near_limit: tuple[NearLimit, ...] | None

    @property
    def hours(self) -> float | None:
        """All three together, None when one is not known."""
        return total((self.additional_hours, self.simple_hours, self.qualified_hours))


@dataclass(frozen=True)
class Overtime:
    """The figures, and what must be said about them."""

    figures: OvertimeFigures
    problems: tuple[Problem, ...]


class Limit(NamedTuple):
    """A limit with its kinds of shift and the stretch that it is counted over. `name` as in `near_limit`."""

    name: str
    kinds: frozenset[str]
    first_day: date
    last_day: date


class Running(NamedTuple):
    """An employee's hours against a limit."""

    employee_no: str
    limit: str
    hours: float
    of: float


class CauseOfOvertime(NamedTuple):
    """Hours and cost of a month's overtime and additional time with one cause ("" = none given)."""

    cause: str
    hours: float
    share: float
    cost_sek: float | None


def four_weeks_of(register: Register, day: date) -> tuple[date, date] | None:
    """The 4-week period that a day lies in, counted from the unit's set date; None without one."""
    text = register.parameters.text_on("overtime_4_weeks_from", day)
    if not text:
        return None
    start = date.fromisoformat(text)
    first = start + timedelta(days=(day - start).days // FOUR_WEEKS_DAYS * FOUR_WEEKS_DAYS)
    return first, first + timedelta(days=FOUR_WEEKS_DAYS - 1)


def limits_on(register: Register, day: date) -> tuple[Limit, ...]:
    """The limits that count on a day, each up to that day. Law: arbetstidslagen 8 and 10 §."""
    year = date(day.year, 1, 1)
    found = [
        Limit("overtime_year", OVERTIME, year, day),
        Limit("additional_year", frozenset({ADDITIONAL}), year, day),
    ]
    if register.parameters.text_on("overtime_counting", day) != FOUR_WEEKS:
        return (Limit("overtime_month", OVERTIME, day.replace(day=1), day), *found)
    period = four_weeks_of(register, day)
    return tuple(found) if period is None else (Limit("overtime_4_weeks", OVERTIME, period[0], day), *found)


def shifts_needed_from(register: Register, month: str) -> date:
    """From which day on the shifts of overtime kinds are needed for the figures of a month."""
    return min(first_day(month), *(limit.first_day for limit in limits_on(register, last_day(month))))


def limit_hours(register: Register, name: str, day: date, employee_no: str) -> float | None:
    """Hours of a limit for an employee: what was granted beyond it included; None when not known."""
    hours = register.parameters.value_on(f"{name}_h", day, employee_no)
    if hours is None or not name.endswith("_year"):
        return hours
    return hours + (register.parameters.value_on(f"{name}_extra", day, employee_no) or 0.0)


def running_totals(register: Register, shifts: Iterable[ResolvedShift], day: date) -> tuple[Running, ...]:
    """Everybody's present hours against each limit on a day, by employee number and limit."""
    limits = limits_on(register, day)
    sums: dict[tuple[str, str], float] = defaultdict(float)
    for shift in shifts:
        for limit in limits:
            within = limit.first_day <= shift.day <= limit.last_day
            if within and shift.kind in limit.kinds and shift.shift.employee_no:
                sums[shift.shift.employee_no, limit.name] += shift.present_hours
    return tuple(
        Running(employee_no, name, hours, of)
        for (employee_no, name), hours in sorted(sums.items())
        if (of := limit_hours(register, name, day, employee_no)) is not None
    )


def near_limits(totals: Iterable[Running]) -> tuple[NearLimit, ...]:
    """Those with at least 80 % of a limit used, in the order given."""
    return tuple(
        NearLimit(row.employee_no, row.limit, row.hours, row.of)
        for row in totals
        if row.hours > 0 and row.hours >= NEAR_SHARE * row.of - ONE_SECOND
    )


def by_cause(register: Register, shifts: Iterable[ResolvedShift]) -> tuple[CauseOfOvertime, ...]:
    """Present hours and cost of overtime and additional time by cause, most hours first; lent ones left out.

    The cost of a cause is None when that of one of its shifts is not known.
    """
    hours: dict[str, float] = defaultdict(float)
    costs: dict[str, list[float | None]] = defaultdict(list)
    for shift in shifts:
        if shift.kind in OVERTIME_KINDS and not shift.lent:
            hours[shift.shift.cause] += shift.present_hours
            costs[shift.shift.cause].append(cost_of(register, shift).sek)
    whole = sum(hours.values())
    return tuple(
        CauseOfOvertime(cause, hours[cause], hours[cause] / whole, total(costs[cause]))
        for cause in sorted(hours, key=lambda name: (-hours[name], name))
        if hours[cause] > 0
    )


def overtime(register: Register, book: MonthBook, shifts: Iterable[Shift], month: str) -> Overtime:
    """Every figure of overtime of a month.

    `shifts`: those of the kinds additional, overtime_simple and overtime_qualified from
    `shifts_needed_from` to the month's last day; others are not used. The register's facts must hold the
    absences that overlap that stretch. Hours follow the source of the month's hours; running totals always
    come from shifts.
    """
    first, last = first_day(month), last_day(month)
    worked = [resolve(register, row) for row in shifts if row.kind in OVERTIME_KINDS]
    own = [shift for shift in worked if first <= shift.day <= last]
    near = near_limits(running_totals(register, worked, last))
    problems = _counting_problems(register, last)
    if book.hours_source(month) == MONTHLY:
        figures = OvertimeFigures(
            additional_hours=book.monthly(month, None, lambda row: row.additional_hours),
            simple_hours=book.monthly(month, None, lambda row: row.simple_hours),
            qualified_hours=book.monthly(month, None, lambda row: row.qualified_hours),
            cost_sek=None,
            near_limit=near,
        )
        return Overtime(figures, problems)
    costs = [cost_of(register, shift) for shift in own if not shift.lent]
    missing = {found for cost in costs for found in cost.missing}
    figures = OvertimeFigures(
        additional_hours=_hours(own, ADDITIONAL),
        simple_hours=_hours(own, OVERTIME_SIMPLE),
        qualified_hours=_hours(own, OVERTIME_QUALIFIED),
        cost_sek=total(cost.sek for cost in costs),
        near_limit=near,
    )
    return Overtime(figures, (*sorted(missing), *problems))


def _hours(shifts: Iterable[ResolvedShift], kind: str) -> float:
    return float(sum(shift.present_hours for shift in shifts if shift.kind == kind))


def _counting_problems(register: Register, day: date) -> tuple[Problem, ...]:
    by_weeks = register.parameters.text_on("overtime_counting", day) == FOUR_WEEKS
    if by_weeks and four_weeks_of(register, day) is None:
        return (problem("overtime_periods_without_start"),)
    return ()
