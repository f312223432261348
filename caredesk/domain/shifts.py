"""What a shift comes to: its length, what the employment decides about it, and what is present of it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from caredesk.domain import people
from caredesk.domain.calendar import elapsed_minutes, end_minute
from caredesk.domain.register import PRESENT, Contract, Extents, Register
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
    """Hours of a shift: elapsed time (clock changes included) less its break."""
    return (elapsed_minutes(shift.day, shift.start, shift.end) - shift.break_minutes) / 60


@dataclass(frozen=True, slots=True)
class ResolvedShift:
    """A shift with what the employment decides about it filled in. Hours; shares 0-1.

    `share` is the role's share that counts in density; `own_hours_per_day` the full-time hours of a day by
    the employee's own measure (the unit's for a shift without employee).
    """

    shift: Shift
    hours: float
    kind: str
    section: str
    role: str
    share: float
    contract: Contract | None
    absence: Extents
    own_hours_per_day: float

    @property
    def day(self) -> date:
        return self.shift.day

    @property
    def vacant(self) -> bool:
        return not self.shift.employee_no and not self.shift.borrowed_from

    @property
    def lent(self) -> bool:
        return bool(self.shift.lent_to)

    @property
    def present_share(self) -> float:
        """The share of the shift that is worked: 0 vacant, 1 borrowed, else what absence leaves."""
        if self.shift.employee_no:
            return 1 - self.absence.total
        return 1.0 if self.shift.borrowed_from else 0.0

    @property
    def present_hours(self) -> float:
        return self.hours * self.present_share

    @property
    def counts(self) -> bool:
        """A counted shift: staffed or borrowed, of a kind that counts, not lent, in a role that counts."""
        return not self.vacant and not self.lent and self.kind not in NOT_COUNTED_KINDS and self.share > 0

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
        return (
            not self.vacant
            and not self.lent
            and self.kind != INTRODUCTION
            and self.share > 0
            and self.present_share > 0
            and self.shift.start <= NINE < end_minute(self.shift.start, self.shift.end)
        )


def resolve(register: Register, shift: Shift) -> ResolvedShift:
    """The shift with section, role, kind and measure of the employment where it has none of its own."""
    contract = register.contract(shift.employee_no, shift.day) if shift.employee_no else None
    absence = register.absence(shift.employee_no, shift.day) if shift.employee_no else PRESENT
    role = shift.role or (contract.role if contract else "")
    kind = shift.kind or (EXTRA if contract and contract.form == people.HOURLY else ORDINARY)
    weekly = contract.weekly_hours if contract else register.weekly_hours_on(shift.day)
    return ResolvedShift(
        shift=shift,
        hours=shift_hours(shift),
        kind=kind,
        section=shift.section or (contract.section if contract else ""),
        role=role,
        share=register.role_share(role),
        contract=contract,
        absence=absence,
        own_hours_per_day=weekly / 7,
    )
