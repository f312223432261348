"""Whether a typed row fits what the unit holds: places and the occupied ones, contracts and people, codes.

A check takes the row and the unit and gives the field to speak at with the reason, or None. To add one: a
function here and a line in CHECKS.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from typing import Any, NamedTuple

from caredesk.domain.absence_codes import CODE_OF_CAUSE
from caredesk.domain.calendar import ONE_DAY, days_in, days_of
from caredesk.domain.density import total
from caredesk.domain.occupancy import PlaceBook
from caredesk.domain.problems import problem
from caredesk.domain.rows import Employee, Employment, MonthlyValue, Occupancy, Place, Role, ShiftType
from caredesk.exchange.row_entry import Finding
from caredesk.services.import_checks import far_days
from caredesk.services.session import OpenUnit
from caredesk.storage import rows
from caredesk.storage.day_totals import horizon

Row = Any


class Standing(NamedTuple):
    """A typed row as it would stand: beside `others`, the rest of its table."""

    row: Row
    others: list[Row]


def _places_hold_the_occupied(unit: OpenUnit, standing: Standing) -> Finding | None:
    """Fewer places than before, and below what is occupied on a day of theirs."""
    row: Place = standing.row
    if row.available is None:
        return None
    begins = row.valid_from or date.min
    following = [
        other.valid_from
        for other in standing.others
        if other.section == row.section and other.valid_from is not None and other.valid_from > begins
    ]
    ends = min(following) - ONE_DAY if following else date.max
    held = rows.read(
        unit.store,
        Occupancy,
        "section = ? AND last_day >= ? AND first_day <= ?",
        (row.section, begins.isoformat(), ends.isoformat()),
    )
    before = PlaceBook(rows.read(unit.store, Place), ())
    for occupancy in held:
        day = max(occupancy.first_day, begins)
        stood = before.place_on(row.section, day)
        fewer = stood is None or stood.available is None or row.available < stood.available
        if fewer and occupancy.occupied > row.available:
            reason = problem("entry_places_below_occupied", occupied=occupancy.occupied, day=day)
            return Finding("available", reason)
    return None


def _occupied_within_places(unit: OpenUnit, standing: Standing) -> Finding | None:
    """More occupied than available on a day of the range."""
    row: Occupancy = standing.row
    book = PlaceBook(rows.read(unit.store, Place), ())
    for day in _turning_days(book, row.first_day, row.last_day):
        places = book.day(day).get(row.section)
        if places is not None and places.available is not None and row.occupied > places.available:
            reason = problem("entry_occupied_above_places", available=places.available, day=day)
            return Finding("occupied", reason)
    return None


def _bed_days_within_places(unit: OpenUnit, standing: Standing) -> Finding | None:
    """More bed-days in a month than its places and days hold."""
    row: MonthlyValue = standing.row
    days = days_in(row.month)
    field, bed_days = "bed_days", row.bed_days
    if bed_days is None and row.occupied_mean is not None:
        field, bed_days = "occupied_mean", row.occupied_mean * days
    if bed_days is None:
        return None
    book = PlaceBook(rows.read(unit.store, Place), ())
    found = (book.day(day).get(row.section) for day in days_of(row.month))
    most = row.available_days or total(places.available if places else None for places in found)
    if most is None or bed_days <= most:
        return None
    reason = problem("entry_bed_days_above_places", places=most / days, days=days, most=most)
    return Finding(field, reason)


def _turning_days(book: PlaceBook, first: date, last: date) -> Iterator[date]:
    """The range's first day and each on which places change."""
    yield first
    month = first.replace(day=1)
    while month <= last:
        yield from (day for day in book.turning_days(f"{month:%Y-%m}") if first < day <= last)
        month = (month + timedelta(days=32)).replace(day=1)


def _contract_after_birth(unit: OpenUnit, standing: Standing) -> Finding | None:
    row: Employment = standing.row
    found = rows.read(unit.store, Employee, "employee_no = ?", (row.employee_no,))
    born = found[0].birth_date if found else None
    if born is not None and row.valid_from <= born:
        return Finding("valid_from", problem("entry_contract_before_birth", born=born))
    return None


def _birth_before_contracts(unit: OpenUnit, standing: Standing) -> Finding | None:
    row: Employee = standing.row
    contracts = rows.read(unit.store, Employment, "employee_no = ?", (row.employee_no,))
    first = min((contract.valid_from for contract in contracts), default=None)
    if row.birth_date is not None and first is not None and first <= row.birth_date:
        return Finding("birth_date", problem("entry_birth_after_contract", first=first))
    return None


def _near_other_days(unit: OpenUnit, standing: Standing) -> Finding | None:
    """A year far from the unit's, as by a slip of the finger: every day between would be kept."""
    held = horizon(unit.store)
    found = far_days(standing.row, held) if held else None
    return Finding(*found) if found else None


def _code_is_free(unit: OpenUnit, standing: Standing) -> Finding | None:
    """Shift codes, absence codes and roles are typed in one field of the schedule."""
    row: ShiftType = standing.row
    code = row.code.casefold()
    if code in ABSENCE_CODES:
        return Finding("code", problem("entry_code_is_absence", code=row.code))
    if code in {role.name.casefold() for role in rows.read(unit.store, Role)}:
        return Finding("code", problem("entry_code_is_role", code=row.code))
    if code in {other.code.casefold() for other in standing.others}:
        return Finding("code", problem("entry_code_twice", value=row.code))
    return None


def _role_is_no_code(unit: OpenUnit, standing: Standing) -> Finding | None:
    """The same from the other side."""
    row: Role = standing.row
    name = row.name.casefold()
    if name in ABSENCE_CODES:
        return Finding("name", problem("entry_code_is_absence", code=row.name))
    if name in {each.code.casefold() for each in rows.read(unit.store, ShiftType)}:
        return Finding("name", problem("entry_code_is_shift_type", code=row.name))
    return None


ABSENCE_CODES = frozenset(code.casefold() for code in CODE_OF_CAUSE.values())

Check = Callable[[OpenUnit, Standing], Finding | None]

IDENTITY_NUMBER = re.compile(
    r"(?:19|20)?(\d\d(?:0[1-9]|1[0-2])(?:[06][1-9]|[1278]\d|[39][01]))[-+ ]?(\d{4})", re.ASCII
)
"""A Swedish personal identity number: year, month, day (of a coordination number 60 more), four digits."""


def _is_no_identity_number(unit: OpenUnit, standing: Standing) -> Finding | None:
    """A personal identity number as employee number, by its day and check digit; what is held so stands."""
    row: Employee = standing.row
    found = IDENTITY_NUMBER.fullmatch(row.employee_no)
    if not found or rows.count(unit.store, Employee, "employee_no = ?", (row.employee_no,)):
        return None
    doubled = (int(digit) * (2 - place % 2) for place, digit in enumerate(found[1] + found[2]))
    if sum(sum(divmod(each, 10)) for each in doubled) % 10:
        return None
    return Finding("employee_no", problem("person_identity_number"))


CHECKS: dict[str, tuple[Check, ...]] = {
    "place": (_places_hold_the_occupied,),
    "occupancy": (_near_other_days, _occupied_within_places),
    "monthly_value": (_near_other_days, _bed_days_within_places),
    "employment": (_contract_after_birth,),
    "employee": (_birth_before_contracts, _is_no_identity_number),
    "shift_type": (_code_is_free,),
    "role": (_role_is_no_code,),
}

KEY_TWICE: dict[str, tuple[str, str]] = {
    "employment": ("valid_from", "entry_contract_same_day"),
    "employee": ("employee_no", "entry_number_taken"),
    "monthly_value": ("month", "entry_month_twice"),
    "place": ("valid_from", "entry_place_same_day"),
    "occupancy": ("first_day", "entry_occupancy_same_day"),
    "unit": ("valid_from", "entry_same_day"),
    "competence": ("name", "entry_competence_twice"),
    "shift_type": ("code", "entry_code_twice"),
    "role": ("name", "entry_name_twice"),
}
"""The field and the sentence for a row whose key another row of its table has."""
