"""As what somebody takes a shift: a resurspass moved, extra, additional time or overtime.

A resurspass of one's own that day, not lent, that meets the shift is moved to it. The hourly paid and hired
take a shift as extra; the part-timer as additional time while the calendar week (Monday to Sunday, all
planned hours but jour and standby, those of an absence too) stays within the person's full-time measure; else
it is overtime: simple for at most two hours adjoining an own shift, qualified for all else (AB § 20).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from caredesk.domain import people
from caredesk.domain.calendar import end_minute, instant, monday_of
from caredesk.domain.register import Contract, Register
from caredesk.domain.replacing import LASTING_KINDS
from caredesk.domain.rows import Shift
from caredesk.domain.rule_book import more
from caredesk.domain.shifts import (
    ADDITIONAL,
    EXTRA,
    JOUR,
    OVERTIME_QUALIFIED,
    OVERTIME_SIMPLE,
    RESOURCE,
    STANDBY,
    shift_hours,
)

SIMPLE_HOURS = 2
FULL_RATE = 1 - 1e-9


def kind_for(
    register: Register, held: Sequence[Shift], vacant: Shift, employee_no: str
) -> tuple[str, Shift | None]:
    """As what somebody takes a shift (kinds as in `Chosen`), and the resurspass that becomes it."""
    if vacant.kind in LASTING_KINDS:
        return vacant.kind, None
    moved = own_resource(held, vacant)
    if moved is not None:
        return RESOURCE, moved
    contract = register.contract(employee_no, vacant.day)
    if contract is None or contract.form not in people.MONTHLY_PAID:
        return EXTRA, None
    hours, left = shift_hours(vacant), hours_left(contract, held, vacant.day)
    if contract.rate < FULL_RATE and left is not None and not more(hours, left):
        return ADDITIONAL, None
    simple = not more(hours, SIMPLE_HOURS) and any(_adjoin(row, vacant) for row in held)
    return (OVERTIME_SIMPLE if simple else OVERTIME_QUALIFIED), None


def own_resource(held: Iterable[Shift], vacant: Shift) -> Shift | None:
    """The first resurspass among a person's shifts that lies on the day, is not lent, and meets the shift."""
    own = (row for row in held if row.day == vacant.day and row.kind == RESOURCE and not row.lent_to)
    return next((row for row in own if meet(row, vacant)), None)


def hours_left(contract: Contract, held: Iterable[Shift], day: date) -> float | None:
    """Hours that the calendar week has left to the person's own full-time measure; None for those who are not
    paid by the month, below 0 beyond it."""
    if contract.form not in people.MONTHLY_PAID:
        return None
    monday = monday_of(day)
    planned = (
        shift_hours(row) for row in held if monday_of(row.day) == monday and row.kind not in {JOUR, STANDBY}
    )
    return contract.weekly_hours - sum(planned)


def meet(one: Shift, other: Shift) -> bool:
    """Whether two shifts have time in common."""
    (start, end), (begins, ends) = _span(one), _span(other)
    return begins < end and start < ends


def _span(row: Shift) -> tuple[int, int]:
    return instant(row.day, row.start), instant(row.day, end_minute(row.start, row.end))


def _adjoin(row: Shift, vacant: Shift) -> bool:
    (begins, ends), (start, end) = _span(row), _span(vacant)
    return row.kind not in {JOUR, STANDBY} and (ends == start or end == begins)
