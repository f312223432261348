"""Resource shifts (resurspass): surplus that is lent to other units, against what was bought the same week.

The account of a week (figures.md § 6): hours lent are the present hours of lent shifts; hours bought are the
present hours of what was worked beside the schedule (extra, additional and overtime), and of borrowed and
hired staff. SEK as the cost of a shift; a lent shift costs here what it would have cost had it stayed.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import NamedTuple

from caredesk.domain import people
from caredesk.domain.calendar import days_from_to, monday_of
from caredesk.domain.changes import Changes
from caredesk.domain.pay import cost_of
from caredesk.domain.register import Register
from caredesk.domain.rows import Shift
from caredesk.domain.schedule import CellShift
from caredesk.domain.shifts import (
    ADDITIONAL,
    EXTRA,
    NOT_COUNTED_KINDS,
    OVERTIME_QUALIFIED,
    OVERTIME_SIMPLE,
    RESOURCE,
    ResolvedShift,
    resolve,
)
from caredesk.domain.staffing import needs_on
from caredesk.errors import UserError
from caredesk.services import plan as plans
from caredesk.services.edits import edit
from caredesk.services.plan import Plan
from caredesk.storage import rows

BOUGHT_KINDS = frozenset({EXTRA, ADDITIONAL, OVERTIME_SIMPLE, OVERTIME_QUALIFIED})
LONGEST_NAME = 80
LEAST_SURPLUS = 0.005
"""Less of a person than two decimals can say is what parts of a day are rounded to."""


class ResourceLine(NamedTuple):
    """A shift that is surplus: of kind resource, or lent. `hours` present; `lent_to` "" = still here."""

    cell: CellShift
    name: str
    hours: float
    lent_to: str

    @property
    def number(self) -> int:
        """The shift's number in its table."""
        return self.cell.number

    @property
    def day(self) -> date:
        """The date that it starts on."""
        return self.cell.shift.day


class SurplusLine(NamedTuple):
    """More people than asked for on a day, by shift type, section ("" = the unit) and role ("" = any)."""

    day: date
    shift_code: str
    section: str
    role: str
    people: float


class WeekAccount(NamedTuple):
    """A week from its Monday: hours and SEK lent and bought; SEK None where a cost is not known."""

    monday: date
    lent_hours: float
    bought_hours: float
    lent_sek: float | None
    bought_sek: float | None

    @property
    def hours(self) -> float:
        """Hours lent beyond those bought."""
        return self.lent_hours - self.bought_hours

    @property
    def sek(self) -> float | None:
        """SEK lent beyond what was bought; None where either is not known."""
        if self.lent_sek is None or self.bought_sek is None:
            return None
        return self.lent_sek - self.bought_sek


@dataclass(frozen=True)
class ResourceView:
    """Whole weeks: surplus shifts by day, surplus against need, the account by week and in all, and the
    names of units that shifts have been lent to."""

    first_day: date
    last_day: date
    lines: tuple[ResourceLine, ...]
    surplus: tuple[SurplusLine, ...]
    weeks: tuple[WeekAccount, ...]
    total: WeekAccount
    units: tuple[str, ...]


def view_resource_shifts(plan: Plan, *, first_day: date, last_day: date) -> ResourceView:
    """The whole weeks that the stretch touches."""
    first, last = monday_of(first_day), monday_of(last_day) + timedelta(days=6)
    register = plan.unit.register(plans.facts_of(plan, first, last))
    held = [(number, resolve(register, row)) for number, row in plans.shifts_of(plan, first, last)]
    weeks = tuple(
        _account(register, monday, (shift for _, shift in held if monday_of(shift.day) == monday))
        for monday in days_from_to(first, last)[::7]
    )
    return ResourceView(
        first_day=first,
        last_day=last,
        lines=tuple(_lines(register, held)),
        surplus=tuple(_surplus(register, first, last, [shift for _, shift in held])),
        weeks=weeks,
        total=_total(first, weeks),
        units=_units(plan, first),
    )


def edit_lent(plan: Plan, *, lines: Sequence[ResourceLine], lent_to: str) -> Changes:
    """Lends shifts to a named unit, or takes them back ("") as one step.

    UserError lent_gone (one of them is not as it was seen), lent_without_employee (a vacant or borrowed shift
    has nobody to lend), lent_name_long, outside_draft.
    """
    name = " ".join(lent_to.split())
    if len(name) > LONGEST_NAME:
        raise UserError("lent_name_long", most=LONGEST_NAME)
    seen = [(line.number, line.cell.shift) for line in lines]
    for number, row in seen:
        if not row.employee_no:
            raise UserError("lent_without_employee", day=row.day)
        if (number, row) not in plans.shifts_of(plan, row.day, row.day, {row.employee_no}):
            raise UserError("lent_gone", day=row.day)
    changed = [(number, row) for number, row in seen if row.lent_to != name]
    if not changed:
        return Changes()
    code, facts = ("shifts_lent", {"unit": name}) if name else ("shifts_taken_back", {})
    with edit(plan.unit, code, count=len(changed), **facts) as edited:
        for number, row in changed:
            plans.update(plan, number, row._replace(lent_to=name))
    return edited.changes


def _lines(register: Register, held: Iterable[tuple[int, ResolvedShift]]) -> Iterator[ResourceLine]:
    for number, shift in held:
        if shift.lent or (shift.kind == RESOURCE and not shift.vacant):
            row, person = shift.shift, register.employees.get(shift.shift.employee_no)
            cell = CellShift(number, row, shift.hours, shift.kind, shift.section, shift.role)
            yield ResourceLine(
                cell, person.name if person else row.borrowed_from, shift.present_hours, row.lent_to
            )


def _surplus(
    register: Register, first: date, last: date, held: Sequence[ResolvedShift]
) -> Iterator[SurplusLine]:
    """Shift types with more people than asked for, by day, code and section; those lent are not here."""
    here: defaultdict[tuple[date, str], list[ResolvedShift]] = defaultdict(list)
    for shift in held:
        if not shift.vacant and not shift.lent and shift.kind not in NOT_COUNTED_KINDS:
            here[shift.day, shift.shift.shift_code].append(shift)
    for day in days_from_to(first, last):
        for need in sorted(needs_on(register.facts.needs, day), key=lambda each: each[:2]):
            staffed = sum(
                shift.present_share
                for shift in here.get((day, need.shift_code), ())
                if need.section in ("", shift.section) and need.role in ("", shift.role)
            )
            if staffed - need.wanted > LEAST_SURPLUS:
                yield SurplusLine(day, need.shift_code, need.section, need.role, staffed - need.wanted)


def _account(register: Register, monday: date, held: Iterable[ResolvedShift]) -> WeekAccount:
    lent, bought = [], []
    for shift in held:
        if shift.lent:
            lent.append(shift)
        elif _is_bought(shift):
            bought.append(shift)
    return WeekAccount(
        monday,
        sum(shift.present_hours for shift in lent),
        sum(shift.present_hours for shift in bought),
        _cost(register, lent),
        _cost(register, bought),
    )


def _is_bought(shift: ResolvedShift) -> bool:
    hired = shift.contract is not None and shift.contract.form == people.HIRED
    return bool(shift.shift.borrowed_from) or hired or shift.kind in BOUGHT_KINDS


def _cost(register: Register, shifts: Iterable[ResolvedShift]) -> float | None:
    return _sum(cost_of(register, shift).sek for shift in shifts)


def _total(first: date, weeks: Sequence[WeekAccount]) -> WeekAccount:
    return WeekAccount(
        first,
        sum(week.lent_hours for week in weeks),
        sum(week.bought_hours for week in weeks),
        _sum(week.lent_sek for week in weeks),
        _sum(week.bought_sek for week in weeks),
    )


def _sum(values: Iterable[float | None]) -> float | None:
    """The sum; None where one of them is not known."""
    total = 0.0
    for value in values:
        if value is None:
            return None
        total += value
    return total


def _units(plan: Plan, first: date) -> tuple[str, ...]:
    """Names of units that shifts have been lent to or borrowed from since a year before a day."""
    since = (first - timedelta(days=365)).isoformat()
    found = rows.read(
        plan.unit.store, Shift, "day >= ? AND (lent_to <> '' OR borrowed_from <> '')", (since,), order="day"
    )
    return tuple(sorted({name for row in found for name in (row.lent_to, row.borrowed_from) if name}))
