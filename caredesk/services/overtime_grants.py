"""Extra overtime and additional time that persons are granted, for special reasons (ATL 8 a and 10 a §)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from caredesk.domain.calendar import ONE_DAY
from caredesk.domain.changes import Changes
from caredesk.domain.name_order import list_name, sort_text
from caredesk.domain.overtime_page import OvertimeGrant
from caredesk.domain.problems import problem
from caredesk.domain.rows import Employee, Setting
from caredesk.errors import UserError
from caredesk.exchange.row_entry import Finding
from caredesk.exchange.values import Unreadable, plain_number, read_number
from caredesk.services.edits import edit
from caredesk.services.entry import EntryRefused
from caredesk.services.person_edits import day_of
from caredesk.services.session import OpenUnit
from caredesk.storage import rows
from caredesk.storage.facts import read_circumstances

GRANTED_KEYS = ("overtime_year_extra", "additional_year_extra")
MOST_HOURS = 150
NONE_GRANTED = "0"


def view_overtime_grants(unit: OpenUnit) -> tuple[OvertimeGrant, ...]:
    """Every grant, by person, key and first day."""
    names = {row.employee_no: row.name for row in rows.read_whole(unit.store, Employee)}
    found = list(_grants(unit, names))
    return tuple(
        sorted(found, key=lambda row: (sort_text(list_name(row.name)), row.key, row.valid_from or date.min))
    )


def view_grantable(
    unit: OpenUnit, *, today: date, held: OvertimeGrant | None = None
) -> tuple[tuple[str, str], ...]:
    """Number and name of everybody employed today, and of who holds a grant that is changed, by name."""
    register = unit.register(read_circumstances(unit.store, today, today))
    numbers = {contract.employee_no for contract in register.contracts_on(today)}
    numbers |= {held.employee_no} if held else set()
    people = [
        (row.employee_no, row.name) for row in register.employees.values() if row.employee_no in numbers
    ]
    return tuple(sorted(people, key=lambda each: (sort_text(list_name(each[1])), each[0])))


def edit_overtime_grant(
    unit: OpenUnit, *, employee_no: str, key: str, hours: float | str, valid_from: date | str
) -> Changes:
    """Grants a person extra hours of the calendar year that the day lies in, as one step.

    A grant from the same day is replaced. At the turn of the year it ends: what is granted is of one
    calendar year. EntryRefused with findings at `employee_no`, `hours` or `valid_from`: nothing is stored.
    """
    name = _name(unit, employee_no)
    day = valid_from if isinstance(valid_from, date) else day_of(valid_from, "valid_from")
    given = _hours(hours)
    next_year = date(day.year + 1, 1, 1)
    held = _held(unit, employee_no, key)
    days = {row.valid_from for _, row in held}
    with edit(unit, "overtime_grant", name=name, hours=given) as edited:
        same = [number for number, row in held if row.valid_from == day]
        rows.delete(unit.store, "setting", same)
        rows.insert(unit.store, [Setting(key, day, plain_number(given), employee_no)])
        if next_year not in days:
            rows.insert(unit.store, [Setting(key, next_year, NONE_GRANTED, employee_no)])
    return edited.changes


def edit_overtime_grant_removed(unit: OpenUnit, *, number: int) -> Changes:
    """Takes a grant away as one step, and its end where no other grant of the year is left to end.

    UserError entry_gone when there is none with the number.
    """
    found = dict(rows.read_with_ids(unit.store, Setting, "id = ?", (number,)))
    row = found.get(number)
    if row is None or row.key not in GRANTED_KEYS or not row.employee_no:
        raise UserError("entry_gone")
    leaving = [number]
    if row.valid_from is not None:
        held = _held(unit, row.employee_no, row.key)
        year, end = row.valid_from.year, date(row.valid_from.year + 1, 1, 1)
        others = [n for n, each in held if each.valid_from and each.valid_from.year == year and n != number]
        if not others:
            leaving += [n for n, each in held if each.valid_from == end and each.value == NONE_GRANTED]
    name = _name_of(unit, row.employee_no)
    with edit(unit, "overtime_grant_removed", name=name) as edited:
        rows.delete(unit.store, "setting", leaving)
    return edited.changes


def _grants(unit: OpenUnit, names: dict[str, str]) -> Iterator[OvertimeGrant]:
    keys = ", ".join(f"'{key}'" for key in GRANTED_KEYS)
    held = rows.read_with_ids(unit.store, Setting, f"employee_no != '' AND key IN ({keys})")
    for number, row in held:
        hours = float(row.value)
        if hours <= 0:
            continue
        first = row.valid_from or date.min
        later = [
            each.valid_from
            for _, each in held
            if (each.employee_no, each.key) == (row.employee_no, row.key)
            and each.valid_from is not None
            and each.valid_from > first
        ]
        yield OvertimeGrant(
            number=number,
            employee_no=row.employee_no,
            name=names.get(row.employee_no, row.employee_no),
            key=row.key,
            hours=hours,
            valid_from=row.valid_from,
            valid_to=min(later) - ONE_DAY if later else None,
        )


def _held(unit: OpenUnit, employee_no: str, key: str) -> list[tuple[int, Setting]]:
    return rows.read_with_ids(unit.store, Setting, "key = ? AND employee_no = ?", (key, employee_no))


def _name(unit: OpenUnit, employee_no: str) -> str:
    if not rows.count(unit.store, Employee, "employee_no = ?", (employee_no,)):
        raise EntryRefused(((0, Finding("employee_no", problem("grant_without_person"))),))
    return _name_of(unit, employee_no)


def _name_of(unit: OpenUnit, employee_no: str) -> str:
    found = rows.read(unit.store, Employee, "employee_no = ?", (employee_no,))
    return found[0].name if found else employee_no


def _hours(hours: float | str) -> float:
    try:
        given = read_number(hours)
        if given <= 0:
            raise Unreadable("import_not_above", above=0)
    except Unreadable as error:
        raise EntryRefused(((0, Finding("hours", error.problem)),)) from None
    if given > MOST_HOURS:
        raise EntryRefused(((0, Finding("hours", problem("grant_too_much", most=MOST_HOURS))),))
    return given
