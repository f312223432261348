"""The follow-up of sick leave: the list of what is asked for, and a tick when something is done."""

from __future__ import annotations

from datetime import date

from caredesk.domain.calendar import month_of
from caredesk.domain.changes import Changes
from caredesk.domain.follow_up import (
    CERTIFICATE,
    REPEATED,
    FollowUpView,
    People,
    Ticks,
    belongs,
    follow_up,
)
from caredesk.domain.register import SICK_LEAVE, Register
from caredesk.domain.rows import Absence, Employee, Employment
from caredesk.domain.sick_rows import FollowUp
from caredesk.domain.sick_spells import SickPayPeriod, sick_history
from caredesk.errors import UserError
from caredesk.services.edits import edit
from caredesk.services.session import OpenUnit
from caredesk.storage import rows
from caredesk.storage.absence_rows import read_numbered_absences
from caredesk.storage.absences import read_sick_history
from caredesk.storage.facts import read_circumstances

NumberedAbsence = tuple[int, Absence]


def view_follow_up(unit: OpenUnit, *, today: date, section: str | None) -> FollowUpView:
    """What is to be followed up of the people employed today, of the unit or one section."""
    register = Register(read_circumstances(unit.store, today, today), unit.defaults)
    employments = register.facts.employments
    absences = read_sick_history(unit.store, month_of(today), employments)
    on_today = read_numbered_absences(unit.store, today, today)
    people = People(
        {
            contract.employee_no: person.name if person else contract.employee_no
            for contract in register.contracts_on(today)
            if section in (None, contract.section)
            for person in (register.employees.get(contract.employee_no),)
        },
        {row.employee_no: number for number, row in on_today if row.cause in SICK_LEAVE},
    )
    return follow_up(
        sick_history(absences, employments),
        absences,
        Ticks(rows.read_whole(unit.store, FollowUp)),
        people,
        today=today,
        repeated_from=register.parameters.required_on("repeated_occasions", today),
    )


def edit_follow_up(unit: OpenUnit, *, employee_no: str, kind: str, day: date, done: date | None) -> Changes:
    """Ticks something as done on a day, or takes the tick away (`done` None), as one step.

    `kind` and `day` as in `FollowUpRow`. A certificate is in, or not, in the absences of the period's last
    spell: that changes no figure, so a closed month stays closed. Error (UserError): follow_up_gone.
    """
    if kind == CERTIFICATE:
        return _certificate(unit, employee_no, day, arrived=done is not None)
    held = rows.read_with_ids(unit.store, FollowUp, "employee_no = ? AND kind = ?", (employee_no, kind))
    if kind == REPEATED:
        same = {number: row for number, row in held if row.day == day}
    else:
        period = _period(unit, employee_no, day)[0]
        same = {number: row for number, row in held if belongs(row.day, period)}
    wanted = None if done is None else FollowUp(employee_no, kind, day, done)
    if [wanted] == list(same.values()) or (wanted is None and not same):
        return Changes()
    with edit(unit, _code(kind, done is not None), name=_name(unit, employee_no)) as edited:
        rows.delete(unit.store, "follow_up", same)
        if wanted is not None:
            rows.insert(unit.store, [wanted])
    return edited.changes


def _certificate(unit: OpenUnit, employee_no: str, day: date, *, arrived: bool) -> Changes:
    period, held = _period(unit, employee_no, day)
    # Any record with one tells that it is in, so none may when it is not.
    within = period.spells[-1] if arrived else period
    changed = [
        (number, row)
        for number, row in held
        if row.certificate != arrived and within.overlaps(row.first_day, row.last_day or date.max)
    ]
    if not changed:
        return Changes()
    with edit(unit, _code(CERTIFICATE, arrived), name=_name(unit, employee_no)) as edited:
        for number, row in changed:
            rows.update(unit.store, number, row._replace(certificate=arrived))
    return edited.changes


def _period(unit: OpenUnit, employee_no: str, day: date) -> tuple[SickPayPeriod, list[NumberedAbsence]]:
    """The period that a tick of this day is of, and the person's sick leave."""
    held = [
        (number, row)
        for number, row in rows.read_with_ids(unit.store, Absence, "employee_no = ?", (employee_no,))
        if row.cause in SICK_LEAVE
    ]
    employments = rows.read(unit.store, Employment, "employee_no = ?", (employee_no,))
    history = sick_history((row for _, row in held), employments)
    for period in history.periods.get(employee_no, ()):
        if belongs(day, period):
            return period, held
    raise UserError("follow_up_gone", name=_name(unit, employee_no))


def _code(kind: str, done: bool) -> str:
    return f"follow_up_{kind}" if done else f"follow_up_{kind}_undone"


def _name(unit: OpenUnit, employee_no: str) -> str:
    people = rows.read(unit.store, Employee, "employee_no = ?", (employee_no,))
    return people[0].name if people else employee_no
