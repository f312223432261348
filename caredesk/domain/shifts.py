"""What a shift comes to: its length, what the employment decides about it, and what is present of it."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from caredesk.domain import people
from caredesk.domain.calendar import elapsed_minutes, end_minute
from caredesk.domain.register import Contract, Register
from caredesk.domain.rows import Shift

ORDINARY = "ordinary"
EXTRA = "extra"
ADDITIONAL = "additional"
OVERTIME_SIMPLE = "overtime_simple"
OVERTIME_QUALIFIED = "overtime_qualified"
RESOURCE = "resource"
INTRODUCTION = "introduction"
JOUR = "jour"
STANDBY = "standby"

SCHEDULED_KINDS = frozenset({ORDINARY, RESOURCE, INTRODUCTION})
OVERTIME_KINDS = frozenset({ADDITIONAL, OVERTIME_SIMPLE, OVERTIME_QUALIFIED})
NOT_COUNTED_KINDS = frozenset({INTRODUCTION, JOUR, STANDBY})

NINE = 9 * 60


def shift_hours(shift: Shift) -> float:
    """Hours of a shift: elapsed time (clock changes included) less its break, at least none."""
    return max(0, elapsed_minutes(shift.day, shift.start, shift.end) - shift.break_minutes) / 60


class ResolvedShift(NamedTuple):
    """A shift with what the employment decides about it filled in. Hours; shares 0-1.

    `share` is the role's share that counts in density; `own_hours_per_day` the full-time hours of a day by
    the employee's own measure (the unit's for a shift without employee). `present_share` is what is worked:
    0 vacant, 1 borrowed, else what absence leaves. `counts`: staffed or borrowed, of a kind that counts, not
    lent, in a role that counts, whatever its absence.
    """

    shift: Shift
    hours: float
    kind: str
    section: str
    role: str
    share: float
    contract: Contract | None
    own_hours_per_day: float
    vacant: bool
    lent: bool
    present_share: float
    present_hours: float
    counts: bool

    @property
    def day(self) -> date:
        return self.shift.day

    @property
    def scheduled_hours(self) -> float:
        """Counted hours as if nobody were absent."""
        return self.hours * self.share if self.counts else 0.0

    @property
    def counted_hours(self) -> float:
        """Counted hours: what is present, by the role's share."""
        return self.present_hours * self.share if self.counts else 0.0

    @property
    def works_at_nine(self) -> bool:
        """A worker of the national measure at 09:00: start <= 09:00 < end on the shift's own date."""
        row = self.shift
        if not row.start <= NINE < end_minute(row.start, row.end):
            return False
        return not self.lent and self.kind != INTRODUCTION and self.share > 0 and self.present_share > 0


def resolve(register: Register, shift: Shift) -> ResolvedShift:
    """The shift with section, role, kind and measure of the employment where it has none of its own."""
    contract = register.contract(shift.employee_no, shift.day) if shift.employee_no else None
    role = shift.role or (contract.role if contract else "")
    kind = shift.kind or (EXTRA if contract and contract.form == people.HOURLY else ORDINARY)
    share = register.role_share(role)
    lent, vacant = bool(shift.lent_to), not shift.employee_no and not shift.borrowed_from
    if shift.employee_no:
        present = 1 - register.absence(shift.employee_no, shift.day).total
    else:
        present = 0.0 if vacant else 1.0
    hours = shift_hours(shift)
    return ResolvedShift(
        shift=shift,
        hours=hours,
        kind=kind,
        section=shift.section or (contract.section if contract else ""),
        role=role,
        share=share,
        contract=contract,
        own_hours_per_day=(contract.weekly_hours if contract else register.weekly_hours_on(shift.day)) / 7,
        vacant=vacant,
        lent=lent,
        present_share=present,
        present_hours=hours * present,
        counts=not vacant and not lent and kind not in NOT_COUNTED_KINDS and share > 0,
    )
