"""Sick leave by sex and age, without what could be traced to a few."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, fields
from datetime import date

from caredesk.domain.calendar import days_of, first_day, last_day
from caredesk.domain.register import Register
from caredesk.domain.rows import Employee
from caredesk.domain.sick_months import percent_of_hours
from caredesk.domain.small_groups import hidden_groups

SEXES = ("women", "men")
AGES = ("age_29", "age_30_49", "age_50")
"""The groups in the order in which they are shown; "" is other or unknown, which never is."""


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

    def only(self, shown: Collection[str]) -> SickGroups:
        """The same with every group of people hidden that is not among those shown."""
        held = ((field.name, getattr(self, field.name)) for field in fields(self))
        return SickGroups(
            **{
                name: figure if name in shown or figure.percent is None else GroupFigure(None, hidden=True)
                for name, figure in held
            }
        )


@dataclass(frozen=True)
class PersonHours:
    """One person's sick and ordinary hours of a month."""

    sick_hours: float
    ordinary_hours: float


def employed_in(register: Register, month: str) -> list[str]:
    """Who has an employment of any form in the month, by number."""
    first, last = first_day(month), last_day(month)
    return sorted(
        {
            row.employee_no
            for row in register.facts.employments
            if row.valid_from <= last and (row.valid_to is None or row.valid_to >= first)
        }
    )


def hours_by_person(register: Register, month: str, section: str | None = None) -> dict[str, PersonHours]:
    """Hours of everybody with ordinary hours in the month, by employee number; of the days in one section
    when it is given."""
    days = days_of(month)
    found: dict[str, PersonHours] = {}
    for employee_no in employed_in(register, month):
        held = _person_hours(register, employee_no, days, section)
        if held.ordinary_hours > 0:
            found[employee_no] = held
    return found


def _person_hours(
    register: Register, employee_no: str, days: Sequence[date], section: str | None
) -> PersonHours:
    contract = register.contract(employee_no, days[0])
    away = any(
        row.first_day <= days[-1] and (row.last_day is None or row.last_day >= days[0])
        for row in register.absences_of(employee_no)
    )
    if not away and contract is not None and contract is register.contract(employee_no, days[-1]):
        # Most people, most months: one contract and no absence.
        is_here = section is None or contract.section == section
        return PersonHours(0.0, contract.contract_hours * len(days) if is_here else 0.0)
    sick = ordinary = 0.0
    for day in days:
        contract = register.contract(employee_no, day)
        if contract is None or not contract.contract_hours:
            continue
        if section is None or contract.section == section:
            absence = register.absence(employee_no, day)
            sick += contract.contract_hours * absence.sick
            ordinary += contract.contract_hours * (1 - absence.unpaid)
    return PersonHours(sick, ordinary)


def age_on(birth_date: date, day: date) -> int:
    """Whole years on a day; who is born on 29 February turns on 1 March."""
    return day.year - birth_date.year - ((day.month, day.day) < (birth_date.month, birth_date.day))


def sex_group(employee: Employee | None) -> str:
    """The group by sex; "" when it is other or not known."""
    return {"female": "women", "male": "men"}.get(employee.sex if employee else "", "")


def age_group(employee: Employee | None, day: date) -> str:
    """The group by age on a day; "" when it is not known."""
    if employee is None or employee.birth_date is None:
        return ""
    age = age_on(employee.birth_date, day)
    if age <= 29:
        return "age_29"
    return "age_30_49" if age <= 49 else "age_50"


def group_figures(register: Register, hours: Mapping[str, PersonHours], day: date) -> SickGroups:
    """Percent by sex and by age on the day, groups of at most ten hidden."""
    sexes: dict[str, list[PersonHours]] = {name: [] for name in (*SEXES, "")}
    ages: dict[str, list[PersonHours]] = {name: [] for name in (*AGES, "")}
    for employee_no, held in hours.items():
        employee = register.employees.get(employee_no)
        sexes[sex_group(employee)].append(held)
        ages[age_group(employee, day)].append(held)
    return SickGroups(**_partition(sexes), **_partition(ages))


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
