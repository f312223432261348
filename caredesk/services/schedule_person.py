"""One person as the schedule's panel shows them: hours against contract, limits, balances, competences."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import NamedTuple

from caredesk.domain.calendar import ONE_DAY, monday_of, month_of
from caredesk.domain.calendar import last_day as month_end_of
from caredesk.domain.overtime import Running, limit_hours, limits_on, running_totals
from caredesk.domain.person import Lasting, holiday_days, lasting, latest_balances
from caredesk.domain.register import Register
from caredesk.domain.rows import Balance, Competence, Employee
from caredesk.domain.rule_book import PersonBook, PersonRows
from caredesk.domain.rules_hours import average_weeks
from caredesk.domain.schedule_rows import Period
from caredesk.domain.shifts import OVERTIME_KINDS, resolve
from caredesk.services.breaches import BreachView, view_breaches
from caredesk.services.plan import Plan, shifts_of
from caredesk.services.schedule import view_rows
from caredesk.storage import rows
from caredesk.storage.facts import read_circumstances

WEEK = timedelta(days=7)


class PeriodAverage(NamedTuple):
    """Hours a week on average over a named period, and those that the contract buys (None without any)."""

    name: str
    first_day: date
    last_day: date
    hours: float
    contract_hours: float | None


class TotalAverage(NamedTuple):
    """All work a week on average over the `weeks` that end with the view, and the limit (None = none)."""

    weeks: int
    hours: float
    limit: float | None


class CompetenceLeft(NamedTuple):
    """A competence or delegation, and how long it lasts."""

    row: Competence
    lasting: Lasting


@dataclass(frozen=True)
class SchedulePerson:
    """A person in a view of the schedule. `section`, `role` and `rate_percent` are those of the first
    employed day in view; `hours` and `other_hours` as in `ScheduleRow`.

    `period`: the shortest named period that holds the whole view. `limits`: of overtime and additional time
    with the hours up to `limits_day`, so that what is planned counts: the last day in view of the month that
    its middle lies in. `balances`: the latest
    of each kind today; `holiday_days`: a year, by age. `breaches`: those dated in view.
    """

    person: Employee
    section: str
    role: str
    rate_percent: float | None
    hours: float
    other_hours: float
    contract_hours: float | None
    period: PeriodAverage | None
    limits_day: date
    limits: tuple[Running, ...]
    total_average: TotalAverage
    balances: tuple[Balance, ...]
    holiday_days: int | None
    competences: tuple[CompetenceLeft, ...]
    breaches: BreachView

    @property
    def difference(self) -> float | None:
        """Hours more than the contract buys (negative: fewer); None without contract hours."""
        return None if self.contract_hours is None else self.hours - self.contract_hours


def view_schedule_person(
    plan: Plan, *, employee_no: str, first_day: date, last_day: date, today: date
) -> SchedulePerson | None:
    """The person over the days in view; None when there is nobody with the number. UserError draft_gone."""
    store, own = plan.unit.store, (employee_no,)
    person = next(iter(rows.read(store, Employee, "employee_no = ?", own)), None)
    if person is None:
        return None
    held = view_rows(plan, first_day=first_day, last_day=last_day, persons=own)
    row = held[0] if held else None
    competences = rows.read(store, Competence, "employee_no = ?", own)
    middle = first_day + ((last_day - first_day).days + 1) // 2 * ONE_DAY
    limits_day = min(last_day, month_end_of(month_of(middle)))
    return SchedulePerson(
        person=person,
        section=row.section if row else "",
        role=row.role if row else "",
        rate_percent=row.rate_percent if row else None,
        hours=row.hours if row else 0.0,
        other_hours=row.other_hours if row else 0.0,
        contract_hours=row.contract_hours if row else None,
        period=_period(plan, employee_no, first_day, last_day),
        limits_day=limits_day,
        limits=_limits(plan, employee_no, limits_day),
        total_average=_total_average(plan, employee_no, last_day),
        balances=latest_balances(rows.read(store, Balance, "employee_no = ?", own), today),
        holiday_days=holiday_days(person, today.year),
        competences=tuple(CompetenceLeft(each, lasting(each, competences, today)) for each in competences),
        breaches=view_breaches(plan, first_day=first_day, last_day=last_day, persons=own),
    )


def _period(plan: Plan, employee_no: str, first_day: date, last_day: date) -> PeriodAverage | None:
    params = (first_day.isoformat(), last_day.isoformat())
    holding = rows.read(plan.unit.store, Period, "first_day <= ? AND last_day >= ?", params)
    if not holding:
        return None
    period = min(holding, key=lambda each: (each.last_day - each.first_day, each.name))
    days = {"first_day": period.first_day, "last_day": period.last_day}
    found = view_rows(plan, **days, persons=(employee_no,))
    if not found:
        return None
    weeks = ((period.last_day - period.first_day).days + 1) / 7
    bought = found[0].contract_hours
    return PeriodAverage(*period, found[0].hours / weeks, None if bought is None else bought / weeks)


def _limits(plan: Plan, employee_no: str, day: date) -> tuple[Running, ...]:
    """Every limit with the hours so far, also none."""
    limits = limits_on(_register(plan, day, day), day)
    since = min(limit.first_day for limit in limits)
    register = _register(plan, since, day)
    shifts = [resolve(register, row) for _, row in shifts_of(plan, since, day, (employee_no,))]
    worked = [shift for shift in shifts if shift.kind in OVERTIME_KINDS]
    hours = {row.limit: row.hours for row in running_totals(register, worked, day)}
    bounds = ((limit.name, limit_hours(register, limit.name, day, employee_no)) for limit in limits)
    return tuple(
        Running(employee_no, name, hours.get(name, 0.0), bound) for name, bound in bounds if bound is not None
    )


def _total_average(plan: Plan, employee_no: str, day: date) -> TotalAverage:
    """As the rule total_average counts them (rules.md), of the weeks that end with the day's."""
    monday = monday_of(day)
    register = _register(plan, monday, monday)
    weeks = average_weeks(PersonBook(register, PersonRows(employee_no)), monday)
    first, last = monday - (weeks - 1) * WEEK, monday + timedelta(days=6)
    register = _register(plan, first, last)
    shifts = [row for _, row in shifts_of(plan, first, last, (employee_no,))]
    book = PersonBook(register, PersonRows(employee_no, shifts))
    return TotalAverage(
        weeks,
        sum(book.hours_by_week.values()) / weeks,
        book.limit("total_average_h", monday),
    )


def _register(plan: Plan, first: date, last: date) -> Register:
    return plan.unit.register(read_circumstances(plan.unit.store, first, last))
