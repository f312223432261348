"""Sick leave by sex and age, without what could be traced to a few."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from caredesk.domain.calendar import days_of
from caredesk.domain.register import Register
from caredesk.domain.sick_months import percent_of_hours
from caredesk.domain.small_groups import hidden_groups


@dataclass(frozen=True)
class GroupFigure:
    """Percent of a group: None when nobody is in it, hidden when too few are."""

    percent: float | None
    hidden: bool = False


@dataclass(frozen=True)
class SickGroups:
    """Percent by sex, and by age on the month's last day."""

    women: GroupFigure
    men: GroupFigure
    age_29: GroupFigure
    age_30_49: GroupFigure
    age_50: GroupFigure


@dataclass(frozen=True)
class PersonHours:
    """One person's sick and ordinary hours of a month."""

    sick_hours: float
    ordinary_hours: float


def hours_by_person(register: Register, month: str) -> dict[str, PersonHours]:
    """Hours of everybody with ordinary hours in the month, by employee number."""
    days = days_of(month)
    employed = {
        row.employee_no
        for row in register.facts.employments
        if row.valid_from <= days[-1] and (row.valid_to is None or row.valid_to >= days[0])
    }
    found: dict[str, PersonHours] = {}
    for employee_no in sorted(employed):
        held = _person_hours(register, employee_no, days)
        if held.ordinary_hours > 0:
            found[employee_no] = held
    return found


def _person_hours(register: Register, employee_no: str, days: Sequence[date]) -> PersonHours:
    contract = register.contract(employee_no, days[0])
    away = any(
        row.first_day <= days[-1] and (row.last_day is None or row.last_day >= days[0])
        for row in register.absences_of(employee_no)
    )
    if not away and contract is not None and contract is register.contract(employee_no, days[-1]):
        # Most people, most months: one contract and no absence.
        return PersonHours(0.0, contract.contract_hours * len(days))
    sick = ordinary = 0.0
    for day in days:
        contract = register.contract(employee_no, day)
        if contract is not None and contract.contract_hours:
            absence = register.absence(employee_no, day)
            sick += contract.contract_hours * absence.sick
            ordinary += contract.contract_hours * (1 - absence.unpaid)
    return PersonHours(sick, ordinary)


def age_on(birth_date: date, day: date) -> int:
    """Whole years on a day; who is born on 29 February turns on 1 March."""
    return day.year - birth_date.year - ((day.month, day.day) < (birth_date.month, birth_date.day))


def group_figures(register: Register, hours: Mapping[str, PersonHours], day: date) -> SickGroups:
    """Percent by sex and by age on the day, groups of at most ten hidden."""
    sexes: dict[str, list[PersonHours]] = {"women": [], "men": [], "": []}
    ages: dict[str, list[PersonHours]] = {"age_29": [], "age_30_49": [], "age_50": [], "": []}
    for employee_no, held in hours.items():
        employee = register.employees.get(employee_no)
        sex = employee.sex if employee else ""
        sexes[{"female": "women", "male": "men"}.get(sex, "")].append(held)
        born = employee.birth_date if employee else None
        ages["" if born is None else _age_group(age_on(born, day))].append(held)
    return SickGroups(**_partition(sexes), **_partition(ages))


def _age_group(age: int) -> str:
    if age <= 29:
        return "age_29"
    return "age_30_49" if age <= 49 else "age_50"


def _partition(groups: dict[str, list[PersonHours]]) -> dict[str, GroupFigure]:
    other = len(groups.pop(""))
    hidden = hidden_groups({name: len(held) for name, held in groups.items()}, other)
    return {
        name: GroupFigure(None, hidden=True)
        if name in hidden
        else GroupFigure(
            percent_of_hours(sum(row.sick_hours for row in held), sum(row.ordinary_hours for row in held))
        )
        for name, held in groups.items()
    }
