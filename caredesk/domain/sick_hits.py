"""The shifts that a report of sickness hits: what falls away of each, who is left, and what is proposed."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from caredesk.domain.need_strip import NeedCount, NeedKey
from caredesk.domain.register import Register
from caredesk.domain.replacing import WHOLE_PERCENT, is_whole
from caredesk.domain.rows import Absence, Shift
from caredesk.domain.shifts import (
    INTRODUCTION,
    NOT_COUNTED_KINDS,
    RESOURCE,
    ResolvedShift,
    resolve,
)
from caredesk.domain.sick_report import HitShift, Way
from caredesk.domain.substitute_kinds import meet

NOISE = 1e-9
"""Parts of people that add up to a whole may miss it by a rounding."""

Numbered = tuple[int, Shift]


def known_end(row: Absence) -> date:
    """The last day that a report tells of: the expected end, or without one its first day."""
    return row.expected_end or row.first_day


def hit_shifts(
    register: Register, row: Absence, shifts: Sequence[Numbered], today: date
) -> tuple[HitShift, ...]:
    """The person's shifts from the first day of a report to its known end, by day and start.

    `shifts`: everybody's of those days. The register's facts must hold the absences as they would stand.
    """
    first, last = row.first_day, known_end(row)
    own = [(number, held) for number, held in shifts if held.employee_no == row.employee_no]
    count = NeedCount(register, first, last, None)
    staff = _Staff(register, count, [held for _, held in shifts])
    standing_in = [(number, held) for number, held in shifts if held.replaces == row.employee_no]
    share = 1.0 if is_whole(row.extent_percent) else (row.extent_percent or 0.0) / WHOLE_PERCENT
    hits = []
    for number, held in sorted(own, key=lambda each: (each[1].day, each[1].start)):
        shift = resolve(register, held)
        staffed, needed = staff.of(shift)
        found = next((pair for pair in standing_in if meet(pair[1], held)), None)
        if found is not None:
            standing_in.remove(found)
        enough = needed is not None and staffed >= needed - NOISE
        asked = found is None and not enough and held.day >= today and _is_replaced(shift, row)
        proposed: Way = "substitute" if asked else "none"
        hits.append(
            HitShift(
                number=number,
                shift=held._replace(kind=shift.kind, section=shift.section, role=shift.role),
                hours=shift.hours,
                lost_hours=shift.hours * share,
                staffed=staffed,
                needed=needed,
                replacement=found[0] if found else None,
                proposed=proposed,
            )
        )
    return tuple(hits)


def _is_replaced(shift: ResolvedShift, row: Absence) -> bool:
    """Whether a shift is one that somebody else works in the person's stead, as a rule."""
    return is_whole(row.extent_percent) and shift.kind not in (RESOURCE, INTRODUCTION) and not shift.lent


class _Staff:
    """People there and people wanted, of a shift's type and section on its day."""

    def __init__(self, register: Register, count: NeedCount, shifts: Iterable[Shift]) -> None:
        self._register = register
        self._shifts = list(shifts)
        self._wanted = count.wanted
        self._staffed = count.staffed(self._shifts)

    def of(self, shift: ResolvedShift) -> tuple[float, float | None]:
        """People there, and people wanted: None where nothing is asked for."""
        for section in (shift.section, ""):
            key = NeedKey(section, str(self._sort(shift.shift)), shift.day)
            if key in self._wanted:
                return self._staffed.get(key, 0.0), self._wanted[key]
        alike = (
            resolve(self._register, row)
            for row in self._shifts
            if row.day == shift.day and not row.lent_to and self._sort(row) == self._sort(shift.shift)
        )
        there = (
            each.present_share
            for each in alike
            if each.section == shift.section and each.kind not in NOT_COUNTED_KINDS
        )
        return sum(there), None

    def _sort(self, row: Shift) -> str | tuple[int, int]:
        """The shift's type, or that of its exact times; of a shift without one its times."""
        times, types = (row.start, row.end), self._register.shift_types
        named = (code for code in sorted(types) if (types[code].start, types[code].end) == times)
        return row.shift_code or next(named, times)
