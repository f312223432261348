"""What becomes of a shift that goes to somebody else or another day, becomes vacant, is filled or copied.

A moved shift keeps what was said of it. A copy is an ordinary shift of the same code, times and kind: why the
first one came about, whom it replaces, that it was ordered, lent or overtime, is not true of another.
"""

from __future__ import annotations

from datetime import date

from caredesk.domain.rows import Shift
from caredesk.domain.shifts import EXTRA, OVERTIME_KINDS

OF_SOMEBODY = OVERTIME_KINDS | {EXTRA}
"""Kinds that say something of the person who works, not of the shift."""


def moved(shift: Shift, employee_no: str, day: date, section: str) -> Shift:
    """The shift with this person on this day; without a person it is vacant, or borrowed as before.

    `section`: that of the person's employment on the day; for a shift that becomes vacant, that of the
    employment which it leaves, so that it stays in its section.
    """
    if not employee_no:
        return (vacated(shift, section) if shift.employee_no else shift)._replace(day=day)
    row = shift if shift.employee_no else filled(shift, employee_no)
    if not shift.employee_no and row.section == section:
        row = row._replace(section="")
    replaces = "" if row.replaces == employee_no else row.replaces
    return row._replace(employee_no=employee_no, day=day, replaces=replaces)


def vacated(shift: Shift, section: str) -> Shift:
    """The shift without its person, in the section that the employment gave; kinds of a person go too."""
    kind = "" if shift.kind in OF_SOMEBODY else shift.kind
    return shift._replace(
        employee_no="", section=shift.section or section, kind=kind, overtime_sort="", lent_to=""
    )


def filled(shift: Shift, employee_no: str) -> Shift:
    """A vacant or borrowed shift with a person of the unit; what the lender charged does not follow."""
    price = None if shift.borrowed_from else shift.price
    return shift._replace(employee_no=employee_no, borrowed_from="", price=price)


def copied(shift: Shift, employee_no: str, day: date, section: str) -> Shift:
    """An ordinary shift of the same code, times, break, role and kind. `section` as in `moved`."""
    kind = "" if shift.kind in OVERTIME_KINDS or (not employee_no and shift.kind == EXTRA) else shift.kind
    own = shift.section or section
    return Shift(
        employee_no,
        day,
        shift.shift_code,
        shift.start,
        shift.end,
        shift.break_minutes,
        kind,
        section="" if employee_no and own == section else own,
        role=shift.role,
    )
