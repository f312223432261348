"""Whom an absence can be reported of, and an absence with what belongs to it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from caredesk.domain.absence_overlaps import REPORTED_WELL
from caredesk.domain.absence_spans import NumberedAbsence, percent_of
from caredesk.domain.name_order import list_name, sort_text
from caredesk.domain.register import SICK_LEAVE, Register
from caredesk.domain.rows import Absence, Employment
from caredesk.domain.sick_spells import SickPayPeriod, sick_history
from caredesk.services.person_absences import numbered_absence
from caredesk.services.session import OpenUnit
from caredesk.storage import rows
from caredesk.storage.absence_rows import read_numbered_absences
from caredesk.storage.facts import read_circumstances


class Reportable(NamedTuple):
    """Somebody employed today. `absent`: away today, to any extent; `number`: the absence, of several the one
    of sickness; None for who is there."""

    employee_no: str
    name: str
    section: str
    role: str
    form: str
    absent: bool
    number: int | None


@dataclass(frozen=True)
class AbsenceView:
    """An absence; `row` also tells whether its certificate is in. `section`: of its person on its first day.
    `period`: the sick-pay period that it lies in; None for other causes, the hourly paid, and outside
    employment."""

    number: int
    row: Absence
    name: str
    section: str
    period: SickPayPeriod | None

    def day_number(self, day: date) -> int | None:
        """Which of the period's sick days a day is, 1 the first; None when it is none."""
        found = self.period.sick_days(day, day) if self.period else ()
        return next((number for number, _ in found), None)


def view_people_to_report(unit: OpenUnit, *, today: date) -> tuple[Reportable, ...]:
    """Everybody with a contract today, by name."""
    register = Register(read_circumstances(unit.store, today, today), unit.defaults)
    away: dict[str, NumberedAbsence] = {}
    for numbered in sorted(read_numbered_absences(unit.store, today, today), key=_first_asked, reverse=True):
        away[numbered[1].employee_no] = numbered
    found = [
        Reportable(
            employee_no=contract.employee_no,
            name=person.name,
            section=contract.section,
            role=contract.role,
            form=contract.form,
            absent=contract.employee_no in away,
            number=away[contract.employee_no][0] if contract.employee_no in away else None,
        )
        for contract in register.contracts_on(today)
        if (person := register.employees.get(contract.employee_no)) is not None
    ]
    return tuple(sorted(found, key=lambda row: (sort_text(list_name(row.name)), row.employee_no)))


def _first_asked(numbered: NumberedAbsence) -> tuple[bool, float, date, int]:
    """Sorts the absences of a day: sickness first, then the largest."""
    number, row = numbered
    return row.cause not in REPORTED_WELL, -percent_of(row.extent_percent), row.first_day, number


def view_absence(unit: OpenUnit, *, number: int) -> AbsenceView:
    """The absence with this number. UserError absence_gone."""
    row = numbered_absence(unit, number)
    register = Register(read_circumstances(unit.store, row.first_day, row.first_day), unit.defaults)
    contract = register.contract(row.employee_no, row.first_day)
    person = register.employees.get(row.employee_no)
    return AbsenceView(
        number=number,
        row=row,
        name=person.name if person else row.employee_no,
        section=contract.section if contract else "",
        period=_period_of(unit, row, register.facts.employments),
    )


def _period_of(unit: OpenUnit, row: Absence, employments: tuple[Employment, ...]) -> SickPayPeriod | None:
    if row.cause not in SICK_LEAVE:
        return None
    of_person = rows.read(unit.store, Absence, "employee_no = ?", (row.employee_no,))
    periods = sick_history(of_person, employments).periods.get(row.employee_no, ())
    last = row.last_day or date.max
    return next((period for period in periods if period.overlaps(row.first_day, last)), None)
