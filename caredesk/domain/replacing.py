"""What becomes of an absent person's shift: what falls away, the shift that replaces it, and its end."""

from __future__ import annotations

from caredesk.domain import people
from caredesk.domain.calendar import DAY_MINUTES, end_minute
from caredesk.domain.register import Register
from caredesk.domain.rows import Shift
from caredesk.domain.shift_turns import OF_SOMEBODY
from caredesk.domain.shifts import (
    JOUR,
    OVERTIME_KINDS,
    RESOURCE,
    SCHEDULED_KINDS,
    STANDBY,
    ResolvedShift,
    resolve,
)

CAUSE = "sick_leave"
QUARTER = 15
WHOLE_PERCENT = 100.0
WITHOUT_BREAK = 5 * 60
"""Minutes that may be worked without a break: a shorter part of a shift has none."""
GENERAL = "general"
LASTING_KINDS = frozenset({JOUR, STANDBY})
"""Kinds that say what the shift is, whoever works it; all others the substitute's employment decides."""


def is_whole(extent_percent: float | None) -> bool:
    """Whether an absence of this extent takes the whole day."""
    return extent_percent is None or extent_percent >= WHOLE_PERCENT


def is_given_away(kind: str, extent_percent: float | None) -> bool:
    """Whether a shift goes to somebody else itself: extra work and overtime on a day of full absence are no
    lost hours, but a breach."""
    return kind in OF_SOMEBODY and is_whole(extent_percent)


def part_of(shift: Shift, extent_percent: float | None) -> Shift:
    """The part of a shift that an absence of this extent takes: its last hours, begun on a whole quarter.

    Up to five hours have no break. What would begin after midnight is taken from the shift's first hours
    instead: a shift belongs to the date it starts on, and so does the absence.
    """
    if is_whole(extent_percent):
        return shift
    end = end_minute(shift.start, shift.end)
    lost = (end - shift.start - shift.break_minutes) * (extent_percent or 0.0) / WHOLE_PERCENT
    pause = shift.break_minutes if lost > WITHOUT_BREAK else 0
    length = max(QUARTER, min(end - shift.start, round((lost + pause) / QUARTER) * QUARTER))
    start = end - length
    if start >= DAY_MINUTES:
        return shift._replace(end=(shift.start + length) % DAY_MINUTES, break_minutes=pause)
    return shift._replace(start=start, break_minutes=pause)


def replacing(register: Register, shift: Shift, absent: str) -> Shift:
    """The vacant shift that stands in for an absent person's: same day, times, code, section and role."""
    of_absent = resolve(register, shift._replace(employee_no=shift.employee_no or absent))
    return Shift(
        "",
        shift.day,
        shift.shift_code,
        shift.start,
        shift.end,
        shift.break_minutes,
        kind=of_absent.kind if of_absent.kind in LASTING_KINDS else "",
        section=of_absent.section,
        role=of_absent.role,
        replaces=absent,
        cause=CAUSE if absent else shift.cause,
    )


def taken_by(register: Register, vacant: Shift, employee_no: str, kind: str) -> Shift:
    """A vacant shift as a person works it: as this kind, "resource" = within the person's own schedule.

    Section and role are left to the person's employment where it gives the same.
    """
    contract = register.contract(employee_no, vacant.day)
    section, role = (contract.section, contract.role) if contract else ("", "")
    lasting = vacant.kind if vacant.kind in LASTING_KINDS else ""
    return vacant._replace(
        employee_no=employee_no,
        kind=lasting or ("" if kind == RESOURCE else kind),
        overtime_sort=GENERAL if kind in OVERTIME_KINDS and not lasting else "",
        section="" if vacant.section == section else vacant.section,
        role="" if vacant.role == role else vacant.role,
        ordered="",
    )


def is_own_time(shift: ResolvedShift) -> bool:
    """Whether somebody stands in within the hours that their monthly pay is for, as by a moved resurspass."""
    form = shift.contract.form if shift.contract else ""
    return form in people.MONTHLY_PAID and shift.kind in SCHEDULED_KINDS


def given_back(shift: Shift) -> Shift:
    """A shift that stands in no longer, where its person keeps the hours: a resurspass of the same times."""
    return shift._replace(kind=RESOURCE, section="", role="", replaces="", cause="", ordered="")
