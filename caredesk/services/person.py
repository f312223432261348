"""One person's card: contact, contracts by date, competences, balances, and the hours of the year."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from caredesk.domain.overtime import Running, limit_hours, limits_on, running_totals
from caredesk.domain.person import (
    Employed,
    Lasting,
    PersonHours,
    Standing,
    employed_days,
    holiday_days,
    in_force,
    lasting,
    latest_balances,
    leading,
    person_hours,
    rate_percent,
    standing,
)
from caredesk.domain.register import Register
from caredesk.domain.rows import Balance, Competence, Employee, Employment, Shift
from caredesk.domain.shifts import resolve
from caredesk.services.session import OpenUnit
from caredesk.storage import rows
from caredesk.storage.facts import read_circumstances


class ContractLine(NamedTuple):
    """A contract with its number in the table. `leads`: the one that says who the person is today."""

    number: int
    row: Employment
    standing: Standing
    leads: bool


class CompetenceLine(NamedTuple):
    """A competence or delegation with its number in the table, and how long it lasts."""

    number: int
    row: Competence
    lasting: Lasting


class BalanceLine(NamedTuple):
    """The latest balance of a kind with its number in the table."""

    number: int
    row: Balance


@dataclass(frozen=True)
class PersonCard:
    """Everything of one person on a day.

    `contract` leads (see `domain.person.leading`); `days`: of the employment that it belongs to.
    `rate_percent`: of all contracts in force. `limits`: with the hours so far, also none. `holiday_days`: a
    year, by age.
    """

    number: int
    person: Employee
    today: date
    contract: Employment | None
    employed: Employed
    days: tuple[date, date | None] | None
    rate_percent: float | None
    contracts: tuple[ContractLine, ...]
    competences: tuple[CompetenceLine, ...]
    balances: tuple[BalanceLine, ...]
    holiday_days: int | None
    hours: PersonHours
    limits: tuple[Running, ...]


def view_person(unit: OpenUnit, *, employee_no: str, today: date) -> PersonCard | None:
    """The card of a person; None when there is nobody with the number."""
    number, person = _person(unit, employee_no)
    if person is None:
        return None
    own = (employee_no,)
    held = rows.read_with_ids(unit.store, Employment, "employee_no = ?", own, order="valid_from")
    contracts = [row for _, row in held]
    leader, employed = leading(contracts, today)
    competences = rows.read_with_ids(unit.store, Competence, "employee_no = ?", own)
    all_of_them = [row for _, row in competences]
    hours, limits = _hours(unit, employee_no, today)
    return PersonCard(
        number=number,
        person=person,
        today=today,
        contract=leader,
        employed=employed,
        days=employed_days(contracts, today),
        rate_percent=rate_percent(in_force(contracts, today) or ((leader,) if leader else ())),
        contracts=tuple(ContractLine(n, row, standing(row, today), row is leader) for n, row in held),
        competences=tuple(CompetenceLine(n, row, lasting(row, all_of_them, today)) for n, row in competences),
        balances=_balances(unit, employee_no, today),
        holiday_days=holiday_days(person, today.year),
        hours=hours,
        limits=limits,
    )


def _person(unit: OpenUnit, employee_no: str) -> tuple[int, Employee | None]:
    found = rows.read_with_ids(unit.store, Employee, "employee_no = ?", (employee_no,))
    return found[0] if found else (0, None)


def _balances(unit: OpenUnit, employee_no: str, today: date) -> tuple[BalanceLine, ...]:
    held = rows.read_with_ids(unit.store, Balance, "employee_no = ?", (employee_no,))
    numbers = {row: number for number, row in held}
    return tuple(BalanceLine(numbers[row], row) for row in latest_balances(numbers, today))


def _hours(unit: OpenUnit, employee_no: str, today: date) -> tuple[PersonHours, tuple[Running, ...]]:
    """The year so far, and each limit with its hours; a period of four weeks may begin the year before."""
    start = date(today.year, 1, 1)
    limits = limits_on(Register(read_circumstances(unit.store, start, today), unit.defaults), today)
    since = min(start, *(limit.first_day for limit in limits))
    register = Register(read_circumstances(unit.store, since, today), unit.defaults)
    where, days = "employee_no = ? AND day BETWEEN ? AND ?", (since.isoformat(), today.isoformat())
    shifts = [resolve(register, row) for row in rows.read(unit.store, Shift, where, (employee_no, *days))]
    worked = {row.limit: row for row in running_totals(register, shifts, today)}
    running = (
        worked.get(limit.name) or _untouched(register, limit.name, employee_no, today) for limit in limits
    )
    this_year = [shift for shift in shifts if shift.day >= start]
    hours = person_hours(register, employee_no, this_year, start, today)
    return hours, tuple(row for row in running if row is not None)


def _untouched(register: Register, limit: str, employee_no: str, today: date) -> Running | None:
    of = limit_hours(register, limit, today, employee_no)
    return None if of is None else Running(employee_no, limit, 0.0, of)
